#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rubdown/training/codes.hpp"
#include "training/day_items.hpp"

namespace rubdown {
namespace {

constexpr std::chrono::days week_length{7};
/// Races more weeks after the last written week than this are taken for a slip of the year.
constexpr int most_added_weeks = 12;

/// The last of the races of the best priority there is; of two on a day the first written.
const PlanRace* goal_race(const Plan& plan) {
  const auto rank = [](const PlanRace& race) {
    return std::pair{race.priority.value == RacePriority::a, race.date.value};
  };
  const auto goal = std::max_element(plan.races.begin(), plan.races.end(),
                                     [&](const PlanRace& a, const PlanRace& b) { return rank(a) < rank(b); });
  return goal != plan.races.end() ? &*goal : nullptr;
}

std::vector<Day> consecutive(Day first, std::size_t count) {
  std::vector<Day> starts;
  starts.reserve(count);
  for (std::size_t i = 0; i < count; ++i) starts.push_back(first + week_length * static_cast<int>(i));
  return starts;
}

std::vector<Day> starts_from_anchor(const Plan& plan, std::size_t anchor, Diagnostics& findings) {
  const Day first = monday_of(plan.weeks[anchor].starts->value) - week_length * static_cast<int>(anchor);
  std::vector<Day> starts = consecutive(first, plan.weeks.size());
  for (std::size_t i = anchor + 1; i < plan.weeks.size(); ++i) {
    const auto& said = plan.weeks[i].starts;
    if (!said || monday_of(said->value) == starts[i]) continue;
    findings.add(starts_contradict, said->at,
                 fmt::format("week {} starts {}, but it follows week {}, which starts {}", i + 1,
                             format_day(said->value), i, format_day(starts[i - 1])),
                 fmt::format("write {} here, or give the weeks between", format_day(starts[i])));
  }
  return starts;
}

std::vector<Day> written_weeks(const Plan& plan, const PlanRace* goal, Diagnostics& findings) {
  const auto anchor =
      std::find_if(plan.weeks.begin(), plan.weeks.end(), [](const PlanWeek& week) { return week.starts.has_value(); });
  if (anchor != plan.weeks.end()) {
    return starts_from_anchor(plan, static_cast<std::size_t>(anchor - plan.weeks.begin()), findings);
  }
  if (goal == nullptr && plan.race_unread) return {};  // one finding is enough
  if (goal == nullptr) {
    const Span place = plan.weeks.empty() ? plan.name.at : plan.weeks.front().at;
    findings.add(no_dates, place, "nothing says when these weeks are: the plan has no race and no week says `starts`",
                 "add a [[race]] with its date, or `starts = DATE` (a Monday) to the first week");
    return {};
  }
  if (goal->priority.value != RacePriority::a) {
    findings.add(no_a_race, goal->priority.at.line != 0 ? goal->priority.at : goal->at,
                 fmt::format("no race has priority A: the weeks end on the last race, {}", goal->name.value),
                 "give the race the plan is for `priority = \"A\"`, or say `starts` in the first week");
  }
  const Day last = monday_of(goal->date.value);
  if (plan.weeks.empty()) return {last};
  return consecutive(last - week_length * static_cast<int>(plan.weeks.size() - 1), plan.weeks.size());
}

void add_weeks_for_races(const Plan& plan, std::vector<Day>& starts) {
  const Day limit = starts.back() + week_length * (most_added_weeks + 1);
  Day last = starts.back();
  for (const PlanRace& race : plan.races) {
    if (race.date.value < limit) last = std::max(last, monday_of(race.date.value));
  }
  while (starts.back() < last) starts.push_back(starts.back() + week_length);
}

}  // namespace

DatedWeeks date_weeks(const Plan& plan, Diagnostics& findings) {
  DatedWeeks result;
  result.goal = goal_race(plan);
  result.starts = written_weeks(plan, result.goal, findings);
  if (!result.starts.empty()) add_weeks_for_races(plan, result.starts);
  return result;
}

}  // namespace rubdown
