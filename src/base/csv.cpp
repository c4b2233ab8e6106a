#include "rubdown/base/csv.hpp"

#include <fmt/format.h>

#include <array>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::size_t most_bytes = 16u << 20;
constexpr std::size_t most_rows = 100'000;
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
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0,      0x017E, 0x0178};

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

std::string from_utf16(std::string_view bytes, bool little) {
  std::string text;
  auto unit_at = [&](std::size_t i) {
    std::uint32_t a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return little ? (b << 8 | a) : (a << 8 | b);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t c = unit_at(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      std::uint32_t low = unit_at(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    append_utf8(text, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return text;
}

/// The text in UTF-8, without its byte order mark.
std::string decode(std::string_view bytes, bool& recoded) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
    recoded = true;
    return from_utf16(bytes.substr(2), bytes[0] == '\xFF');
  }
  if (is_valid_utf8(bytes)) return std::string{bytes};
  recoded = true;
  return from_windows_1252(bytes);
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

std::optional<CsvTable> read_csv(std::string_view bytes, std::string& error) {
  if (bytes.size() > most_bytes) {
    error = "the table is larger than 16 MiB";
    return std::nullopt;
  }
  CsvTable table;
  table.text = decode(bytes, table.recoded);
  if (table.text.find('\0') != std::string::npos) {
    error = "the table holds NUL bytes: it is not a text file";
    return std::nullopt;
  }
  table.delimiter = find_delimiter(table.text);
  CsvReader reader{table.text, table.delimiter};
  while (reader.i < table.text.size()) {
    std::vector<CsvCell> row;
    bool any = false;
    for (;;) {
      CsvCell cell;
      if (!reader.cell(cell)) {
        error = fmt::format("the quote that begins in line {} never ends", cell.line);
        return std::nullopt;
      }
      any = any || !trim(cell.text).empty();
      row.push_back(std::move(cell));
      if (row.size() > most_cells || table.rows.size() > most_rows) {
        error = fmt::format("the table has more than {}", row.size() > most_cells ? "1000 columns" : "100000 rows");
        return std::nullopt;
      }
      bool more = reader.i < table.text.size() && table.text[reader.i] == table.delimiter;
      if (!more) break;
      reader.step();
    }
    if (reader.i < table.text.size() && table.text[reader.i] == '\r') reader.step();
    if (reader.i < table.text.size() && table.text[reader.i] == '\n') reader.step();
    if (any) table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace rubdown
