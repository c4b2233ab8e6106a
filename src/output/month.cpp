// The month: a grid of whole weeks, a column a day, the week's total at the right.
#include <algorithm>
#include <array>
#include <map>

#include "output/blocks.hpp"
#include "output/letters.hpp"
#include "output/words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::size_t days_a_week = 7;

/// What stands in a cell or in the column of totals, a line each.
struct Piece {
  std::string text;
  Ink ink = Ink::plain;
};
using Cell = std::vector<Piece>;

struct Grid {
  std::size_t cell = 0;   ///< columns of a day, with the space after it
  std::size_t total = 0;  ///< where the totals begin
  std::size_t end = 0;
};

Grid grid_for(const RenderOptions& options) {
  const std::size_t width = page_width(options);
  const std::size_t totals = width >= 72 ? 12 : 9;
  Grid grid;
  grid.cell = std::min<std::size_t>((width - 1 - totals) / days_a_week, 16);
  grid.total = 1 + grid.cell * days_a_week;
  grid.end = std::min(grid.total + totals, width);
  return grid;
}

/// Whole months: people who ask for a month want to see all of it.
DaySpan whole_months(DaySpan span) {
  const std::chrono::year_month_day from{span.from}, to{span.to};
  return {Day{from.year() / from.month() / std::chrono::day{1}}, Day{to.year() / to.month() / std::chrono::last}};
}

std::string_view mark_of(const Session& session, const Signs& sign) {
  switch (session.status) {
  case Status::done:
    return sign.done;
  case Status::missed:
    return sign.missed;
  case Status::stopped:
    return sign.stopped;
  case Status::planned:
  case Status::pinned:
    return {};
  }
  return {};
}

Ink ink_of(const Session& session) {
  if (session.status == Status::stopped || session.status == Status::missed) return Ink::faint;
  if (std::holds_alternative<Race>(session.what)) return Ink::race;
  if (const auto* recovery = std::get_if<Recovery>(&session.what))
    return recovery->appointment ? Ink::massage : Ink::care;
  const auto* run = std::get_if<Run>(&session.what);
  if (!run) return Ink::faint;
  return run->is_long ? Ink::long_run : run->hard ? Ink::hard : Ink::plain;
}

/// The number behind the letters: the distance of runs, the minutes of recovery. `rounded` leaves out decimals.
std::string amount_of(const Session& session, const RenderOptions& options, bool rounded) {
  if (const auto* recovery = std::get_if<Recovery>(&session.what)) {
    Minutes sum{0};
    for (const Care& care : recovery->parts) sum += care.length;
    return sum.count() > 0 ? std::to_string(sum.count()) : std::string{};
  }
  if (!session.distance) return {};
  if (!rounded) return format_number(session.distance->max, options.units);
  const std::int64_t one = unit(options.units).mm;
  return std::to_string((session.distance->max.mm + one / 2) / one);
}

/// Letters, amount and mark; where the cell is too narrow, first the decimals go, then the mark, then the amount; of
/// what is stopped or was missed the amount, as it is not run.
Piece code_of(const Session& session, const RenderOptions& options, std::size_t room) {
  const Signs& sign = signs(options.ascii);
  const bool race = std::holds_alternative<Race>(session.what);
  const std::string code = race ? std::string(sign.race) : letters_of(session);
  const std::string mark(mark_of(session, sign));
  const std::string exact = amount_of(session, options, false), rounded = amount_of(session, options, true);
  const bool off = session.status == Status::stopped || session.status == Status::missed;
  const std::string third = code + (off ? mark : rounded);
  for (const std::string& text : {code + exact + mark, code + rounded + mark, third, code + mark})
    if (display_width(text) <= room) return {text, ink_of(session)};
  return {cut(code, room, options.ascii), ink_of(session)};
}

/// A line a session; rest is said only where it is all there is.
Cell cell_of(const SessionRefs& sessions, const RenderOptions& options, std::size_t room) {
  Cell cell;
  for (const Session* session : sessions) {
    if (std::holds_alternative<Rest>(session->what) && sessions.size() > 1) continue;
    cell.push_back(code_of(*session, options, room));
  }
  return cell;
}

std::string day_label(Day day, const Schedule& schedule, const RenderOptions& options, bool first, std::size_t room) {
  const std::chrono::year_month_day date{day};
  const auto number = static_cast<unsigned>(date.day());
  std::string text = std::to_string(number);
  if (day == schedule.header.today) text = room > text.size() + 1 ? "[" + text + "]" : ">" + text;
  if ((number == 1 || first) && room >= text.size() + 4)
    text += " " + std::string(month_short(static_cast<unsigned>(date.month())));
  return cut(text, room, options.ascii);
}

Ink day_ink(Day day, const Schedule& schedule) {
  if (day == schedule.header.today) return Ink::today;
  return std::chrono::year_month_day{day}.day() == std::chrono::day{1} ? Ink::strong : Ink::faint;
}

Cell total_of(const Schedule& schedule, Day start, const RenderOptions& options, std::size_t room) {
  const Week* week = week_named(schedule, start);
  if (!week) return {};
  const Sum sum = sum_of(schedule, {start, start + std::chrono::days{6}});
  Cell cell{{cut("week " + std::to_string(week->number), room, options.ascii), Ink::faint}};
  cell.push_back({cut(total_text(sum, options), room, options.ascii), Ink::strong});
  if (sum.recovery.count() > 0) cell.push_back({cut("~ " + length_text(sum.recovery), room, options.ascii), Ink::care});
  return cell;
}

void put_cells(std::string& out, const std::array<Cell, days_a_week>& cells, const Cell& total, const Grid& grid,
               const RenderOptions& options) {
  std::size_t lines = total.size();
  for (const Cell& cell : cells) lines = std::max(lines, cell.size());
  Line line(options.color);
  for (std::size_t i = 0; i < lines; ++i) {
    for (std::size_t column = 0; column < days_a_week; ++column) {
      if (i >= cells[column].size()) continue;
      line.to(1 + column * grid.cell).put(cells[column][i].text, cells[column][i].ink);
    }
    if (i < total.size()) line.to(grid.total).put(total[i].text, total[i].ink);
    line.end(out);
  }
}

void put_weekdays(std::string& out, const Grid& grid, const RenderOptions& options) {
  Line line(options.color);
  for (std::size_t column = 0; column < days_a_week; ++column) {
    const int index = static_cast<int>((column + (options.week_starts_sunday ? 6 : 0)) % days_a_week);
    line.to(1 + column * grid.cell).put(weekday_short(index).substr(0, grid.cell - 1), Ink::strong);
  }
  line.to(grid.total).put("total", Ink::strong).end(out);
}

void put_week(std::string& out, const Schedule& schedule, Day start, Day first, const Grid& grid,
              const RenderOptions& options) {
  const SessionRefs week = shown_sessions(schedule, {start, start + std::chrono::days{6}}, options);
  std::array<Cell, days_a_week> cells;
  for (std::size_t column = 0; column < days_a_week; ++column) {
    const Day day = start + std::chrono::days{static_cast<int>(column)};
    const SessionRefs mine = sessions_on(week, day);
    cells[column] = cell_of(mine, options, grid.cell - 1);
    cells[column].insert(cells[column].begin(),
                         Piece{day_label(day, schedule, options, day == first, grid.cell - 1), day_ink(day, schedule)});
  }
  put_cells(out, cells, total_of(schedule, start, options, grid.end - grid.total), grid, options);
}

/// What the letters on the page mean, each once, in the order of the sessions.
void put_legend(std::string& out, const SessionRefs& sessions, const RenderOptions& options) {
  const Signs& sign = signs(options.ascii);
  std::map<std::string, std::string> seen;
  for (const Session* session : sessions)
    if (!std::holds_alternative<Race>(session->what)) seen.emplace(letters_of(*session), letters_mean(*session));
  std::string text;
  for (const auto& [code, meaning] : seen) text += code + " " + meaning + ", ";
  text +=
      std::string(sign.race) + " race, " + std::string(sign.done) + " done, " + std::string(sign.missed) + " missed, ";
  const bool stopped = std::any_of(sessions.begin(), sessions.end(),
                                   [](const Session* session) { return session->status == Status::stopped; });
  if (stopped) text += std::string(sign.stopped) + " stopped, ";
  text += "[n] today";
  std::string_view units = options.units == Units::mi ? "miles" : "kilometres";
  put_paragraph(out, "Runs in " + std::string(units) + ", recovery (~) in minutes.", Ink::faint, options);
  if (options.week_starts_sunday)
    put_paragraph(out, "Training weeks begin on Monday: a row bears the number of the one that has most of its days.",
                  Ink::faint, options);
  put_paragraph(out, text, Ink::faint, options, 12);
}

/// The weeks of the months, from the first with a day of the plan to the last; all of them where none has one.
DaySpan weeks_shown(const Schedule& schedule, DaySpan months, const RenderOptions& options) {
  const auto weeks_of = [&](DaySpan span) {
    return DaySpan{week_start(span.from, options.week_starts_sunday),
                   week_start(span.to, options.week_starts_sunday) + std::chrono::days{6}};
  };
  const DaySpan planned = days_printed(schedule, months);
  return weeks_of(planned.from > planned.to ? months : planned);
}

}  // namespace

std::string render_month(const Schedule& schedule, const RenderOptions& options) {
  std::string out;
  put_stops(out, stops_for(schedule, options.span), options);
  put_notices(out, schedule, options);
  const DaySpan span = whole_months(options.span);
  const Grid grid = grid_for(options);
  const auto [first, last] = weeks_shown(schedule, span, options);
  put_heading(out, plan_text(schedule, options.ascii), Ink::strong, countdown_text(schedule), Ink::plain, options);
  put_heading(out, months_text(span, options.ascii), Ink::plain, clean(schedule.header.athlete, options.ascii),
              Ink::plain, options);
  put_rule(out, options);
  put_weekdays(out, grid, options);
  for (Day start = first; start <= last; start += std::chrono::days{7}) {
    put_week(out, schedule, start, first, grid, options);
    put_rule(out, options);
  }
  put_legend(out, shown_sessions(schedule, {first, last}, options), options);
  return out;
}

}  // namespace rubdown
