#include "rubdown/training/import_grid.hpp"

#include <doctest/doctest.h>

#include "rubdown/plan/read_plan.hpp"
#include "unit/training/plans.hpp"

using namespace rubdown;
using namespace rubdown::test;

namespace {

struct Imported {
  std::string toml, findings;
};

Imported imported(std::string_view csv, ImportRequest request = {}) {
  Diagnostics findings;
  Imported result;
  result.toml = import_grid(csv, 0, request, findings);
  result.findings = report(findings);
  return result;
}

/// The part of the plan from its weeks on.
std::string weeks_of(const Imported& plan) {
  const std::size_t begin = plan.toml.find("[[week]]");
  return begin == std::string::npos ? "" : plan.toml.substr(begin);
}

constexpr std::string_view plain_weeks =
    "[[week]]  # 1\nmon = \"rest\"\ntue = \"easy 5\"\nsun = \"long 14\"\n\n"
    "[[week]]  # 2\nmon = \"rest\"\ntue = \"6x800 @ I\"\nsun = \"long 15\"\n";

}  // namespace

TEST_CASE("grids of many makes give the same weeks") {
  struct Row {
    const char* what;
    const char* csv;
  };
  const Row rows[] = {
      {"a header", "Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun\n1,rest,easy 5,,,,,long 14\n2,rest,6x800 @ I,,,,,long 15\n"},
      {"long names, other order",
       "Week,Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday\n1,long 14,rest,easy 5,,,,\n2,long 15,rest,6x800 "
       "@ I,,,,\n"},
      {"semicolons", "Mo;Tu;We;Th;Fr;Sa;Su\nrest;easy 5;;;;;long 14\nrest;6x800 @ I;;;;;long 15\n"},
      {"tabs and CRLF", "Mon\tTue\tSun\r\nrest\teasy 5\tlong 14\r\nrest\t6x800 @ I\tlong 15\r\n"},
      {"no header", "rest,easy 5,,,,,long 14\nrest,6x800 @ I,,,,,long 15\n"},
      {"no header, week numbers", "1,rest,easy 5,,,,,long 14\nWeek 2,rest,6x800 @ I,,,,,long 15\n"},
      {"a title above", "My plan\nMon,Tue,Sun\nrest,easy 5,long 14\nrest,6x800 @ I,long 15\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(weeks_of(imported(row.csv)) == plain_weeks);
  }
}

TEST_CASE("what is left out is said") {
  const Imported plan =
      imported("Week,Mon,Tue,Sun,Total,Shoes\n1,rest,easy 5,long 14,19 km,red\n2,rest,6x800 @ I,long 15,,\n");
  CHECK(weeks_of(plan) == plain_weeks);
  CHECK(plan.findings == "W062 1 the column `Total` is left out\nW062 1 the column `Shoes` is left out\n");
}

TEST_CASE("totals without a header are left out with a note") {
  const Imported plan = imported("rest,easy 5,,,,,long 14,19 km\nrest,6x800 @ I,,,,,long 15,24\n");
  CHECK(weeks_of(plan) == plain_weeks);
  CHECK(plan.findings == "W062 1 the last column looks like totals and is left out\n");
}

TEST_CASE("dates give the first week its start") {
  for (const char* first : {"2026-06-29", "29/06/2026", "6/29/2026", "Jun 29, 2026", "29 June 2026"}) {
    CAPTURE(first);
    const std::string csv = std::string{"Week of;Mon;Tue;Sun\n"} + first + ";rest;easy 5;long 14\n";
    CHECK(weeks_of(imported(csv)) ==
          "[[week]]  # 1\nstarts = 2026-06-29\nmon = \"rest\"\ntue = \"easy 5\"\nsun = \"long 14\"\n");
  }
  const Imported plan =
      imported("Week of,Mon,Tue,Sun\n01/02/2026,rest,easy 5,long 14\n08/02/2026,rest,easy 5,long 14\n");
  CHECK(weeks_of(plan).find("starts = 2026-02-02") != std::string::npos);
}

TEST_CASE("dates that are not one a week are left out with a finding") {
  const Imported plan = imported("Date,Mon,Tue,Sun\nJun 29,rest,easy 5,long 14\nJul 6,rest,6x800 @ I,long 15\n");
  CHECK(weeks_of(plan) == plain_weeks);
  CHECK(plan.findings == "W065 2 the dates are left out: they are not one a week, with a year\n");
}

TEST_CASE("several sessions in a cell become several sessions, and parts of one stay one") {
  const Imported plan = imported(
      "Mon,Tue,Wed\n\"easy 5 km\nstrength 30 min\",\"2 km easy\n4x1 km @ T\n2 km easy\",AM: 5 km / PM: 4 km\n");
  CHECK(weeks_of(plan) ==
        "[[week]]  # 1\nmon = [\"easy 5 km\", \"strength 30 min\"]\n"
        "tue = \"2 km easy / 4x1 km @ T / 2 km easy\"\nwed = \"AM: 5 km / PM: 4 km\"\n");
  CHECK(plan.findings.empty());
}

TEST_CASE("a cell that is not understood is kept and named at its place") {
  const Imported plan = imported("Mon,Tue,Sun\nrest,see Bob about shoes,long 14\n");
  CHECK(weeks_of(plan) == "[[week]]  # 1\nmon = \"rest\"\ntue = \"see Bob about shoes\"\nsun = \"long 14\"\n");
  CHECK(plan.findings.substr(0, 7) == "W061 2 ");
}

TEST_CASE("headings between weeks become the phase, notes stay") {
  const Imported plan =
      imported("Mon,Tue,Sun,Notes\nBASE,,,\nrest,easy 5,long 14,flat\nBUILD,,,\nrest,easy 5,long 15,\n");
  CHECK(weeks_of(plan) ==
        "[[week]]  # 1\nphase = \"BASE\"\nnote = \"flat\"\nmon = \"rest\"\ntue = \"easy 5\"\nsun = \"long 14\"\n\n"
        "[[week]]  # 2\nphase = \"BUILD\"\nmon = \"rest\"\ntue = \"easy 5\"\nsun = \"long 15\"\n");
}

TEST_CASE("what is no grid is refused") {
  for (const char* csv : {"", "hello", "a,b\n1,2\n", "Mon,Tue,Wed\n", "\"open"}) {
    CAPTURE(csv);
    const Imported plan = imported(csv);
    CHECK(plan.toml.empty());
    CHECK(plan.findings.substr(0, 5) == "W064 ");
  }
}

TEST_CASE("hostile cells stay text, and the plan can be read") {
  ImportRequest request;
  request.name = "My \"plan\"\n[x]";
  request.on = day("2026-11-01");
  request.race = "City \\ Marathon";
  const Imported plan = imported("Mon,Tue,Sun\n\"x\"\"] = 1\",\"# easy\",'''\n", request);
  Sources sources;
  PlanInput input;
  input.source = sources.add("plan.toml", plan.toml);
  Diagnostics findings;
  const auto read = read_plan(input, sources, findings);
  REQUIRE(read.has_value());
  CHECK_FALSE(findings.has_errors());
  CHECK(read->weeks[0].days[0][0].workout->text == "x\"] = 1");
  CHECK(read->races[0].name.value == "City \\ Marathon");
}
