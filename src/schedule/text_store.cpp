#include "rubdown/schedule/text_store.hpp"

#include <algorithm>

namespace rubdown {

std::string_view TextStore::keep(std::string_view text) {
  constexpr std::size_t block = 4096;
  if (text.empty()) return {};
  if (text.size() > left_) {
    left_ = std::max(block, text.size());
    blocks_.emplace_back(new char[left_]);
    free_ = blocks_.back().get();
  }
  const std::string_view kept{std::copy(text.begin(), text.end(), free_) - text.size(), text.size()};
  free_ += text.size();
  left_ -= text.size();
  return kept;
}

}  // namespace rubdown
