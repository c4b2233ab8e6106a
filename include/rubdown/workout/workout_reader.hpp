// The workouts of plans, of which many are alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rubdown/workout/shared_workout.hpp"

namespace rubdown {

/// Reads workouts as parse_workout does. A text that was read before without a finding is not read again: most days of
/// a plan repeat, and other plans hold the same. It remembers some two thousand texts. Not for use by two threads at
/// once.
class WorkoutReader {
 public:
  /// A text that was read before without a finding; null for others. Valid until the next call of read().
  const SharedWorkout* known(std::string_view text, Units units) const;
  SharedWorkout read(std::string_view text, Units units, Span at, Diagnostics& findings);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    Units units = Units::km;
    std::optional<SharedWorkout> workout;  ///< absent: the slot is empty
  };
  std::size_t find(std::string_view text, Units units, std::uint32_t hash) const;
  void keep(const SharedWorkout& workout, Units units, std::uint32_t hash);
  bool grow();

  std::vector<Slot> slots_;  ///< a hash table: the next slots are tried
  std::size_t kept_ = 0;
};

}  // namespace rubdown
