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

void insert(std::vector<Group>& groups, Open served, const Label& label, const Chains& chains, const Gaps& gaps,
            Now now) {
  auto group = std::lower_bound(groups.begin(), groups.end(), served,
                                [](const Group& g, Open value) { return g.served < value; });
  if (group == groups.end() || group->served != served) group = groups.insert(group, Group{served, {}});
  std::vector<Label>& labels = group->labels;
  const auto is_better = [&](const Label& other) { return chains.better(other.node, label.node); };
  auto behind = labels.end();  // where labels come in their order already
  if (!labels.empty() && !is_better(labels.back())) {
    behind = std::partition_point(labels.begin(), labels.end() - 1, is_better);
  }
  for (auto other = labels.begin(); other != behind; ++other) {
    if (binds_no_more(*other, label, gaps, now)) return;
  }
  const auto replaced = [&](const Label& other) { return binds_no_more(label, other, gaps, now); };
  const auto place = behind - labels.begin();
  labels.erase(std::remove_if(behind, labels.end(), replaced), labels.end());
  labels.insert(labels.begin() + place, label);
}

}  // namespace rubdown::placing
