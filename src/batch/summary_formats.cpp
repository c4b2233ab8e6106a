#include <fmt/format.h>

#include <algorithm>

#include "output/json_text.hpp"
#include "output/markup.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/csv.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/summary.hpp"

namespace rubdown {
namespace {

/// A word for each urgency; all that failed have one.
constexpr std::array<std::string_view, urgency_count> urgency_words{
    "failed", "urgent", "failed", "stop", "failed", "clinician", "warnings", "look", "unplaced", "fine"};

std::string_view state(const SummaryRow& row) { return urgency_words[static_cast<std::size_t>(urgency(row))]; }

/// How many athletes have that word.
std::size_t count_of(const SummaryHead& head, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < urgency_count; ++i) {
    if (urgency_words[i] == word) count += head.by_urgency[i];
  }
  return count;
}

/// Rows that are no athletes.
std::size_t of_run(const SummaryHead& head) { return head.by_urgency[static_cast<std::size_t>(Urgency::of_run)]; }

std::string race_day(const SummaryRow& row) { return row.race_day ? format_day(*row.race_day) : ""; }
std::string weeks_left(const SummaryRow& row) {
  if (!row.days_left) return "";
  int days = *row.days_left;
  return fmt::format("{}", days >= 0 ? (days + 6) / 7 : days / 7);
}
/// For people: weeks, near the race days, `today`, and `past` behind it, which whole weeks would all call 0.
std::string time_left(const SummaryRow& row, std::string_view weeks, std::string (*days)(int)) {
  if (!row.days_left) return "";
  if (*row.days_left >= 14) return weeks_left(row).append(weeks);
  if (*row.days_left <= 0) return *row.days_left == 0 ? "today" : "past";
  return days(*row.days_left);
}
std::string short_days(int days) { return fmt::format("{} d", days); }
std::string whole_days(int days) { return counted(days, "day"); }
std::string distance(const SummaryHead& head, const SummaryRow& row, Distance d) {
  return d.mm > 0 ? format_distance(d, head.units.value_or(row.units)) : "";
}
std::string change(const SummaryRow& row) { return row.change ? fmt::format("{:+}%", *row.change) : ""; }
std::string stops(const SummaryRow& row) { return fmt::format("{}", fmt::join(row.stops, " ")); }

std::string nothing(const SummaryHead&) { return {}; }

// CSV

/// A column has one unit for all athletes, so that it can be added up and sorted.
Units csv_units(const SummaryHead& head) { return head.units.value_or(Units::km); }

std::string csv_begin(const SummaryHead& head) {
  return fmt::format(
      "state,id,name,race,race_date,days_left,weeks_left,week,weeks,week_{0},change_percent,longest_{0},recovery,"
      "to_book,unplaced,warnings,errors,stops,first\r\n",
      csv_units(head) == Units::mi ? "mi" : "km");
}

std::string csv_row(const SummaryHead& head, const SummaryRow& row, std::size_t) {
  return fmt::format(
      "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", state(row), csv_cell(row.id), csv_cell(row.name),
      csv_cell(row.race), race_day(row), row.days_left ? fmt::format("{}", *row.days_left) : "", weeks_left(row),
      row.week ? fmt::format("{}", row.week) : "", row.weeks, format_number(row.week_distance, csv_units(head)),
      row.change ? fmt::format("{}", *row.change) : "", format_number(row.longest, csv_units(head)), row.recovery,
      row.to_book, row.unplaced, row.warnings, row.errors, csv_cell(stops(row)), csv_cell(row.first));
}

// JSON

std::string json_begin(const SummaryHead& head) {
  JsonText json;
  json.open_object();
  json.key("schema_version").number(1).key("title").text(head.title).key("today").text(format_day(head.today));
  json.key("count").open_object();
  for (const std::string_view word :
       {"urgent", "stop", "failed", "clinician", "warnings", "look", "unplaced", "fine"}) {
    json.key(word).number(static_cast<std::int64_t>(count_of(head, word)));
  }
  json.close_object();
  if (head.partial) json.key("partial").boolean(true);
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
  std::string text = counted(total - of_run(head), "athlete");
  if (head.partial) text += ", not the whole list";
  auto add = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0) text += fmt::format(", {} {}", n, n == 1 ? one : many);
  };
  add(count_of(head, "urgent") + count_of(head, "stop"), "safety stop", "safety stops");
  add(count_of(head, "failed") - of_run(head), "plan that failed", "plans that failed");
  add(count_of(head, "clinician"), "to see a clinician", "to see a clinician");
  add(count_of(head, "warnings") + count_of(head, "look"), "with warnings", "with warnings");
  add(count_of(head, "unplaced"), "with something unplaced", "with something unplaced");
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
      "th, td {{ text-align: left; padding: .3rem .45rem; border-bottom: 1px solid var(--line); vertical-align: top; "
      "}}\n"
      "a {{ color: inherit; }}\nthead th {{ position: sticky; top: 0; background: Canvas; font-size: .8rem; "
      "white-space: normal; }}\n"
      "tbody th, td:nth-child(3) span {{ white-space: nowrap; }}\ntd:nth-child(3) {{ min-width: 8.5rem; "
      "}}\ntd:last-child {{ min-width: 14rem; }}\n"
      ".n {{ text-align: right; }}\ntd.n {{ white-space: nowrap; }}\n"
      ".urgent, .stop, .failed {{ color: var(--urgent); font-weight: 600; }}\n.clinician, .warnings, .look {{ color: "
      "var(--warn); "
      "}}\n"
      "@media (max-width: 80rem) {{ .less {{ display: none; }} }}\n"
      "@media (max-width: 60rem) {{ .more {{ display: none; }} body {{ margin: .7rem; }} "
      "td:last-child {{ min-width: 8rem; }} }}\n"
      "@media (max-width: 40rem) {{ thead {{ display: none; }} td, th {{ border: 0; }} "
      "tbody tr {{ display: grid; grid-template-columns: 5.5rem 1fr auto; border-bottom: 1px solid var(--line); }} "
      "tbody th {{ white-space: normal; }} "
      "td:last-child {{ grid-column: 1 / -1; min-width: 0; padding-top: 0; }} }}\n"
      "@page {{ size: landscape; margin: 1cm; }}\n</style>\n</head>\n<body>\n<h1>{0}</h1>\n<p>{1} &middot; {2}</p>\n"
      "<table>\n<thead><tr><th scope=\"col\">State</th><th scope=\"col\">Athlete</th>"
      "<th scope=\"col\" class=\"more\">Race</th>"
      "<th scope=\"col\" class=\"n\">To the race</th><th scope=\"col\" class=\"n more\">This week</th>"
      "<th scope=\"col\" class=\"n more\">Change</th><th scope=\"col\" class=\"n less more\">Longest</th>"
      "<th scope=\"col\" class=\"n less more\">Recovery</th><th scope=\"col\" class=\"n more\">To book</th>"
      "<th scope=\"col\" class=\"n less more\">Unplaced</th><th scope=\"col\" class=\"n less more\">Warnings</th>"
      "<th scope=\"col\">First of all</th></tr></thead>\n<tbody>\n",
      markup(head.title), format_day(head.today), markup(counts(head)));
}

/// The athlete's name, as a link where there is a page of this run. Names of files hold letters, digits, `-`, `_` and
/// `.` alone, which a page in UTF-8 may name as they are.
std::string html_name(const SummaryHead& head, const SummaryRow& row) {
  const std::string name = markup(row.name.empty() ? row.id : row.name);
  const bool linked = !head.page.empty() && row.errors == 0 && state(row) != "failed";
  const std::string_view files = files_called(row);
  const std::string more = files.empty() ? std::string{} : fmt::format(" ({})", markup(files));
  return (linked ? fmt::format("<a href=\"{}{}\">{}</a>", row.id, head.page, name) : name) + more;
}

std::string html_row(const SummaryHead& head, const SummaryRow& row, std::size_t) {
  auto number = [](int n) { return n ? fmt::format("{}", n) : std::string{}; };
  return fmt::format(
      "<tr><td class=\"{0}\">{0}</td><th scope=\"row\">{1}</th><td class=\"more\">{2}</td><td class=\"n\">{3}</td>"
      "<td class=\"n more\">{4}</td><td class=\"n more\">{5}</td><td class=\"n less more\">{6}</td>"
      "<td class=\"n less more\">{7}</td><td class=\"n more\">{8}</td><td class=\"n less more\">{9}</td>"
      "<td class=\"n less more\">{10}</td><td>{11}</td></tr>\n",
      state(row), html_name(head, row),
      row.race.empty() ? "" : fmt::format("<span>{}</span> {}", race_day(row), markup(row.race)),
      time_left(row, " weeks", whole_days), distance(head, row, row.week_distance), change(row),
      distance(head, row, row.longest), number(row.recovery), number(row.to_book), number(row.unplaced),
      number(row.warnings), markup(row.first));
}

std::string html_end(const SummaryHead&) {
  return "</tbody>\n</table>\n<p>General guidance, not medical advice.</p>\n</body>\n</html>\n";
}

// The terminal

constexpr std::size_t least_name = 8, usual_name = 18, most_name = 29, state_width = 10;

/// Where fewer columns are left for the worst thing, it goes below.
constexpr std::size_t least_beside = 28;

/// A column of numbers; the narrower the page, the fewer. `from`: the least width that shows it.
struct TextColumn {
  std::string_view title;
  std::size_t width, from;
  std::string (*cell)(const SummaryHead&, const SummaryRow&);
};

std::string count_or_nothing(int n) { return n ? fmt::format("{}", n) : std::string{}; }

constexpr TextColumn text_columns[] = {
    {"weeks", 5, 0, [](const SummaryHead&, const SummaryRow& row) { return time_left(row, "", short_days); }},
    {"distance", 8, 0,
     [](const SummaryHead& head, const SummaryRow& row) { return distance(head, row, row.week_distance); }},
    {"change", 6, 52, [](const SummaryHead&, const SummaryRow& row) { return change(row); }},
    {"longest", 8, 70, [](const SummaryHead& head, const SummaryRow& row) { return distance(head, row, row.longest); }},
    {"rec", 4, 60, [](const SummaryHead&, const SummaryRow& row) { return count_or_nothing(row.recovery); }},
    {"book", 4, 60, [](const SummaryHead&, const SummaryRow& row) { return count_or_nothing(row.to_book); }},
};

/// All cells of a line, each behind a space.
template <class Cell>
std::string text_cells(const SummaryHead& head, const Cell& cell) {
  std::string line;
  for (const TextColumn& column : text_columns) {
    if (head.width >= column.from) line += " " + pad_left(cell(column), column.width);
  }
  return line;
}

std::size_t name_room(const SummaryHead& head) {
  const std::size_t numbers = text_cells(head, [](const TextColumn&) { return std::string{}; }).size();
  const std::size_t wanted = std::clamp(head.widest_name, usual_name, most_name);
  return std::clamp(head.width - std::min(head.width, state_width + numbers), least_name, wanted);
}

/// What tells two athletes of one name apart: ` (anna-schmidt-2)`, or nothing.
std::string files_in_brackets(const SummaryHead& head, const SummaryRow& row) {
  const std::string files{files_called(row)};
  return files.empty() ? files : fmt::format(" ({})", head.ascii ? to_ascii(files) : files);
}

/// Whether that has room behind some letters of the name; else it goes below.
bool fits_beside(const SummaryHead& head, std::string_view brackets) {
  return display_width(brackets) + 4 <= name_room(head);
}

/// The name in that room, cut before what is in brackets.
std::string text_name(const SummaryHead& head, const SummaryRow& row) {
  const std::string& called = row.name.empty() ? row.id : row.name;
  const std::string name = head.ascii ? to_ascii(called) : called;
  const std::string brackets = files_in_brackets(head, row);
  if (!fits_beside(head, brackets)) return fit(name, name_room(head), head.ascii);
  const std::string begin = cut(name, name_room(head) - display_width(brackets), head.ascii);
  return fit(begin + brackets, name_room(head), head.ascii);
}

std::string text_begin(const SummaryHead& head) {
  const std::string names = text_cells(head, [](const TextColumn& column) { return std::string{column.title}; });
  std::string line = std::string(state_width, ' ') + fit("athlete", name_room(head)) + names;
  if (head.width > line.size() + 2 + least_beside) line += "  first of all";
  std::string said = wrap(counts(head), std::max<std::size_t>(head.width, 40));
  if (!said.ends_with('\n')) said += '\n';
  return fmt::format("{}  {}\n{}\n{}\n", head.title, format_day(head.today), said, line);
}

/// Wrapped, each line behind an indent and with its end.
std::string indented(std::string_view text, std::size_t width, std::string_view indent) {
  const std::string wrapped = wrap(text, width);
  std::string_view left = trim(wrapped);
  std::string out;
  while (!left.empty()) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    out.append(indent).append(left.substr(0, end)) += '\n';
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return out;
}

std::string text_row(const SummaryHead& head, const SummaryRow& row, std::size_t) {
  const std::string numbers = text_cells(head, [&](const TextColumn& column) { return column.cell(head, row); });
  std::string_view word = state(row);
  std::string_view color = !head.color                         ? ""
                           : urgency(row) <= Urgency::failed   ? "\x1b[1;31m"
                           : urgency(row) <= Urgency::warnings ? "\x1b[33m"
                                                               : "";
  const std::string first = head.ascii ? to_ascii(row.first) : row.first;
  std::string line =
      fmt::format("{}{:<9}{} {}{}", color, word, color.empty() ? "" : "\x1b[0m", text_name(head, row), numbers);
  const std::size_t used = state_width + name_room(head) + numbers.size() + 2;
  const bool whole = urgency(row) <= Urgency::stop || row.clinician;
  const std::size_t room = head.width - std::min(head.width, state_width);
  // Beside the numbers where it has the room; below there is more.
  const bool beside = head.width > used + least_beside && display_width(first) <= head.width - used;
  if (beside && !first.empty()) line += "  " + cut(first, head.width - used, head.ascii);
  while (!line.empty() && line.back() == ' ') line.pop_back();
  line += '\n';
  const std::string indent(state_width, ' ');
  const std::string brackets = files_in_brackets(head, row);
  if (!fits_beside(head, brackets)) line += indent + cut(trim(brackets), room, head.ascii) + "\n";
  if (beside || first.empty() || head.width <= 2 * state_width) return line;
  // Too narrow for the worst thing beside: it goes below. What is said of health is never cut.
  return line + (whole ? indented(first, room, indent) : indent + cut(first, room, head.ascii) + "\n");
}

std::string text_end(const SummaryHead& head) {
  constexpr std::string_view legend =
      "weeks to the race, or days (d); distance, change, longest run and recovery sessions (rec) of this week; "
      "appointments to book "
      "within four weeks";
  return "\n" + indented(legend, head.width, "");
}

constexpr SummaryFormat rows[] = {
    {"csv", "summary.csv", csv_begin, csv_row, nothing},
    {"json", "summary.json", json_begin, json_row, json_end},
    {"html", "summary.html", html_begin, html_row, html_end},
    {"text", "", text_begin, text_row, text_end},
};

}  // namespace

std::span<const SummaryFormat> summary_formats() { return rows; }

std::size_t name_width(const SummaryRow& row) {
  const std::string_view files = files_called(row);
  return display_width(row.name.empty() ? row.id : row.name) + (files.empty() ? 0 : display_width(files) + 3);
}

}  // namespace rubdown
