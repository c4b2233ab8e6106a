// Civil days and clock times: what a calendar on the wall shows, without a time zone.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace rubdown {

/// A civil day. It has no zone, so it cannot become a UTC day by accident.
using Day = std::chrono::local_days;

/// A civil instant: a day and a wall-clock time, without a zone, to the second.
using Civil = std::chrono::local_seconds;

/// A wall-clock time in whole minutes, 00:00 to 24:00 (24:00 only as the end of a window).
struct TimeOfDay {
  std::chrono::minutes since_midnight{0};
  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

/// The civil instant at `time` on `day`.
constexpr Civil at(Day day, TimeOfDay time) { return Civil{day} + time.since_midnight; }

/// The civil day an instant lies on.
constexpr Day day_of(Civil instant) { return std::chrono::floor<std::chrono::days>(instant); }

/// The wall-clock time of an instant, cut to the minute.
constexpr TimeOfDay time_of(Civil instant) {
  return {std::chrono::floor<std::chrono::minutes>(instant - Civil{day_of(instant)})};
}

/// Monday is 0, Sunday is 6.
constexpr int weekday_index(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1; }

/// The Monday on or before `day`.
constexpr Day monday_of(Day day) { return day - std::chrono::days{weekday_index(day)}; }

/// `2026-11-01` and nothing else: exactly ten characters, a day that exists, years 1900 to 2200.
std::optional<Day> parse_day(std::string_view text);

/// `07:30`, `7:30` or `07:30:00` (seconds must be zero), 00:00 to 23:59; `24:00` only if asked for.
std::optional<TimeOfDay> parse_time(std::string_view text, bool allow_24 = false);

/// `2026-11-01`.
std::string format_day(Day day);

/// `07:30`.
std::string format_time(TimeOfDay time);

/// `2026-11-01T07:30:00`.
std::string format_civil(Civil instant);

/// `Mon` ... `Sun`; index as in weekday_index().
std::string_view weekday_short(int index);

/// `Monday` ... `Sunday`.
std::string_view weekday_long(int index);

/// 0 to 6 for `mon` ... `sun` (lower case, three letters), nothing for any other word.
std::optional<int> parse_weekday(std::string_view text);

/// `Jan` ... `Dec` for 1 to 12.
std::string_view month_short(unsigned month);

/// `January` ... `December` for 1 to 12.
std::string_view month_long(unsigned month);

}  // namespace rubdown
