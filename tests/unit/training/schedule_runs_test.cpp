#include "rubdown/training/schedule_runs.hpp"

#include <doctest/doctest.h>

#include "unit/training/plans.hpp"

using namespace rubdown;
using namespace rubdown::test;

namespace {

Schedule scheduled(const Plan& plan, Diagnostics& findings) {
  return schedule_runs(plan, "test", day("2026-03-01"), findings);
}

/// The schedule of a plan that gives no finding.
Schedule scheduled(const Plan& plan) {
  Diagnostics findings;
  Schedule schedule = scheduled(plan, findings);
  CHECK(report(findings).empty());
  return schedule;
}

std::string start_of(const Session* session) {
  REQUIRE(session != nullptr);
  return session->start ? format_civil(*session->start) : "all day";
}

}  // namespace

TEST_CASE("the last week holds the A race and the others lie before it") {
  Plan plan = plain_plan(3);
  plan.races = {race("Spring Marathon", "2026-04-26", marathon),
                race("City 10k", "2026-04-12", metres(10000), RacePriority::c)};
  plan.weeks.edit()[1].days.set(6, {written(RunKind::race, "10k race", metres(10000))});
  plan.weeks.edit()[1].days[6][0].place = line(3);
  plan.weeks.edit()[0].days.set(6, {written(RunKind::rest, "rest")});
  Diagnostics findings;
  const Schedule schedule = scheduled(plan, findings);
  REQUIRE(schedule.weeks.size() == 3);
  CHECK(format_day(schedule.weeks[0].start) == "2026-04-06");
  CHECK(format_day(schedule.weeks[2].start) == "2026-04-20");
  CHECK(schedule.header.race == "Spring Marathon");
  CHECK(schedule.header.race_day == day("2026-04-26"));
  CHECK(days_to_race(schedule) == 56);
}

TEST_CASE("of several A races the last dates the plan") {
  Plan plan = plain_plan(10);
  plan.races = {race("Autumn", "2026-05-31", half_marathon), race("Spring", "2026-04-05", half_marathon)};
  for (PlanWeek& week : plan.weeks.edit()) week.days.set(6, {});
  const Schedule schedule = scheduled(plan);
  CHECK(schedule.header.race == "Autumn");
  CHECK(format_day(schedule.weeks.back().start) == "2026-05-25");
}

TEST_CASE("the first week that says starts dates all others") {
  Plan plan = plain_plan(4);
  plan.weeks.edit()[1].starts = At<Day>{day("2026-03-09"), line(20)};
  const Schedule schedule = scheduled(plan);
  CHECK(format_day(schedule.weeks[0].start) == "2026-03-02");
  CHECK(format_day(schedule.weeks[3].start) == "2026-03-23");
}

TEST_CASE("weeks that contradict each other are findings with a place") {
  Plan plan = plain_plan(3);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), line(10)};
  plan.weeks.edit()[2].starts = At<Day>{day("2026-03-23"), line(30)};
  Diagnostics findings;
  scheduled(plan, findings);
  CHECK(report(findings) == "S002 30 week 3 starts 2026-03-23, but it follows week 2, which starts 2026-03-09\n");
  CHECK(findings.items()[0].help == "write 2026-03-16 here, or give the weeks between");
}

TEST_CASE("a plan that nothing dates has no weeks and says why") {
  Diagnostics findings;
  const Schedule schedule = scheduled(plain_plan(2), findings);
  CHECK(schedule.weeks.empty());
  CHECK(schedule.sessions.empty());
  CHECK(report(findings) ==
        "S001 10 nothing says when these weeks are: the plan has no race and no week says `starts`\n");
}

TEST_CASE("without an A race the last race dates the plan, with a finding") {
  Plan plan = plain_plan(2);
  plan.races = {race("Tune-up", "2026-04-12", metres(10000), RacePriority::b)};
  plan.races[0].at = line(5);
  plan.weeks.edit()[1].days.set(6, {});
  Diagnostics findings;
  const Schedule schedule = scheduled(plan, findings);
  CHECK(format_day(schedule.weeks.back().start) == "2026-04-06");
  CHECK(report(findings) == "S003 5 no race has priority A: the weeks end on the last race, Tune-up\n");
}

TEST_CASE("weeks are added for a race after the last week, and not for one a year later") {
  Plan plan = plain_plan(2);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), line(10)};
  plan.races = {race("Spring", "2026-03-29", half_marathon), race("Next", "2027-03-28", half_marathon)};
  plan.races[1].date.at = line(7);
  Diagnostics findings;
  const Schedule schedule = scheduled(plan, findings);
  CHECK(schedule.weeks.size() == 4);
  CHECK(schedule.header.plan_weeks == 2);
  CHECK(find(schedule, "race/spring")->week == 4);
  CHECK(report(findings) ==
        "S004 7 Next on 2027-03-28 is outside the plan's weeks (2026-03-02 to 2026-03-29) and left out\n");
}

TEST_CASE("a plan of a race alone has the week of the race") {
  Plan plan;
  plan.races = {race("Spring", "2026-03-29", half_marathon)};
  const Schedule schedule = scheduled(plan);
  REQUIRE(schedule.weeks.size() == 1);
  CHECK(schedule.sessions.size() == 7);
  CHECK(find(schedule, "w01/rest/mon")->title == "Rest");
}

TEST_CASE("ordinals and weeks may have more than one digit, and a day more than one rest") {
  Plan plan = plain_plan(12);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-04-06"), line(10)};
  plan.weeks.edit()[11].days.set(0, std::vector<PlanSession>(31, easy(4)));
  plan.weeks.edit()[11].days.set(2, {rest(), rest()});
  Diagnostics many_a_day;
  const Schedule schedule = scheduled(plan, many_a_day);
  for (const char* one : {"w12/easy/9", "w12/easy/33", "w12/rest/wed", "w12/rest/wed/2"}) {
    CHECK_MESSAGE(find(schedule, one) != nullptr, one);
  }
}

TEST_CASE("identities are the week, the kind and the ordinal, never the date") {
  Plan plan = plain_plan(7);
  plan.weeks.edit()[6].days.set(4, {written(RunKind::intervals, "6x800", metres(9000)), easy(4)});
  plan.races = {race("Spring", "2026-04-19", half_marathon)};
  plan.weeks.edit()[6].days.set(6, {});
  const Schedule schedule = scheduled(plan);
  std::vector<std::string> last_week;
  for (const Session& session : schedule.sessions) {
    if (session.week == 7) last_week.emplace_back(session.identity);
  }
  CHECK(last_week == std::vector<std::string>{"w07/rest/mon", "w07/easy/1", "w07/rest/wed", "w07/easy/2",
                                              "w07/intervals/1", "w07/easy/3", "w07/rest/sat", "race/spring"});
  plan.races[0].date.value += std::chrono::days{7};
  Diagnostics findings;
  const Schedule later = scheduled(plan, findings);
  for (std::size_t i = 0; i < later.sessions.size(); ++i)
    CHECK(later.sessions[i].identity == schedule.sessions[i].identity);
}

TEST_CASE("a changed day takes over the identities of what stood there") {
  Plan plan = plain_plan(2);
  plan.races = {race("Spring", "2026-03-15", half_marathon)};
  plan.weeks.edit()[1].days.set(6, {});
  Change change;
  change.date.value = day("2026-03-03");
  change.sessions = {rest(), easy(3)};
  plan.changes = {change};
  const Schedule schedule = scheduled(plan);
  CHECK(std::holds_alternative<Rest>(find(schedule, "w01/easy/1")->what));
  CHECK(find(schedule, "w01/tue/2")->distance == exactly(metres(3000)));
  CHECK(find(schedule, "w01/easy/2")->distance == exactly(metres(10000)));
}

TEST_CASE("what a change stands for, and why, stays with the schedule") {
  Plan plan = plain_plan(2);
  plan.races = {race("Spring", "2026-03-15", half_marathon)};
  plan.weeks.edit()[1].days.set(6, {});
  const auto changed = [&](std::string_view date, std::vector<PlanSession> sessions, std::string why) {
    Change& change = plan.changes.emplace_back();
    change.date.value = day(date);
    change.sessions = std::move(sessions);
    change.why = std::move(why);
    change.at = line(40);
  };
  changed("2026-03-03", {rest(), easy(3)}, "travel");
  changed("2026-03-02", {easy(2)}, "");
  changed("2026-03-15", {easy(1)}, "the race stands in its place");
  Diagnostics off_its_text;
  const Schedule schedule = scheduled(plan, off_its_text);
  REQUIRE(schedule.changes.size() == 3);
  const Session& rested = *find(schedule, "w01/easy/1");
  const DayChange* change = change_of(schedule, rested);
  REQUIRE(change != nullptr);
  CHECK(change->why == "travel");
  CHECK(change->was == "Easy 8 km");
  CHECK(change->at == line(40));
  CHECK(change_of(schedule, *find(schedule, "w01/tue/2")) == nullptr);
  CHECK(change_of(schedule, *find(schedule, "w01/rest/mon"))->was == "Rest");
  CHECK(change_of(schedule, *find(schedule, "w01/easy/2")) == nullptr);
  CHECK(change_of(schedule, *find(schedule, "race/spring")) == nullptr);
}

TEST_CASE("a change outside the plan is a finding, and of two on a day the last stands") {
  Plan plan = plain_plan(1);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), line(10)};
  Change change;
  change.date = {day("2026-03-09"), line(30)};
  change.sessions = {easy(3)};
  plan.changes = {change, change, change};
  plan.changes[1].date = {day("2026-03-03"), line(33)};
  plan.changes[2].date = {day("2026-03-03"), line(36)};
  plan.changes[2].sessions = {easy(5)};
  Diagnostics findings;
  const Schedule schedule = scheduled(plan, findings);
  CHECK(report(findings) == "S007 30 2026-03-09 is not a day of the plan, which goes from 2026-03-02 to 2026-03-08\n");

  CHECK(find(schedule, "w01/easy/1")->distance == exactly(metres(5000)));

  // A club's outing is no error of a plan that is over by then.
  plan.changes[0].from_template = true;
  CHECK(scheduled(plan).changes.size() == 2);
}

TEST_CASE("runs start at the time stated, then the weekday's, the usual one, and 07:00") {
  Plan plan = plain_plan(1);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), line(10)};
  CHECK(start_of(find(scheduled(plan), "w01/easy/1")) == "2026-03-03T07:00:00");
  plan.athlete.run_at.usual = time("06:30");
  CHECK(start_of(find(scheduled(plan), "w01/easy/1")) == "2026-03-03T06:30:00");
  plan.athlete.run_at.by_weekday[1] = time("18:15");
  CHECK(start_of(find(scheduled(plan), "w01/easy/1")) == "2026-03-03T18:15:00");
  CHECK(start_of(find(scheduled(plan), "w01/easy/2")) == "2026-03-05T06:30:00");
  plan.weeks.edit()[0].days[1][0].at = At<TimeOfDay>{time("05:00"), {}};
  CHECK(start_of(find(scheduled(plan), "w01/easy/1")) == "2026-03-03T05:00:00");
  CHECK(start_of(find(scheduled(plan), "w01/rest/mon")) == "all day");
}

TEST_CASE("a second session goes to 17:00, and out of the way of what has a time") {
  Plan plan = plain_plan(1);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), line(10)};
  plan.weeks.edit()[0].days.set(1, {easy(8), written(RunKind::strength, "strength 30 min")});
  CHECK(start_of(find(scheduled(plan), "w01/easy/1")) == "2026-03-03T07:00:00");
  CHECK(start_of(find(scheduled(plan), "w01/strength/1")) == "2026-03-03T17:00:00");

  plan.weeks.edit()[0].days[1][1].at = At<TimeOfDay>{time("06:00"), {}};
  CHECK(start_of(find(scheduled(plan), "w01/easy/1")) == "2026-03-03T17:00:00");

  plan.weeks.edit()[0].days[1][1].at = At<TimeOfDay>{time("12:30"), {}};
  CHECK(start_of(find(scheduled(plan), "w01/easy/1")) == "2026-03-03T07:00:00");

  plan.weeks.edit()[0].days[1][0].at = At<TimeOfDay>{time("12:00"), {}};
  plan.weeks.edit()[0].days[1][1].place = line(14);
  Diagnostics findings;
  scheduled(plan, findings);
  CHECK(report(findings) == "S010 14 Strength begins at 12:30 and overlaps with Easy 8 km at 12:00\n");
}

TEST_CASE("a text for morning and evening is two sessions") {
  Plan plan = plain_plan(1);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), line(10)};
  PlanSession both;
  Diagnostics findings;
  both.workout = parse_workout("AM: 12 km easy / PM: 8 km", Units::km, Span{}, findings);
  plan.weeks.edit()[0].days.set(1, {both});
  const Schedule schedule = scheduled(plan);
  const Session *morning = find(schedule, "w01/easy/1"), *evening = find(schedule, "w01/easy/2");
  CHECK(start_of(morning) == "2026-03-03T07:00:00");
  CHECK(start_of(evening) == "2026-03-03T17:00:00");
  CHECK(morning->distance == exactly(metres(12000)));
  CHECK(evening->distance == exactly(metres(8000)));
  CHECK_FALSE(std::get<Run>(morning->what).is_long);
  CHECK(std::get<Run>(evening->what).workout->text == both.workout->text);
}

TEST_CASE("a race takes the place of its text or of rest and keeps the text") {
  Plan plan = plain_plan(2);
  plan.races = {race("Spring", "2026-03-15", half_marathon),
                race("Tune-up", "2026-03-02", metres(5000), RacePriority::c)};
  plan.races[0].start = At<TimeOfDay>{time("10:15"), {}};
  plan.races[0].goal = At<Seconds>{Seconds{6300}, {}};
  plan.weeks.edit()[1].days.set(6, {easy(2), written(RunKind::race, "the half!", half_marathon)});
  const Schedule schedule = scheduled(plan);
  const Session* spring = find(schedule, "race/spring");
  CHECK(start_of(spring) == "2026-03-15T10:15:00");
  CHECK(spring->length == Seconds{6300});
  CHECK(std::get<Race>(spring->what).workout->text == "the half!");
  CHECK(start_of(find(schedule, "race/tune-up")) == "2026-03-02T09:00:00");
  CHECK(find(schedule, "w01/rest/mon") == nullptr);
  CHECK(start_of(find(schedule, "w02/easy/3")) == "2026-03-15T17:00:00");
}

TEST_CASE("another run on race day stays, with a finding") {
  Plan plan = plain_plan(1);
  plan.races = {race("Spring", "2026-03-08", half_marathon)};
  plan.weeks.edit()[0].days[6][0].place = line(17);
  Diagnostics findings;
  const Schedule schedule = scheduled(plan, findings);
  CHECK(report(findings) ==
        "S005 17 Spring is on this day, 2026-03-08, and the plan writes another session: both are kept\n");
  CHECK(find(schedule, "w01/long/1") != nullptr);
  CHECK(find(schedule, "race/spring") != nullptr);
}

TEST_CASE("races of one name have identities of their own in file order") {
  Plan plan;
  plan.races = {race("Park Run #2", "2026-03-28", metres(5000)), race("park run 2", "2026-03-14", metres(5000))};
  Diagnostics findings;
  plan.weeks = plain_plan(4).weeks;
  for (PlanWeek& week : plan.weeks.edit()) week.days.set(5, {});
  const Schedule schedule = scheduled(plan, findings);
  CHECK(format_day(find(schedule, "race/park-run-2")->day) == "2026-03-28");
  CHECK(format_day(find(schedule, "race/park-run-2/2")->day) == "2026-03-14");
}

TEST_CASE("of two races too close together the less important one is run as training") {
  struct Row {
    const char* what;
    RacePriority first, second;
    int gap;
    const char* finding;
  };
  const Row rows[] = {
      {"equal: the later", RacePriority::a, RacePriority::a, 7,
       "S006 9 Second is 7 days after First, whose recovery takes 14: Second is planned as a C race\n"},
      {"the first less important", RacePriority::b, RacePriority::a, 7,
       "S006 8 Second is 7 days after First, whose recovery takes 14: First is planned as a C race\n"},
      {"far enough", RacePriority::a, RacePriority::a, 14, ""},
      {"one is training anyway", RacePriority::a, RacePriority::c, 7, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Plan plan;
    plan.races = {race("First", "2026-03-01", marathon, row.first),
                  race("Second", "2026-03-01", metres(10000), row.second)};
    plan.races[1].date.value += std::chrono::days{row.gap};
    plan.races[0].date.at = line(8);
    plan.races[1].date.at = line(9);
    plan.weeks.edit().resize(4);
    plan.weeks.edit()[0].starts = At<Day>{day("2026-02-16"), {}};
    Diagnostics findings;
    scheduled(plan, findings);
    CHECK(report(findings) == row.finding);
  }
}

TEST_CASE("long is said, or 16.0 km, or ninety minutes, and 24 km is hard") {
  struct Row {
    const char* what;
    PlanSession session;
    bool is_long, hard;
  };
  const PlanSession twelve = written(RunKind::easy, "12 km", metres(12000));
  const PlanSession slow = with(twelve, [](Workout& it) { it.duration = exactly<Seconds>(Minutes{90}); });
  const PlanSession slow_89 = with(twelve, [](Workout& it) { it.duration = exactly<Seconds>(Minutes{89}); });
  const PlanSession with_pace = written(RunKind::marathon_pace, "mp", metres(12000));
  const PlanSession short_block = with(with_pace, [](Workout& it) { it.quality = exactly(metres(7999)); });
  const PlanSession block = with(with_pace, [](Workout& it) { it.quality = exactly(metres(8000)); });
  const Row rows[] = {{"10 km said long", long_run(10), true, false},
                      {"15.99 km", written(RunKind::easy, "", metres(15990)), false, false},
                      {"16.00 km", written(RunKind::easy, "", metres(16000)), true, false},
                      {"10 mi", written(RunKind::easy, "", mile * 10), true, false},
                      {"90 min", slow, true, false},
                      {"89 min", slow_89, false, false},
                      {"23.99 km", written(RunKind::long_run, "", metres(23990)), true, false},
                      {"24.0 km", written(RunKind::long_run, "", metres(24000)), true, true},
                      {"intervals", written(RunKind::intervals, "", metres(9000)), false, true},
                      {"tempo", written(RunKind::tempo, "", metres(9000)), false, true},
                      {"hills", written(RunKind::hills, ""), false, true},
                      {"fartlek", written(RunKind::fartlek, "", metres(9000)), false, false},
                      {"7.999 km at marathon pace", short_block, false, false},
                      {"8 km at marathon pace", block, false, true},
                      {"20 km of cycling", written(RunKind::cross, "", metres(20000)), false, false}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Plan plan = plain_plan(1);
    plan.athlete.easy_pace = At<Pace>{Pace{std::chrono::seconds{300}}, {}};
    plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), {}};
    plan.weeks.edit()[0].days = {};
    plan.weeks.edit()[0].days.set(2, {row.session});
    const Schedule schedule = scheduled(plan);
    const Session& session = schedule.sessions[2];
    CHECK(std::get<Run>(session.what).is_long == row.is_long);
    CHECK(std::get<Run>(session.what).hard == row.hard);
  }
}

TEST_CASE("expected durations take the longer end, and unknown sizes keep 45 minutes free") {
  Plan plan = plain_plan(1);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), {}};
  plan.athlete.easy_pace = At<Pace>{Pace{std::chrono::seconds{360}}, {}};
  const PlanSession range = with(easy(8), [](Workout& it) { it.distance->max = metres(10000); });
  const PlanSession paced = with(easy(8), [](Workout& it) { it.pace = Pace{std::chrono::seconds{300}}; });
  plan.weeks.edit()[0].days.set(1, {range});
  plan.weeks.edit()[0].days.set(2, {paced});
  plan.weeks.edit()[0].days.set(3, {written(RunKind::other, "something")});
  const Schedule schedule = scheduled(plan);
  CHECK(schedule.sessions[1].length == Minutes{60});
  CHECK(schedule.sessions[2].length == Minutes{40});
  CHECK(schedule.sessions[3].length == Minutes{45});
  CHECK(schedule.sessions[2].length_known);
  CHECK_FALSE(schedule.sessions[3].length_known);
  CHECK(schedule.sessions[3].title == "something");
  CHECK_FALSE(schedule.weeks[0].distance_known);
}

TEST_CASE("what was logged is applied to the runs") {
  Plan plan = plain_plan(1);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), {}};
  plan.weeks.edit()[0].days.set(6, {long_run(20)});
  LoggedDone done;
  done.on = day("2026-03-08");
  done.distance = metres(12000);
  done.time = Minutes{70};
  LoggedMissed missed;
  missed.on = day("2026-03-03");
  LoggedDone extra;
  extra.on = day("2026-03-04");
  extra.distance = metres(17000);
  LoggedDone nothing;
  nothing.on = day("2026-03-06");
  nothing.place = line(4);
  LoggedDone before;
  before.on = day("2026-01-04");
  before.distance = metres(5000);
  before.place = line(5);
  LoggedDone shortly_before = before;
  shortly_before.on = day("2026-01-05");
  plan.entries.done = {done, extra, nothing, before, shortly_before};
  plan.entries.missed = {missed};
  Diagnostics findings;
  const Schedule schedule = scheduled(plan, findings);
  const Session* run = find(schedule, "w01/long/1");
  CHECK(run->status == Status::done);
  CHECK(run->distance == exactly(metres(12000)));
  CHECK(run->length == Minutes{70});
  CHECK_FALSE(std::get<Run>(run->what).is_long);
  CHECK(find(schedule, "w01/easy/1")->status == Status::missed);
  CHECK(find(schedule, "w01/wed/extra")->status == Status::done);
  CHECK(std::get<Run>(find(schedule, "w01/wed/extra")->what).is_long);
  CHECK(schedule.weeks[0].distance == exactly(metres(39000)));
  CHECK(report(findings) ==
        "S009 4 the plan has no session on 2026-03-06\nS009 5 2026-01-04 lies outside the weeks of the plan\n");
}

TEST_CASE("a run stays long as planned where most of it was run, by distance or else by time") {
  struct Row {
    std::optional<Distance> distance;
    std::optional<Seconds> time;
    bool is_long;
  };
  // The plan asks for a long run of 12 km, which is not long by its size.
  const Row rows[] = {{{}, {}, true},
                      {metres(12'000), {}, true},
                      {metres(12'000), Seconds{Minutes{72}}, true},
                      {{}, Seconds{Minutes{72}}, true},
                      {metres(9'000), {}, true},
                      {metres(8'990), {}, false},
                      {metres(5'000), Seconds{Minutes{75}}, false},
                      {{}, Seconds{Minutes{20}}, false},
                      {metres(5'000), Seconds{Minutes{95}}, true},
                      {metres(17'000), {}, true}};
  for (const Row& row : rows) {
    Plan plan = plain_plan(1);
    plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), {}};
    plan.weeks.edit()[0].days.set(6, {long_run(12)});
    LoggedDone done;
    done.on = day("2026-03-08");
    done.distance = row.distance;
    done.time = row.time;
    plan.entries.done = {done};
    const Schedule schedule = scheduled(plan);
    const Session* run = find(schedule, "w01/long/1");
    CAPTURE(&row - rows);
    CHECK(run->status == Status::done);
    CHECK(std::get<Run>(run->what).is_long == row.is_long);
    CHECK(std::get<Run>(run->what).workout->kind == RunKind::long_run);
  }
}

TEST_CASE("a rest day that was run is no longer a rest day") {
  Plan plan = plain_plan(1);
  plan.weeks.edit()[0].starts = At<Day>{day("2026-03-02"), {}};
  LoggedDone extra;
  extra.on = day("2026-03-02");
  extra.distance = metres(7000);
  plan.entries.done = {extra};
  const Schedule schedule = scheduled(plan);
  CHECK(find(schedule, "w01/rest/mon") == nullptr);
  CHECK(find(schedule, "w01/mon/extra") != nullptr);
}
