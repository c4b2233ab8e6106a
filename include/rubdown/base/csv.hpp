// Tables as spreadsheets save them: CSV with the trouble they make.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rubdown {

/// One cell, without its quotes, in UTF-8. `line` and `column` (code points, from 1) are where it begins in the text.
struct CsvCell {
  std::string text;
  std::uint32_t line = 0, column = 0;
};

/// One row: its cells, and its own text in UTF-8 beginning at `line`.
struct CsvRow {
  std::vector<CsvCell> cells;
  std::string text;
  std::uint32_t line = 0;
  bool guessed = false;  ///< its bytes were no UTF-8 and were taken for Windows-1252
};

/// Gives the next bytes of a table, none at its end.
using ReadBytes = std::function<std::string()>;

/// Reads a table row by row, holding one row at a time: RFC 4180 and its relatives with quoted cells with line ends,
/// doubled quotes, CRLF, LF or CR, and as delimiter whichever of `,` `;` tab stands most often outside quotes in the
/// first line that has one, or what a first line `sep=;` says. Bytes with a UTF-16 mark are read as UTF-16, a row that
/// is not UTF-8 as Windows-1252. Rows without any text are left out.
class CsvRows {
 public:
  explicit CsvRows(ReadBytes read) : read_{std::move(read)} {}
  /// The next row, or nothing at the end and after an error: a quote that never ends (with its line), NUL bytes, a row
  /// of more than 1,000 cells or 1 MiB.
  std::optional<CsvRow> next();
  const std::string& error() const { return error_; }
  char delimiter() const { return delimiter_; }
  bool recoded() const { return recoded_; }  ///< some bytes were not UTF-8

 private:
  enum class Encoding { unknown, utf8, utf16_little, utf16_big };
  bool refill();
  void decode(std::string_view bytes);
  void choose_delimiter();
  bool take(std::string_view text, bool last, CsvRow& row, std::size_t& used);

  ReadBytes read_;
  std::string buffer_;     ///< text not yet given out
  std::string undecoded_;  ///< the odd byte or half pair of UTF-16
  std::string error_;
  Encoding encoding_ = Encoding::unknown;
  char delimiter_ = '\0';
  bool recoded_ = false, ended_ = false;
  std::uint32_t line_ = 1;
};

/// One cell to write: one clean line, in quotes where it needs them, and with an apostrophe in front where spreadsheets
/// would take it for a formula (`=`, `+`, `-`, `@`, also full-width).
std::string csv_cell(std::string_view text);

/// A whole table. See CsvRows for what is understood.
struct CsvTable {
  std::vector<CsvRow> rows;
  char delimiter = ',';
  bool recoded = false;
  std::string text;  ///< all of it in UTF-8, that cells' places point into
};

/// Reads a whole table; `error` says why nothing could be read (as CsvRows, and more than 16 MiB).
std::optional<CsvTable> read_csv(std::string_view bytes, std::string& error);

}  // namespace rubdown
