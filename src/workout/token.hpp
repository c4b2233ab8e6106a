// The lexer of the workout notation: numbers, clock times, words and signs, each with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "workout/words.hpp"

namespace rubdown::workout {

enum class TokenKind : std::uint8_t { number, clock, word, sign, quote, end };

/// One token. Its text lies in Lexed::folded; `at` is also its byte offset in the text as written.
struct Token {
  TokenKind kind = TokenKind::end;
  char sign = 0;            ///< sign: , ; / + ( ) x * @ % - : & . ~ ' " = and `\n`
  bool space = false;       ///< white space (or the beginning) stands before it
  bool capital = false;     ///< word: written with a capital letter
  std::uint8_t colons = 0;  ///< clock: 1 for m:ss, 2 for h:mm:ss
  std::uint32_t at = 0, end = 0;
  std::int64_t milli = 0;  ///< number: thousandths; clock: seconds
  std::string_view text;   ///< word: in lower case
  Word alone;              ///< word: what it says by itself
  Word phrase;             ///< word: what the longest phrase says that begins with it
};

/// A text in tokens, the last of which is `end`. Typographic dashes, quotes, × and fractions are folded to ASCII in
/// `folded`, which has the length of the original, so that offsets agree.
struct Lexed {
  std::string folded;
  std::vector<Token> tokens;
  bool percents = false;  ///< a `%` stands somewhere
  bool paces = false;     ///< a word for a pace, or `race`
  bool halves = false;    ///< a word for half of a day
};

/// Any bytes; linear time.
void lex(std::string_view text, Lexed& out);

}  // namespace rubdown::workout
