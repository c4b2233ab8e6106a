#include "rubdown/training/schedule_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "rubdown/base/text.hpp"
#include "rubdown/training/codes.hpp"
#include "rubdown/training/load.hpp"
#include "rubdown/training/paces.hpp"
#include "training/day_items.hpp"

namespace rubdown {
namespace {

constexpr TimeOfDay usual_run{Minutes{7 * 60}}, usual_second{Minutes{17 * 60}}, usual_race{Minutes{9 * 60}},
    noon{Minutes{12 * 60}}, latest_start{Minutes{23 * 60}};
constexpr Seconds unknown_length = Minutes{45};

TimeOfDay run_time(const RunTimes& times, Day day) {
  const auto& of_day = times.by_weekday[static_cast<std::size_t>(weekday_index(day))];
  return of_day.value_or(times.usual.value_or(usual_run));
}

/// The workout of a race that nobody wrote on its day.
Workout race_workout(const PlanRace& race) {
  Workout workout;
  workout.kind = RunKind::race;
  workout.distance = exactly(race.distance.value);
  return workout;
}

/// The goal, else what the paces give for the distance.
std::optional<Range<Seconds>> race_length(const PlanRace& race, const TrainingPaces& paces) {
  if (race.goal) return exactly(race.goal->value);
  return expected_time(race_workout(race), paces);
}

Session race_session(const DayItem& item, const TrainingPaces& paces) {
  const PlanRace& from = *item.race;
  Race race;
  race.name = from.name.value;
  race.distance = from.distance.value;
  race.priority = item.priority;
  race.location = from.location;
  if (from.goal) race.goal = from.goal->value;
  if (item.written) {
    race.workout = item.written->workout;
  } else {
    race.workout = race_workout(from);
  }
  Session session;
  session.length = whole_minutes(race_length(from, paces).value_or(exactly(unknown_length)).max);
  session.title = from.name.value;
  session.distance = exactly(from.distance.value);
  session.at = from.at;
  session.what = std::move(race);
  return session;
}

Session rest_session(const DayItem& item) {
  Session session;
  const bool choice = item.written->workout->flags.choice;
  session.title = choice ? cut(one_line(item.written->text.value), 40) : "Rest";
  session.what = Rest{item.written->text.value};
  session.at = item.written->text.at;
  return session;
}

Session run_session(const DayItem& item, const TrainingPaces& paces, Units units) {
  const Workout& workout = *item.written->workout;
  const auto expected = expected_time(workout, paces);
  Session session;
  session.length = expected ? expected->max : unknown_length;
  session.length_known = expected.has_value();
  session.title = workout_title(workout, units);
  session.distance = workout.distance;
  session.at = item.written->text.at;
  Run run;
  run.workout = item.written->workout;
  run.note = item.written->note;
  grade_effort(session, run, easy_pace(paces));
  session.length = whole_minutes(session.length);
  session.what = std::move(run);
  return session;
}

Session session_of(const DayItem& item, const TrainingPaces& paces, Units units) {
  if (item.race != nullptr) return race_session(item, paces);
  return item.written->workout->kind == RunKind::rest ? rest_session(item) : run_session(item, paces, units);
}

std::optional<TimeOfDay> stated_time(const DayItem& item) {
  if (item.race != nullptr) return item.race->start ? item.race->start->value : usual_race;
  if (item.written->at) return item.written->at->value;
  return std::nullopt;
}

bool overlap(const Session& a, const Session& b) {
  return a.start && b.start && *a.start < *b.end() && *b.start < *a.end();
}

/// The start of a session nobody gave a time: the usual one where the day is free, 17:00 where something is on in the
/// morning, and after everything else where that collides.
TimeOfDay free_time(std::span<const Session> day, const Session& session, TimeOfDay usual) {
  std::optional<Civil> first, last;
  for (const Session& other : day) {
    if (!other.start) continue;
    first = first ? std::min(*first, *other.start) : *other.start;
    last = last ? std::max(*last, *other.end()) : *other.end();
  }
  if (!first) return usual;
  const TimeOfDay wanted = time_of(*first) < noon ? std::max(usual_second, usual < noon ? usual_second : usual) : usual;
  const Civil start = at(session.day, wanted), end = start + session.length;
  const auto in_its_way = [&](const Session& other) {
    return other.start && start < *other.end() && *other.start < end;
  };
  if (std::none_of(day.begin(), day.end(), in_its_way)) return wanted;
  const Minutes after =
      std::chrono::ceil<std::chrono::duration<int, std::ratio<900>>>(*last - Civil{session.day}) + Minutes{60};
  return std::min(TimeOfDay{after}, latest_start);
}

void report_overlaps(std::span<const Session> day, Diagnostics& findings) {
  for (std::size_t i = 0; i < day.size(); ++i) {
    for (std::size_t j = i + 1; j < day.size(); ++j) {
      if (!overlap(day[i], day[j])) continue;
      findings.add(sessions_overlap, day[j].at,
                   fmt::format("{} begins at {} and overlaps with {} at {}", day[j].title,
                               format_time(time_of(*day[j].start)), day[i].title, format_time(time_of(*day[i].start))),
                   "give one of them another `at`");
    }
  }
}

/// Clock times: those stated first, the others around them, in the order written.
void set_times(const std::vector<DayItem>& items, const RunTimes& times, std::span<Session> day) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (std::holds_alternative<Rest>(day[i].what)) continue;
    if (const auto stated = stated_time(items[i])) day[i].start = at(day[i].day, *stated);
  }
  for (Session& session : day) {
    if (session.start || std::holds_alternative<Rest>(session.what)) continue;
    session.start = at(session.day, free_time(day, session, run_time(times, session.day)));
  }
}

/// A day nobody wrote anything for.
Session silent_rest(Day day, const std::vector<Day>& starts) {
  constexpr std::string_view keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const int week = static_cast<int>((day - starts.front()).count() / 7) + 1;
  Session session;
  session.identity = week_key(week).append("/rest/").append(keys[weekday_index(day)]);
  session.day = day;
  session.title = "Rest";
  session.what = Rest{};
  return session;
}

void add_day(const Plan& plan, const TrainingPaces& paces, Day day, const std::vector<DayItem>& items,
             Schedule& schedule, Diagnostics& findings) {
  const std::size_t first = schedule.sessions.size();
  for (const DayItem& item : items) {
    Session& session = schedule.sessions.emplace_back(session_of(item, paces, plan.units));
    session.identity = item.identity;
    session.day = day;
  }
  const std::span<Session> sessions = std::span{schedule.sessions}.subspan(first);
  set_times(items, plan.athlete.run_at, sessions);
  report_overlaps(sessions, findings);
}

Header header_of(const Plan& plan, std::string_view default_id, Day today, const PlanRace* goal) {
  Header header;
  header.plan_id = plan.id ? plan.id->value : std::string{default_id};
  header.plan_name = plan.name.value.empty() ? header.plan_id : plan.name.value;
  header.athlete = plan.athlete.name.value;
  header.timezone = plan.athlete.timezone.value;
  header.units = plan.units;
  header.today = today;
  header.plan_weeks = static_cast<int>(plan.weeks.size());
  if (goal != nullptr) {
    header.race = goal->name.value;
    header.race_day = goal->date.value;
  }
  return header;
}

void add_weeks(const Plan& plan, const std::vector<Day>& starts, Schedule& schedule) {
  for (std::size_t i = 0; i < starts.size(); ++i) {
    Week week;
    week.number = static_cast<int>(i) + 1;
    week.start = starts[i];
    if (i < plan.weeks.size()) {
      week.phase = plan.weeks[i].phase;
      week.note = plan.weeks[i].note;
    }
    schedule.weeks.push_back(std::move(week));
  }
}

}  // namespace

Schedule schedule_runs(const Plan& plan, std::string_view default_id, Day today, Diagnostics& findings) {
  Schedule schedule;
  const DatedWeeks weeks = date_weeks(plan, findings);
  schedule.header = header_of(plan, default_id, today, weeks.goal);
  if (weeks.starts.empty()) return schedule;
  add_weeks(plan, weeks.starts, schedule);
  DayItems days = place_runs(plan, weeks.starts, findings);
  place_races(plan, days, findings);
  const TrainingPaces paces = athlete_paces(plan).paces;
  // Room for the recovery as well: sessions are large to move.
  schedule.sessions.reserve(3 * days.days.size());
  for (std::size_t i = 0; i < days.days.size(); ++i) {
    if (days.days[i].empty()) {
      schedule.sessions.push_back(silent_rest(days.day(i), weeks.starts));
    } else {
      add_day(plan, paces, days.day(i), days.days[i], schedule, findings);
    }
  }
  apply_log(plan.entries, schedule, findings);
  settle(schedule);
  add_loads(schedule);
  return schedule;
}

}  // namespace rubdown
