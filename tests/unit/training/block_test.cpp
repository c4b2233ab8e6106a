#include <doctest/doctest.h>

#include <string>

#include "training/generator.hpp"

using namespace rubdown;
using namespace rubdown::generator;

namespace {

Shape marathon_shape(int weeks, Level level) {
  Shape shape;
  shape.weeks = weeks;
  shape.level = level;
  switch (level) {
  case Level::beginner:
    shape.peak = 60, shape.peak_long = 30, shape.long_floor = 10, shape.share = 52;
    break;
  case Level::intermediate:
    shape.peak = 80, shape.peak_long = 32, shape.long_floor = 13, shape.share = 40;
    break;
  case Level::advanced:
    shape.peak = 110, shape.peak_long = 35, shape.long_floor = 18, shape.share = 33;
    break;
  }
  return shape;
}

std::string numbers(const std::vector<WeekShape>& block, int WeekShape::*field) {
  std::string text;
  for (const WeekShape& week : block) text += (text.empty() ? "" : " ") + std::to_string(week.*field);
  return text;
}

}  // namespace

TEST_CASE("marathon blocks have the weeks and the long runs of the reference table") {
  struct Row {
    int weeks;
    Level level;
    const char* distance;
    const char* long_run;
  };
  const Row rows[] = {
      {12, Level::beginner, "40 42 45 48 36 50 53 40 57 60 36 24", "18 19 20 22 15 24 26 18 28 30 14 0"},
      {12, Level::intermediate, "54 57 43 60 64 68 51 72 76 80 48 32", "19 20 14 22 24 26 18 28 30 32 14 0"},
      {12, Level::advanced, "80 84 63 88 92 96 72 100 105 110 66 44", "20 22 15 24 26 28 20 30 33 35 16 0"},
      {16, Level::beginner, "32 34 37 39 29 42 45 34 49 52 39 56 60 48 36 24",
       "16 17 18 19 13 20 22 15 24 26 18 28 30 20 14 0"},
      {16, Level::intermediate, "46 49 51 54 57 43 61 64 68 51 72 76 80 64 48 32",
       "16 17 18 19 20 14 22 24 26 18 28 30 32 21 14 0"},
      {16, Level::advanced, "70 73 77 80 84 63 88 92 96 72 100 105 110 88 66 44",
       "18 18 19 20 22 15 24 26 28 20 30 33 35 23 16 0"},
      {18, Level::beginner, "29 31 34 26 36 39 29 42 45 34 48 52 39 56 60 48 36 24",
       "15 16 17 12 18 19 13 20 22 15 24 26 18 28 30 20 14 0"},
      {18, Level::intermediate, "44 46 49 37 52 55 58 44 61 64 68 51 72 76 80 64 48 32",
       "15 16 17 12 18 19 20 14 22 24 26 18 28 30 32 21 14 0"},
      {18, Level::advanced, "66 69 72 54 76 79 83 62 87 91 96 72 100 105 110 88 66 44",
       "18 18 18 13 19 20 22 15 24 26 28 20 30 33 35 23 16 0"},
      {20, Level::beginner, "27 29 22 31 34 26 36 39 29 42 45 34 48 52 39 56 60 48 36 24",
       "14 15 10 16 17 12 18 19 13 20 22 15 24 26 18 28 30 20 14 0"},
      {20, Level::intermediate, "42 44 46 49 51 38 54 57 59 44 62 66 69 52 72 76 80 64 48 32",
       "13 14 15 16 17 12 18 19 20 14 22 24 26 18 28 30 32 21 14 0"},
      {20, Level::advanced, "64 67 70 73 76 57 79 82 86 64 89 93 97 73 101 106 110 88 66 44",
       "18 18 18 18 18 13 19 20 22 15 24 26 28 20 30 33 35 23 16 0"},
      {24, Level::beginner, "24 26 27 20 29 31 23 33 36 27 38 41 31 43 46 34 49 53 40 56 60 48 36 24",
       "11 12 13 9 14 15 10 16 17 12 18 19 13 20 22 15 24 26 18 28 30 20 14 0"},
      {24, Level::intermediate, "40 42 44 46 48 36 50 52 54 40 57 59 62 46 64 67 70 52 73 77 80 64 48 32",
       "13 13 13 13 14 10 15 16 17 12 18 19 20 14 22 24 26 18 28 30 32 21 14 0"},
      {24, Level::advanced, "60 62 65 67 70 52 73 75 78 58 81 84 88 66 91 95 98 74 102 106 110 88 66 44",
       "18 18 18 18 18 13 18 18 18 13 19 20 22 15 24 26 28 20 30 33 35 23 16 0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.weeks);
    CAPTURE(static_cast<int>(row.level));
    const std::vector<WeekShape> block = block_of(marathon_shape(row.weeks, row.level));
    CHECK(numbers(block, &WeekShape::distance) == row.distance);
    CHECK(numbers(block, &WeekShape::long_run) == row.long_run);
  }
}

TEST_CASE("blocks of every length grow evenly and end on their peak") {
  for (int weeks = 10; weeks <= 30; ++weeks) {
    for (const Level level : {Level::beginner, Level::intermediate, Level::advanced}) {
      CAPTURE(weeks);
      CAPTURE(static_cast<int>(level));
      const Shape shape = marathon_shape(weeks, level);
      const std::vector<WeekShape> block = block_of(shape);
      REQUIRE(block.size() == static_cast<std::size_t>(weeks));
      const auto last = static_cast<std::size_t>(weeks - taper_weeks(shape) - 1);
      CHECK(block[last].distance >= shape.peak * 97 / 100);
      CHECK(block[last].long_run == shape.peak_long);
      CHECK_FALSE(block[last].cutback);
    }
  }
}

TEST_CASE("a race in the middle of the week moves the taper with it") {
  Shape shape = marathon_shape(18, Level::intermediate);
  struct Row {
    int weekday;
    const char* distance;
    const char* long_run;
  };
  const Row rows[] = {{5, "80 62 46 27", "32 20 13 0"}, {0, "80 66 50 34 0", "32 22 15 0 0"}};
  for (const Row& row : rows) {
    CAPTURE(row.weekday);
    shape.race_weekday = row.weekday;
    std::vector<WeekShape> block = block_of(shape);
    block.erase(block.begin(), block.begin() + (17 - taper_weeks(shape)));
    CHECK(numbers(block, &WeekShape::distance) == row.distance);
    CHECK(numbers(block, &WeekShape::long_run) == row.long_run);
  }
}

TEST_CASE("a long run grows by a tenth or a mile, in classic plans by up to a quarter") {
  CHECK(next_long(10, Progression::strict, Units::km) == 11);
  CHECK(next_long(20, Progression::strict, Units::km) == 22);
  CHECK(next_long(9, Progression::strict, Units::mi) == 10);
  CHECK(next_long(18, Progression::strict, Units::mi) == 19);
  CHECK(next_long(20, Progression::strict, Units::mi) == 22);
  CHECK(next_long(10, Progression::classic, Units::km) == 12);
  CHECK(next_long(20, Progression::classic, Units::km) == 23);
}
