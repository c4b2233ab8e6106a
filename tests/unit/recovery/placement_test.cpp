#include "rubdown/recovery/placement.hpp"

#include <doctest/doctest.h>

#include "unit/recovery/placement_problems.hpp"

namespace rubdown {
namespace {

using testing::after;
using testing::every_day;
using testing::every_day_at_six;
using testing::lines;
using testing::refusals;
using testing::when;
using Lines = std::vector<std::string>;

TEST_CASE("nothing asked, nothing placed") {
  const Placement placement = place({});
  CHECK(placement.appointments.empty());
  CHECK(placement.refused.empty());
}

TEST_CASE("a long run and a sore IT band share one appointment") {
  PlacementProblem problem;
  const Civil run_end = when("2026-03-01", "09:40");
  problem.demands = {after("R-LONG-MASSAGE", run_end, 2, 24, 48, 40), after("S-ITB", run_end, 12, 24, 72, 50)};
  problem.demands[1].areas = {{Area::tfl, Side::right}, {Area::glute, Side::right}, {Area::quad, Side::right}};
  every_day_at_six(problem, "2026-03-01", 5);
  problem.keep_outs.push_back({when("2026-03-03", "06:00"),
                               when("2026-03-03", "18:00"),
                               {SessionType::massage_sport},
                               "keep-clear",
                               "X-SPORT-PRE-HARD",
                               "12 h before the intervals",
                               std::nullopt});
  const Placement placement = place(problem);
  CHECK(lines(problem, placement) == Lines{"2026-03-02 18:00 massage.sport 40 min: S-ITB R-LONG-MASSAGE"});
  CHECK(placement.appointments[0].areas ==
        AreaSet{
            {Area::calf, Side::both}, {Area::quad, Side::right}, {Area::glute, Side::right}, {Area::tfl, Side::right}});
}

TEST_CASE("merging takes the gentlest of the wanted types") {
  PlacementProblem problem;
  problem.demands = {after("R-STRESS", when("2026-02-27", "20:00"), 0, 12, 72, 20),
                     after("R-LONG-XL", when("2026-03-01", "11:00"), 2, 24, 48, 45)};
  problem.demands[0].types = {SessionType::massage_relax};
  problem.demands[0].length = Minutes{45};
  problem.demands[1].length = Minutes{45};
  every_day_at_six(problem, "2026-03-02", 4);
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-02 18:00 massage.relax 55 min: R-LONG-XL R-STRESS"});
}

TEST_CASE("the higher priority is served where only one can be") {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "10:00"), 2, 24, 48, 40),
                     after("S-CALF", when("2026-03-03", "20:00"), 12, 24, 72, 50)};
  problem.demands[1].merges = false;
  every_day_at_six(problem, "2026-03-01", 8);
  const Placement placement = place(problem);
  CHECK(lines(problem, placement) == Lines{"2026-03-04 18:00 massage.sport 30 min: S-CALF"});
  CHECK(
      refusals(problem, placement) ==
      Lines{
          "R-LONG-MASSAGE: per-week: at most 1 massage in seven days, and there is the massage on Wed 4 Mar (S-CALF)"});
}

TEST_CASE("sports massage is stepped down to relaxation where only that is allowed, and cut to its length") {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-XL", when("2026-03-01", "10:00"), 2, 24, 48, 45)};
  problem.demands[0].length = Minutes{45};
  every_day_at_six(problem, "2026-03-02", 1);
  problem.keep_outs.push_back({when("2026-03-02", "09:00"),
                               when("2026-03-04", "09:00"),
                               {SessionType::massage_sport},
                               "keep-clear",
                               "X-SPORT-PRE-RACE",
                               "48 h before the race",
                               std::nullopt});
  problem.keep_outs.push_back({when("2026-03-02", "09:00"),
                               when("2026-03-04", "09:00"),
                               {SessionType::massage_relax},
                               "keep-clear",
                               "X-SPORT-PRE-RACE",
                               "at most 30 min",
                               Minutes{30}});
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-02 18:00 massage.relax 30 min: R-LONG-XL"});
}

TEST_CASE("a session fits its opening whole, and a lone candidate start does not ask its end") {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "10:00"), 2, 24, 48, 40)};
  problem.openings = {{when("2026-03-02", "18:00"), when("2026-03-02", "18:20"), std::nullopt, false}};
  const Placement refused = place(problem);
  CHECK(refusals(problem, refused) == Lines{"R-LONG-MASSAGE: availability: 30 min do not fit before 18:20 on Mon 2 Mar",
                                            "R-LONG-MASSAGE: availability: outside the times for massage"});
  problem.openings[0].start_only = true;
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-02 18:00 massage.sport 30 min: R-LONG-MASSAGE"});
}

TEST_CASE("starts are the quarter-hours of the clock") {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "10:00"), 2, 24, 48, 40)};
  problem.openings = {{when("2026-03-02", "17:50"), when("2026-03-02", "19:00"), std::nullopt, false}};
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-02 18:00 massage.sport 30 min: R-LONG-MASSAGE"});
}

TEST_CASE("a rest day is preferred to the ideal hour") {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "10:00"), 2, 24, 57, 40)};
  every_day_at_six(problem, "2026-03-01", 4);
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-02 18:00 massage.sport 30 min: R-LONG-MASSAGE"});
  problem.preferred_days = {*parse_day("2026-03-03")};
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-03 18:00 massage.sport 30 min: R-LONG-MASSAGE"});
}

TEST_CASE("equally far from the ideal, the earlier start is taken") {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "18:00"), 2, 36, 72, 40)};
  every_day_at_six(problem, "2026-03-02", 2);
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-02 18:00 massage.sport 30 min: R-LONG-MASSAGE"});
}

TEST_CASE(
    "a therapist without a licence is never assigned, nor one whose licence has ended, nor for what is not offered") {
  struct Row {
    const char* what;
    std::optional<Day> until;
    SessionType offers;
    const char* refusal;
  };
  const Row rows[] = {
      {"no licence", std::nullopt, SessionType::massage_sport, "therapist: Sam Lee has no licence in the plan"},
      {"ended", parse_day("2026-03-01"), SessionType::massage_sport,
       "therapist: the licence of Sam Lee ends on Sun 1 Mar"},
      {"not offered", parse_day("2026-03-02"), SessionType::massage_scar,
       "therapist: Sam Lee does not offer massage.sport"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    PlacementProblem problem;
    problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "10:00"), 2, 24, 48, 40)};
    problem.therapists = {{"Sam Lee", {row.offers}, row.until}};
    problem.openings = {{when("2026-03-02", "18:00"), when("2026-03-02", "19:00"), 0, true}};
    CHECK(refusals(problem, place(problem)) == Lines{std::string("R-LONG-MASSAGE: ") + row.refusal});
  }
}

TEST_CASE("the last day of a licence is a day of it") {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "10:00"), 2, 24, 48, 40)};
  problem.therapists = {{"Sam Lee", {SessionType::massage_sport}, parse_day("2026-03-02")}};
  problem.openings = {{when("2026-03-02", "18:00"), when("2026-03-02", "19:00"), 0, true}};
  const Placement placement = place(problem);
  REQUIRE(placement.appointments.size() == 1);
  CHECK(placement.appointments[0].therapist == std::optional<std::size_t>{0});
}

TEST_CASE("a pinned appointment serves what fits it and nothing is added") {
  PlacementProblem problem;
  problem.demands = {after("R-LONG-MASSAGE", when("2026-03-01", "10:00"), 2, 24, 48, 40)};
  every_day_at_six(problem, "2026-03-01", 4);
  problem.fixed = {{"pin", when("2026-03-03", "08:00"), Minutes{45}, SessionType::massage_sport, false}};
  const Placement placement = place(problem);
  CHECK(lines(problem, placement) == Lines{"2026-03-03 08:00 massage.sport 45 min: R-LONG-MASSAGE"});
  CHECK(placement.appointments[0].fixed == std::optional<std::size_t>{0});
  CHECK(placement.score.appointments == 0);
}

TEST_CASE("each ceiling refuses in its own words") {
  struct Row {
    const char* what;
    PlacementCaps caps;
    int every_hours;
    Lines refusal;
  };
  PlacementCaps loose;
  loose.per_seven_days = 7;
  PlacementCaps own = loose, month = loose, none = loose, week = loose;
  own.own_every_days = 10;
  month.per_month = 1;
  none.per_month = 0;
  week.per_seven_days = 1;
  const std::string rule = "R-LONG-MASSAGE: ";
  const Row rows[] = {
      {"spacing", loose, 0, {rule + "spacing: less than 48 h from the massage on Mon 2 Mar"}},
      {"own", own, 0, {rule + "own-limit: massage_every_days = 10: too near to the massage on Mon 2 Mar"}},
      {"month", month, 0, {rule + "budget: massages_per_month = 1: used up in March"}},
      {"none", none, 0, {rule + "budget: massages_per_month = 0: self-care only"}},
      {"week", week, 0, {rule + "per-week: at most 1 massage in seven days, and there is the massage on Mon 2 Mar"}},
      {"every",
       loose,
       336,
       {rule + "frequency: R-LONG-MASSAGE asks only 14 days after a massage, and there is the massage on Mon 2 Mar"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    PlacementProblem problem;
    const bool close = row.what == std::string("spacing");
    problem.demands = {after("R-LONG-MASSAGE", when(close ? "2026-03-03" : "2026-03-05", "10:00"), 2, 24, 26, 40)};
    problem.demands[0].every = std::chrono::hours{row.every_hours};
    problem.openings = {
        {when(close ? "2026-03-04" : "2026-03-06", "11:00"), when("2026-03-06", "12:00"), std::nullopt, true}};
    problem.fixed = {{"pin", when("2026-03-02", "18:00"), Minutes{45}, SessionType::massage_sport, false}};
    problem.caps = row.caps;
    const Placement placement = place(problem);
    Lines all = refusals(problem, placement);
    if (!all.empty() && row.what == std::string("none")) all.resize(1);
    CHECK(all == row.refusal);
  }
}

TEST_CASE("an event massage neither counts for spacing nor asks for it") {
  PlacementProblem problem;
  const Civil finish = when("2026-11-01", "13:00");
  problem.demands = {after("Q-EVENT", finish, 0, 0, 3, 60), after("Q-RELAX", finish, 24, 48, 72, 60)};
  problem.demands[0].types = {SessionType::massage_event};
  problem.demands[0].free_of_caps = true;
  problem.demands[0].length = Minutes{15};
  every_day(problem, "2026-11-01", 4, "13:00", "20:00");
  CHECK(lines(problem, place(problem)) ==
        Lines{"2026-11-01 13:00 massage.event 15 min: Q-EVENT", "2026-11-03 13:00 massage.sport 30 min: Q-RELAX"});
}

TEST_CASE("one appointment a day, also where one of them is free of caps") {
  PlacementProblem problem;
  const Civil monday = when("2026-03-02", "08:00");
  problem.demands = {after("G-SCAR", monday, 0, 4, 30, 80), after("R-LONG", monday, 0, 10, 30, 40)};
  problem.demands[0].types = {SessionType::massage_scar};
  problem.demands[0].free_of_caps = true;
  problem.demands[0].merges = false;
  every_day(problem, "2026-03-02", 2, "08:00", "20:00");
  CHECK(lines(problem, place(problem)) ==
        Lines{"2026-03-02 12:00 massage.scar 30 min: G-SCAR", "2026-03-03 08:00 massage.sport 30 min: R-LONG"});
  SUBCASE("one that stands takes its day") {
    problem.fixed = {{"pin", when("2026-03-03", "09:00"), Minutes{30}, SessionType::massage_deep, false}};
    problem.caps.spacing = std::chrono::hours{0};
    problem.caps.per_seven_days = 7;
    const Placement placement = place(problem);
    CHECK(lines(problem, placement) == Lines{"2026-03-02 12:00 massage.scar 30 min: G-SCAR"});
    const Lines why = refusals(problem, placement);
    CHECK(std::find(why.begin(), why.end(),
                    "R-LONG: per-day: one appointment a day: the massage on Tue 3 Mar is on that day") != why.end());
  }
  SUBCASE("a budget of none holds for all of them") {
    problem.caps.per_month = 0;
    const Placement placement = place(problem);
    CHECK(placement.appointments.empty());
    for (const RefusedDemand& refused : placement.refused) {
      CHECK(refused.refused_by.front() == RefusedBy{"budget", "massages_per_month = 0: self-care only"});
    }
    CHECK(placement.refused.size() == 2);
    CHECK(smallest_change(problem, placement, 0) == "massages_per_month = 1");
    CHECK(smallest_change(problem, placement, 1) == "massages_per_month = 1");
  }
}

TEST_CASE("in a doubled week a second massage may follow within seven days") {
  PlacementProblem problem;
  const Civil finish = when("2026-11-01", "13:00");
  problem.demands = {after("Q-RELAX", finish, 24, 48, 72, 60), after("Q-DEEP", finish, 96, 120, 168, 60)};
  problem.demands[0].merges = problem.demands[1].merges = false;
  every_day_at_six(problem, "2026-11-01", 9);
  CHECK(place(problem).appointments.size() == 1);
  problem.caps.doubled_weeks = {{*parse_day("2026-11-02"), *parse_day("2026-11-08")}};
  CHECK(lines(problem, place(problem)) ==
        Lines{"2026-11-03 18:00 massage.sport 30 min: Q-RELAX", "2026-11-06 18:00 massage.sport 30 min: Q-DEEP"});
}

TEST_CASE("deep tissue comes again after exactly seven days, and is stepped down before") {
  PlacementProblem problem;
  const Civil first = when("2026-03-02", "18:00");
  for (const auto& [rule, hours] : {std::pair{"R-0", 0}, {"R-96", 96}, {"R-168", 168}}) {
    Demand d = after(rule, first + std::chrono::hours{hours}, 0, 0, 0, 40);
    d.types = {SessionType::massage_deep, SessionType::massage_sport};
    problem.demands.push_back(d);
  }
  problem.caps.per_seven_days = 2;
  every_day_at_six(problem, "2026-03-01", 14);
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-02 18:00 massage.deep 30 min: R-0",
                                                "2026-03-06 18:00 massage.sport 30 min: R-96",
                                                "2026-03-09 18:00 massage.deep 30 min: R-168"});
}

TEST_CASE("fortnightly massage after weekly long runs takes the first week") {
  PlacementProblem problem;
  for (int week = 0; week < 4; ++week) {
    Demand d = after("R-LONG-MASSAGE", when("2026-03-01", "10:00") + std::chrono::days{7 * week}, 2, 24, 48, 40);
    d.every = std::chrono::hours{336};
    problem.demands.push_back(d);
  }
  every_day_at_six(problem, "2026-03-01", 30);
  CHECK(lines(problem, place(problem)) == Lines{"2026-03-02 18:00 massage.sport 30 min: R-LONG-MASSAGE",
                                                "2026-03-16 18:00 massage.sport 30 min: R-LONG-MASSAGE"});
}

TEST_CASE("more wishes at once than can be weighed leave out the last in order and say so") {
  PlacementProblem problem;
  for (int i = 0; i < 40; ++i) {
    Demand d = after("S", when("2026-03-01", "10:00"), 2, 24, 72, 50);
    problem.demands.push_back(d);
  }
  every_day(problem, "2026-03-01", 5, "08:00", "20:00");
  problem.caps.doubled_weeks = {{*parse_day("2026-03-01"), *parse_day("2026-03-07")}};
  const Placement placement = place(problem);
  REQUIRE(placement.appointments.size() == 1);
  CHECK(placement.appointments[0].serves.size() >= 6);
  CHECK(placement.refused.size() + placement.appointments[0].serves.size() == 40);
  CHECK(placement.refused.back().refused_by == std::vector<RefusedBy>{{"crowded", "too many wishes at once"}});
}

/// A wish after every day's run, for weeks, at times that all differ in how near the ideal they are.
PlacementProblem daily_wishes(int days) {
  PlacementProblem problem;
  for (int i = 0; i < days; ++i) {
    Demand d = after("X", when("2026-03-01", "08:00") + std::chrono::days{i}, 2, 63, 65, 45);
    d.types = {SessionType::massage_scar};
    d.length = Minutes{10};
    problem.demands.push_back(d);
  }
  every_day(problem, "2026-03-01", days + 3, "12:00", "20:00");
  problem.caps.spacing = problem.caps.deep_spacing = std::chrono::hours{0};
  return problem;
}

TEST_CASE("wishes for every day end in an answer in useful time, whatever seven days may hold") {
  struct Row {
    std::optional<int> ceiling;
    std::size_t placed;
  };
  for (const Row& row :
       {Row{std::nullopt, 56}, Row{7, 56}, Row{5, 40}, Row{4, 32}, Row{3, 24}, Row{2, 16}, Row{1, 9}}) {
    CAPTURE(row.placed);
    PlacementProblem problem = daily_wishes(56);
    problem.caps.per_seven_days = row.ceiling;
    std::size_t served = 0;
    for (const Appointment& made : place(problem).appointments) served += made.serves.size();
    CHECK(served >= std::min<std::size_t>(56, row.placed * 5 / 2));
    for (Demand& demand : problem.demands) demand.merges = false;
    CHECK(place(problem).appointments.size() == row.placed);
  }
}

}  // namespace
}  // namespace rubdown
