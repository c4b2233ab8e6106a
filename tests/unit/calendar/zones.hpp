// Zones made of one rule, for tests that need no file.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "rubdown/base/zone.hpp"

namespace rubdown::fixture {

/// A slim TZif file whose footer says everything.
inline Zone zone_with(std::string_view name, std::string_view footer) {
  using namespace std::string_literals;
  const std::string header = "TZif2"s + std::string(15, '\0') + std::string(12, '\0') + "\0\0\0\0\0\0\0\1\0\0\0\4"s;
  const std::string block = header + "\0\0\0\0\0\0LMT\0"s;
  std::string error;
  auto zone = parse_tzif(name, block + block + "\n" + std::string(footer) + "\n", error);
  REQUIRE_MESSAGE(zone.has_value(), error);
  return *zone;
}

inline Zone new_york() { return zone_with("America/New_York", "EST5EDT,M3.2.0,M11.1.0"); }

}  // namespace rubdown::fixture
