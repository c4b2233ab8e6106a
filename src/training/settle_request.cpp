#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "rubdown/base/count.hpp"
#include "rubdown/training/codes.hpp"
#include "training/generator.hpp"

namespace rubdown::generator {
namespace {

constexpr int least_weeks = 10, most_weeks = 30, usual_weeks = 18;
constexpr int least_runs = 3, most_runs = 7;

/// The largest week and the longest run of a block, in kilometres, by the distance raced. The planner's own numbers,
/// near the middle of public plans; the marathon's long runs stop at 32 km, for the advanced at 35 (fokkema-2020).
struct Peak {
  Distance up_to;
  std::array<int, 3> week, longest;
};
constexpr std::array<Peak, 5> peaks{{{metres(7'500), {32, 48, 72}, {11, 14, 18}},
                                     {metres(12'500), {36, 54, 80}, {13, 16, 20}},
                                     {metres(25'000), {44, 64, 90}, {18, 21, 25}},
                                     {metres(42'500), {60, 80, 110}, {30, 32, 35}},
                                     {kilometre * 1000, {66, 88, 116}, {32, 34, 35}}}};

/// What one more or fewer run a week does to the week, in per cent, and the long run's largest share of it.
struct Frequency {
  std::array<int, 3> week;  ///< beginner, intermediate, advanced
  int share;
};
constexpr std::array<Frequency, 5> frequencies{
    {{{93, 78, 64}, 55}, {{100, 85, 73}, 52}, {{120, 100, 86}, 40}, {{135, 115, 100}, 33}, {{140, 120, 100}, 33}}};

constexpr std::array<int, 3> usual_runs{4, 5, 6};
/// What an 18-week block of the next level begins with, in kilometres a week.
constexpr int intermediate_from = 44, advanced_from = 66;
constexpr std::array<int, 3> long_floors{10, 13, 18};
constexpr Seconds longest_time = std::chrono::hours{3};

const Peak& peak_for(Distance distance) {
  for (const Peak& peak : peaks) {
    if (distance <= peak.up_to) return peak;
  }
  return peaks.back();
}

std::string race_name(Distance distance) {
  if (distance == marathon) return "Marathon";
  if (distance == half_marathon) return "Half marathon";
  return format_distance(distance, Units::km) + " race";
}

void refuse(Diagnostics& findings, std::string message, std::string help) {
  findings.add(request_contradicts, Span{}, std::move(message), std::move(help));
}

bool has(const std::vector<int>& days, int day) { return std::find(days.begin(), days.end(), day) != days.end(); }

bool check_days(const GenerateRequest& request, Diagnostics& findings) {
  if (has(request.rest, request.long_day)) {
    refuse(findings, fmt::format("{} is a rest day and the day of the long run", weekday_long(request.long_day)),
           "give another --long-day, or take it out of --rest");
    return false;
  }
  const int runs = request.runs.value_or(least_runs), rest = static_cast<int>(request.rest.size());
  if (runs + rest <= 7) return true;
  refuse(findings, fmt::format("{} runs and {} rest days do not fit into a week", runs, rest),
         "ask for fewer runs, or for fewer rest days");
  return false;
}

bool check_numbers(const GenerateRequest& request, Diagnostics& findings) {
  if (request.weeks && (*request.weeks < least_weeks || *request.weeks > most_weeks)) {
    refuse(findings, fmt::format("{} is outside {} to {}", counted(*request.weeks, "week"), least_weeks, most_weeks),
           "a shorter block has no room to build and taper; a longer one is better two");
    return false;
  }
  if (request.runs && (*request.runs < least_runs || *request.runs > most_runs)) {
    refuse(findings, fmt::format("{} runs a week is outside {} to {}", *request.runs, least_runs, most_runs),
           "give --runs 3 to 7");
    return false;
  }
  return true;
}

Level level_for(const GenerateRequest& request) {
  if (request.level) return *request.level;
  const double held = request.weekly ? request.weekly->km() : 0;
  if (held >= advanced_from) return Level::advanced;
  return held >= intermediate_from ? Level::intermediate : Level::beginner;
}

/// Whole weeks from the next Monday (today, if it is one) to the week of the race, both included.
int weeks_left(Day today, Day race) {
  const Day next = monday_of(today - std::chrono::days{1}) + std::chrono::days{7};
  return static_cast<int>((monday_of(race) - next).count() / 7) + 1;
}

/// Runs on the days farthest from the long run first: two, four, six days after it, then between.
std::vector<int> choose_days(const GenerateRequest& request, int runs) {
  std::vector<int> days{request.long_day};
  for (const int after : {2, 4, 6, 3, 5, 1}) {
    const int day = (request.long_day + after) % 7;
    if (static_cast<int>(days.size()) < runs && !has(request.rest, day)) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  return days;
}

std::optional<TrainingPaces> paces_for(const GenerateRequest& request) {
  if (!request.recent && !request.goal) return std::nullopt;
  Plan plan;
  if (request.recent) plan.athlete.recent = At<Performance>{*request.recent, {}};
  if (request.goal) {
    PlanRace race;
    race.distance.value = request.distance;
    race.goal = At<Seconds>{*request.goal, {}};
    plan.races.push_back(std::move(race));
  }
  return athlete_paces(plan).paces;
}

Shape shape_for(const GenerateRequest& request, int runs) {
  const auto level = static_cast<std::size_t>(*request.level);
  const Peak& peak = peak_for(request.distance);
  const Frequency& frequency = frequencies[static_cast<std::size_t>(runs - least_runs)];
  Shape shape;
  shape.level = *request.level;
  shape.progression = request.progression;
  shape.units = request.units;
  shape.weeks = *request.weeks;
  shape.race_weekday = weekday_index(request.on);
  shape.long_day = request.long_day;
  shape.marathon_taper = request.distance > metres(25'000);
  shape.share = frequency.share;
  shape.peak = whole(peak.week[level] * frequency.week[level] / 100.0, request.units);
  shape.peak_long = std::min(whole(peak.longest[level], request.units), shape.peak * shape.share / 100);
  if (request.units == Units::mi && peak.longest[level] == 35) shape.peak_long = std::min(shape.peak_long, 21);
  shape.long_floor = std::min(whole(long_floors[level], request.units), shape.peak_long * 2 / 3);
  shape.held = request.weekly ? whole(request.weekly->km(), request.units) : 0;
  shape.held_long = request.longest ? whole(request.longest->km(), request.units) : 0;
  return shape;
}

/// Three hours of running at easy pace bind the long run of slower runners.
bool cap_by_time(const std::optional<TrainingPaces>& paces, Shape& shape) {
  if (!paces) return false;
  const Pace easy = easy_pace(*paces);
  const auto most = static_cast<int>(longest_time.count() * 1'000'000'000 / easy.per_km.count() / unit(shape.units).mm);
  if (most >= shape.peak_long) return false;
  // The week shrinks with its long run, so that the other runs do not outgrow it.
  shape.peak = shape.peak * most / shape.peak_long;
  shape.peak_long = most;
  shape.long_floor = std::min(shape.long_floor, most * 2 / 3);
  return true;
}

/// True where the runner's longest run and week reach what the block begins with.
bool entry_reached(const GenerateRequest& request, const Shape& shape) {
  const WeekShape first = block_of(shape).front();
  const double one = unit(request.units).km(), slack = 0.25;
  if (request.longest && request.longest->km() < (first.long_run - slack) * one) return false;
  return !request.weekly || request.weekly->km() >= (first.distance - 2 * slack) * one * 0.95;
}

/// The shortest block, not shorter than asked, whose first week the runner is ready for.
std::optional<int> weeks_needed(const GenerateRequest& request, Shape shape) {
  for (; shape.weeks <= most_weeks; ++shape.weeks) {
    if (entry_reached(request, shape)) return shape.weeks;
  }
  return std::nullopt;
}

void refuse_entry(const Settled& settled, std::optional<int> needed, Diagnostics& findings) {
  Shape shape = settled.shape;
  if (!needed) shape.weeks = most_weeks;
  const WeekShape first = block_of(shape).front();
  const Units units = shape.units;
  const std::string begins =
      fmt::format("{} in week 1 with a long run of {}", amount(first.distance, units), amount(first.long_run, units));
  const std::optional<Day> now = settled.request.clock ? settled.request.clock : settled.request.today;
  const int left = now ? weeks_left(*now, settled.request.on) : most_weeks;
  if (needed && *needed > left) {
    findings.add(
        entry_too_low, Span{}, fmt::format("{} weeks begin with {}, more than you run now", shape.weeks, begins),
        fmt::format("a block that begins low enough takes {} weeks, and {} are left: choose a later race, or build "
                    "up to that first",
                    *needed, std::max(left, 0)));
    return;
  }
  if (needed) {
    findings.add(entry_too_low, Span{},
                 fmt::format("{} weeks begin with {}, more than you run now", shape.weeks, begins),
                 fmt::format("take --weeks {}, which begins lower, or a later race", *needed));
    return;
  }
  const bool can_go_down = shape.level != Level::beginner;
  findings.add(entry_too_low, Span{},
               fmt::format("even {} weeks begin with {}, more than you run now", most_weeks, begins),
               can_go_down ? "take a lower --level, fewer --runs, or build up to that first"
                           : "build up to that first, or choose a shorter race");
}

}  // namespace

int whole(double kilometres, Units units) { return static_cast<int>(std::lround(kilometres / unit(units).km())); }

std::string amount(int distance, Units units) {
  return fmt::format("{} {}", distance, units == Units::km ? "km" : "mi");
}

void warn_of_the_past(const Settled& settled, Diagnostics& findings) {
  const GenerateRequest& asked = settled.request;
  if (!asked.clock) return;
  if (asked.on < *asked.clock) {
    findings.add(block_begun, Span{}, fmt::format("the race lies in the past, on {}", format_day(asked.on)),
                 "correct --on");
    return;
  }
  const Day first = monday_of(asked.on) - std::chrono::days{7 * (*asked.weeks - 1)};
  const auto begun = (*asked.clock - first).count() / 7;
  if (*asked.clock < first || begun < 1) return;
  const int left = weeks_left(*asked.clock, asked.on);
  findings.add(block_begun, Span{},
               fmt::format("week 1 of {} lies in the past: it began on {}, {} ago", *asked.weeks, format_day(first),
                           counted(begun, "week")),
               left >= least_weeks
                   ? fmt::format("--weeks {} is the longest block that still fits; or choose a later race", left)
                   : fmt::format("{} left, and a block takes at least {}: choose a later race",
                                 left == 1 ? std::string{"1 week is"} : counted(left, "week") + " are", least_weeks));
}

std::optional<Settled> settle_request(const GenerateRequest& request, Diagnostics& findings) {
  if (!check_numbers(request, findings) || !check_days(request, findings)) return std::nullopt;
  Settled settled;
  settled.request = request;
  GenerateRequest& asked = settled.request;
  asked.level = level_for(request);
  if (asked.race.empty()) asked.race = race_name(request.distance);
  const int left = request.today ? weeks_left(*request.today, request.on) : most_weeks;
  if (!request.weeks && left < least_weeks) {
    refuse(findings,
           request.on < *request.today
               ? fmt::format("{} lies in the past", format_day(request.on))
               : fmt::format("{} is {} away, and a block takes at least {}", format_day(request.on),
                             counted(std::max(left, 0), "week"), least_weeks),
           "choose a later race, or give --weeks for a block that has begun");
    return std::nullopt;
  }
  asked.weeks = request.weeks.value_or(std::min(left, usual_weeks));
  const int free_days = 7 - static_cast<int>(request.rest.size());
  settled.runs = request.runs.value_or(std::min(usual_runs[static_cast<std::size_t>(*asked.level)], free_days));
  asked.runs = settled.runs;
  settled.run_days = choose_days(asked, settled.runs);
  settled.paces = paces_for(asked);
  settled.shape = shape_for(asked, settled.runs);
  settled.capped_by_time = cap_by_time(settled.paces, settled.shape);
  const std::optional<int> needed = weeks_needed(asked, settled.shape);
  if (needed == asked.weeks) return settled;
  if (needed && !request.weeks && *needed <= left) {
    asked.weeks = settled.shape.weeks = *needed;
    return settled;
  }
  refuse_entry(settled, needed, findings);
  return std::nullopt;
}

}  // namespace rubdown::generator
