// Passing the appointments that stand: they are in every chain, and a label serves with them what fits.
#include "recovery/placement_walk.hpp"

namespace rubdown::placing {

bool Search::may_pass(const Label& label, const FixedTime& fixed) const {
  if (fixed.free) return true;
  const Gaps& gaps = terms_.gaps;
  const Minute last = label.last[0];
  if (last != never && (label.last_fixed & 1U) == 0) {
    if (fixed.begin - last < gaps.spacing) return false;
    if ((midnight(fixed.begin) - midnight(last)) / a_day < gaps.own_days) return false;
  }
  int within = 0;
  bool any_new = false;
  for (std::size_t i = 0; i < gaps.remembered && label.last[i] > fixed.begin - seven_days; ++i) {
    ++within;
    any_new = any_new || (label.last_fixed >> i & 1U) == 0;
  }
  if (any_new && within + 1 > weekly_limit(problem_.caps, day_of(civil(fixed.begin)))) return false;
  return fixed.type != SessionType::massage_deep || label.deep == never || label.deep_fixed ||
         fixed.begin - label.deep >= gaps.deep;
}

namespace {

void remember(Label& label, const FixedTime& fixed) {
  label.remember(fixed.begin, true);
  if (fixed.type != SessionType::massage_deep) return;
  label.deep = fixed.begin;
  label.deep_fixed = true;
}

}  // namespace

/// Whether every appointment that stands may follow, with nothing new between them.
bool Search::may_pass_all(Label label) const {
  const Minute reach = now_ + std::max(terms_.gaps.horizon, terms_.gaps.deep);
  for (std::size_t i = next_fixed_; i < terms_.fixed.size() && terms_.fixed[i].begin <= reach; ++i) {
    if (!may_pass(label, terms_.fixed[i])) return false;
    if (!terms_.fixed[i].free) remember(label, terms_.fixed[i]);
  }
  return true;
}

void Search::serve_fixed(std::vector<Group>& after, const Group& from, const Label& label, std::size_t index,
                         Open serves) {
  scales_.work += label_work;
  const FixedTime& fixed = terms_.fixed[index];
  Node node;
  node.start = fixed.begin;
  node.length = fixed.end - fixed.begin;
  node.type = fixed.type;
  node.fixed = static_cast<std::int32_t>(index);
  node.serves = serves;
  Label next = label;
  next.node = chains_.add(node, label.node, false);
  if (!fixed.free) {
    remember(next, fixed);
    forget(next, terms_.gaps, scales_.ahead.of(from.served | serves));
  }
  keep(after, from.served | serves, next);
}

/// Extends a label by every set of demands the fixed appointment may serve, none included.
void Search::serve_sets(std::vector<Group>& after, const Group& from, const Label& label, std::size_t index,
                        Open last_chance) {
  const FixedTime& fixed = terms_.fixed[index];
  Open alone = 0, merging = 0;
  for (Open rest = eligible(label, open_ & ~from.served, fixed.free); rest != 0; rest &= rest - 1) {
    const int b = first_of(rest);
    if ((want(b).types & bit(fixed.type)) == 0) continue;
    (want(b).merges ? merging : alone) |= Open{1} << b;
  }
  const auto serve = [&](Open serves) { serve_fixed(after, from, label, index, serves); };
  if (((alone | merging) & last_chance) == 0) serve(0);
  for (Open rest = alone; rest != 0; rest &= rest - 1) serve(rest & (~rest + 1));
  each_set(merging, last_chance, serve);
}

void Search::pass(std::size_t index) {
  const FixedTime& fixed = terms_.fixed[index];
  move_to(fixed.begin);
  const Open last_chance = fixed.free ? 0 : last_chances(fixed.begin, index + 1);
  std::vector<Group> after;
  for (const Group& from : groups_) {
    for (const Label& label : from.labels) {
      if (may_pass(label, fixed)) serve_sets(after, from, label, index, last_chance);
    }
  }
  groups_ = std::move(after);
}

}  // namespace rubdown::placing
