// One character of UTF-8.
#pragma once

#include <cstdint>
#include <string_view>

namespace rubdown::toml {

/// The code point at the start of `rest` and its length in bytes; length 0 where it is not UTF-8 (RFC 3629).
struct Decoded {
  std::uint32_t point = 0;
  std::size_t length = 0;
};

inline Decoded decode(std::string_view rest) {
  const auto byte = [rest](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
  const auto tail = [byte](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first <= 0xDF && tail(1)) return {(first & 0x1FU) << 6 | (byte(1) & 0x3FU), 2};
  if (first >= 0xE0 && first <= 0xEF && tail(1) && tail(2)) {
    const std::uint32_t point = (first & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    if (point >= 0x800 && (point < 0xD800 || point > 0xDFFF)) return {point, 3};
  }
  if (first >= 0xF0 && first <= 0xF4 && tail(1) && tail(2) && tail(3)) {
    const std::uint32_t point =
        (first & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU);
    if (point >= 0x10000 && point <= 0x10FFFF) return {point, 4};
  }
  return {};
}

}  // namespace rubdown::toml
