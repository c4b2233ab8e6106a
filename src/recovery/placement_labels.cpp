#include "recovery/placement_labels.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace rubdown::placing {

void Label::remember(Minute start, bool fixed) {
  std::copy_backward(last.begin(), last.end() - 1, last.end());
  last[0] = start;
  last_fixed = static_cast<std::uint8_t>((static_cast<unsigned>(last_fixed) << 1U) | (fixed ? 1U : 0U));
}

namespace {

/// Drops of those before the last what the ceiling of seven days makes bind nothing, and returns the latest last start
/// that binds nothing through it either. An appointment binds the one that would be one too many: so many are still to
/// come before that, each a distance apart, and where they take longer than seven days it binds nothing.
Minute forget_week(Label& label, const Gaps& gaps, Minute now) {
  // After the last start `now` is as late as can be: the sums are wide.
  using Wide = std::int64_t;
  constexpr Wide latest = std::numeric_limits<Minute>::max();
  const Wide spacing = gaps.spacing, own = Wide{gaps.own_days} * a_day;
  const Minute last = label.last[0];
  const auto next = static_cast<Minute>(std::min(latest, std::max({Wide{now}, last + spacing, midnight(last) + own})));
  const auto binds_nothing = [&](std::size_t i) {
    const Wide between = gaps.ceiling > i + 1 ? static_cast<Wide>(gaps.ceiling - i - 1) : 0;
    const Wide end = std::max(next + between * spacing, midnight(next) + between * own);
    return static_cast<Minute>(std::min(latest, end) - seven_days);
  };
  bool any = false;
  for (std::size_t i = 1; i < gaps.remembered; ++i) {
    if (label.last[i] <= binds_nothing(i)) label.last[i] = never;
    any = any || label.last[i] != never;
  }
  return any ? never : binds_nothing(0);
}

}  // namespace

void forget(Label& label, const Gaps& gaps, const Now& now) {
  Minute within = now.week;
  if (now.all_new && gaps.ceiling > 1 && label.last[0] != never)
    within = std::max(within, forget_week(label, gaps, now.at));
  if (label.last[0] <= std::min(now.last, within)) label.last[0] = never;
  for (std::size_t i = 1; i < gaps.remembered; ++i) {
    if (label.last[i] <= now.earlier) label.last[i] = never;
  }
  if (label.deep <= now.at - gaps.deep) label.deep = never;
  if (label.busy <= now.at) label.busy = never;
  if (label.month < now.month || label.spent <= now.spent) label.spent = 0;
}

void insert(std::vector<Group>& groups, Open served, const Label& label, Scales& scales) {
  const Chains& chains = scales.chains;
  const Gaps& gaps = scales.gaps;
  const Now& now = scales.ahead.of(served);
  auto group = std::lower_bound(groups.begin(), groups.end(), served,
                                [](const Group& g, Open value) { return g.served < value; });
  if (group == groups.end() || group->served != served) group = groups.insert(group, Group{served, {}});
  std::vector<Label>& labels = group->labels;
  const auto is_worse = [&](const Label& other) { return !chains.better(other.node, label.node); };
  auto better = labels.end();  // the first better one
  if (!labels.empty() && !is_worse(labels.back())) {
    better = std::partition_point(labels.begin(), labels.end() - 1, is_worse);
  }
  scales.work += static_cast<std::size_t>(labels.end() - labels.begin());
  for (auto other = labels.end(); other != better; --other) {
    if (binds_no_more(*(other - 1), label, gaps, now)) return;
  }
  const auto replaced = [&](const Label& other) { return binds_no_more(label, other, gaps, now); };
  const auto kept = std::remove_if(labels.begin(), better, replaced);
  if (kept == better) {
    labels.insert(better, label);
  } else {
    *kept = label;
    labels.erase(kept + 1, better);
  }
}

namespace {

/// Drops each label that a better one replaces.
void prune(std::vector<Label>& labels, const Now& now, Scales& scales) {
  const Gaps& gaps = scales.gaps;
  auto kept = labels.end();  // [kept, end) are better than all that come
  for (auto label = labels.end(); label != labels.begin();) {
    --label;
    if (!scales.spent()) scales.work += static_cast<std::size_t>(labels.end() - kept);
    const auto replaces = [&](const Label& other) { return binds_no_more(other, *label, gaps, now); };
    if (scales.spent() || std::none_of(kept, labels.end(), replaces)) *--kept = *label;
  }
  labels.erase(labels.begin(), kept);
}

/// Labels in order with others that are in order too, which come behind those they equal.
template <class Worse>
void join(std::vector<Label>& labels, const std::vector<Label>& others, const Worse& worse) {
  if (others.size() == 1) {  // as mostly
    labels.insert(std::upper_bound(labels.begin(), labels.end(), others.front(), worse), others.front());
    return;
  }
  const auto middle = static_cast<std::ptrdiff_t>(labels.size());
  labels.insert(labels.end(), others.begin(), others.end());
  std::inplace_merge(labels.begin(), labels.begin() + middle, labels.end(), worse);
}

}  // namespace

void unite(std::vector<Group>& groups, Open closed, Scales& scales) {
  const Chains& chains = scales.chains;
  const Ahead& ahead = scales.ahead;
  for (Group& group : groups) {
    group.served &= ~closed;
    for (Label& label : group.labels) forget(label, scales.gaps, ahead.of(group.served));
  }
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.served < b.served; });
  auto kept = groups.begin();
  const auto worse = [&](const Label& a, const Label& b) { return chains.better(b.node, a.node); };
  for (auto group = groups.begin(); group != groups.end(); ++group) {
    if (group == groups.begin()) continue;
    if (group->served == kept->served) {
      join(kept->labels, group->labels, worse);
    } else if (++kept != group) {
      *kept = std::move(*group);
    }
  }
  if (!groups.empty()) groups.erase(kept + 1, groups.end());
  for (Group& group : groups) prune(group.labels, ahead.of(group.served), scales);
}

}  // namespace rubdown::placing
