#include <fmt/format.h>

#include <algorithm>

#include "rubdown/training/codes.hpp"
#include "rubdown/training/log_doubts.hpp"
#include "training/day_items.hpp"

namespace rubdown {
namespace {

bool can_be_logged(const Session& session) {
  return std::holds_alternative<Run>(session.what) || std::holds_alternative<Race>(session.what);
}

/// The day's runs and races in the order of the day.
std::vector<Session*> sessions_on(Schedule& schedule, Day day) {
  std::vector<Session*> found;
  for (Session& session : schedule.sessions) {
    if (session.day == day && can_be_logged(session)) found.push_back(&session);
  }
  std::stable_sort(found.begin(), found.end(), [](const Session* a, const Session* b) { return a->start < b->start; });
  return found;
}

void not_in_plan(const Schedule& schedule, Day day, std::optional<int> number, Span place, Diagnostics& findings) {
  if (week_of(schedule, day) == nullptr) {
    findings.add(log_without_session, place, fmt::format("{} lies outside the weeks of the plan", format_day(day)),
                 "correct the date; what was run before or after the plan does not count");
    return;
  }
  const std::string which = number ? fmt::format("session {}", *number) : "session";
  findings.add(log_without_session, place, fmt::format("the plan has no {} on {}", which, format_day(day)),
               "correct the date or the number; a run outside the plan needs a distance or a time");
}

/// The session an entry is about; nothing where the plan has none.
Session* logged_session(const std::vector<Session*>& day, std::optional<int> number) {
  const std::size_t index = number ? static_cast<std::size_t>(std::max(*number, 1) - 1) : 0;
  if (number) return index < day.size() ? day[index] : nullptr;
  for (Session* session : day) {
    if (category(*session) != Category::cross) return session;
  }
  return day.empty() ? nullptr : day.front();
}

/// Whether at least three quarters of what the plan asked for was run, in distance or else in time: so far a run stays
/// what the plan called it. Asked before the entry is applied; where the plan has no number there is nothing to fall
/// short of. A range is reached at its lower end.
bool done_as_planned(const LoggedDone& entry, const Session& session) {
  const auto most = [](auto done, auto asked) { return 4 * done >= 3 * asked; };
  if (entry.distance) return !session.distance || most(entry.distance->mm, session.distance->min.mm);
  if (!entry.time || !session.length_known) return true;
  const Workout* workout = workout_of(session);
  const bool range = workout != nullptr && workout->duration;
  return most(entry.time->count(), range ? Seconds{workout->duration->min}.count() : session.length.count());
}

void mark_done(const LoggedDone& entry, Session& session) {
  const bool as_planned = done_as_planned(entry, session);
  session.status = Status::done;
  if (entry.at) session.start = at(session.day, *entry.at);
  if (entry.distance) session.distance = exactly(*entry.distance);
  if (entry.time) {
    session.length = *entry.time;
    session.length_known = true;
  } else if (entry.distance && session.length_known) {
    const Workout* workout = workout_of(session);
    if (workout != nullptr && workout->distance && workout->distance->max.mm > 0) {
      session.length = Seconds{session.length.count() * entry.distance->mm / workout->distance->max.mm};
    }
  }
  auto* run = std::get_if<Run>(&session.what);
  if (run == nullptr || (!entry.distance && !entry.time)) return;
  grade_done(session, *run, as_planned);
}

/// A run nobody planned, done all the same: recovery follows it.
void add_unplanned(const LoggedDone& entry, Schedule& schedule, Diagnostics& findings) {
  const bool sized = entry.distance || entry.time;
  if (sized && is_shortly_before(schedule, entry.on)) return;
  if (!sized || entry.session || week_of(schedule, entry.on) == nullptr) {
    not_in_plan(schedule, entry.on, entry.session, entry.place, findings);
    return;
  }
  constexpr std::string_view keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  Session session;
  session.identity = schedule.texts->join(
      {week_key(week_of(schedule, entry.on)->number), "/", keys[weekday_index(entry.on)], "/extra"});
  session.day = entry.on;
  session.start = at(entry.on, entry.at.value_or(TimeOfDay{Minutes{7 * 60}}));
  session.length = entry.time.value_or(Minutes{45});
  session.length_known = entry.time.has_value();
  session.status = Status::done;
  session.at = entry.place;
  if (entry.distance) session.distance = exactly(*entry.distance);
  Workout workout;
  workout.kind = RunKind::easy;
  workout.distance = session.distance;
  if (entry.time) workout.duration = exactly(*entry.time);
  workout.text = entry.note;
  session.title = schedule.texts->keep(workout_title(workout, schedule.header.units));
  Run run;
  run.workout = {std::move(workout), *schedule.texts};
  grade_done(session, run, false);
  const auto rested = [&](const Session& other) {
    return other.day == entry.on && std::holds_alternative<Rest>(other.what);
  };
  schedule.sessions.erase(std::remove_if(schedule.sessions.begin(), schedule.sessions.end(), rested),
                          schedule.sessions.end());
  session.what = run;
  schedule.sessions.push_back(session);
}

void apply_missed(const LoggedMissed& entry, Schedule& schedule, Diagnostics& findings) {
  const std::vector<Session*> day = sessions_on(schedule, entry.on);
  if (!entry.session) {
    for (Session* session : day) session->status = Status::missed;
    if (day.empty()) not_in_plan(schedule, entry.on, entry.session, entry.place, findings);
    return;
  }
  Session* session = logged_session(day, entry.session);
  if (session == nullptr) return not_in_plan(schedule, entry.on, entry.session, entry.place, findings);
  session->status = Status::missed;
}

}  // namespace

void apply_log(const Log& log, Schedule& schedule, Diagnostics& findings) {
  for (const LoggedMissed& entry : log.missed) apply_missed(entry, schedule, findings);
  for (const LoggedDone& entry : log.done) {
    Session* session = logged_session(sessions_on(schedule, entry.on), entry.session);
    if (session != nullptr) {
      mark_done(entry, *session);
    } else {
      add_unplanned(entry, schedule, findings);
    }
  }
}

}  // namespace rubdown
