#include "rubdown/workout/shared_workout.hpp"

#include <doctest/doctest.h>

#include "rubdown/workout/workout_reader.hpp"

using namespace rubdown;

TEST_CASE("a workout nobody gave is a day off") {
  const SharedWorkout none;
  CHECK(none->kind == RunKind::rest);
  CHECK(none->text.empty());
  CHECK_FALSE(none->distance);
}

TEST_CASE("copies share one workout, and another assigned to one leaves the rest as they are") {
  Workout workout;
  workout.kind = RunKind::tempo;
  const SharedWorkout first = workout;
  SharedWorkout second = first;
  CHECK(&*second == &*first);
  workout.kind = RunKind::hills;
  second = workout;
  CHECK(first->kind == RunKind::tempo);
  CHECK(second->kind == RunKind::hills);
}

TEST_CASE("equal texts of a plan are one workout, unless something is to be said of each") {
  WorkoutReader reader;
  Diagnostics findings;
  const SharedWorkout once = reader.read("easy 8 km", Units::km, Span{0, 3, 8, 3, 17}, findings);
  CHECK(&*reader.read("easy 8 km", Units::km, Span{0, 4, 8, 4, 17}, findings) == &*once);
  CHECK(&*reader.read("easy 9 km", Units::km, Span{0, 5, 8, 5, 17}, findings) != &*once);
  CHECK(findings.empty());
  reader.read("zzzz", Units::km, Span{0, 6, 8, 6, 12}, findings);
  reader.read("zzzz", Units::km, Span{0, 7, 8, 7, 12}, findings);
  CHECK(findings.size() == 2);
}

TEST_CASE("a text without a unit is another workout in other units") {
  WorkoutReader reader;
  Diagnostics findings;
  CHECK(reader.read("easy 8", Units::km, {}, findings)->distance == exactly(metres(8000)));
  CHECK(reader.read("easy 8", Units::mi, {}, findings)->distance == exactly(mile * 8));
  CHECK(reader.known("easy 8", Units::km)->operator*().distance == exactly(metres(8000)));
}

TEST_CASE("a workout that is shared has the title that each of its days would make") {
  WorkoutReader reader;
  Diagnostics findings;
  for (const Units units : {Units::km, Units::mi}) {
    for (const char* text :
         {"easy 8", "6 x 800 m @ 3:20 w/ 400 m jog", "tempo 20 min", "long 24-28 km", "zzzz", "cross"}) {
      CAPTURE(text);
      const SharedWorkout read = reader.read(text, units, {}, findings);
      REQUIRE(read->title);
      CHECK(read->title->units == units);
      CHECK(read->title->text == workout_title(*read, units));
    }
  }
  CHECK_FALSE(reader.read("rest", Units::km, {}, findings)->title);
}

TEST_CASE("a reader of very many texts forgets none of the first and reads the rest all the same") {
  WorkoutReader reader;
  Diagnostics findings;
  const auto text = [](int i) { return "easy 5 km \"" + std::to_string(i) + "\""; };
  for (int i = 0; i < 5000; ++i) CHECK(reader.read(text(i), Units::km, {}, findings)->text == text(i));
  CHECK(findings.empty());
  CHECK(reader.known(text(1000), Units::km) != nullptr);
  CHECK(reader.known(text(4999), Units::km) == nullptr);
}
