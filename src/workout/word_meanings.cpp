// What each kind of word adds to a piece. A word that begins the next piece ends this one instead.
#include <algorithm>
#include <array>

#include "workout/building.hpp"

namespace rubdown::workout {
namespace {

constexpr std::array<std::string_view, 3> set_words{"sets", "set", "series"};

/// What a pause may stand between, besides sets.
constexpr std::array<std::string_view, 14> words_between{"repeat",      "all",  "each",      "every",    "the",
                                                         "reps",        "rep",  "intervals", "interval", "repeats",
                                                         "repetitions", "them", "runs",      "efforts"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool names_sets(std::string_view word) { return is_one_of(word, set_words); }

}  // namespace

bool Parser::apply(Building& b, Word w) {
  const std::size_t next = b.at + w.length;
  switch (w.kind) {
  case WordKind::zone:
    return apply_zone(b, next);
  case WordKind::letter_zone:
    return apply_letter_zone(b, next);
  case WordKind::pace_word:
    return apply_pace_word(b, w);
  case WordKind::activity:
    return apply_activity(b, w);
  case WordKind::role:
    return apply_role(b, w);
  case WordKind::label:
    b.step().labels |= 1U << w.value;
    return take(b, next);
  case WordKind::position:
    return apply_position(b, w);
  case WordKind::race_name:
    return apply_race_name(b, w);
  case WordKind::length_unit:
    return apply_length_unit(b, w);
  case WordKind::between:
    return apply_between(b, w);
  case WordKind::repeat:
    return apply_repeat(b, next);
  case WordKind::total:
    b.step().set(Label::total);
    return take(b, next);
  case WordKind::lap:
    b.step().set(Label::lap);
    return take(b, next);
  case WordKind::alternate:
    read_alternate(b);
    return true;
  case WordKind::times:
  case WordKind::sets_of:
  case WordKind::time_unit:
  case WordKind::per:
    return set_aside(b, next);
  case WordKind::unknown:
  case WordKind::link:
  case WordKind::filler:
  case WordKind::terrain:
  case WordKind::half_of_day:
  case WordKind::nothing:
    break;
  }
  return as_remark(b);
}

bool Parser::amount_follows(const Building& b, std::size_t next) const {
  return next < b.end && (is_number(next) || token(next).kind == TokenKind::clock);
}

/// The word at hand belongs to the next piece. False, as there is nothing more to read in this one.
bool Parser::end_piece(Building& b) const {
  b.done = true;
  return false;
}

bool Parser::apply_zone(Building& b, std::size_t next) {
  std::size_t past = b.at;
  return take(b, zone_span(past, b.end, b.step(), false) ? past : next);
}

/// `T`, `I`, `R`: a pace where there is something to run at it; `r1'30` a recovery.
bool Parser::apply_letter_zone(Building& b, std::size_t next) {
  if (word(b.at, "r") && amount_follows(b, next) && glued(next)) {
    if (b.amount) return end_piece(b);
    b.step().role = Role::recovery;
    return take(b, next);
  }
  if (!b.amount && !b.counted) return as_remark(b);
  std::size_t past = b.at;
  if (!zone_span(past, b.end, b.step(), true)) return as_remark(b);
  b.flush_note(original_);
  b.at = past;
  return true;
}

bool Parser::apply_pace_word(Building& b, Word w) {
  const std::size_t next = b.at + w.length;
  Step& step = b.step();
  std::size_t past = next;
  if (token(next).kind == TokenKind::clock && pace(past, b.end, step, true)) return take(b, past);
  const bool unsaid = step.effort.from == Zone::none && !step.target;
  if (unsaid && w.value == 0) add_effort(step, {Zone::pace, Zone::pace, false, {0, 0}, 0});
  return take(b, next);
}

bool Parser::apply_activity(Building& b, Word w) {
  const std::size_t next = b.at + w.length;
  const Activity activity = static_cast<Activity>(w.value);
  if (b.amount && b.did && amount_follows(b, next) && activity != Activity::rest) return end_piece(b);
  b.did = true;
  Step& step = b.step();
  const std::string_view written = original_.substr(token(b.at).at, token(next - 1).end - token(b.at).at);
  if (activity == Activity::other && !word(b.at, "appointment")) add_note(step, written);
  const bool second = activity != Activity::run && activity != step.activity && activity != Activity::jog;
  if (step.activity == Activity::run)
    step.activity = activity;
  else if (second)
    add_note(step, written);
  return take(b, next);
}

bool Parser::apply_role(Building& b, Word w) {
  const std::size_t next = b.at + w.length;
  const Role role = static_cast<Role>(w.value);
  Step& step = b.step();
  const bool another_role = step.role != Role::main && step.role != role;
  const bool another_amount = (b.counted || step.role == role) && amount_follows(b, next);
  const bool after_repetitions = b.counted && role != Role::recovery;
  if (b.amount && (another_role || another_amount || after_repetitions)) return end_piece(b);
  step.role = role;
  if (word(b.at, "set")) b.piece.place = GapPlace::sets;
  if (token(next - 1).text == "jog" || token(b.at).text == "jog") step.activity = Activity::jog;
  return take(b, next);
}

/// `middle 5k`: only before an amount or a target.
bool Parser::apply_position(Building& b, Word w) {
  const std::size_t next = b.at + w.length;
  const bool number_next = amount_follows(b, next);
  if (b.amount) return number_next ? end_piece(b) : as_remark(b);
  if (!number_next && !sign(next, '@') && next < b.end) return as_remark(b);
  b.step().position = static_cast<Position>(w.value);
  return take(b, next);
}

/// `half` alone is the name of a race only where nothing else is said or the race is named.
bool Parser::names_race(const Building& b, Word w) const {
  const std::size_t next = b.at + w.length;
  if (word(next, "simulation") || word(next, "specific") || word(next, "training")) return false;
  const bool half_alone = token(b.at).text == "half" && w.length == 1;
  const bool race_follows = next < b.end && says(word_at(next, b.end), Label::race);
  return !half_alone || race_follows || (!b.amount && next >= b.end);
}

bool Parser::apply_race_name(Building& b, Word w) {
  if (!names_race(b, w)) return as_remark(b);
  Step& step = b.step();
  if (!b.amount && !b.counted) {
    const DistanceUnit unit = static_cast<DistanceUnit>(w.value);
    step.distance = Length{exactly(unit == DistanceUnit::half ? half_marathon : marathon), unit};
    b.amount = true;
  }
  step.set(Label::race);
  return take(b, b.at + w.length);
}

/// `6 x mile`: a unit without a number is one of it.
bool Parser::apply_length_unit(Building& b, Word w) {
  if (b.amount || !b.counted) return as_remark(b);
  const bool mile = w.value == static_cast<int>(DistanceUnit::mi);
  b.step().distance = Length{exactly(unit(mile ? Units::mi : Units::km)), static_cast<DistanceUnit>(w.value)};
  b.amount = true;
  return take(b, b.at + w.length);
}

/// `between sets`, `after each rep`.
bool Parser::apply_between(Building& b, Word w) {
  b.piece.place = w.value == 1 ? GapPlace::sets : w.value == 2 ? GapPlace::after : GapPlace::between;
  take(b, b.at + w.length);
  for (; b.at < b.end && token(b.at).kind == TokenKind::word; ++b.at) {
    const std::string_view text = token(b.at).text;
    if (names_sets(text))
      b.piece.place = GapPlace::sets;
    else if (!is_one_of(text, words_between))
      break;
  }
  return true;
}

/// `repeat 3 times`, `repeat: 3`.
bool Parser::apply_repeat(Building& b, std::size_t next) {
  while (sign(next, ':') || sign(next, 'x')) ++next;
  if (next >= b.end || !is_number(next) || b.amount) return as_remark(b);
  take(b, next);
  if (read_count(b)) return true;
  b.piece.again = exactly(static_cast<int>(std::clamp<std::int64_t>(token(next).milli / 1000, 1, 1000)));
  ++b.at;
  return true;
}

}  // namespace rubdown::workout
