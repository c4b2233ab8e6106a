// Weeks that are read as they are against weeks that are read key by key.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>

#include "unit/plan/plan_help.hpp"

using namespace rubdown;

namespace {

class WeekWriter {
 public:
  explicit WeekWriter(unsigned seed) : random_(seed) {}

  std::string plan() {
    std::string text = "[plan]\nunits = \"" + std::string(one_in(2) ? "mi" : "km") + "\"\n";
    for (int i = 0; i < 6; ++i) add_week(text);
    return text;
  }

 private:
  bool one_in(int n) { return std::uniform_int_distribution(1, n)(random_) == 1; }
  template <std::size_t size>
  std::string any(const std::array<const char*, size>& of) {
    return of[std::uniform_int_distribution<std::size_t>(0, size - 1)(random_)];
  }

  std::string workout() {
    constexpr std::array texts{"easy 8", "rest", "long 20 km", "6 x 800 m @ 3:20", "AM: 5 km / PM: 4 km"};
    constexpr std::array odd{"\"\"",
                             "\"  \"",
                             "\"zzzz\"",
                             "\"easy 8 km\\u0021\"",
                             "'easy 9'",
                             "8",
                             "[]",
                             "[\"easy 5\", \"easy 4\"]",
                             "{ run = \"easy 5\", at = \"06:30\", note = \"x\" }",
                             "true"};
    return one_in(12) ? any(odd) : "\"" + any(texts) + "\"";
  }

  void add_week(std::string& text) {
    std::vector<std::string> lines;
    for (const char* day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
      if (!one_in(8)) lines.push_back(std::string{day} + " = " + workout());
    }
    if (one_in(2)) lines.insert(lines.begin(), one_in(6) ? "phase = \" \"" : "phase = \"base\"");
    if (one_in(3)) lines.push_back(one_in(4) ? "note = 3" : "note = \"a remark\"");
    if (one_in(10)) lines.emplace_back("distance = \"50 km\"");
    if (one_in(12)) lines.emplace_back("starts = 2026-03-02");
    if (one_in(12)) lines.emplace_back("Mon = \"easy 8\"");
    if (one_in(6)) std::shuffle(lines.begin(), lines.end(), random_);
    text += "[[week]]\n";
    for (const std::string& line : lines) text += line + "\n";
  }

  std::mt19937 random_;
};

std::string place(Span at) {
  return fmt::format("{}:{}:{}-{}:{} ", at.source, at.line, at.column, at.end_line, at.end_column);
}

std::string picture(const PlanWeeks& weeks) {
  std::string text;
  for (const PlanWeek& week : weeks) {
    text += fmt::format("{}{}|{}|", place(week.at), week.phase, week.note);
    if (week.starts) text += format_day(week.starts->value);
    if (week.total) text += place(week.total->at);
    for (std::size_t day = 0; day < 7; ++day) {
      text += '|';
      for (const PlanSession& session : week.days[day]) {
        text += fmt::format("{}{} = {}, {}{};", place(session.place), session.workout->text, session.workout->steps,
                            session.note, session.at ? place(session.at->at) : "");
      }
    }
    text += '\n';
  }
  return text;
}

std::string reading(const std::string& text, WorkoutReader& workouts) {
  Sources sources;
  Diagnostics findings;
  const std::uint32_t source = sources.add("plan.toml", text);
  const std::optional<Plan> plan = read_plan({source, {}, {}, nullptr, &workouts}, sources, findings);
  REQUIRE(plan);
  findings.sort();
  return picture(plan->weeks) + render(findings, sources, {DiagnosticFormat::concise, false});
}

}  // namespace

TEST_CASE("weeks of texts that were read before are what they are when read for the first time") {
  WorkoutReader warm;
  for (unsigned seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    const std::string text = WeekWriter{seed}.plan();
    CAPTURE(text);
    WorkoutReader cold;
    const std::string first = reading(text, cold);
    CHECK(reading(text, cold) == first);
    CHECK(reading(text, warm) == first);
  }
}
