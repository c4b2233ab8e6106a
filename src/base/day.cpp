#include "rubdown/base/day.hpp"

#include <array>

#include "base/scan.hpp"

namespace rubdown {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2200;

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 7> weekday_keys{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

void append_day(std::string& out, Day day) {
  const std::chrono::year_month_day date{day};
  append_digits(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_digits(out, static_cast<unsigned>(date.day()), 2);
}

void append_time(std::string& out, std::chrono::minutes since_midnight) {
  append_digits(out, since_midnight.count() / 60, 2);
  out += ':';
  append_digits(out, since_midnight.count() % 60, 2);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  Scan scan{text};
  const auto year = scan.take_digits(4, 4);
  if (!year || !scan.take('-')) return std::nullopt;
  const auto month = scan.take_digits(2, 2);
  if (!month || !scan.take('-')) return std::nullopt;
  const auto day = scan.take_digits(2, 2);
  if (!day || *year < first_year || *year > last_year) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  // A day that does not exist would silently become another one.
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

std::optional<TimeOfDay> parse_time(std::string_view text, bool allow_24) {
  Scan scan{text};
  const auto hour = scan.take_digits(1, 2);
  if (!hour || !scan.take(':')) return std::nullopt;
  const auto minute = scan.take_digits(2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (scan.take(':') && scan.take_digits(2, 2) != 0) return std::nullopt;
  if (!scan.done()) return std::nullopt;
  const bool end_of_day = allow_24 && *hour == 24 && *minute == 0;
  if (*hour > 23 && !end_of_day) return std::nullopt;
  return TimeOfDay{std::chrono::minutes{*hour * 60 + *minute}};
}

std::string format_day(Day day) {
  std::string out;
  append_day(out, day);
  return out;
}

std::string format_time(TimeOfDay time) {
  std::string out;
  append_time(out, time.since_midnight);
  return out;
}

std::string format_civil(Civil instant) {
  const TimeOfDay time = time_of(instant);
  std::string out;
  append_day(out, day_of(instant));
  out += 'T';
  append_time(out, time.since_midnight);
  out += ':';
  append_digits(out, (instant - at(day_of(instant), time)).count(), 2);
  return out;
}

std::string_view weekday_short(int index) { return weekday_long(index).substr(0, 3); }

std::string_view weekday_long(int index) { return weekdays[static_cast<std::size_t>(index)]; }

std::optional<int> parse_weekday(std::string_view text) {
  for (std::size_t i = 0; i < weekday_keys.size(); ++i) {
    if (weekday_keys[i] == text) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::string_view month_short(unsigned month) { return month_long(month).substr(0, 3); }

std::string_view month_long(unsigned month) { return months[month - 1]; }

}  // namespace rubdown
