#include <fmt/format.h>

#include <algorithm>

#include "rubdown/training/codes.hpp"
#include "training/running.hpp"

namespace rubdown {
namespace {

constexpr std::chrono::days looked_back{30};
/// Below 16 km ten per cent is less than a mile; a step of one mile is let pass.
constexpr Distance least_step = metres(1'600);
/// Sums of plans in round numbers are off by up to half a kilometre.
constexpr Distance rounding = metres(500);

int percent_more(Distance now, Distance before) {
  return static_cast<int>((now.mm - before.mm) * 100 / std::max<std::int64_t>(before.mm, 1));
}

/// Of the runs on the days before the one at `index`; of equals the first. Runs lie in the order of their days. A run
/// as long as `enough` is answer enough: it may be neither the longest nor the first.
const RunOnDay* longest_before(const Running& running, std::size_t index, Distance enough) {
  const Day day = running.runs[index].day;
  const RunOnDay* longest = nullptr;
  for (std::size_t i = index; i-- > 0 && running.runs[i].day >= day - looked_back;) {
    const RunOnDay& run = running.runs[i];
    if (run.day >= day) continue;
    if (run.longest >= enough) return &run;
    if (longest == nullptr || run.longest >= longest->longest) longest = &run;
  }
  return longest;
}

/// The longest run that follows `before` without a jump: a tenth more, or a quarter where the plan says it is classic.
Distance next_at_most(Distance before, Progression progression) {
  const int per_cent = progression == Progression::classic ? 125 : 110;
  return std::max(Distance{before.mm * per_cent / 100}, before + least_step);
}

void find_run_jumps(const Running& running, const Plan& plan, Diagnostics& findings) {
  if (running.runs.empty()) return;
  // What was run before the plan is unknown: its first week is what later runs are measured by.
  const Day second_week = running.weeks.front().week->start + std::chrono::days{7};
  for (std::size_t i = 0; i < running.runs.size(); ++i) {
    const RunOnDay& run = running.runs[i];
    if (run.day < second_week || run.race) continue;
    // The least step is always let pass, so that most runs need no look at all of the thirty days.
    const RunOnDay* before = longest_before(running, i, run.longest - least_step);
    if (before == nullptr || before->longest.mm == 0) continue;
    const Distance most = next_at_most(before->longest, plan.progression);
    if (run.longest <= most + metres(100)) continue;
    findings.add(
        single_run_jump, run.session->at,
        fmt::format("{} on {} is {} % longer than the longest run of the 30 days before ({} on {})",
                    format_distance(run.longest, running.units), short_date(run.day),
                    percent_more(run.longest, before->longest), format_distance(before->longest, running.units),
                    short_date(before->day)),
        fmt::format("up to {} stays within {} per cent [brandt-frandsen-2025]", format_distance(most, running.units),
                    plan.progression == Progression::classic ? "twenty-five" : "ten"));
  }
}

/// What is known of a week may be enough to say that it is a jump; the weeks it is measured by must be known.
void find_week_jumps(const Running& running, const Plan& plan, Diagnostics& findings) {
  for (std::size_t i = 1; i < running.weeks.size(); ++i) {
    const WeekOfRunning& week = running.weeks[i];
    Distance most;
    bool known = true;
    for (std::size_t j = i < 3 ? 0 : i - 3; j < i; ++j) {
      most = std::max(most, running.weeks[j].sum);
      known = known && running.weeks[j].known;
    }
    if (!known || most.mm == 0 || week.week->by_rule) continue;
    const bool large = week.sum.mm * 10 > most.mm * 13 + rounding.mm * 10;
    if (!large && week.sum.mm * 10 <= most.mm * 11 + rounding.mm * 10) continue;
    findings.add(large ? large_week_jump : week_jump, place_of(plan, week.week->number),
                 fmt::format("week {} has {}{}, {} % more than any of the weeks before it ({})", week.week->number,
                             week.known ? "" : "at least ", format_distance(week.sum, running.units),
                             percent_more(week.sum, most), format_distance(most, running.units)),
                 large ? "spread the step over more weeks; steps over 30 % went with more injuries [nielsen-2014]"
                       : "ten per cent is a rule of thumb, not a limit [buist-2008]; watch how the week feels");
  }
}

}  // namespace

void find_jumps(const Running& running, const Plan& plan, Diagnostics& findings) {
  find_run_jumps(running, plan, findings);
  find_week_jumps(running, plan, findings);
}

}  // namespace rubdown
