// Which entries tell the same story, and what ends it.
#include <algorithm>

#include "recovery/facts.hpp"

namespace rubdown {
namespace {

/// Whether the end of `later` is the end of `fact` too. What is over on one side goes on where it was on both.
bool ends(const Fact& later, const Fact& fact) {
  return ends_what_was(later, fact) && same_complaint(later, fact) &&
         (later.told().side == Side::both || later.told().side == fact.told().side);
}

}  // namespace

bool ends_what_was(const Fact& later, const Fact& fact) {
  const Told &end = later.told(), &told = fact.told();
  if (!end.cleared || *end.cleared < fact.day) return false;
  return later.day > fact.day || (later.day == fact.day && told.place <= end.place);
}

bool sides_meet(Side a, Side b) { return a == Side::both || b == Side::both || a == b; }

bool same_complaint(const Fact& a, const Fact& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == FactKind::illness) return true;
  if (a.kind == FactKind::flag) return a.told().flag == b.told().flag && sides_meet(a.told().side, b.told().side);
  if (a.kind == FactKind::condition) return a.told().condition == b.told().condition;
  if (a.kind != FactKind::symptom) return false;
  return a.told().areas.front().area == b.told().areas.front().area && sides_meet(a.told().side, b.told().side);
}

void take_over_ends(std::vector<Fact>& facts) {
  for (const Fact& later : facts) {
    if (!later.told().cleared) continue;
    for (Fact& fact : facts) {
      if (!ends(later, fact)) continue;
      std::optional<Day>& cleared = fact.entry->cleared;
      cleared = cleared ? std::min(*cleared, *later.told().cleared) : later.told().cleared;
    }
  }
}

}  // namespace rubdown
