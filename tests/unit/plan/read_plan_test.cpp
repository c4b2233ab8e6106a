#include <doctest/doctest.h>

#include "plan_help.hpp"

namespace rubdown {
namespace {

constexpr std::string_view whole_plan = R"(
format = 1
[plan]
name = "Autumn marathon"
id = "autumn-ann"
units = "mi"
[athlete]
name = "Ann Example"
timezone = "America/New_York"
born = 1984
easy_pace = "9:30/mi"
run_at = { default = "06:30", sun = 07:30 }
[[race]]
name = "City Marathon"
date = 2026-11-01
start = "09:10"
distance = "marathon"
goal = "3:45:00"
[[week]]
phase = "peak"
mon = "rest"
tue = 8
sat = ["easy 4 mi", { run = "strength 30 min", at = "17:00", note = "gym" }]
sun = "long 12 mi"
)";

}  // namespace

TEST_CASE("a plan is read with the places of its values") {
  const PlanReading reading{std::string(whole_plan)};
  CHECK(reading.concise() == "");
  REQUIRE(reading.plan);
  const Plan& plan = *reading.plan;
  CHECK(plan.name.value == "Autumn marathon");
  CHECK(plan.units == Units::mi);
  REQUIRE(plan.rules.size() == 1);
  CHECK(plan.rules[0].value == "builtin");
  CHECK(plan.athlete.born->value == 1984);
  CHECK(format_time(*plan.athlete.run_at.usual) == "06:30");
  CHECK(format_time(*plan.athlete.run_at.by_weekday[6]) == "07:30");
  REQUIRE(plan.races.size() == 1);
  CHECK(plan.races[0].distance.value == marathon);
  CHECK(format_clock(plan.races[0].goal->value) == "3:45:00");
  CHECK(plan.races[0].date.at == Span{0, 15, 8, 15, 18});
  REQUIRE(plan.weeks.size() == 1);
  CHECK(plan.weeks[0].days[1][0].workout->text == "8");
  REQUIRE(plan.weeks[0].days[5].size() == 2);
  CHECK(plan.weeks[0].days[5][1].note == "gym");
  CHECK(format_time(plan.weeks[0].days[5][1].at->value) == "17:00");
}

}  // namespace rubdown
