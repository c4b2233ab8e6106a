// Words in a piece: what each of the vocabulary adds to it.
#include <algorithm>
#include <array>

#include "workout/building.hpp"
#include "workout/effort.hpp"

namespace rubdown::workout {
namespace {

using Measure = Quantity::Measure;

}  // namespace

bool Parser::read_word(Building& b) {
  const Token& t = token(b.at);
  // run/walk, walk/jog: both at once; rest/easy, run/cross: a choice
  if (sign(b.at + 1, '/') && glued(b.at + 1) && b.at + 2 < b.end && glued(b.at + 2) && token(b.at + 2).kind == TokenKind::word) {
    const Word left = look_up(t.text), right = look_up(token(b.at + 2).text);
    if (left.kind == WordKind::activity && right.kind == WordKind::activity && left.value != right.value &&
        left.value <= static_cast<int>(Activity::walk) && right.value <= static_cast<int>(Activity::walk) &&
        (left.value == static_cast<int>(Activity::walk) || right.value == static_cast<int>(Activity::walk))) {
      b.flush_note(original_);
      b.step().activity = Activity::run_walk;
      b.did = true;
      b.understood();
      b.at += 3;
      return true;
    }
  }
  if ((t.text == "z" || t.text == "zone") && is_number(b.at + 1)) {
    std::size_t i = b.at;
    if (zone_span(i, b.end, b.step(), false)) {
      b.flush_note(original_);
      b.understood();
      b.at = i;
      return true;
    }
  }
  const Word w = look(b.at, b.end);
  if (w.kind == WordKind::unknown) return unknown_word(b), true;
  if (w.kind == WordKind::link) return false;
  if (w.kind == WordKind::filler) {
    std::size_t i = b.at + 1;
    const bool pace_follows = w.value == 1 || (w.length == 1 && t.text == "in" && token(i).kind == TokenKind::clock);
    if (pace_follows && i < b.end && target(i, b.end, b.step())) {
      b.flush_note(original_);
      b.understood();
      b.at = i;
      return true;
    }
    if (t.text == "in" && b.step().distance && !b.step().duration && !b.counted) {  // 10 mi in 80 min
      const std::optional<Quantity> time = scalar(i, b.end);
      if (time && time->measure == Measure::time) {
        set_duration(b.step(), *time);
        b.flush_note(original_);
        b.at = time->next;
        return true;
      }
    }
    if (b.filler == Building::none) b.filler = b.at;
    b.at += w.length;
    return true;
  }
  if (w.kind == WordKind::terrain || w.kind == WordKind::half_of_day) {
    for (std::uint8_t i = 0; i < w.length; ++i) unknown_word(b);
    return true;
  }
  if (apply(b, w)) return true;
  return !b.done;
}

bool Parser::apply(Building& b, Word w) {
  const std::size_t next = b.at + w.length;
  const bool number_next = next < b.end && (is_number(next) || token(next).kind == TokenKind::clock);
  Step& step = b.step();
  const auto take = [&] {
    b.flush_note(original_);
    b.understood();
    b.at = next;
    return true;
  };
  switch (w.kind) {
  case WordKind::zone: {
    b.flush_note(original_);
    std::size_t i = b.at;
    if (zone_span(i, b.end, step, false)) b.at = i;
    else b.at = next;
    b.understood();
    return true;
  }
  case WordKind::letter_zone: {
    if (token(b.at).text == "r" && number_next && glued(next)) {  // r1'30
      if (b.amount) return b.done = true, false;
      step.role = Role::recovery;
      return take();
    }
    if (!b.amount && !b.counted) return unknown_word(b), true;
    std::size_t i = b.at;
    if (!zone_span(i, b.end, step, true)) return unknown_word(b), true;
    b.flush_note(original_);
    b.at = i;
    return true;
  }
  case WordKind::pace_word: {
    std::size_t i = next;
    if (token(next).kind == TokenKind::clock && pace(i, b.end, step, true)) return take(), b.at = i, true;
    if (step.effort.from == Zone::none && !step.target && w.value == 0) add_effort(step, {Zone::pace, Zone::pace, false, {0, 0}, 0});
    return take();
  }
  case WordKind::activity: {
    const Activity activity = static_cast<Activity>(w.value);
    if (b.amount && b.did && number_next && activity != Activity::rest) return b.done = true, false;
    b.did = true;
    if (activity == Activity::other && token(b.at).text != "appointment")
      add_note(step, original_.substr(token(b.at).at, token(next - 1).end - token(b.at).at));
    if (step.activity == Activity::run) step.activity = activity;
    else if (activity != Activity::run && activity != step.activity && activity != Activity::jog)
      add_note(step, original_.substr(token(b.at).at, token(next - 1).end - token(b.at).at));
    return take();
  }
  case WordKind::role: {
    const Role role = static_cast<Role>(w.value);
    if (b.amount && step.role != Role::main && step.role != role) return b.done = true, false;
    if (b.amount && (b.counted || step.role == role) && number_next) return b.done = true, false;
    if (b.counted && b.amount && role != Role::recovery) return b.done = true, false;
    step.role = role;
    if (token(b.at).text == "set") b.piece.place = GapPlace::sets;
    if (token(next - 1).text == "jog" || token(b.at).text == "jog") step.activity = Activity::jog;
    return take();
  }
  case WordKind::label: {
    step.labels |= 1U << w.value;
    return take();
  }
  case WordKind::position:
    if (b.amount && number_next) return b.done = true, false;
    if (!b.amount && (number_next || sign(next, '@') || next >= b.end)) step.position = static_cast<Position>(w.value);
    else return unknown_word(b), true;
    return take();
  case WordKind::race_name: {
    const DistanceUnit unit = static_cast<DistanceUnit>(w.value);
    const Word after = next < b.end && token(next).kind == TokenKind::word ? look(next, b.end) : Word{};
    const bool simulation = word(next, "simulation") || word(next, "specific") || word(next, "training");
    const bool race_follows = after.kind == WordKind::label && (1U << after.value) == static_cast<unsigned>(Label::race);
    if (simulation || (token(b.at).text == "half" && w.length == 1 && !race_follows && (b.amount || next < b.end)))
      return unknown_word(b), true;
    if (!b.amount && !b.counted) {
      step.distance = Length{exactly(unit == DistanceUnit::half ? half_marathon : marathon), unit};
      b.amount = true;
    }
    step.set(Label::race);
    return take();
  }
  case WordKind::length_unit:
    if (b.amount || !b.counted) return unknown_word(b), true;
    step.distance = Length{exactly(unit(w.value == static_cast<int>(DistanceUnit::mi) ? Units::mi : Units::km)),
                           static_cast<DistanceUnit>(w.value)};
    b.amount = true;
    return take();
  case WordKind::between: {
    b.piece.place = w.value == 1 ? GapPlace::sets : w.value == 2 ? GapPlace::after : GapPlace::between;
    take();
    for (; b.at < b.end && token(b.at).kind == TokenKind::word; ++b.at) {
      const std::string_view text = token(b.at).text;
      if (text == "sets" || text == "set" || text == "series") b.piece.place = GapPlace::sets;
      const bool thing = text == "all" || text == "each" || text == "every" || text == "the" || text == "reps" ||
                         text == "rep" || text == "intervals" || text == "interval" || text == "repeats" ||
                         text == "repetitions" || text == "sets" || text == "set" || text == "series" || text == "them" ||
                         text == "runs" || text == "efforts" || text == "repeat";
      if (!thing) break;
    }
    return true;
  }
  case WordKind::repeat: {
    std::size_t i = next;
    while (sign(i, ':') || sign(i, 'x')) ++i;
    if (i >= b.end || !is_number(i) || b.amount) return unknown_word(b), true;
    take();
    b.at = i;
    if (read_count(b)) return true;
    b.piece.again = exactly(static_cast<int>(std::clamp<std::int64_t>(token(i).milli / 1000, 1, 1000)));
    ++b.at;
    return true;
  }
  case WordKind::total: step.set(Label::total); return take();
  case WordKind::lap: step.set(Label::lap); return take();
  case WordKind::alternate: return read_alternate(b), true;
  case WordKind::times: case WordKind::sets_of: case WordKind::time_unit: case WordKind::per:
    if (b.filler == Building::none) b.filler = b.at;
    b.at = next;
    return true;
  case WordKind::unknown: case WordKind::link: case WordKind::filler: case WordKind::terrain:
  case WordKind::half_of_day: case WordKind::nothing: break;
  }
  return unknown_word(b), true;
}

}  // namespace rubdown::workout
