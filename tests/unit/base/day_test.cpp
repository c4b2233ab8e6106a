#include "rubdown/base/day.hpp"

#include <doctest/doctest.h>

using namespace rubdown;

TEST_CASE("every day from 1900 to 2200 prints as it parses") {
  using namespace std::chrono;
  Day day{local_days{year{1900} / January / 1}};
  const Day end{local_days{year{2200} / December / 31}};
  int weekday = 0;  // 1 January 1900 was a Monday
  for (; day <= end; day += days{1}) {
    const std::string text = format_day(day);
    CAPTURE(text);
    REQUIRE(text.size() == 10);
    REQUIRE(parse_day(text) == day);
    REQUIRE(weekday_index(day) == weekday);
    REQUIRE(monday_of(day) + days{weekday} == day);
    weekday = (weekday + 1) % 7;
  }
}

TEST_CASE("a day that is not exactly year-month-day is refused") {
  for (const std::string_view text :
       {"", "2026-11-1", "26-11-01", "2026-1-05", "+026-11-01", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10",
        "2026-11-00", "2026-11-31", "1899-12-31", "2201-01-01", "2026/11/01", "2026-11-01 ", " 2026-11-01",
        "2026-11-0x", "20261-1-01", "2026-11-01T"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_day(text).has_value());
  }
  CHECK(parse_day("2024-02-29").has_value());
}

TEST_CASE("every minute of the day prints as it parses") {
  for (int minute = 0; minute < 24 * 60; ++minute) {
    const TimeOfDay time{std::chrono::minutes{minute}};
    REQUIRE(parse_time(format_time(time)) == time);
    REQUIRE(parse_time(format_time(time) + ":00") == time);
  }
}

TEST_CASE("clock times are read with one or two hour digits and whole minutes only") {
  CHECK(parse_time("7:30") == TimeOfDay{std::chrono::minutes{450}});
  CHECK(parse_time("07:30:00") == TimeOfDay{std::chrono::minutes{450}});
  CHECK(parse_time("24:00", true) == TimeOfDay{std::chrono::hours{24}});
  for (const std::string_view text : {"", "7", "7:3", "7:300", "07:60", "24:00", "25:00", "007:30", "07:30:30",
                                      "07:30:", "07:30:0", "07:30:00Z", "-7:30", "7.30", "07:30 "}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time(text).has_value());
  }
  CHECK_FALSE(parse_time("24:01", true).has_value());
}

TEST_CASE("civil instants keep their day and wall-clock time") {
  const Day day = *parse_day("2026-11-01");
  const Civil instant = at(day, *parse_time("09:10"));
  CHECK(format_civil(instant) == "2026-11-01T09:10:00");
  CHECK(format_civil(instant + std::chrono::seconds{5}) == "2026-11-01T09:10:05");
  CHECK(day_of(instant) == day);
  CHECK(time_of(instant + std::chrono::seconds{59}) == *parse_time("09:10"));
  CHECK(format_civil(at(day, {std::chrono::hours{24}})) == "2026-11-02T00:00:00");
  CHECK(format_time({std::chrono::hours{24}}) == "24:00");
}

TEST_CASE("weekdays and months have their English names") {
  CHECK(weekday_short(0) == "Mon");
  CHECK(weekday_long(6) == "Sunday");
  CHECK(month_short(9) == "Sep");
  CHECK(month_long(12) == "December");
  CHECK(parse_weekday("sun") == 6);
  CHECK_FALSE(parse_weekday("Sun").has_value());
  CHECK_FALSE(parse_weekday("sunday").has_value());
}

// A civil day has no zone: it must not turn into a day of UTC, nor a time of day into a plain number.
static_assert(!std::is_convertible_v<Day, std::chrono::sys_days>);
static_assert(!std::is_constructible_v<std::chrono::sys_days, Day>);
static_assert(!std::is_convertible_v<std::chrono::minutes, int>);
