#include "rubdown/base/units.hpp"

#include <doctest/doctest.h>

using namespace rubdown;
using namespace std::chrono_literals;

TEST_CASE("every tenth of a unit up to 200 prints as it parses") {
  for (const Units units : {Units::km, Units::mi}) {
    for (std::int64_t tenths = 1; tenths <= 2000; ++tenths) {
      const Distance distance{(unit(units).mm * tenths + 5) / 10};
      const std::string text = format_distance(distance, units);
      CAPTURE(text);
      const auto read = parse_distance(text, units);
      REQUIRE(read.has_value());
      REQUIRE(std::abs(read->mm - distance.mm) <= 1);
      REQUIRE(format_distance(*read, units) == text);
      REQUIRE(parse_distance(format_number(distance, units), units) == read);
    }
  }
}

TEST_CASE("every pace from 2:00 to 15:00 prints as it parses") {
  for (const Units units : {Units::km, Units::mi}) {
    for (auto time = 2min; time <= 15min; time += 1min) {
      for (auto second = 0s; second < 60s; ++second) {
        const Pace pace = pace_for(unit(units), time + second);
        const std::string text = format_pace(pace, units);
        CAPTURE(text);
        const auto read = parse_pace(text, units == Units::km ? Units::mi : Units::km);
        if (units == Units::mi && time + second < 145s) {
          REQUIRE_FALSE(read.has_value());  // faster than 1:30 a kilometre
          continue;
        }
        REQUIRE(read == pace);
        REQUIRE(text.substr(0, text.find('/')) == format_clock(time + second));
      }
    }
  }
}

TEST_CASE("distances are read as runners write them") {
  struct Row {
    std::string_view text;
    Distance expected;
  };
  for (const Row& row : {Row{"10 km", metres(10'000)},
                         Row{"10km", metres(10'000)},
                         Row{" 10 KM ", metres(10'000)},
                         Row{"5k", metres(5'000)},
                         Row{"5 K", metres(5'000)},
                         Row{"800 m", metres(800)},
                         Row{"800 metres", metres(800)},
                         Row{"400 meters", metres(400)},
                         Row{"1 mile", mile},
                         Row{"mile", mile},
                         Row{"13.1 mi", Distance{21'082'406}},
                         Row{"26.2 miles", Distance{42'164'813}},
                         Row{"marathon", marathon},
                         Row{"Marathon", marathon},
                         Row{"half", half_marathon},
                         Row{"Half Marathon", half_marathon},
                         Row{"half-marathon", half_marathon},
                         Row{"8", mile * 8},
                         Row{"0.5", Distance{804'672}},
                         Row{".5 km", metres(500)},
                         Row{"999.999999 km", Distance{999'999'999}}}) {
    CAPTURE(row.text);
    CHECK(parse_distance(row.text, Units::mi) == row.expected);
  }
}

TEST_CASE("what is not one distance is refused") {
  for (const std::string_view text : {"",
                                      "km",
                                      "0",
                                      "0 km",
                                      "-5 km",
                                      "5 yd",
                                      "5 km 3",
                                      "5..0 km",
                                      "5. km",
                                      "1000 km",
                                      "1000000",
                                      "1e3 m",
                                      "5,5 km",
                                      "10 km run",
                                      "nan",
                                      "inf km",
                                      "0x10 km",
                                      "99999999999999999999 km",
                                      "1.0000000000001 km",
                                      "halfmarathonn"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_distance(text, Units::km).has_value());
  }
}

TEST_CASE("distances are printed with one decimal where it says something") {
  CHECK(format_distance(marathon, Units::km) == "42.2 km");
  CHECK(format_distance(marathon, Units::mi) == "26.2 mi");
  CHECK(format_distance(half_marathon, Units::mi) == "13.1 mi");
  CHECK(format_distance(metres(10'000), Units::km) == "10 km");
  CHECK(format_distance(metres(800), Units::km) == "0.8 km");
  CHECK(format_distance(metres(40), Units::km) == "0 km");
  CHECK(format_distance(metres(50), Units::km) == "0.1 km");
  CHECK(format_distance(Distance{-12'540'000}, Units::km) == "-12.5 km");
  CHECK(format_distance(Distance{-1}, Units::km) == "0 km");
}

TEST_CASE("ranges are printed once where both ends look alike") {
  CHECK(format_distance({mile * 8, mile * 10}, Units::mi) == "8–10 mi");
  CHECK(format_distance({mile * 8, mile * 10}, Units::mi, true) == "8-10 mi");
  CHECK(format_distance(exactly(mile * 8), Units::mi) == "8 mi");
  CHECK(format_distance({mile * 8, mile * 8 + metres(1)}, Units::mi) == "8 mi");
}

TEST_CASE("every second of five hours prints as a clock and parses back") {
  for (Seconds time = 1s; time <= 5h; ++time) {
    const std::string text = format_clock(time);
    CAPTURE(text);
    REQUIRE(parse_clock(text) == time);
  }
}

TEST_CASE("race times are hours, minutes and seconds or minutes and seconds") {
  CHECK(parse_clock("3:45:00") == 3h + 45min);
  CHECK(parse_clock("47:10") == 47min + 10s);
  CHECK(parse_clock("1:45") == 1min + 45s);
  CHECK(parse_clock("75:00") == 75min);
  CHECK(parse_clock(" 0:45 ") == 45s);
  CHECK(parse_clock("100:00:00") == 100h);
  for (const std::string_view text : {"", "45", "0:00", "0:00:00", "3:60:00", "3:45:60", "3:4:00", "3:45:0", "1:2",
                                      "100:00:01", "-1:00", "3:45:00:00", "3:45:00 h", "99999:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_clock(text).has_value());
  }
}

TEST_CASE("hours of sleep are read in the usual spellings") {
  struct Row {
    std::string_view text;
    Minutes expected;
  };
  for (const Row& row : {Row{"5:30", 330min}, Row{"7 h", 420min}, Row{"7h", 420min}, Row{"7.5h", 450min},
                         Row{"6h45", 405min}, Row{"6h45m", 405min}, Row{"6 h 45 min", 405min}, Row{"7 hours", 420min},
                         Row{"1 hour", 60min}, Row{"8", 480min}, Row{"0:00", 0min}}) {
    CAPTURE(row.text);
    CHECK(parse_hours(row.text) == row.expected);
  }
  for (const std::string_view text :
       {"", "h", "5:60", "5:3", "7.5h30", "7.5:30", "6h60", "101 h", "-1", "7 x", "5:30 pm"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_hours(text).has_value());
  }
}

TEST_CASE("paces are read with and without their unit") {
  CHECK(parse_pace("5:40/km", Units::mi) == Pace{340s});
  CHECK(parse_pace("5:40", Units::km) == Pace{340s});
  CHECK(parse_pace("5:40 min/km", Units::mi) == Pace{340s});
  CHECK(parse_pace("9:30/mi", Units::km) == pace_for(mile, 570s));
  CHECK(parse_pace("9:30", Units::mi) == pace_for(mile, 570s));
  CHECK(parse_pace("9:30 per mile", Units::km) == pace_for(mile, 570s));
  CHECK(parse_pace("9:30 / Mile", Units::km) == pace_for(mile, 570s));
  CHECK(parse_pace("1:30/km", Units::km) == Pace{90s});
  CHECK(parse_pace("30:00/km", Units::km) == Pace{1800s});
  for (const std::string_view text :
       {"", "5:40 km", "5/km", "1:29/km", "30:01/km", "5:40/", "5:40/yd", "5:40/km!", "5:60/km"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_pace(text, Units::km).has_value());
  }
}

TEST_CASE("paces print to the second") {
  CHECK(format_pace(Pace{340s}, Units::km) == "5:40/km");
  CHECK(format_pace(Pace{340s}, Units::mi) == "9:07/mi");
}

TEST_CASE("lengths of time print in hours, minutes and seconds that are not zero") {
  CHECK(format_duration(90min) == "1 h 30 min");
  CHECK(format_duration(45min) == "45 min");
  CHECK(format_duration(20s) == "20 s");
  CHECK(format_duration(90s) == "1 min 30 s");
  CHECK(format_duration(2h) == "2 h");
  CHECK(format_duration(0s) == "0 min");
  CHECK(format_duration(-90min) == "-1 h 30 min");
}

TEST_CASE("time and pace are each other's inverse to the second") {
  CHECK(time_for(marathon, Pace{340s}) == Seconds{14346});
  for (Seconds time = 2h; time <= 6h; time += 7s) {
    REQUIRE(std::abs((time_for(marathon, pace_for(marathon, time)) - time).count()) <= 1);
  }
}

// Units do not mix by accident.
static_assert(!std::is_convertible_v<double, Distance>);
static_assert(!std::is_convertible_v<Distance, double>);
static_assert(!std::is_convertible_v<Seconds, Pace>);
