// Dates and times as digits, written where they belong. Each returns the place after its last digit.
#pragma once

#include <chrono>
#include <cstddef>

#include "rubdown/base/day.hpp"

namespace rubdown {

/// `20261101`
char* put_date(char* at, Day day);
/// `091000`
char* put_clock(char* at, std::chrono::seconds since_midnight);

constexpr std::size_t civil_octets = 15;  ///< of `20261101T091000`

}  // namespace rubdown
