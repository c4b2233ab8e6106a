// How often self-care may be asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "recovery/self_care_asks.hpp"

namespace rubdown {

/// Refuses what comes too often: `at_most` of the prescription, `limit` of rules. Asks come in the order of their days.
class Frequency {
 public:
  Frequency(const RulePack& rules, std::size_t wishes);

  /// Whether the ask may stand; then it counts for those after it. Notes always may.
  bool allows(const Ask& ask);

 private:
  /// Days on which something was asked for, each once.
  using Days = std::vector<Day>;
  /// Which days limits look at, found once for all asks of a wish: numbers in `series_` from 1, 0 for none.
  struct Row {
    bool known = false;
    std::uint16_t by_rule = 0, by_type = 0;
  };
  /// A list of days of one rule, null for the days of any, and one type.
  struct Series {
    const Rule* rule = nullptr;
    SessionType type{};
    Days days;
  };

  Row look_up(const Ask& ask);
  std::uint16_t series(const Rule* rule, SessionType type);
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
