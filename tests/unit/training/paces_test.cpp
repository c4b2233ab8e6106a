#include "rubdown/training/paces.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace rubdown;

namespace {

Seconds clock(int hours, int minutes, int seconds) { return Seconds{hours * 3600 + minutes * 60 + seconds}; }

/// Whole seconds per kilometre, as tables print them.
long per_km(Pace pace) { return std::lround(static_cast<double>(pace.per_km.count()) / 1000); }

}  // namespace

TEST_CASE("the index agrees with the published equations to a thousandth") {
  struct Row {
    const char* race;
    Distance distance;
    Seconds time;
    double index;
  };
  const Row rows[] = {
      {"5000 m 20:00", metres(5000), clock(0, 20, 0), 49.8062},
      {"5000 m 15:00", metres(5000), clock(0, 15, 0), 69.5968},
      {"5000 m 25:00", metres(5000), clock(0, 25, 0), 38.3094},
      {"5000 m 30:00", metres(5000), clock(0, 30, 0), 30.8220},
      {"10 km 40:00", metres(10000), clock(0, 40, 0), 51.9441},
      {"10 km 50:00", metres(10000), clock(0, 50, 0), 40.0121},
      {"half 1:45:00", half_marathon, clock(1, 45, 0), 42.6353},
      {"half 1:30:00", half_marathon, clock(1, 30, 0), 50.9769},
      {"marathon 3:00:00", marathon, clock(3, 0, 0), 53.5283},
      {"marathon 4:00:00", marathon, clock(4, 0, 0), 37.9043},
      {"mile 5:00", mile, clock(0, 5, 0), 59.4042},
  };
  for (const Row& row : rows) {
    CAPTURE(row.race);
    CHECK(std::abs(index_of({row.distance, row.time}) - row.index) < 1e-3);
  }
}

TEST_CASE("equivalent race times agree with the equations to a second") {
  struct Row {
    double index;
    Seconds five, ten, half, full;
  };
  const Row rows[] = {
      {30, clock(0, 30, 41), clock(1, 3, 49), clock(2, 21, 17), clock(4, 49, 49)},
      {40, clock(0, 24, 6), clock(0, 50, 1), clock(1, 50, 54), clock(3, 49, 37)},
      {50, clock(0, 19, 56), clock(0, 41, 20), clock(1, 31, 31), clock(3, 10, 40)},
      {60, clock(0, 17, 3), clock(0, 35, 22), clock(1, 18, 9), clock(2, 43, 22)},
      {70, clock(0, 14, 56), clock(0, 31, 1), clock(1, 8, 23), clock(2, 23, 13)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.index);
    CHECK(std::abs((race_time(row.index, metres(5000)) - row.five).count()) <= 1);
    CHECK(std::abs((race_time(row.index, metres(10000)) - row.ten).count()) <= 1);
    CHECK(std::abs((race_time(row.index, half_marathon) - row.half).count()) <= 1);
    CHECK(std::abs((race_time(row.index, marathon) - row.full).count()) <= 1);
  }
  const double index = index_of({metres(5000), clock(0, 20, 0)});
  CHECK(race_time(index, metres(10000)) == clock(0, 41, 28));
  CHECK(race_time(index, half_marathon) == clock(1, 31, 50));
  CHECK(race_time(index, marathon) == clock(3, 11, 17));
  CHECK(race_time(index_of({half_marathon, clock(1, 45, 0)}), marathon) == clock(3, 37, 50));
}

TEST_CASE("a race time, to the second, gives the index it came from") {
  for (int index = 30; index <= 85; ++index) {
    for (const Distance distance : {metres(1500), metres(5000), metres(10000), half_marathon, marathon}) {
      CAPTURE(index);
      CAPTURE(distance.mm);
      CHECK(std::abs(index_of({distance, race_time(index, distance)}) - index) < 0.2);
    }
  }
}

TEST_CASE("race times are those of a search that goes on to the last bit") {
  for (double index = 25; index < 80; index += 0.37) {
    for (const Distance distance : {metres(1500), metres(5000), metres(10000), half_marathon, marathon}) {
      double fast = distance.metres() / 1000, slow = distance.metres() / 20;
      for (int i = 0; i < 60; ++i) {
        const double minutes = (fast + slow) / 2, held = 0.8 + 0.1894393 * std::exp(-0.012778 * minutes) +
                                                         0.2989558 * std::exp(-0.1932605 * minutes);
        const double velocity = distance.metres() / minutes;
        const double found = (-4.60 + 0.182258 * velocity + 0.000104 * velocity * velocity) / held;
        (found > index ? fast : slow) = minutes;
      }
      CAPTURE(index);
      CHECK(race_time(index, distance) == Seconds{std::llround((fast + slow) / 2 * 60)});
    }
  }
}

TEST_CASE("training paces reproduce the printed ones") {
  struct Row {
    double index;
    long easy_fast, easy_slow, marathon, threshold, interval;
    double repetition_400;
  };
  const Row rows[] = {
      {40, 353, 398, 327, 306, 281, 104.5}, {50, 295, 334, 271, 255, 235, 87.9}, {60, 255, 289, 232, 220, 203, 75.0}};
  for (const Row& row : rows) {
    CAPTURE(row.index);
    const TrainingPaces paces = training_paces(row.index);
    CHECK(per_km(paces.easy.min) == row.easy_fast);
    CHECK(per_km(paces.easy.max) == row.easy_slow);
    CHECK(per_km(paces.marathon) == row.marathon);
    CHECK(per_km(paces.threshold) == row.threshold);
    CHECK(per_km(paces.interval) == row.interval);
    CHECK(std::abs(static_cast<double>(paces.repetition.per_km.count()) * 0.4 / 1000 - row.repetition_400) < 0.06);
  }
}

TEST_CASE("paces get faster from easy to repetition at every index") {
  for (int index = 25; index <= 85; ++index) {
    CAPTURE(index);
    const TrainingPaces paces = training_paces(index);
    CHECK(paces.easy.max > paces.easy.min);
    CHECK(paces.easy.min > paces.marathon);
    CHECK(paces.marathon > paces.threshold);
    CHECK(paces.threshold > paces.interval);
    CHECK(paces.interval > paces.repetition);
  }
}

TEST_CASE("below index 40 the marathon pace is slower than the equation says") {
  const auto slower = [](double index) {
    const double equation = static_cast<double>(race_time(index, marathon).count()) / marathon.km();
    return static_cast<double>(training_paces(index).marathon.per_km.count()) / 1000 - equation;
  };
  CHECK(std::abs(slower(40)) < 0.1);
  CHECK(slower(39.9) > 4.9);
  CHECK(std::abs(slower(35) - 7.5) < 0.1);
  CHECK(std::abs(slower(25) - 10) < 0.1);
}

TEST_CASE("Riegel's rule and its range for the marathon") {
  const Performance five{metres(5000), clock(0, 20, 0)}, half{half_marathon, clock(1, 45, 0)};
  CHECK(riegel_time(five, metres(10000)) == clock(0, 41, 42));
  CHECK(riegel_time(five, half_marathon) == clock(1, 32, 0));
  CHECK(riegel_time(five, marathon) == clock(3, 11, 49));
  CHECK(riegel_time({metres(10000), clock(0, 50, 0)}, half_marathon) == clock(1, 50, 19));
  CHECK(marathon_range(half) == Range<Seconds>{clock(3, 38, 55), clock(3, 53, 1)});
  CHECK(riegel_time(half, marathon, 1.10) == clock(3, 45, 4));
}

TEST_CASE("the athlete's paces come from the best thing known") {
  Plan plan;
  CHECK(athlete_paces(plan).assumed);
  CHECK(format_pace(easy_pace(athlete_paces(plan).paces), Units::km) == "6:15/km");

  PlanRace race;
  race.distance.value = marathon;
  race.goal = At<Seconds>{clock(3, 45, 0), {}};
  plan.races.push_back(race);
  CHECK_FALSE(athlete_paces(plan).assumed);
  CHECK(athlete_paces(plan).paces.marathon == pace_for(marathon, clock(3, 45, 0)));

  plan.athlete.recent = At<Performance>{{metres(10000), clock(0, 50, 0)}, {}};
  CHECK(athlete_paces(plan).paces.threshold == training_paces(index_of(plan.athlete.recent->value)).threshold);
  CHECK(athlete_paces(plan).paces.marathon == pace_for(marathon, clock(3, 45, 0)));

  plan.athlete.easy_pace = At<Pace>{pace_for(mile, clock(0, 9, 30)), {}};
  CHECK(format_pace(easy_pace(athlete_paces(plan).paces), Units::mi) == "9:30/mi");
  CHECK(athlete_paces(plan).paces.threshold == training_paces(index_of(plan.athlete.recent->value)).threshold);
}
