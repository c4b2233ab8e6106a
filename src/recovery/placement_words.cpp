#include "recovery/placement_words.hpp"

#include <fmt/format.h>

namespace rubdown::placing {

std::string day_words(Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {} {}", weekday_short(weekday_index(day)), static_cast<unsigned>(date.day()),
                     month_short(static_cast<unsigned>(date.month())));
}

std::string time_words(Civil at) { return day_words(day_of(at)) + " " + format_time(time_of(at)); }

std::string gap_words(std::chrono::minutes gap) {
  constexpr std::chrono::minutes hour{60}, day{24 * 60};
  if (gap >= 3 * day && gap % day == gap.zero()) return fmt::format("{} days", gap / day);
  if (gap % hour == gap.zero()) return fmt::format("{} h", gap / hour);
  if (gap > hour) return fmt::format("{} h {} min", gap / hour, (gap % hour).count());
  return fmt::format("{} min", gap.count());
}

std::string massages(int count) { return fmt::format("{} massage{}", count, count == 1 ? "" : "s"); }

}  // namespace rubdown::placing
