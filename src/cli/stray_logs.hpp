// Logs beside a roster, or in a folder of plans, that nobody owns: a flag in one stops no one.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "rubdown/batch/roster.hpp"

namespace rubdown::cli {

/// Asked by the thread that reads the list and the one that hears of the plans.
class StrayLogs {
 public:
  /// `list` is the path of a roster, or of a folder of plans; empty: there are none.
  StrayLogs(std::string list, bool is_folder);
  /// The logs of this athlete are none.
  void seen(const AthleteJob& job);
  /// A plan names this log.
  void named(std::string_view path);
  /// One line for people; empty where all have an owner. `whole`: every row of the roster was seen.
  std::string line(bool whole) const;

 private:
  std::mutex mutex_;
  std::string list_;
  bool is_folder_ = false;
  std::set<std::string> names_;
};

}  // namespace rubdown::cli
