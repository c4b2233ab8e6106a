#include "toml/bare.hpp"

#include <algorithm>
#include <charconv>

namespace rubdown::toml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// True where the text has the form: `d` is a digit, anything else itself.
bool has_form(std::string_view text, std::string_view form) {
  return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(),
                                                  [](char c, char f) { return f == 'd' ? is_digit(c) : c == f; });
}

/// Two digits at `at`.
unsigned two(std::string_view text, std::size_t at) {
  return static_cast<unsigned>(text[at] - '0') * 10 + static_cast<unsigned>(text[at + 1] - '0');
}

bool set_time(std::string_view text, Value& value) {
  const bool seconds = has_form(text, "dd:dd:dd");
  if (!seconds && !has_form(text, "dd:dd")) return false;
  const unsigned hour = two(text, 0), minute = two(text, 3), second = seconds ? two(text, 6) : 0;
  if (hour > 23 || minute > 59 || second > 59) return false;
  value.data = ClockTime{std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second}};
  return true;
}

/// A whole number of up to 15 digits without leading zeros, or a decimal fraction of as many.
bool set_number(std::string_view text, Value& value) {
  constexpr std::size_t most_digits = 15;
  const std::string_view digits = text.front() == '-' ? text.substr(1) : text;
  if (digits.empty() || digits.size() > most_digits || !is_digit(digits.back())) return false;
  if (digits.front() == '0' && (digits.size() == 1 ? digits.size() != text.size() : digits[1] != '.')) return false;
  std::size_t dots = 0;
  for (const char c : digits) {
    if (!is_digit(c) && c != '.') return false;
    dots += c == '.' ? 1 : 0;
  }
  if (dots > 1 || digits.front() == '.') return false;
  const char* end = text.data() + text.size();
  if (dots == 0) return std::from_chars(text.data(), end, value.data.emplace<std::int64_t>()).ptr == end;
  return std::from_chars(text.data(), end, value.data.emplace<double>()).ptr == end;
}

bool set_boolean(std::string_view text, Value& value) {
  if (text != "true" && text != "false") return false;
  value.data = text == "true";
  return true;
}

}  // namespace

bool set_day(std::string_view text, Value& value) {
  if (!has_form(text, "dddd-dd-dd")) return false;
  const auto year = static_cast<int>(two(text, 0) * 100 + two(text, 2));
  const std::chrono::year_month_day day{std::chrono::year{year}, std::chrono::month{two(text, 5)},
                                        std::chrono::day{two(text, 8)}};
  if (!day.ok()) return false;
  value.data = std::chrono::local_days{day};
  return true;
}

bool set_bare(std::string_view text, Value& value) {
  return set_number(text, value) || set_time(text, value) || set_boolean(text, value);
}

}  // namespace rubdown::toml
