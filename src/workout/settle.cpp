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

bool alone(const Item& item) { return !item.repeated && item.body.empty() && item.gaps.empty(); }

bool is_label(const Step& step, Label label) { return step.labels == static_cast<std::uint32_t>(label); }

/// A step of a size, an effort and an activity, without a name, a note or a place in the whole.
bool plain(const Step& step) { return step.note.empty() && !step.optional && step.labels == 0; }

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

/// At most one effort, and nothing else but what the callers look at: size, activity, labels and position.
bool simply_said(const Step& step) {
  const Effort& effort = step.effort;
  return step.note.empty() && !step.optional && !step.target && step.role == Role::main && effort.from == effort.to &&
         effort.percent.max == 0 && effort.offset == 0;
}

/// `5 km easy`
bool simple(const Item& item) {
  const Step& step = item.step;
  return alone(item) && step.labels == 0 && step.position == Position::none && step.activity == Activity::run &&
         simply_said(step) && plainly_sized(step);
}

/// `5 km easy`, `18 km long run`
bool simple_whole(const Step& step) {
  return (step.labels == 0 || is_label(step, Label::long_run)) && step.position == Position::none &&
         step.activity == Activity::run && simply_said(step) && plainly_sized(step);
}

/// The one part of a whole: `last 10 km @ MP`, `6 strides`.
bool simple_part(const Item& part) {
  const Step& step = part.step;
  if (!part.body.empty() || !part.gaps.empty() || step.activity != Activity::run || !simply_said(step)) return false;
  if (!part.repeated) return step.labels == 0 && plainly_sized(step);
  return part.count.min > 1 && is_label(step, Label::strides) && !step.measured() && step.effort.from == Zone::none &&
         step.position == Position::none;
}

/// Metres as tracks have them.
bool track_length(const Step& step) {
  if (!step.distance || step.duration || step.distance->unit != DistanceUnit::m) return false;
  const Range<Distance>& d = step.distance->value;
  return d.min == d.max && d.min.mm >= 300'000 && d.min.mm % 100'000 == 0;
}

bool simple_in_set(const Item& part) {
  const Step& step = part.step;
  return alone(part) && step.labels == 0 && step.position == Position::none && simply_said(step) &&
         (plainly_sized(step) || track_length(step));
}

/// `6 x (1 km @ I, 400 m jog)`
bool simple_set(const Item& item) {
  if (!item.repeated || item.count.min < 2 || item.body.size() != 2 || !item.gaps.empty()) return false;
  if (item.step.measured() || !item.step.note.empty() || !says_only_size(item.step)) return false;
  const Step &work = item.body[0].step, &pause = item.body[1].step;
  return simple_in_set(item.body[0]) && work.activity == Activity::run && !said_plainly(work.effort.from) &&
         simple_in_set(item.body[1]) && pause.activity == Activity::jog && pause.effort.from == Zone::none;
}

/// True where printing and reading gives the same tree by construction; anything else is proved by reading it.
bool plainly_stable(const Syntax& syntax) {
  if (syntax.halves.size() != 1 || syntax.halves[0].options.size() != 1) return false;
  const std::vector<Item>& items = syntax.halves[0].options[0].items;
  if (items.size() == 1 && !items[0].repeated) {
    const Item& only = items[0];
    if (!only.gaps.empty()) return false;
    if (only.body.size() == 1) return simple_whole(only.step) && simple_part(only.body[0]);
    if (only.body.empty()) {
      const bool named = only.step.measured() || only_named(only.step);
      return (plain(only.step) && named) || simple_whole(only.step);
    }
  }
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
