// Sizes: what a tree adds up to.
#pragma once

#include <optional>
#include <vector>

#include "rubdown/workout/workout.hpp"
#include "workout/syntax.hpp"

namespace rubdown::workout {

/// A sum of parts; a measure is there only where every part has it.
struct Sum {
  std::optional<Range<Distance>> distance = exactly(Distance{});
  std::optional<Range<Seconds>> duration = exactly(Seconds{});
};

/// How a recovery is counted of which the text does not say where it goes, and a part that may be left out.
enum class Counting : std::uint8_t {
  careful,  ///< n-1 to n recoveries, optional parts from nothing
  written   ///< n-1 recoveries, optional parts in full: only what is written as a range is one
};

/// What pieces in a row add up to; strides are not counted, an open piece leaves the sum unknown.
Sum total_of(const std::vector<Item>& items, Counting counting);

/// What one piece adds up to; a stated total wins over its parts.
Sum total_of(const Item& item, Counting counting, bool followed = false);

/// What is run of pieces in a row, as far as they have a distance; strides are not counted.
MeasuredPart measured_part(const std::vector<Item>& items);

/// The work of a piece in metres for comparing pieces; time counts as four minutes a kilometre, recoveries do not.
double size_of(const Item& item);

/// True for a piece that is a pause between others: a recovery, a walk or a jog.
bool is_pause(const Step& step);

}  // namespace rubdown::workout
