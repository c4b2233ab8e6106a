// One piece: tokens up to the next joint.
#include <algorithm>
#include <array>

#include "rubdown/workout/codes.hpp"
#include "workout/building.hpp"
#include "workout/effort.hpp"

namespace rubdown::workout {
namespace {

/// Where and when people run, written in lower case behind `@`.
constexpr std::array<std::string_view, 24> places{"airport", "beach",   "bridge", "campus",  "canal", "church",
                                                  "club",    "college", "forest", "gym",     "home",  "hotel",
                                                  "lake",    "lunch",   "noon",   "office",  "park",  "pool",
                                                  "river",   "school",  "shop",   "stadium", "woods", "work"};

bool is_place(std::string_view word) { return std::find(places.begin(), places.end(), word) != places.end(); }

}  // namespace

void set_distance(Step& step, const Quantity& q) { step.distance = Length{{{q.value.min}, {q.value.max}}, q.unit}; }

void set_duration(Step& step, const Quantity& q) {
  step.duration = Range<Seconds>{Seconds{q.value.min}, Seconds{q.value.max}};
}

bool says_only_size(const Step& step) {
  return step.effort == Effort{} && !step.target && step.activity == Activity::run && step.role == Role::main &&
         step.position == Position::none && step.labels == 0 && !step.optional;
}

/// Every sign that is read as a quotation mark goes: a note is printed between such marks and read again.
void blank_quotes(std::string& note) {
  for (const std::string_view sign : {"\u201c", "\u201d", "\u2033"})
    for (std::size_t at = note.find(sign); at != std::string::npos; at = note.find(sign, at))
      note.replace(at, sign.size(), " ");
  for (char& c : note)
    if (c == '"' || static_cast<unsigned char>(c) < 0x20) c = ' ';
}

void add_note(Step& step, std::string_view note) {
  std::string clean{note};
  blank_quotes(clean);
  constexpr std::string_view blanks = " ,;-:";
  const std::size_t first = clean.find_first_not_of(blanks);
  if (first == std::string::npos) return;
  const std::size_t last = clean.find_last_not_of(blanks);
  if (!step.note.empty()) step.note += ", ";
  step.note.append(clean, first, last - first + 1);
}

void Parser::read_piece(Piece& piece, std::size_t& at, std::size_t end, int depth) {
  Building b{piece};
  b.at = at;
  b.end = end;
  b.depth = depth;
  b.piece.from = token(at).at;
  while (b.at < b.end && !b.done) {
    const Token& t = token(b.at);
    const std::size_t before = b.at;
    bool go_on = true;
    if (t.kind == TokenKind::number || t.kind == TokenKind::clock)
      go_on = read_number(b);
    else if (t.kind == TokenKind::word)
      go_on = read_word(b);
    else if (t.kind == TokenKind::sign)
      go_on = read_sign(b);
    else if (t.kind == TokenKind::quote) {
      b.flush_note(original_);
      add_note(b.step(), original_.substr(t.at, t.end - t.at));
      ++b.at;
    }
    if (!go_on) break;
    if (b.at == before && !b.done) ++b.at;
  }
  finish(b);
  at = b.at;
}

void Parser::finish(Building& b) {
  b.flush_note(original_);
  b.piece.to = b.at > 0 ? token(b.at - 1).end : 0;
  Step& step = b.step();
  if (step.has(Label::parkrun) && !step.measured() && !b.piece.open && !b.counted)
    step.distance = Length{exactly(Distance{5 * kilometre.mm}), DistanceUnit::km};
  b.piece.event = b.capitals >= 2 && step.distance && step.labels == 0 && step.effort.from == Zone::none &&
                  !b.counted && step.activity == Activity::run && zone_of_race(step.distance->value.min).has_value();
  b.piece.bare = b.amount && says_only_size(step) && !b.piece.item.repeated && b.piece.item.body.empty();
}

/// `1 min hard x 10`: the count after its work.
bool Parser::read_count_after(Building& b) {
  const std::size_t number = b.at + 1;
  if (!is_number(number) || number >= b.end || token(number).milli % 1000 != 0 || !b.amount || b.counted) return false;
  b.flush_note(original_);
  b.piece.item.count = exactly(static_cast<int>(std::min<std::int64_t>(token(number).milli / 1000, 1000)));
  b.piece.counted_last = true;
  b.piece.item.repeated = b.counted = true;
  b.at = number + 1;
  return true;
}

/// True for words that are no heart rate, no power and no place, most of which are names: `@ banana`.
bool Parser::names_unknown_effort(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i)
    if (token(i).kind != TokenKind::word || token(i).capital || is_place(token(i).text)) return false;
  return from < to && token(from).phrase.kind == WordKind::unknown;
}

/// What follows `@`: an effort or a pace; a heart rate, a power or a word is kept as written.
void Parser::read_target(Building& b) {
  std::size_t i = b.at + 1;
  b.flush_note(original_);
  if (target(i, b.end, b.step())) {
    b.understood();
    b.at = i;
    return;
  }
  std::uint32_t to = token(b.at).end;
  const auto skip_words = [&] {
    for (; i < b.end && token(i).kind != TokenKind::sign; ++i) to = token(i).end;
  };
  skip_words();
  while (i + 1 < b.end && sign(i, '-') && is_number(i + 1)) {
    ++i;
    skip_words();
  }
  const std::uint32_t from = token(b.at).at;
  add_note(b.step(), original_.substr(from, to - from));
  if (names_unknown_effort(b.at + 1, i))
    remark(cannot_be_meant, from, to, "`" + original(from, to) + "` is no effort or pace that is known",
           "write an effort, as in `@ MP`, or a pace, as in `@ 5:40/km`; put remarks in quotes");
  b.at = std::max(i, b.at + 1);
}

bool Parser::read_sign(Building& b) {
  const Token& t = token(b.at);
  switch (t.sign) {
  case ',':
  case ';':
  case '\n':
  case '+':
  case '/':
  case '&':
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
    if (t.space && b.at + 1 < b.end && token(b.at + 1).space && (b.piece.understood || b.note_to > b.note_from))
      return false;
    return ++b.at, true;
  case ')':
    if (b.depth > 0) return false;
    return ++b.at, true;
  case '(':
    read_paren(b);
    return true;
  case '*':
  case 'x':
    if (read_count_after(b)) return true;
    if (t.sign == '*') b.step().optional = true;
    return ++b.at, true;
  case '@':
    read_target(b);
    return true;
  default:
    return ++b.at, true;
  }
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
      if (q && q->measure == Quantity::Measure::time) set_duration(b.step(), *q), b.amount = true;
    }
  }
  b.step().set(Label::fartlek);
  b.piece.alternates = true;
  add_note(b.step(), original_.substr(from, token(i - 1).end - from));
  b.understood();
  b.at = i;
}

}  // namespace rubdown::workout
