#include "rubdown/calendar/vtimezone.hpp"

#include "zones.hpp"

using namespace rubdown;
using namespace std::chrono_literals;

namespace {

constexpr Instant spring = std::chrono::sys_days{std::chrono::year{2026} / 2 / 1};
constexpr Instant autumn = std::chrono::sys_days{std::chrono::year{2026} / 11 / 30};

std::string vtimezone(const Zone& zone) {
  std::string out;
  IcsText ics(out);
  write_vtimezone(ics, zone, spring, autumn);
  std::string text;
  for (const char c : out)
    if (c != '\r') text += c;
  return text;
}

}  // namespace

TEST_CASE("a zone with summer time is one STANDARD and one DAYLIGHT from 1970 on") {
  CHECK(vtimezone(fixture::new_york()) ==
        "BEGIN:VTIMEZONE\nTZID:America/New_York\n"
        "BEGIN:STANDARD\nDTSTART:19701101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nTZNAME:EST\n"
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nDTSTART:19700308T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nTZNAME:EDT\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n");
}

TEST_CASE("of two offsets the larger is DAYLIGHT also where winter time is the exception") {
  CHECK(vtimezone(fixture::zone_with("Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1")) ==
        "BEGIN:VTIMEZONE\nTZID:Europe/Dublin\n"
        "BEGIN:STANDARD\nDTSTART:19701025T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nTZNAME:GMT\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nDTSTART:19700329T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nTZNAME:IST\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n");
}

TEST_CASE("a zone without summer time is one STANDARD") {
  CHECK(vtimezone(fixture::zone_with("Asia/Kathmandu", "<+0545>-5:45")) ==
        "BEGIN:VTIMEZONE\nTZID:Asia/Kathmandu\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0545\n"
        "TZOFFSETTO:+0545\nTZNAME:+0545\nEND:STANDARD\nEND:VTIMEZONE\n");
}

TEST_CASE("a zone that no yearly rule describes lists its changes, without RRULE and RDATE") {
  // The last Friday before the last Sunday is in another week of the month from year to year.
  CHECK(vtimezone(fixture::zone_with("Test/Friday", "IST-2IDT,M3.4.4/26,J300")) ==
        "BEGIN:VTIMEZONE\nTZID:Test/Friday\n"
        "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nTZNAME:IDT\nEND:STANDARD\n"
        "BEGIN:STANDARD\nDTSTART:20251027T020000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0200\nTZNAME:IST\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nDTSTART:20260327T020000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0300\nTZNAME:IDT\nEND:DAYLIGHT\n"
        "BEGIN:STANDARD\nDTSTART:20261027T020000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0200\nTZNAME:IST\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nDTSTART:20270326T020000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0300\nTZNAME:IDT\nEND:DAYLIGHT\n"
        "END:VTIMEZONE\n");
}
