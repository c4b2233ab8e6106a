#include "plan/windows.hpp"

#include <doctest/doctest.h>

namespace rubdown {
namespace {

struct Row {
  std::string_view text, days, from, to;
};

std::string days_of(const WeeklyWindow& window) {
  std::string days;
  for (int i = 0; i < 7; ++i) days += window.days[static_cast<std::size_t>(i)] ? weekday_short(i).substr(0, 2) : "--";
  return days;
}

struct BadRow {
  std::string_view text, problem;
};

}  // namespace

TEST_CASE("weekly windows are days and hours") {
  const Row rows[] = {
      {"mon-fri 17:30-20:30", "MoTuWeThFr----", "17:30", "20:30"},
      {"sat 10:00-16:00", "----------Sa--", "10:00", "16:00"},
      {"daily 18:00-20:00", "MoTuWeThFrSaSu", "18:00", "20:00"},
      {"fri-mon 8:00-24:00", "Mo------FrSaSu", "08:00", "24:00"},
      {"mon,wed, fri 18:00-20:00", "Mo--We--Fr----", "18:00", "20:00"},
      {"Mon\u2013Wed, sunday 18:00 \u2013 20:00", "MoTuWe------Su", "18:00", "20:00"},
      {"sun-sun 07:00-08:00", "------------Su", "07:00", "08:00"},
      {"tue-mon 07:00-08:00", "MoTuWeThFrSaSu", "07:00", "08:00"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string problem;
    const auto window = parse_window(row.text, {}, problem);
    REQUIRE_MESSAGE(window, problem);
    CHECK(days_of(*window) == row.days);
    CHECK(format_time(window->from) == row.from);
    CHECK(format_time(window->to) == row.to);
  }
}

TEST_CASE("what is no weekly window says why") {
  constexpr std::string_view form = "write days and hours, for example \"mon-fri 17:30-20:30\"";
  constexpr std::string_view hours = "hours are written 17:30-20:30";
  constexpr std::string_view comma =
      "a comma too many, or days that are missing: write \"mon-fri 17:30-20:30, sat 09:00-12:00\"";
  const BadRow rows[] = {
      {"", form},
      {"mon", form},
      {"17:00-18:00", form},
      {"mon-fir 17:00-18:00", "`fir` is not a weekday; did you mean \"fri\"?"},
      {"mon- 17:00-18:00", "`` is not a weekday; one of: mon, tue, wed, thu, fri, sat, sun"},
      {",14:00-16:00", comma},
      {"mon,,tue 14:00-16:00", comma},
      {"mon 17-18", "hours are written with minutes: 17:00-18:00"},
      {"mon 9-24", "hours are written with minutes: 09:00-24:00"},
      {"mon 9-25", hours},
      {"mon 17:00", hours},
      {"mon 17:00-18:00-19:00", hours},
      {"mon 24:00-24:00", hours},
      {"mon 17:00-25:00", hours},
      {"mon 18:00-17:00", "it ends before it begins; for hours past midnight write two windows"},
      {"mon 18:00-18:00", "it ends before it begins; for hours past midnight write two windows"},
  };
  for (const BadRow& row : rows) {
    CAPTURE(row.text);
    std::string problem;
    CHECK_FALSE(parse_window(row.text, {}, problem));
    CHECK(problem == row.problem);
  }
}

}  // namespace rubdown
