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

/// Those of many names. Names of up to 103 octets, as those of sessions are, are taken eight at a time: each costs
/// a fraction of one that is asked for alone.
void uuids_v5_bytes(const UuidBytes& space, std::span<const std::string_view> names, std::span<UuidBytes> uuids);

/// `2ed6657d-e927-568b-95e1-2665a8aea6a2`.
std::array<char, 36> format_uuid(const UuidBytes& uuid);
/// The same, put where there is room for it.
void put_uuid(char* to, const UuidBytes& uuid);

}  // namespace rubdown
