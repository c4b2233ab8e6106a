#include "rubdown/base/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::size_t most_bytes = 16u << 20;
constexpr std::size_t most_row = 1u << 20;
constexpr std::size_t most_cells = 1'000;

void append_utf8(std::string& out, std::uint32_t c) {
  auto byte = [&](std::uint32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
  }
}

/// The half of Windows-1252 that is not Latin-1: 0x80 to 0x9F; 0 where the code page has nothing.
constexpr std::array<std::uint16_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (char byte : bytes) {
    std::uint32_t c = static_cast<unsigned char>(byte);
    if (c >= 0x80 && c < 0xA0) c = windows_1252[c - 0x80] ? windows_1252[c - 0x80] : 0xFFFD;
    append_utf8(text, c);
  }
  return text;
}

char find_delimiter(std::string_view text) {
  std::array<std::size_t, 3> count{};
  constexpr std::string_view candidates = ",;\t";
  bool quoted = false;
  for (char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (std::size_t which = candidates.find(c); which != std::string_view::npos) ++count[which];
    if ((c == '\n' || c == '\r') && (count[0] || count[1] || count[2])) break;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < count.size(); ++i) {
    if (count[i] > count[best]) best = i;
  }
  return candidates[best];
}

/// Walks the text, cell by cell.
struct CsvReader {
  std::string_view text;
  char delimiter;
  std::size_t i = 0;
  std::uint32_t line = 1, column = 1;

  void step() {
    char c = text[i++];
    if (c == '\n' || (c == '\r' && (i >= text.size() || text[i] != '\n'))) {
      ++line, column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column;
    }
  }
  bool at_line_end() const { return text[i] == '\n' || text[i] == '\r'; }

  /// A quoted part; false where it never ends.
  bool quoted(std::string& out) {
    step();
    while (i < text.size()) {
      if (text[i] == '"') {
        step();
        if (i >= text.size() || text[i] != '"') return true;
      }
      out += text[i];
      step();
    }
    return false;
  }

  bool cell(CsvCell& out) {
    out.line = line, out.column = column;
    std::size_t blank = i;
    while (blank < text.size() && text[blank] == ' ') ++blank;
    if (blank < text.size() && text[blank] == '"') {
      while (i < blank) step();
      if (!quoted(out.text)) return false;
    }
    while (i < text.size() && text[i] != delimiter && !at_line_end()) {
      out.text += text[i];
      step();
    }
    return true;
  }
};

}  // namespace

void CsvRows::decode(std::string_view bytes) {
  if (encoding_ == Encoding::unknown) {
    undecoded_ += bytes;
    if (undecoded_.size() < 3 && !ended_) return;
    std::string_view start = undecoded_;
    encoding_ = start.substr(0, 2) == "\xFF\xFE"   ? Encoding::utf16_little
                : start.substr(0, 2) == "\xFE\xFF" ? Encoding::utf16_big
                                                   : Encoding::utf8;
    std::size_t mark = encoding_ != Encoding::utf8 ? 2 : start.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    std::string rest = undecoded_.substr(mark);
    undecoded_.clear();
    return decode(rest);
  }
  if (encoding_ == Encoding::utf8) {
    buffer_ += bytes;
    return;
  }
  recoded_ = true;
  undecoded_ += bytes;
  std::size_t i = 0;
  auto unit_at = [&](std::size_t at) {
    std::uint32_t a = static_cast<unsigned char>(undecoded_[at]), b = static_cast<unsigned char>(undecoded_[at + 1]);
    return encoding_ == Encoding::utf16_little ? (b << 8 | a) : (a << 8 | b);
  };
  for (; i + 1 < undecoded_.size(); i += 2) {
    std::uint32_t c = unit_at(i);
    if (c >= 0xD800 && c < 0xDC00) {
      if (i + 3 >= undecoded_.size() && !ended_) break;
      std::uint32_t low = i + 3 < undecoded_.size() ? unit_at(i + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    append_utf8(buffer_, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  undecoded_.erase(0, i);
}

/// A first line `sep=;`, which some spreadsheets write for others, says it; else it is counted.
void CsvRows::choose_delimiter() {
  while (buffer_.size() < 4096 && refill()) {
  }
  constexpr std::string_view says = "sep=";
  const std::string_view first = std::string_view{buffer_}.substr(0, buffer_.find_first_of("\r\n"));
  const bool said = first.size() == says.size() + 1 && lower(first.substr(0, says.size())) == says &&
                    std::string_view{",;\t|"}.find(first.back()) != std::string_view::npos;
  delimiter_ = said ? first.back() : find_delimiter(buffer_);
  if (!said) return;
  std::size_t end = first.size();
  if (end < buffer_.size() && buffer_[end] == '\r') ++end;
  if (end < buffer_.size() && buffer_[end] == '\n') ++end;
  buffer_.erase(0, end);
  ++line_;
}

bool CsvRows::refill() {
  if (ended_) return false;
  std::string bytes = read_();
  ended_ = bytes.empty();
  decode(bytes);
  return true;
}

/// The row at the beginning of the buffer; false where more text is needed to see its end.
bool CsvRows::take(std::string_view text, bool last, CsvRow& row, std::size_t& used) {
  CsvReader reader{text, delimiter_};
  reader.line = line_;
  for (;;) {
    CsvCell cell;
    if (!reader.cell(cell)) {
      if (last) error_ = fmt::format("the quote that begins in line {} never ends", cell.line);
      return false;
    }
    row.cells.push_back(std::move(cell));
    if (row.cells.size() > most_cells) {
      error_ = fmt::format("line {} has more than {} columns", line_, most_cells);
      return false;
    }
    if (reader.i >= text.size() || text[reader.i] != delimiter_) break;
    reader.step();
  }
  // A row's end is sure once the character after its line end is there: CR may be followed by LF.
  if (!last && reader.i + 1 >= text.size()) return false;
  std::size_t end = reader.i;
  if (reader.i < text.size() && text[reader.i] == '\r') reader.step();
  if (reader.i < text.size() && text[reader.i] == '\n') reader.step();
  row.text = text.substr(0, end);
  row.line = line_;
  used = reader.i;
  line_ = reader.line;
  return true;
}

std::optional<CsvRow> CsvRows::next() {
  while (error_.empty()) {
    if (delimiter_ == '\0') choose_delimiter();
    if (buffer_.empty() && !refill()) return std::nullopt;
    CsvRow row;
    std::size_t used = 0;
    if (!take(buffer_, ended_, row, used)) {
      if (!error_.empty()) break;
      if (buffer_.size() > most_row) error_ = fmt::format("the row that begins in line {} is longer than 1 MiB", line_);
      refill();
      continue;
    }
    buffer_.erase(0, used);
    if (row.text.find('\0') != std::string::npos) {
      error_ = "the table holds NUL bytes: it is not a text file";
      break;
    }
    if (!is_valid_utf8(row.text)) {
      recoded_ = row.guessed = true;
      row.text = from_windows_1252(row.text);
      for (CsvCell& cell : row.cells) cell.text = from_windows_1252(cell.text);
    }
    if (std::any_of(row.cells.begin(), row.cells.end(), [](const CsvCell& c) { return !trim(c.text).empty(); })) {
      return row;
    }
  }
  return std::nullopt;
}

std::string csv_cell(std::string_view text) {
  std::string cell = one_line(text);
  bool formula = !cell.empty() &&
                 (std::string_view{"=+-@"}.find(cell.front()) != std::string_view::npos || cell.starts_with("\uFF1D") ||
                  cell.starts_with("\uFF0B") || cell.starts_with("\uFF0D") || cell.starts_with("\uFF20"));
  if (formula) cell.insert(0, 1, '\'');
  if (cell.find_first_of("\",") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) quoted.append(c == '"' ? 2 : 1, c);
  return quoted += '"';
}

std::optional<CsvTable> read_csv(std::string_view bytes, std::string& error) {
  if (bytes.size() > most_bytes) {
    error = "the table is larger than 16 MiB";
    return std::nullopt;
  }
  CsvRows rows{[&] { return std::string{std::exchange(bytes, std::string_view{})}; }};
  CsvTable table;
  std::uint32_t line = 1;
  while (std::optional<CsvRow> row = rows.next()) {
    for (; line < row->line; ++line) table.text += '\n';
    table.text += row->text;
    line += static_cast<std::uint32_t>(std::count(row->text.begin(), row->text.end(), '\n'));
    table.rows.push_back(std::move(*row));
  }
  error = rows.error();
  if (!error.empty()) return std::nullopt;
  table.delimiter = rows.delimiter();
  table.recoded = rows.recoded();
  return table;
}

}  // namespace rubdown
