// A placement problem in whole minutes and bit sets, as the search works on it.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "rubdown/recovery/placement.hpp"

namespace rubdown::placing {

/// Minutes since 1970-01-01 00:00 on the clock on the wall.
using Minute = std::int32_t;
constexpr Minute never = std::numeric_limits<Minute>::min() / 2;
constexpr Minute a_day = 24 * 60;
constexpr Minute seven_days = 7 * a_day;

/// A set of session types, one bit each.
using Types = std::uint32_t;
constexpr Types bit(SessionType type) { return Types{1} << static_cast<unsigned>(type); }
constexpr Types all_types = ~Types{0};

constexpr Minute floor_minute(Civil at) {
  return static_cast<Minute>(std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count());
}
constexpr Minute ceil_minute(Civil at) {
  return static_cast<Minute>(std::chrono::ceil<std::chrono::minutes>(at).time_since_epoch().count());
}
constexpr Civil civil(Minute at) { return Civil{std::chrono::minutes{at}}; }
constexpr Minute midnight(Minute at) { return floor_minute(Civil{day_of(civil(at))}); }

/// A demand: its first and last start, and what the search asks of it.
struct Want {
  std::size_t demand = 0;      ///< index into the problem
  Minute first = 0, last = 0;  ///< first > last: no start at all
  std::int64_t ideal = 0;      ///< seconds
  int length = 0, every = 0;   ///< minutes
  Types types = 0;
  bool merges = true, free = false;
};

struct FixedTime {
  std::size_t index = 0;
  Minute begin = 0, end = 0;
  SessionType type = SessionType::massage_sport;
  bool free = false;
};

/// What is asked of two appointments, in minutes.
struct Gaps {
  Minute spacing = 0, deep = 0;
  int own_days = 1;            ///< civil days apart; 1: not on one day
  Minute horizon = 0;          ///< an appointment older than this binds no later one
  std::size_t remembered = 1;  ///< how many appointments back the ceiling of seven days looks
  std::size_t ceiling = 1;     ///< the lowest ceiling of a day, where several are remembered
  bool once_a_week = false;    ///< seven days never hold two
};

/// A time closed to some types, or in which sessions of some types are cut.
struct Closed {
  Minute begin = 0, end = 0;
  Types types = 0;
};
struct Cut {
  Minute begin = 0, end = 0;
  Types types = 0;
  int longest = 0;
};

/// A time at which an appointment may start, and in which opening.
struct Start {
  Minute at = 0;
  std::uint32_t opening = 0;
};

struct Terms {
  const PlacementProblem* problem = nullptr;
  std::vector<Want> wants;       ///< in the order of demands: priority, trigger time, rule, trigger key, index
  std::vector<FixedTime> fixed;  ///< by begin
  Gaps gaps;
  int longest_session = 0, shortest_session = 0;
  Types wanted = 0;            ///< the types somebody wants
  std::vector<Start> starts;   ///< those worth a visit, by time, then opening
  std::vector<Closed> closed;  ///< to types that are wanted, near windows, by begin
  std::vector<Cut> cuts;
};

Terms terms_of(const PlacementProblem& problem);

/// Steps from the wanted type down to `type`; the demand accepts it.
int downgrades(const Demand& demand, SessionType type);

/// The length of one session for demands of which the longest wants `length`.
int merged_length(const PlacementCaps& caps, int length);

/// How many capped appointments the seven days up to and with one on `day` may hold.
int weekly_limit(const PlacementCaps& caps, Day day);

/// The types that may be given in an opening, by its therapist's offers and licence.
Types offered(const PlacementProblem& problem, const Opening& opening);

/// A number that is the same for all days of a calendar month and grows with time.
int month_of(Day day);

}  // namespace rubdown::placing
