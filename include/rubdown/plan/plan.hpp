// What the user wrote in a plan file: checked and located, nothing computed.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/source.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "rubdown/plan/log.hpp"
#include "rubdown/workout/shared_workout.hpp"

namespace rubdown {

/// A length of running in a given time: `recent = { distance = "10 km", time = "47:10" }`.
struct Performance {
  Distance distance;
  Seconds time{0};
};

/// `run_at`: the start of runs by weekday (0 Monday), then the default.
struct RunTimes {
  std::optional<TimeOfDay> usual;
  std::array<std::optional<TimeOfDay>, 7> by_weekday{};
};

struct Athlete {
  At<std::string> name;
  At<std::string> timezone;  ///< IANA name; empty where the plan has none
  std::optional<At<int>> born;
  std::optional<At<int>> weeks_running;
  std::optional<At<Pace>> easy_pace;
  std::optional<At<Performance>> recent;
  RunTimes run_at;
};

enum class RacePriority { a, b, c };

struct PlanRace {
  At<std::string> name;
  At<Day> date;
  std::optional<At<TimeOfDay>> start;
  At<Distance> distance;
  At<RacePriority> priority;
  std::optional<At<Seconds>> goal;
  std::string location;
  Span at;  ///< the table
};

/// One session of a day as written: the words are the workout's.
struct PlanSession {
  SharedWorkout workout;
  Span place{};
  std::optional<At<TimeOfDay>> at;
  std::string note;
};

/// The sessions of a week by day, 0 Monday. They lie in one list: most days have one, and a list a day costs more than
/// what it holds.
class WeekSessions {
 public:
  /// Where each day's sessions end in a list of all.
  using Ends = std::array<std::uint32_t, 7>;

  WeekSessions() = default;
  WeekSessions(std::vector<PlanSession> in_order, const Ends& ends) : list_(std::move(in_order)), ends_(ends) {}

  std::span<const PlanSession> operator[](std::size_t day) const { return {list_.data() + begin(day), count(day)}; }
  std::span<PlanSession> operator[](std::size_t day) { return {list_.data() + begin(day), count(day)}; }
  /// Puts sessions in the place of a day's own.
  void set(std::size_t day, std::vector<PlanSession> sessions);

 private:
  std::uint32_t begin(std::size_t day) const { return day == 0 ? 0 : ends_[day - 1]; }
  std::size_t count(std::size_t day) const { return ends_[day] - begin(day); }

  std::vector<PlanSession> list_;
  Ends ends_{};
};

struct PlanWeek {
  std::string phase;                  ///< `base`, `build`, `peak`, `taper`, `recovery` or any word
  std::optional<At<Day>> starts;      ///< must be a Monday
  std::optional<At<Distance>> total;  ///< `distance`: what the author says the week holds
  std::string note;
  WeekSessions days;
  Span at;
};

/// The weeks of a plan. Copies refer to the same list until one is edited: athletes who follow one plan share its
/// weeks. Not for use by two threads at once.
class PlanWeeks {
 public:
  PlanWeeks() = default;
  PlanWeeks(std::vector<PlanWeek> weeks) : list_(std::make_shared<std::vector<PlanWeek>>(std::move(weeks))) {}

  bool empty() const { return size() == 0; }
  std::size_t size() const { return list_ ? list_->size() : 0; }
  const PlanWeek* begin() const { return list_ ? list_->data() : nullptr; }
  const PlanWeek* end() const { return begin() + size(); }
  const PlanWeek& operator[](std::size_t index) const { return (*list_)[index]; }
  const PlanWeek& front() const { return list_->front(); }
  const PlanWeek& back() const { return list_->back(); }
  /// The list, no longer shared.
  std::vector<PlanWeek>& edit();

 private:
  std::shared_ptr<std::vector<PlanWeek>> list_;
};

enum class MassagePreference { relax, sport };

/// An appointment that stands.
struct Pin {
  At<Day> date;
  At<TimeOfDay> at;
  At<SessionType> session;
  std::optional<Minutes> length;
  std::string note;
  Span table;
};

struct RecoverySettings {
  std::optional<At<int>> massage_every_days;  ///< the runner's own ceiling
  std::optional<At<int>> massages_per_month;  ///< 0 = self-care only
  MassagePreference prefer = MassagePreference::sport;
  bool deep_tissue = false;
  bool cold_water = false;                     ///< `cwi`: opt in
  bool early_jog = false;                      ///< running from 48 h after a marathon
  bool weekly_massage = false;                 ///< opt in to one a week after long runs
  std::optional<At<int>> routine_every_weeks;  ///< R-ROUTINE: `massage_every_weeks`
  std::optional<At<Day>> last_massage;
  std::optional<At<Day>> last_deep_massage;
  std::vector<At<std::string>> disable;  ///< rule ids
  std::vector<Pin> pins;
};

/// A weekly window: `mon-fri 17:30-20:30`.
struct WeeklyWindow {
  std::array<bool, 7> days{};
  TimeOfDay from, to;
  Span at;
};

/// Days on which nothing is placed but runs.
struct BlockedDays {
  Day from, to;  ///< both included
  std::string why;
  Span at;
};

struct Availability {
  std::optional<std::vector<WeeklyWindow>> massage;  ///< absent: one candidate start a day, 18:00
  std::vector<BlockedDays> blocked;
  std::vector<At<std::string>> busy;  ///< calendar files, relative to the plan
  bool busy_days = true;              ///< whole days in them are busy too (absences, but also birthdays)
};

struct Therapist {
  At<std::string> name;
  std::string credential;
  std::optional<At<std::string>> license;
  std::optional<At<Day>> license_expires;
  std::string organisation, phone, url, address;
  std::vector<WeeklyWindow> hours;  ///< empty: any time
  std::vector<SessionType> offers;  ///< empty: all massage but scar
  std::string price;                ///< as written: `120`, `120 USD`
  Span at;
};

/// `cleared = { running = DATE, massage = DATE }`, by a clinician.
struct Clearance {
  std::optional<Day> running, massage;
};

struct Surgery {
  enum class Procedure { acl_reconstruction, patellar_tendon_repair, other } procedure = Procedure::other;
  Side side = Side::both;
  std::optional<Area> area;  ///< for `other`; ACL and patellar tendon are the knee
  At<Day> on;
  Clearance cleared;
  bool wound_closed = false;
  bool extension_deficit = false;
  bool stiffness = false;
  Span at;
};

/// A lasting condition: `[[condition]] name = "anticoagulant"`.
struct Condition {
  At<std::string> name;
  std::optional<Day> since, cleared;
  std::string note;
  Span at;
};

/// One day's edit on top of the weeks; replaces the day's sessions.
struct Change {
  At<Day> date;
  std::vector<PlanSession> sessions;
  std::string why;
  Span at;
  bool from_template = false;  ///< of a file the plan extends: meant for all who do, on days that not all of them have
};

/// How the long run grows: `strict` by at most a tenth of the longest of 30 days, `classic` by up to a quarter, as
/// popular plans have it.
enum class Progression { strict, classic };

/// A rule of a rule pack named by the plan: `builtin` or a file, relative to the plan.
struct Plan {
  At<std::string> name;
  std::optional<At<std::string>> id;
  Units units = Units::km;
  Progression progression = Progression::strict;
  std::vector<At<std::string>> rules;  ///< default: `builtin`
  std::optional<At<std::string>> log;
  Athlete athlete;
  std::vector<PlanRace> races;
  bool race_unread = false;  ///< a [[race]] is left out, since a finding says what is wrong with it
  PlanWeeks weeks;
  RecoverySettings recovery;
  Availability availability;
  std::vector<Therapist> therapists;
  Log entries;  ///< symptoms, flags, ... written in the plan itself; the log's are added
  std::vector<Surgery> surgeries;
  std::vector<Condition> conditions;
  std::vector<Change> changes;
};

}  // namespace rubdown
