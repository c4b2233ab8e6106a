// A week grid from a spreadsheet (a row a week, a column a day) as a plan file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rubdown/base/day.hpp"
#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/units.hpp"

namespace rubdown {

/// What the grid does not say.
struct ImportRequest {
  std::string name;         ///< of the plan; empty: none
  Units units = Units::km;  ///< what a bare distance in a cell means
  std::string race;         ///< empty: `Race`; only with `on`
  std::optional<Day> on;    ///< the race's day: dates the weeks where the grid has no dates
  Distance distance = marathon;
};

/// The plan as TOML. The grid may have a header or not, weekdays in any order, week numbers or dates, cells of several
/// lines, totals (left out, with a note). Every cell that is not understood as a workout is kept as its text and gives
/// a finding at its place; nothing is dropped without one. Empty, with a finding, where the text is no table of weeks.
std::string import_grid(std::string_view csv, std::uint32_t source, const ImportRequest& request,
                        Diagnostics& findings);

}  // namespace rubdown
