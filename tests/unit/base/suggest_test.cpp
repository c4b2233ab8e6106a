#include "rubdown/base/suggest.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <vector>

using namespace rubdown;

namespace {

/// The definition read aloud: the cheapest way to spend the last letters, tried out in full.
std::size_t slow_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return std::max(a.size(), b.size());
  const std::size_t replace =
      slow_distance(a.substr(0, a.size() - 1), b.substr(0, b.size() - 1)) + (a.back() == b.back() ? 0 : 1);
  std::size_t best = std::min(
      {slow_distance(a.substr(0, a.size() - 1), b) + 1, slow_distance(a, b.substr(0, b.size() - 1)) + 1, replace});
  if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back()) {
    best = std::min(best, slow_distance(a.substr(0, a.size() - 2), b.substr(0, b.size() - 2)) + 1);
  }
  return best;
}

std::vector<std::string> all_words(std::string_view letters, std::size_t longest) {
  std::vector<std::string> words{""};
  for (std::size_t begin = 0, length = 0; length < longest; ++length) {
    const std::size_t end = words.size();
    for (; begin < end; ++begin) {
      for (const char letter : letters) words.push_back(words[begin] + letter);
    }
  }
  return words;
}

constexpr std::array<std::string_view, 5> areas{"calf", "hamstring", "hip-flexor", "it-band", "knee"};

}  // namespace

TEST_CASE("the edit distance of all short words equals the slow reference") {
  const std::vector<std::string> words = all_words("abc", 4);
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      CAPTURE(a);
      CAPTURE(b);
      REQUIRE(edit_distance(a, b) == slow_distance(a, b));
    }
  }
}

TEST_CASE("case and underscores cost nothing") {
  CHECK(edit_distance("IT_Band", "it-band") == 0);
  CHECK(edit_distance("hip_flexer", "hip-flexor") == 1);
}

TEST_CASE("the nearest word is offered only where it may have been meant") {
  CHECK(nearest("calv", areas) == "calf");
  CHECK(nearest("clafe", areas) == "");
  CHECK(nearest("hamstirng", areas) == "hamstring");
  CHECK(nearest("ham", areas) == "hamstring");
  CHECK(nearest("ha", areas) == "");
  CHECK(nearest("it_band", areas) == "it-band");
  CHECK(nearest("elbow", areas) == "");
  CHECK(nearest("", areas) == "");
  CHECK(nearest(std::string(1'000'000, 'x'), areas) == "");
}

TEST_CASE("what people say for a word is offered where that is a candidate") {
  constexpr std::array<std::string_view, 3> massages{"massage.relax", "massage.sport", "massage.deep"};
  constexpr std::array<std::string_view, 2> units{"km", "mi"}, week_starts{"mon", "sun"}, styles{"relax", "sport"};
  CHECK(nearest("itb", areas) == "it-band");
  CHECK(nearest("IT band", areas) == "it-band");
  CHECK(nearest("Calves", areas) == "calf");
  CHECK(nearest("sport", massages) == "massage.sport");
  CHECK(nearest("Deep Tissue", massages) == "massage.deep");
  CHECK(nearest("relaxation", massages) == "massage.relax");
  CHECK(nearest("relaxation", styles) == "relax");
  CHECK(nearest("miles", units) == "mi");
  CHECK(nearest("kilometres", units) == "km");
  CHECK(nearest("Sunday", week_starts) == "sun");
  CHECK(nearest("friday", week_starts) == "");
}

TEST_CASE("of equally near words the first is offered") {
  constexpr std::array<std::string_view, 2> words{"cat", "cut"};
  CHECK(nearest("cot", words) == "cat");
}

TEST_CASE("a suggestion names the near word or lists what there is") {
  CHECK(suggestion("calv", areas) == "did you mean \"calf\"?");
  CHECK(suggestion("elbow", areas) == "one of: calf, hamstring, hip-flexor, it-band, knee");
  const std::vector<std::string_view> many(13, "word");
  CHECK(suggestion("elbow", many) ==
        "one of: word, word, word, word, word, word, word, word, word, word, word, word, ...");
  CHECK(suggestion("elbow", {}) == "");
}
