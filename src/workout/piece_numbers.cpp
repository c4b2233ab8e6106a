// Numbers in a piece: counts, amounts, paces and efforts.
#include <algorithm>
#include <array>

#include "workout/building.hpp"
#include "workout/effort.hpp"

namespace rubdown::workout {
namespace {

using Measure = Quantity::Measure;

constexpr std::array<std::string_view, 23> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
                                                  "sep", "sept", "oct", "nov", "dec", "january", "february", "march",
                                                  "april", "june", "july", "august", "september", "october", "november"};

bool is_month(std::string_view word) { return std::find(months.begin(), months.end(), word) != months.end(); }

bool named_only(const Step& step) {
  return step.distance && (step.distance->unit == DistanceUnit::marathon || step.distance->unit == DistanceUnit::half);
}

}  // namespace

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

}  // namespace rubdown::workout
