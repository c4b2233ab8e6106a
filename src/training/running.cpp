#include "training/running.hpp"

#include "base/scan.hpp"

namespace rubdown {
namespace {

bool takes_place(const Session& session) {
  if (session.status == Status::missed || session.status == Status::stopped) return false;
  const Category kind = category(session);
  return kind == Category::run || kind == Category::race;
}

Distance from_time(const Session& session, Pace easy) {
  if (!session.length_known || easy.per_km.count() <= 0) return {};
  return {session.length.count() * 1000 * kilometre.mm / easy.per_km.count()};
}

RunOnDay run_of(const Session& session, Pace easy) {
  RunOnDay result;
  Range<Distance> distance = session.distance ? *session.distance : exactly(from_time(session, easy));
  if (distance.max.mm == 0) {
    distance = known_distance(session);
    const auto* run = std::get_if<Run>(&session.what);
    result.whole = distance.max.mm > 0 && run != nullptr && run->workout->measured->rests_only;
  }
  result.session = &session;
  result.day = session.day;
  result.longest = distance.max;
  result.middle = {(distance.min.mm + distance.max.mm) / 2};
  if (const auto* run = std::get_if<Run>(&session.what)) {
    result.hard = run->hard;
    result.is_long = run->is_long;
    result.race = run->workout->kind == RunKind::race;
  } else {
    result.race = result.hard = true;
  }
  return result;
}

bool is_goal(const Session& session, const Header& header) {
  const auto* race = std::get_if<Race>(&session.what);
  return race != nullptr && header.race_day == session.day && header.race == race->name;
}

void add_to_week(WeekOfRunning& week, const RunOnDay& run, const Session* goal) {
  week.has_race = week.has_race || std::holds_alternative<Race>(run.session->what);
  if (run.session == goal) return;
  ++week.runs;
  week.sum += run.middle;
  if (!run.whole) week.known = false;
  if (run.longest > week.longest) {
    week.longest = run.longest;
    week.longest_run = &run;
  }
}

}  // namespace

Running running_of(const Schedule& schedule, Units units, Pace easy) {
  Running running;
  running.units = units;
  running.weeks.reserve(schedule.weeks.size());
  for (const Week& week : schedule.weeks) running.weeks.emplace_back().week = &week;
  running.runs.reserve(schedule.sessions.size());  // weeks point into it
  for (const Session& session : schedule.sessions) {
    // Half of all sessions are recovery.
    if (std::holds_alternative<Recovery>(session.what)) continue;
    if (running.goal == nullptr && is_goal(session, schedule.header)) running.goal = &session;
    if (!takes_place(session)) continue;
    const RunOnDay& run = running.runs.emplace_back(run_of(session, easy));
    if (session.week < 1) continue;
    add_to_week(running.weeks[static_cast<std::size_t>(session.week - 1)], run, running.goal);
  }
  return running;
}

Distance sum_between(const Running& running, Day from, Day to) {
  Distance sum;
  for (const RunOnDay& run : running.runs) {
    if (run.day >= from && run.day <= to && run.session != running.goal) sum += run.middle;
  }
  return sum;
}

Span place_of(const Plan& plan, int week) {
  const auto index = static_cast<std::size_t>(week - 1);
  return week >= 1 && index < plan.weeks.size() ? plan.weeks[index].at : plan.name.at;
}

std::string short_date(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{day.time_since_epoch()}};
  std::string text{weekday_short(weekday_index(day))};
  append_digits(text += ' ', static_cast<unsigned>(date.day()), 1);
  return text.append(" ").append(month_short(static_cast<unsigned>(date.month())));
}

std::chrono::days easy_days(Distance race) { return std::chrono::days{(race.mm + 1'500'000) / 3'000'000}; }

}  // namespace rubdown
