// Small plans for tests, built without files.
#pragma once

#include <string>

#include "rubdown/plan/plan.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown::test {

inline Day day(std::string_view text) { return *parse_day(text); }
inline TimeOfDay time(std::string_view text) { return *parse_time(text); }

/// A place that a finding can be recognised by.
inline Span line(std::uint32_t number) { return {0, number, 1, number, 9}; }

inline PlanSession written(RunKind kind, std::string text, std::optional<Distance> distance = {}) {
  PlanSession session;
  Workout workout;
  workout.kind = kind;
  workout.text = std::move(text);
  if (distance) workout.distance = exactly(*distance);
  session.workout = std::move(workout);
  return session;
}
/// The session with a workout that `change` was made to.
template <class Change>
PlanSession with(PlanSession session, Change change) {
  Workout workout = *session.workout;
  change(workout);
  session.workout = std::move(workout);
  return session;
}
inline PlanSession rest() { return written(RunKind::rest, "rest"); }
inline PlanSession easy(int km) { return written(RunKind::easy, "easy", metres(1000 * km)); }
inline PlanSession long_run(int km) { return written(RunKind::long_run, "long", metres(1000 * km)); }

inline PlanRace race(std::string name, std::string_view date, Distance distance,
                     RacePriority priority = RacePriority::a) {
  PlanRace result;
  result.name.value = std::move(name);
  result.date.value = day(date);
  result.distance.value = distance;
  result.priority.value = priority;
  return result;
}

/// `weeks` weeks of rest, easy runs on Tuesday and Thursday and a long run on Sunday.
inline Plan plain_plan(int weeks) {
  Plan plan;
  plan.name.value = "Test";
  std::vector<PlanWeek>& list = plan.weeks.edit();
  for (int i = 0; i < weeks; ++i) {
    PlanWeek week;
    week.at = line(static_cast<std::uint32_t>(10 * (i + 1)));
    week.days.set(0, {rest()});
    week.days.set(1, {easy(8)});
    week.days.set(3, {easy(10)});
    week.days.set(6, {long_run(15)});
    list.push_back(std::move(week));
  }
  return plan;
}

inline const Session* find(const Schedule& schedule, std::string_view identity) {
  for (const Session& session : schedule.sessions) {
    if (session.identity == identity) return &session;
  }
  return nullptr;
}

/// `S001 what` a line, in the order reported.
inline std::string report(const Diagnostics& findings) {
  std::string text;
  for (const Diagnostic& finding : findings) {
    text += std::string{finding.code->id} + " " + std::to_string(finding.at.line) + " " + finding.message + "\n";
  }
  return text;
}

}  // namespace rubdown::test
