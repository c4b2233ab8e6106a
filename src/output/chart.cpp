// The chart: a bar a week for the distance, with the long run's and the race's part, and the recovery minutes.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "output/blocks.hpp"
#include "output/chart_data.hpp"
#include "output/spark.hpp"
#include "output/words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

/// The columns of the chart. Where the page is too narrow for all, the notes go, then dates, then the recovery.
struct Columns {
  std::size_t date = 0, total_end = 0, bar = 0, bar_width = 0, recovery_end = 0, notes = 0, end = 0;
};

Columns columns_for(const RenderOptions& options) {
  const std::size_t width = page_width(options);
  Columns columns;
  columns.end = width - 1;
  columns.date = width >= 52 ? 6 : 0;
  columns.total_end = columns.date > 0 ? 22 : 14;
  columns.bar = columns.total_end + 2;
  const std::size_t notes = width >= 110 ? 30 : width >= 72 ? 19 : 0;
  const std::size_t recovery = width >= 46 ? 10 : 0;
  columns.bar_width = columns.end - columns.bar - notes - recovery;
  if (recovery > 0) columns.recovery_end = columns.bar + columns.bar_width + recovery;
  if (notes > 0) columns.notes = columns.recovery_end + 2;
  return columns;
}

void put_names(std::string& out, const Columns& columns, const RenderOptions& options) {
  Line line(options.color);
  line.to(1).put(columns.date > 0 ? "week" : "wk", Ink::faint);
  if (columns.date > 0) line.to(columns.date + 1).put("from", Ink::faint);
  line.right("distance", columns.total_end, Ink::faint);
  if (columns.recovery_end > 0) line.right("recovery", columns.recovery_end, Ink::faint);
  if (columns.notes > 0) line.to(columns.notes).put("longest or race", Ink::faint);
  line.end(out);
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// A bar of the race's part, the long run's part and the rest; lengths in eighths of a column, rounded down, so that
/// a longer distance never has a shorter bar. Any distance above zero shows.
void put_bar(Line& line, const ChartWeek& week, std::int64_t most, std::size_t width, bool ascii) {
  const Signs& sign = signs(ascii);
  const auto scale = [&](Distance distance) {
    return static_cast<std::size_t>(distance.mm / 1000 * static_cast<std::int64_t>(width * 8) /
                                    std::max<std::int64_t>(most / 1000, 1));
  };
  const std::size_t full = std::clamp<std::size_t>(scale(week.total), week.total.mm > 0 ? 1 : 0, width * 8);
  const std::size_t race = std::min(scale(week.race) / 8, full / 8);
  const std::size_t long_run = std::min(scale(week.long_run) / 8, full / 8 - race);
  const std::size_t rest = full / 8 - race - long_run;
  line.put(repeat(sign.bar_race, race), Ink::race).put(repeat(sign.bar_long, long_run), Ink::hard);
  line.put(repeat(sign.bar, rest), Ink::care);
  if (!ascii) line.put(eighths[full % 8], Ink::care);
  if (ascii && full < 8 && full > 0) line.put(sign.bar, Ink::care);
}

std::string note_of(const ChartWeek& week, const RenderOptions& options) {
  if (!week.race_name.empty())
    return std::string(signs(options.ascii).race) + " " + clean(week.race_name, options.ascii);
  return week.long_run.mm > 0 ? format_distance(week.long_run, options.units) : std::string{};
}

void put_chart_week(std::string& out, const ChartWeek& week, const ChartData& chart, const Columns& columns,
                    const RenderOptions& options) {
  const std::chrono::year_month_day date{week.start};
  const std::string number = std::to_string(static_cast<unsigned>(date.day()));
  Line line(options.color);
  if (week.now) line.put(signs(options.ascii).today, Ink::today);
  line.to(1).put("W" + std::to_string(week.number), week.now ? Ink::today : Ink::strong);
  if (columns.date > 0) {
    const std::string month(month_short(static_cast<unsigned>(date.month())));
    line.to(columns.date).put(pad_left(number, 2) + " " + month, Ink::faint);
  }
  line.right(total_text(week, options.units, true), columns.total_end);
  line.to(columns.bar);
  put_bar(line, week, chart.most.mm, columns.bar_width, options.ascii);
  if (columns.recovery_end > 0 && week.recovery.count() > 0)
    line.right(length_text(Seconds{week.recovery}), columns.recovery_end, Ink::care);
  if (columns.notes > 0)
    line.to(columns.notes)
        .put(cut(note_of(week, options), columns.end - columns.notes, options.ascii),
             week.race_name.empty() ? Ink::plain : Ink::race);
  line.end(out);
}

struct LoadRow {
  std::string_view label;
  std::optional<double> (*value)(const WeekLoad&);
  int decimals;
};
constexpr LoadRow load_rows[] = {
    {"Load", [](const WeekLoad& load) -> std::optional<double> { return load.total; }, 0},
    {"Monotony", [](const WeekLoad& load) { return load.monotony; }, 2},
    {"Strain", [](const WeekLoad& load) { return load.strain; }, 0},
    {"Fitness", [](const WeekLoad& load) -> std::optional<double> { return load.fitness; }, 0},
    {"Fatigue", [](const WeekLoad& load) -> std::optional<double> { return load.fatigue; }, 0},
};

std::string number_text(double value, int decimals) {
  const long long scale = decimals == 0 ? 1 : 100, whole = std::llround(value * static_cast<double>(scale));
  std::string text = std::to_string(whole / scale);
  if (decimals > 0) text += "." + std::to_string(whole % scale + scale).substr(1);
  return text;
}

/// One measure of load: a block a week, and its least and most.
void put_load_row(std::string& out, const LoadRow& row, const Schedule& schedule, const RenderOptions& options) {
  std::optional<double> least, most;
  for (const Week& week : schedule.weeks) {
    const std::optional<double> value = week.load ? row.value(*week.load) : std::nullopt;
    if (!value) continue;
    least = std::min(least.value_or(*value), *value);
    most = std::max(most.value_or(*value), *value);
  }
  if (!most || *most <= 0) return;
  Line line(options.color);
  line.to(1).put(row.label, Ink::faint).to(11);
  if (schedule.weeks.size() + 30 <= page_width(options)) {
    for (const Week& week : schedule.weeks) {
      const std::optional<double> value = week.load ? row.value(*week.load) : std::nullopt;
      line.put(value ? level_block(static_cast<std::size_t>(*value * 7 / *most), options.ascii) : " ", Ink::faint);
    }
    line.put("  ");
  }
  line.put(number_text(*least, row.decimals) + " to " + number_text(*most, row.decimals), Ink::faint).end(out);
}

void put_loads(std::string& out, const Schedule& schedule, const RenderOptions& options) {
  const bool any = std::any_of(schedule.weeks.begin(), schedule.weeks.end(),
                               [](const Week& week) { return week.load && week.load->total > 0; });
  if (!any) return;
  put_rule(out, options);
  for (const LoadRow& row : load_rows) put_load_row(out, row, schedule, options);
  put_paragraph(out,
                "Load is expected effort (0-10) times minutes, a column a week (foster-2001). What monotony, strain, "
                "fitness and fatigue say about injury is contested: shown for those who ask, and nothing is decided by "
                "them.",
                Ink::faint, options, 8);
}

}  // namespace

std::string render_chart(const Schedule& schedule, const RenderOptions& options) {
  std::string out;
  put_stops(out, stops_for(schedule, options.span), options);
  put_heading(out, plan_text(schedule, options.ascii), Ink::strong, countdown_text(schedule), Ink::plain, options);
  const ChartData chart = chart_of(schedule);
  if (chart.weeks.empty()) put_paragraph(out, "The plan has no weeks.", Ink::plain, options);
  put_rule(out, options);
  const Columns columns = columns_for(options);
  put_names(out, columns, options);
  for (const ChartWeek& week : chart.weeks) put_chart_week(out, week, chart, columns, options);
  put_rule(out, options);
  const Signs& sign = signs(options.ascii);
  Line legend(options.color);
  legend.to(1).put(sign.bar_long, Ink::hard).put(" longest run  ").put(sign.bar, Ink::care).put(" other runs  ");
  legend.put(sign.bar_race, Ink::race).put(" race").end(out);
  put_loads(out, schedule, options);
  return out;
}

}  // namespace rubdown
