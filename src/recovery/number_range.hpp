// Numbers in phrases of rules: `38.0..42.9`.
#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace rubdown {

/// A number as notes have it, and how many decimals it was written with.
struct WrittenNumber {
  double value = 0;
  std::size_t decimals = 0;
};

inline std::optional<WrittenNumber> written_number(std::string_view word) {
  if (word.find_first_not_of("0123456789.") != word.npos) return std::nullopt;
  WrittenNumber number;
  const char* const end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, number.value, std::chars_format::fixed);
  if (error != std::errc{} || stop != end) return std::nullopt;
  if (const std::size_t point = word.find('.'); point != word.npos) number.decimals = word.size() - point - 1;
  return number;
}

/// Numbers from the one to the other, both included, with as many decimals as these have at least: what a thermometer
/// says of a body has one, what the weather report says has none.
struct NumberRange {
  double least = 0, most = 0;
  std::size_t decimals = 0;

  bool holds(std::string_view word) const {
    const std::optional<WrittenNumber> number = written_number(word);
    return number && number->decimals >= decimals && least <= number->value && number->value <= most;
  }
};

/// The range that a word of a phrase stands for; nothing where it is a word.
inline std::optional<NumberRange> number_range(std::string_view pattern) {
  // Nearly all words are none, and are asked again and again.
  if (pattern.empty() || pattern.front() < '0' || pattern.front() > '9') return std::nullopt;
  const std::size_t dots = pattern.find("..");
  if (dots == pattern.npos) return std::nullopt;
  const auto least = written_number(pattern.substr(0, dots)), most = written_number(pattern.substr(dots + 2));
  if (!least || !most) return std::nullopt;
  return NumberRange{least->value, most->value, std::max(least->decimals, most->decimals)};
}

inline bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// The point of `38.5`, which ends nothing.
inline bool is_decimal_point(std::string_view text, std::size_t at) {
  return text[at] == '.' && at > 0 && is_digit(text, at - 1) && is_digit(text, at + 1);
}

/// The comma of `38,5`, as most of Europe writes it; that of `1,200`, or of a list, has more behind it.
inline bool is_decimal_comma(std::string_view text, std::size_t at) {
  if (text[at] != ',' || at == 0 || !is_digit(text, at - 1) || !is_digit(text, at + 1)) return false;
  if (is_digit(text, at + 2) || text.substr(at + 2, 1) == ",") return false;
  const std::size_t before = text.find_last_not_of("0123456789", at - 1);
  return before == text.npos || text[before] != ',';
}

/// One of the points of `38.0..42.9`.
inline bool is_point_of_range(std::string_view text, std::size_t at) {
  const auto other = [&](std::size_t i) { return i < text.size() && text[i] == '.'; };
  return is_decimal_point(text, at) || (at > 0 && text[at] == '.' && other(at - 1) != other(at + 1));
}

}  // namespace rubdown
