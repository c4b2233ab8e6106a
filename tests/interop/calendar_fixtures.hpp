// Schedules whose calendars are hard to read right, by name.
#pragma once

#include <optional>
#include <string_view>

#include "rubdown/output/format.hpp"
#include "unit/output/fixture.hpp"

namespace rubdown::fixture {

/// Sessions at every half hour of each day on which the zone's clock changes in 2026 and 2027, and of the day before.
inline Schedule clock_changes(const Zone& zone) {
  Schedule schedule;
  schedule.header.plan_name = "Clock changes";
  schedule.header.plan_id = "clock";
  const Instant from = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
  for (const ZoneTransition& change : zone.transitions(from, from + std::chrono::days{730})) {
    const Day on = day_of(zone.to_civil(change.when));
    for (int half_hour = -48; half_hour < 48; ++half_hour) {
      Session session = run(on, RunKind::easy, 5, "easy");
      session.start = Civil{on} + Minutes{30 * half_hour};
      session.day = day_of(*session.start);
      session.identity = kept("run/" + format_civil(*session.start));
      session.title = kept("Easy at " + format_time(time_of(*session.start)));
      session.length = Minutes{95};
      schedule.sessions.push_back(std::move(session));
    }
  }
  schedule.sessions.push_back(run(day(2026, 6, 1), RunKind::easy, 5, "easy"));
  return schedule;
}

/// The morning on which New York's clocks go back: the marathon starts at 14:10 UTC.
inline Schedule new_york() {
  Schedule schedule;
  schedule.header.plan_name = "New York City Marathon";
  schedule.header.plan_id = "nyc-2026";
  schedule.header.athlete = "Ann Example";
  schedule.sessions.push_back(run(day(2026, 10, 31), RunKind::easy, 5, "easy", 9, 10));
  schedule.sessions.push_back(race(day(2026, 11, 1), "TCS New York City Marathon", marathon, Race::Priority::a, 9));
  schedule.sessions.push_back(run(day(2026, 11, 2), RunKind::easy, 5, "easy", 9, 10));
  return schedule;
}

/// One session whose title and note are all the text there is to worry about.
inline Schedule texts() {
  static constexpr std::string_view rows[] = {
      "Run\r\nBEGIN:VALARM\r\nACTION:AUDIO",
      "x\nATTENDEE:mailto:a@example.org",
      "back\\slash, \\n and \\, and \\; and C:\\new",
      "ends with a backslash \\",
      "semi;colon, comma: colon \"quotes\" 'single' ^caret^",
      "<b>bold</b> <br/> &amp; &#39; a < b <! x",
      "\tspaces  at   both ends \t ",
      "\x01\x02\x07\x1b[31mred\x0b\x0c\x7f",
      "next\xc2\x85line\xe2\x80\xa8"
      "and\xe2\x80\xa9paragraph",
      "\xe2\x80\xaeoverride\xe2\x80\xac \xef\xbb\xbf"
      "bom \xef\xbf\xbe nonchar \xee\x80\x80 private \xef\xbf\xbd",
      "bad \xff\xc3( \xed\xa0\x80 \xf8 utf8 \xe2\x82",
      "\xf0\x9f\x8f\x83\xf0\x9f\x8f\xbd\xe2\x80\x8d\xe2\x99\x80\xef\xb8\x8f \xe8\xb5\xb0\xe3\x82\x8b e\xcc\x81\xcc\x81 "
      "\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a",
      "END:VEVENT",
      ";:,",
      " ",
  };
  Schedule schedule;
  schedule.header.plan_name = "Texts,; \\ and\nlines";
  schedule.header.plan_id = "texts";
  int number = 0;
  for (const std::string_view& row : rows) {
    Session session = run(day(2026, 6, 1) + std::chrono::days{number}, RunKind::other, 5, std::string(row));
    session.title = row;
    session.identity = kept("text/" + std::to_string(number++));
    std::get<Run>(session.what).note = kept_by_tests().join({row, row, row});
    session.reasons = kept_list<Reason>({{"R-TEXT", row, row, Grade::weak, {&row, 1}}});
    schedule.sessions.push_back(session);
    Session booked = massage(session.day, 18, 45, session.reasons.front());
    booked.identity = kept("massage/" + std::to_string(number));
    const std::string text{row};
    std::get<Recovery>(booked.what).therapist = kept(Booking{text, text, {}, text, text, text, text, "", {}});
    schedule.sessions.push_back(booked);
    Session meet = race(session.day, std::string(row), marathon, Race::Priority::c, 20);
    meet.identity = kept("race/" + std::to_string(number));
    std::get<Race>(meet.what).location = row;
    schedule.sessions.push_back(meet);
  }
  return schedule;
}

inline std::optional<Schedule> schedule_named(std::string_view name, const Zone& zone) {
  if (name == "rich") return rich();
  if (name == "stopped") return stopped();
  if (name == "hostile") return hostile();
  if (name == "bare") return bare();
  if (name == "texts") return texts();
  if (name == "new-york") return new_york();
  if (name == "clock") return clock_changes(zone);
  if (name == "empty") return Schedule{};
  return std::nullopt;
}

}  // namespace rubdown::fixture
