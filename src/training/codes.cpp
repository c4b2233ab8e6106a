#include "rubdown/training/codes.hpp"

namespace rubdown {
namespace {

constexpr const Code* rows[] = {&no_dates,          &starts_contradict,   &no_a_race,           &race_outside,
                                &run_on_race_day,   &races_too_close,     &change_outside,      &log_without_session,
                                &sessions_overlap,  &single_run_jump,     &week_jump,           &large_week_jump,
                                &hard_back_to_back, &no_cutback,          &taper_missing,       &taper_too_deep,
                                &long_run_share,    &week_total,          &race_off_day,        &hard_after_race,
                                &days_past_race,    &plan_ends_elsewhere, &licence_expires,     &resume_lighter,
                                &beyond_runners,    &unlikely_run,        &request_contradicts, &entry_too_low,
                                &block_begun,       &cell_not_understood, &column_left_out,     &row_left_out,
                                &no_grid,           &dates_left_out};

}  // namespace

std::span<const Code* const> training_codes() { return rows; }

}  // namespace rubdown
