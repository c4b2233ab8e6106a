// A calendar against the one of last time: what is the same stays octet for octet, what changed says so.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/units.hpp"

namespace rubdown {

/// The property by which an update knows the events of one plan: its value is CalendarIds::tag().
inline constexpr std::string_view ics_plan_property = "X-RUBDOWN-PLAN";

struct UpdateOptions {
  /// For a subscription: what is gone is left out, since programs drop what vanished from a feed. In a file to import
  /// it would stay for ever, so there it is cancelled.
  bool feed = false;
  /// The days the new calendar was made for, both included, where it was not made for the whole plan: earlier events
  /// on other days stay as they are.
  std::optional<std::pair<Day, Day>> only_days = std::nullopt;
  /// What was cancelled is written again, as it was, until its last day is before this one: whoever imports each week
  /// may have missed a file. None: for ever.
  std::optional<Day> today = std::nullopt;
  /// The previous text's place among the Sources, for findings.
  std::uint32_t source = 0;
};

/// `current` (of render_ics) as the next generation of `previous`:
/// - an event that says what it said keeps its octets, stamps and SEQUENCE included;
/// - one that changed gets the next SEQUENCE and a DTSTAMP later than before; where its alarm alone changed, which
/// moves
///   nothing that anybody agreed to (RFC 5545 section 3.8.7.4), the later DTSTAMP and the SEQUENCE it had;
/// - one that is gone is written once more with STATUS:CANCELLED, the next SEQUENCE and "Cancelled: " before its title,
///   without its alarm, and stays so until its day is past;
/// - what other programs or other plans put into the file stays as it is (C004), but for control characters;
/// - damage is reported (C003, C006), read around and not written again: the next update finds none of it; a file that
/// is no calendar counts as none (C005). Only events of the same plan are ever cancelled. The result is a pure function
/// of both texts.
std::string update_ics(std::string_view previous, std::string_view current, const UpdateOptions& options,
                       Diagnostics& findings);

/// The reminders of one plan's events.
struct Reminders {
  bool any = false;               ///< some event has one
  std::optional<Minutes> common;  ///< how long before, where each has one and they are the same
};

/// Of the events with this tag in all these calendars, but for those that are cancelled.
Reminders reminders_in(std::span<const std::string_view> calendars, std::string_view tag);

/// A file of a folder of single events (vdir): `<UID>.ics`.
struct CalendarFile {
  std::string name, text;
  friend bool operator==(const CalendarFile&, const CalendarFile&) = default;
};

/// Each event of a calendar as a calendar of its own, with the zone it needs.
std::vector<CalendarFile> split_ics(std::string_view calendar);

struct FolderChanges {
  std::vector<CalendarFile> write;  ///< new and changed events only
  std::vector<std::string> remove;  ///< files of events of this plan that are gone
};

/// What to do in a folder that holds `existing` so that it holds `current`'s events. Files that are not of this plan
/// are neither written nor removed; a damaged one of ours is written anew.
FolderChanges update_folder(std::span<const CalendarFile> existing, std::string_view current,
                            const UpdateOptions& options, Diagnostics& findings);

}  // namespace rubdown
