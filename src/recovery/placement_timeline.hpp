// Times in their order.
#pragma once

#include <algorithm>
#include <tuple>
#include <vector>

#include "recovery/placement_terms.hpp"

namespace rubdown::placing {

/// Things on the clock by begin, so that those that touch a window are found without looking at all.
class Timeline {
 public:
  struct Item {
    Minute begin = 0, end = 0;
    std::size_t index = 0;
  };

  void reserve(std::size_t count) { items_.reserve(count); }
  void add(Minute begin, Minute end, std::size_t index) { items_.push_back({begin, end, index}); }
  void settle() {
    const auto before = [](const Item& a, const Item& b) {
      return std::tie(a.begin, a.index) < std::tie(b.begin, b.index);
    };
    if (!std::is_sorted(items_.begin(), items_.end(), before)) std::sort(items_.begin(), items_.end(), before);
    latest_end_.reserve(items_.size());
    Minute latest = never;
    for (const Item& item : items_) latest_end_.push_back(latest = std::max(latest, item.end));
  }
  /// The items that overlap [from, to).
  std::vector<Item> around(Minute from, Minute to) const {
    std::vector<Item> found;
    const auto first = std::upper_bound(latest_end_.begin(), latest_end_.end(), from) - latest_end_.begin();
    for (auto item = items_.begin() + first; item != items_.end() && item->begin < to; ++item) {
      if (from < item->end) found.push_back(*item);
    }
    return found;
  }

 private:
  std::vector<Item> items_;
  std::vector<Minute> latest_end_;  // of the items up to this one
};

}  // namespace rubdown::placing
