#include "rubdown/training/log_doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rubdown/training/codes.hpp"

namespace rubdown {
namespace {

constexpr Distance longest_run = metres(100'000), half_marathon = metres(21'098);

/// What was run, or was to be run, on that day.
std::optional<Distance> distance_of(const LoggedDone& done, const Schedule& schedule) {
  if (done.distance) return done.distance;
  for (const Session& session : schedule.sessions) {
    if (session.day == done.on && session.distance && category(session) == Category::run) return session.distance->max;
  }
  return std::nullopt;
}

/// The longest run or race the plan itself asks for on that day: a session that the log wrote is at its entry.
std::optional<Distance> asked_for(const LoggedDone& done, const Schedule& schedule) {
  std::optional<Distance> longest;
  for (const Session& session : schedule.sessions) {
    const bool of_log = session.at.source == done.place.source && session.at.line == done.place.line;
    if (session.day != done.on || of_log) continue;
    const auto* race = std::get_if<Race>(&session.what);
    const auto* run = std::get_if<Run>(&session.what);
    if (race != nullptr) longest = std::max(longest.value_or(Distance{}), race->distance);
    if (run != nullptr && run->workout->distance) {
      longest = std::max(longest.value_or(Distance{}), run->workout->distance->max);
    }
  }
  return longest;
}

std::optional<std::string> distance_doubt(const LoggedDone& done, const Schedule& schedule, Units units) {
  if (!done.distance || *done.distance <= half_marathon) return std::nullopt;
  const std::optional<Distance> asked = asked_for(done, schedule);
  if (asked && asked->mm > 0 && done.distance->mm > 3 * asked->mm) {
    return fmt::format("{} is more than three times the {} of the plan", format_distance(*done.distance, units),
                       format_distance(*asked, units));
  }
  if (asked || *done.distance <= longest_run) return std::nullopt;
  return fmt::format("{} is a long way for one run", format_distance(*done.distance, units));
}

/// The fastest mile and a slow walk lie well between.
std::optional<std::string> pace_doubt(const LoggedDone& done, const Schedule& schedule, Units units) {
  constexpr std::chrono::minutes fastest{2}, slowest{30};
  const std::optional<Distance> distance = distance_of(done, schedule);
  if (!done.time || !distance || distance->mm <= 0) return std::nullopt;
  const Pace pace{std::chrono::milliseconds{done.time->count() * 1000 * kilometre.mm / distance->mm}};
  if (pace.per_km >= fastest && pace.per_km <= slowest) return std::nullopt;
  return fmt::format("{} for {} is a pace of {}", format_clock(*done.time), format_distance(*distance, units),
                     format_pace(pace, units));
}

}  // namespace

std::optional<std::string> log_doubt(const LoggedDone& done, const Schedule& schedule, Units units) {
  const std::optional<std::string> distance = distance_doubt(done, schedule, units);
  return distance ? distance : pace_doubt(done, schedule, units);
}

void find_log_doubts(const Schedule& schedule, const Plan& plan, Diagnostics& findings) {
  const std::vector<LoggedDone>& all = plan.entries.done;
  for (auto done = all.begin(); done != all.end(); ++done) {
    // A later entry about the same run is how a slip is corrected.
    const bool corrected = std::any_of(done + 1, all.end(), [&](const LoggedDone& later) {
      return later.on == done->on && later.session.value_or(1) == done->session.value_or(1);
    });
    if (corrected) continue;
    const std::optional<std::string> doubt = log_doubt(*done, schedule, plan.units);
    if (doubt) findings.add(unlikely_run, done->place, *doubt, "if that is a slip, correct it in the log");
  }
}

bool is_shortly_before(const Schedule& schedule, Day day) {
  if (schedule.weeks.empty()) return false;
  const Day first = schedule.weeks.front().start;
  return day < first && day >= first - std::chrono::weeks{8};
}

}  // namespace rubdown
