// What holds up the safety stops of a schedule, so that whoever is told to stop is told how it ends as well.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rubdown/plan/plan.hpp"
#include "rubdown/recovery/rule.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// An entry of the log, or a condition or operation of the plan, and one stop that it set off.
struct StopTrigger {
  std::string rule;  ///< its id: `C-DVT`
  std::string key;   ///< of what set it off; the same for all the stops it set off
  FactKind kind = FactKind::note;
  Day on{};
  std::optional<Day> until;   ///< first day it no longer holds the stop up; absent: not cleared
  bool until_cleared = true;  ///< a clinician ends it, not time alone
  std::string name;           ///< the flag, area or condition; empty for other kinds
  Side side = Side::both;
  bool by_words = false;  ///< words in the note set the stop off, not the report itself
  std::string note;       ///< in the runner's words
  std::string words;      ///< `calf swelling (left) on Tue 10 Aug`
};

/// Of a finished schedule: what holds stops up today or later, by rule.
std::vector<StopTrigger> stop_triggers(const Schedule& schedule, const Plan& plan, const RulePack& rules);

}  // namespace rubdown
