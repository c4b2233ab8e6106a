// A rule: what it looks at, what it adds, advises or forbids, when, and how good the evidence is. Rules are data; the
// format is specified in src/recovery/rules/README.md, and every member below is a key of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rubdown/base/day.hpp"
#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/schedule/session.hpp"

namespace rubdown {

/// A list that does not own its items: they lie in the compiled pack or in a RulePack's store.
template <class T>
struct List {
  const T* items = nullptr;
  std::size_t count = 0;
  constexpr const T* begin() const { return items; }
  constexpr const T* end() const { return items + count; }
  constexpr std::size_t size() const { return count; }
  constexpr bool empty() const { return count == 0; }
  constexpr const T& operator[](std::size_t i) const { return items[i]; }
};
using Text = std::string_view;

/// What rules look at: dated things taken from the schedule of runs, the log and the plan.
enum class FactKind {
  run,
  race,
  cross,
  symptom,
  stress,
  soreness,
  sleep,
  skipped,
  flag,
  illness,
  surgery,
  condition,
  massage,
  note,
  week,
  athlete
};

/// A set of kinds of facts, one bit each.
using FactKinds = std::uint32_t;
constexpr FactKinds bit(FactKind kind) { return FactKinds{1} << static_cast<unsigned>(kind); }

/// What a fact is, one bit each: its kind, the kind of its run, long or not, hard or not, the priority of a race.
using Traits = std::uint64_t;

/// `{ at_least = 4, under = 6 }`: either end may be absent.
template <class T>
struct Bounds {
  std::optional<T> at_least, under;
};

/// Reached by distance or by duration, whichever comes first (slow runners are covered by time).
struct Size {
  std::optional<Distance> distance;
  std::optional<Minutes> duration;
};

/// The run is longer than `factor` times the longest of the `days` before it, and by more than `step`; silent while
/// fewer than `history` days of the plan lie before the run.
struct Spike {
  double factor = 1;
  int days = 30, history = 0;
  std::optional<Distance> step{};
};

/// At least `times` facts that match the same table lie in the `days` civil days that end with this fact's day. For
/// symptoms only reports of the same area and side count.
struct Count {
  int times = 2, days = 7;
};

enum class Sign { night_pain, rest_pain, altered_gait };
enum class Skip { stretching, hydration, rolling };

struct Near;

/// What a table asks, reckoned from its keys when a pack is read or compiled: most facts are refused by one look at
/// their traits.
struct Asked {
  Traits refused = 0;     ///< a fact with any of these does not match
  FactKinds facts = 0;    ///< the kinds it names; with runs also races, as C races are run as training
  FactKinds beside = 0;   ///< kinds it looks at besides, for a fact of these kinds
  std::uint8_t keys = 0;  ///< the groups of keys it has beyond traits: KeyGroup, one bit each
};

/// A phrase as it is looked for in notes.
struct Phrase {
  Text words;                 ///< as those of notes are read
  std::uint64_t letters = 0;  ///< the two that each begins with, as one bit of 64
};

/// A table of conditions on one fact; all keys that are there must hold.
struct Match {
  List<FactKind> fact;
  // runs and races
  List<RunKind> kind;
  std::optional<bool> long_run, hard;
  std::optional<Size> reaches, below;  ///< at least one reached; none reached
  Bounds<Distance> distance;
  Bounds<Minutes> duration;
  std::optional<Distance> quality;      ///< distance at the main effort, at least
  std::optional<double> share_of_week;  ///< of the week's distance, at least
  std::optional<Spike> longer_than;
  List<Text> written;  ///< words of WorkoutFlags: `strides`
  List<Text> phase;    ///< of the fact's week
  List<Text> band;     ///< race band
  List<Race::Priority> priority;
  // symptoms
  List<Area> area;
  List<Side> side;
  Bounds<int> severity;
  List<Sign> sign;                  ///< any of them
  List<Text> words;                 ///< phrases in the note, any of them
  List<Text> except;                ///< words none of which may stand beside those of the phrase
  std::optional<int> lasting_days;  ///< reported for so long, without a gap of more than 14 days
  // logs
  Bounds<int> level;
  Bounds<Minutes> length;
  List<Skip> skipped;
  List<Text> flag;
  std::optional<bool> fever;
  List<Text> condition;
  List<SessionType> massage;
  std::optional<Count> count, not_count;  ///< so often; less often
  // surgery, seen at the time of the fact that is looked at
  List<Surgery::Procedure> procedure;
  Bounds<int> weeks_since;
  std::optional<bool> cleared_running, cleared_massage, wound_closed, extension_deficit, stiffness;
  // the athlete
  Bounds<int> age, weeks_running;
  Bounds<Distance> weekly_distance;
  Text nth_week;  ///< every n-th week, n being this setting of [recovery]
  // other facts
  List<Near> with, without;

  // no keys, but what follows from them
  Asked asked;         ///< prepared() fills it
  List<Phrase> heard;  ///< each of `words` with `except`, made when the pack is read or compiled
};

/// Another fact near this one: it begins at most `before` earlier or `after` later (both ends included), or on the
/// same civil day.
struct Near {
  Match match;
  std::optional<Minutes> before, after;
  bool same_day = false;
};

/// Measured from the trigger's end for `after` rules (positive), from the target's start for `before` rules (negative).
struct Window {
  Minutes earliest{0}, ideal{0}, latest{0};
};

enum class AreasFrom { none, reported, tight, leg };
enum class SidesFrom { reported, both };

/// Something to do: self-care, a note, or an appointment (professional types).
struct Prescription {
  SessionType type = SessionType::roll;
  List<SessionType> downgrades;  ///< what serves as well where the wanted type cannot be, gentlest last
  int minutes = 0;               ///< 0 for a note
  List<Area> areas;
  AreasFrom areas_from = AreasFrom::none;  ///< `tight`: areas reported in the last 14 days, else `areas`
  SidesFrom sides = SidesFrom::reported;
  Text dose;
  int seconds_per_muscle = 0;
  std::optional<Window> window;
  List<int> days;                  ///< civil days from the trigger's day, instead of a window
  int per_week = 0, for_days = 0;  ///< repeated on days after the trigger
  Minutes every{0};                ///< appointments: not sooner after the one before
  std::optional<Count> at_most;    ///< self-care: so many times in so many days
  bool inside_run = false;         ///< said at the run, no event of its own
  bool merges = true;
  bool optional = false;
  bool free_of_caps = false;
  bool follows_preference = false;     ///< relaxation massage where the runner prefers it
  bool without_massage = false;        ///< only where the budget leaves self-care alone
  bool cancelled_by_clearance = true;  ///< repeats end when the symptom is cleared
  Minutes before_hard{0};              ///< the window is cut to end so long before the next hard session
  Text opt_in, opt_out;
  List<Match> only_if;
};

enum class AdviseTo { trigger, next_run, next_hard, next_long, runs, hard, long_runs, race, plan };

/// Something to say about runs the plan has; nothing is changed.
struct Advise {
  AdviseTo to = AdviseTo::trigger;
  Text text;
  Minutes from{0}, within{0};  ///< runs that start in this time after the trigger
  int days = 0;                ///< or in so many civil days after the trigger's day
  double km_per_day = 0;       ///< or one day for so many kilometres of the trigger
  int at_least_days = 0, at_most_days = 0;
  bool scales = false;         ///< lengthened by `scale` rules
  bool until_cleared = false;  ///< ends when the trigger is cleared
  bool rest = false;           ///< also the reason of rest days in that time
  List<int> cut;               ///< per cent to cut, least and most: printed as distances
  Text opt_in, opt_out;
  List<Match> only_if;
};

enum class Blocks { everything, running, hard, long_runs, massage, self_care };
enum class Lifted { cleared, cleared_running, cleared_massage, elapsed };

/// Takes out of the calendar what it blocks, from the trigger's day on.
struct StopEffect {
  List<Blocks> blocks;
  List<SessionType> types;                 ///< these recovery types
  AreasFrom areas_from = AreasFrom::none;  ///< any recovery on these areas
  Text message;
  bool urgent = false;
  Lifted lifted = Lifted::cleared;
  int at_least_days = 0;  ///< holds so long whatever was cleared
  int days_after_clearance = 0;
  int easy_days_after = 0;  ///< then so many easy days, as advice
  List<Match> only_if;
};

/// A time around the trigger in which recovery of some types is not placed.
struct KeepClear {
  List<SessionType> types;
  Minutes before{0}, after{0};
  bool during = false;                     ///< the trigger itself as well
  bool always = false;                     ///< the whole plan
  std::optional<int> minutes;              ///< allowed where it is not longer
  int seconds_per_muscle = 0;              ///< forbidden only from this dose on
  AreasFrom areas_from = AreasFrom::none;  ///< only on these areas
  Text opt_in, opt_out;
  List<Match> only_if;
};

/// How often recovery of some types may be, whatever asks for it.
struct Limit {
  List<SessionType> types;
  Minutes spacing{0};       ///< start to start
  int times = 0, days = 0;  ///< at most so often in so many days
};

/// A run the rule writes where the plan ends: the weeks after a race.
struct RunText {
  int day = 0;  ///< civil days after the trigger
  RunKind kind = RunKind::easy;
  Text text;         ///< `easy {minutes} min + 4 strides`
  int minutes = 0;   ///< fixed, or
  double share = 0;  ///< of the running time of the plan's longest week,
  int most = 0;      ///< not over so many minutes
  Text note;
  Text opt_in, opt_out;
};

/// Lengthens what is marked `scales`.
struct Scale {
  double factor = 1;
  List<Match> only_if;
};

/// Whether numbers come from studies, from practitioners' convention or are chosen by the makers of the pack.
enum class Basis { study, practice, engineering };

struct Rule {
  Text id, name, group;
  List<Match> after, before;        ///< any of the tables
  int importance = 10;              ///< `priority`: higher wins
  List<Text> supersedes;            ///< rules that are silent about the same trigger; `*` at the end
  List<Text> absorbs, absorbed_by;  ///< rules whose self-care of the same day gives way
  Text opt_in, opt_out;
  int double_massage_days = 0;  ///< two appointments in seven days allowed for so long after the trigger
  Text nothing;                 ///< adds nothing, on purpose: why
  Grade grade = Grade::weak;
  Basis basis = Basis::study;
  List<Text> configurable;  ///< which numbers are convention or choice
  List<Text> sources;
  Text because;
  Text note;  ///< what the studies found, for `rules show`
  List<Prescription> sessions;
  List<Advise> advise;
  List<StopEffect> stops;
  List<KeepClear> keep_clear;
  List<Limit> limits;
  List<RunText> runs;
  List<Scale> scales;
};

/// A work the rules cite.
struct BibliographyEntry {
  Text key, reference, doi;
  bool recalled = false;  ///< cited from memory, not read again
};

/// Races by distance: up to and with `up_to`.
struct Band {
  Text name;
  std::optional<Distance> up_to;  ///< absent: everything longer
};

/// Where muscle work goes for an area that is bone or tendon.
struct Instead {
  Area area = Area::it_band;
  List<Area> areas;
};

/// Numbers of the engine itself, as data of the pack.
struct Engine {
  Minutes block{25}, roll{15}, stretch{15};  ///< one self-care block a day, and its parts
  int events_per_day = 2;
  int merged_areas = 4;
  Minutes merged_extra{10}, merged_longest{60};
  Minutes both_sides_extra{5};
  TimeOfDay appointment{Minutes{18 * 60}};  ///< the one start of a day without availability
  TimeOfDay log_time{Minutes{20 * 60}};     ///< of entries without a time on days without a run
  TimeOfDay self_care{Minutes{19 * 60}};    ///< on days without a run
  Minutes after_run{60};                    ///< self-care of a day begins so long after its run
  TimeOfDay day_begins{Minutes{6 * 60}}, day_ends{Minutes{22 * 60}};  ///< self-care lies between
  int tight_days = 14;                                                ///< an area is tight for so long after a report
  List<Area> leg;                                                     ///< what a stop of the leg covers
  List<Band> bands;
  List<Instead> instead;
};

class RuleStore;

/// Rules in the order they apply, and the works they cite.
struct RulePack {
  List<Rule> rules;
  List<BibliographyEntry> sources;
  Engine engine;
  std::shared_ptr<const RuleStore> store;  ///< owns what a read file added; null for the built-in pack

  const Rule* find(std::string_view id) const;
  const BibliographyEntry* source(std::string_view key) const;
};

/// The built-in pack, compiled from src/recovery/rules at build time.
const RulePack& builtin_rules();

/// Puts a pack on top of `pack`: its rules and sources replace those with their ids and keys, its engine the engine.
void put_over(RulePack& pack, const RulePack& later);

/// Reads a rule file on top of `pack`: adds, replaces by id, disables. Findings as for a plan; false where there are
/// errors, the pack then holds what was right.
bool read_rules(std::uint32_t source, const Sources& sources, RulePack& pack, Diagnostics& findings);

}  // namespace rubdown
