#include "rubdown/calendar/ics_head.hpp"

#include <doctest/doctest.h>

#include "rubdown/calendar/ics_text.hpp"

using namespace rubdown;
using namespace std::string_literals;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view stamps = "DTSTAMP:20200101T000000Z\r\n";

UidText uid_of(char c) {
  UidText uid{};
  uid.fill(c);
  return uid;
}

std::string line_by_line(const UidText& uid, const std::string& parameters, const std::string& begin,
                         const std::string& end) {
  std::string out;
  IcsText ics(out);
  ics.begin("VEVENT");
  ics.constant("UID", {uid.data(), uid.size()});
  ics.lines(stamps);
  ics.constant("DTSTART" + parameters, begin);
  ics.constant("DTEND" + parameters, end);
  return out;
}

}  // namespace

TEST_CASE("the first lines of events are what they would be line by line, however long the zone's name") {
  const Civil midnight{std::chrono::local_days{std::chrono::year{2026} / 3 / 1}};
  const Civil times[] = {midnight + 9h + 5min + 7s, midnight - 1s, midnight, midnight + 400 * 24h + 23h + 59min};
  for (std::size_t length = 1; length < 80; ++length) {
    const std::string zone(length, 'x');
    IcsHead in_zone(IcsTimes::in_zone, zone, stamps), utc(IcsTimes::utc, {}, stamps), days(IcsTimes::days, {}, stamps);
    char c = 'a';
    for (const Civil begin : times) {
      for (const Civil end : times) {
        CAPTURE(length);
        const UidText uid = uid_of(c++);
        CHECK(in_zone.lines(uid, begin, end) == line_by_line(uid, ";TZID=" + zone, ics_civil(begin), ics_civil(end)));
        CHECK(utc.lines(uid, begin, end) == line_by_line(uid, "", ics_civil(begin) + "Z", ics_civil(end) + "Z"));
        CHECK(days.lines(uid, begin, end) ==
              line_by_line(uid, ";VALUE=DATE", ics_date(day_of(begin)), ics_date(day_of(end))));
      }
    }
  }
}

TEST_CASE("the first lines say any day after any other") {
  IcsHead head(IcsTimes::in_zone, "Europe/Berlin", stamps);
  const Civil first{std::chrono::local_days{std::chrono::year{2027} / 12 / 20}};
  for (const int step : {1, 3, 13, 29, 31, 61, 365, -1, -7, -30, -44}) {
    Civil begin = first;
    for (int i = 0; i < 120; ++i, begin += step * 24h) {
      CAPTURE(ics_civil(begin));
      const Civil end = begin + (i % 5) * 9h;
      CHECK(head.lines(uid_of('1'), begin, end) ==
            line_by_line(uid_of('1'), ";TZID=Europe/Berlin", ics_civil(begin), ics_civil(end)));
    }
  }
}

TEST_CASE("an event's first lines say which it is and when") {
  const Civil day{std::chrono::local_days{std::chrono::year{2026} / 3 / 1}};
  IcsHead head(IcsTimes::in_zone, "Europe/Berlin", stamps);
  CHECK(head.lines(uid_of('7'), day + 9h, day + 10h + 30min) ==
        "BEGIN:VEVENT\r\nUID:"s + std::string(36, '7') +
            "\r\nDTSTAMP:20200101T000000Z\r\nDTSTART;TZID=Europe/Berlin:20260301T090000\r\n"
            "DTEND;TZID=Europe/Berlin:20260301T103000\r\n");
}
