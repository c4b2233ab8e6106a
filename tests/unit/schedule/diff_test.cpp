#include "rubdown/schedule/diff.hpp"

#include <doctest/doctest.h>

#include "unit/kept.hpp"

using namespace rubdown;

namespace {

Session run(const char* identity, const char* date, const char* time, std::int64_t km) {
  Session session;
  session.identity = identity;
  session.day = *parse_day(date);
  session.start = at(session.day, *parse_time(time));
  session.length = Minutes{6 * km};
  session.distance = exactly(metres(1000 * km));
  session.title = kept("Easy " + std::to_string(km) + " km");
  Workout workout;
  workout.kind = RunKind::easy;
  Run what;
  what.workout = kept(std::move(workout));
  session.what = what;
  return session;
}

Session rest(const char* identity, const char* date) {
  Session session;
  session.identity = identity;
  session.day = *parse_day(date);
  session.title = "Rest";
  session.what = Rest{};
  return session;
}

Schedule schedule_of(std::vector<Session> sessions) {
  Schedule schedule;
  schedule.sessions = std::move(sessions);
  return schedule;
}

}  // namespace

TEST_CASE("schedules are compared by identity") {
  const Schedule before = schedule_of({run("a", "2026-03-02", "07:00", 5), run("b", "2026-03-03", "07:00", 5),
                                       run("c", "2026-03-04", "07:00", 5), run("d", "2026-03-05", "07:00", 5),
                                       rest("r", "2026-03-06"), rest("s", "2026-03-07")});
  const Schedule after = schedule_of({run("a", "2026-03-02", "07:00", 5), run("b", "2026-03-03", "18:00", 5),
                                      run("c", "2026-03-04", "07:00", 8), run("e", "2026-03-05", "07:00", 5),
                                      run("r", "2026-03-06", "07:00", 4), rest("s", "2026-03-08")});
  CHECK(diff_text(diff(before, after)) ==
        "2 added, 1 moved, 1 changed, 1 cancelled\n"
        "\n"
        "> Tue 2026-03-03 18:00  Easy 5 km  (start was 07:00)\n"
        "~ Wed 2026-03-04 07:00  Easy 8 km  (title was Easy 5 km, length was 30 min, distance was 5 km)\n"
        "- Thu 2026-03-05 07:00  Easy 5 km\n"
        "+ Thu 2026-03-05 07:00  Easy 5 km\n"
        "+ Fri 2026-03-06 07:00  Easy 4 km\n");
}

TEST_CASE("a session on another day is moved, with what else changed") {
  const Schedule before = schedule_of({run("a", "2026-03-02", "07:00", 5)});
  const Schedule after = schedule_of({run("a", "2026-03-04", "06:00", 6)});
  const std::vector<SessionChange> changes = diff(before, after);
  REQUIRE(changes.size() == 1);
  CHECK(name(changes[0].kind) == "moved");
  REQUIRE(changes[0].fields.size() == 5);
  CHECK(changes[0].fields[0].field == "day");
  CHECK(changes[0].fields[0].before == "Mon 2026-03-02");
  CHECK(changes[0].fields[0].after == "Wed 2026-03-04");
  CHECK(changes[0].fields[1].field == "start");
}

TEST_CASE("equal schedules have no differences") {
  const Schedule schedule = schedule_of({run("a", "2026-03-02", "07:00", 5), rest("r", "2026-03-06")});
  CHECK(diff(schedule, schedule).empty());
  CHECK(diff_text({}) == "nothing changed\n");
}

TEST_CASE("therapists and areas are compared") {
  Session massage = rest("m", "2026-03-02");
  Recovery recovery;
  recovery.appointment = true;
  Care part{SessionType::massage_sport, Minutes{45}, {{Area::calf, Side::both}}, {}, {}};
  recovery.parts = kept_list<Care>({part});
  massage.what = recovery;
  const Schedule before = schedule_of({massage});
  Booking booking;
  booking.name = "Sam Lee";
  recovery.therapist = kept(booking);
  part.areas = {{Area::it_band, Side::right}};
  recovery.parts = kept_list<Care>({part});
  massage.what = recovery;
  const Schedule after = schedule_of({massage});
  const std::vector<SessionChange> changes = diff(before, after);
  REQUIRE(changes.size() == 1);
  REQUIRE(changes[0].fields.size() == 2);
  CHECK(changes[0].fields[0].field == "areas");
  CHECK(changes[0].fields[0].after == "right IT band");
  CHECK(changes[0].fields[1].field == "therapist");
  CHECK(changes[0].fields[1].before.empty());
}

TEST_CASE("what was only proposed for days gone by is no news") {
  Session massage = rest("m", "2026-03-02");
  Recovery recovery;
  recovery.appointment = true;
  recovery.parts = kept_list<Care>({{SessionType::massage_sport, Minutes{45}, {}, {}, {}}});
  massage.what = recovery;
  massage.title = "Massage";
  Session done = run("a", "2026-03-02", "07:00", 5);
  const struct {
    const char *name, *today;
    Status status;
    bool before, after;
    std::string said;
  } rows[] = {
      {"it lies ahead", "2026-03-02", Status::planned, false, true, "1 added\n\n+ Mon 2026-03-02 all day  Massage\n"},
      {"it came too late", "2026-03-03", Status::planned, false, true, "nothing changed\n"},
      {"it is gone from the past", "2026-03-03", Status::planned, true, false, "nothing changed\n"},
      {"it was pinned", "2026-03-03", Status::pinned, false, true, "1 added\n\n+ Mon 2026-03-02 all day  Massage\n"},
      {"it was had", "2026-03-03", Status::done, true, true,
       "1 changed\n\n~ Mon 2026-03-02 all day  Massage  (status was planned)\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    Schedule before = schedule_of({done}), after = schedule_of({done});
    if (row.before) before.sessions.push_back(massage);
    if (row.after) after.sessions.push_back(massage);
    if (row.after) after.sessions.back().status = row.status;
    after.header.today = *parse_day(row.today);
    CHECK(diff_text(diff(before, after)) == row.said);
  }
}

TEST_CASE("what the log says of a run is news, whenever it was") {
  const Schedule before = schedule_of({run("a", "2026-03-02", "07:00", 5)});
  Schedule after = before;
  after.sessions[0].status = Status::done;
  after.header.today = *parse_day("2026-03-09");
  CHECK(diff_text(diff(before, after)) == "1 changed\n\n~ Mon 2026-03-02 07:00  Easy 5 km  (status was planned)\n");
}

TEST_CASE("what one side does not know is no difference") {
  DiffEntry before, after;
  before.identity = after.identity = "a";
  before.said[static_cast<std::size_t>(DiffField::distance)] = "5 km";
  before.said[static_cast<std::size_t>(DiffField::title)] = after.said[static_cast<std::size_t>(DiffField::title)] =
      "Easy";
  CHECK(diff({before}, {after}, Day{}).empty());
}
