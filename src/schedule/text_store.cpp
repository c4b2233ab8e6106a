#include "rubdown/schedule/text_store.hpp"

#include <algorithm>

namespace rubdown {

std::string_view TextStore::join(std::initializer_list<std::string_view> parts) {
  constexpr std::size_t block = 4096;
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  if (size == 0) return {};
  if (size > left_) {
    left_ = std::max(block, size);
    blocks_.emplace_back(new char[left_]);
    free_ = blocks_.back().get();
  }
  const std::string_view kept{free_, size};
  for (const std::string_view part : parts) free_ = std::copy(part.begin(), part.end(), free_);
  left_ -= size;
  return kept;
}

}  // namespace rubdown
