#include "base/scan.hpp"

#include <algorithm>
#include <charconv>

namespace rubdown {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void Scan::skip_spaces() {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
}

bool Scan::take(char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool Scan::take_word(std::string_view word) {
  const auto is_same = [](char small, char written) {
    return written == small || (written >= 'A' && written <= 'Z' && written - 'A' + 'a' == small);
  };
  if (text.size() < word.size() || !std::equal(word.begin(), word.end(), text.begin(), is_same)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<std::int64_t> Scan::take_digits(std::size_t min, std::size_t max) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  if (count < min || count > max || count == 0) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + count, value);
  if (error != std::errc{} || end != text.data() + count) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

std::optional<Decimal> take_decimal(Scan& scan) {
  constexpr std::size_t most = 6;
  Scan ahead = scan;
  const auto whole = ahead.take_digits(1, most);
  Decimal decimal{whole.value_or(0), 1};
  Scan after_point = ahead;
  if (after_point.take('.')) {
    const std::size_t before = after_point.text.size();
    const auto part = after_point.take_digits(1, most);
    if (!part) return std::nullopt;
    for (std::size_t i = after_point.text.size(); i < before; ++i) decimal.scale *= 10;
    decimal.value = decimal.value * decimal.scale + *part;
    ahead = after_point;
  } else if (!whole) {
    return std::nullopt;
  }
  scan = ahead;
  return decimal;
}

void append_digits(std::string& out, std::int64_t value, int width) {
  char buffer[24];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  for (auto length = end - buffer; length < width; ++length) out += '0';
  out.append(buffer, end);
}

}  // namespace rubdown
