// The state of one piece while it is read.
#pragma once

#include <cstddef>

#include "workout/parser.hpp"

namespace rubdown::workout {

struct Parser::Building {
  Piece& piece;
  std::size_t at = 0, end = 0;
  int depth = 0;
  bool counted = false;       ///< `4 x` was read
  bool amount = false;        ///< an amount or a body was read
  bool did = false;           ///< an activity was named, `run` included
  int capitals = 0;           ///< unknown words with a capital before the amount: perhaps the name of an event
  bool done = false;          ///< the piece ends before the token at `at`
  std::size_t filler = none;  ///< first of the words without meaning just before `at`
  std::uint32_t note_from = 0, note_to = 0;  ///< the note being collected
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Step& step() { return piece.item.step; }
  void flush_note(std::string_view original) {
    if (note_to > note_from) add_note(step(), original.substr(note_from, note_to - note_from));
    note_from = note_to = 0;
    filler = none;
  }
  void understood() { piece.understood = true; }
};

}  // namespace rubdown::workout
