// The words a rule file writes for choices: one table for each enum, in the order of the enum.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

inline constexpr std::array<std::string_view, 16> fact_words{
    "run",  "race",    "cross",   "symptom",   "stress",  "soreness", "sleep", "skipped",
    "flag", "illness", "surgery", "condition", "massage", "note",     "week",  "athlete"};
inline constexpr std::array<std::string_view, 3> priority_words{"A", "B", "C"};
inline constexpr std::array<std::string_view, 3> sign_words{"night-pain", "rest-pain", "altered-gait"};
inline constexpr std::array<std::string_view, 3> skip_words{"stretching", "hydration", "rolling"};
inline constexpr std::array<std::string_view, 3> procedure_words{"acl-reconstruction", "patellar-tendon-repair",
                                                                 "other"};
inline constexpr std::array<std::string_view, 4> areas_from_words{"none", "reported", "tight", "leg"};
inline constexpr std::array<std::string_view, 2> sides_from_words{"reported", "both"};
inline constexpr std::array<std::string_view, 9> advise_words{"trigger", "next-run", "next-hard", "next-long", "runs",
                                                              "hard",    "long",     "race",      "plan"};
inline constexpr std::array<std::string_view, 6> blocks_words{"everything", "running", "hard",
                                                              "long",       "massage", "self-care"};
inline constexpr std::array<std::string_view, 4> lifted_words{"cleared", "cleared-running", "cleared-massage",
                                                              "elapsed"};
inline constexpr std::array<std::string_view, 3> basis_words{"study", "practice", "engineering"};
/// Settings of [recovery] that rules may ask for.
inline constexpr std::array<std::string_view, 5> setting_words{"deep_tissue", "cwi", "early_jog", "weekly_massage",
                                                               "massage_every_weeks"};

template <class E>
constexpr std::span<const std::string_view> words_of();
template <>
constexpr std::span<const std::string_view> words_of<FactKind>() {
  return fact_words;
}
template <>
constexpr std::span<const std::string_view> words_of<Race::Priority>() {
  return priority_words;
}
template <>
constexpr std::span<const std::string_view> words_of<Sign>() {
  return sign_words;
}
template <>
constexpr std::span<const std::string_view> words_of<Skip>() {
  return skip_words;
}
template <>
constexpr std::span<const std::string_view> words_of<Surgery::Procedure>() {
  return procedure_words;
}
template <>
constexpr std::span<const std::string_view> words_of<AreasFrom>() {
  return areas_from_words;
}
template <>
constexpr std::span<const std::string_view> words_of<SidesFrom>() {
  return sides_from_words;
}
template <>
constexpr std::span<const std::string_view> words_of<AdviseTo>() {
  return advise_words;
}
template <>
constexpr std::span<const std::string_view> words_of<Blocks>() {
  return blocks_words;
}
template <>
constexpr std::span<const std::string_view> words_of<Lifted>() {
  return lifted_words;
}
template <>
constexpr std::span<const std::string_view> words_of<Basis>() {
  return basis_words;
}

/// The words of any enum a rule file uses, in the order of its enumerators.
template <class E>
std::span<const std::string_view> choice_words() {
  if constexpr (std::is_same_v<E, Area>)
    return area_names();
  else if constexpr (std::is_same_v<E, Side>)
    return side_names();
  else if constexpr (std::is_same_v<E, SessionType>)
    return session_type_names();
  else if constexpr (std::is_same_v<E, Grade>)
    return grade_names();
  else if constexpr (std::is_same_v<E, RunKind>)
    return run_kind_names();
  else
    return words_of<E>();
}

/// The place of `word` in the words; hyphens and underscores, upper and lower case are alike.
std::optional<std::size_t> find_word(std::string_view word, std::span<const std::string_view> words);

template <class E>
std::string_view word(E value) {
  return choice_words<E>()[static_cast<std::size_t>(value)];
}

}  // namespace rubdown
