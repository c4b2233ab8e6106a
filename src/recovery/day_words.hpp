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
  explicit DayWords(Day day) { look_up(day); }
  std::string_view text() const { return {words_.data(), size_}; }
  /// Says another day: the less work the nearer it lies behind the one before.
  void go_to(Day day);

 private:
  void look_up(Day day);
  void write();

  Day day_{};
  unsigned number_ = 1, month_ = 1;
  int weekday_ = 0;
  std::array<char, 16> words_;
  std::size_t size_ = 0;
};

}  // namespace rubdown
