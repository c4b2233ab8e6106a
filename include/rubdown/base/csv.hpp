// Tables as spreadsheets save them: CSV with the trouble they make.
#pragma once

#include <cstdint>
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

/// A table as read. Rows may differ in length; rows without any text are left out.
struct CsvTable {
  std::vector<std::vector<CsvCell>> rows;
  char delimiter = ',';
  bool recoded = false;  ///< the bytes were not UTF-8: read as UTF-16 by their mark, else as Windows-1252
  std::string text;      ///< the table's text in UTF-8, that cells' places point into
};

/// Reads RFC 4180 and its relatives: quoted cells with line ends, doubled quotes, CRLF, LF or CR, a byte order mark,
/// and as delimiter whichever of `,` `;` tab stands most often outside quotes in the first line that has one. `error`
/// says why nothing could be read: a quote that never ends (with its line), NUL bytes, more than 100,000 rows, 1,000
/// cells in a row or 16 MiB.
std::optional<CsvTable> read_csv(std::string_view bytes, std::string& error);

}  // namespace rubdown
