// Days as triggers and reasons name them.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "rubdown/base/day.hpp"

namespace rubdown {

/// `Sun 1 Mar`.
std::string day_in_words(Day day);

/// The same, without a string of its own.
class DayWords {
 public:
  explicit DayWords(Day day);
  std::string_view text() const { return {words_.data(), size_}; }

 private:
  std::array<char, 16> words_;
  std::size_t size_;
};

}  // namespace rubdown
