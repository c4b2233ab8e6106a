// Which asks for self-care give way to others of the same day, or after a trigger of the same day.
#pragma once

#include <utility>
#include <vector>

#include "recovery/asks.hpp"

namespace rubdown {

/// Asks by their day and by the day of their trigger.
class AsksByDay {
 public:
  void add(const Ask& ask);
  void settle();
  /// True where one that is about `day`, as `ask` is, absorbs it.
  bool absorb(const Ask& ask, Day day) const;

 private:
  std::vector<std::pair<Day, const Ask*>> asks_;
};

/// Looks at asks that must outlive it.
class AbsorbedAsks {
 public:
  explicit AbsorbedAsks(const std::vector<Ask>& all);
  bool has(const Ask& ask) const;

 private:
  AsksByDay absorbing_, all_;
};

}  // namespace rubdown
