// The words of a phrase of a rule, and what each of them asks for.
#pragma once

#include <algorithm>
#include <string_view>

#include "recovery/first_letters.hpp"
#include "recovery/number_range.hpp"
#include "recovery/word_ends.hpp"

namespace rubdown {

inline bool denies(std::string_view word) {
  return word == "no" || word == "not" || word == "without" || word == "never" || word.ends_with("n't");
}

/// `+a` is the word `a` right behind the one before it: `ran +a` is not in `ran at a`.
inline bool is_joined(std::string_view pattern) { return pattern.size() > 1 && pattern.front() == '+'; }

/// A range of numbers, joined or not.
inline bool is_number(std::string_view pattern) {
  return number_range(pattern.substr(is_joined(pattern) ? 1 : 0)).has_value();
}

/// Words that stand where the phrase says; no word of a note has a `+`.
inline bool has_joined(std::string_view phrase) { return phrase.find('+') != phrase.npos; }

/// Whether a word of a note is the one that a phrase asks for.
inline bool fits(std::string_view word, std::string_view pattern) {
  if (is_joined(pattern)) pattern.remove_prefix(1);
  if (is_inability(pattern)) return is_inability(word);
  if (const std::optional<NumberRange> range = number_range(pattern)) return range->holds(word);
  if (!pattern.ends_with('*')) return word == pattern || is_with_s(word, pattern);
  return word.starts_with(pattern.substr(0, pattern.size() - 1));
}

/// Calls `holds` with each word of a phrase until one does not hold.
template <class Holds>
bool each_holds(std::string_view phrase, const Holds& holds) {
  for (std::string_view rest = phrase; !rest.empty();) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    const std::string_view pattern = rest.substr(0, space);
    rest.remove_prefix(std::min(space + 1, rest.size()));
    if (!pattern.empty() && !holds(pattern)) return false;
  }
  return true;
}

template <class Visit>
void each_word(std::string_view phrase, const Visit& visit) {
  each_holds(phrase, [&](std::string_view word) { return visit(word), true; });
}

inline bool is_veto(std::string_view pattern) { return pattern.size() > 1 && pattern.front() == '-'; }

/// A denial is a part of the sign: `no period` and, of what one cannot, `can't breathe`. It must then stand right
/// before the rest, or it denies something else: `couldn't sleep but could breathe`.
inline bool has_own_denial(std::string_view phrase) {
  return !each_holds(phrase, [](std::string_view pattern) { return !denies(pattern) && !is_inability(pattern); });
}

/// A number says nothing without the word before it or the unit behind it, and little beside another matter.
inline bool has_number(std::string_view phrase) {
  return !each_holds(phrase, [](std::string_view pattern) { return !is_number(pattern); });
}

/// `can't lift foot` says enough to be heard in any order: `left foot, can't lift it`.
inline bool says_enough(std::string_view phrase) {
  int words = 0;
  const bool only_inability = each_holds(phrase, [&](std::string_view pattern) {
    words += is_veto(pattern) ? 0 : 1;
    return !denies(pattern) || is_inability(pattern);
  });
  return only_inability && words > 2;
}

}  // namespace rubdown
