#include "busy/read_busy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace rubdown;

namespace {

/// A slim zone file that is all footer.
std::string zone_bytes(std::string_view footer) {
  using namespace std::string_literals;
  const std::string header = "TZif2"s + std::string(15, '\0') + std::string(12, '\0') + "\0\0\0\0\0\0\0\1\0\0\0\4"s;
  const std::string block = header + "\0\0\0\0\0\0LMT\0"s;
  return block + block + "\n" + std::string(footer) + "\n";
}

std::optional<std::string> zones(std::string_view name) {
  if (name == "Europe/Berlin") return zone_bytes("CET-1CEST,M3.5.0,M10.5.0/3");
  if (name == "America/New_York") return zone_bytes("EST5EDT,M3.2.0,M11.1.0");
  if (name == "Asia/Tokyo") return zone_bytes("JST-9");
  if (name == "Europe/London") return zone_bytes("GMT0BST,M3.5.0/1,M10.5.0");
  return std::nullopt;
}

struct Answer {
  std::string busy, skipped, findings;
};

std::string moment(Civil civil, bool all_day) {
  const std::string text = format_civil(civil);
  return all_day ? text.substr(5, 5) : text.substr(5, 5) + " " + text.substr(11, 5);
}

/// March 2026 in Berlin, where nothing else is said.
Answer read(const std::string& text, bool all_day = true, const std::string& owner = "") {
  BusyRequest request;
  request.from = *parse_day("2026-03-01");
  request.to = *parse_day("2026-03-31");
  request.timezone = "Europe/Berlin";
  request.all_day = all_day;
  request.owner = owner;
  Diagnostics findings;
  const BusyReport report = read_busy(text, request, zones, findings);
  Answer answer;
  for (const BusyEntry& entry : report.entries) {
    answer.busy += moment(entry.time.begin, entry.time.all_day) + " - " + moment(entry.time.end, entry.time.all_day) +
                   (entry.tentative ? " ? " : " ") + entry.time.title + "; ";
  }
  for (const BusySkipped& one : report.skipped) answer.skipped += std::to_string(one.line) + " " + one.why + "; ";
  for (const Diagnostic& one : findings) {
    answer.findings += std::string(one.code->id) + " " + std::to_string(one.at.line) + " " + one.message + "; ";
  }
  return answer;
}

std::string calendar(const std::string& inside) {
  return "BEGIN:VCALENDAR\nVERSION:2.0\n" + inside + "END:VCALENDAR\n";
}

/// An event with the title X.
std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\nUID:x\n" + lines + (lines.find("SUMMARY") == std::string::npos ? "SUMMARY:X\n" : "") +
         "END:VEVENT\n";
}

struct Row {
  std::string what, text, busy, skipped, findings;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Answer answer = read(row.text);
    CHECK(answer.busy == row.busy);
    CHECK(answer.skipped == row.skipped);
    CHECK(answer.findings == row.findings);
  }
}

/// A VTIMEZONE of an offset all year, in hours ahead of UTC.
std::string fixed_vtimezone(const std::string& name, const std::string& offset) {
  return "BEGIN:VTIMEZONE\nTZID:" + name + "\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:" + offset +
         "\nTZOFFSETTO:" + offset + "\nEND:STANDARD\nEND:VTIMEZONE\n";
}

}  // namespace

TEST_CASE("zones: the file's own, then IANA, then Windows, then the calendar's, then the athlete's") {
  const std::string at_nine = ":20260302T090000\n";
  const auto in = [&](const std::string& tzid) {
    return event("DTSTART;TZID=" + tzid + at_nine + "DTEND;TZID=" + tzid + ":20260302T100000\n");
  };
  check({
      {"IANA without a VTIMEZONE", calendar(in("America/New_York")), "03-02 15:00 - 03-02 16:00 X; ", "", ""},
      {"the file's own wins", calendar(fixed_vtimezone("America/New_York", "+0000") + in("America/New_York")),
       "03-02 10:00 - 03-02 11:00 X; ", "", ""},
      {"its description may come later", calendar(in("Mine") + fixed_vtimezone("Mine", "+0300")),
       "03-02 07:00 - 03-02 08:00 X; ", "", ""},
      {"a custom name with spaces and more",
       calendar(fixed_vtimezone("(UTC+03:00) Zürich, Ort", "+0300") + in("\"(UTC+03:00) Zürich, Ort\"")),
       "03-02 07:00 - 03-02 08:00 X; ", "", ""},
      {"Windows", calendar(in("\"Eastern Standard Time\"")), "03-02 15:00 - 03-02 16:00 X; ", "", ""},
      {"a vendor's prefix", calendar(in("/freeassociation.sourceforge.net/Asia/Tokyo")),
       "03-02 01:00 - 03-02 02:00 X; ", "", ""},
      {"an incomplete description",
       calendar("BEGIN:VTIMEZONE\nTZID:Asia/Tokyo\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n" +
                in("Asia/Tokyo")),
       "03-02 01:00 - 03-02 02:00 X; ", "", "B004 3 the zone \"Asia/Tokyo\" is described incompletely; "},
      {"unknown, with the calendar's", calendar("X-WR-TIMEZONE:Asia/Tokyo\n" + in("Nowhere")),
       "03-02 01:00 - 03-02 02:00 X; ", "", "B003 6 the time zone \"Nowhere\" is not known; "},
      {"unknown, without", calendar(in("Nowhere")), "03-02 09:00 - 03-02 10:00 X; ", "",
       "B003 5 the time zone \"Nowhere\" is not known; "},
      {"UTC", calendar(event("DTSTART:20260302T090000Z\nDTEND:20260302T100000Z\n")), "03-02 10:00 - 03-02 11:00 X; ",
       "", ""},
  });
}

TEST_CASE("zones: eras, rules with an end, dates and seconds in one description") {
  const std::string zone =
      "BEGIN:VTIMEZONE\nTZID:Mine\n"
      "BEGIN:DAYLIGHT\nDTSTART:20000326T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;UNTIL="
      "20250330T010000Z;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n"
      "BEGIN:STANDARD\nDTSTART:20001029T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;"
      "BYMONTH=10\nEND:STANDARD\n"
      "BEGIN:STANDARD\nDTSTART:18930401T000000\nTZOFFSETFROM:+005328\nTZOFFSETTO:+0100\nRDATE:18930401T000000\nEND:"
      "STANDARD\n"
      "BEGIN:DAYLIGHT\nDTSTART:20260315T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0300\nRDATE:20260315T020000\nEND:"
      "DAYLIGHT\nEND:VTIMEZONE\n";
  const auto on = [](const std::string& date) {
    return event("DTSTART;TZID=Mine:" + date + "T090000\nDURATION:PT1H\n");
  };
  CHECK(read(calendar(zone + on("20260314"))).busy == "03-14 09:00 - 03-14 10:00 X; ");
  CHECK(read(calendar(zone + on("20260316"))).busy == "03-16 07:00 - 03-16 08:00 X; ");
}

TEST_CASE("times without a zone and whole days are the athlete's") {
  check({
      {"floating", calendar(event("DTSTART:20260302T090000\nDTEND:20260302T100000\n")), "03-02 09:00 - 03-02 10:00 X; ",
       "", ""},
      {"a day", calendar(event("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303\n")), "03-02 - 03-03 X; ", "",
       ""},
      {"a day written without VALUE=DATE", calendar(event("DTSTART:20260302\n")), "03-02 - 03-03 X; ", "", ""},
      {"days reaching into the span", calendar(event("DTSTART;VALUE=DATE:20260227\nDTEND;VALUE=DATE:20260302\n")),
       "02-27 - 03-02 X; ", "", ""},
      {"days before the span", calendar(event("DTSTART;VALUE=DATE:20260227\nDTEND;VALUE=DATE:20260301\n")), "", "", ""},
      {"the end of the last day", calendar(event("DTSTART:20260331T230000\nDTEND:20260401T010000\n")),
       "03-31 23:00 - 04-01 01:00 X; ", "", ""},
      {"after the span", calendar(event("DTSTART:20260401T000000\nDTEND:20260401T010000\n")), "", "", ""},
  });
}

TEST_CASE("repeats: rules, their ends, further dates and exceptions of every form") {
  const std::string nine = "DTSTART;TZID=Europe/Berlin:20260302T090000\nDTEND;TZID=Europe/Berlin:20260302T100000\n";
  const std::string first = "03-02 09:00 - 03-02 10:00 X; ";
  const std::string second = "03-09 09:00 - 03-09 10:00 X; ";
  const std::string third = "03-16 09:00 - 03-16 10:00 X; ";
  check({
      {"weekly with a count", calendar(event(nine + "RRULE:FREQ=WEEKLY;COUNT=2\n")), first + second, "", ""},
      {"over the change of the clock",
       calendar(event(
           "DTSTART;TZID=Europe/Berlin:20200322T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20260401\n")),
       "03-01 09:00 - 03-01 10:00 X; 03-08 09:00 - 03-08 10:00 X; 03-15 09:00 - 03-15 10:00 X; 03-22 09:00 - 03-22 "
       "10:00 X; "
       "03-29 09:00 - 03-29 10:00 X; ",
       "", ""},
      {"every second week from long ago stays on its weeks",
       calendar(event("DTSTART;TZID=Europe/Berlin:20000103T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2\n")),
       "03-09 09:00 - 03-09 10:00 X; 03-23 09:00 - 03-23 10:00 X; ", "", ""},
      {"until a date", calendar(event(nine + "RRULE:FREQ=WEEKLY;UNTIL=20260309\n")), first + second, "", ""},
      {"until in UTC, to the second", calendar(event(nine + "RRULE:FREQ=WEEKLY;UNTIL=20260309T080000Z\n")),
       first + second, "", ""},
      {"until in UTC, a second before", calendar(event(nine + "RRULE:FREQ=WEEKLY;UNTIL=20260309T075959Z\n")), first, "",
       ""},
      {"until without Z", calendar(event(nine + "RRULE:FREQ=WEEKLY;UNTIL=20260309T090000\n")), first + second, "", ""},
      {"two rules", calendar(event(nine + "RRULE:FREQ=WEEKLY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=2\n")),
       first + "03-03 09:00 - 03-03 10:00 X; " + second, "", ""},
      {"a start outside its rule", calendar(event(nine + "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=1\n")),
       first + "03-03 09:00 - 03-03 10:00 X; ", "", ""},
      {"further dates and periods",
       calendar(event(nine + "RDATE;TZID=Europe/Berlin:20260309T090000,20260316T090000\n"
                             "RDATE;VALUE=PERIOD:20260320T080000Z/PT3H,20260321T080000Z/20260321T083000Z\n")),
       first + second + third + "03-20 09:00 - 03-20 12:00 X; 03-21 09:00 - 03-21 09:30 X; ", "", ""},
      {"exceptions in a list, another zone, as a date",
       calendar(event(nine + "RRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;TZID=Europe/Berlin:20260309T090000,20260323T090000\n"
                             "EXDATE:20260316T080000Z\nEXDATE;VALUE=DATE:20260330\n")),
       first, "", ""},
      {"an exception at another time takes nothing",
       calendar(event(nine + "EXDATE;TZID=Europe/Berlin:20260302T100000\n")), first, "", ""},
      {"an exception rule", calendar(event(nine + "RRULE:FREQ=DAILY;COUNT=3\nEXRULE:FREQ=DAILY;COUNT=2\n")),
       "03-04 09:00 - 03-04 10:00 X; ", "", ""},
      {"days that repeat, with an exception that has a time",
       calendar(event("DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260303T000000Z\n")),
       "03-02 - 03-03 X; 03-04 - 03-05 X; ", "", ""},
      {"the last Friday", calendar(event("DTSTART;VALUE=DATE:20200131\nRRULE:FREQ=MONTHLY;BYDAY=-1FR\n")),
       "03-27 - 03-28 X; ", "", ""},
      {"a rule that cannot be read", calendar(event(nine + "RRULE:FREQ=SOMETIMES\n")), first, "",
       "B005 3 the recurrence rule of this event cannot be read; "},
      {"a rule that never comes", calendar(event(nine + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n")), first, "",
       "B005 3 the recurrence rule of this event contradicts itself; "},
  });
}

TEST_CASE("repeats: replacements of one instance and of all that follow") {
  const std::string master = event("DTSTART:20260302T090000\nDTEND:20260302T100000\nRRULE:FREQ=WEEKLY;COUNT=3\n");
  const auto instead = [](const std::string& of, const std::string& lines) {
    return event("RECURRENCE-ID" + of + "\nSUMMARY:Y\n" + lines);
  };
  const std::string moved = instead(":20260309T090000", "DTSTART:20260310T120000\nDTEND:20260310T130000\n");
  const std::string expected =
      "03-02 09:00 - 03-02 10:00 X; 03-10 12:00 - 03-10 13:00 Y; 03-16 09:00 - 03-16 10:00 X; ";
  check({
      {"after its master", calendar(master + moved), expected, "", ""},
      {"before its master", calendar(moved + master), expected, "", ""},
      {"named in UTC",
       calendar(master + instead(":20260309T080000Z", "DTSTART:20260310T120000\nDTEND:20260310T130000\n")), expected,
       "", ""},
      {"without a master", calendar(moved), "03-10 12:00 - 03-10 13:00 Y; ", "", ""},
      {"cancelled",
       calendar(master +
                instead(":20260309T090000", "DTSTART:20260309T090000\nDTEND:20260309T100000\nSTATUS:CANCELLED\n")),
       "03-02 09:00 - 03-02 10:00 X; 03-16 09:00 - 03-16 10:00 X; ", "10 cancelled; ", ""},
      {"moved out of the span",
       calendar(master + instead(":20260309T090000", "DTSTART:20260410T120000\nDTEND:20260410T130000\n")),
       "03-02 09:00 - 03-02 10:00 X; 03-16 09:00 - 03-16 10:00 X; ", "", ""},
      {"moved into the span",
       calendar(event("DTSTART:20250302T090000\nDTEND:20250302T100000\nRRULE:FREQ=WEEKLY;COUNT=3\n") +
                instead(":20250309T090000", "DTSTART:20260310T120000\nDTEND:20260310T130000\n")),
       "03-10 12:00 - 03-10 13:00 Y; ", "", ""},
      {"all that follow",
       calendar(master +
                instead(";RANGE=THISANDFUTURE:20260309T090000", "DTSTART:20260309T110000\nDTEND:20260309T113000\n")),
       "03-02 09:00 - 03-02 10:00 X; 03-09 11:00 - 03-09 11:30 Y; 03-16 11:00 - 03-16 11:30 Y; ", "", ""},
      {"all that follow a day that is none",
       calendar(master +
                instead(";RANGE=THISANDFUTURE:20264009T090000", "DTSTART:20260309T110000\nDTEND:20260309T113000\n")),
       "03-02 09:00 - 03-02 10:00 X; 03-09 09:00 - 03-09 10:00 X; 03-09 11:00 - 03-09 11:30 Y; 03-16 09:00 - 03-16 "
       "10:00 X; ",
       "", "B002 12 which repeat this event replaces cannot be read; "},
  });
}

TEST_CASE("busy or not") {
  const std::string nine = "DTSTART:20260302T090000\nDTEND:20260302T100000\n";
  const std::string busy = "03-02 09:00 - 03-02 10:00 X; ";
  check({
      {"transparent", calendar(event(nine + "TRANSP:TRANSPARENT\n")), "", "3 marked as free; ", ""},
      {"opaque", calendar(event(nine + "TRANSP:OPAQUE\n")), busy, "", ""},
      {"cancelled", calendar(event(nine + "STATUS:CANCELLED\n")), "", "3 cancelled; ", ""},
      {"cancelled, spelt the American way", calendar(event(nine + "STATUS:CANCELED\n")), "", "3 cancelled; ", ""},
      {"free in Outlook", calendar(event(nine + "X-MICROSOFT-CDO-BUSYSTATUS:FREE\n")), "", "3 marked as free; ", ""},
      {"away in Outlook", calendar(event(nine + "X-MICROSOFT-CDO-BUSYSTATUS:OOF\n")), busy, "", ""},
      {"tentative", calendar(event(nine + "STATUS:TENTATIVE\n")), "03-02 09:00 - 03-02 10:00 ? X; ", "", ""},
      {"tentative in Outlook", calendar(event(nine + "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\n")),
       "03-02 09:00 - 03-02 10:00 ? X; ", "", ""},
      {"declined by somebody else", calendar(event(nine + "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.org\n")), busy,
       "", ""},
      {"declined by the owner the calendar is named after",
       calendar("X-WR-CALNAME:Ann@example.org\n" +
                event(nine + "ATTENDEE;CN=\"Ann: A\";PARTSTAT=DECLINED:mailto:ann@example.org\n")),
       "", "4 declined; ", ""},
      {"an alarm's lines are not the event's",
       calendar(event(nine + "BEGIN:VALARM\nTRANSP:TRANSPARENT\nDTSTART:20260303T000000\nEND:VALARM\n")), busy, "", ""},
      {"free and busy periods",
       calendar("BEGIN:VFREEBUSY\nUID:f\nFREEBUSY;FBTYPE=BUSY:20260302T080000Z/PT1H,20260303T080000Z/20260303T090000Z\n"
                "FREEBUSY;FBTYPE=FREE:20260304T080000Z/PT1H\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20260305T080000Z/"
                "PT1H\nEND:VFREEBUSY\n"),
       "03-02 09:00 - 03-02 10:00 Busy; 03-03 09:00 - 03-03 10:00 Busy; 03-05 09:00 - 03-05 10:00 ? Busy; ",
       "6 marked as free; ", ""},
  });
  const std::string invited = calendar(event(nine + "ATTENDEE;PARTSTAT=declined:MAILTO:Ann@Example.org\n"));
  CHECK(read(invited, true, "ann@example.org").skipped == "3 declined; ");
  const std::string birthday = calendar(event("DTSTART;VALUE=DATE:19840302\nRRULE:FREQ=YEARLY\n"));
  CHECK(read(birthday).busy == "03-02 - 03-03 X; ");
  CHECK(read(birthday, false).skipped == "3 all day; ");
}

TEST_CASE("ends that are missing, equal or before the start") {
  check({
      {"a day without an end", calendar(event("DTSTART;VALUE=DATE:20260302\n")), "03-02 - 03-03 X; ", "", ""},
      {"a day that ends on itself", calendar(event("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260302\n")),
       "03-02 - 03-03 X; ", "", ""},
      {"a time without an end", calendar(event("DTSTART:20260302T090000\n")), "", "3 no length; ", ""},
      {"an end before the start", calendar(event("DTSTART:20260302T090000\nDTEND:20260302T080000\n")), "",
       "3 no length; ", "B010 3 this event ends before it begins; "},
      {"a length", calendar(event("DTSTART:20260302T090000\nDURATION:PT1H30M\n")), "03-02 09:00 - 03-02 10:30 X; ", "",
       ""},
      {"a length of a day over the change of the clock", calendar(event("DTSTART:20260328T120000\nDURATION:P1D\n")),
       "03-28 12:00 - 03-29 12:00 X; ", "", ""},
      {"24 hours over the change of the clock", calendar(event("DTSTART:20260328T120000\nDURATION:PT24H\n")),
       "03-28 12:00 - 03-29 13:00 X; ", "", ""},
      {"no start", calendar(event("DTEND:20260302T080000\n") + event("DTSTART:20260302T090000\nDURATION:PT1H\n")),
       "03-02 09:00 - 03-02 10:00 X; ", "", "B002 3 this event has no start; "},
      {"a start that is none", calendar(event("DTSTART:20260230T080000\n")), "", "",
       "B002 5 the start of this event cannot be read; "},
  });
}

TEST_CASE("an event without bounds is printed so that it is read again") {
  BusyRequest request;
  request.from = *parse_day("2026-03-01");
  request.to = *parse_day("2026-03-31");
  request.timezone = "Europe/Berlin";
  Diagnostics findings, same;
  const BusyReport report =
      read_busy(calendar(event("DTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99991231\nSUMMARY:Whole\n") +
                         event("DTSTART:20260302T080000Z\nDTEND:99991231T235959Z\nSUMMARY:Timed\n")),
                request, zones, findings);
  REQUIRE(report.entries.size() == 2);
  CHECK(format_civil(report.entries[0].time.begin) == "1900-01-01T00:00:00");
  CHECK(format_civil(report.entries[0].time.end) == "2200-12-31T00:00:00");
  const BusyReport again = parse_busy_report(print_busy_report(report, findings), 0, same);
  CHECK(again.entries == report.entries);
  CHECK(again.complete);
  CHECK(same.empty());
}

TEST_CASE("bytes: byte order mark, Latin-1, line ends, several calendars, a missing end, vCalendar 1.0") {
  const std::string one = event("DTSTART:20260302T090000\nDURATION:PT1H\nSUMMARY:Café\n");
  const std::string cafe = "03-02 09:00 - 03-02 10:00 Café; ";
  std::string latin = calendar(one);
  latin.replace(latin.find("é"), 2, "\xe9");
  std::string windows;
  for (const char c : calendar(one)) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  check({
      {"byte order mark", "\xef\xbb\xbf" + calendar(one), cafe, "", ""},
      {"CRLF", windows, cafe, "", ""},
      {"Latin-1", latin, cafe, "", "B009 0 the calendar is not UTF-8; it was read as Latin-1; "},
      {"folded inside a character", calendar(event("DTSTART:20260302T090000\nDURATION:PT1H\nSUMMARY:Caf\xc3\n \xa9\n")),
       "03-02 09:00 - 03-02 10:00 Café; ", "", ""},
      {"blank lines", "\n\n" + calendar("\n" + one + "\n\n"), cafe, "", ""},
      {"two calendars",
       calendar(one) + calendar("X-WR-CALNAME:b\n" + event("DTSTART:20260303T090000\nDURATION:PT1H\n")),
       cafe + "03-03 09:00 - 03-03 10:00 X; ", "", ""},
      {"no end of the calendar", "BEGIN:VCALENDAR\n" + one, cafe, "",
       "B001 7 the calendar does not end; the file may have been cut off; "},
      {"no end of the event",
       "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260302T090000\nDURATION:PT1H\nSUMMARY:Café\n", cafe, "",
       "B001 2 this component cannot be read: it does not end; B001 6 the calendar does not end; the file may have "
       "been cut off; "},
      {"a broken line", calendar(event("DTSTART:20260302T090000\nDURATION:PT1H\nSUMMARY:Café\nthis is no line\n")),
       cafe, "", "B001 8 this line is no calendar line; "},
      {"vCalendar 1.0",
       "BEGIN:VCALENDAR\nVERSION:1.0\nBEGIN:VEVENT\nDTSTART:20260302T080000Z\nDTEND:20260302T090000Z\n"
       "SUMMARY;ENCODING=QUOTED-PRINTABLE:Ca=\nfe\nRRULE:W1 MO #5\nEND:VEVENT\nEND:VCALENDAR\n",
       "03-02 09:00 - 03-02 10:00 Cafe; ", "",
       "B005 3 this event repeats by a rule of vCalendar 1.0, which is not read; "},
      {"no calendar", "<html>\n", "", "",
       "B001 1 this line is no calendar line; B006 0 this is no calendar: it has no BEGIN:VCALENDAR; "},
      {"nothing", "", "", "", "B006 0 this is no calendar: it has no BEGIN:VCALENDAR; "},
  });
}

TEST_CASE("hostile calendars are bounded and print no control characters") {
  CHECK(read(std::string(largest_calendar + 1, 'x')).findings == "B007 0 the calendar is larger than 20 MB; ");
  CHECK(read(calendar(event("DTSTART:20260302T090000\nDURATION:PT1H\nSUMMARY:\x1b[31mred\\n\tx\xe2\x80\xae\n"))).busy ==
        "03-02 09:00 - 03-02 10:00 [31mred x; ");
  const Answer seconds = read(calendar(event("DTSTART:20260302T090000\nDURATION:PT1S\nRRULE:FREQ=SECONDLY\n")));
  CHECK(seconds.findings == "B005 3 this event repeats more often than is counted; ");
  CHECK(std::count(seconds.busy.begin(), seconds.busy.end(), ';') == 10'000);
  for (const std::string rule : {"SECONDLY;BYMONTH=2;BYMONTHDAY=31", "MINUTELY;INTERVAL=60;BYMINUTE=30"}) {
    const Answer never = read(calendar(event("DTSTART:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=" + rule + "\n")));
    CHECK(never.findings == "B005 3 the recurrence rule of this event tries every second or minute; ");
    CHECK(never.busy == "03-02 09:00 - 03-02 10:00 X; ");
  }
  std::string deep = "BEGIN:VEVENT\n";
  for (int i = 0; i < 100'000; ++i) deep += "BEGIN:X\n";
  CHECK(read(calendar(deep))
            .findings.find("B001 3 this component cannot be read: its parts lie too deep in each other; ") == 0);
  const std::string endless = "SUMMARY:" + std::string(100'000, 'x') + "\n";
  CHECK(read(calendar(event("DTSTART:20260302T090000\nDURATION:PT1H\n" + endless))).busy ==
        "03-02 09:00 - 03-02 10:00 ; ");
  std::string folded = "SUMMARY:x\n";
  for (int i = 0; i < 100'000; ++i) folded += " y\n";
  CHECK(read(calendar(event("DTSTART:20260302T090000\nDURATION:PT1H\n" + folded))).findings ==
        "B001 7 this line is too long to be read; ");
  CHECK(read(calendar(event("DTSTART;TZID=../../etc/passwd:20260302T090000\nDURATION:PT1H\n"))).busy ==
        "03-02 09:00 - 03-02 10:00 X; ");
}
