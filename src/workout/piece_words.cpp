// Words in a piece: pairs, numbered zones, words without meaning, and the note they may become.
#include <algorithm>

#include "workout/building.hpp"

namespace rubdown::workout {

bool says(Word word, Label label) {
  return word.kind == WordKind::label && (1U << word.value) == static_cast<std::uint32_t>(label);
}

/// Everything before `next` is read and means something.
bool Parser::take(Building& b, std::size_t next) {
  b.flush_note(original_);
  b.understood();
  b.at = next;
  return true;
}

bool Parser::read_word(Building& b) {
  if (read_run_walk(b) || read_numbered_zone(b)) return true;
  const Word w = look(b.at, b.end);
  switch (w.kind) {
  case WordKind::unknown:
    return as_remark(b);
  case WordKind::link:
    return false;
  case WordKind::filler:
    return read_filler(b, w);
  case WordKind::terrain:
  case WordKind::half_of_day:
    for (std::uint8_t i = 0; i < w.length; ++i) unknown_word(b);
    return true;
  case WordKind::zone:
  case WordKind::letter_zone:
  case WordKind::pace_word:
  case WordKind::activity:
  case WordKind::role:
  case WordKind::label:
  case WordKind::position:
  case WordKind::length_unit:
  case WordKind::time_unit:
  case WordKind::race_name:
  case WordKind::between:
  case WordKind::times:
  case WordKind::sets_of:
  case WordKind::total:
  case WordKind::per:
  case WordKind::repeat:
  case WordKind::lap:
  case WordKind::alternate:
  case WordKind::nothing:
    break;
  }
  return apply(b, w) || !b.done;
}

/// run/walk, walk/jog: both at once. Other pairs, rest/easy and run/cross, are a choice.
bool Parser::read_run_walk(Building& b) {
  const std::size_t second = b.at + 2;
  const bool pair = sign(b.at + 1, '/') && glued(b.at + 1) && second < b.end && glued(second);
  if (!pair || token(second).kind != TokenKind::word) return false;
  const Word left = token(b.at).alone, right = token(second).alone;
  if (left.kind != WordKind::activity || right.kind != WordKind::activity || left.value == right.value) return false;
  constexpr int walk = static_cast<int>(Activity::walk);  // running and jogging come before it
  if (std::max<int>(left.value, right.value) != walk) return false;
  b.step().activity = Activity::run_walk;
  b.did = true;
  return take(b, second + 1);
}

/// `z 2`, `zone 3-4`.
bool Parser::read_numbered_zone(Building& b) {
  if (!(word(b.at, "z") || word(b.at, "zone")) || !is_number(b.at + 1)) return false;
  std::size_t next = b.at;
  return zone_span(next, b.end, b.step(), false) && take(b, next);
}

/// `at` and `in` may begin a pace or a time; else the word stands aside until it is known whether it is part of a note.
bool Parser::read_filler(Building& b, Word w) {
  std::size_t next = b.at + 1;
  const bool in = word(b.at, "in");
  const bool pace_follows = w.value == 1 || (w.length == 1 && in && token(next).kind == TokenKind::clock);
  if (pace_follows && next < b.end && target(next, b.end, b.step())) return take(b, next);
  if (in && b.step().distance && !b.step().duration && !b.counted) {  // 10 mi in 80 min
    const std::optional<Quantity> time = scalar(next, b.end);
    if (time && time->measure == Quantity::Measure::time) {
      set_duration(b.step(), *time);
      b.flush_note(original_);
      b.at = time->next;
      return true;
    }
  }
  return set_aside(b, b.at + w.length);
}

bool Parser::set_aside(Building& b, std::size_t next) {
  if (b.filler == Building::none) b.filler = b.at;
  b.at = next;
  return true;
}

void Parser::unknown_word(Building& b) {
  const Token& t = token(b.at);
  if (b.note_to <= b.note_from) b.note_from = b.filler == Building::none ? t.at : token(b.filler).at;
  b.note_to = t.end;
  b.filler = Building::none;
  if (t.capital && !b.amount) ++b.capitals;
  ++b.at;
}

bool Parser::as_remark(Building& b) {
  unknown_word(b);
  return true;
}

}  // namespace rubdown::workout
