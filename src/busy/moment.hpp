// Dates, times and lengths as a calendar file writes them.
#pragma once

#include <optional>
#include <string_view>

#include "rubdown/base/day.hpp"

namespace rubdown {

/// A DATE or DATE-TIME as written.
struct WrittenTime {
  Civil civil{};  ///< of a date: its midnight
  bool date = false;
  bool utc = false;
};

/// `20260301`, `20260301T090000`, `20260301T090000Z`; seconds of 60 count as 59.
std::optional<WrittenTime> parse_written_time(std::string_view text);

/// A DURATION: days and weeks are civil, the rest is exact (RFC 5545 section 3.3.6).
struct WrittenLength {
  std::chrono::days days{0};
  std::chrono::seconds exact{0};
};
std::optional<WrittenLength> parse_written_length(std::string_view text);

/// `+0100`, `-0500`, `+005328`.
std::optional<std::chrono::seconds> parse_utc_offset(std::string_view text);

}  // namespace rubdown
