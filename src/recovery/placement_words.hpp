// Times and rules as a refusal names them.
#pragma once

#include <string>

#include "rubdown/base/day.hpp"

namespace rubdown::placing {

/// `Tue 3 Mar`.
std::string day_words(Day day);
/// `Tue 3 Mar 18:00`.
std::string time_words(Civil at);
/// `48 h`, `7 days` and `4 days 18 h` from three days on, `30 min`.
std::string gap_words(std::chrono::minutes gap);
/// `1 massage`, `3 massages`.
std::string massages(int count);
/// `1 recovery event is`, `2 recovery events are`.
std::string recovery_events(int count);

}  // namespace rubdown::placing
