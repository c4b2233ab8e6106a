// The schedule: the value in which everything meets. Stages fill it, formatters print it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/schedule/session.hpp"
#include "rubdown/schedule/text_store.hpp"

namespace rubdown {

/// What refused a slot: a row of the table of constraint kinds.
struct RefusedBy {
  std::string_view
      constraint;  ///< `availability`, `keep-clear`, `spacing`, `budget`, `therapist`, `busy`, `blocked`, `run`, ...
  std::string detail;  ///< one line in a runner's words
  friend bool operator==(const RefusedBy&, const RefusedBy&) = default;
};

/// What is said about demands that were refused: nothing but that they were, for formats that print no more; each
/// constraint that refused a start; or also the smallest change that would let them in, which costs some dozens of
/// placements for each refusal, and which only `explain` and JSON print.
enum class Explain { nothing, refusals, smallest_changes };

/// A demand that was not placed.
struct Unplaced {
  KeptText rule, trigger;
  KeptText wanted;                    ///< `Sports massage 30 min, Sun 1 Mar 11:40 to Tue 3 Mar 09:40`
  std::vector<RefusedBy> refused_by;  ///< every constraint that refused a slot, most slots first
  KeptText smallest_change;           ///< one line; empty where no single change admits it
  Day day{};                          ///< the day of the ideal time
};

/// What a rule asked for, served or not (`explain -f json`).
struct DemandRecord {
  std::string rule, trigger;
  Civil earliest{}, ideal{}, latest{};
  int priority = 0;
  std::vector<SessionType> types;  ///< the wanted one, then its downgrades
  Minutes length{0};
  std::optional<std::string> served_by;  ///< identity of a session
  std::vector<RefusedBy> refused_by;
  std::string smallest_change;  ///< one line; empty where nothing is missed or no single change helps
};

/// A safety stop in force: what it blocks is out of the calendar from `since`.
struct Stop {
  std::string id;  ///< rule id: `C-DVT`
  Day since{};
  std::optional<Day> until;  ///< first day it no longer holds; absent: not cleared
  bool urgent = false;
  std::string blocks;   ///< in words: `everything`, `running, massage`
  std::string message;  ///< what to do, one or two sentences
  std::string trigger;
  std::vector<std::string> sources;
};

/// Training load of a week, for display only: contested as a predictor of injury, and nothing decides by it. Units are
/// effort (0-10) times minutes (foster-2001).
struct WeekLoad {
  double total = 0;
  std::optional<double> monotony, strain;  ///< absent where all days are alike
  double fitness = 0, fatigue = 0;         ///< daily load smoothed over 42 and 7 days, at the end of the week
};

struct Week {
  int number = 0;  ///< from 1
  Day start{};     ///< Monday
  std::string phase;
  std::string note;
  bool by_rule = false;          ///< after the A race, written by the planner
  Range<Distance> distance{};    ///< runs and races, known parts
  bool distance_known = true;    ///< false: some run has no size
  Distance longest{};            ///< longest single run
  Minutes recovery{0};           ///< minutes of recovery placed
  std::optional<WeekLoad> load;  ///< of the runs; absent where nobody reckoned it
};

/// A day's edit on top of the weeks (`[[change]]`), where it stands in the schedule.
struct DayChange {
  Day day{};
  KeptText identity;            ///< of the first session it put there
  KeptText why;                 ///< empty where no reason was given
  KeptText was;                 ///< the titles of what the week had: `Easy 5 mi`, `Rest`
  Span at;                      ///< the change
  std::optional<Span> instead;  ///< what the week had; absent where it had nothing
};

struct Header {
  std::string plan_name, plan_id, athlete;
  std::string timezone;  ///< IANA name; empty: none given
  Units units = Units::km;
  Day today{};
  int plan_weeks = 0;               ///< weeks the plan wrote (without those a rule added)
  std::optional<std::string> race;  ///< the A race
  std::optional<Day> race_day;
};

struct Schedule {
  Header header;
  std::vector<Week> weeks;        ///< in order, without gaps
  std::vector<Session> sessions;  ///< by day, all-day first, then start, then identity
  std::vector<Unplaced> unplaced;
  std::vector<DemandRecord> demands;  ///< empty with Explain::nothing
  std::vector<Stop> stops;            ///< most urgent first
  std::vector<DayChange> changes;     ///< in the order of the plan; most plans have none
  std::vector<Advice> notices;        ///< said about the plan as a whole: tell your surgeon, licence expired

  /// What views of sessions and of what was not placed refer to; copies of a schedule share it.
  std::shared_ptr<TextStore> texts = std::make_shared<TextStore>();
  std::shared_ptr<const void> rule_tables;  ///< keeps alive a pack that was read from a file
};

/// Puts sessions in their order and makes the week sums from them.
void settle(Schedule& schedule);

/// The week that holds `day`, or nothing outside the plan.
const Week* week_of(const Schedule& schedule, Day day);

/// The change that put a session where it stands, null for all else. Of the sessions of a changed day the first has it.
const DayChange* change_of(const Schedule& schedule, const Session& session);

/// Days from header.today to the A race; nothing without one.
std::optional<int> days_to_race(const Schedule& schedule);

}  // namespace rubdown
