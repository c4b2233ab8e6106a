#include "rubdown/schedule/text_store.hpp"

#include <algorithm>

namespace rubdown {

std::string_view TextStore::join(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  if (size == 0) return {};
  char* const kept = static_cast<char*>(room(size, 1));
  char* end = kept;
  for (const std::string_view part : parts) end = std::copy(part.begin(), part.end(), end);
  return {kept, size};
}

void* TextStore::block_for(std::size_t size) {
  constexpr std::size_t least = 4096;
  // Each block as large as all before it: few for a long plan, small for a short one.
  left_ = std::max({least, size_, size});
  size_ += left_;
  char* const block = blocks_.emplace_back(new char[left_]).get();
  free_ = block + size;
  left_ -= size;
  return block;
}

}  // namespace rubdown
