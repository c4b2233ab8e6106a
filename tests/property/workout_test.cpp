// Laws of workout texts, on random rows of the words runners use.
#include "rubdown/workout/workout.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

using namespace rubdown;

namespace {

constexpr std::uint32_t cases = 8'000;

/// A small generator, the same on every machine (Numerical Recipes' constants).
struct Random {
  std::uint32_t state;
  std::uint32_t below(std::uint32_t n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % n;
  }
};

constexpr std::string_view words[] = {"5 mi",
                                      "8 km",
                                      "400 m",
                                      "20 min",
                                      "1:30",
                                      "90 s",
                                      "4-6",
                                      "10\u201312",
                                      "3 x",
                                      "6x800",
                                      "2 sets of",
                                      "(",
                                      ")",
                                      ",",
                                      ", ",
                                      " / ",
                                      " + ",
                                      "; ",
                                      ": ",
                                      "w/",
                                      "with",
                                      "incl.",
                                      "consisting of:",
                                      "or",
                                      "then",
                                      "easy",
                                      "very easy",
                                      "@ MP",
                                      "@ T",
                                      "at 90-92% 5k",
                                      "tempo",
                                      "moderate",
                                      "long",
                                      "progressing to",
                                      "recovery",
                                      "rest",
                                      "jog",
                                      "walk",
                                      "warm up",
                                      "CD",
                                      "strides",
                                      "hills",
                                      "fartlek",
                                      "between",
                                      "between sets",
                                      "race",
                                      "last 6",
                                      "middle 5k",
                                      "*",
                                      "AM:",
                                      "PM:",
                                      "repeat 3 times",
                                      "@ 5:40/km",
                                      "5k pace",
                                      "bike",
                                      "with Bob",
                                      "flat",
                                      "\"remark\"",
                                      "5-4-3-2-1 km",
                                      "1200, 1000, 800",
                                      "(9 mi)",
                                      "half marathon",
                                      "z2",
                                      "\u00bd",
                                      "x",
                                      "'"};

std::string random_text(Random& random) {
  std::string text;
  const std::uint32_t n = 1 + random.below(12);
  for (std::uint32_t i = 0; i < n; ++i) {
    if (random.below(5) != 0) text += ' ';
    text += words[random.below(static_cast<std::uint32_t>(std::size(words)))];
  }
  return text;
}

Workout read(const std::string& text, Units units) {
  Diagnostics findings;
  return parse_workout(text, units, Span{}, findings);
}

}  // namespace

TEST_CASE("the canonical notation of any text reads as the same workout in either unit") {
  for (std::uint32_t i = 0; i < cases; ++i) {
    Random random{i * 2654435761U + 1};
    const std::string text = random_text(random);
    const Workout once = read(text, Units::mi);
    for (const Units units : {Units::mi, Units::km}) {
      const Workout again = read(print_workout(once), units);
      INFO(text, " => ", once.steps, " => ", again.steps);
      REQUIRE(again.steps == once.steps);
      REQUIRE(again.kind == once.kind);
      REQUIRE(again.flags == once.flags);
      REQUIRE(again.distance == once.distance);
      REQUIRE(again.duration == once.duration);
      REQUIRE(again.repetitions == once.repetitions);
      REQUIRE(again.quality == once.quality);
    }
  }
}

TEST_CASE("totals are ranges in order and never negative") {
  for (std::uint32_t i = 0; i < cases; ++i) {
    Random random{i * 40503U + 7};
    const std::string text = random_text(random);
    const Workout w = read(text, Units::km);
    INFO(text);
    if (w.distance) REQUIRE((w.distance->min.mm >= 0 && w.distance->min <= w.distance->max && w.distance->max.mm > 0));
    if (w.duration) REQUIRE((w.duration->min.count() >= 0 && w.duration->min <= w.duration->max));
    if (w.repetitions) REQUIRE((w.repetitions->min >= 1 && w.repetitions->min <= w.repetitions->max));
    REQUIRE(w.text == text);
  }
}
