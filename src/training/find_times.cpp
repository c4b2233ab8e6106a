#include <fmt/format.h>

#include "rubdown/training/codes.hpp"
#include "rubdown/training/paces_report.hpp"
#include "training/running.hpp"

namespace rubdown {
namespace {

void check_time(Performance said, Span place, Units units, Diagnostics& findings) {
  if (is_plausible(said)) return;
  constexpr Pace walk{std::chrono::minutes{6}};
  const Pace pace = pace_for(said.distance, said.time);
  findings.add(beyond_runners, place,
               fmt::format("{} for {} is {}: {}", format_clock(said.time), format_distance(said.distance, units),
                           format_pace(pace, units), pace < walk ? "nobody runs like that" : "that is a walk"),
               "check the distance and the time; paces are worked out from them");
}

}  // namespace

void find_times(const Plan& plan, Diagnostics& findings) {
  if (plan.athlete.recent) check_time(plan.athlete.recent->value, plan.athlete.recent->at, plan.units, findings);
  for (const PlanRace& race : plan.races) {
    if (race.goal) check_time({race.distance.value, race.goal->value}, race.goal->at, plan.units, findings);
  }
}

}  // namespace rubdown
