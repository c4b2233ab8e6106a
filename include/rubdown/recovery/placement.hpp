// Appointments for demands: the exact best assignment on a 15-minute grid, and what refused the rest.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// A wish for professional massage: its session must START within [earliest, latest].
struct Demand {
  std::string rule;
  std::string trigger;          ///< in words, for people
  std::string trigger_key;      ///< stable identity of the trigger, part of the session's identity
  Civil trigger_time{};         ///< same priority: the earlier trigger wins, then the rule id
  int priority = 0;
  Civil earliest{}, ideal{}, latest{};
  std::vector<SessionType> types;   ///< the wanted type, then its downgrades, gentlest last
  Minutes length{30};
  std::vector<BodyArea> areas;
  bool merges = true;               ///< may share an appointment with other merging demands
  std::chrono::hours every{0};      ///< not sooner than this after the professional massage before (0: only the caps)
  bool free_of_caps = false;        ///< massage.event: no spacing, ceiling or budget
};

/// A time in which no appointment of these types may lie, not even in part. `types` empty: any appointment.
struct KeepOut {
  Civil begin{}, end{};
  std::vector<SessionType> types;
  std::string constraint;   ///< `keep-clear`, `run`, `busy`, `blocked`, `stop`, `race`
  std::string rule;         ///< the rule that forbids it, where one does
  std::string detail;       ///< one line in a runner's words
};

/// Where appointments may lie: an interval on one day in which a session must fit whole, and who gives it.
struct Opening {
  Civil begin{}, end{};
  std::optional<std::size_t> therapist;   ///< index into PlacementProblem::therapists
  bool start_only = false;  ///< no availability was given: the one candidate start is `begin`, the end is not checked
};

struct PlacementTherapist {
  std::string name;
  std::vector<SessionType> offers;
  std::optional<Day> license_until;   ///< last valid day; absent: never assigned
};

/// An appointment that stands: pinned, or given in the past. It counts for spacing and budget, serves demands whose
/// window and types fit (a merging demand), and is never moved.
struct FixedAppointment {
  std::string identity;
  Civil begin{};
  Minutes length{45};
  SessionType type = SessionType::massage_sport;
};

struct PlacementCaps {
  std::chrono::hours spacing{48};          ///< between two professional massages, start to start
  std::chrono::hours deep_spacing{168};    ///< between two deep-tissue massages
  int per_seven_days = 1;                  ///< in any 168 h
  std::vector<std::pair<Day, Day>> doubled_weeks;   ///< first and last day in which two per seven days are allowed
  std::optional<int> own_every_days;       ///< the runner's own ceiling: at least so many days apart
  std::optional<int> per_month;            ///< the runner's budget in a calendar month
  std::size_t merged_areas = 4;
  Minutes merged_extra{10}, merged_longest{60};
};

struct PlacementProblem {
  std::vector<Demand> demands;
  std::vector<Opening> openings;
  std::vector<PlacementTherapist> therapists;
  std::vector<KeepOut> keep_outs;
  std::vector<FixedAppointment> fixed;
  PlacementCaps caps;
  std::vector<Day> preferred_days;   ///< rest and easy days, sorted
};

/// One appointment of the answer.
struct Appointment {
  Civil begin{};
  Minutes length{0};
  SessionType type = SessionType::massage_sport;
  std::vector<BodyArea> areas;
  std::vector<std::size_t> serves;          ///< indices of demands, highest priority first
  std::optional<std::size_t> therapist;
  std::optional<std::size_t> fixed;         ///< index of the fixed appointment that serves them, nothing new is placed
};

struct RefusedDemand {
  std::size_t demand = 0;
  std::vector<RefusedBy> refused_by;   ///< every constraint that refused a slot, most slots first
  std::string smallest_change;         ///< proved by applying it; empty where no single change admits it
};

/// The objective, compared from first to last member (see the header comment of placement.cpp for why it is exact).
struct PlacementScore {
  std::vector<std::pair<int, int>> served;  ///< priority, number of demands served; priorities descending
  int appointments = 0;
  int downgrades = 0;
  int on_preferred_days = 0;
  Seconds distance_from_ideal{0};
};

struct Placement {
  std::vector<Appointment> appointments;   ///< by start
  std::vector<RefusedDemand> refused;      ///< by demand index
  PlacementScore score;
};

/// The best placement there is, in the order: most demands served, counted from the highest priority down; fewest new
/// appointments; fewest downgrades; most on preferred days; least total distance from the ideal times; earliest.
Placement place(const PlacementProblem& problem);

}  // namespace rubdown
