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

struct Walking {
  double walked = 0, ran = 0;
  bool hard = false;
};

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

Walking walking_in(const Session& session) {
  Walking sum;
  for (const Item& item : session.items) add_walking(item, 1, sum);
  return sum;
}

bool any_label(const std::vector<Item>& items, Label label) {
  return std::any_of(items.begin(), items.end(),
                     [&](const Item& item) { return item.step.has(label) || any_label(item.body, label); });
}

bool any_rising(const std::vector<Item>& items) {
  return std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return item.step.effort.rising || any_rising(item.body); });
}

int fastest_in(const Item& item) {
  int speed = speed_of(item.step.effort);
  for (const Item& part : item.body) speed = std::max(speed, fastest_in(part));
  return speed;
}

bool has_target(const Item& item) {
  return item.step.target.has_value() || std::any_of(item.body.begin(), item.body.end(), has_target);
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
bool broken_up(const std::vector<const Item*>& work, const std::vector<Item>& items) {
  int fast = 0;
  for (const Item* item : work) fast += fastest_in(*item) > 102 ? 1 : 0;
  if (fast < 2) return false;
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

RunKind kind_of_work(const Session& session) {
  const std::vector<const Item*> work = work_of(session);
  const Item& first = session.items.front();
  const Item* main = main_set(session);
  const auto rungs = std::count_if(work.begin(), work.end(), [](const Item* item) { return is_rung(*item); });
  if (main == nullptr) {
    if (any_label(session.items, Label::intervals)) return RunKind::intervals;
    int speed = fastest_in(first);
    for (const Item* item : work) speed = std::max(speed, speed_of(item->step.effort));
    if (first.step.effort.from != Zone::none && work.size() <= 1)
      speed = std::max(speed_of(first.step.effort), work.empty() ? 0 : speed_of(work[0]->step.effort));
    return family_of_speed(speed) == Family::steady ? RunKind::steady : RunKind::easy;
  }
  int speed = fastest_in(*main);
  if (speed == 0 && !first.body.empty() && main != &first) speed = speed_of(first.step.effort);
  const Family family = family_of_speed(speed);
  if (is_repeated(*main) || broken_up(work, session.items) || (rungs >= 2 && family == Family::none)) {
    if (family == Family::marathon) return RunKind::marathon_pace;
    if (family == Family::steady)
      return any_label(session.items, Label::intervals) ? RunKind::intervals : RunKind::steady;
    if (family == Family::easy && !any_label(session.items, Label::intervals)) return RunKind::easy;
    return RunKind::intervals;
  }
  if (any_label(session.items, Label::intervals) && family != Family::marathon) return RunKind::intervals;
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

std::vector<const Item*> work_of(const Session& session) {
  std::vector<const Item*> work;
  const auto add = [&](const Item& item) {
    if (item.step.role != Role::main || item.step.has(Label::strides) || item.step.activity == Activity::rest) return;
    if (is_pause(item.step) && !item.repeated && item.body.empty()) return;
    work.push_back(&item);
  };
  for (const Item& item : session.items) {
    const std::size_t before = work.size();
    if (!item.repeated)
      for (const Item& part : item.body) add(part);
    if (work.size() == before) add(item);
  }
  return work;
}

const Item* main_set(const Session& session) {
  const Item* best = nullptr;
  double most = -1;
  for (const Item* item : work_of(session)) {
    const int speed = fastest_in(*item);
    const bool counts =
        item->repeated || speed >= 98 || is_rung(*item) || (has_target(*item) && speed == 0 && item->repeated);
    const double size = size_of(*item);
    if (counts && size > most) {
      best = item;
      most = size;
    }
  }
  return best;
}

bool mixes_walking(const Session& session) {
  if (std::any_of(session.items.begin(), session.items.end(),
                  [](const Item& i) { return i.step.activity == Activity::run_walk; }))
    return true;
  const Walking walking = walking_in(session);
  return walking.walked > 0 && walking.ran > 0 && !walking.hard;
}

RunKind kind_of(const Session& session) {
  if (session.items.empty()) return RunKind::easy;
  const Item& first = session.items.front();
  const std::vector<Item>& items = session.items;
  if (const auto kind = kind_of_activity(first.step.activity)) return *kind;
  if (any_label(items, Label::race) || any_label(items, Label::time_trial) || any_label(items, Label::parkrun))
    return RunKind::race;
  if (first.step.activity == Activity::run_walk) return RunKind::walk;
  const Walking walking = walking_in(session);
  if (walking.walked > 0 && !walking.hard) return walking.walked >= walking.ran ? RunKind::walk : RunKind::easy;
  if (first.step.has(Label::long_run)) return RunKind::long_run;
  if (any_label(items, Label::fartlek) || surges(first)) return RunKind::fartlek;
  if (any_label(items, Label::hills)) return RunKind::hills;
  const bool tempo = any_label(items, Label::tempo) || first.step.effort.from == Zone::tempo;
  const RunKind work = kind_of_work(session);
  const bool progression = any_label(items, Label::progression) || any_rising(items) || rises(items) ||
                           (items.size() == 1 && !items[0].repeated && rises(items[0].body));
  if (progression && !(tempo && (work == RunKind::tempo || work == RunKind::marathon_pace)) &&
      work != RunKind::intervals &&
      !(work == RunKind::marathon_pace && !first.step.has(Label::progression) && !any_rising(items)))
    return RunKind::progression;
  if (first.step.has(Label::recovery_run) && (work == RunKind::easy || work == RunKind::steady))
    return RunKind::recovery;
  if (any_label(items, Label::long_run) && work == RunKind::easy) return RunKind::long_run;
  return work;
}

}  // namespace rubdown::workout
