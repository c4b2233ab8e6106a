#include "rubdown/training/codes.hpp"

namespace rubdown {
namespace {

constexpr const Code* rows[] = {
    &no_dates,        &starts_contradict, &no_a_race,     &race_outside,        &run_on_race_day,
    &races_too_close, &change_outside,    &changed_twice, &log_without_session, &sessions_overlap};

}  // namespace

std::span<const Code* const> training_codes() { return rows; }

}  // namespace rubdown
