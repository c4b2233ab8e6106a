#include <fmt/format.h>

#include <algorithm>

#include "output/json_text.hpp"
#include "output/markup.hpp"
#include "rubdown/base/csv.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/summary.hpp"

namespace rubdown {
namespace {

constexpr std::array<std::string_view, urgency_count> urgency_words{"urgent", "stop",     "failed", "warnings",
                                                                    "look",   "unplaced", "fine"};

std::string_view state(const SummaryRow& row) { return urgency_words[urgency(row)]; }
std::string race_day(const SummaryRow& row) { return row.race_day ? format_day(*row.race_day) : ""; }
std::string weeks_left(const SummaryRow& row) {
  if (!row.days_left) return "";
  int days = *row.days_left;
  return fmt::format("{}", days >= 0 ? (days + 6) / 7 : days / 7);
}
std::string change(const SummaryRow& row) { return row.change ? fmt::format("{:+}%", *row.change) : ""; }
std::string stops(const SummaryRow& row) { return fmt::format("{}", fmt::join(row.stops, " ")); }

std::string nothing(const SummaryHead&) { return {}; }

// CSV

std::string csv_begin(const SummaryHead& head) {
  std::string_view unit = head.units == Units::mi ? "mi" : "km";
  return fmt::format(
      "state,id,name,race,race_date,days_left,weeks_left,week,weeks,week_{0},change_percent,longest_{0},recovery,to_"
      "book,"
      "unplaced,warnings,errors,stops,first\r\n",
      unit);
}

std::string csv_row(const SummaryHead& head, const SummaryRow& row, std::size_t) {
  return fmt::format(
      "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", state(row), csv_cell(row.id), csv_cell(row.name),
      csv_cell(row.race), race_day(row), row.days_left ? fmt::format("{}", *row.days_left) : "", weeks_left(row),
      row.week ? fmt::format("{}", row.week) : "", row.weeks, format_number(row.week_distance, head.units),
      row.change ? fmt::format("{}", *row.change) : "", format_number(row.longest, head.units), row.recovery,
      row.to_book, row.unplaced, row.warnings, row.errors, csv_cell(stops(row)), csv_cell(row.first));
}

// JSON

std::string json_begin(const SummaryHead& head) {
  JsonText json;
  json.open_object();
  json.key("schema_version").number(1).key("title").text(head.title).key("today").text(format_day(head.today));
  json.key("count").open_object();
  for (std::size_t i = 0; i < urgency_count; ++i) {
    json.key(urgency_words[i]).number(static_cast<std::int64_t>(head.by_urgency[i]));
  }
  json.close_object();
  json.close_object();
  // The list of athletes goes on where the object would end.
  std::string text = json.take();
  return text.substr(0, text.rfind('}')) + ",\"athletes\":[\n";
}

std::string json_row(const SummaryHead&, const SummaryRow& row, std::size_t index) {
  JsonText json;
  json.open_object();
  json.key("state").text(state(row)).key("id").text(row.id).key("name").text(row.name);
  json.key("race").text_or_null(row.race).key("race_date").text_or_null(race_day(row));
  json.key("days_left");
  if (row.days_left)
    json.number(*row.days_left);
  else
    json.null();
  json.key("week").number(row.week).key("weeks").number(row.weeks);
  json.key("week_distance_m").metres(row.week_distance.mm).key("change_percent");
  if (row.change)
    json.number(*row.change);
  else
    json.null();
  json.key("longest_m").metres(row.longest.mm).key("recovery").number(row.recovery);
  json.key("to_book").number(row.to_book).key("unplaced").number(row.unplaced);
  json.key("warnings").number(row.warnings).key("errors").number(row.errors);
  json.key("stops").open_array();
  for (const std::string& stop : row.stops) json.text(stop);
  json.close_array();
  json.key("urgent").boolean(row.urgent).key("first").text_or_null(row.first);
  json.close_object();
  std::string text = json.take();
  return (index == 0 ? "" : ",\n") + text.substr(0, text.find_last_not_of('\n') + 1);
}

std::string json_end(const SummaryHead&) { return "\n]}\n"; }

// HTML

std::string counts(const SummaryHead& head) {
  std::size_t total = 0;
  for (std::size_t n : head.by_urgency) total += n;
  std::string text = fmt::format("{} athlete{}", total, total == 1 ? "" : "s");
  auto add = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0) text += fmt::format(", {} {}", n, n == 1 ? one : many);
  };
  add(head.by_urgency[0] + head.by_urgency[1], "safety stop", "safety stops");
  add(head.by_urgency[2], "plan that failed", "plans that failed");
  add(head.by_urgency[3] + head.by_urgency[4], "with warnings", "with warnings");
  add(head.by_urgency[5], "with something unplaced", "with something unplaced");
  return text;
}

std::string html_begin(const SummaryHead& head) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n<style>\n"
      ":root {{ color-scheme: light dark; --line: #8886; --urgent: #b00020; --warn: #8a5300; }}\n"
      "@media (prefers-color-scheme: dark) {{ :root {{ --urgent: #ff8a80; --warn: #ffcc80; }} }}\n"
      "body {{ font: 15px/1.4 system-ui, sans-serif; margin: 1.5rem; }}\nh1 {{ font-size: 1.3rem; margin: 0 0 .2rem; "
      "}}\n"
      "table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }}\n"
      "th, td {{ text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; "
      "}}\n"
      "th {{ position: sticky; top: 0; background: Canvas; }}\n.n {{ text-align: right; }}\n"
      ".urgent, .stop, .failed {{ color: var(--urgent); font-weight: 600; }}\n.warnings, .look {{ color: var(--warn); "
      "}}\n"
      "@page {{ size: landscape; margin: 1cm; }}\n</style>\n</head>\n<body>\n<h1>{0}</h1>\n<p>{1} &middot; {2}</p>\n"
      "<table>\n<thead><tr><th scope=\"col\">State</th><th scope=\"col\">Athlete</th><th scope=\"col\">Race</th>"
      "<th scope=\"col\" class=\"n\">Weeks left</th><th scope=\"col\" class=\"n\">This week</th>"
      "<th scope=\"col\" class=\"n\">Change</th><th scope=\"col\" class=\"n\">Longest</th>"
      "<th scope=\"col\" class=\"n\">Recovery</th><th scope=\"col\" class=\"n\">To book</th>"
      "<th scope=\"col\" class=\"n\">Unplaced</th><th scope=\"col\" class=\"n\">Warnings</th>"
      "<th scope=\"col\">First of all</th></tr></thead>\n<tbody>\n",
      markup(head.title), format_day(head.today), markup(counts(head)));
}

std::string html_row(const SummaryHead& head, const SummaryRow& row, std::size_t) {
  auto distance = [&](Distance d) { return d.mm > 0 ? format_distance(d, head.units) : std::string{}; };
  auto number = [](int n) { return n ? fmt::format("{}", n) : std::string{}; };
  return fmt::format(
      "<tr><td class=\"{0}\">{0}</td><th scope=\"row\">{1}</th><td>{2}</td><td class=\"n\">{3}</td><td "
      "class=\"n\">{4}</td>"
      "<td class=\"n\">{5}</td><td class=\"n\">{6}</td><td class=\"n\">{7}</td><td class=\"n\">{8}</td><td "
      "class=\"n\">{9}</td>"
      "<td class=\"n\">{10}</td><td>{11}</td></tr>\n",
      state(row), markup(row.name.empty() ? row.id : row.name),
      markup(row.race.empty() ? "" : fmt::format("{} {}", race_day(row), row.race)), weeks_left(row),
      distance(row.week_distance), change(row), distance(row.longest), number(row.recovery), number(row.to_book),
      number(row.unplaced), number(row.warnings + row.errors), markup(row.first));
}

std::string html_end(const SummaryHead&) {
  return "</tbody>\n</table>\n<p>General guidance, not medical advice.</p>\n</body>\n</html>\n";
}

// The terminal

constexpr std::size_t name_width = 18;

std::string text_begin(const SummaryHead& head) {
  std::string line =
      fmt::format("{:<9} {} {:>5} {:>8} {:>6} {:>8} {:>4} {:>4}", "", fit("athlete", name_width), "weeks",
                  head.units == Units::mi ? "mi/week" : "km/week", "change", "longest", "rec", "book");
  return fmt::format("{}  {}\n{}\n\n{}{}\n", head.title, format_day(head.today), counts(head), line, "  first of all");
}

std::string text_row(const SummaryHead& head, const SummaryRow& row, std::size_t) {
  std::string numbers = fmt::format("{:>5} {:>8} {:>6} {:>8} {:>4} {:>4}", weeks_left(row),
                                    row.week_distance.mm > 0 ? format_number(row.week_distance, head.units) : "",
                                    change(row), row.longest.mm > 0 ? format_number(row.longest, head.units) : "",
                                    row.recovery ? fmt::format("{}", row.recovery) : "",
                                    row.to_book ? fmt::format("{}", row.to_book) : "");
  std::string_view word = state(row);
  std::string_view color = !head.color ? "" : urgency(row) <= 2 ? "\x1b[1;31m" : urgency(row) <= 4 ? "\x1b[33m" : "";
  std::string name = fit(row.name.empty() ? row.id : row.name, name_width, head.ascii);
  std::size_t used = 10 + name_width + 1 + numbers.size() + 2;
  std::string first = head.width > used + 10 ? cut(row.first, head.width - used, head.ascii) : std::string{};
  if (head.ascii) first = to_ascii(first), name = fit(to_ascii(row.name.empty() ? row.id : row.name), name_width, true);
  std::string line = fmt::format("{}{:<9}{} {} {}", color, word, color.empty() ? "" : "\x1b[0m", name, numbers);
  if (!first.empty()) line += "  " + first;
  while (!line.empty() && line.back() == ' ') line.pop_back();
  // Too narrow for the worst thing beside: it goes below, where there is something to say.
  if (head.width <= used + 10 && !row.first.empty() && urgency(row) <= 3) {
    line +=
        "\n" + std::string(10, ' ') + cut(head.ascii ? to_ascii(row.first) : row.first, head.width - 10, head.ascii);
  }
  return line + "\n";
}

constexpr SummaryFormat rows[] = {
    {"csv", "summary.csv", csv_begin, csv_row, nothing},
    {"json", "summary.json", json_begin, json_row, json_end},
    {"html", "summary.html", html_begin, html_row, html_end},
    {"text", "", text_begin, text_row, nothing},
};

}  // namespace

std::span<const SummaryFormat> summary_formats() { return rows; }

}  // namespace rubdown
