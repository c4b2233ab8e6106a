// Busy times from calendar files. A helper program, `rubdown-ics`, reads the file: what is hostile in it stays there.
// This is what it is asked and how its answer is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/schedule/busy_time.hpp"

namespace rubdown {

/// What is asked of one calendar file.
struct BusyRequest {
  Day from{}, to{};      ///< both included, in the athlete's zone
  std::string timezone;  ///< the athlete's; floating times and whole days are in it
  bool all_day = true;   ///< whole-day events are busy; false: none of them is (birthdays, holidays)
  std::string owner;     ///< the athlete's e-mail address, for invitations that were declined; may be empty
};

/// The helper's arguments; it reads the calendar from its standard input.
std::vector<std::string> busy_arguments(const BusyRequest& request);

/// The same, read back; `error` names what is wrong in one line.
std::optional<BusyRequest> parse_busy_arguments(const std::vector<std::string>& arguments, std::string& error);

struct BusyEntry {
  BusyTime time;
  bool tentative = false;  ///< not confirmed yet; it counts as busy
  std::uint32_t line = 0;  ///< of the event in the file
  friend bool operator==(const BusyEntry& a, const BusyEntry& b) {
    return a.time.begin == b.time.begin && a.time.end == b.time.end && a.time.all_day == b.time.all_day &&
           a.time.title == b.time.title && a.tentative == b.tentative && a.line == b.line;
  }
};

/// An event that does not count, and why in a few words.
struct BusySkipped {
  std::uint32_t line = 0;
  std::string why, title;
  friend bool operator==(const BusySkipped&, const BusySkipped&) = default;
};

struct BusyReport {
  std::vector<BusyEntry> entries;    ///< by begin, end, line; repeats of one event have its line
  std::vector<BusySkipped> skipped;  ///< by line; only those that would have fallen into the span
  bool complete = false;             ///< false: the helper stopped before its end
};

/// What the helper prints: a line a fact, its parts separated by tabs, no other control characters.
std::string print_busy_report(const BusyReport& report, const Diagnostics& findings);

/// Reads that back. Findings are about `source`, the calendar's place among the Sources. An answer that is cut off is a
/// finding (B008); nothing in it can do harm.
BusyReport parse_busy_report(std::string_view text, std::uint32_t source, Diagnostics& findings);

/// The busy times alone, in order.
std::vector<BusyTime> busy_times(const BusyReport& report);

/// For people: a line a busy time, then what was skipped and why.
std::string list_busy(const BusyReport& report);

/// `[{"start","end","all_day","summary","line"}]`: RFC 3339 with the zone's offset, dates where it is all day.
std::string json_busy(const BusyReport& report, const Zone& zone);

}  // namespace rubdown
