#include "rubdown/base/source.hpp"

#include <doctest/doctest.h>

using namespace rubdown;

TEST_CASE("lines are found by number, without their line ends") {
  Sources sources;
  const auto index = sources.add("plan.toml", "one\r\ntwo\n\nfour");
  const auto line = [&](std::uint32_t number) { return sources.line({index, number, 1, number, 1}); };
  CHECK(line(0) == "");
  CHECK(line(1) == "one");
  CHECK(line(2) == "two");
  CHECK(line(3) == "");
  CHECK(line(4) == "four");
  CHECK(line(5) == "");
  CHECK(sources.line({7, 1, 1, 1, 1}) == "");
}

TEST_CASE("references to sources stay valid while more are added") {
  Sources sources;
  const Source& first = sources[sources.add("a", "text")];
  for (int i = 0; i < 1000; ++i) sources.add("b", "more");
  CHECK(first.text == "text");
  CHECK(sources.size() == 1001);
}
