#include <doctest/doctest.h>

#include "unit/recovery/placement_problems.hpp"

namespace rubdown {
namespace {

using testing::after;
using testing::every_day;
using testing::every_day_at_six;
using testing::when;

/// The first refused demand's smallest change.
std::string change(const PlacementProblem& problem) {
  const Placement placement = place(problem);
  REQUIRE(!placement.refused.empty());
  return smallest_change(problem, placement, placement.refused.front().demand);
}

PlacementProblem one_long_run() {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "10:00"), 2, 24, 48, 40)};
  return problem;
}

TEST_CASE("the smallest change widens a weekly time by the least quarter-hours") {
  PlacementProblem problem = one_long_run();
  every_day(problem, "2026-03-02", 1, "17:30", "18:30");
  problem.keep_outs.push_back(
      {when("2026-03-02", "17:00"), when("2026-03-02", "18:20"), {}, "race", "", "x", std::nullopt});
  CHECK(change(problem) == "massage on Mondays 17:30-19:00 instead of 17:30-18:30");
}

TEST_CASE("the smallest change adds a time near the ideal where none is close") {
  CHECK(change(one_long_run()) == "massage also on Mondays 10:00-10:30");
}

TEST_CASE("the smallest change raises the budget by one") {
  PlacementProblem problem = one_long_run();
  every_day_at_six(problem, "2026-03-01", 4);
  problem.caps.per_month = 0;
  CHECK(change(problem) == "massages_per_month = 1");
}

TEST_CASE("the smallest change lowers the runner's own limit no further than needed") {
  PlacementProblem problem = one_long_run();
  every_day_at_six(problem, "2026-03-01", 4);
  problem.fixed = {{"last", when("2026-02-20", "18:00"), Minutes{45}, SessionType::massage_sport, false}};
  problem.caps.own_every_days = 14;
  CHECK(change(problem) == "massage_every_days = 10 instead of 14");
}

TEST_CASE("the smallest change asks a rule more often") {
  PlacementProblem problem = one_long_run();
  every_day_at_six(problem, "2026-03-01", 4);
  problem.demands[0].every = std::chrono::hours{336};
  problem.fixed = {{"last", when("2026-02-20", "18:00"), Minutes{45}, SessionType::massage_sport, false}};
  CHECK(change(problem) == "let R-LONG-MASSAGE ask every 10 days instead of every 14 days");
}

TEST_CASE("the smallest change allows one more in seven days") {
  PlacementProblem problem = one_long_run();
  every_day_at_six(problem, "2026-03-01", 4);
  problem.fixed = {{"last", when("2026-02-26", "18:00"), Minutes{45}, SessionType::massage_relax, false}};
  CHECK(change(problem) == "allow 2 massages in seven days");
}

TEST_CASE("the smallest change names the licence that is missing") {
  PlacementProblem problem = one_long_run();
  problem.demands[0].earliest = problem.demands[0].latest = problem.demands[0].ideal = when("2026-03-02", "22:00");
  problem.therapists = {{"Sam Lee", {SessionType::massage_sport}, std::nullopt}};
  problem.openings = {{when("2026-03-02", "22:00"), when("2026-03-02", "23:00"), 0, true}};
  CHECK(change(problem) == "a licence of Sam Lee that is valid on Mon 2 Mar");
}

TEST_CASE("a time is proposed only while the therapist works") {
  PlacementProblem problem = one_long_run();
  problem.demands[0].length = Minutes{45};
  // Mondays at noon the runner has time for less than a massage.
  problem.openings = {{when("2026-03-02", "12:00"), when("2026-03-02", "12:20"), 0, false}};
  problem.therapists = {{"Sam Lee", {SessionType::massage_sport}, parse_day("2027-01-01"), {}}};
  CHECK(change(problem) == "massage on Mondays 11:30-12:20 instead of 12:00-12:20");
  const auto hours = [](int weekday, const char* from, const char* to) {
    return WeeklyHours{weekday, *parse_time(from), *parse_time(to)};
  };
  problem.therapists[0].hours = {hours(0, "12:00", "20:00")};
  CHECK(change(problem) == "massage on Mondays 12:00-12:50 instead of 12:00-12:20");
  problem.therapists[0].hours = {hours(1, "08:00", "11:00"), hours(3, "08:00", "11:00")};
  CHECK(change(problem) == "massage also on Tuesdays 08:00-08:45");
  problem.therapists[0].hours = {hours(5, "08:00", "11:00")};
  CHECK(change(problem).find("massage") != 0);
}

TEST_CASE("the smallest change frees a busy time") {
  PlacementProblem problem = one_long_run();
  every_day_at_six(problem, "2026-03-02", 1);
  problem.demands[0].earliest = problem.demands[0].latest = problem.demands[0].ideal = when("2026-03-02", "18:00");
  problem.keep_outs.push_back(
      {when("2026-03-02", "17:00"), when("2026-03-02", "19:00"), {}, "busy", "", "dentist", std::nullopt});
  CHECK(change(problem) == "free Mon 2 Mar 17:00 (dentist)");
}

TEST_CASE("where no single change helps, none is proposed") {
  PlacementProblem problem = one_long_run();
  every_day_at_six(problem, "2026-03-01", 4);
  problem.keep_outs.push_back(
      {when("2026-02-01", "00:00"), when("2026-04-01", "00:00"), {}, "stop", "C-DVT", "stopped", std::nullopt});
  CHECK(change(problem).empty());
}

}  // namespace
}  // namespace rubdown
