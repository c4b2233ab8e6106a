#include "rubdown/recovery/codes.hpp"

#include <array>

namespace rubdown {

std::span<const Code* const> recovery_codes() {
  static constexpr std::array codes{
      &rule_format,          &rule_unknown_key,    &rule_wrong_type,     &rule_missing_key,     &rule_unknown_word,
      &rule_not_understood,  &rule_out_of_range,   &rule_bad_id,         &rule_twice,           &rule_unknown_rule,
      &rule_without_trigger, &rule_without_effect, &rule_window_order,   &rule_unknown_source,  &rule_refuted,
      &rule_claim,           &rule_session_time,   &rule_session_length, &rule_never_holds,     &rule_dose_cut,
      &pin_kept_clear,       &pin_collides,        &pin_stopped,         &therapist_unlicensed, &disabled_unknown,
      &safety_stop_left_out};
  return codes;
}

}  // namespace rubdown
