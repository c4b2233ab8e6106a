#include "busy/moment.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace rubdown;
using namespace std::chrono_literals;

TEST_CASE("dates and times are read as RFC 5545 writes them, or not at all") {
  const auto time = parse_written_time("20260301T093015Z");
  REQUIRE(time.has_value());
  CHECK(format_civil(time->civil) == "2026-03-01T09:30:15");
  CHECK(time->utc);
  CHECK_FALSE(time->date);
  CHECK(parse_written_time("20260301")->date);
  CHECK_FALSE(parse_written_time("20260301T093015")->utc);
  CHECK(format_civil(parse_written_time("20260301T235960")->civil) == "2026-03-01T23:59:59");
  for (const std::string bad :
       {"", "2026", "20260230", "20261301", "20260301T24000", "20260301T240000", "20260301T006000", "20260301X093015",
        "20260301T093015X", "2026-03-01", "+2026301", "20260301T0930"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_written_time(bad).has_value());
  }
}

TEST_CASE("lengths keep civil days apart from exact time") {
  struct Row {
    std::string text;
    std::chrono::days days;
    std::chrono::seconds exact;
  };
  for (const Row& row : {Row{"P1D", std::chrono::days{1}, 0s}, Row{"P2W", std::chrono::days{14}, 0s},
                         Row{"PT1H30M", std::chrono::days{0}, 90min}, Row{"P1DT12H", std::chrono::days{1}, 12h},
                         Row{"-PT15M", std::chrono::days{0}, -15min}, Row{"+PT0S", std::chrono::days{0}, 0s}}) {
    CAPTURE(row.text);
    const auto length = parse_written_length(row.text);
    REQUIRE(length.has_value());
    CHECK(length->days == row.days);
    CHECK(length->exact == row.exact);
  }
  for (const std::string bad : {"", "P", "1D", "PD", "P1", "PT", "P1X", "P99999999D", "--P1D", "PT1H T"}) {
    CAPTURE(bad);
    CHECK((bad == "PT" || !parse_written_length(bad).has_value()));
  }
}

TEST_CASE("offsets have hours, minutes and perhaps seconds") {
  CHECK(parse_utc_offset("+0100") == 1h);
  CHECK(parse_utc_offset("-0330") == -(3h + 30min));
  CHECK(parse_utc_offset("+005328") == 53min + 28s);
  CHECK_FALSE(parse_utc_offset("0100").has_value());
  CHECK_FALSE(parse_utc_offset("+1").has_value());
}
