#include <doctest/doctest.h>

#include "rubdown/workout/workout.hpp"

using namespace rubdown;

TEST_CASE("every kind is found again by its name") {
  CHECK(run_kind_names().size() == 17);
  for (const std::string_view word : run_kind_names()) {
    const auto kind = parse_run_kind(word);
    REQUIRE(kind.has_value());
    CHECK(name(*kind) == word);
    CHECK_FALSE(title(*kind).empty());
  }
  CHECK_FALSE(parse_run_kind("sprint").has_value());
}

TEST_CASE("rest, other sports and walking are not runs") {
  for (const char* word : {"rest", "cross", "strength", "mobility", "walk", "other"})
    CHECK_FALSE(is_run(*parse_run_kind(word)));
  for (const char* word : {"easy", "long", "race", "hills"}) CHECK(is_run(*parse_run_kind(word)));
}

TEST_CASE("flags are printed in their order") {
  WorkoutFlags flags;
  flags.total_stated = flags.choice = flags.strides = true;
  const auto words = names(flags);
  REQUIRE(words.size() == 3);
  CHECK(words[0] == "or");
  CHECK(words[1] == "strides");
  CHECK(words[2] == "total-stated");
}
