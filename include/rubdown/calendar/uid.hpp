// The identity of calendar events.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

using UidText = std::array<char, 36>;

/// The UIDs of one plan's calendar: UUIDv5 (RFC 9562 section 5.5), one from the plan's id and the athlete's
/// name, and from that and its identity each session's. None holds a date, so a session that moves keeps its UID; two
/// athletes of one template never share one.
class CalendarIds {
 public:
  explicit CalendarIds(const Header& header);
  /// What all events of this calendar carry, so that an update knows them among others': `456b3070`.
  std::string tag() const { return calendar_.substr(0, 8); }
  std::string session(std::string_view identity) const;
  UidText uid(std::string_view identity) const;
  /// Those of many sessions, as many, which take a third of the time each.
  std::unique_ptr<UidText[]> uids(std::span<const std::string_view> identities) const;

 private:
  std::string calendar_;
  std::array<std::uint8_t, 16> space_{};
};

/// The UID of one session.
std::string session_uid(const Header& header, std::string_view identity);

}  // namespace rubdown
