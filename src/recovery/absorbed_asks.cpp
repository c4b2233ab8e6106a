#include "recovery/absorbed_asks.hpp"

#include <algorithm>

#include "recovery/rule_reader.hpp"

namespace rubdown {
namespace {

bool absorbs(const Ask& other, const Ask& ask) {
  const Rule& by = *other.firing->rule;
  const Rule& rule = *ask.firing->rule;
  if (&by == &rule || is_note(other.session->type)) return false;
  return names_rule(by.absorbs, rule.id) || names_rule(rule.absorbed_by, by.id);
}

Day trigger_day(const Ask& ask) { return ask.firing->fact->day; }

}  // namespace

void AsksByDay::add(const Ask& ask) {
  asks_.emplace_back(ask.day, &ask);
  if (trigger_day(ask) != ask.day) asks_.emplace_back(trigger_day(ask), &ask);
}

void AsksByDay::settle() {
  if (!std::is_sorted(asks_.begin(), asks_.end())) std::sort(asks_.begin(), asks_.end());
}

bool AsksByDay::absorb(const Ask& ask, Day day) const {
  auto other = std::partition_point(asks_.begin(), asks_.end(), [day](const auto& o) { return o.first < day; });
  for (; other != asks_.end() && other->first == day; ++other) {
    const Ask& by = *other->second;
    if ((by.day == ask.day || trigger_day(by) == trigger_day(ask)) && absorbs(by, ask)) return true;
  }
  return false;
}

AbsorbedAsks::AbsorbedAsks(const std::vector<Ask>& all) {
  const bool any_absorbed =
      std::any_of(all.begin(), all.end(), [](const Ask& ask) { return !ask.firing->rule->absorbed_by.empty(); });
  for (const Ask& ask : all) {
    if (!ask.firing->rule->absorbs.empty()) absorbing_.add(ask);
    if (any_absorbed) all_.add(ask);
  }
  absorbing_.settle();
  all_.settle();
}

bool AbsorbedAsks::has(const Ask& ask) const {
  // Few rules absorb others, and few say themselves by which they are absorbed.
  const AsksByDay& by = ask.firing->rule->absorbed_by.empty() ? absorbing_ : all_;
  return by.absorb(ask, ask.day) || (trigger_day(ask) != ask.day && by.absorb(ask, trigger_day(ask)));
}

}  // namespace rubdown
