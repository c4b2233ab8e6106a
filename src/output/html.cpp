// HTML: one page that needs nothing else, for the screen and for the refrigerator door.
#include <algorithm>

#include "output/chart_svg.hpp"
#include "output/html_page.hpp"
#include "output/html_style.hpp"
#include "output/markup.hpp"
#include "output/words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

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
  for (const Reason* reason : telling_reasons(session)) {
    const std::string number = std::to_string(notes.number(reason->rule));
    out += (out.empty() ? "" : " ") + element("a", "href=\"#why-" + number + "\"", number);
  }
  return out.empty() ? out : "<sup>" + out + "</sup>";
}

std::string session_html(const Session& session, const Page& page) {
  const CellText cell = cell_text(session, page.options);
  std::string text;
  if (session.start) text += element("span", "class=\"at\"", format_time(time_of(*session.start))) + " ";
  text += markup(cell.head) + (cell.head.empty() ? "" : " ") + markup(cell.brief);
  if (cell.more.starts_with(' ')) text += ' ';
  if (!cell.more.empty()) text += element("span", "class=\"more\"", markup(cell.more));
  std::string out = element("p", class_of(session), text + references(session, page.notes));
  std::vector<std::string> details;
  if (const std::string change = change_text(page.schedule, session, false); !change.empty())
    details.push_back(cut(change, longest_text));
  if (const auto areas = areas_of(session); !areas.empty()) details.push_back(describe(areas));
  details.push_back(cut(manner_text(session, false), longest_text));
  details.push_back(cut(booking_text(session, false), longest_text));
  std::erase(details, std::string{});
  if (!details.empty()) out += element("small", {}, markup(join(details, " · ")));
  for (const Advice& advice : session.advice)
    out += element("p", is_preparation(advice) ? "class=\"prepare\"" : "class=\"advice\"",
                   markup(cut(advice_text(advice, false, false), longest_advice)));
  return out;
}

std::string day_html(Day day, const Page& page) {
  std::string inside = element("time", "datetime=\"" + format_day(day) + "\"",
                               std::to_string(static_cast<unsigned>(std::chrono::year_month_day{day}.day())));
  for (const Session* session : sessions_on(page.sessions, day)) inside += session_html(*session, page);
  // On a narrow screen days stand below each other, and the head of their column is nowhere near.
  std::string attributes = "data-day=\"" + std::string(weekday_short(weekday_index(day))) + " \"";
  if (day == page.schedule.header.today) attributes += " class=\"today\"";
  return element("td", attributes, inside) + "\n";
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
  const Sum sum = sum_of(page.schedule, {start, start + std::chrono::days{6}});
  std::string total = element("strong", {}, markup(total_text(sum, page.options)));
  if (sum.recovery.count() > 0) total += " " + element("span", "class=\"care\"", "○ " + length_text(sum.recovery));
  return out + element("td", "class=\"sum\" data-day=\"Total \"", total) + "</tr>\n";
}

std::string table_html(const Page& page) {
  std::string out =
      "<div class=\"table\"><table><caption>Each week with its days. Numbers refer to the reasons "
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

std::string reasons_html(const Page& page, bool apart) {
  std::string out;
  for (std::size_t i = 0; i < page.notes.reasons().size(); ++i) {
    const Reason& reason = *page.notes.reasons()[i];
    std::string text =
        element("strong", {}, markup(reason.rule)) + " " + markup(reason.because) + " (" + evidence_text(reason.grade);
    if (!reason.sources.empty()) text += "; " + markup(join({reason.sources.begin(), reason.sources.end()}, ", "));
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
    text += element("p", {},
                    "Off the calendar " + markup(stop_dates(*stop)) + ": " + markup(stop->blocks) +
                        (stop->trigger.empty() ? "" : ". Reported: " + markup(stop->trigger)) + " (" +
                        markup(stop->id) + ")");
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

Footnotes::Footnotes(const SessionRefs& sessions) {
  for (const Session* session : sessions)
    for (const Reason* reason : telling_reasons(*session))
      if (number(reason->rule) == 0) reasons_.push_back(reason);
}

std::size_t Footnotes::number(std::string_view rule) const {
  for (std::size_t i = 0; i < reasons_.size(); ++i)
    if (reasons_[i]->rule == rule) return i + 1;
  return 0;
}

CellText cell_text(const Session& session, const RenderOptions& options) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  CellText cell;
  if (recovery) cell.head = recovery->appointment ? "◆" : "○";
  if (std::holds_alternative<Race>(session.what)) cell.head = "★";
  if (session.status == Status::done) cell.head = "✓";
  if (const std::string distance = recovery ? std::string{} : distance_text(session, options); !distance.empty())
    cell.head += (cell.head.empty() ? "" : " ") + distance;
  const std::string full = cut(recovery ? care_text(*recovery) : run_text(session, false), longest_text);
  cell.brief = full;
  if (const auto* run = std::get_if<Run>(&session.what); run && run->workout->kind != RunKind::other) {
    const std::size_t kind = std::min(title(run->workout->kind).size(), full.size());
    if (lower(full.substr(0, kind)) == lower(title(run->workout->kind))) {
      cell.brief = full.substr(0, kind);
      cell.more = full.substr(kind);
    }
  }
  if (recovery && !recovery->appointment && recovery->parts.size() > 1) {
    const std::size_t first = std::min(full.find(','), full.size());
    cell.brief = full.substr(0, first);
    cell.more = full.substr(first);
  }
  if (recovery && recovery->parts.size() == 1) cell.brief += " " + length_text(session);
  if (session.status == Status::missed || session.status == Status::stopped || session.status == Status::pinned)
    cell.brief += " (" + std::string(name(session.status)) + ")";
  return cell;
}

std::string render_html(const Schedule& schedule, const RenderOptions& options) {
  SessionRefs sessions = shown_sessions(schedule, options.span, options);
  Footnotes notes(sessions);
  const Page page{schedule, options, std::move(sessions), std::move(notes), days_printed(schedule, options.span)};
  const Print print = print_for(page);
  const std::string size = std::to_string(print.tenths / 10) + "." + std::to_string(print.tenths % 10);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\" style=\"--cell:" + size + "pt\"" + (print.brief ? " class=\"brief\"" : "") +
      ">\n<head>\n"
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
