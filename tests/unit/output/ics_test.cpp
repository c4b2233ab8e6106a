#include <doctest/doctest.h>

#include "fixture.hpp"
#include "rubdown/calendar/uid.hpp"
#include "unit/calendar/zones.hpp"

using namespace rubdown;

namespace {

std::string without_cr(std::string text) {
  std::erase(text, '\r');
  return text;
}

/// The text with folds taken back.
std::string unfolded(const std::string& text) {
  std::string out = without_cr(text);
  for (std::size_t at = out.find("\n "); at != std::string::npos; at = out.find("\n ", at)) out.erase(at, 2);
  return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

RenderOptions in(const Zone& zone) {
  RenderOptions options = fixture::options_for(fixture::day(2026, 1, 1), fixture::day(2026, 12, 31));
  options.zone = &zone;
  return options;
}

Schedule one_race() {
  Schedule schedule;
  schedule.header.plan_name = "New York";
  schedule.header.plan_id = "nyc-2026";
  Session race = fixture::race(fixture::day(2026, 11, 1), "TCS New York City Marathon", marathon, Race::Priority::a, 9);
  std::get<Race>(race.what).location = "Staten Island, New York";
  schedule.sessions.push_back(std::move(race));
  return schedule;
}

}  // namespace

TEST_CASE("a calendar with one race, whole") {
  const Zone zone = fixture::new_york();
  RenderOptions options = in(zone);
  options.reminder = Minutes{90};
  options.stamp = std::chrono::sys_days{std::chrono::year{2026} / 8 / 1};
  const std::string uid = CalendarIds(one_race().header).session(one_race().sessions[0].identity);
  CHECK(without_cr(render_ics(one_race(), options)) ==
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//rubdown//rubdown//EN\nCALSCALE:GREGORIAN\nNAME:New York\n"
        "X-WR-CALNAME:New York\nCOLOR:royalblue\n"
        "BEGIN:VTIMEZONE\nTZID:America/New_York\n"
        "BEGIN:STANDARD\nDTSTART:19701101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nTZNAME:EST\n"
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nDTSTART:19700308T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nTZNAME:EDT\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nUID:" +
            uid +
            "\nDTSTAMP:20260801T000000Z\nLAST-MODIFIED:20260801T000000Z\nSEQUENCE:0\n"
            "DTSTART;TZID=America/New_York:20261101T091000\nDTEND;TZID=America/New_York:20261101T125400\n"
            "SUMMARY:TCS New York City Marathon\n"
            "DESCRIPTION:race\\n42.2 km\\, about 3:44 h\\nGeneral guidance\\, not medical ad\n"
            " vice. Pain that is sharp\\, that wakes you or that comes with one-sided swe\n"
            " lling: stop\\, and see a clinician.\n"
            "LOCATION:Staten Island\\, New York\nCATEGORIES:Race\nCOLOR:crimson\nSTATUS:CONFIRMED\nTRANSP:OPAQUE\n"
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\nX-RUBDOWN-PLAN:" +
            CalendarIds(one_race().header).tag() +
            "\n"
            "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:TCS New York City Marathon\nTRIGGER:-PT1H30M\nEND:VALARM\n"
            "END:VEVENT\nEND:VCALENDAR\n");
}

TEST_CASE("without a zone every event is all day and says its time, and a reminder comes the evening before") {
  RenderOptions options = in(fixture::new_york());
  options.zone = nullptr;
  options.reminder = Minutes{60};
  const std::string text = unfolded(render_ics(one_race(), options));
  CHECK(
      has(text, "DTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20261102\nSUMMARY:09:10 TCS New York City Marathon\n"));
  CHECK(has(text, "TRIGGER:-PT5H\n"));
  CHECK(has(text, "TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\n"));
  CHECK_FALSE(has(text, "VTIMEZONE"));
}

TEST_CASE("a feed says how often to look, and reminds of nothing") {
  const Zone zone = fixture::new_york();
  RenderOptions options = in(zone);
  options.feed = true;
  options.reminder = Minutes{60};
  const std::string text = unfolded(render_ics(one_race(), options));
  CHECK(has(text, "REFRESH-INTERVAL;VALUE=DURATION:PT12H\nX-PUBLISHED-TTL:PT12H\n"));
  CHECK_FALSE(has(text, "VALARM"));
}

TEST_CASE("UTC times need no VTIMEZONE") {
  const Zone zone = fixture::new_york();
  RenderOptions options = in(zone);
  options.utc = true;
  const std::string text = unfolded(render_ics(one_race(), options));
  CHECK(has(text, "DTSTART:20261101T141000Z\n"));
  CHECK_FALSE(has(text, "TZID"));
}

TEST_CASE("the busy view has the times and no word about health") {
  const Zone zone = fixture::new_york();
  RenderOptions options = in(zone);
  options.busy_view = true;
  const Schedule schedule = fixture::rich();
  const std::string text = unfolded(render_ics(schedule, options));
  CHECK(count(text, "BEGIN:VEVENT") == count(text, "SUMMARY:Busy\n"));
  CHECK(count(text, "BEGIN:VEVENT") == count(text, "TRANSP:OPAQUE\n"));
  for (const std::string_view word : {"DESCRIPTION", "LOCATION", "CONTACT", "CATEGORIES", "assage", "unning", "arathon",
                                      "olling", "VALARM", "crimson", "TENTATIVE"}) {
    CAPTURE(word);
    CHECK_FALSE(has(text, word));
  }
}

TEST_CASE("a stop is the first event and the first line of what still stands, and what it stopped is gone") {
  const Zone zone = fixture::new_york();
  Schedule schedule = fixture::stopped();
  Session walk = fixture::run(fixture::day(2026, 8, 13), RunKind::walk, 3, "walk 30 min");
  schedule.sessions.push_back(walk);
  const std::string text = unfolded(render_ics(schedule, in(zone)));
  CHECK(text.find("SUMMARY:") == text.find("SUMMARY:Stop: see a clinician now\n"));
  CHECK(has(text,
            "DTSTART;VALUE=DATE:20260812\nDTEND;VALUE=DATE:20260928\nSUMMARY:Stop: see a clinician now\n"
            "DESCRIPTION:Do not run\\, massage or roll:"));
  CHECK(has(text, "SUMMARY:Walk 3 km\nDESCRIPTION:STOP: Do not run\\, massage or roll:"));
  CHECK_FALSE(has(text, "20260814T"));
}

TEST_CASE("an appointment carries whom to book and where") {
  const Zone zone = fixture::new_york();
  RenderOptions options = in(zone);
  options.only = {"massage"};
  Schedule schedule = fixture::rich();
  Booking booking = fixture::sam();
  booking.address = "1 Example St, New York";
  for (Session& session : schedule.sessions)
    if (auto* what = std::get_if<Recovery>(&session.what); what && what->therapist) what->therapist = kept(booking);
  const std::string text = unfolded(render_ics(schedule, options));
  CHECK(has(text,
            "With Sam Lee\\, LMT\\, licence NY 012345 to 2027-05-31\\nRiverside Sports Rehabilitation\\n"
            "Phone +1 555 0100\\nBook at https://example.org/book\\nPrice 120\\nWhy: "));
  CHECK(has(text,
            "LOCATION:1 Example St\\, New York\nCONTACT:Sam Lee\\, Riverside Sports Rehabilitation\\, +1 555 0100\n"
            "URL:https://example.org/book\nCATEGORIES:Massage\nCOLOR:mediumpurple\nSTATUS:CONFIRMED\nTRANSP:OPAQUE\n"));
  CHECK(count(text, "BEGIN:VEVENT") == count(text, "CATEGORIES:Massage"));
  options.self_care = false;
  options.only.clear();
  CHECK_FALSE(has(render_ics(schedule, options), "CATEGORIES:Recovery"));
}

TEST_CASE("optional runs are tentative, rest days are no events unless asked for, nothing at all is one event") {
  const Zone zone = fixture::new_york();
  Schedule schedule;
  Session run = fixture::run(fixture::day(2026, 3, 3), RunKind::easy, 5, "optional easy 5 km");
  fixture::change_workout(std::get<Run>(run.what), [](Workout& workout) { workout.flags.optional = true; });
  schedule.sessions = {fixture::rest(fixture::day(2026, 3, 2)), run};
  CHECK(has(render_ics(schedule, in(zone)), "STATUS:TENTATIVE\r\nTRANSP:TRANSPARENT\r\n"));
  CHECK_FALSE(has(render_ics(schedule, in(zone)), "SUMMARY:Rest\r\n"));
  RenderOptions options = in(zone);
  options.only = {"rest"};
  CHECK(has(render_ics(schedule, options), "SUMMARY:Rest\r\n"));
  CHECK(count(render_ics({}, in(zone)), "SUMMARY:Nothing planned\r\n") == 1);
}
