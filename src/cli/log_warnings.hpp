// What `rubdown log` must not leave unsaid about warning signs: those of a refused entry, and rules that do not listen.
#pragma once

#include <string>

#include "cli/open_plan.hpp"

namespace rubdown::cli {

/// All that a refused command would have logged: its entries as far as they came, and its words as a note, whatever
/// they were to go with.
std::string refused_entries(const Arguments& arguments, std::string entries, Day now);

/// Says which stops entries would set off that were refused, so that a warning sign does not go with them.
/// `entries` are as a log holds them.
void warn_of_refused(const std::string& path, const std::string& entries, const Settings& settings);

/// Says which rules of the plan could not be read and so did not look at what was logged, and which safety stops are
/// left out.
void warn_of_unheard(const LoadedPlan& loaded, const Settings& settings);

/// Why a roster is refused, and where the log of one of its athletes lies.
std::string log_of_athlete(const std::string& roster);

}  // namespace rubdown::cli
