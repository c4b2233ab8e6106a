#include "plan/words.hpp"

#include <array>

namespace rubdown {

std::span<const std::string_view> unit_words() {
  static constexpr std::array<std::string_view, 2> words{"km", "mi"};
  return words;
}

std::span<const std::string_view> progression_words() {
  static constexpr std::array<std::string_view, 2> words{"strict", "classic"};
  return words;
}

std::span<const std::string_view> priority_words() {
  static constexpr std::array<std::string_view, 3> words{"A", "B", "C"};
  return words;
}

std::span<const std::string_view> preference_words() {
  static constexpr std::array<std::string_view, 2> words{"relax", "sport"};
  return words;
}

std::span<const std::string_view> procedure_words() {
  static constexpr std::array<std::string_view, 3> words{"acl-reconstruction", "patellar-tendon-repair", "other"};
  return words;
}

std::span<const std::string_view> skipped_words() {
  static constexpr std::array<std::string_view, 3> words{"stretching", "hydration", "rolling"};
  return words;
}

std::span<const std::string_view> weekday_words() {
  static constexpr std::array<std::string_view, 7> words{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  return words;
}

std::span<const std::string_view> appointment_words() {
  static constexpr std::array<std::string_view, 5> words{"massage.event", "massage.relax", "massage.sport",
                                                         "massage.deep", "massage.scar"};
  return words;
}

}  // namespace rubdown
