#include "rubdown/base/csv.hpp"

#include <doctest/doctest.h>

namespace rubdown {
namespace {

/// The table as `a|b/c|d`, or the error.
std::string flat(std::string_view bytes) {
  std::string error;
  std::optional<CsvTable> table = read_csv(bytes, error);
  if (!table) return "error: " + error;
  std::string text;
  for (const CsvRow& row : table->rows) {
    if (!text.empty()) text += '/';
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i ? "|" : "") + row.cells[i].text;
  }
  return text;
}

TEST_CASE("a table is read whatever spreadsheet saved it") {
  struct Row {
    const char* name;
    std::string bytes;
    const char* want;
  };
  const Row rows[] = {
      {"commas", "a,b\nc,d\n", "a|b/c|d"},
      {"semicolons", "a;b\r\nc;d\r\n", "a|b/c|d"},
      {"tabs", "a\tb\nc\td", "a|b/c|d"},
      {"old Mac line ends", "a,b\rc,d\r", "a|b/c|d"},
      {"a comma inside a semicolon table", "name;pace\nAnn, B;5:30\n", "name|pace/Ann, B|5:30"},
      {"quotes", "\"a, b\",\"say \"\"hi\"\"\"\n", "a, b|say \"hi\""},
      {"a line end inside quotes", "\"a\nb\",c\n", "a\nb|c"},
      {"blanks before a quote", "a, \"b\" \n", "a|b "},
      {"a byte order mark", "\xEF\xBB\xBFid,b\n", "id|b"},
      {"blank rows", "a,b\n,,\n\nc,d\n", "a|b/c|d"},
      {"rows of different length", "a,b\nc\n", "a|b/c"},
      {"Windows-1252", "Zo\xEB,caf\xE9 \x80\n", "Zo\u00EB|caf\u00E9 \u20AC"},
      {"UTF-16",
       std::string{"\xFF\xFE"
                   "a\0,\0\xE9\0\n\0",
                   10},
       "a|\u00E9"},
      {"a first line for spreadsheets", "sep=;\r\na,b;c\r\n", "a,b|c"},
      {"the same behind a mark", "\xEF\xBB\xBFSEP=|\na|b,c\n", "a|b,c"},
      {"a first line that only looks so", "sep=x,b\nc,d\n", "sep=x|b/c|d"},
      {"a first line alone", "sep=,", ""},
      {"nothing", "", ""},
      {"an endless quote", "a,b\nc,\"d\n", "error: the quote that begins in line 2 never ends"},
      {"a binary file", std::string{"a\0b", 3}, "error: the table holds NUL bytes: it is not a text file"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(flat(row.bytes) == row.want);
  }
}

TEST_CASE("lines are counted with the first that names the delimiter, and rows know that their letters are a guess") {
  std::string error;
  std::optional<CsvTable> table = read_csv("sep=;\na;b\nZo\xEB;c\n", error);
  REQUIRE(table);
  CHECK(table->rows[0].line == 2);
  CHECK(!table->rows[0].guessed);
  CHECK(table->rows[1].guessed);
}

TEST_CASE("cells know their place in code points") {
  std::string error;
  std::optional<CsvTable> table = read_csv("\u00E9t\u00E9,b\n\"x\ny\",z\nw,v\n", error);
  REQUIRE(table);
  CHECK(table->rows[0].cells[1].column == 5);
  CHECK(table->rows[1].cells[1].line == 3);
  CHECK(table->rows[1].cells[1].column == 4);
  CHECK(table->rows[2].cells[0].line == 4);
}

TEST_CASE("a table that comes byte by byte is the table that comes at once") {
  const std::string tables[] = {"a,b\r\n\"c \"\"d\"\"\r\ne\",f\r\n\r\ng,h",
                                std::string{"\xFF\xFE"
                                            "a\0;\0\x3D\xD8\x00\xDE\n\0",
                                            12},
                                "\xEF\xBB\xBFx\ty\rz\tw\r", "Zo\xEB,1\n"};
  for (const std::string& bytes : tables) {
    std::size_t next = 0;
    CsvRows rows{[&] { return next < bytes.size() ? std::string(1, bytes[next++]) : std::string{}; }};
    std::string text;
    while (std::optional<CsvRow> row = rows.next()) {
      if (!text.empty()) text += '/';
      for (std::size_t i = 0; i < row->cells.size(); ++i) text += (i ? "|" : "") + row->cells[i].text;
    }
    CHECK(rows.error() == "");
    CHECK(text == flat(bytes));
  }
}

}  // namespace
}  // namespace rubdown
