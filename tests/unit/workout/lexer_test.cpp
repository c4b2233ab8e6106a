#include <doctest/doctest.h>

#include "workout/token.hpp"

using namespace rubdown::workout;

namespace {

std::string tokens(std::string_view text) {
  Lexed lexed;
  lex(text, lexed);
  std::string result;
  for (const Token& t : lexed.tokens) {
    if (t.kind == TokenKind::end) break;
    if (!result.empty()) result += ' ';
    if (t.kind == TokenKind::number)
      result += "#" + std::to_string(t.milli);
    else if (t.kind == TokenKind::clock)
      result += "@" + std::to_string(t.milli);
    else if (t.kind == TokenKind::sign)
      result += t.sign;
    else
      result += t.text;
  }
  return result;
}

}  // namespace

TEST_CASE("numbers are read in thousandths, times in seconds") {
  CHECK(tokens("5 2.5 .5 1:20:00 2:30") == "#5000 #2500 #500 @4800 @150");
  CHECK(tokens("1,200m 7,5 km") == "#1200000 m #7500 km");
  CHECK(tokens("1200,1000,800") == "#1200000 , #1000000 , #800000");
  CHECK(tokens("1,2,1,1km") == "#1000 , #2000 , #1000 , #1000 km");
  CHECK(tokens("2\u00bd \u00bc \u00be") == "#2500 #250 #750");
}

TEST_CASE("typography is folded to ASCII") {
  CHECK(tokens("10\u201312\u00d7500") == "#10000 - #12000 x #500000");
  CHECK(tokens("40\u2032 VO\u2082max") == "#40000 ' vo2 max");
}

TEST_CASE("glued words come apart") {
  CHECK(tokens("5 milesEasy 30mineasy") == "#5000 miles easy #30000 min easy");
  CHECK(tokens("4x800 3xMile 35 x-train") == "#4000 x #800000 #3000 x mile #35000 x train");
  CHECK(tokens("warm-up w/u") == "warm up w u");
}

TEST_CASE("quotes hold a remark, but after a number they are seconds") {
  CHECK(tokens("\"6 x 400\" 30\"") == "\"6 x 400\" #30000 \"");
}
