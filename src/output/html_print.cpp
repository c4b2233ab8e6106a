// Fits the HTML page to a sheet of paper.
#include <algorithm>

#include "output/html_page.hpp"
#include "output/words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr double millimetres_a_point = 25.4 / 72;

/// The smallest letters that are still read easily, and the smallest that are read at all; tenths of a point.
constexpr int easy = 50, least = 42, most = 66;

struct Try {
  bool brief, reasons_apart;
  int smallest;
};
constexpr Try tries[] = {{false, false, easy}, {true, false, least}, {true, true, least}};

/// The lines a day takes on paper, where a line holds `columns`.
std::size_t day_lines(Day day, const Page& page, double columns, bool brief) {
  const auto lines_of = [&](std::string_view text) {
    constexpr double bold = 1.06;  // what matters most is bold, and wider
    return 1 + static_cast<std::size_t>(static_cast<double>(display_width(text) + 1) * bold / columns);
  };
  std::size_t lines = 0;
  for (const Session* session : page.sessions) {
    if (session->day != day) continue;
    const CellText text = cell_text(*session, page.options);
    const std::string references(2 * telling_reasons(*session).size(), '0');
    lines += lines_of(text.head + text.brief + (brief ? std::string{} : text.more) + references);
    if (brief) continue;
    for (const Advice& advice : session->advice)
      lines += lines_of(cut(advice_text(advice, false, false), longest_advice));
  }
  return lines;
}

/// Millimetres the table takes with letters of `points`; a column of a day is 31 mm wide, a letter on average a little
/// over half its height.
double table_height(const Page& page, double points, bool brief) {
  const double columns = 30.5 / (0.56 * points * millimetres_a_point);
  double height = 4;
  for (Day start = week_start(page.days.from, page.options.week_starts_sunday); start <= page.days.to;
       start += std::chrono::days{7}) {
    std::size_t lines = 1;
    for (int i = 0; i < 7; ++i) lines = std::max(lines, day_lines(start + std::chrono::days{i}, page, columns, brief));
    height += 0.4 + static_cast<double>(lines) * points * 1.2 * millimetres_a_point;
  }
  return height;
}

/// Millimetres of an A4 sheet between margins of 8 mm that the heading, the chart (lower where the table is brief) and
/// the texts leave for the table and the reasons.
double table_room(const Page& page, bool brief) {
  double room = 194 - (brief ? 37 : 44);
  for (const Stop* stop : stops_for(page.schedule, page.options.span))
    room -= 9 + static_cast<double>(stop->message.size() + stop->trigger.size()) / 60;
  for (const Advice& notice : page.schedule.notices) room -= 3 + static_cast<double>(notice.text.size()) / 120;
  const std::vector<const Unplaced*> unplaced = unplaced_in(page.schedule, page.options.span);
  if (!unplaced.empty()) room -= 4;
  for (const Unplaced* one : unplaced) room -= 2.6 * (1 + static_cast<double>(unplaced_text(*one, false).size()) / 240);
  return room;
}

double reasons_height(const Page& page) {
  double height = 4;
  for (const Reason* reason : page.notes.reasons())
    height += 2.4 * (0.75 + static_cast<double>(reason->because.size() + 60) / 84) / 3;
  return height;
}

}  // namespace

Print print_for(const Page& page) {
  const double reasons = reasons_height(page);
  for (const Try& one : tries) {
    const double room = table_room(page, one.brief), left = one.reasons_apart ? room : room - reasons;
    for (int tenths = most; tenths >= one.smallest; --tenths)
      if (table_height(page, tenths / 10.0, one.brief) <= left) return {tenths, one.brief, one.reasons_apart};
  }
  return {easy, true, true};
}

}  // namespace rubdown
