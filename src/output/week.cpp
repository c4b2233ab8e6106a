// The week: the days with their runs and the recovery around them, the face of the program.
#include <algorithm>

#include "output/blocks.hpp"
#include "output/spark.hpp"
#include "output/words.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/schedule/words.hpp"

namespace rubdown {
namespace {

/// The columns of the page. `why` is 0 where there is no room for reasons beside the days.
struct Columns {
  std::size_t label = 1, time = 9, mark = 16, title = 18;
  std::size_t distance_end = 0, length_end = 0, why = 0, end = 0;
  bool compact = false;
};

struct Piece {
  std::string text;
  Ink ink = Ink::plain;
};

/// A text below a title, and after how many lines it is cut.
struct Text {
  std::string text;
  Ink ink;
  std::size_t most;
};

/// One session, ready to be put into columns.
struct Row {
  std::string time, distance, length;
  Ink number = Ink::plain;  ///< of the distance
  Piece mark;
  std::vector<Piece> body;  ///< the title, then details, a line each
  std::size_t titles = 1;   ///< lines of the title
  std::string rules;        ///< at the end of the line `rules_line`
  std::size_t rules_line = 1;
  std::vector<Piece> why;
};

Columns columns_for(const RenderOptions& options) {
  Columns columns;
  columns.end = page_width(options) - 1;
  if (options.icons) --columns.mark;  // they are two columns wide
  columns.compact = page_width(options) < 72;
  std::size_t left = columns.end;
  if (columns.end >= 108) {
    left = std::min<std::size_t>(66 + (columns.end - 108) / 3, 86);
    columns.why = left + 4;
  }
  columns.length_end = left;
  columns.distance_end = columns.compact ? left : left - 9;
  return columns;
}

Ink title_ink(const Session& session) {
  if (session.status == Status::missed || session.status == Status::stopped) return Ink::faint;
  if (std::holds_alternative<Race>(session.what)) return Ink::race;
  if (std::holds_alternative<Rest>(session.what)) return Ink::faint;
  if (const auto* recovery = std::get_if<Recovery>(&session.what))
    return recovery->appointment ? Ink::massage : Ink::care;
  const Run& run = std::get<Run>(session.what);
  if (run.hard && !run.is_long) return Ink::hard;
  return run.is_long ? Ink::long_run : Ink::plain;
}

Piece mark_of(const Session& session, const RenderOptions& options) {
  if (options.icons) return {std::string(icon_of(session)), Ink::plain};
  const Signs& sign = signs(options.ascii);
  switch (session.status) {
  case Status::done:
    return {std::string(sign.done), Ink::done};
  case Status::missed:
    return {std::string(sign.missed), Ink::warn};
  case Status::stopped:
    return {std::string(sign.stopped), Ink::stop};
  case Status::planned:
  case Status::pinned:
    break;
  }
  if (std::holds_alternative<Race>(session.what)) return {std::string(sign.race), Ink::race};
  if (const auto* recovery = std::get_if<Recovery>(&session.what))
    return recovery->appointment ? Piece{std::string(sign.massage), Ink::massage}
                                 : Piece{std::string(sign.care), Ink::care};
  return {};
}

void add_lines(std::vector<Piece>& pieces, std::string_view text, Ink ink, std::size_t width, std::size_t most,
               const RenderOptions& options) {
  for (std::string& line : wrapped(text, width, most, options.ascii)) pieces.push_back({std::move(line), ink});
}

std::string heading_of(const Session& session, const RenderOptions& options) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  std::string text = recovery ? care_text(*recovery) : run_text(session, options.ascii);
  if (const auto* race = std::get_if<Race>(&session.what); race && race->goal)
    text += ", goal " + format_clock(*race->goal);
  if (session.status != Status::planned) text += " (" + std::string(name(session.status)) + ")";
  return text;
}

std::vector<std::string> details_of(const Schedule& schedule, const Session& session, const RenderOptions& options) {
  std::vector<std::string> lines;
  const auto add = [&](std::string text) {
    if (!text.empty()) lines.push_back(std::move(text));
  };
  add(change_text(schedule, session, options.ascii));
  if (const AreaSet areas = areas_of(session); !areas.empty()) add(describe(areas));
  add(manner_text(session, options.ascii));
  add(booking_text(session, options.ascii));
  if (const auto* run = std::get_if<Run>(&session.what)) add(clean(run->note, options.ascii));
  if (const auto* race = std::get_if<Race>(&session.what)) add(clean(race->location, options.ascii));
  return lines;
}

void add_reasons(Row& row, const Session& session, const Columns& columns, const RenderOptions& options) {
  constexpr std::size_t most_reasons = 3;
  const std::size_t width = columns.end - columns.why;
  const std::vector<const Reason*> reasons = telling_reasons(session);
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    if (i == most_reasons) {
      row.why.push_back({"and " + std::to_string(reasons.size() - i) + " more: `rubdown explain`", Ink::faint});
      return;
    }
    add_lines(row.why, std::string{reasons[i]->rule} + ", " + evidence_text(reasons[i]->grade), Ink::faint, width, 1,
              options);
    add_lines(row.why, reasons[i]->because, Ink::plain, width, reasons.size() > 1 ? 3 : 4, options);
  }
}

/// What stands below the title: details, what a rule changes, how to prepare.
std::vector<Text> texts_below(const Schedule& schedule, const Session& session, const RenderOptions& options) {
  std::vector<Text> texts;
  for (std::string& detail : details_of(schedule, session, options))
    texts.push_back({std::move(detail), Ink::faint, 3});
  const std::vector<std::string> rules = telling_rules(session);
  for (const bool preparations : {false, true}) {
    for (const Advice& advice : session.advice) {
      if (is_preparation(advice) != preparations) continue;
      const bool named = std::find(rules.begin(), rules.end(), advice.rule) != rules.end();
      texts.push_back({advice_text(advice, !named, options.ascii), preparations ? Ink::care : Ink::warn, advice_lines});
    }
  }
  return texts;
}

/// Puts the texts below the title and the rules' ids at the end of a line: of the first one below the title, or of the
/// title itself where no number stands there; on a line of their own where the page is narrow.
void add_body(Row& row, const Schedule& schedule, const Session& session, const Columns& columns,
              const RenderOptions& options) {
  const std::size_t wide = columns.length_end - columns.title - 2;
  const std::vector<Text> texts = texts_below(schedule, session, options);
  std::string rules = columns.why > 0 ? std::string{} : clean(join(telling_rules(session), " "), options.ascii);
  rules = cut(rules, wide / 2, options.ascii);
  const bool alone = wide < 34 && !rules.empty();
  const std::size_t beside = rules.empty() || alone ? wide : wide - display_width(rules) - 1;
  for (const Text& text : texts) {
    const bool first = row.body.size() == row.titles;
    add_lines(row.body, text.text, text.ink, first ? beside : wide, text.most, options);
  }
  if (alone) {
    row.body.push_back({rules, Ink::faint});
    return;
  }
  const bool no_numbers = row.distance.empty() && row.length.empty() && row.titles == 1;
  row.rules_line = texts.empty() && no_numbers ? 0 : row.titles;
  if (!rules.empty() && row.rules_line == row.body.size()) row.body.push_back({});
  row.rules = std::move(rules);
}

/// Where there is one column for both, distance and time stand side by side, and on the narrowest page the first.
void put_together(Row& row, const Columns& columns) {
  constexpr std::size_t least_title = 20;
  const std::string both =
      row.distance.empty() || row.length.empty() ? row.distance + row.length : row.distance + "  " + row.length;
  const bool fits = columns.distance_end >= columns.title + 2 + least_title + display_width(both);
  if (fits || row.distance.empty()) row.distance = both;
}

Row row_of(const Schedule& schedule, const Session& session, const Columns& columns, const RenderOptions& options) {
  Row row;
  if (session.start) row.time = format_time(time_of(*session.start));
  row.mark = mark_of(session, options);
  if (!std::holds_alternative<Recovery>(session.what)) row.distance = distance_text(session, options);
  row.length = length_text(session);
  if (title_ink(session) == Ink::faint) row.number = Ink::faint;
  if (columns.compact) put_together(row, columns);
  std::size_t end = columns.distance_end - display_width(row.distance);
  if (!columns.compact && row.distance.empty()) end = columns.length_end - display_width(row.length);
  const std::size_t room = std::max(end, columns.title + 12) - columns.title - 2;
  add_lines(row.body, heading_of(session, options), title_ink(session), room, 4, options);
  row.titles = row.body.size();
  add_body(row, schedule, session, columns, options);
  if (columns.why > 0) add_reasons(row, session, columns, options);
  return row;
}

/// The margin of a day's lines: its name on the first, `today` on the second, a bar along today's.
struct Margin {
  std::string label;
  bool today = false;
  int lines = 0;
};

void put_margin(Line& line, Margin& margin, const Columns& columns, const RenderOptions& options) {
  if (margin.today) line.put(signs(options.ascii).today, Ink::today);
  line.to(columns.label);
  if (margin.lines == 0) line.put(margin.label, margin.today ? Ink::today : Ink::strong);
  if (margin.lines == 1 && margin.today) line.put("today", Ink::today);
  ++margin.lines;
}

void put_row(std::string& out, const Row& row, Margin& margin, const Columns& columns, const RenderOptions& options) {
  Line line(options.color);
  for (std::size_t i = 0; i < std::max<std::size_t>({row.body.size(), row.why.size(), 1}); ++i) {
    put_margin(line, margin, columns, options);
    if (i == 0) line.to(columns.time).put(row.time).to(columns.mark).put(row.mark.text, row.mark.ink);
    if (i < row.body.size()) line.to(columns.title).put(row.body[i].text, row.body[i].ink);
    if (i == 0 && !row.distance.empty()) line.right(row.distance, columns.distance_end, row.number);
    if (i == row.rules_line && !row.rules.empty()) line.right(row.rules, columns.length_end, Ink::faint);
    if (i == 0 && !columns.compact) line.right(row.length, columns.length_end, Ink::faint);
    if (i < row.why.size()) line.to(columns.why).put(row.why[i].text, row.why[i].ink);
    line.end(out);
  }
}

void put_day(std::string& out, Day day, const SessionRefs& sessions, const Schedule& schedule, const Columns& columns,
             const RenderOptions& options) {
  const std::string number = std::to_string(static_cast<unsigned>(std::chrono::year_month_day{day}.day()));
  Margin margin{std::string(weekday_short(weekday_index(day))) + " " + pad_left(number, 2),
                day == schedule.header.today, 0};
  const SessionRefs mine = sessions_on(sessions, day);
  for (const Session* session : mine)
    put_row(out, row_of(schedule, *session, columns, options), margin, columns, options);
  if (mine.empty()) put_row(out, Row{}, margin, columns, options);
}

/// The days one below another. Where there is room, a day of several lines stands apart from its neighbours.
void put_days(std::string& out, const Schedule& schedule, DaySpan days, const SessionRefs& sessions,
              const Columns& columns, const RenderOptions& options) {
  bool above_is_long = false;
  for (Day day = days.from; day <= days.to; day += std::chrono::days{1}) {
    std::string text;
    put_day(text, day, sessions, schedule, columns, options);
    const bool is_long = std::count(text.begin(), text.end(), '\n') > 1;
    if (day != days.from && !columns.compact && (is_long || above_is_long)) out += '\n';
    out += text;
    above_is_long = is_long;
  }
}

void put_week_heading(std::string& out, const Schedule& schedule, const Week* week, DaySpan days, const Sum& sum,
                      const RenderOptions& options) {
  const std::string dot = " " + std::string(signs(options.ascii).dot) + " ";
  const Header& header = schedule.header;
  std::string title = plan_text(schedule, options.ascii);
  if (!header.athlete.empty()) title += dot + clean(header.athlete, options.ascii);
  std::string which = week ? week_text(schedule, *week) : std::string{};
  const std::string phase = week ? clean(week->phase, options.ascii) : std::string{};
  if (!phase.empty()) which += dot + phase;
  put_heading(out, title, Ink::strong, which, Ink::strong, options);
  std::string state = total_text(sum, options);
  if (const std::string countdown = countdown_text(schedule); !countdown.empty()) state += dot + countdown;
  put_heading(out, span_text(days, options.ascii), Ink::plain, state, Ink::plain, options);
  put_spark(out, schedule, week, options);
  if (week && !week->note.empty()) put_paragraph(out, week->note, Ink::faint, options);
  put_rule(out, options);
}

std::string count_text(int count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

/// A line of the foot: a name at the margin, the text under the titles of the days.
void put_foot(std::string& out, std::string_view label, Ink ink, std::string_view text, const Columns& columns,
              const RenderOptions& options) {
  Line line(options.color);
  line.to(columns.label).put(label, ink);
  for (const std::string& part : wrapped(text, columns.end - columns.title, 12, options.ascii))
    line.to(columns.title).put(part).end(out);
}

void put_totals(std::string& out, const Sum& sum, const Columns& columns, const RenderOptions& options) {
  const std::string dot = " " + std::string(signs(options.ascii).dot) + " ";
  std::string runs = total_text(sum, options) + " in " + count_text(sum.runs, "run", "runs");
  if (sum.longest.mm > 0) runs += dot + "longest " + format_distance(sum.longest, options.units);
  if (sum.hard > 0) runs += dot + std::to_string(sum.hard) + " hard";
  if (sum.done > 0) runs += dot + std::to_string(sum.done) + " done";
  if (sum.missed > 0) runs += dot + std::to_string(sum.missed) + " missed";
  std::string care = sum.recovery.count() > 0 ? length_text(sum.recovery) : std::string("none");
  if (sum.appointments > 0) care += dot + count_text(sum.appointments, "appointment", "appointments");
  put_rule(out, options);
  put_foot(out, "Running", Ink::strong, runs, columns, options);
  put_foot(out, "Recovery", Ink::care, care, columns, options);
}

void put_week(std::string& out, const Schedule& schedule, DaySpan days, const RenderOptions& options) {
  const Columns columns = columns_for(options);
  const SessionRefs sessions = shown_sessions(schedule, days, options);
  const Sum sum = sum_of(schedule, days);
  const Day start = week_start(days.from, options.week_starts_sunday);
  put_week_heading(out, schedule, week_named(schedule, start), days, sum, options);
  put_days(out, schedule, days, sessions, columns, options);
  put_totals(out, sum, columns, options);
  for (const Unplaced* unplaced : unplaced_in(schedule, days))
    put_foot(out, "Not placed", Ink::warn, unplaced_text(*unplaced, options.ascii), columns, options);
}

/// Who looks at this week alone learns here that appointments of later weeks find no place, while it can be helped.
void put_later(std::string& out, const Schedule& schedule, Day last, const RenderOptions& options) {
  const auto& unplaced = schedule.unplaced;
  const auto later = std::count_if(unplaced.begin(), unplaced.end(), [&](const Unplaced& one) {
    return one.day > last && one.day >= schedule.header.today;
  });
  if (later == 0) return;
  const std::string text =
      count_text(static_cast<int>(later), "session finds", "sessions find") + " no place; see `rubdown explain`";
  put_foot(out, "Later", Ink::warn, text, columns_for(options), options);
}

}  // namespace

std::string render_week(const Schedule& schedule, const RenderOptions& options) {
  std::string out;
  put_stops(out, stops_for(schedule, options.span), options);
  put_notices(out, schedule, options);
  const DaySpan days = days_printed(schedule, options.span);
  if (days.from > days.to) {
    put_paragraph(out, "Nothing is planned on these days: " + span_text(options.span, options.ascii) + ".", Ink::plain,
                  options);
    return out;
  }
  for (Day from = days.from; from <= days.to;) {
    const Day last = week_start(from, options.week_starts_sunday) + std::chrono::days{6};
    put_week(out, schedule, {from, std::min(last, days.to)}, options);
    if (last >= days.to) put_later(out, schedule, days.to, options);
    from = last + std::chrono::days{1};
    out += '\n';
  }
  put_paragraph(out, short_safety, Ink::faint, options, all_lines);
  return out;
}

}  // namespace rubdown
