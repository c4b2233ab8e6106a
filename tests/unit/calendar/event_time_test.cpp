#include "rubdown/calendar/event_time.hpp"

#include "rubdown/calendar/ics_text.hpp"
#include "zones.hpp"

using namespace rubdown;
using namespace std::chrono_literals;

namespace {

Day day(unsigned month, unsigned number) {
  return Day{std::chrono::sys_days{std::chrono::year{2026} / static_cast<int>(month) / static_cast<int>(number)}
                 .time_since_epoch()};
}

std::string written(const EventTime& time) {
  const std::string utc = time.utc ? "Z" : "";
  return ics_civil(time.begin) + utc + " " + ics_civil(time.end) + utc + (time.moved ? " moved" : "");
}

Session session_at(Civil start) {
  Session session;
  session.title = "Long 12 mi";
  session.start = start;
  session.at = {0, 7, 3, 7, 9};
  return session;
}

}  // namespace

TEST_CASE("times that all readers understand are civil, the others are moved or UTC") {
  struct Row {
    const char* what;
    Civil start;
    Seconds length;
    const char* expected;
  };
  const Row rows[] = {
      {"an ordinary day", Civil{day(6, 1)} + 6h, 1h, "20260601T060000 20260601T070000"},
      {"the marathon's morning", Civil{day(11, 1)} + 9h + 10min, 4h, "20261101T091000 20261101T131000"},
      {"over the spring change", Civil{day(3, 8)} + 1h, 3h, "20260308T010000 20260308T050000"},
      {"in the gap", Civil{day(3, 8)} + 2h + 30min, 1h, "20260308T033000 20260308T043000 moved"},
      {"ends where the gap begins", Civil{day(3, 8)} + 1h, 1h, "20260308T010000 20260308T030000"},
      {"in the overlap", Civil{day(11, 1)} + 1h + 30min, 2h, "20261101T053000Z 20261101T073000Z"},
      {"ends in the overlap", Civil{day(11, 1)}, 90min, "20261101T040000Z 20261101T053000Z"},
      {"over the autumn change", Civil{day(11, 1)} + 30min, 3h, "20261101T003000 20261101T023000"},
  };
  const Zone zone = fixture::new_york();
  const EventClock clock(zone, day(1, 1), day(12, 31), false);
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(written(clock.time_of(row.start, row.length)) == row.expected);
  }
}

TEST_CASE("where asked for every time is UTC") {
  const Zone zone = fixture::new_york();
  const EventClock clock(zone, day(1, 1), day(12, 31), true);
  const EventTime time = clock.time_of(Civil{day(11, 1)} + 9h + 10min, 1h);
  CHECK(written(time) == "20261101T141000Z 20261101T151000Z");
  CHECK(clock.instant_of(time) == Instant{(Civil{day(11, 1)} + 14h + 10min).time_since_epoch()});
}

TEST_CASE("times the clock skips or shows twice are findings at their place") {
  Schedule schedule;
  schedule.sessions = {session_at(Civil{day(3, 8)} + 2h + 30min), session_at(Civil{day(6, 1)} + 2h + 30min),
                       session_at(Civil{day(11, 1)} + 1h + 30min)};
  Diagnostics findings;
  report_clock_changes(schedule, fixture::new_york(), findings);
  REQUIRE(findings.size() == 2);
  CHECK(findings.items()[0].code->id == "C001");
  CHECK(findings.items()[0].at == Span{0, 7, 3, 7, 9});
  CHECK(findings.items()[0].message ==
        "Long 12 mi on 2026-03-08 starts at 02:30, which the clocks of America/New_York skip that day");
  CHECK(findings.items()[0].help == "calendars say 03:30; choose a time that exists");
  CHECK(findings.items()[1].code->id == "C002");
  CHECK(findings.items()[1].message ==
        "Long 12 mi on 2026-11-01 starts at 01:30, which the clocks of America/New_York show twice that day");
}
