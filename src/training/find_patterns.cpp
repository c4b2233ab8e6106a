#include <fmt/format.h>

#include <algorithm>

#include "rubdown/training/codes.hpp"
#include "training/running.hpp"

namespace rubdown {
namespace {

/// The first hard session of a day, in order of days.
std::vector<const RunOnDay*> hard_days(const Running& running) {
  std::vector<const RunOnDay*> days;
  for (const RunOnDay& run : running.runs) {
    if (run.hard && (days.empty() || days.back()->day != run.day)) days.push_back(&run);
  }
  return days;
}

void find_back_to_back(const Running& running, Diagnostics& findings) {
  const std::vector<const RunOnDay*> days = hard_days(running);
  for (std::size_t i = 1; i < days.size(); ++i) {
    const RunOnDay &first = *days[i - 1], &second = *days[i];
    if (second.day - first.day != std::chrono::days{1} || first.session == running.goal) continue;
    // A race written beside a [[race]] is found as one off its day.
    if (first.race && second.race) continue;
    findings.add(hard_back_to_back, second.session->at,
                 fmt::format("{} on {} follows {} the day before: two hard days in a row", second.session->title,
                             short_date(second.day), first.session->title),
                 "put an easy day or a rest day between them; about 48 hours is usual");
  }
}

/// A week clearly lighter than the one before it.
bool is_lighter(const WeekOfRunning& week, const WeekOfRunning& before) {
  return week.sum.mm * 10 <= before.sum.mm * 9;
}

void find_no_cutback(const Running& running, const Plan& plan, Diagnostics& findings) {
  constexpr std::size_t most_weeks = 6;
  std::size_t first = 0;
  for (std::size_t i = 1; i < running.weeks.size(); ++i) {
    const WeekOfRunning& week = running.weeks[i];
    if (!week.known || week.has_race || is_lighter(week, running.weeks[i - 1])) {
      first = i + 1;
      continue;
    }
    if (i + 1 - first < most_weeks) continue;
    const WeekOfRunning& begun = running.weeks[first];
    if (week.sum.mm * 100 > begun.sum.mm * 105) {
      findings.add(no_cutback, place_of(plan, week.week->number),
                   fmt::format("weeks {} to {} rise from {} to {} without a lighter week between them",
                               begun.week->number, week.week->number, format_distance(begun.sum, running.units),
                               format_distance(week.sum, running.units)),
                   "every third or fourth week about a quarter less is usual");
    }
    first = i;
  }
}

/// The largest share of the week a long run usually has, in per cent, by runs a week.
int usual_share(int runs) {
  if (runs <= 2) return 100;
  if (runs == 3) return 55;
  if (runs == 4) return 52;
  return runs == 5 ? 40 : 33;
}

int share(const WeekOfRunning& week) {
  return static_cast<int>((week.longest.mm * 100 + week.sum.mm / 2) / std::max<std::int64_t>(week.sum.mm, 1));
}

void find_long_share(const Running& running, Diagnostics& findings) {
  const WeekOfRunning* worst = nullptr;
  int weeks = 0;
  const auto excess = [](const WeekOfRunning& week) { return share(week) - usual_share(week.runs); };
  for (const WeekOfRunning& week : running.weeks) {
    if (!week.known || week.has_race || week.longest_run == nullptr || !week.longest_run->is_long) continue;
    if (week.longest_run->race) continue;
    if (excess(week) <= 1) continue;
    ++weeks;
    if (worst == nullptr || excess(week) > excess(*worst)) worst = &week;
  }
  if (worst == nullptr) return;
  const std::string others = weeks > 1 ? fmt::format("; {} other week{} also", weeks - 1, weeks == 2 ? "" : "s") : "";
  findings.add(long_run_share, worst->longest_run->session->at,
               fmt::format("the long run is {} % of week {} ({} of {}); with {} runs a week up to {} % is usual{}",
                           share(*worst), worst->week->number, format_distance(worst->longest, running.units),
                           format_distance(worst->sum, running.units), worst->runs, usual_share(worst->runs), others),
               "shorten it, or add easy running on the other days");
}

}  // namespace

void find_patterns(const Running& running, const Plan& plan, Diagnostics& findings) {
  find_back_to_back(running, findings);
  find_no_cutback(running, plan, findings);
  find_long_share(running, findings);
}

}  // namespace rubdown
