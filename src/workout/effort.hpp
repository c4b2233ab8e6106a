// Efforts: names, and how hard each is on one scale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workout/syntax.hpp"

namespace rubdown::workout {

/// What an effort makes of a continuous piece.
enum class Family : std::uint8_t { none, easy, steady, marathon, fast };

/// The speed of a zone in per cent of marathon pace, for comparing efforts; 0 for none.
int speed_of(Zone zone);

/// The speed of an effort on the same scale (the middle of a span), percentages and offsets applied.
int speed_of(const Effort& effort);

/// `from` to `to` as speeds, for telling a rise.
Range<int> span_of(const Effort& effort);

Family family_of(const Effort& effort);

/// True for zones said with one word before the piece (`easy`), false for those said after `@`.
bool said_plainly(Zone zone);

/// `MP`, `10K pace`, `very easy`.
std::string_view name(Zone zone);

/// The pace zone a race distance stands for: `5k` is 5K pace. Nothing where no race is near it.
std::optional<Zone> zone_of_race(Distance distance);

}  // namespace rubdown::workout
