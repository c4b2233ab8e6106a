#include "rubdown/training/schedule_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "rubdown/base/text.hpp"
#include "rubdown/training/codes.hpp"
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

/// Runs with all that follows from their workout alone, reckoned once for each: most days of a plan repeat.
class Reckoned {
 public:
  Reckoned(const TrainingPaces& paces, Units units, TextStore& texts)
      : paces_(paces), easy_(easy_pace(paces)), units_(units), texts_(texts) {
    rows_.reserve(usual_rows);
  }

  /// A run of the workout on no day yet.
  const Session& run_of(const SharedWorkout& workout) {
    std::uint32_t& place = places_[reinterpret_cast<std::uintptr_t>(&*workout) / sizeof(Workout) % places_.size()];
    const auto is_its = [&workout](const Row& row) { return row.workout == &*workout; };
    if (place < rows_.size() && is_its(rows_[place])) return rows_[place].run;
    const auto found = std::find_if(rows_.begin(), rows_.end(), is_its);
    place = static_cast<std::uint32_t>(found - rows_.begin());
    return found != rows_.end() ? found->run : rows_.emplace_back(Row{&*workout, reckoned(workout)}).run;
  }
  const TrainingPaces& paces() const { return paces_; }
  TextStore& texts() { return texts_; }

 private:
  struct Row {
    const Workout* workout;
    Session run;
  };

  Session reckoned(const SharedWorkout& workout) {
    Session session;
    const std::optional<Range<Seconds>> time = expected_time(*workout, paces_);
    session.length = time ? time->max : unknown_length;
    session.length_known = time.has_value();
    const auto& known = workout->title;
    session.title = known && known->units == units_ ? texts_.keep(std::string_view{known->text})
                                                    : texts_.keep(workout_title(*workout, units_));
    session.distance = workout->distance;
    Run& run = session.what.emplace<Run>();
    run.workout = {workout, texts_};
    grade_effort(session, run, easy_);
    session.length = whole_minutes(session.length);
    return session;
  }

  static constexpr std::size_t usual_rows = 48;
  const TrainingPaces& paces_;
  Pace easy_;
  Units units_;
  TextStore& texts_;
  std::vector<Row> rows_;
  std::array<std::uint32_t, 128> places_{};  ///< where to look first, by the address of the workout
};

void write_race(const DayItem& item, const TrainingPaces& paces, TextStore& texts, Session& session) {
  const PlanRace& from = *item.race;
  Race& race = session.what.emplace<Race>();
  race.name = texts.keep(from.name.value);
  race.distance = from.distance.value;
  race.priority = item.priority;
  race.location = texts.keep(from.location);
  if (from.goal) race.goal = from.goal->value;
  if (item.written) {
    race.workout = {item.written->workout, texts};
  } else {
    race.workout = {race_workout(from), texts};
  }
  session.length = whole_minutes(race_length(from, paces).value_or(exactly(unknown_length)).max);
  session.title = race.name;
  session.distance = exactly(from.distance.value);
  session.at = from.at;
}

void write_rest(const DayItem& item, TextStore& texts, Session& session) {
  const bool choice = item.written->workout->flags.choice;
  session.title = choice ? texts.keep(cut(one_line(item.written->workout->text), 40)) : "Rest";
  session.what = Rest{texts.keep(item.written->workout->text)};
  session.at = item.written->place;
}

Session& add_run(const DayItem& item, Reckoned& reckoned, std::vector<Session>& sessions) {
  Session& session = sessions.emplace_back(reckoned.run_of(item.written->workout));
  session.at = item.written->place;
  const std::string& note = item.written->note;
  if (!note.empty()) std::get<Run>(session.what).note = reckoned.texts().keep(note);
  return session;
}

Session& add_session(const DayItem& item, Reckoned& reckoned, std::vector<Session>& sessions) {
  const bool race = item.race != nullptr;
  if (!race && item.written->workout->kind != RunKind::rest) return add_run(item, reckoned, sessions);
  Session& session = sessions.emplace_back();
  race ? write_race(item, reckoned.paces(), reckoned.texts(), session) : write_rest(item, reckoned.texts(), session);
  return session;
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
void set_times(std::span<const DayItem> items, const RunTimes& times, std::span<Session> day) {
  if (items.size() == 1) {  // as on most days: nothing can be in its way
    Session& session = day.front();
    if (std::holds_alternative<Rest>(session.what)) return;
    const auto stated = stated_time(items.front());
    session.start = at(session.day, stated ? *stated : run_time(times, session.day));
    return;
  }
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
void write_silent_rest(Day day, const std::vector<Day>& starts, TextStore& texts, Session& session) {
  constexpr std::string_view keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const int week = static_cast<int>((day - starts.front()).count() / 7) + 1;
  session.identity = texts.join({week_key(week), "/rest/", keys[weekday_index(day)]});
  session.day = day;
  session.title = "Rest";
  session.what = Rest{};
}

void add_day(const Plan& plan, Reckoned& reckoned, Day day, std::span<const DayItem> items, Schedule& schedule,
             Diagnostics& findings) {
  const std::size_t first = schedule.sessions.size();
  for (const DayItem& item : items) {
    Session& session = add_session(item, reckoned, schedule.sessions);
    session.identity = item.identity;
    session.day = day;
  }
  const std::span<Session> sessions{&schedule.sessions[first], items.size()};
  set_times(items, plan.athlete.run_at, sessions);
  if (items.size() > 1) report_overlaps(sessions, findings);
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
  constexpr std::size_t after_race = 5;  // what a rule adds finds room as well
  schedule.weeks.reserve(starts.size() + after_race);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    Week& week = schedule.weeks.emplace_back();
    week.number = static_cast<int>(i) + 1;
    week.start = starts[i];
    if (i < plan.weeks.size()) {
      week.phase = plan.weeks[i].phase;
      week.note = plan.weeks[i].note;
    }
  }
}

}  // namespace

Schedule schedule_runs(const Plan& plan, std::string_view default_id, Day today, Diagnostics& findings) {
  return schedule_runs(plan, athlete_paces(plan).paces, default_id, today, findings);
}

Schedule schedule_runs(const Plan& plan, const TrainingPaces& paces, std::string_view default_id, Day today,
                       Diagnostics& findings) {
  Schedule schedule;
  const DatedWeeks weeks = date_weeks(plan, findings);
  schedule.header = header_of(plan, default_id, today, weeks.goal);
  if (weeks.starts.empty()) return schedule;
  add_weeks(plan, weeks.starts, schedule);
  DayItems days = place_runs(plan, weeks.starts, *schedule.texts, findings);
  schedule.changes = std::move(days.changes);
  place_races(plan, *schedule.texts, days, findings);
  // Room for the recovery as well: sessions are large to move.
  schedule.sessions.reserve(3 * days.size());
  Reckoned reckoned(paces, plan.units, *schedule.texts);
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::span<const DayItem> items = days.on(i);
    if (items.empty()) {
      write_silent_rest(days.day(i), weeks.starts, *schedule.texts, schedule.sessions.emplace_back());
    } else {
      add_day(plan, reckoned, days.day(i), items, schedule, findings);
    }
  }
  apply_log(plan.entries, schedule, findings);
  settle(schedule);
  return schedule;
}

}  // namespace rubdown
