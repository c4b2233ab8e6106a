#include "rubdown/training/import_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "rubdown/base/text.hpp"
#include "rubdown/training/codes.hpp"
#include "rubdown/workout/workout.hpp"
#include "training/grid_columns.hpp"
#include "training/toml_text.hpp"

namespace rubdown {
namespace {

using grid::Column;
using grid::ColumnKind;
using grid::Layout;

constexpr std::string_view weekday_keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

struct GridWeek {
  std::array<std::vector<std::string>, 7> days;
  std::string phase, note;
  std::optional<Day> starts;
};

class Importer {
 public:
  Importer(std::uint32_t source, const ImportRequest& request, Diagnostics& findings)
      : source_(source), request_(request), findings_(findings) {}

  std::string run(std::string_view csv) {
    if (!read(csv)) return {};
    const auto layout = grid::layout_of(rows_);
    if (!layout) {
      refuse({source_, 1, 1, 1, 2}, "no week grid is found in this table");
      return {};
    }
    layout_ = *layout;
    if (layout_.has_header) look_at_header();
    read_weeks();
    if (weeks_.empty()) {
      refuse({source_, 1, 1, 1, 2}, "the table has a heading and no weeks under it");
      return {};
    }
    date_weeks();
    return written();
  }

 private:
  Span place(const CsvCell& cell) const {
    const auto width = static_cast<std::uint32_t>(std::max<std::size_t>(display_width(first_line(cell.text)), 1));
    return {source_, cell.line, cell.column, cell.line, cell.column + width};
  }

  static std::string_view first_line(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

  void refuse(Span at, std::string message) {
    findings_.add(no_grid, at, std::move(message),
                  "give a row a week and a column a day, best with the weekdays as headings");
  }

  bool read(std::string_view csv) {
    bool given = false;
    CsvRows reader([&]() -> std::string {
      if (given) return {};
      given = true;
      return std::string{csv};
    });
    while (auto row = reader.next()) rows_.push_back(std::move(*row));
    if (reader.error().empty()) return true;
    refuse({source_, 1, 1, 1, 2}, reader.error());
    return false;
  }

  /// Says once what is left out; a column nobody knows is left out with its cells.
  void look_at_header() {
    const CsvRow& header = rows_[layout_.first_week - 1];
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
      const Column& column = layout_.columns[i];
      const bool total = column.kind == ColumnKind::total;
      if (!total && (column.kind != ColumnKind::nothing || column.heading.empty())) continue;
      findings_.add(column_left_out, place(header.cells[i]),
                    fmt::format("the column `{}` is left out", one_line(column.heading)),
                    total ? "totals follow from the runs; `rubdown show` prints them" : "rename it `note` to keep it");
    }
    for (std::size_t i = 0; i + 1 < layout_.first_week; ++i) left_out(rows_[i]);
  }

  void left_out(const CsvRow& row) {
    for (const CsvCell& cell : row.cells) {
      if (trim(cell.text).empty()) continue;
      findings_.add(row_left_out, place(cell),
                    fmt::format("`{}` is no week and left out", cut(one_line(cell.text), 40)),
                    "write it into the plan as a comment if it matters");
      return;
    }
  }

  bool has_workout(const CsvRow& row) const {
    for (std::size_t i = 0; i < row.cells.size() && i < layout_.columns.size(); ++i) {
      if (layout_.columns[i].kind == ColumnKind::day && !trim(row.cells[i].text).empty()) return true;
    }
    return false;
  }

  /// True for a row with one filled cell in a table of weeks: a heading such as `BASE` over the weeks that follow.
  bool is_heading(const CsvRow& row) const {
    std::size_t filled = 0, first = row.cells.size();
    for (std::size_t i = row.cells.size(); i-- > 0;) {
      if (!trim(row.cells[i].text).empty()) ++filled, first = i;
    }
    return filled == 1 && first == 0 && !grid::names_week(row.cells[0].text);
  }

  void read_weeks() {
    std::string phase;
    for (std::size_t i = layout_.first_week; i < rows_.size(); ++i) {
      const CsvRow& row = rows_[i];
      const bool first_is_day = !layout_.columns.empty() && layout_.columns[0].kind == ColumnKind::day;
      if (is_heading(row) && !(first_is_day && understood(row.cells[0].text))) {
        phase = one_line(row.cells[0].text);
        continue;
      }
      if (!has_workout(row)) {
        left_out(row);
        continue;
      }
      GridWeek week;
      week.phase = phase;
      for (std::size_t column = 0; column < row.cells.size(); ++column) read_cell(row.cells[column], column, week);
      weeks_.push_back(std::move(week));
    }
  }

  bool understood(std::string_view text) const {
    Diagnostics doubts;
    return parse_workout(text, request_.units, Span{}, doubts).kind != RunKind::other && doubts.empty();
  }

  void read_cell(const CsvCell& cell, std::size_t index, GridWeek& week) {
    const std::string text{trim(cell.text)};
    if (text.empty()) return;
    const ColumnKind kind = index < layout_.columns.size() ? layout_.columns[index].kind : ColumnKind::nothing;
    switch (kind) {
    case ColumnKind::day:
      return read_day(cell, week.days[static_cast<std::size_t>(layout_.columns[index].weekday)]);
    case ColumnKind::date:
      dates_.push_back(text);
      date_places_.push_back(place(cell));
      return;
    case ColumnKind::phase:
      week.phase = one_line(text);
      return;
    case ColumnKind::note:
      week.note += (week.note.empty() ? "" : "; ") + one_line(text);
      return;
    case ColumnKind::total:
      if (!layout_.has_header && weeks_.empty()) {
        findings_.add(column_left_out, place(cell), "the last column looks like totals and is left out",
                      "totals follow from the runs; `rubdown show` prints them");
      }
      return;
    case ColumnKind::week:
      return;
    case ColumnKind::nothing:
      if (index >= layout_.columns.size() || layout_.columns[index].heading.empty()) {
        findings_.add(cell_not_understood, place(cell),
                      fmt::format("`{}` stands in a column without a heading and is left out", cut(one_line(text), 40)),
                      "give the column a heading: a weekday, `note` or `phase`");
      }
      return;
    }
  }

  /// The lines of a cell that are sessions of their own: each is understood by itself, and they are different sports or
  /// say morning and evening. Other lines are one workout's parts.
  std::vector<std::string> sessions_of(std::string_view text) const {
    std::vector<std::string> lines;
    while (!text.empty()) {
      const std::size_t end = text.find_first_of("\r\n");
      const std::string_view line = trim(text.substr(0, end));
      if (!line.empty()) lines.emplace_back(line);
      if (end == std::string_view::npos) break;
      text.remove_prefix(end + 1);
    }
    if (lines.size() < 2 || lines.size() > 3) return {joined(lines)};
    int runs = 0;
    for (const std::string& line : lines) {
      Diagnostics doubts;
      const Workout workout = parse_workout(line, request_.units, Span{}, doubts);
      if (!doubts.empty() || workout.kind == RunKind::other || workout.kind == RunKind::rest) return {joined(lines)};
      runs += is_run(workout.kind) ? 1 : 0;
    }
    return runs <= 1 ? lines : std::vector<std::string>{joined(lines)};
  }

  static std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : " / ") + line;
    return text;
  }

  void read_day(const CsvCell& cell, std::vector<std::string>& day) {
    for (std::string& session : sessions_of(trim(cell.text))) {
      std::string text = one_line(session);
      Diagnostics doubts;
      const Workout workout = parse_workout(text, request_.units, place(cell), doubts);
      if (workout.kind == RunKind::other || !doubts.empty()) {
        const std::string why = doubts.empty() ? "no workout is recognised" : doubts.items()[0].message;
        findings_.add(cell_not_understood, place(cell), fmt::format("`{}`: {}", cut(text, 40), why),
                      "the text is kept as it is; correct it in the plan");
      }
      day.push_back(std::move(text));
    }
  }

  void date_weeks() {
    if (dates_.empty()) return;
    const auto days = dates_.size() == weeks_.size() ? grid::dates_of(dates_) : std::nullopt;
    if (!days) {
      findings_.add(dates_left_out, date_places_.front(),
                    "the dates are left out: they are not one a week, with a year",
                    "give --on for the race, or add `starts = DATE` to the first week");
      return;
    }
    // A week that begins on Sunday still has its Monday in it: the first Monday on or after the date, within the week.
    const Day first = days->front();
    weeks_.front().starts = weekday_index(first) == 6 ? first + std::chrono::days{1} : monday_of(first);
  }

  template <class... Args>
  void line(fmt::format_string<Args...> text, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), text, std::forward<Args>(args)...);
    out_ += '\n';
  }

  std::string written() {
    line("format = 1");
    line("");
    line("[plan]");
    if (!request_.name.empty()) line("name = {}", toml_quoted(request_.name));
    line("units = \"{}\"", request_.units == Units::km ? "km" : "mi");
    line("");
    write_race();
    for (std::size_t i = 0; i < weeks_.size(); ++i) write_week(weeks_[i], i + 1);
    while (out_.size() > 1 && out_[out_.size() - 2] == '\n') out_.pop_back();
    return std::move(out_);
  }

  void write_race() {
    if (!request_.on) {
      line("# The last week holds the race; without `starts` in a week its date gives all dates.");
      line("# [[race]]");
      line("# name = \"City Marathon\"");
      line("# date = 2026-11-01");
      line("# distance = \"marathon\"");
      line("# priority = \"A\"");
      line("");
      return;
    }
    line("[[race]]");
    line("name = {}", toml_quoted(request_.race.empty() ? "Race" : request_.race));
    line("date = {}", format_day(*request_.on));
    line("distance = {}", toml_quoted(toml_distance(request_.distance)));
    line("priority = \"A\"");
    line("");
  }

  void write_week(const GridWeek& week, std::size_t number) {
    line("[[week]]  # {}", number);
    if (!week.phase.empty()) line("phase = {}", toml_quoted(week.phase));
    if (week.starts && !request_.on) line("starts = {}", format_day(*week.starts));
    if (!week.note.empty()) line("note = {}", toml_quoted(week.note));
    for (std::size_t day = 0; day < 7; ++day) {
      const std::vector<std::string>& sessions = week.days[day];
      if (sessions.empty()) continue;
      std::string value = toml_quoted(sessions[0]);
      for (std::size_t i = 1; i < sessions.size(); ++i) value += ", " + toml_quoted(sessions[i]);
      line("{} = {}", weekday_keys[day], sessions.size() == 1 ? value : "[" + value + "]");
    }
    line("");
  }

  std::uint32_t source_;
  const ImportRequest& request_;
  Diagnostics& findings_;
  std::vector<CsvRow> rows_;
  Layout layout_;
  std::vector<GridWeek> weeks_;
  std::vector<std::string> dates_;
  std::vector<Span> date_places_;
  std::string out_;
};

}  // namespace

std::string import_grid(std::string_view csv, std::uint32_t source, const ImportRequest& request,
                        Diagnostics& findings) {
  return Importer(source, request, findings).run(csv);
}

}  // namespace rubdown
