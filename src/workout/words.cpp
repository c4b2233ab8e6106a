// The search in the vocabulary: a table of first words by hash, and for each the phrases that begin with it.
#include "workout/words.hpp"

#include <algorithm>
#include <array>

#include "workout/token.hpp"
#include "workout/vocabulary.hpp"

namespace rubdown::workout {
namespace {

using vocabulary::Row;

constexpr std::size_t row_count = std::size(vocabulary::rows);

/// The rows in order of phrase: those that begin with the same word stand together, the word alone first.
constexpr auto sorted = [] {
  std::array<Row, row_count> result{};
  std::copy(std::begin(vocabulary::rows), std::end(vocabulary::rows), result.begin());
  std::sort(result.begin(), result.end(), [](const Row& a, const Row& b) { return a.phrase < b.phrase; });
  return result;
}();

constexpr std::string_view first_word(std::string_view phrase) {
  return phrase.substr(0, std::min(phrase.find(' '), phrase.size()));
}

/// The phrases that begin with one word: rows `begin` to `end` of `sorted`.
struct Group {
  std::string_view word;
  std::uint16_t begin = 0, end = 0;
};

constexpr auto groups = [] {
  std::array<Group, row_count> result{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < row_count; ++i) {
    const std::string_view word = first_word(sorted[i].phrase);
    if (count == 0 || result[count - 1].word != word) result[count++] = {word, static_cast<std::uint16_t>(i), 0};
    result[count - 1].end = static_cast<std::uint16_t>(i + 1);
  }
  return std::pair{result, count};
}();

constexpr std::size_t slot_count = 2048;
static_assert(groups.second * 4 < slot_count, "most words have a slot of their own");

constexpr std::size_t slot_of(std::string_view word) {
  const auto byte = [word](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(word[i])); };
  return (word.size() + byte(0) * 5 + byte(word.size() / 2) * 67 + byte(word.size() - 1) * 373) % slot_count;
}

/// Slots of the hash table: one more than the index of a group, 0 where the slot is empty. The next slots are tried.
constexpr auto slots = [] {
  std::array<std::uint16_t, slot_count> result{};
  for (std::size_t i = 0; i < groups.second; ++i) {
    std::size_t slot = slot_of(groups.first[i].word);
    while (result[slot] != 0) slot = (slot + 1) % slot_count;
    result[slot] = static_cast<std::uint16_t>(i + 1);
  }
  return result;
}();

const Group* find(std::string_view word) {
  if (word.empty()) return nullptr;
  for (std::size_t slot = slot_of(word); slots[slot] != 0; slot = (slot + 1) % slot_count) {
    const Group& group = groups.first[slots[slot] - 1U];
    if (group.word == word) return &group;
  }
  return nullptr;
}

/// True where the two words may belong to one phrase: nothing but space, a hyphen, `&` or `/` stands between them.
bool adjacent(const Token& a, const Token& b) { return b.at - a.end <= 3; }

/// True where the phrase goes on behind its first word, of `size` letters, like the next token begins.
bool may_go_on(std::string_view phrase, std::size_t size, std::span<const Token> tokens, std::size_t at) {
  return at + 1 < tokens.size() && tokens[at + 1].kind == TokenKind::word &&
         tokens[at + 1].text.front() == phrase[size + 1];
}

/// How many tokens from `at` on are the words of `phrase`, of which the first is known to be; 0 where they are not.
std::size_t words_of(std::string_view phrase, std::span<const Token> tokens, std::size_t at) {
  std::size_t i = at;
  for (std::size_t space = phrase.find(' '); space != std::string_view::npos; space = phrase.find(' ')) {
    phrase.remove_prefix(space + 1);
    if (++i >= tokens.size() || tokens[i].kind != TokenKind::word || !adjacent(tokens[i - 1], tokens[i])) return 0;
    if (first_word(phrase) != tokens[i].text) return 0;
  }
  return i + 1 - at;
}

constexpr auto long_words = [] {
  std::array<std::string_view, row_count> words{};
  std::size_t n = 0;
  for (const Row& r : vocabulary::rows)
    if ((r.phrase.size() >= 5 || r.phrase == "easy") && r.phrase.find(' ') == std::string_view::npos)
      words[n++] = r.phrase;
  return std::pair{words, n};
}();

}  // namespace

Word look_up(std::string_view word) {
  const Group* group = find(word);
  if (group == nullptr) return {};
  const Row& row = sorted[group->begin];
  return row.phrase.size() == word.size() ? Word{row.kind, row.value, 1} : Word{};
}

Word look_up(std::span<const Token> tokens, std::size_t at) {
  Word best;
  if (at >= tokens.size() || tokens[at].kind != TokenKind::word) return best;
  const Group* group = find(tokens[at].text);
  if (group == nullptr) return best;
  std::size_t most = 0;
  for (std::size_t i = group->begin; i < group->end; ++i) {
    const Row& row = sorted[i];
    const std::size_t size = group->word.size();
    const bool single = row.phrase.size() == size;
    if (!single && !may_go_on(row.phrase, size, tokens, at)) continue;
    const std::size_t words = single ? 1 : words_of(row.phrase, tokens, at);
    if (words <= most) continue;
    most = words;
    best = {row.kind, row.value, static_cast<std::uint8_t>(words)};
  }
  return best;
}

std::span<const std::string_view> vocabulary_words() { return {long_words.first.data(), long_words.second}; }

}  // namespace rubdown::workout
