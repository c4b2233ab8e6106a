// Numbers in a piece: counts, amounts, paces and efforts.
#include <algorithm>
#include <array>

#include "workout/building.hpp"

namespace rubdown::workout {
namespace {

using Measure = Quantity::Measure;

constexpr std::array<std::string_view, 23> months{
    "jan", "feb",     "mar",      "apr",   "may",   "jun",  "jul",  "aug",    "sep",       "sept",    "oct",     "nov",
    "dec", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november"};

bool is_month(std::string_view word) { return std::find(months.begin(), months.end(), word) != months.end(); }

/// Signs after which `10 x` has nothing to multiply.
bool ends_count(const Token& t) {
  return t.kind == TokenKind::sign && std::string_view(",;)+/\n.:").find(t.sign) != std::string_view::npos;
}

/// Puts an amount where its measure belongs; one without a unit stays open.
void give_amount(Piece& piece, const Quantity& q) {
  if (q.measure == Measure::distance)
    set_distance(piece.item.step, q);
  else if (q.measure == Measure::time)
    set_duration(piece.item.step, q);
  else
    piece.open = q;
}

}  // namespace

bool named_only(const Step& step) {
  return step.distance && (step.distance->unit == DistanceUnit::marathon || step.distance->unit == DistanceUnit::half);
}

/// How often something is done.
struct Parser::Count {
  Range<int> value;
  std::size_t next = 0;  ///< the token after it
  bool suffix = false;   ///< stands after what is repeated: `1 min hard x 10`
};

/// `4`, `10-12`, `3 to 5`.
std::optional<Parser::Count> Parser::whole_numbers(std::size_t at) const {
  if (!is_number(at) || token(at).milli % 1000 != 0 || token(at).milli > 100'000) return std::nullopt;
  Count count{exactly(static_cast<int>(token(at).milli / 1000)), at + 1, false};
  const std::size_t second = at + 2;
  if ((sign(at + 1, '-') || word(at + 1, "to")) && is_number(second) && token(second).milli % 1000 == 0) {
    const int upper = static_cast<int>(std::min<std::int64_t>(token(second).milli / 1000, 1000));
    if (upper < count.value.min) return std::nullopt;
    count.value.max = upper;
    count.next = at + 3;
  }
  return count;
}

/// Steps over `x` and its spellings `x'` and `x's`.
void Parser::skip_cross(Count& count, std::size_t end) const {
  std::size_t& i = count.next;
  ++i;
  if (sign(i, '\'')) i += word(i + 1, "s") ? 2 : 1;
  count.suffix = i >= end || ends_count(token(i));
}

/// Steps over `times` or `sets of`; `times` with no object after it is about what stands before.
void Parser::skip_times(Count& count, Word w, std::size_t end) const {
  std::size_t& i = count.next;
  i += w.length;
  const Word next = word_at(i, end);
  const bool object = i < end && (is_number(i) || token(i).kind == TokenKind::clock || sign(i, '(') || sign(i, ':') ||
                                  next.kind == WordKind::label || next.kind == WordKind::activity);
  count.suffix = w.kind == WordKind::times && !object;
  if (sign(i, ':')) ++i;
}

/// Steps over what makes the number a count: `x`, `sets of`, `times`, or `@` before a length of the track. The name of
/// a thing that is counted, `6 strides`, remains to be read. False where the number is something else.
bool Parser::multiplies(Count& count, const Building& b) const {
  const std::size_t at = count.next;
  const Word w = word_at(at, b.end);
  if (sign(at, 'x')) return skip_cross(count, b.end), true;
  if (w.kind == WordKind::sets_of || w.kind == WordKind::times) return skip_times(count, w, b.end), true;
  if (w.kind == WordKind::label) return says(w, Label::strides) || says(w, Label::hills);
  if (w.kind == WordKind::zone) {  // 6 sprints, 8 surges
    const Zone zone = static_cast<Zone>(w.value);
    return token(at).text.back() == 's' && zone >= Zone::fast && zone <= Zone::sprint;
  }
  if (!sign(at, '@') || b.amount) return false;
  const std::optional<Quantity> length = scalar(at + 1, b.end);
  ++count.next;
  return length && length->measure == Measure::minutes_or_metres && length->value.min >= 100'000;
}

/// `2 recovery runs` are days, not repetitions.
bool Parser::counts_recovery_runs(Building& b, std::size_t at) {
  const Word w = word_at(at, b.end);
  const bool runs = says(w, Label::recovery_run) && token(at + 1).text == "runs";
  if (!runs || b.amount) return false;
  add_note(b.step(), original_.substr(token(b.at).at, token(at + 1).end - token(b.at).at));
  b.step().set(Label::recovery_run);
  b.understood();
  b.at = at + w.length;
  return true;
}

/// `4 x`, `10-12 ×`, `3 sets of`, `5 times`, `6 strides`, and `12 @ 400m`.
bool Parser::read_count(Building& b) {
  std::optional<Count> count = whole_numbers(b.at);
  if (!count || count->next >= b.end || count->value.min < 1) return false;
  if (counts_recovery_runs(b, count->next)) return true;
  if (!multiplies(*count, b)) return false;
  place_count(b, *count);
  return true;
}

void Parser::place_count(Building& b, const Count& count) {
  if (count.suffix && !b.amount) {
    b.piece.again = count.value;
    b.at = count.next;
    return b.understood();
  }
  if (!count.suffix || b.counted) {
    if (b.amount) {  // a new piece without a separator
      b.done = true;
      return;
    }
    if (b.counted) return read_sets(b, count.next);
    b.understood();
  }
  b.piece.item.count = count.value;
  b.piece.item.repeated = b.counted = true;
  b.at = count.next;
}

/// 3 sets of 4 x 200 m: the second count begins the body of the first.
void Parser::read_sets(Building& b, std::size_t next) {
  if (b.depth >= deepest) {
    b.at = next;
    return;
  }
  Piece inner;
  read_piece(inner, b.at, b.end, b.depth + 1);
  settle_open(inner, true, units_);
  b.piece.item.body.push_back(std::move(inner.item));
  if (inner.place) b.piece.place = inner.place;
  b.amount = true;
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

/// `5k pace`, `10k race`: the pace of a race. `5 mi pace` is five miles at marathon pace.
bool Parser::read_race_pace(Building& b) {
  if (!lexed_.paces) return false;
  Step probe;
  std::size_t next = b.at;
  if (!zone_span(next, b.end, probe, false) || token(next - 1).kind != TokenKind::word) return false;
  const std::optional<Quantity> length = scalar(b.at, b.end);
  const std::string_view unit = length ? token(length->next - 1).text : std::string_view{};
  const bool race = (unit != "mi" && unit.substr(0, 4) != "mile" && unit != "km") || b.amount || b.counted;
  const Token& last = token(next - 1);
  if (!race || (last.alone.kind != WordKind::pace_word && last.text != "race")) return false;
  add_effort(b.step(), probe.effort);
  return take(b, next);
}

/// 3/1: three quarters easy, one quarter faster.
bool Parser::read_shares(Building& b) {
  const std::size_t second = b.at + 2;
  const bool glued_pair =
      is_number(b.at) && sign(b.at + 1, '/') && glued(b.at + 1) && is_number(second) && glued(second);
  if (!glued_pair || second >= b.end || token(second).milli != 1000) return false;
  if (token(b.at).milli < 2000 || token(b.at).milli > 9000 || scalar(second, b.end)->unit_said) return false;
  b.flush_note(original_);
  b.step().set(Label::progression);
  add_note(b.step(), original_.substr(token(b.at).at, token(second).end - token(b.at).at));
  return take(b, second + 1);
}

/// `May 3` in a remark: the number is part of it.
bool Parser::continues_date(const Building& b, const Quantity& q) const {
  return b.note_to > b.note_from && q.measure == Measure::bare && b.at > 0 && token(b.at - 1).kind == TokenKind::word &&
         is_month(token(b.at - 1).text);
}

bool Parser::read_number(Building& b) {
  std::size_t next = b.at;
  const std::optional<Quantity> first = scalar(b.at, b.end);
  if (first && pace_from(*first, next, b.end, b.step(), false)) return take(b, next);
  if (percent(next, b.end, b.step())) return take(b, next);
  if (read_count(b)) {
    b.flush_note(original_);
    return true;
  }
  if (read_race_pace(b)) return true;
  const std::optional<Quantity> q = quantity_from(first, b.at, b.end);
  if (!q) return true;
  if (continues_date(b, *q)) {
    b.note_to = token(b.at).end;
    ++b.at;
    return true;
  }
  if (read_shares(b) || number_of_something_else(b, *q)) return true;
  if (b.amount && !named_only(b.step())) {
    b.done = true;
    return false;
  }
  b.amount = true;
  b.piece.hours =
      token(b.at).kind == TokenKind::clock && token(b.at).colons == 1 && token(q->next - 1).kind == TokenKind::clock;
  if (q->rungs == 0)
    give_amount(b.piece, *q);
  else
    climb(b.piece, *q, b.end);
  return take(b, q->next);
}

/// 5-4-3-2-1 km: each rung is a piece of its own.
void Parser::climb(Piece& ladder, const Quantity& q, std::size_t end) const {
  ladder.item.repeated = true;
  for (std::uint32_t i = 0; i < q.rungs; ++i) {
    Piece one;
    give_amount(one, rung(q, i, end));
    settle_open(one, true, units_);
    ladder.item.body.push_back(std::move(one.item));
  }
}

}  // namespace rubdown::workout
