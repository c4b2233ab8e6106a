// The closed vocabularies of plan files that no other room has.
#pragma once

#include <span>
#include <string_view>

namespace rubdown {

std::span<const std::string_view> unit_words();         ///< `km`, `mi`
std::span<const std::string_view> progression_words();  ///< `strict`, `classic`
std::span<const std::string_view> priority_words();     ///< `A`, `B`, `C`
std::span<const std::string_view> preference_words();   ///< `relax`, `sport`
std::span<const std::string_view> procedure_words();
std::span<const std::string_view> skipped_words();      ///< `stretching`, `hydration`, `rolling`
std::span<const std::string_view> weekday_words();      ///< `mon` to `sun`
std::span<const std::string_view> appointment_words();  ///< session types a therapist gives

}  // namespace rubdown
