// Labels of the search: what a chain means for what may come after it, and which labels are worth keeping.
#pragma once

#include <array>
#include <vector>

#include "recovery/placement_chains.hpp"

namespace rubdown::placing {

struct Label {
  std::uint32_t node = 0;
  std::array<Minute, 7> last{};  ///< capped starts, latest first; `never` where none binds
  std::uint8_t last_fixed = 0;   ///< bit i: last[i] is a fixed appointment
  bool deep_fixed = false;
  Minute deep = never;
  int month = 0, spent = 0;  ///< new capped appointments in the month of the last one
  Minute busy = never;       ///< end of the last session and of its day, kept only where free ones could come too soon

  int spent_in(int of_month) const { return month == of_month ? spent : 0; }
  /// Puts a capped start in front of those remembered.
  void remember(Minute start, bool fixed);
};

/// Labels that have served the same open demands.
struct Group {
  Open served = 0;
  std::vector<Label> labels;  ///< best last: what is new is mostly better than what is there
};

/// A time before which nothing is placed any more, and how far back a start must lie to bind nothing from it on.
struct Now {
  Minute at = never;
  int month = 0;
  Minute last = never;     ///< the latest capped start, but for the ceiling of seven days
  Minute week = never;     ///< the latest capped start, through that ceiling
  Minute earlier = never;  ///< those before it
  bool all_new = false;    ///< no capped appointment stands from then on: all to come keep their distances
  int spent = -1;          ///< with so few new appointments in this month the budget cannot run out any more
};

/// What may still be placed: now where an open demand is not served, else from the next demand on.
struct Ahead {
  Open open = 0;
  Now here, later;
  const Now& of(Open served) const { return (open & ~served) != 0 ? here : later; }
};

constexpr std::size_t label_work = 256;  ///< what making a label takes, in comparisons

/// What labels are compared by, and how much work that was.
struct Scales {
  const Chains& chains;
  const Gaps& gaps;
  std::size_t most_work;  ///< past it the search is given up, so nothing more is compared
  Ahead ahead{};
  std::size_t work = 0;  ///< labels made and compared
  bool spent() const { return work > most_work; }
};

/// Drops from a label what binds no appointment from then on.
void forget(Label& label, const Gaps& gaps, const Now& now);

/// True where whatever may follow `b` may follow `a`.
inline bool binds_no_more(const Label& a, const Label& b, const Gaps& gaps, const Now& now) {
  for (std::size_t i = 0; i < gaps.remembered; ++i) {
    if (a.last[i] > b.last[i]) return false;
  }
  if (a.deep > b.deep || a.busy > b.busy) return false;
  if (a.spent == 0) return true;
  return a.month < now.month || a.spent <= b.spent_in(a.month);
}

/// Adds a label to its group and keeps there only labels that no better one replaces.
void insert(std::vector<Group>& groups, Open served, const Label& label, Scales& scales);

/// Unites groups that differ in closed demands alone, and forgets what no longer binds.
void unite(std::vector<Group>& groups, Open closed, Scales& scales);

}  // namespace rubdown::placing
