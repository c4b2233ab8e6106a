#include "rubdown/training/findings.hpp"

#include <doctest/doctest.h>

#include "rubdown/training/schedule_runs.hpp"
#include "unit/training/plans.hpp"

using namespace rubdown;
using namespace rubdown::test;

namespace {

/// Four runs a week, Tuesday, Thursday and Saturday easy, Sunday long; the numbers are kilometres of the week and of
/// the long run. The race, a marathon, is on the last Sunday; the last long run is left out.
Plan block(const std::vector<std::pair<int, int>>& weeks) {
  Plan plan;
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    const auto [sum, longest] = weeks[i];
    const int rest_of_week = sum - longest, part = rest_of_week / 3;
    PlanWeek week;
    week.at = line(static_cast<std::uint32_t>(10 * (i + 1)));
    week.days.set(1, {easy(part)});
    week.days.set(3, {easy(rest_of_week - 2 * part)});
    week.days.set(5, {easy(part)});
    if (longest > 0) week.days.set(6, {long_run(longest)});
    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
      for (PlanSession& session : week.days[weekday]) {
        session.place = line(static_cast<std::uint32_t>(10 * (i + 1) + weekday + 1));
      }
    }
    plan.weeks.edit().push_back(std::move(week));
  }
  plan.races = {race("Spring", "2026-05-03", marathon)};
  return plan;
}

std::vector<std::pair<int, int>> sound_weeks() {
  return {{40, 18}, {42, 19}, {45, 20}, {48, 22}, {36, 15}, {50, 24},
          {53, 26}, {40, 18}, {57, 28}, {60, 30}, {36, 14}, {24, 0}};
}

std::string found(const Plan& plan) {
  Diagnostics findings;
  const Schedule schedule = schedule_runs(plan, "test", day("2026-01-01"), findings);
  find_training(schedule, plan, findings);
  return report(findings);
}

}  // namespace

TEST_CASE("a sound block has no findings") { CHECK(found(block(sound_weeks())).empty()); }

TEST_CASE("a run more than ten per cent over the longest of thirty days is a jump") {
  auto weeks = sound_weeks();
  weeks[6].second = 27;
  CHECK(
      found(block(weeks)) ==
      "W001 77 27 km on Sun 29 Mar is 12 % longer than the longest run of the 30 days before (24 km on Sun 22 Mar)\n");
  Diagnostics findings;
  const Plan plan = block(weeks);
  find_training(schedule_runs(plan, "test", day("2026-01-01"), findings), plan, findings);
  CHECK(findings.items()[0].help == "up to 26.4 km stays within ten per cent [brandt-frandsen-2025]");
}

TEST_CASE("a step of a mile is let pass and the first week is not judged") {
  auto weeks = sound_weeks();
  weeks[0].second = 10;
  weeks[1].second = 11;
  weeks[2].second = 12;
  weeks[3].second = 14;
  weeks[4].second = 15;
  weeks[5].second = 16;
  weeks[6].second = 17;
  weeks[7].second = 18;
  weeks[8].second = 19;
  weeks[9].second = 20;
  const std::string text = found(block(weeks));
  CHECK(text ==
        "W001 47 14 km on Sun 8 Mar is 16 % longer than the longest run of the 30 days before (12 km on Sun 1 Mar)\n");
}

TEST_CASE("a jump is measured by what was done") {
  Plan plan = block(sound_weeks());
  LoggedMissed missed;
  for (const char* date : {"2026-03-22", "2026-03-08", "2026-03-01"}) {
    missed.on = day(date);
    plan.entries.missed.push_back(missed);
  }
  const std::string text = found(plan);
  CHECK(text.find(
            "W001 77 26 km on Sun 29 Mar is 73 % longer than the longest run of the 30 days before (15 km on Sun 15 "
            "Mar)\n") != std::string::npos);
}

TEST_CASE("weeks are compared with the largest of the three before") {
  auto weeks = sound_weeks();
  weeks[8].first = 59;
  CHECK(found(block(weeks)) == "W002 90 week 9 has 59 km, 11 % more than any of the weeks before it (53 km)\n");
  weeks[8].first = 72;
  weeks[9].first = 72;
  CHECK(found(block(weeks)) == "W003 90 week 9 has 72 km, 35 % more than any of the weeks before it (53 km)\n");
}

TEST_CASE("two hard days in a row are named with both sessions") {
  Plan plan = block(sound_weeks());
  plan.weeks.edit()[8].days.set(5, {written(RunKind::tempo, "tempo", metres(9000))});
  plan.weeks.edit()[8].days[5][0].place = line(96);
  plan.weeks.edit()[2].days.set(1, {written(RunKind::intervals, "6x800", metres(8000))});
  plan.weeks.edit()[2].days.set(3, {written(RunKind::hills, "hills", metres(9000))});
  CHECK(found(plan) ==
        "W004 97 Long run 28 km on Sun 12 Apr follows Tempo 9 km the day before: two hard days in a row\n");
}

TEST_CASE("six weeks that rise without a lighter one are a finding") {
  auto weeks = sound_weeks();
  weeks[4] = {49, 22};
  CHECK(found(block(weeks)) == "W005 60 weeks 1 to 6 rise from 40 km to 50 km without a lighter week between them\n");
  for (auto& [sum, longest] : weeks) sum = 50, longest = longest == 0 ? 0 : 20;
  weeks[11] = {20, 0};
  weeks[10] = {30, 12};
  CHECK(found(block(weeks)).empty());
}

TEST_CASE("five weeks that rise after a lighter one are no finding") {
  CHECK(found(block({{44, 18},
                     {36, 16},
                     {38, 17},
                     {40, 18},
                     {42, 19},
                     {44, 20},
                     {46, 22},
                     {36, 15},
                     {46, 22},
                     {48, 24},
                     {30, 12},
                     {20, 0}}))
            .empty());
}

TEST_CASE("a missing taper and one too deep are findings of the race's week") {
  auto weeks = sound_weeks();
  weeks[10] = {58, 20};
  weeks[11] = {45, 0};
  CHECK(found(block(weeks)) ==
        "W006 120 the last six days before the race still have 45 km, 75 % of the largest week (60 km)\n"
        "W006 120 the week before race week still has 58 km, 96 % of the largest week (60 km)\n");
  weeks[10] = {18, 9};
  weeks[11] = {5, 0};
  CHECK(found(block(weeks)) ==
        "W007 120 the last six days before the race have only 5 km, 8 % of the largest week (60 km)\n"
        "W007 120 the week before race week has only 18 km, 30 % of the largest week (60 km)\n");
}

TEST_CASE("the share of the long run is measured by the runs of the week and told once") {
  auto weeks = sound_weeks();
  weeks[0] = {31, 18};
  weeks[1] = {33, 19};
  weeks[2] = {35, 20};
  weeks[3] = {38, 22};
  weeks[5] = {41, 24};
  const std::string text = found(block(weeks));
  CHECK(text.find("W008 67 the long run is 59 % of week 6 (24 km of 41 km); with 4 runs a week up to 52 % is usual; 4 "
                  "other weeks also\n") != std::string::npos);
}

TEST_CASE("a week's number is compared with the sum of its runs") {
  Plan plan = block(sound_weeks());
  plan.weeks.edit()[1].total = At<Distance>{metres(42000), line(21)};
  plan.weeks.edit()[2].total = At<Distance>{metres(54000), line(31)};
  plan.weeks.edit()[11].total = At<Distance>{metres(24000), line(121)};
  CHECK(found(plan) == "W009 31 week 3 says 54 km, and its runs add up to 45 km\n");
  plan.weeks.edit()[2].total.reset();
  plan.weeks.edit()[11].total = At<Distance>{metres(66195), line(121)};
  CHECK(found(plan).empty());
}

TEST_CASE("a race written on another day than its own is a finding") {
  Plan plan = block(sound_weeks());
  plan.weeks.edit()[11].days.set(5, {written(RunKind::race, "race day!", marathon)});
  plan.weeks.edit()[11].days[5][0].place = line(126);
  CHECK(found(plan).find("W010 126 a race is written on Sat 2 May, but Spring is on Sun 3 May\n") != std::string::npos);
  plan = block(sound_weeks());
  plan.weeks.edit()[4].days.set(6, {written(RunKind::race, "10k race", metres(10000))});
  CHECK(found(plan).find("W010") == std::string::npos);
  plan.weeks.edit()[4].days.set(6, {written(RunKind::race, "marathon", marathon)});
  plan.weeks.edit()[4].days[6][0].place = line(57);
  CHECK(found(plan).find("W010 57 a race of 42.2 km is written on Sun 15 Mar, and no [[race]] is on that day\n") !=
        std::string::npos);
}

TEST_CASE("running hard after the race and going on past it are findings") {
  auto weeks = sound_weeks();
  Plan plan = block(weeks);
  plan.races[0].date.value = day("2026-05-02");
  plan.weeks.edit()[11].days.set(5, {});
  plan.weeks.edit()[11].days.set(6, {easy(5), written(RunKind::tempo, "tempo", metres(6000))});
  plan.weeks.edit()[11].days[6][0].place = line(127);
  plan.weeks.edit()[11].days[6][1].place = line(128);
  CHECK(found(plan) ==
        "W012 127 Easy 5 km on Sun 3 May is after Spring, the race this plan is for\n"
        "W011 128 Tempo 6 km is 1 day after Spring; 14 easy days are usual\n");
  plan.weeks.edit()[11].phase = "recovery";
  CHECK(found(plan) == "W011 128 Tempo 6 km is 1 day after Spring; 14 easy days are usual\n");
}

TEST_CASE("a plan that does not end on its race is a finding unless the weeks after it are recovery") {
  Plan plan = block(sound_weeks());
  plan.weeks.edit()[0].starts = At<Day>{day("2026-02-09"), line(10)};
  CHECK(found(plan).empty());
  plan.weeks.edit().push_back(plan.weeks[0]);
  plan.weeks.edit()[12].starts.reset();
  plan.weeks.edit()[12].at = line(130);
  plan.weeks.edit()[12].days = {};
  CHECK(found(plan) == "W013 130 Spring is in week 12, and the plan goes on to week 13\n");
  plan.weeks.edit()[12].phase = "Recovery";
  CHECK(found(plan).empty());
  plan.weeks.edit().resize(10);
  CHECK(found(plan).find("W013 100 the plan ends with week 10, 2 weeks before Spring\n") != std::string::npos);
}

TEST_CASE("a licence that ends before the plan is a finding") {
  Plan plan = block(sound_weeks());
  Therapist sam;
  sam.name.value = "Sam Lee";
  sam.license_expires = At<Day>{day("2026-04-30"), line(200)};
  plan.therapists = {sam};
  CHECK(found(plan) == "W014 200 the licence of Sam Lee ends on 2026-04-30, before the plan does (2026-05-03)\n");
  plan.therapists[0].license_expires->value = day("2026-05-03");
  CHECK(found(plan).empty());
}

TEST_CASE("weeks with a run of unknown size are not judged") {
  auto weeks = sound_weeks();
  Plan plan = block(weeks);
  for (PlanWeek& week : plan.weeks.edit()) week.days.set(2, {written(RunKind::other, "run with Bo")});
  CHECK(found(plan).empty());
}
