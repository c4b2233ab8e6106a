#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "training/generator.hpp"

namespace rubdown::generator {
namespace {

/// The first week as a share of the peak, by length of the block. The planner's own numbers: with them the weeks grow
/// by four to eight per cent.
struct Start {
  int weeks;
  std::array<double, 3> share;  ///< beginner, intermediate, advanced
};
constexpr std::array<Start, 7> starts{{{10, {0.740, 0.740, 0.780}},
                                       {12, {0.667, 0.675, 0.727}},
                                       {16, {0.532, 0.575, 0.636}},
                                       {18, {0.485, 0.549, 0.598}},
                                       {20, {0.450, 0.525, 0.583}},
                                       {24, {0.401, 0.500, 0.5465}},
                                       {30, {0.350, 0.460, 0.510}}}};

constexpr double cutback_week = 0.75, cutback_long = 0.70;

/// Half to even, as tables made by hand and by spreadsheets differ least from it.
int rounded(double value) { return static_cast<int>(std::lrint(value)); }

double start_share(Level level, int weeks) {
  const auto column = static_cast<std::size_t>(level);
  for (std::size_t i = 1; i < starts.size(); ++i) {
    if (weeks > starts[i].weeks) continue;
    const Start &low = starts[i - 1], &high = starts[i];
    const double part = static_cast<double>(weeks - low.weeks) / (high.weeks - low.weeks);
    return low.share[column] + part * (high.share[column] - low.share[column]);
  }
  return starts.back().share[column];
}

/// Indices of the lighter weeks: every `every`-th counted back from the peak, none among the first two.
std::set<int> cutback_weeks(int building, int every) {
  std::set<int> weeks;
  for (int i = building - every; i >= 2; i -= every) weeks.insert(i);
  return weeks;
}

/// Long runs of the weeks that are not lighter, rising as late as the steps allow and ending at the peak.
std::vector<int> long_run_steps(const Shape& shape, std::size_t count) {
  std::vector<int> chain{std::min(shape.long_floor, shape.peak_long)};
  while (chain.back() < shape.peak_long) {
    chain.push_back(std::min(shape.peak_long, next_long(chain.back(), shape.progression, shape.units)));
  }
  std::vector<int> steps(count, chain.front());
  const std::size_t used = std::min(count, chain.size());
  std::copy(chain.end() - static_cast<std::ptrdiff_t>(used), chain.end(),
            steps.end() - static_cast<std::ptrdiff_t>(used));
  return steps;
}

/// What the runner does already is not trained away: early weeks start from it, but not near the peak.
double first_week(const Shape& shape) {
  const double planned = start_share(shape.level, shape.weeks) * shape.peak;
  return std::max(planned, std::min(static_cast<double>(shape.held), 0.80 * shape.peak));
}

int largest_before(const std::vector<WeekShape>& weeks, std::size_t count, int WeekShape::*field) {
  int most = 0;
  for (std::size_t i = weeks.size() < count ? 0 : weeks.size() - count; i < weeks.size(); ++i) {
    most = std::max(most, weeks[i].*field);
  }
  return most;
}

Phase phase_of(int index, int building) {
  if (index * 10 < building * 4) return Phase::base;
  return index * 100 < building * 75 ? Phase::build : Phase::peak;
}

std::vector<WeekShape> building_weeks(const Shape& shape, int building) {
  const std::set<int> cutbacks = cutback_weeks(building, shape.level == Level::beginner ? 3 : 4);
  const auto rising = static_cast<std::size_t>(building) - cutbacks.size();
  const std::vector<int> steps = long_run_steps(shape, rising);
  const double first = first_week(shape);
  const double ratio = std::pow(shape.peak / first, 1.0 / static_cast<double>(rising - 1));
  std::vector<WeekShape> weeks;
  std::size_t step = 0;
  for (int i = 0; i < building; ++i) {
    WeekShape week;
    week.phase = phase_of(i, building);
    week.cutback = cutbacks.count(i) != 0;
    if (week.cutback) {
      week.distance = rounded(cutback_week * weeks.back().distance);
      week.long_run = rounded(cutback_long * weeks.back().long_run);
    } else {
      week.distance = rounded(first * std::pow(ratio, static_cast<double>(step)));
      week.long_run = std::max(steps[step], std::min(shape.held_long, shape.peak_long * 4 / 5));
      ++step;
    }
    keep_limits(shape, weeks, week);
    weeks.push_back(week);
  }
  return weeks;
}

/// The share of the peak in a week whose Thursday is `days` days before the race: 0.80, 0.60 and 0.40 for a race on
/// Sunday, between them for other days. Sources: bosquet-2007, smyth-lawlor-2021.
double taper_share(int days) { return 0.40 + 0.20 * (days - 3) / 7; }

/// The long run's share of the longest, `days` days before the race.
double taper_long_share(int days) { return 0.45 + 0.21 * (days - 7) / 7; }

WeekShape tapering_week(const Shape& shape, const std::vector<WeekShape>& building, int weeks_left) {
  const int peak = building.back().distance, peak_long = building.back().long_run;
  WeekShape week;
  week.phase = weeks_left == 0 ? Phase::race : Phase::taper;
  if (weeks_left == 0) {
    week.distance = rounded(0.40 * peak * shape.race_weekday / 6);
    return week;
  }
  week.distance = rounded(taper_share(7 * weeks_left + shape.race_weekday - 3) * peak);
  const int days = days_from_long(shape, weeks_left);
  if (days >= 6)
    week.long_run = std::min(rounded(taper_long_share(days) * peak_long), week.distance * shape.share / 100);
  return week;
}

}  // namespace

void keep_limits(const Shape& shape, const std::vector<WeekShape>& before, WeekShape& week) {
  if (!before.empty()) {
    const int most = largest_before(before, 3, &WeekShape::distance);
    week.distance = std::min(week.distance, static_cast<int>(most * 1.10 + (shape.units == Units::km ? 0.5 : 0.3)));
    const int longest = largest_before(before, 4, &WeekShape::long_run);
    week.long_run = std::min(week.long_run, next_long(longest, shape.progression, shape.units));
  }
  week.long_run = std::min(week.long_run, week.distance * shape.share / 100);
}

std::string_view name(Phase phase) {
  switch (phase) {
  case Phase::base:
    return "base";
  case Phase::build:
    return "build";
  case Phase::peak:
    return "peak";
  case Phase::taper:
  case Phase::race:
    return "taper";
  }
  return "";
}

int next_long(int longest, Progression progression, Units units) {
  // One kilometre in kilometres (1.6 km rounded down), one mile in miles; ten per cent where that is more.
  const double tenth = longest * 1.10 + 1e-9;
  const int strict = static_cast<int>(std::max(tenth, longest + (units == Units::km ? 1.6 : 1.0)));
  if (progression == Progression::strict) return strict;
  const int step = units == Units::km ? 3 : 2;
  return std::max(strict, std::min(longest + step, static_cast<int>(longest * 1.25 + 1e-9)));
}

int days_from_long(const Shape& shape, int weeks_left) { return 7 * weeks_left + shape.race_weekday - shape.long_day; }

int taper_weeks(const Shape& shape) {
  const int whole_weeks = shape.marathon_taper && shape.weeks >= 16 ? 3 : 2;
  // A race early in the week leaves a race week of a day or two: it comes on top.
  return shape.race_weekday <= 2 ? whole_weeks + 1 : whole_weeks;
}

std::vector<WeekShape> block_of(const Shape& shape) {
  const int taper = taper_weeks(shape);
  std::vector<WeekShape> weeks = building_weeks(shape, shape.weeks - taper);
  const std::vector<WeekShape> building = weeks;
  for (int left = taper - 1; left >= 0; --left) weeks.push_back(tapering_week(shape, building, left));
  return weeks;
}

}  // namespace rubdown::generator
