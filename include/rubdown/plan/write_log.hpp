// One entry of a log as text: what `rubdown log` appends.
#pragma once

#include <string>

#include "rubdown/plan/log.hpp"

namespace rubdown {

/// A TOML 1.0 table with its header, such as `[[symptom]]`, and a line end; absent values are left out. Reading it back
/// gives the entry again, whatever its texts hold. Distances are written in `units`, exactly where they are whole
/// metres.
std::string log_entry(const LoggedDone& entry, Units units);
std::string log_entry(const LoggedMissed& entry);
std::string log_entry(const LoggedSymptom& entry);
std::string log_entry(const LoggedStress& entry);
std::string log_entry(const LoggedSoreness& entry);
std::string log_entry(const LoggedSleep& entry);
std::string log_entry(const LoggedSkipped& entry);
std::string log_entry(const LoggedFlag& entry);
std::string log_entry(const LoggedIllness& entry);
std::string log_entry(const LoggedMassage& entry);
std::string log_entry(const LoggedNote& entry);

/// `text` as a TOML string on one line, in double quotes; bytes that are not UTF-8 become U+FFFD.
std::string toml_string(std::string_view text);

}  // namespace rubdown
