#include "rubdown/base/vocabulary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace rubdown;

namespace {

std::string underscored(std::string_view word) {
  std::string out{word};
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

}  // namespace

TEST_CASE("every word parses to the value it names, with hyphens or underscores") {
  for (const std::string_view word : area_names()) {
    CAPTURE(word);
    REQUIRE(parse_area(word).has_value());
    CHECK(name(*parse_area(word)) == word);
    CHECK(parse_area(underscored(word)) == parse_area(word));
  }
  for (const std::string_view word : side_names()) CHECK(name(*parse_side(word)) == word);
  for (const std::string_view word : grade_names()) CHECK(name(*parse_grade(word)) == word);
  for (const std::string_view word : session_type_names()) {
    CAPTURE(word);
    REQUIRE(parse_session_type(word).has_value());
    CHECK(name(*parse_session_type(word)) == word);
    CHECK(row(*parse_session_type(word)).name == word);
  }
}

TEST_CASE("there are fourteen areas and eighteen kinds of session") {
  CHECK(area_names().size() == 14);
  CHECK(static_cast<std::size_t>(*parse_area("knee")) == 13);
  CHECK(session_types().size() == 18);
  CHECK(static_cast<std::size_t>(*parse_session_type("refer")) == 17);
}

TEST_CASE("words that are not in a table are refused") {
  CHECK_FALSE(parse_area("").has_value());
  CHECK_FALSE(parse_area("Calf").has_value());
  CHECK_FALSE(parse_area("calfs").has_value());
  CHECK_FALSE(parse_side("middle").has_value());
  CHECK_FALSE(parse_session_type("massage").has_value());
  CHECK_FALSE(parse_grade("good").has_value());
  CHECK_FALSE(is_flag("swelling"));
  CHECK(is_flag("calf_swelling"));
  CHECK(is_condition("anticoagulant"));
  CHECK_FALSE(is_condition("calf-swelling"));
}

TEST_CASE("letters of session types are short and tell them apart") {
  std::set<std::string_view> letters;
  for (const SessionTypeRow& type : session_types()) {
    CAPTURE(type.name);
    CHECK(!type.letters.empty());
    CHECK(type.letters.size() <= 4);
    CHECK(letters.insert(type.letters).second);
    CHECK(type.length.min <= type.length.max);
    CHECK(type.length.max <= Minutes{60});
  }
}

TEST_CASE("professional sessions are the massages one books") {
  std::string booked;
  for (const SessionTypeRow& type : session_types()) {
    if (type.professional) booked.append(type.name).append(" ");
  }
  CHECK(booked == "massage.relax massage.sport massage.deep massage.scar ");
}

TEST_CASE("flags and conditions have distinct names and a sentence each") {
  std::set<std::string_view> names;
  for (const FlagRow& flag : flags()) {
    CAPTURE(flag.name);
    CHECK(names.insert(flag.name).second);
    CHECK(flag.means.back() == '.');
  }
  for (const ConditionRow& condition : conditions()) {
    CAPTURE(condition.name);
    CHECK(names.insert(condition.name).second);
    CHECK(condition.means.back() == '.');
  }
  CHECK(flag_names().size() == flags().size());
  CHECK(condition_names().size() == conditions().size());
}

TEST_CASE("areas are described as one says them") {
  CHECK(describe(BodyArea{Area::it_band, Side::right}) == "right IT band");
  CHECK(describe(BodyArea{Area::calf, Side::both}) == "calves");
  CHECK(describe(BodyArea{Area::lower_back, Side::both}) == "lower back");
  const BodyArea legs[]{{Area::calf, Side::both}, {Area::hamstring, Side::both}, {Area::quad, Side::left}};
  CHECK(describe(legs) == "calves, hamstrings and left quad");
  CHECK(describe(std::span<const BodyArea>{}) == "");
}

TEST_CASE("the titles of session types begin with their only capital") {
  for (const SessionTypeRow& row : session_types()) {
    CAPTURE(row.name);
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    CHECK(capital(row.title.front()));
    CHECK(std::count_if(row.title.begin(), row.title.end(), capital) == 1);
  }
}
