// The running in a schedule as the findings look at it: every run and race in order, and sums of weeks and spans.
#pragma once

#include <string>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// One run or race that takes place. A distance nobody stated is reckoned from its time at easy pace.
struct RunOnDay {
  const Session* session = nullptr;
  Day day{};
  Distance longest;   ///< the longer end of a range
  Distance middle;    ///< the middle of a range, for sums
  bool whole = true;  ///< false: only parts of it have a size, or none
  bool race = false, hard = false, is_long = false;
};

struct WeekOfRunning {
  const Week* week = nullptr;
  Distance sum;  ///< without the goal race
  Distance longest;
  const RunOnDay* longest_run = nullptr;
  int runs = 0;
  bool known = true;  ///< false: parts of a run have neither distance nor time, so the sum may be more
  bool has_race = false;
};

struct Running {
  std::vector<RunOnDay> runs;
  std::vector<WeekOfRunning> weeks;  ///< one for each week of the schedule
  const Session* goal = nullptr;     ///< the race of the header
  Units units = Units::km;
};

/// `easy` is the pace by which runs of a given time are reckoned.
Running running_of(const Schedule& schedule, Units units, Pace easy);

/// Kilometres run from `from` to `to`, both included, without the goal race.
Distance sum_between(const Running& running, Day from, Day to);

/// The place of a week in the plan file; the plan as a whole for weeks nobody wrote.
Span place_of(const Plan& plan, int week);

/// `Sun 12 Apr`.
std::string short_date(Day day);

/// Easy days after a race: one for each 3 km. Source: daniels-2014.
std::chrono::days easy_days(Distance race);

void find_jumps(const Running& running, const Plan& plan, Diagnostics& findings);
void find_patterns(const Running& running, const Plan& plan, Diagnostics& findings);
void find_taper(const Running& running, const Plan& plan, Diagnostics& findings);
void find_dates(const Running& running, const Schedule& schedule, const Plan& plan, Diagnostics& findings);
void find_times(const Plan& plan, Diagnostics& findings);

}  // namespace rubdown
