#include "workout/pauses.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "workout/effort.hpp"
#include "workout/totals.hpp"

namespace rubdown::workout {
bool moving_slowly(Activity activity) {
  return activity == Activity::jog || activity == Activity::walk || activity == Activity::run_walk ||
         activity == Activity::float_run;
}

bool still(Activity activity) { return activity == Activity::rest || activity == Activity::off; }

bool recovery_like(const Piece& piece) {
  const Step& step = piece.item.step;
  if (piece.item.repeated || step.has(Label::recovery_run) || step.has(Label::strides)) return false;
  if (step.role == Role::warm_up || step.role == Role::cool_down) return false;
  return step.role == Role::recovery || still(step.activity) || moving_slowly(step.activity);
}

/// A piece of at least some work: not a warm-up, a recovery or strides.
bool is_work(const Item& item) {
  return item.step.role == Role::main && !item.step.has(Label::strides) && !still(item.step.activity);
}

bool is_hard(const Item& item) {
  const Family family = family_of(item.step.effort);
  return item.repeated || item.step.target || family == Family::marathon || family == Family::fast;
}

bool small(const Step& step) {
  if (step.duration) return step.duration->max <= Minutes{5};
  if (step.distance) return step.distance->value.max.mm <= 800'000;
  return true;
}

/// True where the piece says only how: `steady aerobic`, `on-course`.
bool only_says_how(const Piece& piece) {
  const Step& step = piece.item.step;
  return !step.measured() && !piece.open && !piece.item.repeated && piece.item.body.empty() &&
         step.role == Role::main && step.activity == Activity::run && step.position == Position::none &&
         !step.has(Label::lap) && !step.has(Label::strides) && !step.has(Label::race) && !step.has(Label::hills) &&
         !step.has(Label::intervals);
}

/// A heading: it has a name but no size.
bool is_heading_step(const Step& step) {
  return !step.measured() && !still(step.activity) && step.role != Role::warm_up && step.role != Role::cool_down &&
         step.position == Position::none;
}

bool is_heading(const Piece& piece) {
  return !piece.open && !piece.item.repeated && piece.item.body.empty() && is_heading_step(piece.item.step);
}

Gap gap_of(Piece piece) {
  Gap gap;
  if (piece.item.body.size() == 1 && !piece.item.step.measured()) merge_step(piece.item.step, piece.item.body[0].step);
  gap.step = std::move(piece.item.step);
  gap.step.role = Role::recovery;
  gap.place = piece.place.value_or(GapPlace::unsaid);
  return gap;
}

/// Gives a recovery to the piece before it; the inner repetition of nested sets takes the first one.
void add_gap(Item& item, Gap gap) {
  const bool nested = item.repeated && item.body.size() == 1 && item.body[0].repeated && item.body[0].gaps.empty();
  if (nested && gap.place != GapPlace::sets) {
    item.body[0].gaps.push_back(std::move(gap));
  } else {
    item.gaps.push_back(std::move(gap));
  }
}

/// 1200, 1000, 800 (200 RI): the recovery is between all of them, which are one set.
void gather_run(std::vector<Item>& items, std::size_t least_open, bool alike) {
  std::size_t first = items.size();
  while (first > least_open) {
    const Item& item = items[first - 1];
    if (alike && !(item.step.effort == items.back().step.effort)) break;
    const bool rung = !item.repeated && item.body.empty() && item.gaps.empty() && item.step.measured() &&
                      is_work(item) && family_of(item.step.effort) != Family::easy;
    if (!rung) break;
    --first;
  }
  if (items.size() - first < 2) return;
  Item set;
  set.repeated = true;
  set.body.assign(std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(first)),
                  std::make_move_iterator(items.end()));
  items.resize(first);
  items.push_back(std::move(set));
}

/// A bracket that holds nothing but recoveries.
bool is_all_recovery(const Item& item) {
  return item.repeated && item.count.max == 1 && !item.body.empty() &&
         std::all_of(item.body.begin(), item.body.end(), [](const Item& i) {
           return !i.repeated && i.body.empty() &&
                  (i.step.role == Role::recovery || still(i.step.activity) || moving_slowly(i.step.activity));
         });
}

bool takes_gap(const std::vector<Item>& items, const Piece& piece) {
  if (items.empty()) return false;
  const Item& before = items.back();
  const Step& step = piece.item.step;
  if (piece.place) return recovery_like(piece) || (!piece.item.repeated && step.measured());
  const Family family = family_of(step.effort);
  if (piece.link == Link::with && before.repeated && is_work(before) && !piece.item.repeated && step.measured() &&
      step.labels == 0 && step.role == Role::main && piece.item.body.empty() &&
      (family == Family::easy || family == Family::steady))
    return true;  // 8 x 1 min with 1 min moderate
  const bool short_easy = before.repeated && before.body.empty() && before.gaps.empty() && before.step.duration &&
                          step.duration && !piece.item.repeated && piece.item.body.empty() && family == Family::easy &&
                          step.role == Role::main && is_hard(before) && family_of(before.step.effort) != Family::easy &&
                          step.labels == 0 &&
                          step.duration->max <= std::max<Seconds>(Minutes{3}, before.step.duration->max);
  if (short_easy) return true;  // 10 x 60 s hard, 60 s easy
  if (!recovery_like(piece)) return false;
  if (before.step.has(Label::strides) && !before.repeated) return false;
  const bool close = piece.link == Link::with || piece.link == Link::paren || piece.link == Link::part_of;
  if (close && moving_slowly(step.activity) && items.size() > 1 && is_work(before)) return true;
  if (close) return before.repeated || is_hard(before) || step.role == Role::recovery || still(step.activity);
  if (!before.repeated || !is_work(before)) return false;
  if (!before.gaps.empty()) return false;
  const bool paused = std::any_of(before.body.begin(), before.body.end(),
                                  [](const Item& i) { return is_pause(i.step) || still(i.step.activity); });
  if (paused) return false;
  if (before.body.size() > 1) return step.role == Role::recovery || still(step.activity);
  return still(step.activity) || step.role == Role::recovery ? true : small(step);
}

}  // namespace rubdown::workout
