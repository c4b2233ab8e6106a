#include "rubdown/output/format.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "fixture.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

TEST_CASE("the table of formats has each name and ending once") {
  std::set<std::string_view> names, endings;
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    CHECK(names.insert(format.name).second);
    if (!format.extension.empty()) CHECK(endings.insert(format.extension).second);
    CHECK(!format.summary.empty());
    CHECK(static_cast<bool>(format.render));
    CHECK(find_format(format.name) == &format);
  }
  CHECK(find_format("weeks") == nullptr);
  CHECK(find_format("") == nullptr);
}

TEST_CASE("a format is found by the ending of a file's name") {
  struct Row {
    const char* file;
    const char* format;
  };
  for (const Row& row : {Row{"plan.json", "json"}, Row{"out/Plan.HTML", "html"}, Row{"a.b.csv", "csv"},
                         Row{"notes.markdown", "markdown"}, Row{"page.htm", "html"}, Row{"chart.svg", "svg"}}) {
    CAPTURE(row.file);
    const Format* format = format_for_file(row.file);
    REQUIRE(format != nullptr);
    CHECK(format->name == row.format);
  }
  for (const char* file : {"plan", "plan.toml", ".json", "dir.json/plan", "", "plan."}) {
    CAPTURE(file);
    CHECK(format_for_file(file) == nullptr);
  }
}

TEST_CASE("formats alone that say so print the training load of weeks") {
  const Schedule without = fixture::rich();
  Schedule with = without;
  for (Week& week : with.weeks) week.load = WeekLoad{412, 1.25, 515, 62.5, 71.5};
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    RenderOptions options;
    options.span = {without.weeks.front().start, without.weeks.back().start + std::chrono::days{6}};
    CHECK((format.render(with, options) != format.render(without, options)) == format.loads);
    const Format* const alone[] = {&format};
    CHECK(print_loads(alone) == format.loads);
  }
}

/// Enough of a plan for a calendar of several parts.
Schedule long_schedule() {
  Schedule schedule = fixture::rich();
  const std::vector<Session> week = schedule.sessions;
  for (int copy = 1; copy < 40; ++copy) {
    for (Session session : week) {
      session.identity = kept(fmt::format("{}/{}", std::string_view{session.identity}, copy));
      schedule.sessions.push_back(session);
    }
  }
  return schedule;
}

TEST_CASE("parts of an output together are the output, and each ends in a whole line") {
  const Schedule schedule = long_schedule();
  const std::shared_ptr<IcsPhrases> phrases = make_ics_phrases();
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    RenderOptions options;
    options.span = {schedule.weeks.front().start, schedule.weeks.back().start + std::chrono::days{6}};
    const std::string whole = format.render(schedule, options);
    for (IcsPhrases* kept_phrases : {static_cast<IcsPhrases*>(nullptr), phrases.get(), phrases.get()}) {
      options.phrases = kept_phrases;
      std::string all;
      int parts = 0;
      CHECK(render_in_parts(format, schedule, options, [&](std::string_view part) {
        CHECK((part.empty() || part.ends_with('\n')));
        all += part;
        ++parts;
        return true;
      }));
      CHECK(all == whole);
      CHECK(parts >= (format.name == "ics" ? 3 : 1));
    }
  }
}

TEST_CASE("whoever wants no more of an output gets no more") {
  const Schedule schedule = long_schedule();
  RenderOptions options;
  options.span = {schedule.weeks.front().start, schedule.weeks.back().start + std::chrono::days{6}};
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    int parts = 0;
    CHECK_FALSE(render_in_parts(format, schedule, options, [&](std::string_view) {
      ++parts;
      return false;
    }));
    CHECK(parts == 1);
  }
}

TEST_CASE("every format prints an empty schedule without falling over") {
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    RenderOptions options;
    options.span = {fixture::day(2026, 1, 5), fixture::day(2026, 1, 11)};
    CHECK_NOTHROW(format.render(Schedule{}, options));
  }
}

TEST_CASE("every format says a stop before the first session") {
  const Schedule schedule = fixture::stopped();
  for (const Format& format : formats()) {
    if (format.name == "ics" || format.name == "vdir") continue;
    CAPTURE(format.name);
    const std::string text = format.render(schedule, fixture::this_week());
    const std::size_t stop = text.find("STOP");
    const std::size_t in_json = text.find("\"C-DVT\"");
    const std::size_t said = std::min(stop, in_json);
    REQUIRE(said != std::string::npos);
    const std::size_t session =
        std::min({text.find("Sports massage"), text.find("Ms45"), text.find("W12"), text.find("\"sessions\"")});
    CHECK(said < session);
  }
}

TEST_CASE("the same schedule gives the same bytes") {
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    CHECK(format.render(fixture::rich(), fixture::whole_plan()) ==
          format.render(fixture::rich(), fixture::whole_plan()));
  }
}

TEST_CASE("only and self-care choose the sessions of every format") {
  RenderOptions options = fixture::this_week();
  const auto lines = [&] {
    const std::string text = find_format("list")->render(fixture::rich(), options);
    return std::count(text.begin(), text.end(), '\n');
  };
  CHECK(lines() == 10);
  options.only = {"massage"};
  CHECK(lines() == 1);
  options.only = {"massage", "run"};
  CHECK(lines() == 6);
  options.only = {"self-care"};
  CHECK(lines() == 2);
  options.only = {"massage.sport", "long"};
  CHECK(lines() == 2);
  options.only = {};
  options.self_care = false;
  CHECK(lines() == 8);
}

TEST_CASE("a month shows what is stopped however narrow its cells") {
  const Schedule schedule = fixture::stopped();
  RenderOptions options;
  options.span = {fixture::day(2026, 8, 16), fixture::day(2026, 8, 16)};
  for (options.width = 40; options.width <= 120; ++options.width) {
    CAPTURE(options.width);
    const std::string text = find_format("month")->render(schedule, options);
    const std::size_t sunday = text.find("\n 10 ");
    REQUIRE(sunday != std::string::npos);
    const std::string_view week = std::string_view{text}.substr(sunday, text.find("\n\u2500", sunday) - sunday);
    std::size_t marks = 0;
    for (std::size_t at = week.find("\u25A0"); at != std::string_view::npos; at = week.find("\u25A0", at + 1)) ++marks;
    CHECK(marks == 5);  // from Wednesday on
  }
}

TEST_CASE("a week says how many sessions of later weeks find no place") {
  Schedule schedule = fixture::rich();
  RenderOptions options;
  options.span = {fixture::day(2026, 8, 10), fixture::day(2026, 8, 16)};
  const auto says = [&](std::string_view words) {
    return find_format("week")->render(schedule, options).find(words) != std::string::npos;
  };
  CHECK_FALSE(says(" Later "));
  Unplaced unplaced = schedule.unplaced[0];
  unplaced.day = fixture::day(2026, 8, 1);
  schedule.unplaced.push_back(unplaced);
  CHECK_FALSE(says(" Later "));
  unplaced.day = fixture::day(2026, 8, 18);
  schedule.unplaced.push_back(unplaced);
  CHECK(says(" Later            1 session finds no place; see `rubdown explain`\n"));
  schedule.unplaced.push_back(unplaced);
  CHECK(says(" Later            2 sessions find no place; see `rubdown explain`\n"));
}

TEST_CASE("the week and the page say on what condition an appointment is given, on the narrowest page too") {
  Schedule schedule = fixture::rich();
  const auto appointment = std::find_if(schedule.sessions.begin(), schedule.sessions.end(), is_to_book);
  REQUIRE(appointment != schedule.sessions.end());
  auto& recovery = std::get<Recovery>(appointment->what);
  Care care = recovery.parts.front();
  care.dose = "optional; pain at most 5/10, only if soreness is nearly gone";
  recovery.parts = kept_list<Care>({care});
  RenderOptions options;
  const Day monday = week_of(schedule, appointment->day)->start;
  options.span = {monday, monday + std::chrono::days{6}};
  for (const std::size_t width : {60U, 80U, 130U}) {
    options.width = width;
    const std::string week = find_format("week")->render(schedule, options);
    CAPTURE(width);
    for (const std::string_view word : {"optional;", "5/10,", "soreness", "nearly", "gone"})
      CHECK(week.find(word) != std::string::npos);
  }
  CHECK(find_format("html")->render(schedule, options).find(care.dose) != std::string::npos);
}

TEST_CASE("totals stay those of the week whatever is shown") {
  RenderOptions options = fixture::this_week();
  options.only = {"massage"};
  const std::string text = find_format("week")->render(fixture::rich(), options);
  CHECK(text.find("57.5 km in 4 runs") != std::string::npos);
  CHECK(text.find("Long run") == std::string::npos);
}

}  // namespace
}  // namespace rubdown
