// The identity of calendar events.
#pragma once

#include <string>
#include <string_view>

namespace rubdown {

/// The UID of a session: a UUIDv5 (RFC 9562 section 5.5) of the plan's id and the session's identity.
std::string session_uid(std::string_view plan_id, std::string_view identity);

}  // namespace rubdown
