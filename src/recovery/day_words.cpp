#include "recovery/day_words.hpp"

#include <algorithm>

namespace rubdown {

DayWords::DayWords(Day day) {
  const std::chrono::year_month_day date{day};
  const unsigned number = static_cast<unsigned>(date.day());
  // Short names have three letters.
  const auto put = [](char* to, std::string_view text) { return std::copy_n(text.data(), 3, to); };
  char* end = put(words_.data(), weekday_short(weekday_index(day)));
  *end++ = ' ';
  if (number >= 10) *end++ = static_cast<char>('0' + number / 10);
  *end++ = static_cast<char>('0' + number % 10);
  *end++ = ' ';
  end = put(end, month_short(static_cast<unsigned>(date.month())));
  size_ = static_cast<std::size_t>(end - words_.data());
}

std::string day_in_words(Day day) { return std::string{DayWords{day}.text()}; }

}  // namespace rubdown
