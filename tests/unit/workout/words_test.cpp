#include "workout/words.hpp"

#include <doctest/doctest.h>

#include "workout/syntax.hpp"
#include "workout/token.hpp"

using namespace rubdown::workout;

TEST_CASE("the longest phrase wins") {
  Lexed lexed;
  lex("half marathon race pace", lexed);
  const Word word = look_up(lexed.tokens, 0);
  CHECK(word.kind == WordKind::zone);
  CHECK(word.length == 4);
  CHECK(word.value == static_cast<std::uint8_t>(Zone::half_pace));
}

TEST_CASE("an unknown word is unknown") {
  CHECK(look_up("asdf").kind == WordKind::unknown);
  CHECK(look_up("").kind == WordKind::unknown);
  CHECK(look_up("\xff").kind == WordKind::unknown);
}

TEST_CASE("the vocabulary has the words worth correcting") { CHECK(vocabulary_words().size() > 100); }
