#include <algorithm>

#include "workout/effort.hpp"
#include "workout/parser.hpp"

namespace rubdown::workout {
namespace {

using Measure = Quantity::Measure;

bool word_in(const Token& t, std::initializer_list<std::string_view> words) {
  return t.kind == TokenKind::word && std::find(words.begin(), words.end(), t.text) != words.end();
}

}  // namespace

/// `/km`, `/ mile`, `per mi`, `min/km`, `mpk`.
Per Parser::per_unit(std::size_t& at, std::size_t end) const {
  std::size_t i = at;
  if (i < end && word_in(token(i), {"min", "mins", "minutes"})) ++i;
  if (i >= end) return Per::none;
  const bool per = word_in(token(i), {"per", "a"}) || (sign(i, '/') && glued(i));
  if (per && i + 1 < end && token(i + 1).kind == TokenKind::word) {
    const Word unit = token(i + 1).alone;
    if (unit.kind != WordKind::length_unit) return Per::none;
    const bool mi = unit.value == static_cast<std::uint8_t>(DistanceUnit::mi);
    if (!mi && unit.value != static_cast<std::uint8_t>(DistanceUnit::km)) return Per::none;
    at = i + 2;
    return mi ? Per::mi : Per::km;
  }
  if (token(i).kind != TokenKind::word) return Per::none;
  const Word found = token(i).alone;
  if (found.kind != WordKind::per) return Per::none;
  at = i + 1;
  return found.value == 2 ? Per::mi : Per::km;
}

/// `5:40/km`, `5:40-5:30`, after `@` also `3:20` or `90 s`.
bool Parser::pace(std::size_t& at, std::size_t end, Step& step, bool after_at) const {
  const std::optional<Quantity> first = scalar(at, end);
  return first && pace_from(*first, at, end, step, after_at);
}

/// A pace of which `first` is the time it begins with.
bool Parser::pace_from(const Quantity& first, std::size_t& at, std::size_t end, Step& step, bool after_at) const {
  if (first.measure != Measure::time) return false;
  std::size_t i = first.next;
  Per per = per_unit(i, end);
  Range<Seconds> time = exactly(Seconds{first.value.min});
  if (i < end && (sign(i, '-') || word(i, "to"))) {
    const std::optional<Quantity> second = scalar(i + 1, end);
    if (second && second->measure == Measure::time) {
      const Seconds other{second->value.min};
      time = {std::min(time.min, other), std::max(time.max, other)};
      i = second->next;
      if (const Per said = per_unit(i, end); said != Per::none) per = said;
    }
  }
  if (per == Per::none && !after_at) return false;
  if (per == Per::none && !first.clock && time.max > Seconds{900}) return false;  // @ 20 min is no pace
  if (word_in(token(i), {"pace"})) ++i;
  step.target = Target{time, per};
  at = i;
  return true;
}

std::optional<Zone> Parser::zone(std::size_t& at, std::size_t end, bool after_at) const {
  if (at >= end) return std::nullopt;
  const Token& t = token(at);
  if (t.kind == TokenKind::number) {
    const std::optional<Quantity> length = scalar(at, end);
    if (!length) return std::nullopt;
    std::int64_t mm = 0;
    if (length->measure == Measure::distance) mm = length->value.min;
    if (length->measure == Measure::minutes_or_metres && length->value.min >= 400'000) mm = length->value.min;
    const std::optional<Zone> found = zone_of_race({mm});
    if (found) at = length->next;
    return found;
  }
  if (t.kind != TokenKind::word) return std::nullopt;
  const bool numbered = (t.text == "z" || t.text == "zone" || t.text == "as") && is_number(at + 1) && at + 1 < end;
  if (numbered && t.text == "as" && glued(at + 1)) {  // allure spécifique: the pace of a race of so many kilometres
    const std::optional<Zone> found =
        zone_of_race({token(at + 1).milli * 1000 + (token(at + 1).milli == 21'000 ? 97'500 : 0)});
    if (found) at += 2;
    return found;
  }
  if (numbered && token(at + 1).milli >= 1000 && token(at + 1).milli < 6000) {
    const Zone found = static_cast<Zone>(static_cast<int>(Zone::z1) + token(at + 1).milli / 1000 - 1);
    at += 2;
    return found;
  }
  const Word found = look(at, end);
  const bool letter = found.kind == WordKind::letter_zone && after_at;
  if (found.kind == WordKind::zone || letter) {
    at += found.length;
    return static_cast<Zone>(found.value);
  }
  if (!after_at) return std::nullopt;
  if (found.kind == WordKind::race_name) {
    at += found.length;
    return found.value == static_cast<std::uint8_t>(DistanceUnit::half) ? Zone::half_pace : Zone::marathon;
  }
  if (found.kind == WordKind::pace_word) {
    at += found.length;
    return Zone::pace;
  }
  if (found.kind == WordKind::length_unit && found.value == static_cast<std::uint8_t>(DistanceUnit::mi)) {
    at += found.length;
    return Zone::mile_pace;
  }
  return std::nullopt;
}

/// `MP+20`, `MP - 10s`, `MP + 30 sec per mi`.
void Parser::offset(std::size_t& at, std::size_t end, Effort& effort) const {
  if (at >= end || (!sign(at, '+') && !sign(at, '-')) || said_plainly(effort.from)) return;
  const std::optional<Quantity> by = scalar(at + 1, end);
  if (!by || (by->measure != Measure::bare && by->measure != Measure::time)) return;
  const bool bare = by->measure == Measure::bare;
  const bool seconds = !bare && word_in(token(by->next - 1), {"s", "sec", "secs", "second", "seconds"});
  if (!bare && !seconds && !by->clock && !sign(by->next - 1, '"')) return;
  const std::int64_t value = bare ? by->value.min / 1000 : by->value.min;
  if (value < 1 || value > 180 || sign(by->next, 'x') || (bare && value < 5)) return;
  effort.offset = static_cast<int>(sign(at, '-') ? -value : value);
  at = by->next;
  per_unit(at, end);
}

/// One zone or two: `MP`, `5k-10k pace`, `easy to moderate`, `easy progressing to moderate`, `z2-3`.
bool Parser::zone_span(std::size_t& at, std::size_t end, Step& step, bool after_at) const {
  std::size_t i = at;
  Effort effort;
  // 5-10k pace: a span of distances with one unit
  if (is_number(i) && sign(i + 1, '-') && is_number(i + 2)) {
    const std::optional<Quantity> span = quantity(i, end);
    if (span && span->measure == Measure::distance && span->rungs == 0) {
      const auto low = zone_of_race({span->value.min}), high = zone_of_race({span->value.max});
      if (low && high) effort = {*low, *high, false, {0, 0}, 0}, i = span->next;
    }
  }
  if (effort.from == Zone::none) {
    const std::optional<Zone> first = zone(i, end, after_at);
    if (!first || *first == Zone::none) return false;
    effort.from = effort.to = *first;
  }
  const auto skip_pace = [&] {
    while (i < end && token(i).kind == TokenKind::word) {
      const Word w = look(i, end);
      const bool race = w.kind == WordKind::zone && static_cast<Zone>(w.value) == Zone::race_pace;
      if (w.kind != WordKind::pace_word && !race) return;
      i += w.length;
    }
  };
  skip_pace();
  offset(i, end, effort);
  std::size_t j = i;
  bool rising = false;
  if (j < end && token(j).kind == TokenKind::word && look(j, end).kind == WordKind::label &&
      (1U << look(j, end).value) == static_cast<unsigned>(Label::progression)) {
    rising = true;
    j += look(j, end).length;
  }
  const bool joined = j < end && (word_in(token(j), {"to", "into", "down"}) ||
                                  (!rising && ((sign(j, '-') || (sign(j, '/') && glued(j))) && glued(j + 1))));
  const bool hyphen = !joined && !rising && j == i && j < end && j > at && token(j).kind == TokenKind::word && glued(j);
  if (joined || hyphen) {
    if (joined) ++j;
    if (word_in(token(j), {"to"})) ++j;
    const bool z_span = effort.from >= Zone::z1 && is_number(j) && token(j).milli >= 1000 && token(j).milli < 6000;
    std::optional<Zone> second;
    if (sign(j, '~')) ++j;
    if (z_span) {
      second = static_cast<Zone>(static_cast<int>(Zone::z1) + token(j).milli / 1000 - 1);
      ++j;
    } else {
      second = zone(j, end, after_at || !said_plainly(effort.from));
    }
    if (second && *second != Zone::none) {
      effort.to = *second;
      effort.rising = rising;
      i = j;
      skip_pace();
      offset(i, end, effort);
    }
  }
  add_effort(step, effort);
  at = i;
  return true;
}

/// `85% 5k`, `90-92% MP`, `86-88-90-92% of 5k pace`, `101-103% / 105% MP`.
bool Parser::percent(std::size_t& at, std::size_t end, Step& step) const {
  if (!lexed_.percents) return false;
  std::size_t i = at;
  Range<int> range{1000, 0};
  bool any = false, rising = true;
  int values = 0;
  while (i < end && is_number(i) && token(i).milli < 1'000'000) {
    const int value = static_cast<int>(token(i).milli / 1000);
    rising = rising && value > range.max;
    ++values;
    range = {std::min(range.min, value), std::max(range.max, value)};
    ++i;
    if (sign(i, '%')) any = true, ++i;
    if ((sign(i, '-') || sign(i, '/')) && is_number(i + 1))
      ++i;
    else
      break;
  }
  if (!any || range.min < 30 || range.max > 200) return false;
  if (word(i, "of")) ++i;
  Step probe;
  if (!zone_span(i, end, probe, true)) return false;
  probe.effort.percent = range;
  if (rising && values > 2) step.set(Label::progression);
  add_effort(step, probe.effort);
  at = i;
  return true;
}

/// What follows `@` or `at`.
bool Parser::target(std::size_t& at, std::size_t end, Step& step) const {
  std::size_t i = at;
  while (sign(i, '~') || word(i, "about") || word(i, "around") || word(i, "your") || word(i, "goal") ||
         word(i, "approx") || word(i, "a") || word(i, "an")) {
    if (word(i, "goal") && look(i, end).length > 1) break;
    if (word(i, "goal") && !(token(i + 1).kind == TokenKind::word && look(i + 1, end).kind == WordKind::zone)) break;
    ++i;
  }
  if (percent(i, end, step) || zone_span(i, end, step, true) || pace(i, end, step, true)) {
    at = i;
    return true;
  }
  return false;
}

void add_effort(Step& step, const Effort& effort) {
  Effort& now = step.effort;
  const bool tempo = effort.from == Zone::tempo && effort.to == Zone::tempo;
  if (now.from == Zone::none) {
    now = effort;
  } else if (now == effort) {
    return;
  } else if (tempo && now.from != Zone::tempo) {
    step.set(Label::tempo);
  } else if (now.from == Zone::tempo && now.to == Zone::tempo) {
    step.set(Label::tempo);
    now = effort;
  } else if (said_plainly(now.from) && !said_plainly(effort.from)) {
    now = effort;
  } else if (said_plainly(now.from) && said_plainly(effort.from) && now.from == now.to && effort.from == effort.to) {
    now.to = effort.from;
  }
}

}  // namespace rubdown::workout
