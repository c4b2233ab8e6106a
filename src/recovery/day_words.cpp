#include "recovery/day_words.hpp"

#include <algorithm>

namespace rubdown {

void DayWords::look_up(Day day) {
  const std::chrono::year_month_day date{day};
  day_ = day;
  number_ = static_cast<unsigned>(date.day());
  month_ = static_cast<unsigned>(date.month());
  weekday_ = weekday_index(day);
  write();
}

void DayWords::go_to(Day day) {
  const auto later = (day - day_).count();
  constexpr unsigned surely_in_month = 28;
  if (later < 0 || later >= 7 || number_ + static_cast<unsigned>(later) > surely_in_month) return look_up(day);
  if (later == 0) return;
  day_ = day;
  number_ += static_cast<unsigned>(later);
  weekday_ = (weekday_ + static_cast<int>(later)) % 7;
  write();
}

void DayWords::write() {
  // Short names have three letters.
  const auto put = [](char* to, std::string_view text) { return std::copy_n(text.data(), 3, to); };
  char* end = put(words_.data(), weekday_short(weekday_));
  *end++ = ' ';
  if (number_ >= 10) *end++ = static_cast<char>('0' + number_ / 10);
  *end++ = static_cast<char>('0' + number_ % 10);
  *end++ = ' ';
  end = put(end, month_short(month_));
  size_ = static_cast<std::size_t>(end - words_.data());
}

std::string day_in_words(Day day) { return std::string{DayWords{day}.text()}; }

}  // namespace rubdown
