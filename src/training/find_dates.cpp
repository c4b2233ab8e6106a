#include <fmt/format.h>

#include <algorithm>

#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/training/codes.hpp"
#include "training/running.hpp"

namespace rubdown {
namespace {

constexpr std::chrono::days week_length{7};

/// Phases in which running after a race is what the plan means.
bool is_after_race_phase(std::string_view phase) {
  constexpr std::string_view words[] = {"recover", "transition", "reverse", "post", "off", "return", "rest"};
  const std::string word = lower(phase);
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view known) { return word.find(known) != std::string::npos; });
}

/// The distance of the races of each week, by its number.
std::vector<Distance> raced(const Schedule& schedule) {
  std::vector<Distance> weeks(schedule.weeks.size() + 1);
  for (const Session& session : schedule.sessions) {
    if (!session.distance || category(session) != Category::race) continue;
    weeks[static_cast<std::size_t>(session.week)] += session.distance->max;
  }
  return weeks;
}

void find_totals(const Schedule& schedule, const Plan& plan, Diagnostics& findings) {
  // Most plans say none.
  if (std::none_of(plan.weeks.begin(), plan.weeks.end(), [](const PlanWeek& week) { return week.total.has_value(); }))
    return;
  const std::vector<Distance> races = raced(schedule);
  for (std::size_t i = 0; i < plan.weeks.size() && i < schedule.weeks.size(); ++i) {
    const auto& said = plan.weeks[i].total;
    if (!said) continue;
    const Week& week = schedule.weeks[i];
    const Distance race = races[static_cast<std::size_t>(week.number)];
    const Distance slack{std::max<std::int64_t>(said->value.mm / 50, unit(plan.units).mm / 2)};
    const bool too_much = week.distance.min - race > said->value + slack;
    const bool too_little = week.distance_known && week.distance.max + slack < said->value;
    if (!too_much && !too_little) continue;
    findings.add(week_total, said->at,
                 fmt::format("week {} says {}, and its runs add up to {}", week.number,
                             format_distance(said->value, plan.units), format_distance(week.distance, plan.units)),
                 "correct the number or the runs");
  }
}

bool same_distance(const Session& run, const Race& race) {
  if (!run.distance) return true;
  const std::int64_t difference = run.distance->max.mm - race.distance.mm;
  return (difference < 0 ? -difference : difference) * 33 <= race.distance.mm;
}

/// A race in the plan's words with the [[race]] it seems to mean on another day.
void find_race_off_day(const Schedule& schedule, const Session& session, Diagnostics& findings) {
  for (const Session& other : schedule.sessions) {
    const auto* race = std::get_if<Race>(&other.what);
    const auto apart = other.day - session.day;
    if (race == nullptr || apart > std::chrono::days{3} || apart < std::chrono::days{-3}) continue;
    if (!same_distance(session, *race)) continue;
    findings.add(race_off_day, session.at,
                 fmt::format("a race is written on {}, but {} is on {}", short_date(session.day), race->name,
                             short_date(other.day)),
                 "move the text to the day of the race, or correct the race's date");
    return;
  }
  if (session.distance && session.distance->max >= marathon) {
    findings.add(race_off_day, session.at,
                 fmt::format("a race of {} is written on {}, and no [[race]] is on that day",
                             format_distance(session.distance->max, schedule.header.units), short_date(session.day)),
                 "add a [[race]] with this date: its taper and recovery follow from it");
  }
}

void find_races_off_days(const Schedule& schedule, Diagnostics& findings) {
  for (const Session& session : schedule.sessions) {
    const auto* run = std::get_if<Run>(&session.what);
    if (run == nullptr || run->workout->kind != RunKind::race || run->by_rule) continue;
    find_race_off_day(schedule, session, findings);
  }
}

void find_after_race(const Running& running, const Schedule& schedule, Diagnostics& findings) {
  const auto& race = std::get<Race>(running.goal->what);
  const auto recovery = easy_days(race.distance);
  const Day end_of_plan = schedule.weeks.front().start + week_length * schedule.header.plan_weeks;
  for (const RunOnDay& run : running.runs) {
    const auto after = run.day - running.goal->day;
    const auto* written = std::get_if<Run>(&run.session->what);
    if (after.count() <= 0 || written == nullptr || written->by_rule || run.session->status == Status::done) continue;
    const Week* week = week_of(schedule, run.day);
    if ((run.hard || run.is_long) && after <= recovery) {
      findings.add(hard_after_race, run.session->at,
                   fmt::format("{} is {} after {}; {} easy days are usual", run.session->title,
                               counted(after.count(), "day"), race.name, recovery.count()),
                   "run easy or not at all until then [daniels-2014]");
    } else if (week != nullptr && !is_after_race_phase(week->phase) && run.day < end_of_plan &&
               running.goal->week == schedule.header.plan_weeks) {
      findings.add(days_past_race, run.session->at,
                   fmt::format("{} on {} is after {}, the race this plan is for", run.session->title,
                               short_date(run.day), race.name),
                   "correct the race's date, or write \"rest\" on the days after it");
    }
  }
}

void find_plan_end(const Running& running, const Schedule& schedule, const Plan& plan, Diagnostics& findings) {
  const int race_week = running.goal->week, written = schedule.header.plan_weeks;
  if (written == 0 || race_week == written || race_week == 0) return;
  if (race_week > written) {
    findings.add(plan_ends_elsewhere, place_of(plan, written),
                 fmt::format("the plan ends with week {}, {} before {}", written, counted(race_week - written, "week"),
                             running.goal->title),
                 "add the weeks up to the race, or correct `starts`");
    return;
  }
  const PlanWeek& next = plan.weeks[static_cast<std::size_t>(race_week)];
  if (is_after_race_phase(next.phase)) return;
  findings.add(
      plan_ends_elsewhere, next.at,
      fmt::format("{} is in week {}, and the plan goes on to week {}", running.goal->title, race_week, written),
      "give the weeks after the race `phase = \"recovery\"`, or correct `starts` or the race's date");
}

void find_licences(const Schedule& schedule, const Plan& plan, Diagnostics& findings) {
  const Day last = schedule.weeks.back().start + std::chrono::days{6};
  for (const Therapist& therapist : plan.therapists) {
    if (!therapist.license_expires || therapist.license_expires->value >= last) continue;
    findings.add(licence_expires, therapist.license_expires->at,
                 fmt::format("the licence of {} ends on {}, before the plan does ({})", therapist.name.value,
                             format_day(therapist.license_expires->value), format_day(last)),
                 "no later appointment is assigned to them: ask for the renewed licence, or name another therapist");
  }
}

}  // namespace

void find_dates(const Running& running, const Schedule& schedule, const Plan& plan, Diagnostics& findings) {
  find_totals(schedule, plan, findings);
  find_races_off_days(schedule, findings);
  if (running.goal != nullptr && std::get<Race>(running.goal->what).priority == Race::Priority::a) {
    find_after_race(running, schedule, findings);
    find_plan_end(running, schedule, plan, findings);
  }
  find_licences(schedule, plan, findings);
}

}  // namespace rubdown
