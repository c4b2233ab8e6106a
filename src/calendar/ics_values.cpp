// Dates, times, offsets and lengths as iCalendar writes them.
#include <algorithm>

#include "calendar/ics_digits.hpp"
#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {
namespace {

/// `20261101T091000`
void put_civil(char* at, Civil civil) {
  const Day day = day_of(civil);
  at = put_date(at, day);
  *at++ = 'T';
  put_clock(at, civil - Civil{day});
}

}  // namespace

char* put_date(char* at, Day day) {
  const std::chrono::year_month_day date{day};
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  at = put_two(put_two(at, year / 100 % 100), year % 100);
  return put_two(put_two(at, static_cast<unsigned>(date.month())), static_cast<unsigned>(date.day()));
}

std::string ics_date(Day day) {
  std::string text(8, '0');
  put_date(text.data(), day);
  return text;
}

std::string ics_civil(Civil civil) {
  std::string text(civil_octets, '0');
  put_civil(text.data(), civil);
  return text;
}

std::string ics_utc(Instant instant) { return ics_civil(Civil{instant.time_since_epoch()}) + 'Z'; }

std::string ics_offset(std::chrono::seconds offset) {
  std::string text(7, offset < std::chrono::seconds{0} ? '-' : '+');
  constexpr std::chrono::seconds most = std::chrono::hours{100} - std::chrono::seconds{1};
  put_clock(text.data() + 1, std::min(std::chrono::abs(offset), most));
  if (text.ends_with("00")) text.resize(5);
  return text;
}

std::string ics_duration(std::chrono::minutes length) {
  if (length <= std::chrono::minutes{0}) return "PT0S";
  std::string text = "PT";
  if (length.count() >= 60) text += std::to_string(length.count() / 60) + "H";
  if (length.count() % 60 != 0) text += std::to_string(length.count() % 60) + "M";
  return text;
}

}  // namespace rubdown
