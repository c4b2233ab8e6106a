#include "recovery/placement_labels.hpp"

#include <algorithm>

namespace rubdown::placing {

void Label::remember(Minute start, bool fixed) {
  std::copy_backward(last.begin(), last.end() - 1, last.end());
  last[0] = start;
  last_fixed = static_cast<std::uint8_t>((static_cast<unsigned>(last_fixed) << 1U) | (fixed ? 1U : 0U));
}

void forget(Label& label, const Gaps& gaps, Now now) {
  if (label.last[0] <= now.at - gaps.horizon) label.last[0] = never;
  for (std::size_t i = 1; i < gaps.remembered; ++i) {
    if (label.last[i] <= now.at - seven_days) label.last[i] = never;
  }
  if (label.deep <= now.at - gaps.deep) label.deep = never;
  if (label.busy <= now.at) label.busy = never;
  if (label.month < now.month) label.spent = 0;
}

bool binds_no_more(const Label& a, const Label& b, const Gaps& gaps, Now now) {
  for (std::size_t i = 0; i < gaps.remembered; ++i) {
    if (a.last[i] > b.last[i]) return false;
  }
  if (a.deep > b.deep || a.busy > b.busy) return false;
  if (a.spent == 0) return true;
  return a.month < now.month || a.spent <= b.spent_in(a.month);
}

void insert(std::vector<Group>& groups, Open served, const Label& label, const Chains& chains, const Gaps& gaps,
            Now now) {
  auto group = std::lower_bound(groups.begin(), groups.end(), served,
                                [](const Group& g, Open value) { return g.served < value; });
  if (group == groups.end() || group->served != served) group = groups.insert(group, Group{served, {}});
  std::vector<Label>& labels = group->labels;
  std::size_t at = 0;
  for (; at < labels.size() && chains.better(labels[at].node, label.node); ++at) {
    if (binds_no_more(labels[at], label, gaps, now)) return;
  }
  const auto replaced = [&](const Label& other) { return binds_no_more(label, other, gaps, now); };
  const auto behind = labels.begin() + static_cast<std::ptrdiff_t>(at);
  labels.erase(std::remove_if(behind, labels.end(), replaced), labels.end());
  labels.insert(labels.begin() + static_cast<std::ptrdiff_t>(at), label);
}

}  // namespace rubdown::placing
