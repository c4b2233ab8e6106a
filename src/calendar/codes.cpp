#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

constexpr const Code* rows[] = {&time_in_gap,           &time_twice,       &previous_damaged, &previous_foreign,
                                &previous_not_calendar, &previous_repeats, &busy_damaged,     &busy_event,
                                &zone_unknown,          &zone_incomplete,  &busy_rule,        &busy_not_calendar,
                                &busy_too_large,        &busy_cut_off,     &busy_encoding,    &busy_order};

}  // namespace

std::span<const Code* const> calendar_codes() { return rows; }

}  // namespace rubdown
