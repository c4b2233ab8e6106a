#include "rubdown/schedule/schedule.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "unit/kept.hpp"

using namespace rubdown;

namespace {

Day day(const char* text) { return *parse_day(text); }

Session run_on(const char* date, const char* time, Distance distance, RunKind kind = RunKind::easy) {
  Session session;
  session.identity = kept_by_tests().join({"run/", date, "/", time});
  session.day = day(date);
  session.start = at(session.day, *parse_time(time));
  session.distance = exactly(distance);
  Workout workout;
  workout.kind = kind;
  Run run;
  run.workout = kept(std::move(workout));
  session.what = run;
  return session;
}

Session all_day(const char* date, const char* identity) {
  Session session;
  session.identity = identity;
  session.day = day(date);
  session.what = Rest{};
  return session;
}

Schedule two_weeks() {
  Schedule schedule;
  for (int number = 1; number <= 2; ++number) {
    Week week;
    week.number = number;
    week.start = day("2026-03-02") + std::chrono::days{7 * (number - 1)};
    schedule.weeks.push_back(week);
  }
  return schedule;
}

}  // namespace

TEST_CASE("sessions stand by day, all-day first, then by start and identity") {
  Schedule schedule = two_weeks();
  schedule.sessions = {run_on("2026-03-04", "17:00", metres(5000)), run_on("2026-03-04", "07:00", metres(5000)),
                       all_day("2026-03-04", "b"), all_day("2026-03-04", "a"),
                       run_on("2026-03-03", "18:00", metres(1))};
  settle(schedule);
  std::vector<std::string> order;
  for (const Session& session : schedule.sessions) order.emplace_back(session.identity);
  CHECK(order ==
        std::vector<std::string>{"run/2026-03-03/18:00", "a", "b", "run/2026-03-04/07:00", "run/2026-03-04/17:00"});
}

TEST_CASE("sessions added in any order end where a stable sort puts them") {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    std::uint32_t state = seed;
    const auto below = [&state](std::uint32_t bound) { return (state = state * 1664525 + 1013904223) / 65536 % bound; };
    Schedule schedule = two_weeks();
    const std::uint32_t count = below(30), list = 1 + below(15);  // lists in order of the days, one behind the other
    const bool in_order = below(2) == 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      Session session = all_day("2026-03-02", below(2) == 0 ? "a" : "b");
      session.day += std::chrono::days{in_order ? i % list : below(2) == 0 ? i / 4 : below(8)};
      if (below(3) == 0) session.start = at(session.day, *parse_time(below(2) == 0 ? "07:00" : "18:00"));
      session.title = kept(std::to_string(i));
      schedule.sessions.push_back(session);
    }
    std::vector<Session> wanted = schedule.sessions;
    std::stable_sort(wanted.begin(), wanted.end(), [](const Session& a, const Session& b) {
      return std::tie(a.day, a.start, a.identity) < std::tie(b.day, b.start, b.identity);
    });
    settle(schedule);
    REQUIRE(schedule.sessions.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(schedule.sessions[i].title == wanted[i].title);
  }
}

TEST_CASE("a week sums the runs and races that take place") {
  Schedule schedule = two_weeks();
  schedule.sessions = {run_on("2026-03-02", "07:00", metres(8000)), run_on("2026-03-08", "07:00", metres(21000)),
                       run_on("2026-03-09", "07:00", metres(5000)),
                       run_on("2026-03-05", "07:00", metres(40000), RunKind::cross),
                       run_on("2026-03-06", "07:00", metres(9000))};
  schedule.sessions.back().status = Status::missed;
  Session race = run_on("2026-03-15", "09:00", metres(10000));
  race.what = Race{};
  schedule.sessions.push_back(race);
  settle(schedule);
  CHECK(schedule.weeks[0].distance == exactly(metres(29000)));
  CHECK(schedule.weeks[0].longest == metres(21000));
  CHECK(schedule.weeks[0].distance_known);
  CHECK(schedule.weeks[1].distance == exactly(metres(15000)));
  CHECK(schedule.sessions.back().week == 2);

  settle(schedule);
  CHECK(schedule.weeks[0].distance == exactly(metres(29000)));
}

TEST_CASE("a week with a run of unknown size says that its sum is not all") {
  Schedule schedule = two_weeks();
  schedule.sessions = {run_on("2026-03-02", "07:00", metres(8000))};
  schedule.sessions.push_back(run_on("2026-03-03", "07:00", {}));
  schedule.sessions.back().distance.reset();
  settle(schedule);
  CHECK_FALSE(schedule.weeks[0].distance_known);
  CHECK(schedule.weeks[1].distance_known);
}

TEST_CASE("a week sums the minutes of recovery") {
  Schedule schedule = two_weeks();
  Session care = all_day("2026-03-03", "care");
  Recovery recovery;
  const Care parts[] = {{SessionType::roll, Minutes{8}, {}, {}, {}}, {SessionType::walk, Minutes{10}, {}, {}, {}}};
  recovery.parts = parts;
  care.what = recovery;
  schedule.sessions = {care};
  settle(schedule);
  CHECK(schedule.weeks[0].recovery == Minutes{18});
}

TEST_CASE("the week of a day is found from Monday to Sunday, and nowhere else") {
  const Schedule schedule = two_weeks();
  CHECK(week_of(schedule, day("2026-03-01")) == nullptr);
  CHECK(week_of(schedule, day("2026-03-02"))->number == 1);
  CHECK(week_of(schedule, day("2026-03-08"))->number == 1);
  CHECK(week_of(schedule, day("2026-03-09"))->number == 2);
  CHECK(week_of(schedule, day("2026-03-15"))->number == 2);
  CHECK(week_of(schedule, day("2026-03-16")) == nullptr);
  CHECK(week_of(Schedule{}, day("2026-03-16")) == nullptr);
}

TEST_CASE("a session outside the weeks belongs to none") {
  Schedule schedule = two_weeks();
  schedule.sessions = {run_on("2026-03-20", "07:00", metres(8000))};
  settle(schedule);
  CHECK(schedule.sessions[0].week == 0);
}

TEST_CASE("days to the race count from today") {
  Schedule schedule = two_weeks();
  schedule.header.today = day("2026-03-10");
  CHECK_FALSE(days_to_race(schedule).has_value());
  schedule.header.race_day = day("2026-03-15");
  CHECK(days_to_race(schedule) == 5);
  schedule.header.today = day("2026-03-16");
  CHECK(days_to_race(schedule) == -1);
}

TEST_CASE("each session has a category and a type name") {
  struct Row {
    RunKind kind;
    const char* category;
    const char* type;
  };
  const Row rows[] = {{RunKind::long_run, "run", "long"},       {RunKind::intervals, "run", "intervals"},
                      {RunKind::other, "run", "other"},         {RunKind::cross, "cross", "cross"},
                      {RunKind::strength, "cross", "strength"}, {RunKind::walk, "cross", "walk"}};
  for (const Row& row : rows) {
    const Session session = run_on("2026-03-02", "07:00", metres(8000), row.kind);
    CAPTURE(row.type);
    CHECK(name(category(session)) == row.category);
    CHECK(type_name(session) == row.type);
    CHECK(workout_of(session)->kind == row.kind);
  }
  Session session = all_day("2026-03-02", "x");
  CHECK(type_name(session) == "rest");
  CHECK(name(category(session)) == "rest");
  CHECK(workout_of(session) == nullptr);
  session.what = Race{};
  CHECK(type_name(session) == "race");
  Recovery recovery;
  const Care part{SessionType::massage_sport, Minutes{45}, {}, {}, {}};
  recovery.parts = {&part, 1};
  session.what = recovery;
  CHECK(type_name(session) == "massage.sport");
  CHECK(name(category(session)) == "recovery");
}
