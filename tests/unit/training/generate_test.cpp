#include "rubdown/training/generate.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "unit/training/plans.hpp"

using namespace rubdown;
using namespace rubdown::test;

namespace {

GenerateRequest new_york() {
  GenerateRequest request;
  request.race = "New York City Marathon";
  request.on = day("2026-11-01");
  return request;
}

std::string refusal(const GenerateRequest& request) {
  Diagnostics findings;
  CHECK(generate_plan(request, findings).empty());
  REQUIRE(findings.size() == 1);
  return findings.items()[0].message + " | " + findings.items()[0].help;
}

std::string first_line(const GenerateRequest& request) {
  Diagnostics findings;
  const std::string text = generate_plan(request, findings);
  CHECK(report(findings) == "");
  return text.substr(0, text.find('\n'));
}

std::string file_text(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("only the date is required") {
  GenerateRequest request;
  request.on = day("2026-11-01");
  CHECK(first_line(request) == "# Marathon, Sun 2026-11-01: 18 weeks, beginner, 4 runs a week.");
  request.distance = half_marathon;
  CHECK(first_line(request) == "# Half marathon, Sun 2026-11-01: 18 weeks, beginner, 4 runs a week.");
}

TEST_CASE("the level follows from the distance a week, the runs from the level") {
  GenerateRequest request = new_york();
  request.weekly = metres(50000);
  CHECK(first_line(request) == "# New York City Marathon, Sun 2026-11-01: 18 weeks, intermediate, 5 runs a week.");
  request.weekly = metres(80000);
  CHECK(first_line(request) == "# New York City Marathon, Sun 2026-11-01: 18 weeks, advanced, 6 runs a week.");
  request.rest = {0, 2, 4};
  CHECK(first_line(request) == "# New York City Marathon, Sun 2026-11-01: 18 weeks, advanced, 4 runs a week.");
}

TEST_CASE("today limits the weeks, and a low entry lengthens the block") {
  GenerateRequest request = new_york();
  request.today = day("2026-08-04");
  CHECK(first_line(request) == "# New York City Marathon, Sun 2026-11-01: 12 weeks, beginner, 4 runs a week.");
  request.today = day("2026-08-03");
  CHECK(first_line(request) == "# New York City Marathon, Sun 2026-11-01: 13 weeks, beginner, 4 runs a week.");
  request.today.reset();
  request.longest = metres(12000);
  request.weekly = metres(26000);
  CHECK(first_line(request) == "# New York City Marathon, Sun 2026-11-01: 22 weeks, beginner, 4 runs a week.");
}

TEST_CASE("what cannot be is refused in plain words") {
  GenerateRequest request = new_york();
  request.weeks = 9;
  CHECK(refusal(request) ==
        "9 weeks is outside 10 to 30 | a shorter block has no room to build and taper; a longer one is better two");
  request = new_york();
  request.runs = 2;
  CHECK(refusal(request) == "2 runs a week is outside 3 to 7 | give --runs 3 to 7");
  request = new_york();
  request.rest = {6};
  CHECK(refusal(request) ==
        "Sunday is a rest day and the day of the long run | give another --long-day, or take it out of --rest");
  request.rest = {0, 2, 4, 5, 3};
  CHECK(refusal(request) ==
        "3 runs and 5 rest days do not fit into a week | ask for fewer runs, or for fewer rest days");
  request = new_york();
  request.today = day("2026-10-01");
  CHECK(refusal(request) ==
        "2026-11-01 is 4 weeks away, and a block takes at least 10 | choose a later race, or give --weeks "
        "for a block that has begun");
  request = new_york();
  request.weeks = 12;
  request.longest = metres(14000);
  CHECK(refusal(request) ==
        "12 weeks begin with 40 km in week 1 with a long run of 18 km, more than you run now | take --weeks "
        "19, which begins lower, or a later race");
  request = new_york();
  request.longest = metres(5000);
  CHECK(refusal(request) ==
        "even 30 weeks begin with 21 km in week 1 with a long run of 10 km, more than you run now | build up "
        "to that first, or choose a shorter race");
}

TEST_CASE("a whole plan, as reviewed") {
  GenerateRequest request = new_york();
  request.weeks = 16;
  request.level = Level::intermediate;
  request.units = Units::mi;
  request.goal = Seconds{3 * 3600 + 45 * 60};
  request.recent = Performance{metres(10000), Seconds{47 * 60 + 10}};
  request.timezone = "America/New_York";
  request.rest = {0, 4};
  Diagnostics findings;
  const std::string text = generate_plan(request, findings);
  CHECK(report(findings) == "");
  const std::string name = RUBDOWN_SOURCE_DIR "/tests/unit/training/intermediate_16_weeks.toml";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(name, std::ios::binary) << text;
  CHECK(text == file_text(name));
}

TEST_CASE("names in the plan cannot break out of their strings and comments") {
  GenerateRequest request = new_york();
  request.race = "A \"B\" \\ C\n[[week]]\x1b[31m";
  Diagnostics findings;
  const std::string text = generate_plan(request, findings);
  CHECK(text.substr(0, 30) == "# A \"B\" \\ C [[week]] [31m, Sun");
  CHECK(text.find("name = \"A \\\"B\\\" \\\\ C\\u000A[[week]]\\u001B[31m\"\n") != std::string::npos);
}
