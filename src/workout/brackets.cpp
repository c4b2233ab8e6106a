// What stands in brackets: a body, a recovery, a total, a target or a remark.
#include <algorithm>

#include "rubdown/workout/codes.hpp"
#include "workout/building.hpp"
#include "workout/pauses.hpp"

namespace rubdown::workout {

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

void Parser::merge_paren(Building& b, std::vector<Piece> inner, std::size_t open, std::size_t close) {
  if (inner.empty()) return;
  Step& step = b.step();
  const auto note = [&] { add_note(step, original_.substr(token(open).end, token(close).at - token(open).end)); };
  const bool body_wanted = b.counted && !b.amount;
  const bool nothing_yet = !b.amount && !b.counted && !b.piece.understood;
  if (body_wanted || (nothing_yet && (inner.size() > 1 || inner[0].item.repeated))) {
    b.piece.item.body = shape(std::move(inner), units_, b.depth + 1);
    for (Item& item : b.piece.item.body) {  // a pause between sets belongs to the sets
      const auto sets = [](const Gap& gap) { return gap.place == GapPlace::sets; };
      if (!item.repeated || item.count.max > 1) continue;
      for (Gap& gap : item.gaps)
        if (sets(gap)) b.piece.item.gaps.push_back(gap);
      std::erase_if(item.gaps, sets);
    }
    b.piece.item.repeated = true;
    b.amount = b.counted = true;
    if (!body_wanted) b.counted = false;
    b.understood();
    return;
  }
  const bool all_gaps = std::all_of(inner.begin(), inner.end(), [](const Piece& p) { return recovery_like(p) || p.place; });
  if (all_gaps && (b.amount || b.counted)) {
    for (Piece& piece : inner) {
      settle_open(piece, false, units_);
      add_gap(b.piece.item, gap_of(std::move(piece)));
    }
    return;
  }
  Piece& first = inner[0];
  if (inner.size() > 1) {
    for (Piece& piece : inner) settle_open(piece, piece.item.repeated, units_);
    const bool parts = b.amount && !b.counted && std::all_of(inner.begin(), inner.end(), [](const Piece& p) {
                         return p.item.step.measured() || p.item.repeated; });
    if (!parts) return note();
    b.piece.item.body = shape(std::move(inner), units_, b.depth + 1);
    return;
  }
  const bool unmeasured = !first.item.step.measured() && !first.open && !first.item.repeated;
  if (unmeasured) {
    const bool only = only_says_how(first) || first.item.step.has(Label::strides);
    if (!only && b.piece.understood) return note();
    b.piece.understood = b.piece.understood || first.understood;
    merge_step(step, first.item.step);
    return;
  }
  settle_open(first, first.item.repeated, units_);
  const Step& said = first.item.step;
  if (first.item.repeated || !(first.bare || said.has(Label::total))) {
    if (b.amount && !b.counted) {
      b.piece.item.body.push_back(std::move(first.item));
      return;
    }
    return note();
  }
  if (!b.amount && !b.counted) {
    step.distance = said.distance;
    step.duration = said.duration;
    step.set(Label::total);  // an amount alone in brackets
    b.amount = true;
    b.understood();
    return;
  }
  const bool named = step.distance && (step.distance->unit == DistanceUnit::marathon || step.distance->unit == DistanceUnit::half);
  if (named && said.distance && !b.counted) {
    step.distance = said.distance;
    return;
  }
  const bool pause = (said.duration && !first.item.step.distance && small(said)) || (said.distance && small(said));
  if (b.counted && b.piece.item.gaps.empty() && first.bare && pause && token(open + 1).kind == TokenKind::number) {
    Gap gap;
    gap.step.distance = said.distance;
    gap.step.duration = said.duration;
    gap.step.role = Role::recovery;
    b.piece.item.gaps.push_back(std::move(gap));
    return;
  }
  if (b.counted) return note();
  if (said.distance && step.distance) {
    const double a = said.distance->value.max.metres(), c = step.distance->value.max.metres();
    if (a < 1.1 * c && c < 1.1 * a) return;  // the same in another unit
  }
  if (!said.has(Label::total) && !(said.distance && step.distance) && !(said.duration && step.duration)) {
    if (said.distance) step.distance = said.distance;
    if (said.duration) step.duration = said.duration;
    return;
  }
  Item whole;
  whole.step = said;
  whole.step.clear(Label::total);
  whole.body.push_back(std::move(b.piece.item));
  b.piece.item = std::move(whole);
}

}  // namespace rubdown::workout
