#include "rubdown/recovery/safety_stops.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rubdown/recovery/codes.hpp"

namespace rubdown {

namespace {

/// A table of flags that names none is about each of them.
bool stops_for(const Rule& rule, std::string_view flag) {
  return !rule.stops.empty() && std::any_of(rule.after.begin(), rule.after.end(), [flag](const Match& match) {
    const bool of_flags = std::find(match.fact.begin(), match.fact.end(), FactKind::flag) != match.fact.end();
    return (of_flags && match.flag.empty()) ||
           std::find(match.flag.begin(), match.flag.end(), flag) != match.flag.end();
  });
}

}  // namespace

void report_stop_left_out(std::string_view id, Span at, Diagnostics& findings) {
  findings.add(safety_stop_left_out, at, fmt::format("without `{}` nothing stops what that rule stops", id),
               fmt::format("it is a safety rule: read `rubdown rules show {}` before you leave it out", id));
}

void report_missing_stops(const RulePack& pack, const RulePack& builtin, Span at, Diagnostics& findings) {
  const auto missing = std::count_if(builtin.rules.begin(), builtin.rules.end(), [&](const Rule& rule) {
    const Rule* own = rule.stops.empty() ? nullptr : pack.find(rule.id);
    return !rule.stops.empty() && (own == nullptr || own->stops.empty());
  });
  if (missing == 0) return;
  findings.add(safety_stop_left_out, at, fmt::format("these rules leave out {} of the built-in safety stops", missing),
               "write rules = [\"builtin\", ...], so that warning signs are heard");
}

void report_unheard_flags(const Plan& plan, const RulePack& pack, const RulePack& builtin, Day today,
                          Diagnostics& findings) {
  const auto& disabled = plan.recovery.disable;
  for (const LoggedFlag& flag : plan.entries.flags) {
    if (flag.cleared && *flag.cleared <= today) continue;
    const auto acts = [&](const Rule& rule) {
      return stops_for(rule, flag.name.value) &&
             std::none_of(disabled.begin(), disabled.end(), [&](const auto& id) { return id.value == rule.id; });
    };
    if (std::any_of(pack.rules.begin(), pack.rules.end(), acts)) continue;
    const auto would_stop = [&](const Rule& rule) { return stops_for(rule, flag.name.value); };
    const auto lost = std::find_if(builtin.rules.begin(), builtin.rules.end(), would_stop);
    if (lost == builtin.rules.end()) continue;  // no rule stops for it: low mood
    findings.add(safety_stop_left_out, flag.name.at,
                 fmt::format("nothing acts on the warning sign `{}` of {}", flag.name.value, format_day(flag.on)),
                 fmt::format("`{}` would stop training for it and is left out: take it in again, see a clinician first",
                             lost->id));
  }
}

}  // namespace rubdown
