#include "rubdown/plan/codes.hpp"

#include <array>

namespace rubdown {

std::span<const Code* const> plan_codes() {
  static constexpr std::array all{
      &extends_unreadable, &extends_cycle,    &bad_override, &bad_zone_name,         &not_a_monday,
      &no_weeks,           &race_twice,       &change_twice, &therapist_twice,       &not_a_window,
      &area_needed,        &area_contradicts, &bad_rule_id,  &ends_before_it_begins, &empty_cell,
      &implausible_time,   &pin_twice,        &race_unclear,
  };
  return all;
}

std::span<const Code* const> log_codes() {
  static constexpr std::array all{&cleared_before, &done_and_missed, &bad_area, &skipped_nothing};
  return all;
}

}  // namespace rubdown
