#include <doctest/doctest.h>

#include "unit/workout/table.hpp"

using namespace rubdown;

TEST_CASE("every text of the table is understood as the table says") {
  const auto table = testing::rows();
  CHECK(table.size() >= 250);
  for (const testing::Row& row : table) {
    INFO(row.text);
    CHECK(testing::told(testing::read(row.text, row.units)) == testing::told(row));
  }
}

TEST_CASE("the text is kept as written") {
  const std::string text = "  10\u201312 \u00d7 500 M,  hard \xff";
  CHECK(testing::read(text, Units::km).text == text);
}

TEST_CASE("capitals, dashes and spaces do not change what a text means") {
  const std::string forms[] = {"4-6 x 1 km @ 10k pace w/ 2 min jog", "4\u20136\u00d71KM @10K PACE with 2MIN JOG",
                               "4 \u2014 6 X 1 Km at 10k Pace w. 2 minutes jog"};
  for (const std::string& form : forms) {
    INFO(form);
    CHECK(testing::told(testing::read(form, Units::km)) == testing::told(testing::read(forms[0], Units::km)));
  }
}

TEST_CASE("a pace of a continuous run is kept") {
  CHECK(testing::read("long 26 km @ 5:40", Units::km).pace == Pace{std::chrono::seconds{340}});
  CHECK(testing::read("6 mi @ 8:00/mi", Units::km).pace == pace_for(mile, Seconds{480}));
  CHECK_FALSE(testing::read("6x800 @ 3:20 w/ 400 m jog", Units::mi).pace.has_value());
  CHECK_FALSE(testing::read("10 km @ 5:00-5:20", Units::km).pace.has_value());
}

TEST_CASE("where the distance as a whole is not determined, that of the parts that have one is known") {
  struct Row {
    std::string_view text;
    double least, most;  ///< miles; 0: nothing
    bool rests_only;
  };
  const Row rows[] = {
      {"1 mi easy, 2 x 2 mi @ T (2 min rest), 1 mi easy", 6, 6, true},
      {"1 mi easy, 3x(1 mi @ T, 1 min jog), 1 mi easy", 5, 5, false},
      {"1 mi easy, 3x(1 mi @ T, 1 min rest), 1 mi easy", 5, 5, true},
      {"2 mi easy, 20 min tempo, 2 mi easy", 4, 4, false},
      {"2 mi easy, 4-5 x 1 mi @ T (2 min rest), 2 mi easy", 8, 9, true},
      {"2 mi easy, 4 x 1 mi @ T, 2 mi easy", 8, 8, false},
      {"2 x 2 mi @ T (2 min recovery)", 4, 4, false},
      {"4 mi easy, 20 min cycling", 4, 4, false},
      {"40 min easy", 0, 0, false},
      {"6 mi easy", 0, 0, false},
      {"rest", 0, 0, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Diagnostics findings;
    const Workout workout = parse_workout(row.text, Units::mi, {}, findings);
    CHECK(workout.measured.has_value() == (row.most > 0));
    if (!workout.measured) continue;
    CHECK_FALSE(workout.distance);
    CHECK(workout.measured->distance.min.metres() == doctest::Approx(row.least * 1609.344));
    CHECK(workout.measured->distance.max.metres() == doctest::Approx(row.most * 1609.344));
    CHECK(workout.measured->rests_only == row.rests_only);
  }
}

TEST_CASE("the quality distance is what is run at the named effort") {
  CHECK(testing::read("14 mi w/ 8 @ MP", Units::mi).quality == exactly(mile * 8));
  CHECK(testing::read("2 mi easy, 3x(1 mi @ T, 1 min jog), 1 mi easy", Units::mi).quality == exactly(mile * 3));
  CHECK(testing::read("long 18 mi, last 6 @ MP", Units::mi).quality == exactly(mile * 6));
  CHECK_FALSE(testing::read("easy 8 mi", Units::mi).quality.has_value());
  CHECK_FALSE(testing::read("30 min tempo", Units::mi).quality.has_value());
}
