#include "rubdown/batch/summary.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <variant>
#include <vector>

#include "rubdown/base/text.hpp"
#include "rubdown/batch/output_name.hpp"
#include "rubdown/recovery/referrals.hpp"

namespace rubdown {
namespace {

constexpr std::chrono::days ahead{28};

bool soon(Day day, Day today) { return day >= today && day < today + ahead; }

/// The week that holds today, and the sums of it and of the one before.
void add_week(const Schedule& schedule, SummaryRow& row) {
  const Week* week = week_of(schedule, schedule.header.today);
  if (!week) return;
  row.week = week->number;
  row.week_distance = week->distance.max;
  row.longest = week->longest;
  for (const Week& before : schedule.weeks) {
    if (before.number + 1 != week->number || before.distance.max.mm == 0) continue;
    row.change = static_cast<int>((week->distance.max.mm - before.distance.max.mm) * 100 / before.distance.max.mm);
  }
  const Day end = week->start + std::chrono::days{7};
  for (const Session& session : schedule.sessions) {
    if (session.day >= end) break;  // they stand by day
    if (session.day >= week->start && std::holds_alternative<Recovery>(session.what)) ++row.recovery;
  }
}

constexpr std::string_view everything = "everything", running = "running";

/// What a stop leaves to do: the less, the sooner it is to be known.
int rank(const Stop& stop) {
  if (stop.urgent) return 0;
  constexpr std::string_view worst_first[] = {everything, running, "hard running", "long runs", "massage"};
  const std::string blocks = ", " + stop.blocks + ",";
  int rank = 1;
  for (const std::string_view word : worst_first) {
    if (blocks.find(fmt::format(", {},", word)) != std::string::npos) return rank;
    ++rank;
  }
  return rank;
}

std::vector<const Stop*> worst_first(const Schedule& schedule) {
  std::vector<const Stop*> stops;
  for (const Stop& stop : schedule.stops) stops.push_back(&stop);
  std::stable_sort(stops.begin(), stops.end(), [](const Stop* a, const Stop* b) { return rank(*a) < rank(*b); });
  return stops;
}

/// The first with what set it off; where it leaves something to do, what the others forbid of that.
std::string said_of(const std::vector<const Stop*>& stops) {
  const Stop& first = *stops.front();
  std::string text = first.trigger + ": " + first.message;
  if (first.urgent || first.blocks == everything) return text;
  for (const Stop* stop : stops) {
    if (text.find(stop->message) == std::string::npos) text += fmt::format(" Also: {}", stop->message);
  }
  return text;
}

void add_recovery(const Schedule& schedule, SummaryRow& row) {
  Day today = schedule.header.today;
  for (const Session& session : schedule.sessions) {
    if (session.day >= today + ahead) break;
    if (session.day >= today && is_to_book(session)) ++row.to_book;
  }
  for (const Unplaced& unplaced : schedule.unplaced) {
    if (soon(unplaced.day, today)) ++row.unplaced;
  }
  for (const Stop* stop : worst_first(schedule)) {
    row.urgent = row.urgent || stop->urgent;
    row.stops.push_back(stop->id);
  }
}

/// Whether a finding stands at sessions or a week of the plan that were over when this week began: nobody can mend
/// them.
bool is_over(const Diagnostic& finding, const LoadedPlan& loaded) {
  if (!loaded.plan) return false;
  // What stands in the log can be corrected at any time.
  for (const LoggedDone& done : loaded.plan->entries.done) {
    if (done.place.source == finding.at.source && done.place.line == finding.at.line) return false;
  }
  const Schedule& schedule = loaded.schedule;
  const Week* now = week_of(schedule, schedule.header.today);
  const Day from = now ? now->start : schedule.header.today;
  for (const Week& week : schedule.weeks) {
    const auto index = static_cast<std::size_t>(week.number - 1);
    if (week.number >= 1 && index < loaded.plan->weeks.size() && loaded.plan->weeks[index].at == finding.at)
      return week.start + std::chrono::days{7} <= from;
  }
  bool found = false;
  for (const Session& session : schedule.sessions) {
    if (session.at.line != finding.at.line || session.at.source != finding.at.source) continue;
    if (session.at.column > finding.at.column || session.at.end_column < finding.at.end_column) continue;
    if (session.day >= from) return false;
    found = true;
  }
  return found;
}

/// The worst thing in one line: the worst stop, else the first error, else `referral`, what sends the athlete to a
/// clinician, else `warning`, the first that is not over, else what is unplaced.
std::string worst(const LoadedPlan& loaded, std::string_view referral, const Diagnostic* warning) {
  if (loaded.unreadable) return "the plan cannot be read: " + *loaded.unreadable;
  if (loaded.plan && !loaded.findings.has_errors() && !loaded.schedule.stops.empty())
    return said_of(worst_first(loaded.schedule));
  const auto error = std::find_if(loaded.findings.begin(), loaded.findings.end(),
                                  [](const Diagnostic& finding) { return finding.severity == Severity::error; });
  if (error == loaded.findings.end() && !referral.empty()) return std::string{referral};
  if (const Diagnostic* finding = error != loaded.findings.end() ? &*error : warning)
    return std::string{finding->code->id} + ": " + finding->message;
  std::size_t count = 0;
  const Unplaced* first = nullptr;
  for (const Unplaced& unplaced : loaded.schedule.unplaced) {
    if (soon(unplaced.day, loaded.schedule.header.today) && ++count == 1) first = &unplaced;
  }
  if (count == 1) return std::string{"not placed: "}.append(first->wanted);
  if (count > 1) return fmt::format("{} not placed, first: {}", count, std::string_view{first->wanted});
  return {};
}

}  // namespace

SummaryRow summary_row(const LoadedPlan& loaded, std::string_view id) {
  SummaryRow row;
  row.id = id;
  const Schedule& schedule = loaded.schedule;
  row.name = loaded.plan ? one_line(loaded.plan->athlete.name.value) : std::string{};
  const Diagnostic* warning = nullptr;
  for (const Diagnostic& finding : loaded.findings) {
    if (finding.severity == Severity::error) ++row.errors;
    if (finding.severity != Severity::warning || is_over(finding, loaded)) continue;
    if (++row.warnings == 1) warning = &finding;
  }
  if (loaded.unreadable || !loaded.plan) row.errors = std::max(row.errors, 1);
  const std::vector<Advice> referred =
      row.errors == 0 && loaded.rules ? referrals(schedule, *loaded.rules) : std::vector<Advice>{};
  row.clinician = !referred.empty();
  row.first = worst(loaded, referred.empty() ? std::string_view{} : referred.front().text, warning);
  if (row.errors > 0) return row;
  row.units = schedule.header.units;
  row.race = one_line(schedule.header.race.value_or(""));
  row.race_day = schedule.header.race_day;
  row.days_left = days_to_race(schedule);
  row.weeks = schedule.header.plan_weeks;
  add_week(schedule, row);
  add_recovery(schedule, row);
  return row;
}

std::string_view files_called(const SummaryRow& row) {
  return row.name.empty() || safe_file_name(row.name) == row.id ? std::string_view{} : row.id;
}

void say_unheard(SummaryRow& row, std::string_view what) {
  row.unheard = true;
  if (!row.first.empty()) row.first += "; ";
  row.first += fmt::format("its {} not looked at for warning signs", what);
}

void file_not_written(SummaryRow& row, std::string_view why) {
  row.errors = std::max(row.errors, 1);
  // What is said of health stays, and stays first.
  const bool health = !row.stops.empty() || row.clinician;
  row.first = health ? fmt::format("{}{}{}", row.first, row.first.ends_with('.') ? " " : "; ", why) : std::string{why};
}

SummaryRow row_of_run(std::string_view list, std::string_view why) {
  SummaryRow row;
  row.of_run = true;
  row.id = one_line(list);
  row.errors = 1;
  row.first = one_line(why);
  return row;
}

Urgency urgency(const SummaryRow& row) {
  if (row.of_run) return Urgency::of_run;
  if (row.urgent) return Urgency::urgent;
  if (!row.stops.empty()) return Urgency::stop;
  if (row.errors > 0) return row.unheard ? Urgency::unheard : Urgency::failed;
  if (row.clinician) return Urgency::clinician;
  if (row.warnings > 0) return row.warnings >= 5 ? Urgency::many_warnings : Urgency::warnings;
  return row.unplaced > 0 ? Urgency::unplaced : Urgency::fine;
}

}  // namespace rubdown
