// The workouts of one plan, of which many are alike.
#pragma once

#include <string_view>
#include <vector>

#include "rubdown/workout/shared_workout.hpp"

namespace rubdown {

/// Reads the workouts of one plan, as parse_workout does. A text that was read before without a finding is not read
/// again: most days of a plan repeat.
class WorkoutReader {
 public:
  explicit WorkoutReader(Units units) : units_(units) {}
  /// A text that was read before without a finding; null for others. Valid until the next call of read().
  const SharedWorkout* known(std::string_view text) const;
  SharedWorkout read(std::string_view text, Span at, Diagnostics& findings);

 private:
  Units units_;
  std::vector<SharedWorkout> known_;
};

}  // namespace rubdown
