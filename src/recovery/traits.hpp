// Traits: what of a fact is one of a few things, as bits, so that a table of conditions refuses most facts by one test.
#pragma once

#include <array>
#include <optional>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

/// The bits of one fact: one of each group.
struct TraitsOf {
  FactKind kind = FactKind::run;
  RunKind run = RunKind::other;
  bool long_run = false, hard = false;
  std::optional<Race::Priority> priority;  ///< of a race
};

namespace traits {

// The groups, each behind the one before: kinds of facts and C races, kinds of runs, long, hard, priority.
constexpr unsigned fact_count = 16, run_count = 17, priority_count = 3;
constexpr unsigned c_race_at = fact_count, run_at = c_race_at + 1, long_at = run_at + run_count, hard_at = long_at + 2,
                   priority_at = hard_at + 2, no_race_at = priority_at + priority_count, count = no_race_at + 1;
static_assert(static_cast<unsigned>(FactKind::athlete) + 1 == fact_count);
static_assert(static_cast<unsigned>(RunKind::other) + 1 == run_count);
static_assert(count <= 64);

constexpr Traits at(unsigned place) { return Traits{1} << place; }
template <class E>
constexpr Traits at(unsigned group, E value) {
  return at(group + static_cast<unsigned>(value));
}
/// A group's bits but those of `list`; nothing where the list is empty.
template <class T>
constexpr Traits all_but(const List<T>& list, unsigned group, unsigned size) {
  if (list.empty()) return 0;
  Traits refused = at(group + size) - at(group);
  for (const T& item : list) refused &= ~at(group, item);
  return refused;
}

}  // namespace traits

constexpr Traits traits_of(const TraitsOf& of) {
  // A C race is run as training: also the rules of its run apply.
  const bool c_race = of.kind == FactKind::race && of.priority == Race::Priority::c;
  const Traits kind = c_race ? traits::at(traits::c_race_at) : traits::at(0, of.kind);
  return kind | traits::at(traits::run_at, of.run) | traits::at(traits::long_at, of.long_run) |
         traits::at(traits::hard_at, of.hard) |
         (of.priority ? traits::at(traits::priority_at, *of.priority) : traits::at(traits::no_race_at));
}

/// Keys of a table that traits do not answer, by what answers them.
enum class KeyGroup { week, run, report, entry, surgery, athlete, others };
constexpr unsigned bit(KeyGroup group) { return 1U << static_cast<unsigned>(group); }

template <class T>
constexpr bool any(const Bounds<T>& bounds) {
  return bounds.at_least || bounds.under;
}

/// What the keys of a table ask; tables in `with` and `without` must be prepared.
constexpr Asked asked_by(const Match& table) {
  Asked asked;
  asked.refused = traits::all_but(table.fact, 0, traits::fact_count) |
                  traits::all_but(table.kind, traits::run_at, traits::run_count) |
                  traits::all_but(table.priority, traits::priority_at, traits::priority_count);
  for (const FactKind kind : table.fact) {
    asked.facts |= bit(kind);
    if (kind == FactKind::run) asked.facts |= bit(FactKind::race);
  }
  if (!table.fact.empty() && (asked.facts & bit(FactKind::race)) == 0) asked.refused |= traits::at(traits::c_race_at);
  if (table.long_run) asked.refused |= traits::at(traits::long_at, !*table.long_run);
  if (table.hard) asked.refused |= traits::at(traits::hard_at, !*table.hard);
  if (!table.priority.empty()) asked.refused |= traits::at(traits::no_race_at);

  if (table.longer_than) asked.beside |= bit(FactKind::run) | bit(FactKind::race);
  for (const List<Near>& list : {table.with, table.without}) {
    for (const Near& near : list) asked.beside |= near.match.asked.facts | near.match.asked.beside;
  }

  const auto note = [&](KeyGroup group, bool has) { asked.keys |= static_cast<std::uint8_t>(has ? bit(group) : 0); };
  note(KeyGroup::week, !table.phase.empty() || !table.nth_week.empty());
  note(KeyGroup::run, table.reaches || table.below || any(table.distance) || any(table.duration) || table.quality ||
                          table.share_of_week || table.longer_than || !table.written.empty() || !table.band.empty());
  note(KeyGroup::report, !table.area.empty() || !table.side.empty() || any(table.severity) || !table.sign.empty() ||
                             !table.words.empty() || table.lasting_days);
  note(KeyGroup::entry, any(table.level) || any(table.length) || !table.skipped.empty() || !table.flag.empty() ||
                            !table.condition.empty() || !table.massage.empty() || table.fever);
  note(KeyGroup::surgery, !table.procedure.empty() || any(table.weeks_since) || table.cleared_running ||
                              table.cleared_massage || table.wound_closed || table.extension_deficit ||
                              table.stiffness);
  note(KeyGroup::athlete, any(table.age) || any(table.weeks_running) || any(table.weekly_distance));
  note(KeyGroup::others, table.count || table.not_count || !table.with.empty() || !table.without.empty());
  return asked;
}

/// The table, ready to be asked.
constexpr Match prepared(Match table) {
  table.asked = asked_by(table);
  return table;
}

}  // namespace rubdown
