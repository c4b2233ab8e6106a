#include "rubdown/recovery/stop_triggers.hpp"

#include "recovery/stops.hpp"

namespace rubdown {
namespace {

std::string_view name_of(const Fact& fact) {
  if (fact.kind == FactKind::flag) return fact.told().flag;
  if (fact.kind == FactKind::condition) return fact.told().condition;
  return fact.kind == FactKind::symptom ? name(fact.told().areas.front().area) : std::string_view{};
}

}  // namespace

std::vector<StopTrigger> stop_triggers(const Schedule& schedule, const Plan& plan, const RulePack& rules) {
  std::vector<StopTrigger> triggers;
  if (schedule.stops.empty()) return triggers;
  const Facts facts{schedule, plan, rules.engine};
  for (const StopSpan& span : find_stops(fire(rules, facts, has_stops), facts)) {
    if (span.until && *span.until <= schedule.header.today) continue;
    const Fact& fact = *span.fact;
    triggers.push_back({std::string{span.rule->id}, std::string{fact.key}, fact.kind, fact.day, span.until,
                        span.effect->lifted != Lifted::elapsed, std::string{name_of(fact)}, fact.told().side,
                        span.by_words, std::string{fact.told().note}, std::string{fact.words}});
  }
  return triggers;
}

}  // namespace rubdown
