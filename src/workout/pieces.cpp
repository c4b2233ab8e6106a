#include <algorithm>
#include <array>

#include "rubdown/workout/codes.hpp"
#include "workout/building.hpp"
#include "workout/effort.hpp"

namespace rubdown::workout {
namespace {

using Measure = Quantity::Measure;

constexpr std::array<std::string_view, 23> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
                                                  "sep", "sept", "oct", "nov", "dec", "january", "february", "march",
                                                  "april", "june", "july", "august", "september", "october", "november"};

bool is_month(std::string_view word) { return std::find(months.begin(), months.end(), word) != months.end(); }

void set_distance(Step& step, const Quantity& q) {
  step.distance = Length{{{q.value.min}, {q.value.max}}, q.unit};
}
void set_duration(Step& step, const Quantity& q) { step.duration = Range<Seconds>{Seconds{q.value.min}, Seconds{q.value.max}}; }

bool named_only(const Step& step) {
  return step.distance && (step.distance->unit == DistanceUnit::marathon || step.distance->unit == DistanceUnit::half);
}

}  // namespace

void add_note(Step& step, std::string_view note) {
  const auto blank = [](char c) { return c == ' ' || c == ',' || c == ';' || c == '-' || c == ':'; };
  while (!note.empty() && blank(note.front())) note.remove_prefix(1);
  while (!note.empty() && blank(note.back())) note.remove_suffix(1);
  if (note.empty()) return;
  if (!step.note.empty()) step.note += ", ";
  for (const char c : note) step.note += c == '"' || static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  while (step.note.back() == ' ') step.note.pop_back();
}

Piece Parser::piece(std::size_t& at, std::size_t end, int depth) {
  Building b;
  b.at = at;
  b.end = end;
  b.depth = depth;
  b.piece.from = token(at).at;
  while (b.at < b.end && !b.done) {
    const Token& t = token(b.at);
    const std::size_t before = b.at;
    bool go_on = true;
    if (t.kind == TokenKind::number || t.kind == TokenKind::clock) go_on = read_number(b);
    else if (t.kind == TokenKind::word) go_on = read_word(b);
    else if (t.kind == TokenKind::sign) go_on = read_sign(b);
    else if (t.kind == TokenKind::quote) {
      b.flush_note(original_);
      add_note(b.step(), original_.substr(t.at + 1, t.end - t.at > 2 ? t.end - t.at - 2 : 0));
      ++b.at;
    }
    if (!go_on) break;
    if (b.at == before && !b.done) ++b.at;
  }
  finish(b);
  at = b.at;
  return std::move(b.piece);
}

void Parser::finish(Building& b) {
  b.flush_note(original_);
  b.piece.to = b.at > 0 ? token(b.at - 1).end : 0;
  Step& step = b.step();
  if (step.has(Label::parkrun) && !step.measured() && !b.piece.open && !b.counted)
    step.distance = Length{exactly(Distance{5 * kilometre.mm}), DistanceUnit::km};
  const Step plain;
  Step rest = step;
  rest.distance.reset();
  rest.duration.reset();
  rest.note.clear();
  b.piece.event = b.capitals >= 2 && step.distance && step.labels == 0 && step.effort.from == Zone::none && !b.counted &&
                  step.activity == Activity::run && zone_of_race(step.distance->value.min).has_value();
  b.piece.bare = b.amount && rest == plain && !b.piece.item.repeated && b.piece.item.body.empty();
}

/// `4 x`, `10-12 ×`, `3 sets of`, `5 times`, `6 strides`, and `12 @ 400m`.
bool Parser::read_count(Building& b) {
  std::size_t i = b.at;
  if (!is_number(i) || token(i).milli % 1000 != 0 || token(i).milli > 100'000) return false;
  Range<int> count = exactly(static_cast<int>(token(i).milli / 1000));
  ++i;
  if ((sign(i, '-') || word(i, "to")) && is_number(i + 1) && token(i + 1).milli % 1000 == 0) {
    const int upper = static_cast<int>(std::min<std::int64_t>(token(i + 1).milli / 1000, 1000));
    if (upper < count.min) return false;
    count.max = upper;
    i += 2;
  }
  if (i >= b.end || count.min < 1) return false;
  const Word w = token(i).kind == TokenKind::word ? look(i, b.end) : Word{};
  bool suffix = false;
  if (sign(i, 'x')) {
    ++i;
    if (sign(i, '\'')) i += word(i + 1, "s") ? 2 : 1;
    const Token& next = token(i);
    suffix = i >= b.end || (next.kind == TokenKind::sign && std::string_view(",;)+/\n.:").find(next.sign) != std::string_view::npos);
  } else if (w.kind == WordKind::sets_of || w.kind == WordKind::times) {
    i += w.length;
    const Word next = token(i).kind == TokenKind::word ? look(i, b.end) : Word{};
    const bool object = i < b.end && (is_number(i) || token(i).kind == TokenKind::clock || sign(i, '(') || sign(i, ':') ||
                                      next.kind == WordKind::label || next.kind == WordKind::activity);
    suffix = w.kind == WordKind::times && !object;
    if (sign(i, ':')) ++i;
  } else if (w.kind == WordKind::label) {
    const unsigned label = 1U << w.value;
    const bool things = label == static_cast<unsigned>(Label::strides) || label == static_cast<unsigned>(Label::hills);
    if (label == static_cast<unsigned>(Label::recovery_run) && token(i + 1).text == "runs" && !b.amount) {
      add_note(b.step(), original_.substr(token(b.at).at, token(i + 1).end - token(b.at).at));  // 2 recovery runs
      b.step().set(Label::recovery_run);
      b.understood();
      return b.at = i + w.length, true;
    }
    if (!things) return false;
  } else if (w.kind == WordKind::zone && token(i).text.back() == 's' && static_cast<Zone>(w.value) >= Zone::fast &&
             static_cast<Zone>(w.value) <= Zone::sprint) {
    // 6 sprints, 8 surges
  } else if (sign(i, '@') && !b.amount) {
    const std::optional<Quantity> length = scalar(i + 1, b.end);
    const bool track = length && length->measure == Measure::minutes_or_metres && length->value.min >= 100'000;
    if (!track) return false;
    ++i;
  } else {
    return false;
  }
  if (suffix && !b.amount) {
    b.piece.again = count;
    b.at = i;
    b.understood();
    return true;
  }
  if (suffix && !b.counted) {
    b.piece.item.count = count;
    b.piece.item.repeated = b.counted = true;
    b.at = i;
    return true;
  }
  if (b.amount) return b.done = true;  // a new piece without a separator
  if (b.counted) {                     // 3 sets of 4 x 200 m
    if (b.depth >= deepest) return b.at = i, true;
    std::size_t at = b.at;
    Piece inner = piece(at, b.end, b.depth + 1);
    settle_open(inner, true, units_);
    b.piece.item.body.push_back(std::move(inner.item));
    if (inner.place) b.piece.place = inner.place;
    b.amount = true;
    b.at = at;
    return true;
  }
  b.piece.item.count = count;
  b.piece.item.repeated = b.counted = true;
  b.understood();
  b.at = i;
  return true;
}

/// `50-90% of the time`, `3-5 sec/mi`: told in a note, not a size.
bool Parser::number_of_something_else(Building& b, const Quantity& q) {
  std::size_t i = q.next;
  const bool share = sign(i, '%');
  const bool change = q.measure == Measure::time && !q.clock && q.value.max < 120 && per_unit(i, b.end) != Per::none;
  if (!share && !change) return false;
  if (share) ++i;
  if (b.note_to <= b.note_from) b.note_from = b.filler == Building::none ? token(b.at).at : token(b.filler).at;
  b.note_to = token(i - 1).end;
  b.filler = Building::none;
  b.at = i;
  return true;
}

bool Parser::read_number(Building& b) {
  Step probe;
  std::size_t i = b.at;
  if (pace(i, b.end, b.step(), false) || percent(i, b.end, b.step())) {
    b.flush_note(original_);
    b.understood();
    b.at = i;
    return true;
  }
  if (read_count(b)) return b.flush_note(original_), true;
  if (zone_span(i, b.end, probe, false) && token(i - 1).kind == TokenKind::word) {
    const Word last = look_up(token(i - 1).text);
    // `5 mi pace` is five miles at marathon pace, `5k pace` the pace of a race.
    const std::optional<Quantity> length = scalar(b.at, b.end);
    const std::string_view unit = length ? token(length->next - 1).text : std::string_view{};
    const bool race = (unit != "mi" && unit.substr(0, 4) != "mile" && unit != "km") || b.amount || b.counted;
    if (race && (last.kind == WordKind::pace_word || token(i - 1).text == "race")) {
      b.flush_note(original_);
      add_effort(b.step(), probe.effort);
      b.understood();
      b.at = i;
      return true;
    }
  }
  const std::optional<Quantity> q = quantity(b.at, b.end);
  if (!q) return true;
  if (b.note_to > b.note_from && q->measure == Measure::bare && b.at > 0 && token(b.at - 1).kind == TokenKind::word &&
      is_month(token(b.at - 1).text)) {
    b.note_to = token(b.at).end;
    ++b.at;
    return true;
  }
  const bool shares = is_number(b.at) && sign(b.at + 1, '/') && glued(b.at + 1) && is_number(b.at + 2) && glued(b.at + 2) &&
                      token(b.at + 2).milli == 1000 && token(b.at).milli >= 2000 && token(b.at).milli <= 9000 && b.at + 2 < b.end &&
                      !scalar(b.at + 2, b.end)->unit_said;
  if (shares) {  // 3/1: three quarters easy, one quarter faster
    b.flush_note(original_);
    b.step().set(Label::progression);
    add_note(b.step(), original_.substr(token(b.at).at, token(b.at + 2).end - token(b.at).at));
    b.understood();
    b.at += 3;
    return true;
  }
  if (number_of_something_else(b, *q)) return true;
  if (b.amount && !named_only(b.step())) return b.done = true, false;
  b.flush_note(original_);
  b.understood();
  b.amount = true;
  b.at = q->next;
  if (!q->ladder.empty()) {
    b.piece.item.repeated = true;
    for (const std::int64_t value : q->ladder) {
      Piece rung;
      Quantity one = *q;
      one.value = exactly(value);
      one.ladder.clear();
      if (one.measure == Measure::distance) set_distance(rung.item.step, one);
      else if (one.measure == Measure::time) set_duration(rung.item.step, one);
      else rung.open = one;
      settle_open(rung, true, units_);
      b.piece.item.body.push_back(std::move(rung.item));
    }
    return true;
  }
  if (q->measure == Measure::distance) set_distance(b.step(), *q);
  else if (q->measure == Measure::time) set_duration(b.step(), *q);
  else b.piece.open = *q;
  return true;
}

bool Parser::read_sign(Building& b) {
  const Token& t = token(b.at);
  switch (t.sign) {
  case ',': case ';': case '\n': case '+': case '/': case '&':
    return false;
  case ':':
    if (b.piece.understood && b.depth == 0 && b.step().role != Role::warm_up && b.step().role != Role::cool_down)
      return false;
    if (!b.piece.understood && b.depth == 0 && (b.note_to > b.note_from || !b.step().note.empty())) return false;
    return ++b.at, true;
  case '.':
    if (b.at + 1 >= b.end || token(b.at + 1).space) return false;
    return ++b.at, true;
  case '-':
    if (t.space && b.at + 1 < b.end && token(b.at + 1).space && (b.piece.understood || b.note_to > b.note_from)) return false;
    return ++b.at, true;
  case ')':
    if (b.depth > 0) return false;
    return ++b.at, true;
  case '(':
    read_paren(b);
    return true;
  case '*':
  case 'x': {
    const bool number = is_number(b.at + 1) && b.at + 1 < b.end && token(b.at + 1).milli % 1000 == 0 && b.amount && !b.counted;
    if (number) {
      b.flush_note(original_);
      b.piece.item.count = exactly(static_cast<int>(std::min<std::int64_t>(token(b.at + 1).milli / 1000, 1000)));
      b.piece.counted_last = true;
      b.piece.item.repeated = b.counted = true;
      b.at += 2;
      return true;
    }
    if (t.sign == '*') b.step().optional = true;
    return ++b.at, true;
  }
  case '@': {
    std::size_t i = b.at + 1;
    b.flush_note(original_);
    if (target(i, b.end, b.step())) {
      b.understood();
      b.at = i;
      return true;
    }
    // A heart rate, a power or a word: kept as written.
    const std::uint32_t from = t.at;
    std::uint32_t to = t.end;
    for (; i < b.end && token(i).kind != TokenKind::sign; ++i) to = token(i).end;
    for (; i + 1 < b.end && sign(i, '-') && is_number(i + 1); ) {
      for (++i; i < b.end && token(i).kind != TokenKind::sign; ++i) to = token(i).end;
    }
    add_note(b.step(), original_.substr(from, to - from));
    b.at = std::max(i, b.at + 1);
    return true;
  }
  default:
    return ++b.at, true;
  }
}

void Parser::unknown_word(Building& b) {
  const Token& t = token(b.at);
  if (b.note_to <= b.note_from) b.note_from = b.filler == Building::none ? t.at : token(b.filler).at;
  b.note_to = t.end;
  b.filler = Building::none;
  if (t.capital && !b.amount) ++b.capitals;
  ++b.at;
}

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

void Parser::read_alternate(Building& b) {
  // How the time is filled is told in words; what counts is the time.
  b.flush_note(original_);
  const std::uint32_t from = token(b.at).at;
  std::size_t i = b.at;
  for (; i < b.end; ++i) {
    if (b.depth > 0 && sign(i, ')')) break;
    if (!b.step().measured() && word(i, "for")) {
      const std::optional<Quantity> q = scalar(i + 1, b.end);
      if (q && q->measure == Measure::time) set_duration(b.step(), *q), b.amount = true;
    }
  }
  b.step().set(Label::fartlek);
  b.piece.alternates = true;
  add_note(b.step(), original_.substr(from, token(i - 1).end - from));
  b.understood();
  b.at = i;
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

/// What stands in brackets: the body of a repetition, a recovery, a total, a target or a remark.
void Parser::read_paren(Building& b) {
  const std::size_t open = b.at;
  if (b.depth >= deepest) {
    remark(nested_too_deep, token(open).at, token(open).end, "brackets nested more than eight deep are not read",
           "write the workout as a row of simpler pieces");
    b.at = b.end;
    return;
  }
  std::size_t i = open + 1;
  std::size_t words = 0, unknown = 0, close = open + 1;
  for (int level = 1; close < b.end; ++close) {
    if (sign(close, '(')) ++level;
    if (sign(close, ')') && --level == 0) break;
  }
  for (std::size_t k = open + 1; k < close && k < open + 40; ++k) {
    if (token(k).kind != TokenKind::word) continue;
    const WordKind kind = look(k, close).kind;
    if (kind == WordKind::filler) continue;
    ++words;
    unknown += kind == WordKind::unknown || kind == WordKind::position ? 1 : 0;
  }
  const bool remark_only = (unknown * 2 >= words && unknown > 0) || (open + 1 < close && look(open + 1, close).kind == WordKind::label &&
                           (1U << look(open + 1, close).value) == static_cast<unsigned>(Label::optionally) && words > 1);
  b.flush_note(original_);
  b.at = std::min(close + 1, b.end);
  if (remark_only && !(b.counted && !b.amount)) {
    if (open + 1 < close && look(open + 1, close).kind == WordKind::label) b.step().set(Label::optionally);
    const bool gap = [&] {
      for (std::size_t k = open + 1; k < close; ++k)
        if (token(k).kind == TokenKind::word && look(k, close).kind == WordKind::role) return b.piece.item.repeated || b.amount;
      return false;
    }();
    if (!gap) {
      add_note(b.step(), original_.substr(token(open).end, token(close).at - token(open).end));
      return;
    }
  }
  std::vector<Piece> inner = list(i, close, b.depth + 1);
  merge_paren(b, std::move(inner), open, close);
}

}  // namespace rubdown::workout
