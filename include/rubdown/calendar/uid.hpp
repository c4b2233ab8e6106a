// The identity of calendar events.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// The UID of a session: a UUIDv5 (RFC 9562 section 5.5) of the plan's id, the athlete's name and the session's
/// identity. It holds no date, so a session that moves keeps it; two athletes of one template never share one.
std::string session_uid(const Header& header, std::string_view identity);

/// The UID of a plan's calendar as a whole (RFC 7986 section 5.3).
std::string calendar_uid(const Header& header);

}  // namespace rubdown
