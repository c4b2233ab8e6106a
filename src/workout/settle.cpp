#include "workout/settle.hpp"

#include <algorithm>

#include "workout/effort.hpp"
#include "workout/parser.hpp"
#include "workout/print.hpp"

namespace rubdown::workout {
namespace {

Syntax read_again(const std::string& steps, Units units) {
  std::vector<Remark> ignored;
  Lexed lexed;
  lex(steps, lexed);
  return Parser(steps, lexed, units, ignored).parse();
}

/// A step of a size, an effort and an activity, without a name, a note or a place in the whole.
bool plain(const Item& item) {
  return !item.repeated && item.body.empty() && item.gaps.empty() && item.step.note.empty() && !item.step.optional &&
         item.step.labels == 0;
}

/// Just the name of something to do: `rest`, `yoga`.
bool only_named(const Step& step) {
  return step.activity != Activity::run && step.effort.from == Zone::none && !step.target && step.role == Role::main &&
         step.position == Position::none;
}

/// A size that reads the same in any row: kilometres in whole metres, miles in eighths, or whole minutes.
bool plainly_sized(const Step& step) {
  if (step.distance && step.duration) return false;
  if (step.duration) {
    const auto minutes = [](Seconds time) { return time % Minutes{1} == Seconds{0} && time <= Minutes{240}; };
    return minutes(step.duration->min) && minutes(step.duration->max);
  }
  if (!step.distance) return false;
  const bool miles = step.distance->unit == DistanceUnit::mi;
  if (!miles && step.distance->unit != DistanceUnit::km) return false;
  const auto round = [miles](Distance d) { return d.mm % (miles ? mile.mm / 8 : kilometre.mm / 1000) == 0; };
  return round(step.distance->value.min) && round(step.distance->value.max);
}

/// Nothing but a size and at most one effort.
bool simple(const Item& item) {
  const Effort& effort = item.step.effort;
  return plain(item) && plainly_sized(item.step) && !item.step.target && effort.from == effort.to &&
         effort.percent.max == 0 && effort.offset == 0 && item.step.role == Role::main &&
         item.step.position == Position::none && item.step.activity == Activity::run;
}

/// Metres as tracks have them.
bool track_length(const Step& step) {
  if (!step.distance || step.duration || step.distance->unit != DistanceUnit::m) return false;
  const Range<Distance>& d = step.distance->value;
  return d.min == d.max && d.min.mm >= 300'000 && d.min.mm % 100'000 == 0;
}

/// A part of a repetition: a size or a length of the track, with an effort or as a jog.
bool simple_part(Item part) {
  if (track_length(part.step)) part.step.distance = Length{exactly(kilometre), DistanceUnit::km};
  if (part.step.activity == Activity::jog && part.step.effort.from == Zone::none) part.step.activity = Activity::run;
  return simple(part);
}

/// `6 x (1 km @ I, 400 m jog)`
bool simple_set(const Item& item) {
  if (!item.repeated || item.count.min < 2 || item.body.size() != 2 || !item.gaps.empty() || !(item.step == Step{}))
    return false;
  const Step &work = item.body[0].step, &pause = item.body[1].step;
  return work.activity == Activity::run && !said_plainly(work.effort.from) && pause.activity == Activity::jog &&
         simple_part(item.body[0]) && simple_part(item.body[1]);
}

/// True where printing and reading gives the same tree by construction; anything else is proved by reading it.
bool plainly_stable(const Syntax& syntax) {
  if (syntax.halves.size() != 1 || syntax.halves[0].options.size() != 1) return false;
  const std::vector<Item>& items = syntax.halves[0].options[0].items;
  if (items.size() == 1 && !items[0].repeated)
    return plain(items[0]) && (items[0].step.measured() || only_named(items[0].step));
  return std::all_of(items.begin(), items.end(), [](const Item& item) { return simple(item) || simple_set(item); });
}

}  // namespace

std::string settle(Syntax& syntax, std::string_view text, Units units) {
  constexpr int tries = 4;
  std::string steps = print(syntax);
  if (steps == text || plainly_stable(syntax)) return steps;
  for (int i = 0; i < tries; ++i) {
    Syntax again = read_again(steps, units);
    if (again == syntax) return steps;
    syntax = std::move(again);
    steps = print(syntax);
  }
  Item remark;
  add_note(remark.step, text);
  syntax = {{Half{{Session{{std::move(remark)}}}}}};
  steps = print(syntax);
  syntax = read_again(steps, units);
  return steps;
}

}  // namespace rubdown::workout
