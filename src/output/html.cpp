// HTML: one page that needs nothing else, for the screen and for the refrigerator door.
#include <algorithm>

#include "output/chart_svg.hpp"
#include "output/html_style.hpp"
#include "output/markup.hpp"
#include "output/words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

/// The rules on the page in the order they first appear; a session refers to them by number.
class Footnotes {
 public:
  explicit Footnotes(const SessionRefs& sessions) {
    for (const Session* session : sessions)
      for (const Reason& reason : session->reasons)
        if (number(reason.rule) == 0) reasons_.push_back(&reason);
  }
  /// From 1; 0 for a rule that is not on the page.
  std::size_t number(std::string_view rule) const {
    for (std::size_t i = 0; i < reasons_.size(); ++i)
      if (reasons_[i]->rule == rule) return i + 1;
    return 0;
  }
  const std::vector<const Reason*>& reasons() const { return reasons_; }

 private:
  std::vector<const Reason*> reasons_;
};

/// Columns after which a text in the table is cut; the other formats have it whole.
constexpr std::size_t longest_text = 160;

struct Page {
  const Schedule& schedule;
  const RenderOptions& options;
  SessionRefs sessions;
  Footnotes notes;
  DaySpan days;
};

std::string element(std::string_view tag, std::string_view attributes, std::string_view inside) {
  std::string out = "<" + std::string(tag);
  if (!attributes.empty()) out.append(" ").append(attributes);
  return out.append(">").append(inside) + "</" + std::string(tag) + ">";
}

std::string class_of(const Session& session) {
  std::string out;
  if (const auto* run = std::get_if<Run>(&session.what))
    out = run->is_long ? "run long" : run->hard ? "run hard" : "run";
  if (std::holds_alternative<Race>(session.what)) out = "race";
  if (std::holds_alternative<Rest>(session.what)) out = "rest";
  if (const auto* recovery = std::get_if<Recovery>(&session.what)) out = recovery->appointment ? "massage" : "care";
  if (session.status == Status::missed || session.status == Status::stopped)
    out += " " + std::string(name(session.status));
  return "class=\"" + out + "\"";
}

std::string references(const Session& session, const Footnotes& notes) {
  std::string out;
  std::vector<std::size_t> seen;
  for (const Reason& reason : session.reasons) {
    const std::size_t number = notes.number(reason.rule);
    if (std::find(seen.begin(), seen.end(), number) != seen.end()) continue;
    seen.push_back(number);
    const std::string text = std::to_string(number);
    out += (out.empty() ? "" : " ") + element("a", "href=\"#why-" + text + "\"", text);
  }
  return out.empty() ? out : " <sup>" + out + "</sup>";
}

/// What a session's line says, without its time and references.
std::string line_text(const Session& session, const RenderOptions& options) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  std::string sign = recovery ? (recovery->appointment ? "◆ " : "○ ") : "";
  if (std::holds_alternative<Race>(session.what)) sign = "★ ";
  if (session.status == Status::done) sign = "✓ ";
  std::string text = cut(recovery ? care_text(*recovery) : run_text(session, false), longest_text);
  if (recovery && recovery->parts.size() == 1) text += " " + length_text(session);
  if (session.status != Status::planned && session.status != Status::done)
    text += " (" + std::string(name(session.status)) + ")";
  const std::string distance = recovery ? std::string{} : distance_text(session, options);
  return sign + (distance.empty() ? "" : distance + " ") + text;
}

std::string session_html(const Session& session, const Page& page) {
  std::string text;
  if (session.start) text += element("span", "class=\"at\"", format_time(time_of(*session.start))) + " ";
  text += markup(line_text(session, page.options)) + references(session, page.notes);
  std::string out = element("p", class_of(session), text);
  std::vector<std::string> details;
  if (const auto areas = areas_of(session); !areas.empty()) details.push_back(describe(areas));
  details.push_back(cut(booking_text(session, false), longest_text));
  std::erase(details, std::string{});
  if (!details.empty()) out += element("small", {}, markup(join(details, " · ")));
  for (const Advice& advice : session.advice)
    out += element("p", "class=\"advice\"", "! " + markup(cut(clean(advice.text, false), longest_text)));
  return out;
}

std::string day_html(Day day, const Page& page) {
  std::string inside = element("time", "datetime=\"" + format_day(day) + "\"",
                               std::to_string(static_cast<unsigned>(std::chrono::year_month_day{day}.day())));
  for (const Session* session : page.sessions)
    if (session->day == day) inside += session_html(*session, page);
  return element("td", day == page.schedule.header.today ? "class=\"today\"" : "", inside) + "\n";
}

std::string week_html(Day start, const Page& page) {
  const Week* week = week_named(page.schedule, start);
  const std::chrono::year_month_day date{start};
  std::string head = week ? std::to_string(week->number) + ". " : std::string{};
  head += std::to_string(static_cast<unsigned>(date.day())) + " " +
          std::string(month_short(static_cast<unsigned>(date.month())));
  if (week && !week->phase.empty()) head += " <small>" + markup(week->phase) + "</small>";
  std::string out = "<tr>" + element("th", "scope=\"row\"", head) + "\n";
  for (int i = 0; i < 7; ++i) out += day_html(start + std::chrono::days{i}, page);
  const Sum sum = sum_of(shown_sessions(page.schedule, {start, start + std::chrono::days{6}}, page.options));
  std::string total = element("strong", {}, markup(total_text(sum, page.options)));
  if (sum.recovery.count() > 0) total += " " + element("span", "class=\"care\"", "○ " + length_text(sum.recovery));
  return out + element("td", "class=\"sum\"", total) + "</tr>\n";
}

std::string table_html(const Page& page) {
  std::string out =
      "<div class=\"table\"><table><caption>A row a week, a column a day. Numbers refer to the reasons "
      "below.</caption><colgroup><col class=\"week\">";
  for (int i = 0; i < 7; ++i) out += "<col>";
  out += "<col class=\"total\"></colgroup><thead><tr><th scope=\"col\">Week</th>";
  const int first = page.options.week_starts_sunday ? 6 : 0;
  for (int i = 0; i < 7; ++i) out += element("th", "scope=\"col\"", weekday_long((first + i) % 7));
  out += "<th scope=\"col\">Total</th></tr></thead><tbody>\n";
  for (Day start = week_start(page.days.from, page.options.week_starts_sunday); start <= page.days.to;
       start += std::chrono::days{7})
    out += week_html(start, page);
  return out + "</tbody></table></div>\n";
}

/// The lines a week takes on paper, where a line of a day holds `columns`.
std::size_t printed_lines(Day start, const Page& page, double columns) {
  const auto lines_of = [&](std::string_view text) {
    return 1 + static_cast<std::size_t>(static_cast<double>(display_width(text)) / columns);
  };
  std::size_t most = 1;
  for (int i = 0; i < 7; ++i) {
    std::size_t lines = 0;
    for (const Session* session : page.sessions) {
      if (session->day != start + std::chrono::days{i}) continue;
      lines += lines_of(line_text(*session, page.options));
      for (const Advice& advice : session->advice) lines += lines_of(cut(clean(advice.text, false), longest_text));
    }
    most = std::max(most, lines);
  }
  return most;
}

/// Millimetres the table takes on paper with letters of `points`; a column of a day is 31 mm wide, a letter on
/// average a little over half its height.
double printed_height(const Page& page, double points) {
  constexpr double millimetres = 25.4 / 72;
  double height = 4;
  for (Day start = week_start(page.days.from, page.options.week_starts_sunday); start <= page.days.to;
       start += std::chrono::days{7}) {
    const double columns = 30.5 / (0.56 * points * millimetres);
    height += 0.3 + static_cast<double>(printed_lines(start, page, columns)) * points * 1.2 * millimetres;
  }
  return height;
}

/// How the page is cut for paper: the size of the table's letters, so that the page ends with the sheet, and whether
/// the reasons go to a sheet of their own.
struct Print {
  int tenths = 0;  ///< of a point
  bool reasons_apart = false;
};

Print print_for(const Page& page) {
  // Millimetres of an A4 sheet between margins of 8 mm, less the heading, the chart, the legend and the foot.
  double room = 194 - 43;
  for (const Stop* stop : stops_for(page.schedule, page.options.span))
    room -= 9 + static_cast<double>(stop->message.size()) / 60;
  for (const Advice& notice : page.schedule.notices) room -= 3 + static_cast<double>(notice.text.size()) / 120;
  for (const Unplaced* unplaced : unplaced_in(page.schedule, page.options.span))
    room -= 3 + 3 * static_cast<double>(unplaced_text(*unplaced, false).size()) / 240;
  double reasons = 4;
  for (const Reason* reason : page.notes.reasons())
    reasons += 2.4 * (1 + static_cast<double>(reason->because.size() + 60) / 80) / 3;
  for (const bool apart : {false, true}) {
    for (int tenths = 66; tenths >= (apart ? 42 : 50); --tenths)
      if (printed_height(page, tenths / 10.0) <= (apart ? room : room - reasons)) return {tenths, apart};
  }
  return {50, true};
}

std::string reasons_html(const Page& page, bool apart) {
  std::string out;
  for (std::size_t i = 0; i < page.notes.reasons().size(); ++i) {
    const Reason& reason = *page.notes.reasons()[i];
    std::string text =
        element("strong", {}, markup(reason.rule)) + " " + markup(reason.because) + " (" + evidence_text(reason.grade);
    if (!reason.sources.empty()) text += "; " + markup(join(reason.sources, ", "));
    out += element("li", "id=\"why-" + std::to_string(i + 1) + "\"", text + ")") + "\n";
  }
  if (out.empty()) return out;
  return "<section" + std::string(apart ? " class=\"own-page\"" : "") + "><h2>Reasons</h2><ol class=\"reasons\">\n" +
         out + "</ol></section>\n";
}

std::string warnings_html(const Page& page) {
  std::string out;
  for (const Stop* stop : stops_for(page.schedule, page.options.span)) {
    std::string text = element("h2", {}, markup(stop_heading(*stop))) + element("p", {}, markup(stop->message));
    text += element(
        "p", {},
        "Off the calendar " + markup(stop_dates(*stop)) + ": " + markup(stop->blocks) + " (" + markup(stop->id) + ")");
    out += element("section", "class=\"stop\" aria-label=\"Safety stop\"", text) + "\n";
  }
  std::string notices;
  for (const Advice& notice : page.schedule.notices)
    notices += element("p", "class=\"notice\"", markup(notice.text) + " (" + markup(notice.rule) + ")") + "\n";
  return notices.empty() ? out : out + element("section", "aria-label=\"Notices\"", notices) + "\n";
}

std::string heading_html(const Page& page) {
  const Header& header = page.schedule.header;
  std::vector<std::string> facts{header.athlete};
  if (page.days.from <= page.days.to) facts.push_back(span_text(page.days, false));
  if (header.plan_weeks > 0) facts.push_back(std::to_string(header.plan_weeks) + " weeks");
  facts.push_back(countdown_text(page.schedule));
  std::erase(facts, std::string{});
  return "<header>" + element("h1", {}, markup(plan_text(page.schedule, false))) +
         element("p", {}, markup(join(facts, " · "))) + "</header>\n";
}

std::string unplaced_html(const Page& page) {
  std::string out;
  for (const Unplaced* unplaced : unplaced_in(page.schedule, page.options.span))
    out += element("li", {}, markup(unplaced_text(*unplaced, false)));
  return out.empty() ? out : "<section><h2>Not placed</h2><ul>" + out + "</ul></section>\n";
}

constexpr std::string_view legend =
    "<p class=\"legend\"><span class=\"long\">long run</span><span class=\"hard\">hard run</span>"
    "<span class=\"race\">★ race</span><span class=\"massage\">◆ appointment</span>"
    "<span class=\"care\">○ self-care</span><span>✓ done</span></p>\n";

}  // namespace

std::string render_html(const Schedule& schedule, const RenderOptions& options) {
  SessionRefs sessions = shown_sessions(schedule, options.span, options);
  Footnotes notes(sessions);
  const Page page{schedule, options, std::move(sessions), std::move(notes), days_printed(schedule, options.span)};
  const Print print = print_for(page);
  const std::string size = std::to_string(print.tenths / 10) + "." + std::to_string(print.tenths % 10);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\" style=\"--cell:" + size +
      "pt\">\n<head>\n"
      "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += element("title", {}, markup(cut(plan_text(schedule, false), 64))) + "\n";
  out += element("style", {}, html_style) + "\n</head>\n<body>\n";
  out += warnings_html(page) + heading_html(page) + "<main>\n";
  const ChartData chart = chart_of(schedule);
  if (chart.most.mm > 0) out += element("figure", "class=\"chart\"", chart_svg(schedule, chart, options, {})) + "\n";
  out += table_html(page);
  out += legend;
  out += unplaced_html(page) + reasons_html(page, print.reasons_apart) + "</main>\n";
  return out + element("footer", {}, markup(short_safety)) + "\n</body>\n</html>\n";
}

}  // namespace rubdown
