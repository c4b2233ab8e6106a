// Distances, paces and ranges as types: integers inside, rounded once, when printed.
#pragma once

#include <algorithm>
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rubdown {

using Seconds = std::chrono::seconds;
using Minutes = std::chrono::minutes;

/// What a bare number in a plan means and what is printed.
enum class Units { km, mi };

/// A distance in millimetres, so that a mile (1,609,344 mm) is exact.
struct Distance {
  std::int64_t mm = 0;
  friend constexpr auto operator<=>(const Distance&, const Distance&) = default;
  friend constexpr Distance operator+(Distance a, Distance b) { return {a.mm + b.mm}; }
  friend constexpr Distance operator-(Distance a, Distance b) { return {a.mm - b.mm}; }
  friend constexpr Distance operator*(Distance a, std::int64_t n) { return {a.mm * n}; }
  constexpr Distance& operator+=(Distance b) { return mm += b.mm, *this; }
  constexpr double km() const { return static_cast<double>(mm) / 1e6; }
  constexpr double metres() const { return static_cast<double>(mm) / 1e3; }
};

constexpr Distance mile{1'609'344};
constexpr Distance kilometre{1'000'000};
constexpr Distance half_marathon{21'097'500};
constexpr Distance marathon{42'195'000};

constexpr Distance metres(std::int64_t m) { return {m * 1000}; }
constexpr Distance unit(Units units) { return units == Units::mi ? mile : kilometre; }

/// A pace: time for one kilometre.
struct Pace {
  std::chrono::milliseconds per_km{0};
  friend constexpr auto operator<=>(const Pace&, const Pace&) = default;
};

/// The time `distance` takes at `pace`, rounded to the second.
constexpr Seconds time_for(Distance distance, Pace pace) {
  return Seconds{(distance.mm * pace.per_km.count() / 1'000'000 + 500) / 1000};
}

/// The pace at which `distance` takes `time`; `distance` must not be zero.
constexpr Pace pace_for(Distance distance, Seconds time) {
  return {std::chrono::milliseconds{(time.count() * 1'000'000'000 + distance.mm / 2) / distance.mm}};
}

/// A closed range; a single value is a range whose ends are equal. `min <= max`.
template <class T>
struct Range {
  T min{}, max{};
  friend constexpr bool operator==(const Range&, const Range&) = default;
};
template <class T>
constexpr Range<T> exactly(T value) {
  return {value, value};
}
template <class T>
constexpr Range<T> operator+(Range<T> a, Range<T> b) {
  return {a.min + b.min, a.max + b.max};
}

/// `12.5 km`, `7.8 mi`, `800 m` is never chosen: one decimal, `.0` left out.
std::string format_distance(Distance distance, Units units);

/// `8–10 mi`, with an ASCII hyphen where `ascii`; one number where both ends print alike.
std::string format_distance(Range<Distance> distance, Units units, bool ascii = false);

/// The number alone: `12.5`, `10`.
std::string format_number(Distance distance, Units units);

/// `5:40/km`, `9:07/mi`, rounded to the second.
std::string format_pace(Pace pace, Units units);

/// `3:45:00`, `47:10`, `0:45`.
std::string format_clock(Seconds time);

/// `1 h 30 min`, `45 min`, `20 s`.
std::string format_duration(Seconds time);

/// A distance as written: `10 km`, `13.1 mi`, `800 m`, `marathon`, `half marathon`, `half`, `5k`; a bare number is in
/// `units`. Spaces and case do not matter. Nothing where the text is not one distance above 0 and below 1000 km.
std::optional<Distance> parse_distance(std::string_view text, Units units);

/// A race time or a length of time as written: `3:45:00`, `47:10` (minutes and seconds), `1:45` is 1 min 45 s.
/// Nothing where it is not one, or is zero or over 100 hours.
std::optional<Seconds> parse_clock(std::string_view text);

/// Hours and minutes: `5:30`, `7 h`, `7.5h`, `6h45`.
std::optional<Minutes> parse_hours(std::string_view text);

/// A pace as written: `9:30/mi`, `5:40/km`, `5:40 min/km`; without a unit per `units`. 1:30 to 30:00 per km.
std::optional<Pace> parse_pace(std::string_view text, Units units);

}  // namespace rubdown
