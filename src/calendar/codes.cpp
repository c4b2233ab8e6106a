#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

constexpr const Code* rows[] = {&time_in_gap,           &time_twice,      &previous_damaged, &previous_foreign,
                                &previous_not_calendar, &previous_repeats};

}  // namespace

std::span<const Code* const> calendar_codes() { return rows; }

}  // namespace rubdown
