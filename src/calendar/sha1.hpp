// SHA-1 (RFC 3174), which name-based UUIDs are made with. It guards nothing here.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace rubdown {

using Sha1Digest = std::array<std::uint8_t, 20>;
using UuidBytes = std::array<std::uint8_t, 16>;

/// Of the bytes of both, one after the other.
Sha1Digest sha1(std::string_view first, std::string_view second = {});

/// The name-based UUID, version 5, of `name` in `space` (RFC 9562 section 5.5).
UuidBytes uuid_v5_bytes(const UuidBytes& space, std::string_view name);

/// `2ed6657d-e927-568b-95e1-2665a8aea6a2`.
using UuidText = std::array<char, 36>;
UuidText format_uuid(const UuidBytes& uuid);

/// Those of many names as texts, as many. Names of up to 103 octets, as those of sessions are, are taken eight at a
/// time: each costs a fraction of one that is asked for alone.
void put_uuids_v5(const UuidBytes& space, std::span<const std::string_view> names, std::span<UuidText> uuids);

}  // namespace rubdown
