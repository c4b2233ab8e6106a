#include "busy/moment.hpp"

#include <algorithm>
#include <charconv>

namespace rubdown {
namespace {

std::optional<int> digits(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} ? std::optional(value) : std::nullopt;
}

std::optional<std::chrono::seconds> clock(std::string_view text) {
  if (text.size() != 6 && text.size() != 4) return std::nullopt;
  const auto h = digits(text.substr(0, 2)), m = digits(text.substr(2, 2));
  const auto s = text.size() == 6 ? digits(text.substr(4, 2)) : std::optional(0);
  if (!h || !m || !s || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
  return std::chrono::hours{*h} + std::chrono::minutes{*m} + std::chrono::seconds{std::min(*s, 59)};
}

}  // namespace

std::optional<WrittenTime> parse_written_time(std::string_view text) {
  if (text.size() != 8 && text.size() != 15 && text.size() != 16) return std::nullopt;
  const auto y = digits(text.substr(0, 4)), m = digits(text.substr(4, 2)), d = digits(text.substr(6, 2));
  if (!y || !m || !d) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                                         std::chrono::day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  WrittenTime time{Civil{Day{date}}, text.size() == 8, text.size() == 16};
  if (time.date) return time;
  const auto of_day = clock(text.substr(9, 6));
  if (text[8] != 'T' || !of_day || (time.utc && text[15] != 'Z')) return std::nullopt;
  time.civil += *of_day;
  return time;
}

std::optional<WrittenLength> parse_written_length(std::string_view text) {
  int sign = 1;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
  }
  if (text.size() < 3 || text.front() != 'P') return std::nullopt;
  text.remove_prefix(1);
  WrittenLength length;
  bool time = false;
  while (!text.empty()) {
    if (text.front() == 'T' && !time) {
      time = true;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t end = text.find_first_not_of("0123456789");
    // Digits with nothing behind them end at npos, which is more than 7 as well.
    const auto value = end > 7 ? std::nullopt : digits(text.substr(0, end));
    if (!value) return std::nullopt;
    switch (text[end]) {
    case 'W':
      length.days += std::chrono::days{7 * *value};
      break;
    case 'D':
      length.days += std::chrono::days{*value};
      break;
    case 'H':
      length.exact += std::chrono::hours{*value};
      break;
    case 'M':
      length.exact += std::chrono::minutes{*value};
      break;
    case 'S':
      length.exact += std::chrono::seconds{*value};
      break;
    default:
      return std::nullopt;
    }
    text.remove_prefix(end + 1);
  }
  return WrittenLength{length.days * sign, length.exact * sign};
}

std::optional<std::chrono::seconds> parse_utc_offset(std::string_view text) {
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const auto size = clock(text.substr(1));
  if (!size) return std::nullopt;
  return text.front() == '-' ? -*size : *size;
}

}  // namespace rubdown
