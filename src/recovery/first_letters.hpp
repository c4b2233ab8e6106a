// The letters that words begin with, as bits: a phrase with a bit that a note has not need not be looked for in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "recovery/number_range.hpp"

namespace rubdown {

/// The bit of the two letters a word begins with, one of 64: several pairs share one.
constexpr std::uint64_t letters_bit(std::string_view word) {
  const auto letter = [&](std::size_t i) { return i < word.size() ? static_cast<unsigned char>(word[i]) : 0U; };
  return std::uint64_t{1} << (7 * letter(0) + letter(1)) % 64;
}

/// `can't lift` and `couldn't push off` are signs themselves, not denials; `can't` in a phrase stands for all of these.
inline bool is_inability(std::string_view word) {
  return word == "can't" || word == "cannot" || word == "couldn't" || word == "unable";
}

/// Which of the words that a phrase takes for the same stands for them all.
constexpr std::string_view any_inability = "can't", any_number = "0";

/// The bits of a word of a note: its own, and that of what stands for it.
inline std::uint64_t letters_bits(std::string_view word) {
  return letters_bit(word) | (is_inability(word) ? letters_bit(any_inability) : 0) |
         (is_digit(word, 0) ? letters_bit(any_number) : 0);
}

}  // namespace rubdown
