// What stands on each day before it has a clock time: the form in which the stages of schedule_runs() hand on the plan.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// One session of a day: a written workout, a race, or both (a race takes the place of the text it was written as).
struct DayItem {
  KeptText identity;
  const PlanSession* written = nullptr;  ///< in the plan, or in DayItems::halves; null for a race nobody wrote
  const PlanRace* race = nullptr;
  Race::Priority priority = Race::Priority::c;  ///< of the race, after races too close together were settled
};

/// Every day of the plan's weeks, in order; a day without items is a rest day nobody wrote.
class DayItems {
 public:
  DayItems(Day first, std::size_t days);
  std::size_t size() const { return begins_.size(); }
  Day day(std::size_t index) const { return first_ + std::chrono::days{static_cast<int>(index)}; }
  Day first() const { return first_; }
  Day last() const { return day(size() - 1); }
  /// The place of a day, or nothing outside the weeks.
  std::optional<std::size_t> index_of(Day day) const {
    const auto index = static_cast<std::size_t>((day - first_).count());
    return index < size() ? std::optional{index} : std::nullopt;
  }
  std::span<DayItem> on(std::size_t index) { return {items_.data() + begins_[index], count(index)}; }
  std::span<const DayItem> on(std::size_t index) const { return {items_.data() + begins_[index], count(index)}; }

  void next_day() { begins_.push_back(items_.size()); }
  /// To the day begun last.
  void push_back(const DayItem& item) { items_.push_back(item); }
  /// Behind the others of a day.
  void insert(std::size_t index, const DayItem& item);
  void replace(std::size_t index, std::vector<DayItem> items);

  std::deque<PlanSession> halves;  ///< of texts that are two runs of a day
  std::vector<DayChange> changes;  ///< that were applied

 private:
  std::size_t end(std::size_t index) const { return index + 1 < size() ? begins_[index + 1] : items_.size(); }
  std::size_t count(std::size_t index) const { return end(index) - begins_[index]; }
  void shift_behind(std::size_t index, std::size_t added, std::size_t removed);

  Day first_;
  std::vector<DayItem> items_;       ///< of all days in a row
  std::vector<std::size_t> begins_;  ///< where each day begins in it
};

/// The plan's weeks with the weeks added for races after them.
struct DatedWeeks {
  std::vector<Day> starts;         ///< Mondays, one a week
  const PlanRace* goal = nullptr;  ///< the race that stands for the plan: the last A race, else the last race
};

/// Mondays for the plan's weeks and for weeks up to its last race; no weeks where nothing dates them.
DatedWeeks date_weeks(const Plan& plan, Diagnostics& findings);

/// The sessions of the weeks, with their identities, and the changes on top of them.
DayItems place_runs(const Plan& plan, const std::vector<Day>& starts, TextStore& texts, Diagnostics& findings);

/// Puts races on their days, in place of the text that stands for them.
void place_races(const Plan& plan, TextStore& texts, DayItems& days, Diagnostics& findings);

/// Applies what was logged as done or missed to runs and races, and adds runs that were done and not planned.
void apply_log(const Log& log, Schedule& schedule, Diagnostics& findings);

/// `run.hard` and `run.is_long` from what the session holds.
void grade_effort(const Session& session, Run& run, Pace easy);

/// The same from what was done: by its size, and long as the plan called it where it was done `as_planned`. A long run
/// cut to five kilometres was not long.
void grade_done(const Session& session, Run& run, bool as_planned);

/// `race/` and the name in lower-case words joined by hyphens.
std::string race_slug(std::string_view name);

/// The week in identities: `w07`.
std::string week_key(int number);

}  // namespace rubdown
