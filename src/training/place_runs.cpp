#include <fmt/format.h>

#include <map>

#include "rubdown/training/codes.hpp"
#include "training/day_items.hpp"

namespace rubdown {
namespace {

constexpr std::string_view weekday_keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// Identities of one week's sessions as written: kind and ordinal, so that a run keeps its own when it changes its day.
class WeekIdentities {
 public:
  explicit WeekIdentities(int number) : key_(week_key(number)) {}

  std::string next(const PlanSession& session, int weekday) {
    const RunKind kind = session.workout.kind;
    if (kind == RunKind::rest) return unique(fmt::format("{}/rest/{}", key_, weekday_keys[weekday]));
    return fmt::format("{}/{}/{}", key_, name(kind), ++count_[kind]);
  }

 private:
  std::string unique(std::string identity) {
    const int times = ++seen_[identity];
    return times == 1 ? identity : fmt::format("{}/{}", identity, times);
  }

  std::string key_;
  std::map<RunKind, int> count_;
  std::map<std::string, int> seen_;
};

/// A text that is two runs of a day (`AM: 5 mi / PM: 4 mi`) as two sessions; both keep the text as written. The
/// canonical notation has the halves apart, so each is read again by itself.
std::vector<PlanSession> halves(const PlanSession& session, Units units) {
  constexpr std::string_view morning = "AM: ", between = " / PM: ";
  const std::string_view steps = session.workout.steps;
  const std::size_t middle = steps.find(between);
  if (!session.workout.flags.two_a_day || steps.substr(0, morning.size()) != morning ||
      middle == std::string_view::npos) {
    return {session};
  }
  const std::string_view parts[] = {steps.substr(morning.size(), middle - morning.size()),
                                    steps.substr(middle + between.size())};
  std::vector<PlanSession> both;
  for (const std::string_view part : parts) {
    Diagnostics told_before;
    PlanSession half = session;
    half.workout = parse_workout(part, units, session.text.at, told_before);
    half.workout.text = session.workout.text;
    if (!both.empty()) half.at.reset();
    both.push_back(std::move(half));
  }
  return both;
}

std::vector<PlanSession> single_sessions(const std::vector<PlanSession>& written, Units units) {
  std::vector<PlanSession> sessions;
  for (const PlanSession& session : written) {
    for (PlanSession& half : halves(session, units)) sessions.push_back(std::move(half));
  }
  return sessions;
}

void place_week(const PlanWeek& week, int number, Day start, Units units, DayItems& days) {
  WeekIdentities identities(number);
  for (int weekday = 0; weekday < 7; ++weekday) {
    std::vector<DayItem>& items = days[start + std::chrono::days{weekday}];
    for (PlanSession& session : single_sessions(week.days[static_cast<std::size_t>(weekday)], units)) {
      std::string identity = identities.next(session, weekday);
      items.push_back({std::move(identity), std::move(session), nullptr, Race::Priority::c});
    }
  }
}

/// Identity of a session that a change adds where the week has none in that place.
std::string added_identity(const std::vector<Day>& starts, Day day, std::size_t index) {
  const int week = static_cast<int>((day - starts.front()).count() / 7) + 1;
  return fmt::format("{}/{}/{}", week_key(week), weekday_keys[weekday_index(day)], index + 1);
}

std::vector<DayItem> changed_items(const Change& change, const std::vector<DayItem>& original,
                                   const std::vector<Day>& starts, Units units) {
  std::vector<DayItem> items;
  for (PlanSession& session : single_sessions(change.sessions, units)) {
    const std::size_t i = items.size();
    std::string identity = i < original.size() ? original[i].identity : added_identity(starts, change.date.value, i);
    items.push_back({std::move(identity), std::move(session), nullptr, Race::Priority::c});
  }
  return items;
}

void apply_changes(const Plan& plan, const std::vector<Day>& starts, DayItems& days, Diagnostics& findings) {
  const DayItems original = days;
  for (const Change& change : plan.changes) {
    const auto day = original.find(change.date.value);
    if (day == original.end()) {
      findings.add(change_outside, change.date.at,
                   fmt::format("{} is not a day of the plan, which goes from {} to {}", format_day(change.date.value),
                               format_day(original.begin()->first), format_day(original.rbegin()->first)),
                   "correct the date, or take the change out");
      continue;
    }
    days[change.date.value] = changed_items(change, day->second, starts, plan.units);
  }
}

}  // namespace

std::string week_key(int number) { return fmt::format("w{:02}", number); }

DayItems place_runs(const Plan& plan, const std::vector<Day>& starts, Diagnostics& findings) {
  DayItems days;
  static const PlanWeek nothing_written{};
  for (std::size_t i = 0; i < starts.size(); ++i) {
    place_week(i < plan.weeks.size() ? plan.weeks[i] : nothing_written, static_cast<int>(i) + 1, starts[i], plan.units,
               days);
  }
  apply_changes(plan, starts, days, findings);
  return days;
}

}  // namespace rubdown
