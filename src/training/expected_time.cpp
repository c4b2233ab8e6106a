#include <algorithm>

#include "rubdown/training/paces.hpp"

namespace rubdown {
namespace {

/// Race pace by distance, read off the training paces: 5 km near interval pace, the half between threshold and
/// marathon.
Pace race_pace(Distance distance, const TrainingPaces& paces) {
  if (distance <= metres(7'500)) return paces.interval;
  if (distance <= metres(12'500)) return {(paces.interval.per_km + paces.threshold.per_km) / 2};
  if (distance <= metres(25'000)) return {(paces.threshold.per_km + paces.marathon.per_km) / 2};
  if (distance <= metres(42'500)) return paces.marathon;
  return paces.easy.max;
}

/// The pace of the kind's main part.
Pace effort_pace(RunKind kind, Distance distance, const TrainingPaces& paces) {
  switch (kind) {
  case RunKind::recovery:
    return paces.easy.max;
  case RunKind::steady:
  case RunKind::progression:
    return paces.easy.min;
  case RunKind::marathon_pace:
    return paces.marathon;
  case RunKind::tempo:
    return paces.threshold;
  case RunKind::race:
    return race_pace(distance, paces);
  case RunKind::intervals:
    return paces.interval;
  case RunKind::rest:
  case RunKind::easy:
  case RunKind::long_run:
  case RunKind::hills:
  case RunKind::fartlek:
  case RunKind::cross:
  case RunKind::strength:
  case RunKind::mobility:
  case RunKind::walk:
  case RunKind::other:
    return easy_pace(paces);
  }
  return easy_pace(paces);
}

/// True where a total without known parts is more than its main effort: repetitions have jogs between them.
bool mostly_easy(const Workout& workout) {
  return workout.repetitions || workout.flags.warm_up || workout.flags.cool_down || workout.kind == RunKind::intervals;
}

Seconds time_of_part(const Workout& workout, Distance total, Distance quality, const TrainingPaces& paces) {
  const Pace effort = effort_pace(workout.kind, total, paces), easy = easy_pace(paces);
  if (workout.quality && workout.kind == RunKind::long_run) {
    const Distance fast = std::min(quality, total);
    return time_for(fast, paces.marathon) + time_for(total - fast, easy);
  }
  if (workout.quality) {
    const Distance fast = std::min(quality, total);
    return time_for(fast, effort) + time_for(total - fast, easy);
  }
  return time_for(total, mostly_easy(workout) ? easy : effort);
}

bool on_foot(RunKind kind) { return is_run(kind) || kind == RunKind::other; }

}  // namespace

std::optional<Range<Seconds>> expected_time(const Workout& workout, const TrainingPaces& paces) {
  if (workout.duration) return workout.duration;
  if (!workout.distance || !on_foot(workout.kind)) return std::nullopt;
  const Range<Distance> total = *workout.distance;
  if (workout.pace) return Range<Seconds>{time_for(total.min, *workout.pace), time_for(total.max, *workout.pace)};
  const Range<Distance> quality = workout.quality.value_or(Range<Distance>{});
  return Range<Seconds>{time_of_part(workout, total.min, quality.min, paces),
                        time_of_part(workout, total.max, quality.max, paces)};
}

}  // namespace rubdown
