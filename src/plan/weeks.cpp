// [[week]] and [[change]]: days and what is run on them.
#include <fmt/core.h>

#include <algorithm>

#include "plan/keys.hpp"
#include "plan/sections.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/plan/codes.hpp"
#include "toml/codes.hpp"

namespace rubdown {
namespace {

using toml::Kind;
using toml::Table;
using toml::Value;

constexpr std::size_t usual_sessions = 8;  ///< of a week: one a day, and a second on some day

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The place of a string's text without its quotes, where the text stands in the file as it is: on one line, without
/// escapes. Else the place of the whole value.
Span inside_quotes(std::string_view text, Span at) {
  const auto width =
      static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
  if (at.line != at.end_line || at.end_column - at.column != width + 2) return at;
  ++at.column;
  --at.end_column;
  return at;
}

void report_empty(Span at, std::string_view what, Diagnostics& findings) {
  findings.add(empty_cell, at, fmt::format("{} holds no workout", what),
               "for a day off write \"rest\", or leave it out");
}

void add_session(SharedWorkout workout, Span place, std::vector<PlanSession>& into) {
  PlanSession& session = into.emplace_back();
  session.workout = std::move(workout);
  session.place = place;
}

class Cell {
 public:
  Cell(std::string_view key, const toml::NumberUnits& units, WorkoutReader& workouts, Diagnostics& findings,
       std::vector<PlanSession>& sessions)
      : key_(key), units_(units), workouts_(workouts), findings_(findings), sessions_(sessions) {}

  void read(Value& value) {
    if (toml::List* list = value.list()) {
      if (list->empty()) report_empty(value.at, toml::quote(key_), findings_);
      for (Value& item : *list) item.kind() == Kind::list ? wrong(item) : one(item);
    } else {
      one(value);
    }
  }

 private:
  void one(Value& value) {
    if (value.kind() == Kind::broken) return;
    if (value.kind() == Kind::table) {
      Table table(keys::session, value, units_, findings_);
      const auto at = table.time(keys::session["at"]);
      std::string note = table.plain(keys::session["note"]);
      Value* run = table.value(keys::session["run"]);
      if (run == nullptr || !scalar(*run, false)) return;
      sessions_.back().at = at;
      sessions_.back().note = std::move(note);
    } else {
      scalar(value, true);
    }
  }

  /// A text or a number; a table's blank `run` was reported with the table.
  bool scalar(Value& value, bool report_blank) {
    if (const std::string_view* written = value.text()) return read(*written, value, report_blank);
    if (const auto number = toml::number_text(value)) return read(*number, value, report_blank);
    wrong(value);
    return false;
  }

  bool read(std::string_view text, const Value& value, bool report_blank) {
    if (trim(text).empty()) {
      if (report_blank) report_empty(value.at, toml::quote(key_), findings_);
      return false;
    }
    const bool quoted = value.text() != nullptr && !value.loose;
    const Span place = quoted ? inside_quotes(text, value.at) : value.at;
    add_session(workouts_.read(text, units_.of(value.at), place, findings_), value.at, sessions_);
    return true;
  }

  void wrong(const Value& value) {
    if (value.kind() == Kind::broken) return;
    findings_.add(toml::wrong_type, value.at,
                  fmt::format("`{}` is {}, not a workout", key_, toml::describe(value.kind())),
                  fmt::format("for example {} = \"easy 5 mi\"", key_));
  }

  std::string_view key_;
  const toml::NumberUnits& units_;
  WorkoutReader& workouts_;
  Diagnostics& findings_;
  std::vector<PlanSession>& sessions_;
};

}  // namespace

void read_sessions(Table& table, std::size_t key, WorkoutReader& workouts, std::vector<PlanSession>& into) {
  Value* const value = table.value(key);
  if (value == nullptr) return;
  // Most days hold one text that was read before, and there is nothing to say of it.
  const std::string_view* const text = value->text();
  if (text != nullptr) {
    if (const SharedWorkout* known = workouts.known(*text, table.units().of(value->at)))
      return add_session(*known, value->at, into);
  }
  Cell(table.name(key), table.units(), workouts, table.findings(), into).read(*value);
}

void read_week(Table& table, Plan& plan, WorkoutReader& workouts) {
  PlanWeek& week = plan.weeks.edit().emplace_back();
  week.at = table.at();
  week.phase = table.plain(keys::week["phase"]);
  week.starts = table.day(keys::week["starts"]);
  week.total = table.distance(keys::week["distance"]);
  week.note = table.plain(keys::week["note"]);
  if (week.starts && weekday_index(week.starts->value) != 0) {
    const Day day = week.starts->value;
    table.findings().add(not_a_monday, week.starts->at,
                         fmt::format("{} is a {}", format_day(day), weekday_long(weekday_index(day))),
                         fmt::format("the Monday of that week is {}", format_day(monday_of(day))));
    week.starts.reset();
  }
  std::vector<PlanSession> sessions;
  sessions.reserve(usual_sessions);
  WeekSessions::Ends ends;
  for (std::size_t day = 0; day < ends.size(); ++day) {
    read_sessions(table, keys::week["mon"] + day, workouts, sessions);
    ends[day] = static_cast<std::uint32_t>(sessions.size());
  }
  week.days = {std::move(sessions), ends};
}

bool read_plain_week(const Value& value, const toml::NumberUnits& units, Plan& plan, const WorkoutReader& workouts) {
  const toml::Entries* const entries = value.table();
  if (entries == nullptr) return false;
  const std::span<const toml::Key> days = keys::week.keys.subspan(keys::week["mon"]);
  std::string_view phase, note;
  std::vector<PlanSession> sessions;
  sessions.reserve(usual_sessions);
  WeekSessions::Ends ends;
  std::size_t day = 0;  // the first that may come
  const auto pass_days = [&](std::size_t to) {
    for (; day < to; ++day) ends[day] = static_cast<std::uint32_t>(sessions.size());
  };
  for (const toml::Entry& entry : *entries) {
    const std::string_view* const text = entry.value.text();
    if (text == nullptr || entry.value.loose) return false;
    std::size_t here = day;
    while (here < days.size() && !toml::same_key(days[here].name, entry.key)) ++here;
    if (here < days.size()) {
      const SharedWorkout* const known = workouts.known(*text, units.of(entry.value.at));
      if (known == nullptr) return false;
      pass_days(here);
      add_session(*known, entry.value.at, sessions);
      pass_days(here + 1);
    } else if (entry.key == "phase" || entry.key == "note") {
      if (!trim(*text).empty()) (entry.key == "phase" ? phase : note) = *text;
    } else {
      return false;
    }
  }
  pass_days(ends.size());
  plan.weeks.edit().push_back({std::string{phase}, {}, {}, std::string{note}, {std::move(sessions), ends}, value.at});
  return true;
}

void read_change(Table& table, Plan& plan, WorkoutReader& workouts) {
  const auto date = table.day(keys::change["date"]);
  Change change;
  change.at = table.at();
  read_sessions(table, keys::change["run"], workouts, change.sessions);
  change.why = table.plain(keys::change["why"]);
  if (!date) return;
  change.date = *date;
  const bool twice = std::any_of(plan.changes.begin(), plan.changes.end(),
                                 [&date](const Change& other) { return other.date.value == date->value; });
  if (twice) {
    table.findings().add(change_twice, date->at, fmt::format("{} is changed twice", format_day(date->value)),
                         "put both workouts in one [[change]]");
  }
  if (!change.sessions.empty()) plan.changes.push_back(std::move(change));
}

}  // namespace rubdown
