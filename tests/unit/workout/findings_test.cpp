#include <doctest/doctest.h>

#include <set>

#include "rubdown/workout/codes.hpp"
#include "rubdown/workout/workout.hpp"

using namespace rubdown;

namespace {

/// `K002 11-17 message (help)` a line.
std::string found(std::string_view text, Units units = Units::mi) {
  Diagnostics findings;
  std::uint32_t end = 8;
  for (const char c : text) end += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0U : 1U;
  parse_workout(text, units, Span{0, 3, 8, 3, end}, findings);
  std::string result;
  for (const Diagnostic& d : findings)
    result += std::string(d.code->id) + " " + std::to_string(d.at.column) + "-" + std::to_string(d.at.end_column) +
              " " + d.message + " (" + d.help + ")\n";
  return result;
}

}  // namespace

TEST_CASE("a finding in a text that was written with escapes points at the whole of it") {
  Diagnostics findings;
  parse_workout("6 km tempoo", Units::km, Span{0, 3, 8, 3, 25}, findings);
  REQUIRE(findings.size() == 1);
  CHECK(findings.items()[0].at == Span{0, 3, 8, 3, 25});
}

TEST_CASE("a clear text has no findings") {
  for (const char* text : {"easy 5 mi", "6x800 @ 3:20 w/ 400 m jog", "20m Yoga", "35 tempo", "12 km, w/ 2x3 km @ MP",
                           "rest", "16-18 mile Marathon Simulation (on a rolling hill course)", "8 x 100m strides"})
    CHECK(found(text) == "");
}

TEST_CASE("findings name the part and its place") {
  CHECK(found("asdf qwer") ==
        "K001 8-17 `asdf qwer` is not understood as a workout (write a distance, a time or an effort, as in `easy 5 "
        "mi`)\n");
  CHECK(found("4 mi tempoo") == "K002 13-19 `tempoo` is not understood (did you mean `tempo`?)\n");
  CHECK(found("easy 60m") == "K003 13-16 `60m` is read as 60 minutes (write `min`, or `metres` if that is meant)\n");
  for (const char* text : {"long 12 m", "easy 12m", "12 m", "long 12 m, last 2 mi @ MP"}) {
    CAPTURE(text);
    CHECK(found(text).find("is read as 12 minutes (write `mi` or `km` if a distance is meant, else `min`)\n") !=
          std::string::npos);
  }
  for (const char* text : {"easy 45 m", "tempo 20 m", "6 x 5 m hard", "10 m wu, 4x1 mi @ T, 10 m cd", "long 12 min"})
    CHECK(found(text) == "");
  CHECK(found("50 easy") == "K003 8-10 `50` is read as 50 minutes (write `min`, or the distance with its unit)\n");
  CHECK(found("5 mi: 2 mi wu, 4 mi tempo, 2 mi cd") ==
        "K004 8-42 the parts do not add up to the stated total (correct the total or its parts; the total counts)\n");
  CHECK(found("400m repeats") == "K005 13-20 the repetitions have no count (write how many, as in `6 x 400 m`)\n");
  CHECK(found("") == "K008 8-9 the workout has no text (write `rest` for a day without one)\n");
}

TEST_CASE("what cannot be meant is named") {
  CHECK(found("easy -5 mi") ==
        "K009 13-18 `-5 mi` is below zero; it is read without the sign (write a distance or a time above zero)\n");
  CHECK(found("0 mi") == "K009 8-12 `0 mi` is no size (write a distance or a time above zero)\n");
  CHECK(found("easy 5 mi @ banana") ==
        "K009 18-26 `@ banana` is no effort or pace that is known (write an effort, as in `@ MP`, or a pace, as in `@ "
        "5:40/km`; put remarks in quotes)\n");
  CHECK(found("easy 8 mi @ 3:00/mi") ==
        "K009 20-27 `3:00/mi` is no pace for running (write minutes and seconds for a kilometre or a mile, as in "
        "`5:40/km` or `9:10/mi`)\n");
  for (const char* text : {"5 mi @ MP -10s", "5 mi - 2 mi easy", "5 mi @ Riverside park", "5 mi @ office",
                           "easy 8 km @ lunch", "5 mi @ 128 - 154 bpm", "8 x 100 m @ 1:45/km", "5 mi \"@ banana\""})
    CHECK(found(text) == "");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(found("6\u20138 km tempoo") == "K002 15-21 `tempoo` is not understood (did you mean `tempo`?)\n");
}

TEST_CASE("long and deep texts are cut with a finding") {
  CHECK(found("easy 5 mi " + std::string(600, 'z')).find("K006") != std::string::npos);
  CHECK(found(std::string(100000, '(')).find("K006") != std::string::npos);
  CHECK(found("1 mi ((((((((((2 mi))))))))))").find("K007") != std::string::npos);
}

TEST_CASE("each code stands once in the table, with its letter and its words") {
  std::set<std::string_view> ids;
  for (const Code* code : workout_codes()) {
    CHECK(code->id[0] == 'K');
    CHECK(ids.insert(code->id).second);
    CHECK_FALSE(code->title.empty());
    CHECK_FALSE(code->explain.empty());
  }
}
