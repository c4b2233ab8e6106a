#include <algorithm>

#include "workout/effort.hpp"
#include "workout/meaning.hpp"
#include "workout/totals.hpp"

namespace rubdown::workout {
namespace {

std::optional<RunKind> kind_of_activity(Activity activity) {
  switch (activity) {
  case Activity::rest:
  case Activity::off:
    return RunKind::rest;
  case Activity::bike:
  case Activity::swim:
  case Activity::row:
  case Activity::elliptical:
  case Activity::hike:
  case Activity::ski:
  case Activity::skate:
  case Activity::aqua_jog:
  case Activity::sport:
  case Activity::cross:
    return RunKind::cross;
  case Activity::strength:
  case Activity::core:
    return RunKind::strength;
  case Activity::yoga:
  case Activity::pilates:
  case Activity::stretch:
  case Activity::mobility:
  case Activity::roll:
  case Activity::drills:
    return RunKind::mobility;
  case Activity::other:
    return RunKind::other;
  case Activity::run:
  case Activity::jog:
  case Activity::walk:
  case Activity::run_walk:
  case Activity::float_run:
    break;
  }
  return std::nullopt;
}

void add_walking(const Item& item, double times, Walking& sum) {
  const Family family = family_of(item.step.effort);
  sum.hard = sum.hard || family == Family::fast || family == Family::marathon || item.step.target.has_value() ||
             item.step.has(Label::intervals) || item.step.has(Label::hills);
  const double n = times * (item.repeated ? item.count.max : 1);
  double size = 0;
  if (item.step.distance) size = item.step.distance->value.max.metres();
  if (item.step.duration) size = static_cast<double>(item.step.duration->max.count()) / 0.24;
  if (!item.body.empty() && (item.repeated || size == 0)) {
    for (const Item& part : item.body) add_walking(part, n, sum);
    return;
  }
  (item.step.activity == Activity::walk ? sum.walked : sum.ran) += n * std::max(size, 1.0);
  // 8 x 3 min with 2 min walk, without an effort, is running and walking; 6 x 800 m is not.
  if (!item.repeated || !item.step.duration || family != Family::none) return;
  for (const Gap& gap : item.gaps)
    if (gap.step.activity == Activity::walk && gap.step.duration)
      sum.walked += n * static_cast<double>(gap.step.duration->max.count()) / 0.24;
}

int fastest_in(const Item& item) {
  int speed = speed_of(item.step.effort);
  for (const Item& part : item.body) speed = std::max(speed, fastest_in(part));
  return speed;
}

Family family_of_speed(int speed) {
  if (speed == 0) return Family::none;
  if (speed < 82) return Family::easy;
  if (speed < 98) return Family::steady;
  return speed <= 102 ? Family::marathon : Family::fast;
}

bool is_repeated(const Item& item) { return item.repeated && (item.count.max > 1 || item.body.size() > 1); }

bool is_rung(const Item& item) {
  return !item.repeated && item.body.empty() && item.step.role == Role::main && item.step.distance &&
         item.step.distance->unit == DistanceUnit::m && family_of(item.step.effort) != Family::easy;
}

/// Three pieces or more, each faster than the one before.
bool rises(const std::vector<Item>& items) {
  int pieces = 0, last = 0;
  for (const Item& item : items) {
    if (item.step.has(Label::strides) || item.step.role == Role::warm_up || item.step.role == Role::cool_down) continue;
    const int speed = speed_of(item.step.effort);
    if (item.repeated || !item.body.empty() || speed <= last || is_pause(item.step)) return false;
    last = speed;
    ++pieces;
  }
  return pieces >= 3;
}

/// Two fast pieces with a recovery between them are repetitions, whatever they are called.
bool has_pauses(const std::vector<Item>& items) {
  const auto pause = [](const Item& item) {
    return !item.gaps.empty() || is_pause(item.step) || item.step.activity == Activity::rest;
  };
  return std::any_of(items.begin(), items.end(), pause) ||
         (items.size() == 1 && std::any_of(items[0].body.begin(), items[0].body.end(), pause));
}

/// Short timed surges inside an easy run are a fartlek.
bool surges(const Item& item) {
  const Family family = family_of(item.step.effort);
  if (item.repeated || item.body.size() != 1 || (family != Family::easy && family != Family::steady)) return false;
  const Item& set = item.body[0];
  if (!set.body.empty() && set.body.size() != 2) return false;
  const auto is_surge = [](const Step& step) {
    return step.duration && step.duration->max <= Seconds{60} && family_of(step.effort) == Family::fast;
  };
  if (set.body.empty()) return set.repeated && is_surge(set.step);
  const Item& fast = set.body[0];
  return is_surge(fast.step) && set.body[1].step.duration.has_value();
}

/// The work of a session counted: pieces, rungs of a ladder, fast pieces, and the speed of the fastest.
struct Tally {
  const Item* first = nullptr;
  int pieces = 0, rungs = 0, fast = 0, speed = 0;
};

Tally tally_of(const Session& session) {
  Tally tally;
  each_work(session, [&](const Item& item) {
    if (tally.first == nullptr) tally.first = &item;
    ++tally.pieces;
    tally.rungs += is_rung(item) ? 1 : 0;
    tally.fast += fastest_in(item) > 102 ? 1 : 0;
    tally.speed = std::max(tally.speed, speed_of(item.step.effort));
  });
  return tally;
}

RunKind kind_of_plain_run(const Session& session, const Tally& work) {
  const Item& first = session.items.front();
  int speed = std::max(fastest_in(first), work.speed);
  if (first.step.effort.from != Zone::none && work.pieces <= 1)
    speed = std::max(speed_of(first.step.effort), work.first == nullptr ? 0 : speed_of(work.first->step.effort));
  return family_of_speed(speed) == Family::steady ? RunKind::steady : RunKind::easy;
}

RunKind kind_of_repetitions(Family family, bool called_intervals) {
  if (family == Family::marathon) return RunKind::marathon_pace;
  if (family == Family::steady) return called_intervals ? RunKind::intervals : RunKind::steady;
  if (family == Family::easy && !called_intervals) return RunKind::easy;
  return RunKind::intervals;
}

RunKind kind_of_work(const Session& session, const Outline& outline) {
  const Tally work = tally_of(session);
  const Item& first = session.items.front();
  const Item* main = outline.main_set;
  const bool called_intervals = outline.gist.has(Label::intervals);
  if (main == nullptr) return called_intervals ? RunKind::intervals : kind_of_plain_run(session, work);
  int speed = fastest_in(*main);
  if (speed == 0 && !first.body.empty() && main != &first) speed = speed_of(first.step.effort);
  const Family family = family_of_speed(speed);
  const bool broken_up = work.fast >= 2 && has_pauses(session.items);
  if (is_repeated(*main) || broken_up || (work.rungs >= 2 && family == Family::none))
    return kind_of_repetitions(family, called_intervals);
  if (called_intervals && family != Family::marathon) return RunKind::intervals;
  switch (family) {
  case Family::marathon:
    return RunKind::marathon_pace;
  case Family::fast:
    return speed <= 110 || first.step.has(Label::tempo) ? RunKind::tempo : RunKind::intervals;
  case Family::steady:
    return RunKind::steady;
  case Family::easy:
  case Family::none:
    break;
  }
  return RunKind::easy;
}

const Item* main_set(const Session& session) {
  const Item* best = nullptr;
  double most = -1;
  each_work(session, [&](const Item& item) {
    if (!item.repeated && fastest_in(item) < 98 && !is_rung(item)) return;
    const double size = size_of(item);
    if (size <= most) return;
    best = &item;
    most = size;
  });
  return best;
}

}  // namespace

int demand_of(RunKind kind) {
  switch (kind) {
  case RunKind::race:
    return 16;
  case RunKind::intervals:
    return 15;
  case RunKind::hills:
    return 14;
  case RunKind::tempo:
    return 13;
  case RunKind::fartlek:
    return 12;
  case RunKind::marathon_pace:
    return 11;
  case RunKind::progression:
    return 10;
  case RunKind::long_run:
    return 9;
  case RunKind::steady:
    return 8;
  case RunKind::easy:
    return 7;
  case RunKind::recovery:
    return 6;
  case RunKind::walk:
    return 5;
  case RunKind::cross:
    return 4;
  case RunKind::strength:
    return 3;
  case RunKind::mobility:
    return 2;
  case RunKind::other:
    return 1;
  case RunKind::rest:
    return 0;
  }
  return 0;
}

bool counts_as_work(const Item& item) {
  if (item.step.role != Role::main || item.step.has(Label::strides) || item.step.activity == Activity::rest)
    return false;
  return !is_pause(item.step) || item.repeated || !item.body.empty();
}

void add_gist(const std::vector<Item>& items, Gist& gist) {
  for (const Item& item : items) {
    const Step& step = item.step;
    gist.labels |= step.labels;
    gist.rising = gist.rising || step.effort.rising;
    gist.optional = gist.optional || step.optional;
    gist.warm_up = gist.warm_up || step.role == Role::warm_up;
    gist.cool_down = gist.cool_down || step.role == Role::cool_down;
    if (!item.body.empty()) add_gist(item.body, gist);
  }
}

Walking walking_in(const Session& session) {
  Walking sum;
  for (const Item& item : session.items) add_walking(item, 1, sum);
  return sum;
}

Outline outline_of(const Session& session) {
  Outline outline;
  add_gist(session.items, outline.gist);
  outline.walking = walking_in(session);
  outline.main_set = main_set(session);
  return outline;
}

RunKind kind_of(const Session& session, const Outline& outline) {
  if (session.items.empty()) return RunKind::easy;
  const Item& first = session.items.front();
  const std::vector<Item>& items = session.items;
  const Gist& gist = outline.gist;
  if (const auto kind = kind_of_activity(first.step.activity)) return *kind;
  if (gist.has(Label::race) || gist.has(Label::time_trial) || gist.has(Label::parkrun)) return RunKind::race;
  if (first.step.activity == Activity::run_walk) return RunKind::walk;
  const Walking& walking = outline.walking;
  if (walking.walked > 0 && !walking.hard) return walking.walked >= walking.ran ? RunKind::walk : RunKind::easy;
  if (first.step.has(Label::long_run)) return RunKind::long_run;
  if (gist.has(Label::fartlek) || surges(first)) return RunKind::fartlek;
  if (gist.has(Label::hills)) return RunKind::hills;
  const bool tempo = gist.has(Label::tempo) || first.step.effort.from == Zone::tempo;
  const RunKind work = kind_of_work(session, outline);
  const bool progression = gist.has(Label::progression) || gist.rising || rises(items) ||
                           (items.size() == 1 && !items[0].repeated && rises(items[0].body));
  if (progression && !(tempo && (work == RunKind::tempo || work == RunKind::marathon_pace)) &&
      work != RunKind::intervals &&
      !(work == RunKind::marathon_pace && !first.step.has(Label::progression) && !gist.rising))
    return RunKind::progression;
  if (first.step.has(Label::recovery_run) && (work == RunKind::easy || work == RunKind::steady))
    return RunKind::recovery;
  if (gist.has(Label::long_run) && work == RunKind::easy) return RunKind::long_run;
  return work;
}

}  // namespace rubdown::workout
