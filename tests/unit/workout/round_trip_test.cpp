#include <doctest/doctest.h>

#include "unit/workout/table.hpp"

using namespace rubdown;

TEST_CASE("parsing the canonical notation gives the workout it was printed from") {
  for (const testing::Row& row : testing::rows()) {
    const Workout once = testing::read(row.text, row.units);
    const Workout twice = testing::read(print_workout(once), row.units);
    INFO(row.text);
    CHECK(testing::told(twice) == testing::told(once));
    CHECK(twice.quality == once.quality);
    CHECK(twice.pace == once.pace);
  }
}

TEST_CASE("the canonical notation means the same in a plan of either unit") {
  for (const testing::Row& row : testing::rows()) {
    const Workout once = testing::read(row.text, row.units);
    const Workout other = testing::read(once.steps, row.units == Units::km ? Units::mi : Units::km);
    INFO(row.text);
    CHECK(testing::told(other) == testing::told(once));
  }
}

TEST_CASE("the notation reads like a coach writes it") {
  const std::pair<const char*, const char*> rows[] = {
      {"2mi easy,3x(1 mi @T,1min jog),1mi easy", "2 mi easy, 3 x (1 mi @ T, 1 min jog), 1 mi easy"},
      {"6x800 @3:20 w/400m jog", "6 x 800 m @ 3:20 with 400 m jog"},
      {"14 miles, consisting of: 3 mile warm up / 8 at MP / 3 easy", "14 mi: 3 mi warm-up, 8 mi @ MP, 3 mi easy"},
      {"40 min easy + 6 strides", "40 min easy with 6 strides"},
      {"rest or easy 3 mi", "rest or 3 mi easy"},
      {"AM: 5 mi / PM: 4 mi", "AM: 5 mi / PM: 4 mi"},
      {"long 18 mi, last 6 @ MP", "18 mi long run with last 6 mi @ MP"},
      {"8 km + 4 x 400m @ 10k pace w/ 1 min rest", "8 km, then 4 x 400 m @ 10K pace with 1 min rest"}};
  for (const auto& [text, steps] : rows) CHECK(testing::read(text, Units::mi).steps == steps);
}
