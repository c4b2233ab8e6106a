// Answers to "why": why a session is there, why another is not, and what a change would make of it. Text and JSON from
// a finished schedule; nothing is computed anew.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "rubdown/base/source.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/plan/plan_values.hpp"
#include "rubdown/recovery/rule.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// Tables the runner may paste into the plan; nothing is changed unasked.
struct Suggestion {
  std::string advice;  ///< one or two sentences
  std::string toml;    ///< [[change]] tables; empty where there is nothing to paste
  int days = 0;        ///< without a run
  int per_cent = 0;    ///< of the planned distances
};

struct ExplainOptions {
  std::size_t width = 80;  ///< columns; lines are wrapped at words
  bool color = false;
  bool ascii = false;
  const Zone* zone = nullptr;  ///< the athlete's, for times in JSON; null: times without an offset
  /// What JSON calls a session: its calendar UID. Empty: the session's identity.
  std::function<std::string(const Session&)> session_id;
  const Sources* sources = nullptr;  ///< what the sessions' places are in; null: nothing is said about them
  PlanValues values;                 ///< which file says what; its files are named where there are several
  std::optional<Suggestion> resume;  ///< after missed training, for the explanation of the whole plan
};

/// The whole plan: stops, each appointment with its reasons, what was not placed and why, self-care by rule, the works
/// cited in full; where several files make the plan, which value comes from which.
std::string explain_plan(const Schedule& schedule, const RulePack& rules, const ExplainOptions& options);

/// One day: each session with the place it was written at, the change that put it there, and rule, trigger, reason,
/// grade and sources, what was asked for that day and not placed.
std::string explain_day(const Schedule& schedule, const RulePack& rules, Day day, const ExplainOptions& options);

/// A rule with its evidence, then what it asked for in this plan and what came of it.
std::string explain_rule(const Schedule& schedule, const RulePack& rules, const Rule& rule,
                         const ExplainOptions& options);

/// `{"stops":[{"rule","urgent","since","until","blocks","message","trigger"}],"demands":[{"rule","trigger","window":{"earliest","ideal","latest"},"ideal","priority","types","length_s","served_by",
/// "refused_by":[{"constraint","detail"}],"smallest_change"}],"resume":null|{"days","per_cent","advice","changes"}}`,
/// demands of one day or one rule where given. Of the whole plan also `"values":[{"key","value","file","line"}]`, of a
/// day
/// `"sessions":[{"uid","title","file","line","change":null|{"why","was","file","line","was_file","was_line"}}]` with
/// what the plan wrote on it. `served_by` is null where `refused_by` says why; `changes` is TOML.
std::string explain_json(const Schedule& schedule, const ExplainOptions& options, std::optional<Day> day = std::nullopt,
                         std::string_view rule = {});

/// What `after` has that `before` has not, and the other way round, in words: for "what if". One line where they are
/// equal.
std::string explain_difference(const Schedule& before, const Schedule& after, const ExplainOptions& options);

}  // namespace rubdown
