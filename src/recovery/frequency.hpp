// How often self-care may be asked for.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "recovery/self_care_asks.hpp"

namespace rubdown {

/// Refuses what comes too often: `at_most` of the prescription, `limit` of rules. Asks come in the order of their days.
class Frequency {
 public:
  Frequency(const RulePack& rules, std::span<const Wish> wishes);

  /// Whether the ask may stand; then it counts for those after it. Notes always may.
  bool allows(const Ask& ask);

 private:
  /// Days on which something was asked for, each once.
  using Days = std::vector<Day>;
  static constexpr std::size_t none = ~std::size_t{0};
  /// What the limits look at, found once for all asks of a wish.
  struct Row {
    const Prescription* session = nullptr;
    bool known = false;
    std::size_t by_rule = none, by_type = none;  ///< indices into `days_`
  };
  /// A list of days of one rule, null for the days of any, and one type.
  struct Series {
    const Rule* rule = nullptr;
    SessionType type{};
    Days days;
  };

  void look_up(Row& row, const Rule& rule);
  std::size_t series(const Rule* rule, SessionType type);
  static bool below(const Days& used, Day day, int times, int in_days);
  static void note(Days& used, Day day);

  struct LimitOf {
    TypeSet types;
    const Limit* limit = nullptr;
  };

  std::vector<LimitOf> limits_;
  TypeSet limited_;  // the types of all of them
  std::vector<Row> rows_;
  std::vector<Series> series_;
};

}  // namespace rubdown
