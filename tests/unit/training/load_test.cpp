#include "rubdown/training/load.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "rubdown/training/schedule_runs.hpp"
#include "unit/training/plans.hpp"

using namespace rubdown;
using namespace rubdown::test;

TEST_CASE("monotony and strain of a worked week") {
  const double week[] = {0, 300, 400, 0, 500, 250, 900};
  REQUIRE(monotony(week).has_value());
  CHECK(std::abs(*monotony(week) - 1.0765) < 1e-4);
  CHECK(std::abs(*monotony(week) * 2350 - 2529.68) < 0.1);
}

TEST_CASE("a week of days that are all alike has no monotony, not an infinite one") {
  const double alike[] = {100, 100, 100, 100, 100, 100, 100}, nothing[] = {0, 0, 0, 0, 0, 0, 0};
  CHECK_FALSE(monotony(alike).has_value());
  CHECK_FALSE(monotony(nothing).has_value());
}

TEST_CASE("fitness and fatigue under a constant load") {
  const std::vector<double> loads(42, 100.0);
  const std::vector<double> fitness = smoothed(loads, 42), fatigue = smoothed(loads, 7);
  CHECK(std::abs(fitness[41] - 63.2121) < 1e-3);
  CHECK(std::abs(fatigue[41] - 99.7521) < 1e-3);
  CHECK(std::abs(fitness[6] - 15.3518) < 1e-3);
  CHECK(std::abs(fatigue[6] - 63.2121) < 1e-3);
}

TEST_CASE("the ratio of the last week to four, which is contested") {
  const double weeks[] = {40, 42, 45, 60};
  CHECK(std::abs(*acute_chronic_ratio(weeks) - 1.2834) < 1e-4);
  CHECK_FALSE(acute_chronic_ratio(std::span<const double>{weeks, 3}).has_value());
}

TEST_CASE("a session's load is its effort times its minutes") {
  Plan plan = plain_plan(2);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), {}};
  plan.athlete.easy_pace = At<Pace>{Pace{std::chrono::seconds{360}}, {}};
  PlanSession slow = long_run(26);
  plan.weeks.edit()[1].days.set(6, {slow});
  Diagnostics findings;
  Schedule schedule = schedule_runs(plan, "test", day("2026-03-01"), findings);
  CHECK(session_load(*find(schedule, "w01/easy/1")) == 3 * 48);
  CHECK(session_load(*find(schedule, "w01/long/1")) == 4 * 90);
  CHECK(session_load(*find(schedule, "w02/long/1")) == 5 * 156);
  CHECK(session_load(*find(schedule, "w01/rest/mon")) == 0);
  CHECK_FALSE(schedule.weeks[0].load.has_value());
  add_loads(schedule);
  REQUIRE(schedule.weeks[0].load.has_value());
  CHECK(schedule.weeks[0].load->total == 3 * 48 + 3 * 60 + 4 * 90);
  CHECK(schedule.weeks[1].load->fitness > schedule.weeks[0].load->fitness);
}
