#include "cli/log_days.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rubdown/training/log_doubts.hpp"

namespace rubdown::cli {
namespace {

bool is_workout(const Session& session) {
  return std::holds_alternative<Run>(session.what) || std::holds_alternative<Race>(session.what);
}

bool has_workout(const Schedule& schedule, Day day) {
  return std::any_of(schedule.sessions.begin(), schedule.sessions.end(),
                     [day](const Session& session) { return session.day == day && is_workout(session); });
}

/// The same without what the log added: that was done, and no plan asked for it.
bool has_planned_workout(const Schedule& schedule, Day day) {
  return std::any_of(schedule.sessions.begin(), schedule.sessions.end(), [day](const Session& session) {
    return session.day == day && is_workout(session) && !session.identity.ends_with("/extra");
  });
}

/// `2026-12-02, a Wednesday, is a rest day`: what is known of a day without a workout.
std::string what_it_has(const Schedule& schedule, Day day) {
  const std::string said = format_day(day);
  const std::string_view weekday = weekday_short(weekday_index(day));
  if (week_of(schedule, day) == nullptr) {
    const std::string first = schedule.weeks.empty() ? std::string{} : format_day(schedule.weeks.front().start);
    const bool before = !schedule.weeks.empty() && day < schedule.weeks.front().start;
    return before ? fmt::format("{} lies before the first week of the plan, which begins on {}", said, first)
                  : fmt::format("{} lies outside the weeks of the plan", said);
  }
  const bool rest = std::any_of(schedule.sessions.begin(), schedule.sessions.end(), [day](const Session& session) {
    return session.day == day && std::holds_alternative<Rest>(session.what);
  });
  return fmt::format("{} {} is {} in the plan", weekday, said, rest ? "a rest day" : "a day without a workout");
}

}  // namespace

std::string wrong_day(const LoggedMissed& missed, const LoadedPlan& loaded) {
  if (has_planned_workout(loaded.schedule, missed.on)) return {};
  return fmt::format("--missed: {}\ncorrect the date", what_it_has(loaded.schedule, missed.on));
}

std::string wrong_day(const LoggedDone& done, const LoadedPlan& loaded) {
  if (has_workout(loaded.schedule, done.on)) return {};
  const bool inside = week_of(loaded.schedule, done.on) != nullptr;
  if ((inside || is_shortly_before(loaded.schedule, done.on)) && (done.distance || done.time)) return {};
  return fmt::format("--done: {}\n{}", what_it_has(loaded.schedule, done.on),
                     inside ? "correct the date, or say how far or how long it was: --distance, --time"
                            : "correct the date: what was run before or after the plan is not logged");
}

std::string wrong_time(const LoggedDone& done, const LoadedPlan& loaded) {
  const Units units = loaded.plan->units;
  const std::optional<std::string> doubt = log_doubt(done, loaded.schedule, units);
  if (!done.time || *done.time >= Minutes{60} || !doubt) return {};
  LoggedDone meant = done;
  meant.time = *done.time * 60;
  // What is doubted both ways, the distance say, is no slip of this kind.
  if (log_doubt(meant, loaded.schedule, units)) return {};
  return fmt::format("--time: {}\ndid you mean {}?", *doubt, format_clock(*meant.time));
}

}  // namespace rubdown::cli
