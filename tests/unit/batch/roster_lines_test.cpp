#include "rubdown/batch/roster_lines.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <unordered_map>

namespace rubdown {
namespace {

TEST_CASE("an athlete seen before is found on the first line") {
  RosterLines lines;
  CHECK_FALSE(lines.seen("ann", 2));
  CHECK_FALSE(lines.seen("ben", 3));
  CHECK(lines.seen("ann", 4) == 2u);
  CHECK(lines.seen("ann", 5) == 2u);
  CHECK_FALSE(lines.seen("", 6));
  CHECK(lines.seen("", 7) == 6u);
}

TEST_CASE("a roster's lines are found as a map finds them") {
  std::mt19937 random{20271122};
  RosterLines lines;
  std::unordered_map<std::string, std::uint32_t> plain;
  std::size_t twice = 0;
  for (std::uint32_t line = 2; line < 60'000; ++line) {
    const std::string name = "a" + std::to_string(random() % 40'000);
    const auto known = plain.find(name);
    const std::optional<std::uint32_t> seen = lines.seen(name, line);
    CAPTURE(name);
    REQUIRE(seen == (known == plain.end() ? std::nullopt : std::optional{known->second}));
    if (known == plain.end() && plain.size() < RosterLines::most) plain.emplace(name, line);
    twice += seen.has_value() ? 1 : 0;
  }
  CHECK(plain.size() == RosterLines::most);
  CHECK(twice > 10'000);
}

TEST_CASE("athletes after the first ones are not remembered, and no two are mixed up") {
  RosterLines lines;
  const std::uint32_t first = RosterLines::most;
  for (std::uint32_t i = 0; i < 20 * first; ++i) REQUIRE_FALSE(lines.seen("athlete-" + std::to_string(i), i + 2));
  CHECK(lines.seen("athlete-" + std::to_string(first - 1), 1'000'000) == first + 1);
  CHECK_FALSE(lines.seen("athlete-" + std::to_string(first), 1'000'001));
}

TEST_CASE("a line too far down to be written is not remembered") {
  RosterLines lines;
  CHECK_FALSE(lines.seen("ann", 16'777'216));
  CHECK_FALSE(lines.seen("ann", 16'777'215));
  CHECK(lines.seen("ann", 16'777'217) == 16'777'215u);
}

}  // namespace
}  // namespace rubdown
