// A time zone from one TZif file (RFC 9636): offsets at instants and at civil times, without any database library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/day.hpp"

namespace rubdown {

using Instant = std::chrono::sys_seconds;

/// What the clock does from an instant on.
struct ZoneOffset {
  std::chrono::seconds utc{0};  ///< local minus UTC
  bool dst = false;
  std::string abbreviation;
  friend bool operator==(const ZoneOffset&, const ZoneOffset&) = default;
};

/// A change of the clock: at `when` the offset becomes `after`.
struct ZoneTransition {
  Instant when;
  ZoneOffset before, after;
};

/// A yearly rule of a footer: the `week`-th (5 = last) `weekday` (0 = Sunday) of `month`, or a day of the year.
struct ZoneRuleDay {
  enum class Kind { month_week_day, julian_without_leap_day, day_of_year } kind = Kind::month_week_day;
  int month = 0, week = 0, weekday = 0, day = 0;
  std::chrono::seconds time{7200};  ///< local, may be negative or over 24 h (RFC 9636 section 3.3.1)
};

/// The footer of a TZif file as a rule for all later times (RFC 9636 section 3.3; POSIX TZ with extensions).
struct ZoneFooter {
  ZoneOffset standard, daylight;
  bool has_daylight = false;
  ZoneRuleDay daylight_starts, daylight_ends;
};

/// How a civil time maps to instants.
struct CivilResolution {
  enum class Kind { unique, gap, overlap } kind = Kind::unique;
  Instant first;   ///< unique and overlap: the (earlier) instant; gap: with the offset before the gap (RFC 5545 3.3.5)
  Instant second;  ///< overlap: the later instant; otherwise as `first`
};

/// A change of the clock in a list: what holds from `when` on.
struct ListedChange {
  Instant when;
  ZoneOffset after;
};

/// A zone: an immutable value, cheap to share, safe for any bytes it was made from.
class Zone {
 public:
  const std::string& name() const { return name_; }
  ZoneOffset offset_at(Instant instant) const;
  CivilResolution resolve(Civil civil) const;
  Civil to_civil(Instant instant) const { return Civil{(instant + offset_at(instant).utc).time_since_epoch()}; }
  /// Changes of the clock with `from <= when < to`, in order, from the table and then the footer. Entries that change
  /// nothing (same offset, abbreviation and dst) are left out.
  std::vector<ZoneTransition> transitions(Instant from, Instant to) const;
  const std::optional<ZoneFooter>& footer() const { return footer_; }

 private:
  friend std::optional<Zone> parse_tzif(std::string_view, std::string_view, std::string&);
  friend Zone fixed_zone(std::string_view, std::chrono::seconds);
  friend std::optional<Zone> listed_zone(std::string_view, const ZoneOffset&, std::vector<ListedChange>);
  std::string name_;
  std::vector<Instant> when_;
  std::vector<std::uint8_t> type_at_;
  std::vector<ZoneOffset> types_;
  std::optional<ZoneFooter> footer_;
};

/// Reads version 1 to 4 TZif bytes (fat or slim; a later version as version 4); `error` says in one line why they were
/// refused (not TZif, cut off, leap seconds, counts that do not fit, a footer that is no rule). Never reads outside
/// `bytes`.
std::optional<Zone> parse_tzif(std::string_view name, std::string_view bytes, std::string& error);

/// A zone that is `first` and then follows a list, in any order; the last offset stays. Nothing where an offset is
/// not below 26 hours or there are over 200 different ones.
std::optional<Zone> listed_zone(std::string_view name, const ZoneOffset& first, std::vector<ListedChange> changes);

/// A zone that never changes: for UTC and for tests.
Zone fixed_zone(std::string_view name, std::chrono::seconds utc);

/// True for names of the IANA form that cannot leave a folder: `Area/Location`, `UTC`, `Etc/GMT+5`.
bool is_zone_name(std::string_view name);

/// `2026-11-01T09:10:00-05:00` (RFC 3339). An offset with seconds, which that form cannot write, gives UTC with `Z`.
std::string format_rfc3339(Civil civil, std::chrono::seconds utc_offset);

}  // namespace rubdown
