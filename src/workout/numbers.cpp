#include <algorithm>

#include "workout/parser.hpp"

namespace rubdown::workout {
namespace {

using Measure = Quantity::Measure;

std::int64_t in_mm(std::int64_t milli, DistanceUnit unit) { return (milli * unit_mm(unit) + 500) / 1000; }

/// True where both spans are the same distance written in two units: within a tenth.
bool same_length(const Quantity& a, const Quantity& b) {
  const auto near = [](std::int64_t x, std::int64_t y) { return std::max(x, y) * 10 <= std::min(x, y) * 11; };
  return near(a.value.min, b.value.min) && near(a.value.max, b.value.max);
}

}  // namespace

bool Parser::unit_word(Quantity& q, Word found) const {
  if (found.kind == WordKind::length_unit) {
    q.unit = static_cast<DistanceUnit>(found.value);
    q.measure = Measure::distance;
    q.value = {in_mm(q.value.min, q.unit), in_mm(q.value.max, q.unit)};
    return q.unit_said = true;
  }
  if (found.kind == WordKind::time_unit) {
    const std::int64_t scale = found.value == 2 ? 3600 : found.value == 1 ? 60 : 1;
    q.measure = Measure::time;
    q.value = {(q.value.min * scale + 500) / 1000, (q.value.max * scale + 500) / 1000};
    return q.unit_said = true;
  }
  return false;
}

/// The unit after a number: a word, a glued beginning of a word (`30mineasy`), ' or ", or `-K`.
void Parser::read_unit(Quantity& q, std::size_t end) const {
  if (q.next >= end || q.clock) return;
  const Token& t = token(q.next);
  if (t.kind == TokenKind::sign && !t.space && (t.sign == '\'' || t.sign == '"')) {
    const bool twice = t.sign == '\'' && sign(q.next + 1, '\'') && glued(q.next + 1);
    unit_word(q, {WordKind::time_unit, static_cast<std::uint8_t>(t.sign == '"' || twice ? 0 : 1)});
    q.next += twice ? 2 : 1;
    return;
  }
  std::size_t at = q.next;
  if (sign(at, '-') && glued(at) && at + 1 < end &&
      (word(at + 1, "k") || word(at + 1, "mile") || word(at + 1, "hour") || word(at + 1, "minute") ||
       word(at + 1, "min") || word(at + 1, "km")))
    ++at;
  if (at >= end || token(at).kind != TokenKind::word) return;
  const std::string_view text = token(at).text;
  if (text == "s" && glued(at) && q.value.min >= 200'000 && q.value.min % 100'000 == 0) {  // 10 x 400s
    q.next = at + 1;
  } else if (text == "m" || (text == "ms" && glued(at))) {
    q.measure = Measure::minutes_or_metres;
    q.capital = token(at).capital;
    q.unit_said = true;
    q.next = at + 1;
  } else if (unit_word(q, token(at).alone)) {
    q.next = at + 1;
    if (sign(q.next, '.') && glued(q.next) && q.next + 1 < end && !token(q.next + 1).capital) ++q.next;
  }
}

/// `1h30`, `2 h 30 min`, `1'30`, `2 min 30 sec`: what follows a time and belongs to it.
void Parser::compound(Quantity& q, std::size_t end) const {
  if (q.measure != Measure::time || q.clock) return;
  for (int part = 0; part < 2 && q.next < end && is_number(q.next); ++part) {
    const std::int64_t milli = token(q.next).milli;
    const bool minutes = q.value.min % 3600 == 0 && q.value.min > 0 && token(q.next - 1).text.substr(0, 1) == "h";
    Quantity rest;
    rest.value = {milli, milli};
    rest.next = q.next + 1;
    read_unit(rest, end);
    const bool unit = rest.measure == Measure::time || (minutes && rest.measure == Measure::minutes_or_metres);
    if (!unit && !(glued(q.next) && rest.measure == Measure::bare)) return;
    std::int64_t seconds = rest.value.min;
    if (rest.measure != Measure::time) seconds = (minutes ? milli * 60 : milli) / 1000;
    if (seconds >= (minutes ? 3600 : 60) || milli >= 60'000) return;
    q.value = {q.value.min + seconds, q.value.min + seconds};
    q.next = rest.next;
  }
}

/// 1/2: one over two, three or four, or three quarters, in thousandths; 0 for anything else.
std::int64_t Parser::fraction(std::size_t at, std::size_t end) const {
  if (at + 2 >= end || !sign(at + 1, '/') || !is_number(at) || !is_number(at + 2) || !glued(at + 1) || !glued(at + 2))
    return 0;
  const std::int64_t over = token(at).milli, under = token(at + 2).milli;
  if (under != 2000 && under != 3000 && under != 4000) return 0;
  return over == 1000 || (over == 3000 && under == 4000) ? over * 1000 / under : 0;
}

std::optional<Quantity> Parser::scalar(std::size_t at, std::size_t end) const {
  if (at >= end) return std::nullopt;
  const Token& t = token(at);
  Quantity q;
  q.next = at + 1;
  q.value = {t.milli, t.milli};
  if (t.kind == TokenKind::clock) {
    q.measure = Measure::time;
    q.clock = q.unit_said = true;
    const Word unit = q.next < end && token(q.next).kind == TokenKind::word ? token(q.next).alone : Word{};
    if (unit.kind == WordKind::time_unit && !sign(q.next + 1, '/')) {
      if (unit.value == 2 && t.colons == 1) q.value = {t.milli * 60, t.milli * 60};  // 1:30 h
      ++q.next;
    }
    return q;
  }
  if (t.kind != TokenKind::number) return std::nullopt;
  if (const std::int64_t part = fraction(at, end); part > 0) {
    q.value = {part, part};
    q.next = at + 3;
  } else if (const std::int64_t more = fraction(at + 1, end); more > 0 && t.milli % 1000 == 0) {
    q.value = {t.milli + more, t.milli + more};
    q.next = at + 4;
  }
  read_unit(q, end);
  compound(q, end);
  return q;
}

/// `5-4-3-2-1 km`, `400/800/400 m`: three numbers or more with one sign between them, or a pair that falls.
std::optional<Quantity> Parser::ladder(std::size_t at, std::size_t end) const {
  if (!is_number(at)) return std::nullopt;
  const char joint = sign(at + 1, '-') ? '-' : sign(at + 1, '/') && glued(at + 1) ? '/' : '\0';
  if (joint == '\0') return std::nullopt;
  std::size_t last = at;
  while (last + 2 < end && sign(last + 1, joint) && is_number(last + 2)) last += 2;
  if (last < at + 4 || sign(last + 1, '%')) return std::nullopt;
  Quantity q;
  q.value = {1000, 1000};
  q.next = last + 1;
  read_unit(q, end);
  q.first_rung = static_cast<std::uint32_t>(at);
  q.rungs = static_cast<std::uint32_t>((last - at) / 2 + 1);
  q.value = rung(q, 0, end).value;
  return q;
}

/// One value of a ladder, which stands at every other token, in the unit behind the last one.
Quantity Parser::rung(const Quantity& ladder, std::uint32_t index, std::size_t end) const {
  Quantity one = ladder;
  one.rungs = 0;
  one.value = exactly(token(ladder.first_rung + std::size_t{2} * index).milli);
  if (ladder.measure == Measure::bare || ladder.measure == Measure::minutes_or_metres) return one;
  one.next = ladder.first_rung + std::size_t{2} * ladder.rungs - 1;
  read_unit(one, end);
  return one;
}

/// After `5K`, a `/3.1 Mile` says the same again; the token after it, or `q.next`.
std::size_t Parser::same_again(const Quantity& q, std::size_t end) const {
  if (q.measure != Measure::distance || !sign(q.next, '/') || q.next + 1 >= end) return q.next;
  std::optional<Quantity> other = scalar(q.next + 1, end);
  if (!other) return q.next;
  if (sign(other->next, '-')) {
    std::optional<Quantity> upper = scalar(other->next + 1, end);
    if (upper && upper->measure == Measure::distance && other->measure == Measure::bare) {
      other->measure = Measure::distance;
      other->unit = upper->unit;
      other->value = {in_mm(other->value.min, upper->unit), upper->value.max};
      other->next = upper->next;
    }
  }
  const bool same = other->measure == Measure::distance && other->unit != q.unit && same_length(q, *other);
  return same ? other->next : q.next;
}

std::optional<Quantity> Parser::quantity(std::size_t at, std::size_t end) const {
  return quantity_from(scalar(at, end), at, end);
}

/// The quantity of which `first` is the scalar it begins with.
std::optional<Quantity> Parser::quantity_from(const std::optional<Quantity>& first, std::size_t at,
                                              std::size_t end) const {
  if (auto rungs = ladder(at, end)) return rungs;
  std::optional<Quantity> q = first;
  if (!q) return q;
  const bool dash = sign(q->next, '-') && (glued(q->next) == glued(q->next + 1) || q->measure == Measure::bare);
  const bool to = word(q->next, "to") && q->next + 1 < end;
  const bool slash = sign(q->next, '/') && glued(q->next) && glued(q->next + 1) && q->measure == Measure::bare;
  if ((dash || to || slash) && q->next + 1 < end) {
    std::optional<Quantity> upper = scalar(q->next + 1, end);
    if (upper && upper->measure != Measure::bare && q->measure == Measure::bare) {
      // The unit of the upper end is the unit of both.
      const std::int64_t low = q->value.min;
      if (upper->measure == Measure::distance) q->value = {in_mm(low, upper->unit), 0};
      if (upper->measure == Measure::time && !upper->clock) {
        Quantity lower;
        lower.value = {low, low};
        lower.next = q->next;
        const Word unit = token(upper->next - 1).alone;
        const std::int64_t scale = unit.kind != WordKind::time_unit ? (sign(upper->next - 1, '"') ? 1 : 60)
                                   : unit.value == 2                ? 3600
                                   : unit.value == 1                ? 60
                                                                    : 1;
        q->value = {(low * scale + 500) / 1000, 0};
      }
      if (upper->measure == Measure::time && upper->clock)
        upper.reset();
      else
        q->measure = upper->measure;
    }
    const bool fits = upper && upper->measure == q->measure && upper->value.min > q->value.min &&
                      (!slash || upper->measure == Measure::distance) && upper->clock == q->clock;
    if (fits) {
      q->value.max = upper->value.max;
      q->unit = upper->unit;
      q->capital = upper->capital;
      q->unit_said = upper->unit_said;
      q->next = upper->next;
    } else {
      q = first;
    }
  }
  q->next = same_again(*q, end);
  return q;
}

}  // namespace rubdown::workout
