// Safety stops: what red flags, operations and illness take out of the calendar, and until when.
#pragma once

#include <optional>
#include <vector>

#include "recovery/firing.hpp"

namespace rubdown {

/// One stop on the time line: from `from` up to but not including `until`.
struct StopSpan {
  const Rule* rule = nullptr;
  const StopEffect* effect = nullptr;
  const Fact* fact = nullptr;
  Day from{};
  std::optional<Day> until;
  AreaSet areas;          ///< on which nothing is placed
  bool by_words = false;  ///< words in the runner's note set it off

  bool holds_on(Day day) const { return day >= from && (!until || day < *until); }
  bool blocks(Blocks what) const;
};

/// The stops of all firings. Where an urgent stop of a rule acts, its milder ones for the same trigger keep silent.
std::vector<StopSpan> find_stops(const Firings& firings, const Facts& facts);

/// Whether a run, race or other session may not take place.
bool blocks_session(const StopSpan& stop, const Session& session);

bool has_stops(const Rule& rule);

/// Marks the planned sessions that stops block, with the reason. Returns whether there were any.
bool stop_sessions(const std::vector<StopSpan>& stops, Schedule& schedule);

/// Easy days when a stop ends, as advice on runs.
void advise_easy_days(const std::vector<StopSpan>& stops, Schedule& schedule);

/// The stops that hold today or later, each once, most urgent first.
void report_stops(const std::vector<StopSpan>& stops, Schedule& schedule);

/// A reason as the rule gives it.
inline Reason reason_of(const Rule& rule, const Fact& fact) {
  return {rule.id, fact.words, rule.because, rule.grade, {rule.sources.begin(), rule.sources.size()}};
}
/// Says once why the session is there, or what the rule says about it.
void add_reason(const Firing& firing, TextStore& texts, Session& session);

/// The areas of a reported complaint; the whole leg where none was named.
AreaSet reported_areas(const Firing& firing, const Engine& engine);
AreaSet leg_areas(Side side, const Engine& engine);

}  // namespace rubdown
