// Owns the texts and lists of rules that were read from a file.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

class RuleStore {
 public:
  Text keep(std::string text) { return texts_.emplace_back(std::move(text)); }
  template <class T>
  List<T> keep(std::vector<T> items) {
    if (items.empty()) return {};
    const auto owned = std::make_shared<const std::vector<T>>(std::move(items));
    lists_.push_back(owned);
    return {owned->data(), owned->size()};
  }
  /// Keeps an earlier pack's store alive.
  void keep(std::shared_ptr<const RuleStore> earlier) { lists_.push_back(std::move(earlier)); }

 private:
  std::deque<std::string> texts_;
  std::vector<std::shared_ptr<const void>> lists_;
};

}  // namespace rubdown
