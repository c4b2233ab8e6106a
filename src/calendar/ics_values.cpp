// Dates, times, offsets and lengths as iCalendar writes them.
#include <array>
#include <cstring>

#include "calendar/ics_digits.hpp"
#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {
namespace {

/// `00` to `99`.
constexpr std::array<char, 200> all_pairs() {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}
constexpr auto pairs = all_pairs();

/// Of a value below 100.
char* put_two(char* at, unsigned value) {
  std::memcpy(at, pairs.data() + std::size_t{2} * value, 2);
  return at + 2;
}

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

char* put_clock(char* at, std::chrono::seconds since_midnight) {
  const auto seconds = static_cast<unsigned>(since_midnight.count());
  const unsigned minutes = seconds / 60;
  return put_two(put_two(put_two(at, minutes / 60 % 100), minutes % 60), seconds % 60);
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
  put_clock(text.data() + 1, std::chrono::abs(offset));
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
