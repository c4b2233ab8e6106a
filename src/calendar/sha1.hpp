// SHA-1 (RFC 3174), which name-based UUIDs are made with. It guards nothing here.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace rubdown {

using Sha1Digest = std::array<std::uint8_t, 20>;
using UuidBytes = std::array<std::uint8_t, 16>;

/// Of the bytes of both, one after the other.
Sha1Digest sha1(std::string_view first, std::string_view second = {});

/// The name-based UUID, version 5, of `name` in `space` (RFC 9562 section 5.5).
UuidBytes uuid_v5_bytes(const UuidBytes& space, std::string_view name);

/// `2ed6657d-e927-568b-95e1-2665a8aea6a2`.
std::array<char, 36> format_uuid(const UuidBytes& uuid);

}  // namespace rubdown
