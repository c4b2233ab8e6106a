#include <doctest/doctest.h>

#include <algorithm>

#include "fixture.hpp"
#include "output/chart_data.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

/// The columns a line's bar takes, the last partial block counted as a whole one.
std::size_t bar_of(const std::string& line) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 2 < line.size(); ++i) {
    const bool block = line[i] == '\xe2' && line[i + 1] == '\x96';
    const auto last = static_cast<unsigned char>(line[i + 2]);
    if (block && ((last >= 0x88 && last <= 0x8f) || (last >= 0x91 && last <= 0x93))) ++count;
  }
  return count;
}

TEST_CASE("a longer week never has a shorter bar, and any distance shows") {
  Schedule schedule;
  schedule.header.today = fixture::day(2020, 1, 1);
  const Day first = fixture::day(2026, 1, 5);
  for (int i = 0; i < 60; ++i) {
    Week week;
    week.number = i + 1;
    week.start = first + std::chrono::days{7 * i};
    schedule.weeks.push_back(week);
    schedule.sessions.push_back(fixture::run(week.start, RunKind::easy, 0.1 + i * i * 0.05, "easy"));
  }
  settle(schedule);
  for (std::size_t width = 40; width <= 160; width += 3) {
    RenderOptions options = fixture::options_for(first, first);
    options.width = width;
    const std::string text = find_format("chart")->render(schedule, options);
    std::size_t before = 0;
    for (std::size_t at = text.find(" W1"); at != std::string::npos; at = text.find("\n W", at + 1)) {
      const std::size_t bar = bar_of(text.substr(at + 1, text.find('\n', at + 1) - at - 1));
      CAPTURE(width);
      CHECK(bar >= std::max<std::size_t>(before, 1));
      before = bar;
    }
  }
}

TEST_CASE("the parts of a week add up to it") {
  const ChartData chart = chart_of(fixture::rich());
  REQUIRE(chart.weeks.size() == 18);
  for (const ChartWeek& week : chart.weeks) {
    CAPTURE(week.number);
    CHECK(week.long_run.mm + week.race.mm <= week.total.mm);
    CHECK(week.total <= chart.most);
    CHECK(week.now == (week.number == 12));
  }
  CHECK(chart.weeks[9].race == half_marathon);
  CHECK(chart.weeks[9].race_name == "River Half");
  CHECK(chart.weeks[11].long_run == fixture::km(28));
}

}  // namespace
}  // namespace rubdown
