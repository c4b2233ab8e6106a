#include "base/excerpt.hpp"

#include <algorithm>
#include <vector>

#include "base/graphemes.hpp"

namespace rubdown {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t least_width = 20;
constexpr std::string_view ellipsis = "…";

/// One character of a line as it is shown.
struct Cell {
  std::string text;
  std::size_t code_point = 0;  // index in the line, from 0
  std::size_t column = 0;      // display column, from 0
  std::size_t width = 0;
};

/// U+2400 ... U+241F for C0 controls, U+2421 for DEL: symbols that show what stands there.
std::string control_picture(std::int32_t control) {
  const int symbol = control == 0x7F ? 0x21 : control;
  return {'\xE2', '\x90', static_cast<char>(0x80 + symbol)};
}

Cell shown(const Cluster& cluster, std::size_t column) {
  const std::int32_t c = cluster.first.value;
  if (c == '\t') {
    const std::size_t width = tab_stop - column % tab_stop;
    return {std::string(width, ' '), 0, column, width};
  }
  if (c >= 0 && (c < 0x20 || c == 0x7F)) return {control_picture(c), 0, column, 1};
  if (!cluster.first.valid() || is_unsafe(c)) return {"\uFFFD", 0, column, 1};
  return {std::string{cluster.bytes}, 0, column, cluster.width};
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t code_point = 0;
  std::size_t column = 0;
  while (!line.empty()) {
    const Cluster cluster = take_cluster(line);
    cells.push_back(shown(cluster, column));
    cells.back().code_point = code_point;
    code_point += cluster.code_points;
    column += cells.back().width;
  }
  return cells;
}

std::size_t end_column(const std::vector<Cell>& cells) {
  return cells.empty() ? 0 : cells.back().column + cells.back().width;
}

/// The display column of the cell that holds `code_point`, or of the end of the line.
std::size_t column_of(const std::vector<Cell>& cells, std::size_t code_point) {
  const auto after = std::upper_bound(cells.begin(), cells.end(), code_point,
                                      [](std::size_t index, const Cell& cell) { return index < cell.code_point; });
  if (after == cells.begin()) return 0;
  // The last cell may hold the place, or the place may lie past the end.
  return after == cells.end() && code_point > (after - 1)->code_point ? end_column(cells) : (after - 1)->column;
}

/// The display column behind the cell that holds the last code point before `code_point`.
std::size_t column_behind(const std::vector<Cell>& cells, std::size_t code_point) {
  const auto at = std::lower_bound(cells.begin(), cells.end(), code_point,
                                   [](const Cell& cell, std::size_t index) { return cell.code_point < index; });
  return at == cells.begin() ? 0 : (at - 1)->column + (at - 1)->width;
}

/// Keeps the columns from `begin` up to `begin + width`, with an ellipsis for what was cut on either side.
Excerpt cut_out(const std::vector<Cell>& cells, const Excerpt& whole, std::size_t begin, std::size_t width) {
  Excerpt part;
  std::size_t shift = 0;
  std::size_t used = 0;
  bool cut_behind = false;
  for (const Cell& cell : cells) {
    if (cell.column < begin) continue;
    if (part.text.empty() && begin > 0) {
      part.text += ellipsis;
      used = 1;
      shift = cell.column;
    }
    if (used + cell.width + 1 > width) {
      cut_behind = true;
      break;
    }
    part.text += cell.text;
    used += cell.width;
  }
  if (cut_behind) part.text += ellipsis;
  part.caret_column = whole.caret_column - shift + (begin > 0 ? 1 : 0);
  part.caret_width =
      std::clamp<std::size_t>(whole.caret_width, 1, std::max<std::size_t>(1, used - std::min(used, part.caret_column)));
  return part;
}

}  // namespace

Excerpt excerpt_of(std::string_view line, Span at, std::size_t width) {
  width = std::max(width, least_width);
  const std::vector<Cell> cells = cells_of(line);
  const std::size_t end = end_column(cells);
  const std::size_t first = at.column == 0 ? 0 : at.column - 1;
  Excerpt whole;
  whole.caret_column = column_of(cells, first);
  std::size_t behind = end;
  if (at.end_line <= at.line) behind = column_behind(cells, std::max<std::size_t>(at.end_column, 1) - 1);
  whole.caret_width = behind > whole.caret_column ? behind - whole.caret_column : 1;
  if (end > width) {
    // A third of the width before the place shows what it belongs to.
    const std::size_t lead = width / 3;
    const std::size_t begin = whole.caret_column > width / 2 ? whole.caret_column - lead : 0;
    return cut_out(cells, whole, begin, width);
  }
  for (const Cell& cell : cells) whole.text += cell.text;
  return whole;
}

std::string_view LineReader::line(Span at) {
  if (at.line == 0 || at.source >= sources_->size()) return {};
  const std::string_view text = (*sources_)[at.source].text;
  const std::uint32_t first_line = (*sources_)[at.source].first_line;
  if (at.line < first_line) return {};
  if (at.source != source_ || at.line < line_ || line_ == 0) {
    source_ = at.source;
    line_ = first_line;
    offset_ = 0;
  }
  for (; line_ < at.line; ++line_) {
    const auto end = text.find('\n', offset_);
    if (end == std::string_view::npos) {
      line_ = 0;
      return {};
    }
    offset_ = end + 1;
  }
  std::string_view line = text.substr(offset_, text.find('\n', offset_) - offset_);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (at.line == 1 && line.substr(0, byte_order_mark.size()) == byte_order_mark)
    line.remove_prefix(byte_order_mark.size());
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace rubdown
