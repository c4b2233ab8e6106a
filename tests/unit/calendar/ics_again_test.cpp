// Lines that are written once more with another piece read as if they had been made with it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {
namespace {

/// Numbers that look random, the same everywhere.
class Numbers {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525 + 1013904223;
    return static_cast<std::size_t>(state_ >> 8) % limit;
  }

 private:
  std::uint32_t state_ = 11;
};

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Slow and obvious.
bool differ_in_words_alone(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return x == y || (is_word(x) && is_word(y)); });
}

/// Other letters and digits in the places of some.
std::string vary(std::string text, Numbers& numbers) {
  constexpr std::string_view words = "0123456789ABCXYZNabcxyzn";
  for (char& c : text)
    if (is_word(c) && numbers.below(2) == 0) c = words[numbers.below(words.size())];
  return text;
}

}  // namespace

TEST_CASE("a piece may replace another where letters and digits alone differ") {
  CHECK(may_replace("Long 12 mi on Sun 1 Mar", "Long 10 mi on Fri 8 May"));
  CHECK(may_replace("Long 12 mi on Sun 1 Mar", "Long 12 mi on Sun 1 Mar"));
  CHECK(may_replace("", ""));
  CHECK_FALSE(may_replace("Long 12 mi on Sun 1 Mar", "Long 9 mi on Sun 1 Mar"));
  for (int octet = 0; octet < 256; ++octet) {
    for (const char other : {'a', 'Z', '5', ' ', ',', '<', '\xc3', static_cast<char>(octet)}) {
      for (std::size_t size = 16; size < 50; ++size) {
        std::string a(size, 'x'), b(size, 'x');
        a[size * 2 / 3] = static_cast<char>(octet);
        b[size * 2 / 3] = other;
        REQUIRE(may_replace(a, b) == differ_in_words_alone(a, b));
      }
    }
  }
}

TEST_CASE("lines that are written once more with another piece are those that it is written in") {
  const std::string_view befores[] = {"because (RULE, for ", "Why: ", "for\n", "\\n ", "x <"};
  const std::string_view afters[] = {"; weak evidence; key)\nand what follows, of some length, to the end", ")", "n",
                                     " "};
  const std::string_view pieces[] = {
      "Long 12 mi on Sun 1 Mar",
      "Intervals 4 \u00d7 800 m on Tue 23 Mar",
      "5.7\u20136 mi on Tue 23 Mar",
      "a comma, and; more of a piece",
      "with a <b in it, or a<5 of it",
      "a back\\slash, or \\two\\\\ of them",
      "spaces at the end of it    ",
      "   spaces before what is said",
      "two\nlines of a piece and more",
      "longer than a line can be, so that it is folded once or twice, wherever on a line it happens to begin, or not",
      "exactly sixteen.",
      "short",
      ""};
  Numbers numbers;
  IcsPhraseStore store;
  std::string none, held, expected;
  IcsText maker(none), ics(held);
  maker.hold();
  ics.hold();
  std::size_t replaced = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string lead(numbers.below(150), 'l');
    const IcsPhrase before = maker.phrase(befores[numbers.below(std::size(befores))], store);
    const IcsPhrase after = maker.phrase(afters[numbers.below(std::size(afters))], store);
    const std::string piece = vary(std::string{pieces[numbers.below(std::size(pieces))]}, numbers);
    const std::string other = vary(piece, numbers);
    const auto write = [&](IcsText& to, std::string_view between) {
      to.open("DESCRIPTION");
      to.text(lead).text(before, between, after).close();
    };
    const std::size_t from = ics.whole_lines().size();
    write(ics, piece);
    IcsPlace place = ics.last_piece();
    const std::string lines{ics.whole_lines().substr(from)};
    const std::size_t octets = lines.size();
    if (place.at == IcsPlace::none || !may_replace(piece, other)) continue;
    ++replaced;
    place.at += static_cast<std::uint32_t>(octets);
    ics.lines(lines);
    ics.replace(place, other);
    std::string plain;
    IcsText to(plain);
    write(to, other);
    ics.release();
    REQUIRE(held.substr(from + octets) == plain);
    held.resize(from);
    if (held.size() > 20'000) held.clear();
    ics.hold();
    // Held again it begins anew.
    CHECK(ics.whole_lines().empty());
  }
  ics.release();
  CHECK(replaced > 2000);
}

TEST_CASE("a text that is held is written over from its front") {
  for (const std::size_t old : {0u, 10u, 3000u, 100'000u}) {
    std::string held(old, 'o'), plain;
    IcsText ics(held), to(plain);
    ics.hold();
    for (int i = 0; i < 300; ++i) {
      ics.line("SUMMARY", "Number " + std::to_string(i));
      to.line("SUMMARY", "Number " + std::to_string(i));
    }
    ics.release();
    CHECK(held == plain);
  }
}

}  // namespace rubdown
