#include "rubdown/workout/describe.hpp"

#include <doctest/doctest.h>

using namespace rubdown;

namespace {

struct Told {
  Workout workout;
  Diagnostics findings;
};

Told read(std::string_view text, Units units) {
  Told told;
  told.workout =
      parse_workout(text, units, Span{0, 1, 1, 1, 1 + static_cast<std::uint32_t>(text.size())}, told.findings);
  return told;
}

}  // namespace

TEST_CASE("a workout is one line of JSON") {
  const Told told = read("6x800 @ 3:20 w/ 400 m jog", Units::mi);
  CHECK(
      workout_json(told.workout, told.findings.items()) ==
      R"({"text":"6x800 @ 3:20 w/ 400 m jog","kind":"intervals","distance_m":[6800,7200],"duration_s":null,"repetitions":[6,6],"flags":[],"steps":"6 x 800 m @ 3:20 with 400 m jog","findings":[]})");
  const Told half = read("0.5 mi \"a\\b\"", Units::mi);
  CHECK(
      workout_json(half.workout, half.findings.items()) ==
      R"({"text":"0.5 mi \"a\\b\"","kind":"easy","distance_m":[804.672,804.672],"duration_s":null,"repetitions":null,"flags":[],"steps":"0.5 mi \"a\\b\"","findings":[]})");
}

TEST_CASE("findings stand in the JSON with their place") {
  const Told told = read("tempoo 4 mi", Units::mi);
  CHECK(
      workout_json(told.workout, told.findings.items())
          .find(
              R"("findings":[{"code":"K002","severity":"warning","line":1,"column":1,"message":"`tempoo` is not understood","help":"did you mean `tempo`?"}])") !=
      std::string::npos);
}

TEST_CASE("JSON stays JSON whatever the bytes") {
  const Told told = read("5 mi \xff\x01\x1b[31m \xc3", Units::mi);
  const std::string json = workout_json(told.workout, told.findings.items());
  for (const char c : json) CHECK(static_cast<unsigned char>(c) >= 0x20);
}

TEST_CASE("a workout is told to people line by line") {
  const Told told = read("2 mi easy, 3x(1 mi @ T, 1 min jog), 1 mi easy", Units::mi);
  CHECK(workout_text(told.workout, told.findings.items(), {Units::mi, false, true}) ==
        "2 mi easy, 3x(1 mi @ T, 1 min jog), 1 mi easy\n"
        "  Intervals\n"
        "  distance     6 mi+\n"
        "  repetitions  3\n"
        "  quality      3 mi\n"
        "  steps        2 mi easy\n"
        "               3 x (1 mi @ T, 1 min jog)\n"
        "               1 mi easy\n");
}

TEST_CASE("the help fits a terminal") {
  std::size_t column = 0;
  for (const char c : workout_help()) {
    column = c == '\n' ? 0 : column + 1;
    CHECK(column <= 80);
  }
}
