// Texts that many sessions refer to: kept once, never moved, freed together.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

namespace rubdown {

class TextStore {
 public:
  /// A copy of `text` that lives as long as the store; no room is taken for an empty one.
  std::string_view keep(std::string_view text) { return join({text}); }
  /// The parts in a row, kept as one text.
  std::string_view join(std::initializer_list<std::string_view> parts);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace rubdown
