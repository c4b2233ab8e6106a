// Facts: what rules look at. Runs, races, log entries, operations, weeks and the athlete as dated values.
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "recovery/day_words.hpp"
#include "recovery/phrases.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/recovery/rule.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// What a fact holds that somebody told: an entry of the log, an operation or a condition.
struct Told {
  std::span<const BodyArea> areas;
  Side side = Side::both;
  int severity = 0, level = 0;
  std::array<bool, 3> signs{};    ///< by Sign
  std::array<bool, 3> skipped{};  ///< by Skip
  std::optional<Minutes> slept;
  std::string_view note, flag, condition;
  const Note* read = nullptr;  ///< the note, to look for phrases; held by the facts; null: none
  bool is_note = false;        ///< a `[[note]]`, not the words of another entry
  bool fever = false;
  SessionType massage = SessionType::massage_sport;
  std::optional<Day> cleared;  ///< first day it no longer holds
  Span place;                  ///< of the entry, to tell which of two of the same day was written first
  const Surgery* surgery = nullptr;
};
inline constexpr Told nothing_told{};

/// One fact. Members that do not belong to its kind keep their defaults and match nothing. Most are runs and weeks, of
/// which nobody told anything: a plan has hundreds, so that lies apart.
struct Fact {
  Traits traits = 0;  ///< of the members below, when the facts are complete
  Day day{};
  Civil begin{}, end{};    ///< a run's end is its start and expected length
  std::string_view key;    ///< stable: `w07/long/1`, `symptom/it-band-right/2`
  std::string_view words;  ///< `Long run 10 mi on Sun 1 Mar`
  const Week* week = nullptr;
  FactKind kind = FactKind::run;
  std::optional<std::uint32_t> session;  ///< index into Schedule::sessions
  Told* entry = nullptr;                 ///< held by the facts; null: nothing
  // runs and races
  RunKind run_kind = RunKind::other;
  Race::Priority priority = Race::Priority::a;
  bool long_run = false, hard = false;
  WorkoutFlags written;
  std::optional<Distance> distance, quality;
  std::optional<Minutes> duration;
  double share_of_week = 0;

  const Told& told() const { return entry != nullptr ? *entry : nothing_told; }
};

constexpr FactKinds all_facts = ~FactKinds{0};

/// The facts of a schedule and its log, by kind; within a kind by begin, then key.
class Facts {
 public:
  /// Of sessions and weeks only those of `kinds`, where nothing is logged: entries are dated by the day's runs.
  Facts(const Schedule& schedule, const Plan& plan, const Engine& engine, FactKinds kinds = all_facts);

  const std::vector<Fact>& of(FactKind kind) const { return by_kind_[static_cast<std::size_t>(kind)]; }
  /// Those of which there is any.
  FactKinds kinds() const { return found_; }
  const Schedule& schedule() const { return *schedule_; }
  const Plan& plan() const { return *plan_; }
  const Engine& engine() const { return *engine_; }
  Day first_day() const;
  /// The first of a kind that does not begin before `from`.
  std::vector<Fact>::const_iterator first_from(FactKind kind, Civil from) const;
  /// Of the longest run or race.
  Seconds longest_length() const { return longest_length_; }
  /// When the last run or race of the day ends, or nothing.
  std::optional<Civil> last_end(Day day) const;

 private:
  std::vector<Fact>& list(FactKind kind) { return by_kind_[static_cast<std::size_t>(kind)]; }
  Told& tell(Fact& fact);
  std::span<const BodyArea> kept(BodyArea area) const;
  void add_sessions();
  void index_days();
  void index_runs();
  void complete();
  void note_end(const Fact& run);
  void add_symptoms();
  void add_entries();
  void add_remarks();
  void name_remark(Fact& fact, std::string_view text);
  void add_flags_and_illness();
  void add_surgery_and_conditions();
  void add_massages();
  void add_weeks();
  Civil entry_time(Day day, std::optional<TimeOfDay> at) const;
  const Fact* longest_run(Day day) const;

  const Schedule* schedule_;
  const Plan* plan_;
  const Engine* engine_;
  FactKinds kinds_, found_ = 0;
  std::array<std::vector<Fact>, 16> by_kind_;
  std::list<Told> told_;
  std::list<Note> notes_;
  Seconds longest_length_{0};
  std::vector<Civil> last_ends_;        // by day of the plan's weeks, `no_end` where nothing is run
  std::vector<std::size_t> runs_from_;  // by day of the plan's weeks, how many runs begin before it
};

/// Whether the end that `later` gives can be that of `fact` too: `fact` is of an earlier day, or of the same one and
/// stands before it. What was written behind an end was noticed after it, so it counts anew.
bool ends_what_was(const Fact& later, const Fact& fact);

/// Reports, flags or illnesses that tell the same story.
bool same_complaint(const Fact& a, const Fact& b);

/// An entry that says when a complaint was over ends the entries about it before: each is cleared on the first day that
/// its own entry or a later one gives, if that one is about all of its sides.
void take_over_ends(std::vector<Fact>& facts);

/// Sides that share a leg.
bool sides_meet(Side a, Side b);

}  // namespace rubdown
