// How often self-care may be asked for.
#pragma once

#include <deque>
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
  /// Days of one rule, null for those of any, and one type; with what limits them whatever asks for it.
  struct Series {
    const Rule* rule = nullptr;
    SessionType type{};
    std::vector<const Limit*> limits;
    Days days;
  };
  /// The series that an ask is held against, found once for all asks of a wish.
  struct Row {
    bool known = false;
    Series *by_rule = nullptr, *by_type = nullptr;
  };

  Row look_up(const Ask& ask);
  Series* series(const Rule* rule, SessionType type);
  static bool below(const Days& used, Day day, int times, int in_days);
  static void note(Days& used, Day day);

  std::vector<const Limit*> limits_;
  std::vector<Row> rows_;
  std::deque<Series> series_;
};

}  // namespace rubdown
