// The syntax tree of the workout notation: what was written, in one shape whatever the spelling. Meaning (totals, kind,
// repetitions) is computed from it, and the canonical notation is printed from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rubdown/base/units.hpp"

namespace rubdown::workout {

/// The unit a distance was written in, kept for printing. `marathon` and `half` are distances by name.
enum class DistanceUnit : std::uint8_t { km, mi, m, yd, marathon, half };

/// The millimetres of one unit.
constexpr std::int64_t unit_mm(DistanceUnit unit) {
  switch (unit) {
  case DistanceUnit::km:
    return kilometre.mm;
  case DistanceUnit::mi:
    return mile.mm;
  case DistanceUnit::m:
    return 1000;
  case DistanceUnit::yd:
    return 914;  // 914.4; only for adding up
  case DistanceUnit::marathon:
    return marathon.mm;
  case DistanceUnit::half:
    return half_marathon.mm;
  }
  return 0;
}

struct Length {
  Range<Distance> value;
  DistanceUnit unit = DistanceUnit::km;
  friend bool operator==(const Length&, const Length&) = default;
};

/// How hard, in order of the vocabulary in effort.cpp.
enum class Zone : std::uint8_t {
  none,
  very_easy,
  easy,
  aerobic,
  moderate,
  steady,
  strong,
  marathon,
  goal,
  pace,
  race_pace,
  half_pace,
  tempo,
  threshold,
  long_tempo,
  mid_tempo,
  short_tempo,
  ten_mile,
  fifteen_k,
  ten_k,
  critical,
  eight_k,
  five_k,
  three_k,
  hard,
  interval,
  speed,
  mile_pace,
  repetition,
  fast,
  sprint,
  z1,
  z2,
  z3,
  z4,
  z5
};

/// Where an offset or a pace is counted from: none, a kilometre, a mile.
enum class Per : std::uint8_t { none, km, mi };

/// An effort: one zone, a span of two, or a rise from one to the other; `percent` of the speed of it, and `offset`
/// seconds slower (+) or faster (-).
struct Effort {
  Zone from = Zone::none, to = Zone::none;  ///< equal where only one is named
  bool rising = false;
  Range<int> percent{0, 0};  ///< 0: not given
  int offset = 0;
  friend bool operator==(const Effort&, const Effort&) = default;
};

/// A time to hit: a pace per unit, or, without one, the time of the piece.
struct Target {
  Range<Seconds> time;
  Per per = Per::none;
  friend bool operator==(const Target&, const Target&) = default;
};

enum class Activity : std::uint8_t {
  run,
  jog,
  walk,
  run_walk,
  float_run,
  rest,
  off,
  bike,
  swim,
  row,
  elliptical,
  hike,
  ski,
  skate,
  aqua_jog,
  sport,
  cross,
  strength,
  core,
  yoga,
  pilates,
  stretch,
  mobility,
  roll,
  drills,
  other
};

enum class Role : std::uint8_t { main, warm_up, cool_down, recovery };

/// Which part of the whole a piece is: `middle 5k`, `last 6`.
enum class Position : std::uint8_t { none, first, middle, last };

/// Words that say what a piece is besides its effort. Bits of Step::labels.
enum class Label : std::uint32_t {
  long_run = 1,
  recovery_run = 2,
  progression = 4,
  fartlek = 8,
  race = 16,
  time_trial = 32,
  hills = 64,
  intervals = 128,
  strides = 256,
  shakeout = 512,
  tempo = 1024,
  lap = 2048,
  optionally = 4096,
  parkrun = 8192,
  choice = 16384,
  total = 32768
};

struct Step {
  std::optional<Length> distance;
  std::optional<Range<Seconds>> duration;
  Effort effort;
  std::optional<Target> target;
  Activity activity = Activity::run;
  Role role = Role::main;
  Position position = Position::none;
  std::uint32_t labels = 0;
  bool optional = false;  ///< marked with a star
  std::string note;       ///< words that change nothing, as written
  bool has(Label label) const { return (labels & static_cast<std::uint32_t>(label)) != 0; }
  void set(Label label) { labels |= static_cast<std::uint32_t>(label); }
  void clear(Label label) { labels &= ~static_cast<std::uint32_t>(label); }
  bool measured() const { return distance.has_value() || duration.has_value(); }
  friend bool operator==(const Step&, const Step&) = default;
};

/// Where a recovery goes: not said, only between repetitions, after each one, or between sets.
enum class GapPlace : std::uint8_t { unsaid, between, after, sets };

struct Gap {
  Step step;
  GapPlace place = GapPlace::unsaid;
  friend bool operator==(const Gap&, const Gap&) = default;
};

/// A piece. Without a body: `step`, `count` times. With a body and a count: the body, `count` times, `step` holding
/// what is said of all of it. With a body and no count: `step` is the whole, the body its parts.
struct Item {
  Range<int> count{1, 1};
  bool repeated = false;
  Step step;
  std::vector<Item> body;
  std::vector<Gap> gaps;
  friend bool operator==(const Item&, const Item&) = default;
};

/// One way to do a session: its pieces in order.
struct Session {
  std::vector<Item> items;
  friend bool operator==(const Session&, const Session&) = default;
};

/// A half of a day (or the whole of it): the session, and what may be done instead.
struct Half {
  std::vector<Session> options;
  friend bool operator==(const Half&, const Half&) = default;
};

/// A workout: one session, or two on a day (AM and PM).
struct Syntax {
  std::vector<Half> halves;
  friend bool operator==(const Syntax&, const Syntax&) = default;
};

}  // namespace rubdown::workout
