#include "recovery/placement_words.hpp"

#include <fmt/format.h>

#include "recovery/lapse.hpp"

namespace rubdown::placing {

std::string day_words(Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {} {}", weekday_short(weekday_index(day)), static_cast<unsigned>(date.day()),
                     month_short(static_cast<unsigned>(date.month())));
}

std::string time_words(Civil at) { return day_words(day_of(at)) + " " + format_time(time_of(at)); }

std::string gap_words(std::chrono::minutes gap) { return lapse_in_words(std::chrono::duration_cast<Minutes>(gap)); }

std::string massages(int count) { return fmt::format("{} massage{}", count, count == 1 ? "" : "s"); }

std::string recovery_events(int count) {
  return fmt::format("{} recovery event{}", count, count == 1 ? " is" : "s are");
}

}  // namespace rubdown::placing
