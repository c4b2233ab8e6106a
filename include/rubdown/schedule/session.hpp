// A session: a run, a race, recovery or rest on a day, with the reasons why it stands there. Its texts, lists and
// workout are views of what outlives it: rule tables, literals, or what the store of the schedule keeps
// (Schedule::texts). So sessions are made, moved and dropped without a word to the heap; whoever keeps one beyond its
// schedule keeps the store.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "rubdown/base/area_set.hpp"
#include "rubdown/base/day.hpp"
#include "rubdown/base/source.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "rubdown/schedule/text_store.hpp"
#include "rubdown/workout/shared_workout.hpp"

namespace rubdown {

/// Why a session is there, or what a rule says about it.
struct Reason {
  std::string_view rule;     ///< rule id: `R-LONG-SELF`
  std::string_view trigger;  ///< in words: `long run 16.1 km on Sun 1 Mar`
  std::string_view because;  ///< one sentence
  Grade grade = Grade::weak;
  std::span<const std::string_view> sources;  ///< bibliography keys
  friend bool operator==(const Reason& a, const Reason& b);
};

/// Something a rule asks of a session without placing anything: cut the long run, run easy, keep off hills.
struct Advice {
  std::string_view rule;
  std::string_view text;  ///< one line
  friend bool operator==(const Advice&, const Advice&) = default;
};

/// A view of a workout that outlives whoever holds it, as KeptText is one of a text. Nobody can change the workout; for
/// another one assign another.
class KeptWorkout {
 public:
  KeptWorkout() = default;  ///< the workout of a day off: `Workout{}`
  KeptWorkout(const SharedWorkout& workout, TextStore& store) {
    if (workout.shared()) workout_ = store.hold(workout.shared());
  }

  const Workout& operator*() const { return workout_ != nullptr ? *workout_ : SharedWorkout::day_off(); }
  const Workout* operator->() const { return &**this; }

 private:
  const Workout* workout_ = nullptr;
};

/// A run, or cross-training, strength and the like that the plan names.
struct Run {
  KeptWorkout workout;
  KeptText note;
  bool hard = false;     ///< interval, tempo, hills, race, marathon-pace block >= 8 km, long >= 24 km
  bool is_long = false;  ///< said to be long, or >= 16.0 km, or >= 90 min
  bool by_rule = false;  ///< written by a rule (the weeks after a race), not by the plan
};

struct Race {
  KeptText name;
  Distance distance;
  enum class Priority { a, b, c } priority = Priority::a;
  std::optional<Seconds> goal;
  KeptText location;
  KeptWorkout workout;  ///< what the plan wrote on that day, if anything
};

/// One part of a recovery session.
struct Care {
  SessionType type = SessionType::roll;
  Minutes length{0};  ///< 0 for a note (fluids, sleep, refer)
  AreaSet areas;
  std::string_view dose;  ///< one line: `2 x 60 s a muscle`
  std::string_view rule;
  friend bool operator==(const Care&, const Care&) = default;
};

/// Whom to book, copied from the plan.
struct Booking {
  std::string name, credential, license, organisation, phone, url, address, price;
  std::optional<Day> license_expires;
  friend bool operator==(const Booking&, const Booking&) = default;
};

/// Recovery: a block of self-care (several parts), an appointment (one part), or notes for a day (all parts of length
/// 0).
struct Recovery {
  std::span<const Care> parts;         ///< at least one; the first names the session
  bool appointment = false;            ///< professional massage
  const Booking* therapist = nullptr;  ///< held by the store; null: none was chosen
  std::string_view booking_advice;     ///< for an appointment without a therapist
};

struct Rest {
  KeptText text;  ///< as written; empty where the plan says nothing about the day
};

/// A length as clocks show it: to the nearest whole minute, and no run is over as soon as it begins.
constexpr Seconds whole_minutes(Seconds length) {
  if (length <= Seconds{0}) return Seconds{0};
  return std::max<Seconds>(Minutes{1}, Minutes{(length.count() + 30) / 60});
}

enum class Status : std::uint8_t { planned, done, missed, pinned, stopped };
enum class Category { run, race, recovery, rest, cross };

// What nearly every pass over the sessions asks stands together, `what` and its kind first: a line of the cache
// instead of three.
struct Session {
  std::variant<Run, Race, Recovery, Rest> what;
  Status status = Status::planned;
  bool length_known = true;  ///< false: `length` only keeps the time free (45 min for a run of unknown size)
  int week = 0;              ///< from 1
  Day day{};
  std::optional<Civil> start;  ///< absent: all day
  Seconds length{0};           ///< expected, in whole minutes, or what was done; 0 for all-day ones of unknown length
  KeptText identity;           ///< stable key inside the plan, from which the UID is made; never holds the date
  KeptText title;              ///< one line: `Long 12 mi`, `Sports massage 45 min`
  std::optional<Range<Distance>> distance;  ///< planned, or what was done
  std::span<const Reason> reasons;
  std::span<const Advice> advice;
  Span at;  ///< where the plan wrote it
  /// A clock time, so to the minute.
  std::optional<Civil> end() const {
    return start ? std::optional<Civil>{*start + whole_minutes(length)} : std::nullopt;
  }
};

// Moved by the hundred when they are put in order.
static_assert(std::is_trivially_copyable_v<Session> && std::is_trivially_destructible_v<Session>);

/// Of what a plan writes.
constexpr Category category(RunKind kind) {
  switch (kind) {
  case RunKind::rest:
    return Category::rest;
  case RunKind::cross:
  case RunKind::strength:
  case RunKind::mobility:
  case RunKind::walk:
    return Category::cross;
  case RunKind::race:
  case RunKind::easy:
  case RunKind::recovery:
  case RunKind::long_run:
  case RunKind::steady:
  case RunKind::marathon_pace:
  case RunKind::tempo:
  case RunKind::intervals:
  case RunKind::hills:
  case RunKind::fartlek:
  case RunKind::progression:
  case RunKind::other:
    return Category::run;
  }
  return Category::run;
}
inline Category category(const Session& session) {
  if (const auto* run = std::get_if<Run>(&session.what)) return category(run->workout->kind);
  if (std::holds_alternative<Race>(session.what)) return Category::race;
  return std::holds_alternative<Recovery>(session.what) ? Category::recovery : Category::rest;
}
std::string_view name(Category category);
std::string_view name(Status status);
/// `long`, `race`, `massage.sport`, `rest`: the JSON `type`.
std::string_view type_name(const Session& session);
/// An appointment that nobody has made yet: placed by a rule, neither pinned nor had.
bool is_to_book(const Session& session);
/// The session's workout, where it is a run or a race.
const Workout* workout_of(const Session& session);

/// What is run at the least: the distance, else that of the parts which have one.
Range<Distance> known_distance(const Session& session);

}  // namespace rubdown
