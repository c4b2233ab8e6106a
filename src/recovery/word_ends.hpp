// The end of a word in a note that says nothing of the word: `calf's swollen` is said of the calf.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace rubdown {

/// Whether `word` is `plain` with `'s`, for `is`, `has` or of whom: `heart's racing`, `my calf's skin`. Of a time it
/// tells only which: `last night's run` was not at night. Both begin with the same two letters.
inline bool is_with_s(std::string_view word, std::string_view plain) {
  constexpr std::string_view times[] = {"night", "tonight", "day", "today", "yesterday", "morning", "evening", "week"};
  return plain.size() > 1 && word.size() == plain.size() + 2 && word.starts_with(plain) && word.ends_with("'s") &&
         std::find(std::begin(times), std::end(times), plain) == std::end(times);
}

}  // namespace rubdown
