// Small steps for reading a short text from the left: digits, words, characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rubdown {

/// What is left to read. Every function below takes what it found off the front, or leaves `text` as it was.
struct Scan {
  std::string_view text;

  bool done() const { return text.empty(); }
  void skip_spaces();
  /// The character `c`.
  bool take(char c);
  /// `word` in lower case, whatever the case of the text.
  bool take_word(std::string_view word);
  /// `min` to `max` decimal digits as a number; a longer run of digits is refused.
  std::optional<std::int64_t> take_digits(std::size_t min, std::size_t max);
};

/// A decimal number as it was written, without rounding: `value / scale`, where `scale` is a power of ten.
struct Decimal {
  std::int64_t value = 0;
  std::int64_t scale = 1;
};

/// `12`, `12.5` or `.5`: up to six digits before and six after the point.
std::optional<Decimal> take_decimal(Scan& scan);

/// Appends `value` with at least `width` digits.
void append_digits(std::string& out, std::int64_t value, int width);

}  // namespace rubdown
