// The nearest right word for a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rubdown {

/// Damerau-Levenshtein distance (optimal string alignment) over bytes, case folded for ASCII, `_`, `-` and a blank
/// alike.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, or empty where none is near enough to be meant (at most a third of its length,
/// at least 1, at most 3 edits; a prefix of at least three letters counts as one edit). Ties: the first candidate.
/// Another word for a candidate (`miles` for `mi`) or its last part (`sport` for `massage.sport`) is the nearest.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// `did you mean "X"?` where there is a near candidate, else `one of: a, b, c` (at most twelve, then `...`).
std::string suggestion(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace rubdown
