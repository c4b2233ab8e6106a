// Where a batch's athletes come from: a roster, a folder of plans, or plans on the command line.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rubdown/batch/roster.hpp"

namespace rubdown::cli {

/// Athletes one by one, and what is wrong with the list itself.
struct Athletes {
  NextAthlete next;
  std::optional<std::size_t> count;   ///< where it is known beforehand, for the progress line
  std::shared_ptr<CsvRoster> roster;  ///< its findings grow while it is read
  Sources sources;                    ///< of a roster in TOML
  Diagnostics findings;
  std::string title;
};

/// Nothing with `error` where a word cannot be opened. A folder's plans are its *.toml files in the order of their
/// names, but for logs (*.log.toml) and templates, whose names begin with `_`.
std::optional<Athletes> find_athletes(const std::vector<std::string>& words, std::optional<std::string> default_plan,
                                      std::string& error);

}  // namespace rubdown::cli
