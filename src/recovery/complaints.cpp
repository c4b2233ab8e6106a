// Which entries tell the same story, and what ends it.
#include <algorithm>

#include "recovery/facts.hpp"

namespace rubdown {
namespace {

/// Whether the end of `later` is the end of `fact` too. What is over on one side goes on where it was on both.
bool ends(const Fact& later, const Fact& fact) {
  return later.day >= fact.day && *later.cleared >= fact.day && same_complaint(later, fact) &&
         (later.side == Side::both || later.side == fact.side);
}

}  // namespace

bool sides_meet(Side a, Side b) { return a == Side::both || b == Side::both || a == b; }

bool same_complaint(const Fact& a, const Fact& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == FactKind::illness) return true;
  if (a.kind == FactKind::flag) return a.flag == b.flag && sides_meet(a.side, b.side);
  if (a.kind == FactKind::condition) return a.condition == b.condition;
  if (a.kind != FactKind::symptom) return false;
  return a.areas.front().area == b.areas.front().area && sides_meet(a.side, b.side);
}

void take_over_ends(std::vector<Fact>& facts) {
  for (const Fact& later : facts) {
    if (!later.cleared) continue;
    for (Fact& fact : facts) {
      if (ends(later, fact)) fact.cleared = fact.cleared ? std::min(*fact.cleared, *later.cleared) : later.cleared;
    }
  }
}

}  // namespace rubdown
