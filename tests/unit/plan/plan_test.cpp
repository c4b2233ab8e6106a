#include "rubdown/plan/plan.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace rubdown {
namespace {

PlanSession noted(std::string_view note) {
  PlanSession session;
  session.note = note;
  return session;
}

std::string notes(const WeekSessions& days) {
  std::string text;
  for (std::size_t day = 0; day < 7; ++day) {
    for (const PlanSession& session : days[day]) text += session.note;
    text += '|';
  }
  return text;
}

TEST_CASE("a week's sessions stand under their days, whichever are set anew") {
  WeekSessions days;
  CHECK(notes(days) == "|||||||");
  days.set(3, {noted("d")});
  days.set(0, {noted("a"), noted("A")});
  days.set(6, {noted("g")});
  CHECK(notes(days) == "aA|||d|||g|");
  days.set(3, {noted("e"), noted("f")});
  days.set(0, {});
  CHECK(notes(days) == "|||ef|||g|");
  days[3][1].note = "h";
  CHECK(notes(days) == "|||eh|||g|");
  CHECK(notes({{noted("x"), noted("y"), noted("z")}, {0, 1, 1, 3, 3, 3, 3}}) == "|x||yz||||");
}

TEST_CASE("plans share their weeks until one is edited") {
  PlanWeeks weeks;
  CHECK(weeks.empty());
  CHECK(weeks.begin() == weeks.end());
  weeks.edit().resize(2);
  weeks.edit()[0].phase = "base";
  PlanWeeks other = weeks;
  CHECK(other.begin() == weeks.begin());
  other.edit()[0].phase = "peak";
  CHECK(other.front().phase == "peak");
  CHECK(weeks.front().phase == "base");
  CHECK(other.size() == 2);
  const PlanWeek* const kept = weeks.begin();
  weeks.edit()[1].phase = "taper";
  CHECK(weeks.begin() == kept);
  CHECK(weeks.back().phase == "taper");
}

}  // namespace
}  // namespace rubdown
