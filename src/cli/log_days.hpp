// Days of `log --done` and `log --missed` against what the plan has on them: refused at once, not found by every later
// command.
#pragma once

#include <string>

#include "rubdown/batch/loader.hpp"

namespace rubdown::cli {

/// Why the entry cannot be about the plan, as an error; nothing where it can.
std::string wrong_day(const LoggedDone& done, const LoadedPlan& loaded);
std::string wrong_day(const LoggedMissed& missed, const LoadedPlan& loaded);

/// Hours and minutes that were read as minutes and seconds, `1:12` for seven miles; nothing where the time is one.
std::string wrong_time(const LoggedDone& done, const LoadedPlan& loaded);

}  // namespace rubdown::cli
