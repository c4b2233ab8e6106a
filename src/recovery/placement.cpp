#include "rubdown/recovery/placement.hpp"

#include <algorithm>

#include "recovery/placement_refusal.hpp"
#include "recovery/placement_search.hpp"

namespace rubdown {
namespace {

using placing::Step;
using placing::Terms;

/// The areas of the demands in their order, each with the side of the first that names it: what hurts on the right is
/// worked on the right. Those beyond the cap are dropped.
AreaSet united_areas(const Terms& terms, const Step& step) {
  const bool merged = step.serves.size() > 1;
  AreaSet areas;
  for (const std::size_t want : step.serves) {
    for (const BodyArea area : terms.problem->demands[terms.wants[want].demand].areas) {
      const bool known =
          std::any_of(areas.begin(), areas.end(), [&](const BodyArea& a) { return a.area == area.area; });
      if (!known && (!merged || areas.size() < terms.problem->caps.merged_areas)) areas.add(area);
    }
  }
  return areas;
}

Appointment appointment_of(const Terms& terms, const Step& step) {
  Appointment made;
  made.begin = placing::civil(step.start);
  made.length = Minutes{step.length};
  made.type = step.type;
  made.areas = united_areas(terms, step);
  for (const std::size_t want : step.serves) made.serves.push_back(terms.wants[want].demand);
  if (step.fixed) {
    made.fixed = terms.fixed[*step.fixed].index;
  } else {
    made.therapist = terms.problem->openings[step.opening].therapist;
  }
  return made;
}

PlacementScore score_of(const Terms& terms, const std::vector<Step>& steps) {
  PlacementScore score;
  const PlacementProblem& problem = *terms.problem;
  for (const placing::Want& want : terms.wants) {
    const int priority = problem.demands[want.demand].priority;
    if (score.served.empty() || score.served.back().first != priority) score.served.emplace_back(priority, 0);
  }
  for (const Step& step : steps) {
    for (const std::size_t want : step.serves) {
      const Demand& demand = problem.demands[terms.wants[want].demand];
      for (auto& [priority, count] : score.served) count += priority == demand.priority ? 1 : 0;
      score.downgrades += placing::downgrades(demand, step.type);
      score.distance_from_ideal += std::chrono::abs(placing::civil(step.start) - demand.ideal);
    }
    if (step.fixed) continue;
    ++score.appointments;
    const Day day = day_of(placing::civil(step.start));
    if (std::binary_search(problem.preferred_days.begin(), problem.preferred_days.end(), day))
      ++score.on_preferred_days;
  }
  return score;
}

}  // namespace

Placement place(const PlacementProblem& problem, bool with_reasons) {
  const Terms terms = placing::terms_of(problem);
  const placing::Solution solution = placing::solve(terms);
  Placement placement;
  placement.appointments.reserve(solution.steps.size());
  for (const Step& step : solution.steps) {
    if (!step.serves.empty()) placement.appointments.push_back(appointment_of(terms, step));
  }
  placement.score = score_of(terms, solution.steps);
  placement.refused = placing::refusals(terms, solution, with_reasons);
  return placement;
}

}  // namespace rubdown
