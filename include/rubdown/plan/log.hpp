// What happened: the log beside a plan, and the same tables where the plan itself holds them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/source.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/base/vocabulary.hpp"

namespace rubdown {

struct LoggedDone {
  Day on;
  std::optional<TimeOfDay> at;
  std::optional<Distance> distance;
  std::optional<Seconds> time;
  std::optional<int> session;  ///< which of the day's sessions, from 1; absent: the first run
  std::string note;
  Span place;
};
struct LoggedMissed {
  Day on;
  std::optional<int> session;  ///< absent: all of the day
  std::string why;
  Span place;
};
struct LoggedSymptom {
  BodyArea area;
  At<int> severity;  ///< 0 to 10
  Day on;
  std::optional<TimeOfDay> at;
  bool night_pain = false, rest_pain = false, altered_gait = false;
  std::optional<Day> cleared;
  std::string note;
  Span place;
};
struct LoggedStress {
  Day on;
  std::optional<TimeOfDay> at;
  int level = 0;  ///< 0 to 10
  std::string note;
  Span place;
};
struct LoggedSoreness {
  Day on;
  std::optional<TimeOfDay> at;
  int level = 0;  ///< 0 to 10, general
  std::vector<BodyArea> areas;
  Span place;
};
struct LoggedSleep {
  Day on;  ///< the morning after
  Minutes length{0};
  Span place;
};
struct LoggedSkipped {
  Day on;
  bool stretching = false, hydration = false, rolling = false;
  std::string note;
  Span place;
};
struct LoggedFlag {
  At<std::string> name;  ///< a name of flags()
  Side side = Side::both;
  std::optional<Area> area;
  Day on;
  std::optional<Day> cleared;
  std::string note;
  Span place;
};
struct LoggedIllness {
  Day on;
  bool fever = false;          ///< fever, chills, chest, aches: anything below the neck
  std::optional<Day> cleared;  ///< the first symptom-free day
  std::string note;
  Span place;
};
struct LoggedNote {
  Day on;
  std::optional<Day> cleared;  ///< the first day a warning sign in it no longer holds
  std::string text;
  Span place;
};
struct LoggedMassage {
  Day on;
  SessionType type = SessionType::massage_sport;
  Span place;
};

/// Everything logged, in file order.
struct Log {
  std::vector<LoggedDone> done;
  std::vector<LoggedMissed> missed;
  std::vector<LoggedSymptom> symptoms;
  std::vector<LoggedStress> stress;
  std::vector<LoggedSoreness> soreness;
  std::vector<LoggedSleep> sleep;
  std::vector<LoggedSkipped> skipped;
  std::vector<LoggedFlag> flags;
  std::vector<LoggedIllness> illness;
  std::vector<LoggedMassage> massages;
  std::vector<LoggedNote> notes;

  bool empty() const {
    return done.empty() && missed.empty() && symptoms.empty() && stress.empty() && soreness.empty() && sleep.empty() &&
           skipped.empty() && flags.empty() && illness.empty() && massages.empty() && notes.empty();
  }
};

}  // namespace rubdown
