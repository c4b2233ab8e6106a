#include "workout/meaning.hpp"

#include <algorithm>

#include "workout/effort.hpp"
#include "workout/totals.hpp"

namespace rubdown::workout {
namespace {

template <class Test>
bool any_step(const std::vector<Item>& items, const Test& test) {
  return std::any_of(items.begin(), items.end(),
                     [&](const Item& item) { return test(item.step) || any_step(item.body, test); });
}

template <class Test>
bool any_step(const Syntax& syntax, const Test& test) {
  for (const Half& half : syntax.halves)
    for (const Session& session : half.options)
      if (any_step(session.items, test)) return true;
  return false;
}

const Session* chosen(const Half& half) { return half.options.empty() ? nullptr : &half.options.front(); }

/// A plan's headline that names only the main piece (`30'@z3` over a list of steps) is not the total of the list.
bool names_only_the_work(const Item& item, const Sum& parts) {
  if (item.body.size() < 2 ||
      !std::any_of(item.body.begin(), item.body.end(), [](const Item& i) { return i.step.role == Role::warm_up; }))
    return false;
  const auto same = [&](const Item& part) {
    return part.step.role == Role::main && !part.repeated && item.step.distance == part.step.distance &&
           item.step.duration == part.step.duration;
  };
  if (!std::any_of(item.body.begin(), item.body.end(), same)) return false;
  return item.step.distance ? parts.distance.has_value() : parts.duration.has_value();
}

/// 1200, 1000, 800: repetitions on a track without a word about the recovery between them have no total.
bool is_plain_list(const std::vector<Item>& items) {
  bool before = false;
  for (const Item& item : items) {
    const Family family = family_of(item.step.effort);
    const bool rung = !item.repeated && item.body.empty() && item.gaps.empty() && item.step.role == Role::main &&
                      !item.step.target && item.step.distance && item.step.distance->unit == DistanceUnit::m &&
                      !is_pause(item.step) && (family == Family::none || family == Family::fast) &&
                      item.step.activity == Activity::run;
    if (rung && before) return true;
    before = rung;
  }
  return items.size() == 1 && !items[0].repeated && !items[0].step.measured() && is_plain_list(items[0].body);
}

Sum total_of_session(const Session& session, Counting counting) {
  if (is_plain_list(session.items)) return {std::nullopt, std::nullopt};
  if (session.items.size() == 1 && !session.items[0].repeated && !session.items[0].body.empty()) {
    const Sum parts = total_of(session.items[0].body, counting);
    if (names_only_the_work(session.items[0], parts)) return parts;
  }
  return total_of(session.items, counting);
}

Sum total_of_day(const Syntax& syntax, Counting counting) {
  Sum sum;
  bool any = false;
  for (const Half& half : syntax.halves) {
    const Session* session = chosen(half);
    if (session == nullptr) continue;
    const Sum part = total_of_session(*session, counting);
    if (any) {
      if (sum.distance && part.distance)
        *sum.distance = *sum.distance + *part.distance;
      else
        sum.distance.reset();
      if (sum.duration && part.duration)
        *sum.duration = *sum.duration + *part.duration;
      else
        sum.duration.reset();
    } else {
      sum = part;
    }
    any = true;
  }
  if (!any) return {std::nullopt, std::nullopt};
  return sum;
}

std::optional<Pace> pace_of(const Session& session, Units units) {
  const Target* found = nullptr;
  for (const Item& item : session.items) {
    if (item.repeated || !item.body.empty()) return std::nullopt;
    if (!item.step.target) continue;
    if (found != nullptr) return std::nullopt;
    found = &*item.step.target;
  }
  if (found == nullptr || found->time.min != found->time.max) return std::nullopt;
  const bool per_mile = found->per == Per::mi || (found->per == Per::none && units == Units::mi);
  const Pace pace = pace_for(per_mile ? mile : kilometre, found->time.min);
  const auto seconds = std::chrono::duration_cast<Seconds>(pace.per_km);
  if (seconds < Seconds{120} || seconds > Seconds{1200}) return std::nullopt;
  return pace;
}

/// Totals that are zero or beyond all running are not totals.
template <class T>
std::optional<Range<T>> sane(std::optional<Range<T>> range, T most) {
  if (!range || range->max <= T{} || range->max > most) return std::nullopt;
  return range;
}

}  // namespace

std::optional<Range<int>> repetitions_of(const Session& session) {
  const Item* main = main_set(session);
  if (main == nullptr || !main->repeated || main->count.max < 2) return std::nullopt;
  return main->count;
}

std::optional<Range<Distance>> quality_of(const Session& session, RunKind kind) {
  const bool wanted = kind == RunKind::marathon_pace || kind == RunKind::tempo || kind == RunKind::intervals ||
                      kind == RunKind::long_run || kind == RunKind::hills || kind == RunKind::race;
  const Item* main = main_set(session);
  if (!wanted || main == nullptr) return std::nullopt;
  Range<Distance> sum{};
  const auto fast = [](const Step& step) {
    const Family family = family_of(step.effort);
    return step.role == Role::main && family != Family::easy && family != Family::steady && !is_pause(step);
  };
  for (const Item* item : work_of(session)) {
    if (item != main && !item->repeated && family_of(item->step.effort) != Family::marathon &&
        family_of(item->step.effort) != Family::fast)
      continue;
    if (!item->body.empty()) {
      if (!item->repeated) return std::nullopt;
      for (const Item& part : item->body) {
        if (!fast(part.step)) continue;
        if (!part.step.distance || part.repeated) return std::nullopt;
        const Range<Distance> d = part.step.distance->value;
        sum = sum + Range<Distance>{d.min * item->count.min, d.max * item->count.max};
      }
      continue;
    }
    if (!item->step.distance) return std::nullopt;
    const Range<Distance> d = item->step.distance->value;
    const Range<int> n = item->repeated ? item->count : exactly(1);
    sum = sum + Range<Distance>{d.min * n.min, d.max * n.max};
  }
  if (sum.max <= Distance{}) return std::nullopt;
  return sum;
}

WorkoutFlags flags_of(const Syntax& syntax) {
  WorkoutFlags flags;
  flags.two_a_day = syntax.halves.size() > 1;
  for (const Half& half : syntax.halves) {
    flags.choice = flags.choice || half.options.size() > 1;
    const Session* session = chosen(half);
    if (session == nullptr) continue;
    flags.run_walk = flags.run_walk || mixes_walking(*session);
    for (const Item& item : session->items)
      flags.total_stated =
          flags.total_stated ||
          (!item.repeated && item.step.measured() &&
           std::any_of(item.body.begin(), item.body.end(), [](const Item& i) { return !i.step.has(Label::strides); }));
  }
  flags.choice = flags.choice || any_step(syntax, [](const Step& s) { return s.has(Label::choice); });
  flags.optional = any_step(syntax, [](const Step& s) { return s.optional || s.has(Label::optionally); });
  flags.strides = any_step(syntax, [](const Step& s) { return s.has(Label::strides); });
  flags.warm_up = any_step(syntax, [](const Step& s) { return s.role == Role::warm_up; });
  flags.cool_down = any_step(syntax, [](const Step& s) { return s.role == Role::cool_down; });
  return flags;
}

void interpret(const Syntax& syntax, Units units, Workout& workout) {
  workout.flags = flags_of(syntax);
  const Session* main = nullptr;
  for (const Half& half : syntax.halves) {
    const Session* session = chosen(half);
    if (session == nullptr) continue;
    const RunKind kind = kind_of(*session);
    if (main == nullptr || demand_of(kind) > demand_of(workout.kind)) {
      workout.kind = kind;
      main = session;
    }
  }
  if (main == nullptr) {
    workout.kind = RunKind::easy;
    return;
  }
  workout.repetitions = repetitions_of(*main);
  workout.quality = quality_of(*main, workout.kind);
  if (syntax.halves.size() == 1) workout.pace = pace_of(*main, units);
  const Sum total = total_of_day(syntax, Counting::careful);
  const Sum written = total_of_day(syntax, Counting::written);
  const bool at_rest = workout.kind == RunKind::rest || workout.kind == RunKind::other;
  if (!at_rest) workout.distance = sane(total.distance, Distance{1000 * kilometre.mm});
  if (!at_rest) workout.duration = sane(total.duration, Seconds{100 * 3600});
  workout.flags.range = (workout.distance && written.distance && written.distance->min < written.distance->max) ||
                        (workout.duration && written.duration && written.duration->min < written.duration->max) ||
                        (workout.repetitions && workout.repetitions->min < workout.repetitions->max);
}

}  // namespace rubdown::workout
