// Where a batch's athletes come from: a roster, a folder of plans, or plans on the command line.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rubdown/batch/roster.hpp"

namespace rubdown::cli {

/// Athletes one by one, and what is wrong with the list itself.
struct Athletes {
  NextAthlete next;
  /// How many there are, where that can be told without reading what cannot be read twice. Costs a pass over the list
  /// and the memory of one row; for the progress line.
  std::function<std::optional<std::size_t>()> count;
  std::shared_ptr<CsvRoster> roster;  ///< its findings grow while it is read
  Sources sources;                    ///< of a roster in TOML
  Diagnostics findings;
  std::string title;
  std::string folder;  ///< where all of them lie; empty: elsewhere
  std::string table;   ///< the roster's path; empty: there is none, or it is standard input
};

/// Nothing with `error` where a word cannot be opened. A folder's plans are its *.toml files in the order of their
/// names, but for logs (*.log.toml) and templates, whose names begin with `_`.
std::optional<Athletes> find_athletes(const std::vector<std::string>& words, std::optional<std::string> default_plan,
                                      std::string& error);

/// Whether a path names a roster, by its name or by what it holds, and not a plan.
bool is_roster(const std::string& path);

}  // namespace rubdown::cli
