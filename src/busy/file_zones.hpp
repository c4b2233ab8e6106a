// The zones that a calendar file speaks of.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/ics_blocks.hpp"
#include "rubdown/base/zone.hpp"

namespace rubdown {

/// The bytes of a zone's file by its IANA name; nothing where there is none.
using ZoneFile = std::function<std::optional<std::string>(std::string_view name)>;

/// Zones by the names a file uses, each made once. A name means, in this order: the file's own VTIMEZONE if it is
/// complete; the IANA zone of that name, also behind a `/vendor/version/` prefix; the zone that the Unicode CLDR gives
/// for a Windows name; the calendar's X-WR-TIMEZONE; the athlete's zone. The last two are reported (B003).
class FileZones {
 public:
  /// `until`: VTIMEZONE rules are followed up to there.
  FileZones(const IcsFile& file, const Zone& home, const ZoneFile& zone_file, Instant until, std::uint32_t source,
            Diagnostics& findings);

  /// For a TZID of the given VCALENDAR; `line` is where it is used.
  const Zone& find(const std::string& tzid, std::size_t calendar, std::uint32_t line);
  const Zone& home() const { return home_; }
  const Zone& utc() const { return utc_; }

 private:
  std::optional<Zone> from_database(std::string_view name) const;
  const Zone& fallback(const std::string& tzid, std::size_t calendar, std::uint32_t line);

  const IcsFile& file_;
  const Zone& home_;
  Zone utc_;
  const ZoneFile& zone_file_;
  Instant until_;
  std::uint32_t source_;
  Diagnostics& findings_;
  std::map<std::string, Zone, std::less<>> known_;
  std::map<std::string, const IcsBlock*, std::less<>> own_;
};

/// A VTIMEZONE as a zone; nothing where it is not complete. `until`: rules without an end are followed up to there.
std::optional<Zone> zone_from_block(const IcsBlock& block, Instant until);

/// The IANA zone for a Windows one (`W. Europe Standard Time`); empty where there is none.
std::string_view iana_name(std::string_view windows_name);

}  // namespace rubdown
