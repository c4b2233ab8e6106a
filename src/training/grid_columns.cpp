#include "training/grid_columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "rubdown/base/text.hpp"

namespace rubdown::grid {
namespace {

struct Word {
  std::string_view text;
  ColumnKind kind;
};
constexpr Word words[] = {{"week", ColumnKind::week},
                          {"wk", ColumnKind::week},
                          {"week no", ColumnKind::week},
                          {"week #", ColumnKind::week},
                          {"#", ColumnKind::week},
                          {"no", ColumnKind::week},
                          {"weeks to go", ColumnKind::week},
                          {"date", ColumnKind::date},
                          {"dates", ColumnKind::date},
                          {"week of", ColumnKind::date},
                          {"starting", ColumnKind::date},
                          {"week starting", ColumnKind::date},
                          {"starts", ColumnKind::date},
                          {"week beginning", ColumnKind::date},
                          {"w/c", ColumnKind::date},
                          {"commencing", ColumnKind::date},
                          {"week commencing", ColumnKind::date},
                          {"phase", ColumnKind::phase},
                          {"block", ColumnKind::phase},
                          {"note", ColumnKind::note},
                          {"notes", ColumnKind::note},
                          {"comment", ColumnKind::note},
                          {"comments", ColumnKind::note},
                          {"focus", ColumnKind::note},
                          {"total", ColumnKind::total},
                          {"totals", ColumnKind::total},
                          {"sum", ColumnKind::total},
                          {"mileage", ColumnKind::total},
                          {"miles", ColumnKind::total},
                          {"km", ColumnKind::total},
                          {"distance", ColumnKind::total},
                          {"weekly total", ColumnKind::total},
                          {"total miles", ColumnKind::total},
                          {"total km", ColumnKind::total},
                          {"weekly mileage", ColumnKind::total},
                          {"volume", ColumnKind::total}};

constexpr std::string_view day_words[7][4] = {{"monday", "mon", "mo", "m"},       {"tuesday", "tue", "tues", "tu"},
                                              {"wednesday", "wed", "weds", "we"}, {"thursday", "thu", "thurs", "th"},
                                              {"friday", "fri", "fr", "f"},       {"saturday", "sat", "sa", "s"},
                                              {"sunday", "sun", "su", "su"}};

std::string heading_of(std::string_view text) {
  std::string word = lower(trim(text));
  while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.pop_back();
  return word;
}

std::optional<int> weekday_of(std::string_view text) {
  const std::string word = heading_of(text);
  // `Sat 27` and `Sat (long)`: the first word decides.
  const std::string first = word.substr(0, word.find_first_of(" ,(-/"));
  for (int day = 0; day < 7; ++day) {
    for (const std::string_view known : day_words[day]) {
      if (first == known && (known.size() > 1 || word.size() == 1)) return day;
    }
  }
  return std::nullopt;
}

Column column_of(std::string_view heading) {
  Column column;
  column.heading = std::string{trim(heading)};
  if (const auto day = weekday_of(heading)) {
    column.kind = ColumnKind::day;
    column.weekday = *day;
    return column;
  }
  const std::string word = heading_of(heading);
  for (const Word& known : words) {
    if (word == known.text) column.kind = known.kind;
  }
  return column;
}

std::optional<Layout> layout_from_header(const std::vector<CsvRow>& rows) {
  constexpr std::size_t looked_at = 10;
  for (std::size_t i = 0; i < std::min(rows.size(), looked_at); ++i) {
    Layout layout;
    for (const CsvCell& cell : rows[i].cells) layout.columns.push_back(column_of(cell.text));
    std::array<int, 7> seen{};
    for (const Column& column : layout.columns) {
      if (column.kind == ColumnKind::day) ++seen[static_cast<std::size_t>(column.weekday)];
    }
    if (std::count_if(seen.begin(), seen.end(), [](int times) { return times > 0; }) < 3) continue;
    if (*std::max_element(seen.begin(), seen.end()) > 1) continue;
    layout.first_week = i + 1;
    layout.has_header = true;
    return layout;
  }
  return std::nullopt;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The kind of the columns besides the seven days in a grid without a header.
std::optional<Layout> layout_from_cells(const std::vector<CsvRow>& rows) {
  std::size_t width = 0;
  for (const CsvRow& row : rows) width = std::max(width, row.cells.size());
  if (width < 7 || width > 10 || rows.empty()) return std::nullopt;
  Layout layout;
  layout.columns.resize(width);
  std::size_t first = 0;
  const auto all = [&](std::size_t column, bool (*holds)(std::string_view)) {
    return std::all_of(rows.begin(), rows.end(),
                       [&](const CsvRow& row) { return column < row.cells.size() && holds(row.cells[column].text); });
  };
  std::vector<std::string> cells;
  if (width > 7 && all(0, names_week)) layout.columns[first++].kind = ColumnKind::week;
  for (const CsvRow& row : rows) cells.push_back(first < row.cells.size() ? row.cells[first].text : "");
  if (first + 7 < width && dates_of(cells)) layout.columns[first++].kind = ColumnKind::date;
  if (first + 7 > width) return std::nullopt;
  for (std::size_t day = 0; day < 7; ++day) {
    layout.columns[first + day].kind = ColumnKind::day;
    layout.columns[first + day].weekday = static_cast<int>(day);
  }
  for (std::size_t i = first + 7; i < width; ++i) {
    layout.columns[i].kind = all(i, is_amount) ? ColumnKind::total : ColumnKind::note;
  }
  return layout;
}

constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                       "jul", "aug", "sep", "oct", "nov", "dec"};

/// The numbers of a date in the order written; a month's name counts as its number and is marked.
struct DateParts {
  int values[3] = {0, 0, 0};
  int count = 0;
  int named = -1;  ///< index of the month written as a word
};

std::optional<DateParts> parts_of(std::string_view text) {
  DateParts parts;
  std::size_t i = 0;
  while (i < text.size()) {
    if (text[i] >= '0' && text[i] <= '9') {
      if (parts.count == 3) return std::nullopt;
      const auto result = std::from_chars(text.data() + i, text.data() + text.size(), parts.values[parts.count]);
      if (result.ec != std::errc{}) return std::nullopt;
      i = static_cast<std::size_t>(result.ptr - text.data());
      ++parts.count;
      continue;
    }
    if ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z')) {
      std::size_t end = i;
      while (end < text.size() && ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z')) ++end;
      const std::string word = lower(text.substr(i, end - i));
      for (int month = 0; month < 12; ++month) {
        if (word.substr(0, 3) != months[month] || parts.count == 3) continue;
        parts.named = parts.count;
        parts.values[parts.count++] = month + 1;
      }
      i = end;
      continue;
    }
    ++i;
  }
  return parts.count == 3 ? std::optional{parts} : std::nullopt;
}

/// Where day, month and year stand among the three numbers.
struct DateForm {
  int day, month, year;
};
constexpr DateForm forms[] = {{2, 1, 0}, {0, 1, 2}, {1, 0, 2}};

std::optional<Day> day_in(const DateParts& parts, const DateForm& form) {
  if (parts.named >= 0 && parts.named != form.month) return std::nullopt;
  int year = parts.values[form.year];
  if (year < 100) year += 2000;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(parts.values[form.month])},
                                         std::chrono::day{static_cast<unsigned>(parts.values[form.day])}};
  if (!date.ok() || year < 1900 || year > 2200) return std::nullopt;
  return Day{std::chrono::sys_days{date}.time_since_epoch()};
}

std::optional<std::vector<Day>> dates_in(const std::vector<DateParts>& all, const DateForm& form) {
  std::vector<Day> days;
  for (const DateParts& parts : all) {
    const auto day = day_in(parts, form);
    if (!day) return std::nullopt;
    if (!days.empty() && *day - days.back() != std::chrono::days{7}) return std::nullopt;
    days.push_back(*day);
  }
  return days;
}

}  // namespace

bool names_week(std::string_view text) {
  std::string word = lower(trim(text));
  for (const std::string_view lead : {"week", "wk", "w"}) {
    if (word.substr(0, lead.size()) == lead) {
      word = std::string{trim(std::string_view{word}.substr(lead.size()))};
      break;
    }
  }
  while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.pop_back();
  return is_number(word) && word.size() <= 2;
}

bool is_amount(std::string_view text) {
  const std::string word = lower(trim(text));
  if (word.empty()) return true;
  const std::size_t end = word.find_first_not_of("0123456789.,:-+~ ");
  if (end == 0) return false;
  if (end == std::string::npos) return true;
  const std::string_view unit = trim(std::string_view{word}.substr(end));
  return unit == "km" || unit == "k" || unit == "mi" || unit == "miles" || unit == "m" || unit == "h";
}

std::optional<Layout> layout_of(const std::vector<CsvRow>& rows) {
  if (auto layout = layout_from_header(rows)) return layout;
  return layout_from_cells(rows);
}

std::optional<std::vector<Day>> dates_of(const std::vector<std::string>& cells) {
  std::vector<DateParts> all;
  for (const std::string& cell : cells) {
    const auto parts = parts_of(cell);
    if (!parts) return std::nullopt;
    all.push_back(*parts);
  }
  if (all.empty()) return std::nullopt;
  for (const DateForm& form : forms) {
    if (auto days = dates_in(all, form)) return days;
  }
  return std::nullopt;
}

}  // namespace rubdown::grid
