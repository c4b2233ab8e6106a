#include "workout/everyday.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace rubdown;

namespace {

/// All that a workout says, but for its text.
std::string told(const Workout& workout) {
  std::string out{name(workout.kind)};
  const auto add = [&out](std::string_view what, std::int64_t low, std::int64_t high) {
    out.append(" ").append(what).append(std::to_string(low)).append("-").append(std::to_string(high));
  };
  if (workout.distance) add("distance ", workout.distance->min.mm, workout.distance->max.mm);
  if (workout.duration) add("duration ", workout.duration->min.count(), workout.duration->max.count());
  if (workout.repetitions) add("repetitions ", workout.repetitions->min, workout.repetitions->max);
  if (workout.quality) add("quality ", workout.quality->min.mm, workout.quality->max.mm);
  if (workout.pace) add("pace ", workout.pace->per_km.count(), 0);
  for (const std::string_view flag : names(workout.flags)) out.append(" ").append(flag);
  return out + ": " + workout.steps;
}

/// The text as the parser reads it: two spaces at its end mean nothing to it, and are not everyday.
std::string parsed(const std::string& text, Units units) {
  const std::string spelt = text + "  ";
  REQUIRE_FALSE(workout::read_everyday(spelt));
  Diagnostics findings;
  std::string said = told(parse_workout(spelt, units, {}, findings));
  for (const Diagnostic& finding : findings) said.append(" ").append(finding.code->id);
  return said;
}

}  // namespace

TEST_CASE("everyday workouts are what the parser makes of them") {
  int read = 0;
  for (const char* word : {"easy", "long", "recovery", "steady", "tempo", "cross", "strength", "yoga"}) {
    for (const char* unit : {"mi", "km", "min"}) {
      for (int number = 0; number <= 250; ++number) {
        for (const char* rest : {"", " + 6 strides", " + 1 strides", " + 20 strides", " + 21 strides"}) {
          const std::string text = std::string{word} + " " + std::to_string(number) + " " + unit + rest;
          const auto everyday = workout::read_everyday(text);
          if (!everyday) continue;
          ++read;
          CAPTURE(text);
          CHECK(everyday->text == text);
          CHECK(told(*everyday) == parsed(text, Units::km));
          CHECK(told(*everyday) == parsed(text, Units::mi));
        }
      }
    }
  }
  CHECK(read == 8 * (2 * 99 + 240) + 2 * (2 * 99 + 240));
  CHECK(told(*workout::read_everyday("rest")) == parsed("rest", Units::km));
}

TEST_CASE("anything but an everyday workout is left to the parser") {
  for (const char* text : {"",
                           " ",
                           "easy",
                           "easy ",
                           "easy 5",
                           "easy 5 ",
                           "easy 5 m",
                           "Easy 5 mi",
                           "easy 05 mi",
                           "easy 5 mi ",
                           " easy 5 mi",
                           "easy 5 mi, 6 strides",
                           "easy 5 mi +",
                           "easy 5 mi + 6",
                           "easy 5 mi + 6 hills",
                           "easy 5 mi + 6 strides ",
                           "easy -5 mi",
                           "easy 5.5 mi",
                           "easy 1000 mi",
                           "rest ",
                           "rest 5 mi",
                           "long 5 mi + 6 strides",
                           "easy 5 mi  + 6 strides"}) {
    CAPTURE(text);
    CHECK_FALSE(workout::read_everyday(text));
  }
}
