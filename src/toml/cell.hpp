// What cells of a spreadsheet hold besides what a file would: dates and paces as the spreadsheet itself writes them,
// where they can mean one thing only.
#pragma once

#include <optional>
#include <string_view>

#include "rubdown/base/day.hpp"
#include "rubdown/base/units.hpp"

namespace rubdown::toml {

/// `2027/11/07`, `2027.11.7`, `7.11.2027`, and any of them or `2027-11-07` with midnight behind it. Nothing for
/// `11/7/2027`, which is a day in July or one in November, and for a day's number.
std::optional<Day> cell_day(std::string_view text);

/// `06:30:00`, which a spreadsheet makes of 6:30: hours a kilometre are no pace. Nothing where seconds were cut off.
std::optional<Pace> cell_pace(std::string_view text, Units units);

}  // namespace rubdown::toml
