// Dates and times as digits, written where they belong. Each returns the place after its last digit.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstring>

#include "rubdown/base/day.hpp"

namespace rubdown {

/// `00` to `99`.
constexpr std::array<char, 200> all_pairs() {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}
inline constexpr std::array<char, 200> digit_pairs = all_pairs();

/// Of a value below 100.
inline char* put_two(char* at, unsigned value) {
  std::memcpy(at, digit_pairs.data() + std::size_t{2} * value, 2);
  return at + 2;
}

/// `20261101`
char* put_date(char* at, Day day);

/// `091000`, of less than 100 hours.
inline char* put_clock(char* at, std::chrono::seconds since_midnight) {
  const auto seconds = static_cast<unsigned>(since_midnight.count());
  const unsigned minutes = seconds / 60;
  return put_two(put_two(put_two(at, minutes / 60), minutes % 60), seconds % 60);
}

constexpr std::size_t date_octets = 8;
constexpr std::size_t civil_octets = 15;  ///< of `20261101T091000`

}  // namespace rubdown
