#include "golden.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "fixture.hpp"

namespace rubdown {
namespace {

struct Case {
  const char* file;
  const char* format;
  Schedule (*schedule)();
  std::function<void(RenderOptions&)> change;
};

void is_whole(RenderOptions& options) { options.span = fixture::whole_plan().span; }
void is_race_week(RenderOptions& options) { options.span = {fixture::day(2026, 9, 21), fixture::day(2026, 9, 27)}; }
void is_bare(RenderOptions& options) { options.span = {fixture::day(2026, 3, 2), fixture::day(2026, 3, 8)}; }

TEST_CASE("every format prints the reviewed text") {
  const Case cases[] = {
      {"week-80.txt", "week", fixture::rich, [](RenderOptions&) {}},
      {"week-60.txt", "week", fixture::rich, [](RenderOptions& o) { o.width = 60; }},
      {"week-120.txt", "week", fixture::rich, [](RenderOptions& o) { o.width = 120; }},
      {"week-color.txt", "week", fixture::rich, [](RenderOptions& o) { o.color = true; }},
      {"week-ascii.txt", "week", fixture::rich, [](RenderOptions& o) { o.ascii = true; }},
      {"week-miles.txt", "week", fixture::rich, [](RenderOptions& o) { o.units = Units::mi; }},
      {"week-sunday.txt", "week", fixture::rich,
       [](RenderOptions& o) {
         o.week_starts_sunday = true;
         o.span = {fixture::day(2026, 8, 9), fixture::day(2026, 8, 15)};
       }},
      {"week-race.txt", "week", fixture::rich, is_race_week},
      {"week-stopped.txt", "week", fixture::stopped, [](RenderOptions&) {}},
      {"week-hostile.txt", "week", fixture::hostile, [](RenderOptions&) {}},
      {"week-bare.txt", "week", fixture::bare, is_bare},
      {"month-80.txt", "month", fixture::rich, [](RenderOptions&) {}},
      {"month-60.txt", "month", fixture::rich, [](RenderOptions& o) { o.width = 60; }},
      {"month-120-sunday.txt", "month", fixture::rich,
       [](RenderOptions& o) {
         o.width = 120;
         o.week_starts_sunday = true;
       }},
      {"month-ascii.txt", "month", fixture::rich,
       [](RenderOptions& o) {
         o.ascii = true;
         is_race_week(o);
       }},
      {"month-stopped-color.txt", "month", fixture::stopped, [](RenderOptions& o) { o.color = true; }},
      {"agenda-80.txt", "agenda", fixture::rich, [](RenderOptions&) {}},
      {"agenda-stopped-60.txt", "agenda", fixture::stopped, [](RenderOptions& o) { o.width = 60; }},
      {"chart-80.txt", "chart", fixture::rich, is_whole},
      {"chart-60-ascii.txt", "chart", fixture::stopped,
       [](RenderOptions& o) {
         o.width = 60;
         o.ascii = true;
       }},
      {"list.txt", "list", fixture::rich, [](RenderOptions&) {}},
      {"list-stopped.txt", "list", fixture::stopped, [](RenderOptions&) {}},
      {"list-hostile.txt", "list", fixture::hostile, [](RenderOptions&) {}},
      {"plan.csv", "csv", fixture::rich, [](RenderOptions&) {}},
      {"stopped.csv", "csv", fixture::stopped, [](RenderOptions&) {}},
      {"hostile.csv", "csv", fixture::hostile, [](RenderOptions&) {}},
      {"plan.md", "markdown", fixture::rich, [](RenderOptions&) {}},
      {"stopped.md", "markdown", fixture::stopped, [](RenderOptions&) {}},
      {"plan.json", "json", fixture::rich, [](RenderOptions&) {}},
      {"stopped.json", "json", fixture::stopped, [](RenderOptions&) {}},
      {"bare.json", "json", fixture::bare, is_bare},
      {"plan.html", "html", fixture::rich, is_whole},
      {"stopped.html", "html", fixture::stopped, [](RenderOptions&) {}},
      {"plan.svg", "svg", fixture::rich, is_whole},
      {"stopped.svg", "svg", fixture::stopped, is_whole},
  };
  for (const Case& one : cases) {
    CAPTURE(one.file);
    RenderOptions options = fixture::this_week();
    one.change(options);
    const Format* format = find_format(one.format);
    REQUIRE(format != nullptr);
    const std::string text = format->render(one.schedule(), options);
    CHECK(text == golden(one.file, text));
  }
}

}  // namespace
}  // namespace rubdown
