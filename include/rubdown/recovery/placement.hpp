// Appointments for demands: the exact best assignment on a 15-minute grid, and what refused the rest.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rubdown/base/area_set.hpp"
#include "rubdown/base/day.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "rubdown/recovery/type_set.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// A wish for professional massage: its session must START within [earliest, latest], both included.
struct Demand {
  std::string_view rule;
  std::string_view trigger;  ///< in words, for people
  std::string trigger_key;   ///< stable identity of the trigger, part of the session's identity
  Civil trigger_time{};      ///< same priority: the earlier trigger comes first, then the rule id
  int priority = 0;
  Civil earliest{}, ideal{}, latest{};
  std::vector<SessionType> types;  ///< the wanted type, then its downgrades, gentlest last
  Minutes length{30};
  AreaSet areas;
  bool merges = true;           ///< may share an appointment with other merging demands
  std::chrono::hours every{0};  ///< not sooner than this after the capped massage before (0: only the caps)
  bool free_of_caps = false;    ///< no spacing, ceiling or budget, and it counts for none of them; but one a day
};

/// A time in which no appointment of these types may lie, not even in part. `types` empty: any appointment.
struct KeepOut {
  Civil begin{}, end{};
  TypeSet types;
  std::string_view constraint;     ///< `keep-clear`, `run`, `busy`, `blocked`, `stop`, `race`
  std::string_view rule;           ///< the rule that forbids it, where one does
  std::string detail;              ///< one line in a runner's words
  std::optional<Minutes> longest;  ///< forbids nothing: an appointment that starts in it is cut to this length
  bool concerns(SessionType type) const { return types.empty() || types.has(type); }
};

/// Where appointments may lie: an interval in which a session must fit whole, and who gives it. Starts are the whole
/// quarter-hours of the clock in it; `begin` and `end` are whole minutes.
struct Opening {
  Civil begin{}, end{};
  std::optional<std::size_t> therapist;  ///< index into PlacementProblem::therapists
  bool start_only = false;  ///< no availability was given: the one candidate start is `begin`, the end is not checked
};

/// When a therapist works, every week.
struct WeeklyHours {
  int weekday = 0;  ///< from Monday, 0
  TimeOfDay from, to;
};

struct PlacementTherapist {
  std::string name;
  std::vector<SessionType> offers;
  std::optional<Day> license_until;  ///< last valid day; absent: never assigned
  /// What changes are proposed within; the openings hold to them already. Empty: at any time.
  std::vector<WeeklyHours> hours = {};
};

/// An appointment that stands: pinned, or given in the past. It counts for spacing and budget, serves demands whose
/// window, types and `free_of_caps` fit (one that does not merge alone, or several that do),
/// and is never moved. Nothing new overlaps it or starts on its day.
struct FixedAppointment {
  std::string identity;
  Civil begin{};
  Minutes length{45};
  SessionType type = SessionType::massage_sport;
  bool free_of_caps = false;  ///< counts for no spacing, ceiling or budget
};

/// Of all appointments, free of caps or not, at most one new one starts on a day.
struct PlacementCaps {
  std::chrono::hours spacing{48};                  ///< start to start; never less than the longest session
  std::chrono::hours deep_spacing{168};            ///< between two deep-tissue massages, start to start
  std::optional<int> per_seven_days = 1;           ///< in the 168 h up to and with each appointment; absent: no ceiling
  std::vector<std::pair<Day, Day>> doubled_weeks;  ///< first and last day: an appointment there may be the second
  std::optional<int> own_every_days;               ///< the runner's own ceiling: at least so many civil days apart
  std::optional<int> per_month;                    ///< the runner's budget in a calendar month; 0: none, of any kind
  std::size_t merged_areas = 4;                    ///< the areas of the demands last in order are dropped first
  Minutes merged_extra{10}, merged_longest{60};
  std::chrono::hours merged_ideals{72};  ///< demands share an appointment only if their ideal times are this close
};

struct PlacementProblem {
  std::vector<Demand> demands;
  std::vector<Opening> openings;
  std::vector<PlacementTherapist> therapists;
  std::vector<KeepOut> keep_outs;
  std::vector<FixedAppointment> fixed;
  PlacementCaps caps;
  std::vector<Day> preferred_days;  ///< rest and easy days, sorted
};

/// One appointment of the answer.
struct Appointment {
  Civil begin{};
  Minutes length{0};
  SessionType type = SessionType::massage_sport;
  AreaSet areas;
  std::vector<std::size_t> serves;  ///< indices of demands, highest priority first
  std::optional<std::size_t> therapist;
  std::optional<std::size_t> fixed;  ///< index of the fixed appointment that serves them, nothing new is placed
  friend bool operator==(const Appointment&, const Appointment&) = default;
};

struct RefusedDemand {
  std::size_t demand = 0;
  std::vector<RefusedBy> refused_by;  ///< every constraint that refused a start, most starts first; times outside last
};

/// The objective, compared from first to last member.
struct PlacementScore {
  std::vector<std::pair<int, int>> served;  ///< priority, number of demands served; priorities descending
  int appointments = 0;                     ///< new ones
  int downgrades = 0;                       ///< steps down the chains of the served demands
  int on_preferred_days = 0;                ///< new appointments
  Seconds distance_from_ideal{0};           ///< sum over the served demands
  friend bool operator==(const PlacementScore&, const PlacementScore&) = default;
};

struct Placement {
  std::vector<Appointment> appointments;  ///< by start; fixed ones only where they serve something
  std::vector<RefusedDemand> refused;     ///< by demand index
  PlacementScore score;
};

/// The best placement there is, in the order: most demands served, counted from the highest priority down; fewest new
/// appointments; fewest downgrades; most on preferred days; least total distance from the ideal times; earliest starts,
/// compared one by one; demands in their order (priority, trigger time, rule, trigger key, index).
///
/// How: dynamic programming over time. Starts are visited in order; a label is a way to have placed everything so far,
/// of which only what binds the future is kept: the starts the spacing rules still look back to, the month's count, and
/// which open demands are served. Why it is exact: the objective is a sum over appointments, compared
/// lexicographically, with ties broken by the sequence of appointments from the first on; both orders are kept when the
/// same rest follows two labels, so one that is behind another and bound at least as much is never part of the best
/// answer, and only such labels are dropped. That also makes ties local: what lies beyond the reach of every spacing
/// rule changes no choice. Worst case: exponential in the demands open at one time (two to their number of groups of
/// labels). What bounds it: windows are short, so few are open at once, and an appointment takes every demand that no
/// later one could serve; the length of the plan enters only as the number of starts, linearly. Past a fixed amount of
/// work the search is repeated with at most 10, then 6 demands open at once (first 16): the last in order are left out
/// and refused as `crowded`. Should that be too much work too, few labels are kept from there on: every plan gets an
/// answer, though not always the best. The work is counted, not timed, so the answer is the same on every machine.
/// Without reasons `refused` names demands alone.
Placement place(const PlacementProblem& problem, bool with_reasons = true);

/// The smallest single change that lets `demand`, which `placement` refused, in: one line for the runner, proved by
/// making the change and placing again. Empty where no single change does. Costs some dozens of placements.
std::string smallest_change(const PlacementProblem& problem, const Placement& placement, std::size_t demand);

}  // namespace rubdown
