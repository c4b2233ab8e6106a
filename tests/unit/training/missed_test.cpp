#include "rubdown/training/missed.hpp"

#include <doctest/doctest.h>

#include "rubdown/plan/read_plan.hpp"
#include "rubdown/training/schedule_runs.hpp"
#include "unit/training/plans.hpp"

using namespace rubdown;
using namespace rubdown::test;

namespace {

/// Ten weeks from 2026-03-02 with runs on Tuesday, Thursday and Sunday.
Plan ten_weeks() {
  Plan plan = plain_plan(10);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), {}};
  return plan;
}

void miss(Plan& plan, std::initializer_list<const char*> dates) {
  for (const char* date : dates) {
    LoggedMissed missed;
    missed.on = day(date);
    missed.place = line(90);
    plan.entries.missed.push_back(missed);
  }
}

Schedule at_day(const Plan& plan, const char* today) {
  Diagnostics findings;
  return schedule_runs(plan, "test", day(today), findings);
}

}  // namespace

TEST_CASE("the break goes from the last run to yesterday, and its length decides") {
  struct Row {
    const char* what;
    std::initializer_list<const char*> missed;
    const char* today;
    int days, per_cent;
  };
  const Row rows[] = {
      {"three days", {"2026-03-17"}, "2026-03-19", 0, 0},
      {"four days", {"2026-03-17"}, "2026-03-20", 0, 0},
      {"four days off", {"2026-03-17", "2026-03-19"}, "2026-03-20", 4, 90},
      {"a week", {"2026-03-17", "2026-03-19", "2026-03-22"}, "2026-03-23", 7, 90},
      {"eight days", {"2026-03-17", "2026-03-19", "2026-03-22"}, "2026-03-24", 8, 75},
      {"fifteen",
       {"2026-03-17", "2026-03-19", "2026-03-22", "2026-03-24", "2026-03-26", "2026-03-29"},
       "2026-03-31",
       15,
       60},
      {"five weeks",
       {"2026-03-10", "2026-03-12", "2026-03-15", "2026-03-17", "2026-03-19", "2026-03-22", "2026-03-24", "2026-03-26",
        "2026-03-29", "2026-03-31", "2026-04-02", "2026-04-05", "2026-04-07", "2026-04-09", "2026-04-12"},
       "2026-04-13",
       35,
       0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Plan plan = ten_weeks();
    miss(plan, row.missed);
    const auto resumption = resume_after_missed(at_day(plan, row.today), plan);
    CHECK((resumption ? resumption->days : 0) == row.days);
    CHECK((resumption ? resumption->per_cent : 0) == row.per_cent);
  }
}

TEST_CASE("the suggestion is a change for each run of the next seven days") {
  Plan plan = ten_weeks();
  miss(plan, {"2026-03-17", "2026-03-19", "2026-03-22"});
  const auto resumption = resume_after_missed(at_day(plan, "2026-03-24"), plan);
  REQUIRE(resumption.has_value());
  CHECK(
      resumption->advice ==
      "8 days missed: take up the plan with about 75 % of its distances for a week, all of it easy. Do not make up for "
      "what was missed.");
  CHECK(resumption->changes ==
        "[[change]]\ndate = 2026-03-24\nrun = \"easy 6 km\"\nwhy = \"8 days missed\"\n\n"
        "[[change]]\ndate = 2026-03-26\nrun = \"easy 7.5 km\"\nwhy = \"8 days missed\"\n\n"
        "[[change]]\ndate = 2026-03-29\nrun = \"long 11 km\"\nwhy = \"8 days missed\"\n");
}

TEST_CASE("the suggested runs are no longer than the advice says, and not much shorter") {
  struct Row {
    Distance planned;
    Units units;
    const char* run;
  };
  const Row rows[] = {
      {{1 * mile.mm}, Units::mi, "easy 0.9 mi"}, {{3 * mile.mm}, Units::mi, "easy 2.7 mi"},
      {{4 * mile.mm}, Units::mi, "easy 3.5 mi"}, {{5 * mile.mm}, Units::mi, "easy 4.5 mi"},
      {{10 * mile.mm}, Units::mi, "easy 9 mi"},  {metres(8000), Units::km, "easy 7 km"},
      {{19 * mile.mm}, Units::mi, "easy 17 mi"}, {metres(13'000), Units::km, "easy 11.5 km"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.run);
    Plan plan = ten_weeks();
    plan.units = row.units;
    miss(plan, {"2026-03-17", "2026-03-19", "2026-03-22"});
    Schedule schedule = at_day(plan, "2026-03-23");
    for (Session& session : schedule.sessions)
      if (session.day == day("2026-03-24")) session.distance = exactly(row.planned);
    const auto resumption = resume_after_missed(schedule, plan);
    REQUIRE(resumption);
    CHECK(resumption->per_cent == 90);
    CHECK(resumption->changes.find("date = 2026-03-24\nrun = \"" + std::string(row.run) + "\"") != std::string::npos);
  }
}

TEST_CASE("a run done after the break ends it") {
  Plan plan = ten_weeks();
  miss(plan, {"2026-03-17", "2026-03-19"});
  LoggedDone done;
  done.on = day("2026-03-22");
  plan.entries.done = {done};
  CHECK_FALSE(resume_after_missed(at_day(plan, "2026-03-24"), plan).has_value());
  CHECK_FALSE(resume_after_missed(at_day(ten_weeks(), "2026-03-24"), ten_weeks()).has_value());
}

TEST_CASE("what is pasted settles the matter, today and on the days after") {
  Plan plan = ten_weeks();
  miss(plan, {"2026-03-17", "2026-03-19", "2026-03-22"});
  const auto resumption = resume_after_missed(at_day(plan, "2026-03-24"), plan);
  REQUIRE(resumption.has_value());
  Sources sources;
  Diagnostics findings;
  PlanInput input;
  input.source = sources.add("changes.toml", "[[week]]\nstarts = 2026-03-02\ntue = \"rest\"\n" + resumption->changes);
  const auto pasted = read_plan(input, sources, findings);
  REQUIRE(pasted.has_value());
  CHECK(render(findings, sources) == "");
  plan.changes = pasted->changes;
  REQUIRE(plan.changes.size() == 3);
  for (const char* today : {"2026-03-24", "2026-03-25", "2026-03-26", "2026-03-29", "2026-04-02"}) {
    CAPTURE(today);
    find_missed(at_day(plan, today), plan, findings);
    CHECK(report(findings) == "");
  }
}

TEST_CASE("the finding stands at the last missed day") {
  Plan plan = ten_weeks();
  miss(plan, {"2026-03-17", "2026-03-19", "2026-03-22"});
  plan.entries.missed[2].place = line(95);
  Diagnostics findings;
  find_missed(at_day(plan, "2026-03-24"), plan, findings);
  CHECK(report(findings) == "W015 95 no running from Mon 16 Mar to Mon 23 Mar, 8 days\n");
}
