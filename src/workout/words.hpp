// The vocabulary of the workout notation: words and phrases, and what each says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace rubdown::workout {

struct Token;

enum class WordKind : std::uint8_t {
  unknown,
  zone,
  letter_zone,
  pace_word,
  activity,
  role,
  label,
  position,
  length_unit,
  time_unit,
  race_name,
  link,
  between,
  times,
  sets_of,
  total,
  filler,
  terrain,
  per,
  half_of_day,
  repeat,
  lap,
  alternate,
  nothing
};

/// What joins a piece to the one before it.
enum class Link : std::uint8_t {
  start,
  comma,
  slash,
  plus,
  semicolon,
  line,
  then,
  with,
  part_of,
  colon,
  paren,
  either
};

struct Word {
  WordKind kind = WordKind::unknown;
  std::uint8_t value = 0;   ///< an enumerator of the kind's own enum
  std::uint8_t length = 1;  ///< tokens the phrase takes
};

/// The longest phrase of the vocabulary that begins at token `at`. The lexer has asked it of each word: Token::phrase.
Word look_up(std::span<const Token> tokens, std::size_t at);

/// One word (or a glued rest of one) by itself.
Word look_up(std::string_view word);

/// All single words of five or more letters, for suggestions.
std::span<const std::string_view> vocabulary_words();

}  // namespace rubdown::workout
