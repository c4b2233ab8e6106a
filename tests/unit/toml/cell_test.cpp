#include "toml/cell.hpp"

#include <doctest/doctest.h>

#include <string>

namespace rubdown::toml {
namespace {

std::string day(std::string_view text) {
  const auto found = cell_day(text);
  return found ? format_day(*found) : "-";
}

}  // namespace

TEST_CASE("a cell's date counts where it can be one day only") {
  for (const std::string_view text :
       {"2027/11/07", "2027/11/7", "2027.11.07", "2027-11-7", "7.11.2027", "07.11.2027", " 2027-11-07 00:00:00 ",
        "2027-11-07T00:00:00.000", "7.11.2027 0:00", "2027-11-07"}) {
    CAPTURE(text);
    CHECK(day(text) == "2027-11-07");
  }
  for (const std::string_view text : {"31/01/2027", "31-01-2027", "1/31/2027", "01-31-2027", "31.01.27", "31.1.2027",
                                      "2027. 1. 31.", "31. 1. 2027", "31/1/2027 00:00", "2027.01.31."}) {
    CAPTURE(text);
    CHECK(day(text) == "2027-01-31");
  }
  CHECK(day("7/7/2027") == "2027-07-07");
  for (const std::string_view text :
       {"31/31/2027", "13/13/2027", "30/02/2027",       "31/01/27",        "27-01-31",
        "1.31.2027",  "31 01 2027", "31x01x2027",       "31. Jan. 2027",   "31.01.2027..",
        "00/31/2027", "31.01.5",    "11/7/2027",        "7/11/2027",       "7-11-2027",
        "07.11.27",   "46333",      "2027-11-07 09:00", "2027-11-07 0",    "31.11.2027",
        "2027/13/01", "2027/11-07", "2027/11",          "2027/11/07/1",    "7. November",
        "",           " ",          "T00:00",           "2027\u221211-07", "07.2027.11"}) {
    CAPTURE(text);
    CHECK(day(text) == "-");
  }
}

TEST_CASE("a cell's pace of hours is one of minutes") {
  CHECK(cell_pace("06:30:00", Units::km) == parse_pace("6:30", Units::km));
  CHECK(cell_pace("9:05:00", Units::mi) == parse_pace("9:05/mi", Units::km));
  for (const std::string_view text : {"06:30:15", "6:30", "6:30:00 AM", "01:05:00", "00:30:00", "0:05:00", "45:00:00",
                                      ":30:00", "6:3:00", ":00", "::00", ""}) {
    CAPTURE(text);
    CHECK(!cell_pace(text, Units::km));
  }
}

}  // namespace rubdown::toml
