// What the columns of a week grid are: days, week numbers, dates, phases, notes, totals.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/csv.hpp"
#include "rubdown/base/day.hpp"

namespace rubdown::grid {

enum class ColumnKind { nothing, day, week, date, phase, note, total };

struct Column {
  ColumnKind kind = ColumnKind::nothing;
  int weekday = 0;      ///< of a day, as weekday_index()
  std::string heading;  ///< as written, empty without a header
};

struct Layout {
  std::size_t first_week = 0;  ///< index of the first row after the header
  std::vector<Column> columns;
  bool has_header = false;
};

/// From the header row, which is the first with three weekdays in it; without one from the cells themselves: seven
/// columns of days from Monday, after a column of numbers or dates, before a column of sums. Nothing where that fails.
std::optional<Layout> layout_of(const std::vector<CsvRow>& rows);

/// Mondays of the weeks by the date column: every date must parse in one and the same form, a week apart. Without a
/// year, or where that fails, nothing.
std::optional<std::vector<Day>> dates_of(const std::vector<std::string>& cells);

/// True for `7`, `Week 7`, `W7:`.
bool names_week(std::string_view text);

/// True for `42`, `42.5 km`, `26 mi`, `1:05`: nothing but an amount.
bool is_amount(std::string_view text);

}  // namespace rubdown::grid
