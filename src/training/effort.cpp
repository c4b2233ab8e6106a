#include "training/day_items.hpp"

namespace rubdown {
namespace {

// The planner's own conventions: 16.0 km, so that ten miles count as long; hard is what wants 48 hours of recovery.
constexpr Distance long_distance = metres(16'000), hard_long_distance = metres(24'000),
                   hard_marathon_pace = metres(8'000);
constexpr Seconds long_time = Minutes{90};

/// The distance, else what the time gives at easy pace.
Distance reckoned_distance(const Session& session, Pace easy) {
  if (session.distance) return session.distance->max;
  if (!session.length_known || easy.per_km.count() == 0) return {};
  return {session.length.count() * 1000 * kilometre.mm / easy.per_km.count()};
}

bool hard_by_kind(const Workout& workout) {
  switch (workout.kind) {
  case RunKind::intervals:
  case RunKind::tempo:
  case RunKind::hills:
  case RunKind::race:
    return true;
  case RunKind::marathon_pace:
    return !workout.quality || workout.quality->max >= hard_marathon_pace;
  case RunKind::long_run:
    return workout.quality && workout.quality->max >= hard_marathon_pace;
  case RunKind::rest:
  case RunKind::easy:
  case RunKind::recovery:
  case RunKind::steady:
  case RunKind::fartlek:
  case RunKind::progression:
  case RunKind::cross:
  case RunKind::strength:
  case RunKind::mobility:
  case RunKind::walk:
  case RunKind::other:
    return false;
  }
  return false;
}

bool long_by_size(const Session& session) {
  return (session.distance && session.distance->max >= long_distance) ||
         (session.length_known && session.length >= long_time);
}

}  // namespace

void grade_effort(const Session& session, Run& run, Pace easy) {
  const Workout& workout = *run.workout;
  if (!is_run(workout.kind) && workout.kind != RunKind::other) return;
  run.is_long = workout.kind == RunKind::long_run || long_by_size(session);
  run.hard = hard_by_kind(workout) || (run.is_long && reckoned_distance(session, easy) >= hard_long_distance);
}

void grade_done(const Session& session, Run& run, bool as_planned) {
  run.is_long = long_by_size(session) || (as_planned && run.workout->kind == RunKind::long_run);
  run.hard = hard_by_kind(*run.workout) || (session.distance && session.distance->max >= hard_long_distance);
}

}  // namespace rubdown
