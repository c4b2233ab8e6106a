#include "workout/totals.hpp"

#include <algorithm>

#include "workout/effort.hpp"

namespace rubdown::workout {
namespace {

Range<Distance> times(Range<Distance> d, Range<int> n) { return {d.min * n.min, d.max * n.max}; }
Range<Seconds> times(Range<Seconds> s, Range<int> n) { return {s.min * n.min, s.max * n.max}; }

Sum unknown() { return {std::nullopt, std::nullopt}; }

void add(Sum& sum, const Sum& part) {
  if (sum.distance && part.distance)
    *sum.distance = *sum.distance + *part.distance;
  else
    sum.distance.reset();
  if (sum.duration && part.duration)
    *sum.duration = *sum.duration + *part.duration;
  else
    sum.duration.reset();
}

Sum multiply(const Sum& sum, Range<int> n) {
  Sum result = unknown();
  if (sum.distance) result.distance = times(*sum.distance, n);
  if (sum.duration) result.duration = times(*sum.duration, n);
  return result;
}

Sum amount_of(const Step& step) {
  Sum sum = unknown();
  if (step.distance) sum.distance = step.distance->value;
  if (step.duration) sum.duration = *step.duration;
  return sum;
}

/// How many recoveries stand between `n` repetitions.
Range<int> gaps_between(Range<int> n, GapPlace place, Counting counting) {
  const Range<int> fewer{std::max(n.min - 1, 0), std::max(n.max - 1, 0)};
  switch (place) {
  case GapPlace::after:
    return n;
  case GapPlace::between:
  case GapPlace::sets:
    return fewer;
  case GapPlace::unsaid:
    break;
  }
  return counting == Counting::careful ? Range<int>{fewer.min, n.max} : fewer;
}

/// The speed on the scale of efforts, or, where only a pace is given, one that compares with other paces.
int speed_of_step(const Step& step) {
  if (step.effort.from != Zone::none || !step.target || step.target->per == Per::none) return speed_of(step.effort);
  const std::int64_t seconds = std::max<std::int64_t>(step.target->time.min.count() + step.target->time.max.count(), 1);
  return static_cast<int>(72'000 / seconds);
}

int speed_in(const Item& item) {
  int speed = speed_of_step(item.step);
  for (const Item& part : item.body) speed = std::max(speed, speed_in(part));
  return speed;
}

bool pauses_inside(const std::vector<Item>& body) {
  return std::any_of(body.begin(), body.end(), [](const Item& item) {
    return is_pause(item.step) || item.step.activity == Activity::rest || item.step.activity == Activity::off ||
           !item.gaps.empty();
  });
}

bool rests_inside(const std::vector<Item>& body) {
  if (pauses_inside(body)) return true;
  int fastest = 0, slowest = 1000;
  for (const Item& item : body) {
    const int speed = speed_in(item);
    fastest = std::max(fastest, speed);
    slowest = std::min(slowest, speed);
  }
  return body.size() > 1 && slowest + 4 < fastest;
}

bool is_on_foot(const Step& step) {
  return step.activity == Activity::run || step.activity == Activity::jog || step.activity == Activity::walk ||
         step.activity == Activity::run_walk || step.activity == Activity::float_run;
}

/// Of one step, done once. Standing still for a time adds nothing.
MeasuredPart measured_part(const Step& step) {
  if (step.distance && is_on_foot(step)) return {step.distance->value, true};
  return {{}, step.duration && (step.activity == Activity::rest || step.activity == Activity::off)};
}

void add(MeasuredPart& sum, const MeasuredPart& part, Range<int> n) {
  sum.distance = sum.distance + times(part.distance, n);
  sum.rests_only = sum.rests_only && part.rests_only;
}

/// Repetitions without a word about what is between them: perhaps a jog.
bool pauses_unsaid(const Item& item) {
  const bool gap =
      std::any_of(item.gaps.begin(), item.gaps.end(), [](const Gap& g) { return g.place != GapPlace::sets; });
  const int pieces = item.body.empty() ? 1 : static_cast<int>(item.body.size());
  return item.repeated && item.count.max * pieces > 1 && !gap && !rests_inside(item.body);
}

MeasuredPart measured_part(const Item& item) {
  const bool by_parts = !item.body.empty() && (item.repeated || !item.step.distance);
  const MeasuredPart one = by_parts ? measured_part(item.body) : measured_part(item.step);
  const Range<int> n = item.repeated ? item.count : exactly(1);
  MeasuredPart sum{{}, !pauses_unsaid(item)};
  add(sum, one, n);
  for (const Gap& gap : item.gaps)
    add(sum, measured_part(gap.step), item.repeated ? gaps_between(n, gap.place, Counting::written) : exactly(1));
  if (item.step.optional) sum.distance.min = Distance{};
  return sum;
}

Sum total_of_repeats(const Item& item, Counting counting) {
  const int pieces = item.body.empty() ? 1 : static_cast<int>(item.body.size());
  const bool inside = !item.body.empty() && rests_inside(item.body);
  Sum sum = multiply(item.body.empty() ? amount_of(item.step) : total_of(item.body, counting), item.count);
  const bool several = item.count.max * pieces > 1;
  bool paused = inside || !several;
  for (const Gap& gap : item.gaps) {
    Range<int> n = item.count;
    if (gap.place != GapPlace::sets) {
      paused = true;
      if (!pauses_inside(item.body) && pieces > 1 && (!inside || gap.place == GapPlace::between))
        n = {n.min * pieces, n.max * pieces};
    }
    add(sum, multiply(amount_of(gap.step), gaps_between(n, gap.place, counting)));
  }
  return paused ? sum : unknown();
}

}  // namespace

bool is_pause(const Step& step) {
  return step.role == Role::recovery || step.activity == Activity::jog || step.activity == Activity::walk ||
         step.activity == Activity::float_run;
}

Sum total_of(const Item& item, Counting counting, bool followed) {
  Sum sum;
  if (item.repeated) {
    sum = total_of_repeats(item, counting);
  } else if (item.step.measured()) {
    sum = amount_of(item.step);
  } else if (!item.body.empty()) {
    sum = total_of(item.body, counting);
  } else {
    sum = unknown();
  }
  if (!item.repeated) {
    for (const Gap& gap : item.gaps) {
      const Range<int> n = followed ? exactly(1) : counting == Counting::careful ? Range<int>{0, 1} : exactly(0);
      add(sum, multiply(amount_of(gap.step), n));
    }
  }
  if (item.step.optional && counting == Counting::careful) {
    if (sum.distance) sum.distance->min = Distance{};
    if (sum.duration) sum.duration->min = Seconds{};
  }
  return sum;
}

Sum total_of(const std::vector<Item>& items, Counting counting) {
  Sum sum;
  bool any = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].step.has(Label::strides)) continue;
    add(sum, total_of(items[i], counting, i + 1 < items.size()));
    any = true;
  }
  return any ? sum : unknown();
}

MeasuredPart measured_part(const std::vector<Item>& items) {
  MeasuredPart sum{{}, true};
  for (const Item& item : items)
    if (!item.step.has(Label::strides)) add(sum, measured_part(item), exactly(1));
  return sum;
}

double size_of(const Item& item) {
  if (item.step.has(Label::strides) || is_pause(item.step)) return 0;
  double one = 0;
  if (item.step.distance)
    one = item.step.distance->value.max.metres();
  else if (item.step.duration)
    one = static_cast<double>(item.step.duration->max.count()) / 0.24;
  else
    for (const Item& part : item.body) one += size_of(part);
  return one * (item.repeated ? item.count.max : 1);
}

}  // namespace rubdown::workout
