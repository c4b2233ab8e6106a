// Every plan that `rubdown new` can write is read without a finding, and the training in it keeps its limits.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "rubdown/plan/read_plan.hpp"
#include "rubdown/training/findings.hpp"
#include "rubdown/training/generate.hpp"
#include "rubdown/training/schedule_runs.hpp"

using namespace rubdown;

namespace {

std::string describe(const GenerateRequest& request) {
  std::string text = format_day(request.on) + " " + format_distance(request.distance, Units::km);
  text += " weeks " + std::to_string(request.weeks.value_or(0)) + " runs " + std::to_string(request.runs.value_or(0));
  text += " " + std::string{request.level ? name(*request.level) : "-"} + " " + std::string{name(request.progression)};
  text += request.units == Units::km ? " km" : " mi";
  text += " long " + std::string{weekday_short(request.long_day)};
  for (const int day : request.rest) text += " rest " + std::string{weekday_short(day)};
  if (request.goal) text += " goal " + format_clock(*request.goal);
  return text;
}

struct Made {
  std::string text;
  Plan plan;
  Schedule schedule;
  std::string findings;
};

/// The plan a request gives, read back; `findings` holds everything said on the way.
Made made(const GenerateRequest& request) {
  Made result;
  Diagnostics findings;
  result.text = generate_plan(request, findings);
  Sources sources;
  const std::uint32_t source = sources.add("new.toml", result.text);
  PlanInput input;
  input.source = source;
  if (auto plan = read_plan(input, sources, findings)) {
    result.plan = std::move(*plan);
    result.schedule = schedule_runs(result.plan, "new", request.on - std::chrono::days{200}, findings);
    find_training(result.schedule, result.plan, findings);
  }
  findings.sort();
  DiagnosticStyle style;
  style.format = DiagnosticFormat::concise;
  result.findings = render(findings, sources, style);
  return result;
}

bool is_hard(const Session& session) {
  if (std::holds_alternative<Race>(session.what)) return true;
  const auto* run = std::get_if<Run>(&session.what);
  return run != nullptr && run->hard;
}

void check_spacing(const Schedule& schedule) {
  const Session* last = nullptr;
  for (const Session& session : schedule.sessions) {
    if (!is_hard(session)) continue;
    if (last != nullptr) CHECK(session.day - last->day >= std::chrono::days{2});
    last = &session;
  }
}

void check_race(const GenerateRequest& request, const Schedule& schedule) {
  int races = 0;
  for (const Session& session : schedule.sessions) {
    if (!std::holds_alternative<Race>(session.what)) continue;
    ++races;
    CHECK(session.day == request.on);
  }
  CHECK(races == 1);
  CHECK(schedule.weeks.size() == static_cast<std::size_t>(request.weeks.value_or(18)));
}

void check_days(const GenerateRequest& request, const Schedule& schedule) {
  for (const Week& week : schedule.weeks) {
    int runs = 0;
    for (const Session& session : schedule.sessions) {
      if (session.week != week.number || category(session) != Category::run) continue;
      ++runs;
      const int weekday = weekday_index(session.day);
      CHECK(std::find(request.rest.begin(), request.rest.end(), weekday) == request.rest.end());
    }
    CHECK(runs <= request.runs.value_or(7));
  }
}

void check_made(const GenerateRequest& request) {
  CAPTURE(describe(request));
  const Made plan = made(request);
  CHECK(plan.findings == "");
  REQUIRE_FALSE(plan.schedule.weeks.empty());
  check_race(request, plan.schedule);
  check_days(request, plan.schedule);
  check_spacing(plan.schedule);
  CHECK(plan.text.size() > 3000);
}

/// Numbers in an order that looks random and is the same everywhere.
class Numbers {
 public:
  int below(int limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(limit));
  }

 private:
  std::uint64_t state_ = 20261101;
};

GenerateRequest any_request(Numbers& numbers) {
  constexpr Distance distances[] = {marathon,      marathon,     marathon,     half_marathon,
                                    metres(10000), metres(5000), metres(50000)};
  GenerateRequest request;
  request.race = "Any Race";
  request.on = *parse_day("2026-01-05") + std::chrono::days{numbers.below(700)};
  request.distance = distances[numbers.below(7)];
  request.weeks = 10 + numbers.below(21);
  request.runs = 3 + numbers.below(5);
  request.level = static_cast<Level>(numbers.below(3));
  request.units = numbers.below(2) == 0 ? Units::km : Units::mi;
  request.long_day = numbers.below(7);
  request.progression = numbers.below(4) == 0 ? Progression::classic : Progression::strict;
  for (int rest = numbers.below(8 - *request.runs); rest > 0; --rest) {
    const int day = numbers.below(7);
    const bool taken = std::find(request.rest.begin(), request.rest.end(), day) != request.rest.end();
    if (day != request.long_day && !taken) request.rest.push_back(day);
  }
  if (numbers.below(3) == 0) request.recent = Performance{metres(10000), Seconds{2100 + numbers.below(2400)}};
  return request;
}

}  // namespace

TEST_CASE("marathon plans of every length, level and frequency have no findings") {
  for (int weeks = 10; weeks <= 30; ++weeks) {
    for (int level = 0; level < 3; ++level) {
      GenerateRequest request;
      request.race = "Some Marathon";
      request.on = *parse_day("2026-11-01");
      request.weeks = weeks;
      request.level = static_cast<Level>(level);
      request.runs = 3 + (weeks + level) % 5;
      request.units = (weeks + level) % 2 == 0 ? Units::km : Units::mi;
      check_made(request);
    }
  }
}

TEST_CASE("generated marathon plans hold the distances of their block") {
  struct Row {
    int weeks, runs;
    Level level;
    std::vector<int> distance, long_run;  ///< of the weeks before the taper that are not lighter: kilometres
  };
  const Row rows[] = {
      {18,
       4,
       Level::beginner,
       {29, 31, 34, 36, 39, 42, 45, 48, 52, 56, 60},
       {15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 30}},
      {18,
       5,
       Level::intermediate,
       {44, 46, 49, 52, 55, 58, 61, 64, 68, 72, 76, 80},
       {15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 30, 32}},
      {18,
       6,
       Level::advanced,
       {66, 69, 72, 76, 79, 83, 87, 91, 96, 100, 105, 110},
       {18, 18, 18, 19, 20, 22, 24, 26, 28, 30, 33, 35}},
      {12, 4, Level::beginner, {40, 42, 45, 48, 50, 53, 57, 60}, {18, 19, 20, 22, 24, 26, 28, 30}},
  };
  for (const Row& row : rows) {
    GenerateRequest request;
    request.on = *parse_day("2026-11-01");
    request.weeks = row.weeks;
    request.runs = row.runs;
    request.level = row.level;
    CAPTURE(describe(request));
    const Made plan = made(request);
    std::vector<int> distance, long_run;
    const std::size_t building =
        row.weeks >= 16 ? static_cast<std::size_t>(row.weeks - 3) : static_cast<std::size_t>(row.weeks - 2);
    for (std::size_t i = 0; i < building; ++i) {
      const Week& week = plan.schedule.weeks[i];
      const bool lighter = i > 0 && week.distance.max.mm * 10 < plan.schedule.weeks[i - 1].distance.max.mm * 9;
      if (lighter) continue;
      distance.push_back(static_cast<int>(week.distance.max.mm / kilometre.mm));
      long_run.push_back(static_cast<int>(week.longest.mm / kilometre.mm));
    }
    CHECK(distance == row.distance);
    CHECK(long_run == row.long_run);
  }
}

TEST_CASE("plans of any options have no findings") {
  Numbers numbers;
  for (int i = 0; i < 400; ++i) check_made(any_request(numbers));
}

TEST_CASE("the same request gives the same bytes") {
  Numbers first, second;
  for (int i = 0; i < 20; ++i) {
    Diagnostics findings;
    CHECK(generate_plan(any_request(first), findings) == generate_plan(any_request(second), findings));
  }
}
