// A workout that many sessions share.
#pragma once

#include <memory>
#include <utility>

#include "rubdown/workout/workout.hpp"

namespace rubdown {

/// A workout as a value that is cheap to copy: copies refer to one and the same, which nobody can change any more. Most
/// days of a plan repeat, and the schedule holds what the plan does. To change a workout make another and assign it.
class SharedWorkout {
 public:
  SharedWorkout() = default;  ///< the workout of a day off: `Workout{}`
  SharedWorkout(Workout workout) : workout_(std::make_shared<const Workout>(std::move(workout))) {}

  const Workout& operator*() const { return workout_ ? *workout_ : day_off(); }
  const Workout* operator->() const { return &**this; }
  /// What keeps it alive; null for the workout of a day off.
  const std::shared_ptr<const Workout>& shared() const { return workout_; }

  static const Workout& day_off();  ///< `Workout{}`

 private:
  std::shared_ptr<const Workout> workout_;
};

}  // namespace rubdown
