// Any bytes as the calendar of last time: the next one is whole and stable whatever they hold.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "rubdown/calendar/update.hpp"

using namespace rubdown;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::string_view current =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//rubdown//rubdown//EN\r\nCALSCALE:GREGORIAN\r\n"
    "NAME:Plan\r\nBEGIN:VEVENT\r\n"
    "UID:11111111-1111-5111-8111-111111111111\r\nDTSTAMP:20260101T000000Z\r\nLAST-MODIFIED:20260101T000000Z\r\n"
    "SEQUENCE:0\r\nDTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\nSUMMARY:Long 12 "
    "mi\r\nX-RUBDOWN-PLAN:99999999\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

std::string next(std::string_view previous, bool feed, Diagnostics& findings) {
  UpdateOptions options;
  options.feed = feed;
  return update_ics(previous, current, options, findings);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view previous{reinterpret_cast<const char*>(data), size};
  const bool feed = size % 2 == 1;
  Diagnostics findings, none;
  const std::string once = next(previous, feed, findings);
  require(once.starts_with("BEGIN:VCALENDAR\r\n") && once.ends_with("END:VCALENDAR\r\n"));
  require(once.find("UID:11111111-1111-5111-8111-111111111111\r\n") != std::string::npos);
  require(std::none_of(once.begin(), once.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\r' && c != '\n' && c != '\t';
  }));
  // What was cancelled stays cancelled; after that nothing changes any more. And what is written is whole:
  // damage is named once, when it is left out, and a user who has seen it is not told of it again with each update.
  // That somebody else's events are kept is so each time, and is said each time.
  const std::string twice = next(once, feed, none);
  require(next(twice, feed, none) == twice);
  for (const Diagnostic& finding : none) require(finding.code->id == "C004");

  const CalendarFile file{"11111111-1111-5111-8111-111111111111.ics", std::string(previous)};
  Diagnostics folder;
  const FolderChanges changes = update_folder({&file, 1}, current, {}, folder);
  require(changes.write.size() <= 1 && changes.remove.empty());
  return 0;
}
