// An iCalendar text cut into the lines and components it is made of, whatever state it is in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"

namespace rubdown {

/// A content line: its physical lines as written without line ends, and what they say.
struct IcsLine {
  std::vector<std::string_view> physical;
  std::string text;  ///< unfolded: `DTSTART;TZID=Europe/Berlin:20260301T090000`
  std::string name;  ///< `DTSTART`, in capitals
  std::string_view value() const;
  std::string parameter(std::string_view wanted) const;  ///< without quotes; empty where there is none
  std::uint32_t number = 0;                              ///< of its first physical line
};

/// How to read.
struct IcsReading {
  std::uint32_t source = 0;                          ///< index of the text in Sources
  const Code* damage = nullptr;                      ///< the finding for what cannot be read
  bool (*keep)(std::string_view name) = nullptr;     ///< properties to keep; null: all
  std::size_t longest_line = std::size_t{16} << 20;  ///< octets, unfolded; what is longer is damage
  std::size_t deepest = 16;                          ///< components in components
};

/// A component directly inside VCALENDAR, with the lines from its BEGIN to its END.
struct IcsBlock {
  std::string kind;            ///< `VEVENT`
  std::vector<IcsLine> lines;  ///< nested components included
  std::uint32_t number = 0;    ///< line of its BEGIN
  bool damaged = false;        ///< it does not end, or its parts do not fit into each other
  std::size_t calendar = 0;    ///< which VCALENDAR of the file it is in

  /// The first line of this name that is not in a nested component.
  const IcsLine* find(std::string_view name) const;
  std::string uid() const;
  std::uint32_t sequence() const;        ///< 0 where there is none
  std::optional<Instant> stamp() const;  ///< DTSTAMP
  std::optional<Day> day() const;        ///< of DTSTART, or a task's DUE, as written
  std::optional<Day> last_day() const;   ///< before DTEND where that is a date; of day() where there is no DTEND
  bool cancelled() const;
};

struct IcsFile {
  bool is_calendar = false;                   ///< it has a BEGIN:VCALENDAR
  std::vector<std::vector<IcsLine>> headers;  ///< properties of each VCALENDAR
  std::vector<IcsBlock> blocks;
  /// A property of one VCALENDAR.
  const IcsLine* find(std::string_view name, std::size_t calendar = 0) const;
};

/// Reads any bytes. Lines may end in LF or CRLF; a file may hold several VCALENDARs. Damage is reported with its line,
/// at most twenty times, and left out; a component that does not end is kept, marked as damaged.
IcsFile read_ics(std::string_view text, const IcsReading& reading, Diagnostics& findings);

/// As update and folders read: every property, damage as C003.
IcsFile read_ics(std::string_view text, std::uint32_t source, Diagnostics& findings);

/// TEXT without its escapes.
std::string unescape_text(std::string_view value);

/// True for lines that say when an event was written, not what it says: DTSTAMP, LAST-MODIFIED, CREATED, SEQUENCE.
bool is_stamp(std::string_view name);

/// `20261101T141000Z` and nothing else.
std::optional<Instant> parse_ics_utc(std::string_view text);

}  // namespace rubdown
