#include "workout/meaning.hpp"

#include <algorithm>

#include "workout/effort.hpp"
#include "workout/totals.hpp"

namespace rubdown::workout {
namespace {

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

/// Of a run; nothing where no part of it has a distance.
std::optional<MeasuredPart> measured_part_of_day(const Syntax& syntax) {
  MeasuredPart sum{{}, true};
  for (const Half& half : syntax.halves) {
    const Session* session = chosen(half);
    if (session == nullptr) continue;
    const MeasuredPart part = measured_part(session->items);
    sum.distance = sum.distance + part.distance;
    sum.rests_only = sum.rests_only && part.rests_only && !is_plain_list(session->items);
  }
  if (sum.distance.max <= Distance{} || sum.distance.max > Distance{1000 * kilometre.mm}) return std::nullopt;
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

std::optional<Range<int>> repetitions_of(const Item* main) {
  if (main == nullptr || !main->repeated || main->count.max < 2) return std::nullopt;
  return main->count;
}

Range<Distance> times(Range<Distance> d, Range<int> n) { return {d.min * n.min, d.max * n.max}; }

/// The fast distance of a piece; nothing where it is not determined.
std::optional<Range<Distance>> quality_of(const Item& item) {
  const auto fast = [](const Step& step) {
    const Family family = family_of(step.effort);
    return step.role == Role::main && family != Family::easy && family != Family::steady && !is_pause(step);
  };
  if (item.body.empty()) {
    if (!item.step.distance) return std::nullopt;
    return times(item.step.distance->value, item.repeated ? item.count : exactly(1));
  }
  if (!item.repeated) return std::nullopt;
  Range<Distance> sum{};
  for (const Item& part : item.body) {
    if (!fast(part.step)) continue;
    if (!part.step.distance || part.repeated) return std::nullopt;
    sum = sum + times(part.step.distance->value, item.count);
  }
  return sum;
}

/// The distance run at the effort the kind is named for; nothing where it is not determined.
std::optional<Range<Distance>> quality_of(const Session& session, RunKind kind, const Item* main) {
  const bool wanted = kind == RunKind::marathon_pace || kind == RunKind::tempo || kind == RunKind::intervals ||
                      kind == RunKind::long_run || kind == RunKind::hills || kind == RunKind::race;
  if (!wanted || main == nullptr) return std::nullopt;
  Range<Distance> sum{};
  bool known = true;
  each_work(session, [&](const Item& item) {
    const Family family = family_of(item.step.effort);
    if (&item != main && !item.repeated && family != Family::marathon && family != Family::fast) return;
    const std::optional<Range<Distance>> part = quality_of(item);
    known = known && part.has_value();
    if (part) sum = sum + *part;
  });
  if (!known || sum.max <= Distance{}) return std::nullopt;
  return sum;
}

/// True where running and walking are mixed by plan.
bool mixes_walking(const Session& session, const Walking& walking) {
  if (std::any_of(session.items.begin(), session.items.end(),
                  [](const Item& i) { return i.step.activity == Activity::run_walk; }))
    return true;
  return walking.walked > 0 && walking.ran > 0 && !walking.hard;
}

bool states_total(const Session& session) {
  return std::any_of(session.items.begin(), session.items.end(), [](const Item& item) {
    return !item.repeated && item.step.measured() &&
           std::any_of(item.body.begin(), item.body.end(), [](const Item& i) { return !i.step.has(Label::strides); });
  });
}

/// The flags that follow from what any step says, those of choices included.
void add_flags(const Syntax& syntax, WorkoutFlags& flags) {
  Gist gist;
  for (const Half& half : syntax.halves)
    for (const Session& session : half.options) add_gist(session.items, gist);
  flags.choice = flags.choice || gist.has(Label::choice);
  flags.optional = gist.optional || gist.has(Label::optionally);
  flags.strides = gist.has(Label::strides);
  flags.warm_up = gist.warm_up;
  flags.cool_down = gist.cool_down;
}

/// Then it is exact however recoveries and optional parts are counted.
bool is_exact(const Sum& sum) {
  return (!sum.distance || sum.distance->min == sum.distance->max) &&
         (!sum.duration || sum.duration->min == sum.duration->max);
}

/// A range of the total as written, or of the count.
void add_range(Workout& workout, const Sum& written) {
  workout.flags.range = (workout.distance && written.distance && written.distance->min < written.distance->max) ||
                        (workout.duration && written.duration && written.duration->min < written.duration->max) ||
                        (workout.repetitions && workout.repetitions->min < workout.repetitions->max);
}

}  // namespace

void interpret(const Syntax& syntax, Units units, Workout& workout) {
  WorkoutFlags& flags = workout.flags;
  flags = {};
  flags.two_a_day = syntax.halves.size() > 1;
  const Session* main = nullptr;
  const Item* main_set = nullptr;
  for (const Half& half : syntax.halves) {
    flags.choice = flags.choice || half.options.size() > 1;
    const Session* session = chosen(half);
    if (session == nullptr) continue;
    const Outline outline = outline_of(*session);
    flags.run_walk = flags.run_walk || mixes_walking(*session, outline.walking);
    flags.total_stated = flags.total_stated || states_total(*session);
    const RunKind kind = kind_of(*session, outline);
    if (main == nullptr || demand_of(kind) > demand_of(workout.kind)) {
      workout.kind = kind;
      main = session;
      main_set = outline.main_set;
    }
  }
  add_flags(syntax, flags);
  if (main == nullptr) {
    workout.kind = RunKind::easy;
    return;
  }
  workout.repetitions = repetitions_of(main_set);
  workout.quality = quality_of(*main, workout.kind, main_set);
  if (syntax.halves.size() == 1) workout.pace = pace_of(*main, units);
  if (workout.kind == RunKind::rest || workout.kind == RunKind::other)
    return add_range(workout, {std::nullopt, std::nullopt});
  const Sum total = total_of_day(syntax, Counting::careful);
  workout.distance = sane(total.distance, Distance{1000 * kilometre.mm});
  workout.duration = sane(total.duration, Seconds{100 * 3600});
  if (!workout.distance && is_run(workout.kind)) workout.measured = measured_part_of_day(syntax);
  add_range(workout, is_exact(total) ? total : total_of_day(syntax, Counting::written));
}

}  // namespace rubdown::workout
