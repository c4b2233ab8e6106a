#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rubdown/training/codes.hpp"
#include "training/running.hpp"

namespace rubdown {
namespace {

/// A span of days before the race, and the share of the largest week that is usual in it, in per cent.
struct TaperSpan {
  int from, to;  ///< days before the race, both included
  int least, most;
  std::string_view name, has;  ///< and the verb that goes with it
};

// The best studied taper cuts the volume by 41 to 60 % over two weeks and keeps frequency and intensity (bosquet-2007,
// wang-2023); three weeks suit recreational marathoners (smyth-lawlor-2021). The bounds leave room on both sides.
constexpr std::array<TaperSpan, 2> marathon_taper{
    {{6, 1, 10, 70, "the last six days before the race", "have"}, {13, 7, 35, 90, "the week before race week", "has"}}};
constexpr std::array<TaperSpan, 1> half_taper{{{6, 1, 10, 90, "the last six days before the race", "have"}}};

/// The largest week that ends before the race.
Distance peak_before(const Running& running, Day race) {
  Distance peak;
  for (const WeekOfRunning& week : running.weeks) {
    if (week.week->start + std::chrono::days{6} < race) peak = std::max(peak, week.sum);
  }
  return peak;
}

bool all_known(const Running& running, Day race) {
  return std::all_of(running.weeks.begin(), running.weeks.end(),
                     [&](const WeekOfRunning& week) { return week.week->start > race || week.known; });
}

void check_span(const Running& running, const TaperSpan& span, Day race, Distance peak, Span place,
                Diagnostics& findings) {
  const Distance sum = sum_between(running, race - std::chrono::days{span.from}, race - std::chrono::days{span.to});
  const auto share = static_cast<int>(sum.mm * 100 / peak.mm);
  if (share >= span.least && share <= span.most) return;
  const bool missing = share > span.most;
  findings.add(missing ? taper_missing : taper_too_deep, place,
               fmt::format("{} {}{}{} {}, {} % of the largest week ({})", span.name, missing ? "still " : "", span.has,
                           missing ? "" : " only", format_distance(sum, running.units), share,
                           format_distance(peak, running.units)),
               missing ? "two to three weeks of less, down to about 40 % in race week, is what studies support "
                         "[bosquet-2007, smyth-lawlor-2021]"
                       : "cut volume by about half, not all of it, and keep some faster running [bosquet-2007]");
}

}  // namespace

void find_taper(const Running& running, const Plan& plan, Diagnostics& findings) {
  if (running.goal == nullptr || running.goal->status != Status::planned) return;
  const auto& race = std::get<Race>(running.goal->what);
  const Day day = running.goal->day;
  constexpr std::chrono::days shortest_block{42};
  if (race.priority != Race::Priority::a || race.distance <= metres(12'500)) return;
  if (running.runs.empty() || day - running.runs.front().day < shortest_block || !all_known(running, day)) return;
  const Distance peak = peak_before(running, day);
  if (peak.mm == 0) return;
  const bool full = race.distance > metres(25'000);
  const Span place = place_of(plan, running.goal->week);
  if (full) {
    for (const TaperSpan& span : marathon_taper) check_span(running, span, day, peak, place, findings);
  } else {
    for (const TaperSpan& span : half_taper) check_span(running, span, day, peak, place, findings);
  }
}

}  // namespace rubdown
