#include <fmt/format.h>

#include <algorithm>

#include "recovery/explain_text.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/recovery/describe_rules.hpp"

namespace rubdown {
namespace {

using explaining::outcome;
using explaining::Page;
using explaining::short_day;

/// Days on which the rule has a self-care session, a note or advice.
std::vector<Day> days_of(const Schedule& schedule, const Rule& rule) {
  std::vector<Day> days;
  for (const Session& session : schedule.sessions) {
    const auto from_rule = [&](const auto& said) { return said.rule == rule.id; };
    const bool advised = std::any_of(session.advice.begin(), session.advice.end(), from_rule);
    const bool asked = std::any_of(session.reasons.begin(), session.reasons.end(), from_rule);
    if (advised || (asked && !explaining::is_appointment(session))) days.push_back(session.day);
  }
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace

std::string explain_rule(const Schedule& schedule, const RulePack& rules, const Rule& rule,
                         const ExplainOptions& options) {
  Page page(options);
  for (const DemandRecord& demand : schedule.demands) {
    if (demand.rule != rule.id) continue;
    page.labelled(short_day(day_of(demand.ideal)),
                  fmt::format("after {}: {}", demand.trigger, outcome(schedule, demand)), 0);
  }
  const std::vector<Day> days = days_of(schedule, rule);
  if (!days.empty()) {
    page.plain(fmt::format("It speaks on {}: {}.", counted(days.size(), "day"), explaining::some_days(days)));
  }
  for (const Stop& stop : schedule.stops) {
    if (stop.id != rule.id) continue;
    page.plain(fmt::format("It stops {} since {}, because of {}.", stop.blocks, short_day(stop.since), stop.trigger));
  }
  for (const Advice& notice : schedule.notices) {
    if (notice.rule == rule.id) page.plain(notice.text);
  }
  if (page.empty()) page.plain("Nothing in this plan calls for it.");
  std::string text = describe_rule(rule, rules, options.width);
  if (options.ascii) text = to_ascii(text);
  if (!text.ends_with('\n')) text += '\n';
  Page heading(options);
  heading.heading("In this plan");
  return text + "\n" + heading.take() + page.take();
}

}  // namespace rubdown
