// What stands in brackets: a body, a recovery, a total, a target or a remark.
#include <algorithm>
#include <iterator>

#include "rubdown/workout/codes.hpp"
#include "workout/building.hpp"
#include "workout/pauses.hpp"

namespace rubdown::workout {
namespace {

/// True where both are about the same distance, which is then told again in another unit.
bool same_length(const Step& step, const Step& said) {
  if (!said.distance || !step.distance) return false;
  const double a = said.distance->value.max.metres(), b = step.distance->value.max.metres();
  return a < 1.1 * b && b < 1.1 * a;
}

/// Makes the item the one part of a larger whole.
void make_whole(Item& item, const Step& said) {
  Item whole;
  whole.step = said;
  whole.step.clear(Label::total);
  whole.body.push_back(std::move(item));
  item = std::move(whole);
}

}  // namespace

/// The bracket that closes the one at `open`, or `end`.
std::size_t Parser::closing(std::size_t open, std::size_t end) const {
  std::size_t close = open + 1;
  for (int level = 1; close < end; ++close) {
    if (sign(close, '(')) ++level;
    if (sign(close, ')') && --level == 0) break;
  }
  return close;
}

std::string_view Parser::text_inside(std::size_t open, std::size_t close) const {
  return original_.substr(token(open).end, token(close).at - token(open).end);
}

bool Parser::begins_with_label(std::size_t open, std::size_t close) const {
  return open + 1 < close && look(open + 1, close).kind == WordKind::label;
}

bool Parser::names_role(std::size_t open, std::size_t close) const {
  for (std::size_t i = open + 1; i < close; ++i)
    if (token(i).kind == TokenKind::word && look(i, close).kind == WordKind::role) return true;
  return false;
}

/// Prose: half of the words or more are unknown, or more words follow `optional`.
bool Parser::reads_as_remark(std::size_t open, std::size_t close) const {
  constexpr std::size_t longest = 40;  // tokens, enough to judge by
  std::size_t words = 0, unknown = 0;
  for (std::size_t i = open + 1; i < close && i < open + longest; ++i) {
    if (token(i).kind != TokenKind::word) continue;
    const WordKind kind = look(i, close).kind;
    if (kind == WordKind::filler) continue;
    ++words;
    unknown += kind == WordKind::unknown || kind == WordKind::position ? 1 : 0;
  }
  if (unknown * 2 >= words && unknown > 0) return true;
  return words > 1 && open + 1 < close && says(look(open + 1, close), Label::optionally);
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
  const std::size_t close = closing(open, b.end);
  b.flush_note(original_);
  b.at = std::min(close + 1, b.end);
  const bool body_wanted = b.counted && !b.amount;
  if (!body_wanted && reads_as_remark(open, close)) {
    if (begins_with_label(open, close)) b.step().set(Label::optionally);
    // A recovery told in prose is still one where there is something to recover from.
    const bool gap = (b.piece.item.repeated || b.amount) && names_role(open, close);
    if (!gap) return add_note(b.step(), text_inside(open, close));
  }
  std::size_t at = open + 1;
  std::vector<Piece> inner = list(at, close, b.depth + 1);
  merge_paren(b, std::move(inner), open, close);
}

void Parser::merge_paren(Building& b, std::vector<Piece> inner, std::size_t open, std::size_t close) {
  if (inner.empty()) return;
  const bool body_wanted = b.counted && !b.amount;
  const bool nothing_yet = !b.amount && !b.counted && !b.piece.understood;
  if (body_wanted || (nothing_yet && (inner.size() > 1 || inner[0].item.repeated)))
    return take_body(b, std::move(inner));
  const bool all_gaps =
      std::all_of(inner.begin(), inner.end(), [](const Piece& p) { return recovery_like(p) || p.place; });
  if (all_gaps && (b.amount || b.counted)) {
    for (Piece& piece : inner) {
      settle_open(piece, false, units_);
      add_gap(b.piece.item, gap_of(std::move(piece)));
    }
    return;
  }
  const bool taken = inner.size() > 1 ? take_parts(b, std::move(inner)) : take_one(b, std::move(inner[0]), open);
  if (!taken) add_note(b.step(), text_inside(open, close));
}

/// The body of a repetition, or a group that nothing stands before.
void Parser::take_body(Building& b, std::vector<Piece> inner) {
  b.piece.item.body = shape(std::move(inner), units_, b.depth + 1);
  const auto between_sets = [](const Gap& gap) { return gap.place == GapPlace::sets; };
  for (Item& item : b.piece.item.body) {  // a pause between sets belongs to the sets
    if (!item.repeated || item.count.max > 1) continue;
    std::copy_if(item.gaps.begin(), item.gaps.end(), std::back_inserter(b.piece.item.gaps), between_sets);
    std::erase_if(item.gaps, between_sets);
  }
  b.piece.item.repeated = true;
  b.amount = true;
  b.understood();
}

/// Several pieces after an amount are its parts, if each of them has a size. False where they are but a remark.
bool Parser::take_parts(Building& b, std::vector<Piece> inner) {
  for (Piece& piece : inner) settle_open(piece, piece.item.repeated, units_);
  const auto sized = [](const Piece& p) { return p.item.step.measured() || p.item.repeated; };
  if (!b.amount || b.counted || !std::all_of(inner.begin(), inner.end(), sized)) return false;
  b.piece.item.body = shape(std::move(inner), units_, b.depth + 1);
  return true;
}

/// One piece: how to run, a part, or an amount. False where it is but a remark.
bool Parser::take_one(Building& b, Piece inner, std::size_t open) {
  const bool unmeasured = !inner.item.step.measured() && !inner.open && !inner.item.repeated;
  if (unmeasured) {
    const bool only = only_says_how(inner) || inner.item.step.has(Label::strides);
    if (!only && b.piece.understood) return false;
    b.piece.understood = b.piece.understood || inner.understood;
    merge_step(b.step(), inner.item.step);
    return true;
  }
  settle_open(inner, inner.item.repeated, units_);
  if (!inner.item.repeated && (inner.bare || inner.item.step.has(Label::total))) return take_amount(b, inner, open);
  if (!b.amount || b.counted) return false;
  b.piece.item.body.push_back(std::move(inner.item));
  return true;
}

/// An amount: the size, the size in another unit, the pause or the whole. False where it is but a remark.
bool Parser::take_amount(Building& b, const Piece& inner, std::size_t open) {
  Step& step = b.step();
  const Step& said = inner.item.step;
  if (!b.amount && !b.counted) {
    step.distance = said.distance;
    step.duration = said.duration;
    step.set(Label::total);  // an amount alone in brackets
    b.amount = true;
    b.understood();
    return true;
  }
  if (named_only(step) && said.distance && !b.counted) {
    step.distance = said.distance;
    return true;
  }
  const bool pause = said.measured() && small(said) && inner.bare && token(open + 1).kind == TokenKind::number;
  if (b.counted && b.piece.item.gaps.empty() && pause) {
    Gap gap;
    gap.step.distance = said.distance;
    gap.step.duration = said.duration;
    gap.step.role = Role::recovery;
    b.piece.item.gaps.push_back(std::move(gap));
    return true;
  }
  if (b.counted) return false;
  if (same_length(step, said)) return true;
  if (!said.has(Label::total) && !(said.distance && step.distance) && !(said.duration && step.duration)) {
    if (said.distance) step.distance = said.distance;
    if (said.duration) step.duration = said.duration;
    return true;
  }
  make_whole(b.piece.item, said);
  return true;
}

}  // namespace rubdown::workout
