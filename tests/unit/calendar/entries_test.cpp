#include "rubdown/calendar/entries.hpp"

#include <doctest/doctest.h>

#include "unit/calendar/zones.hpp"

using namespace rubdown;

namespace {

std::string calendar(std::string_view events) {
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
  for (const char c : events) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out + "END:VCALENDAR\r\n";
}

std::string event(std::string_view lines) {
  return "BEGIN:VEVENT\nUID:a\n" + std::string(lines) + "\nX-RUBDOWN-PLAN:99999999\nEND:VEVENT\n";
}

/// `2026-03-01 09:00 Title [type, length, therapist]` of each entry.
std::string entries_in(const std::string& text, std::string_view tag, const Zone* zone, std::string& codes) {
  Diagnostics findings;
  std::string out;
  for (const DiffEntry& entry : calendar_entries(text, tag, zone, 0, findings)) {
    const auto said = [&](DiffField field) { return entry.said[static_cast<std::size_t>(field)].value_or("?"); };
    if (!out.empty()) out += " | ";
    out += format_day(entry.day) + " " + diff_start(entry.start) + " " + entry.title + " [" + entry.type + ", " +
           said(DiffField::length) + ", " + said(DiffField::therapist) + "]";
  }
  for (const Diagnostic& finding : findings) codes += std::string(finding.code->id) + " ";
  return out;
}

}  // namespace

TEST_CASE("events of a calendar file become entries in the athlete's time") {
  const Zone zone = fixture::new_york();
  const struct {
    const char* name;
    std::string text, tag, entries, codes;
  } rows[] = {
      {"civil",
       event("DTSTART;TZID=America/New_York:20261101T091000\nDTEND;TZID=America/New_York:20261101T131000\n"
             "SUMMARY:Race\\, at last\nCATEGORIES:Race"),
       "99999999", "2026-11-01 09:10 Race, at last [race, 4 h, ]", ""},
      {"utc", event("DTSTART:20261101T141000Z\nDTEND:20261101T151000Z\nSUMMARY:Race"), "99999999",
       "2026-11-01 09:10 Race [, 1 h, ]", ""},
      {"all day", event("DTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20261102\nSUMMARY:Sleep\nCATEGORIES:Recovery"),
       "99999999", "2026-11-01 all day Sleep [recovery, ?, ]", ""},
      {"any plan", event("DTSTART;VALUE=DATE:20261101\nSUMMARY:A\nCONTACT:Sam Lee"), "",
       "2026-11-01 all day A [, ?, Sam Lee]", ""},
      {"another plan", event("DTSTART;VALUE=DATE:20261101\nSUMMARY:A"), "11111111", "", ""},
      {"cancelled", event("DTSTART;VALUE=DATE:20261101\nSUMMARY:A\nSTATUS:CANCELLED"), "", "", ""},
      {"no day", event("SUMMARY:A"), "", "", ""},
      {"someone else's", "BEGIN:VEVENT\nUID:x\nDTSTART:20261101T141000Z\nSUMMARY:Dinner\nEND:VEVENT\n", "", "", ""},
      {"damaged", "BEGIN:VEVENT\nUID:x\nDTSTART:20261101T141000Z\n", "", "", "C003 "},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    std::string codes;
    CHECK(entries_in(calendar(row.text), row.tag, &zone, codes) == row.entries);
    CHECK(codes == row.codes);
  }
  std::string codes;
  CHECK(entries_in("format = 1\n", "", &zone, codes) == "");
  CHECK(codes == "C003 C005 ");
}
