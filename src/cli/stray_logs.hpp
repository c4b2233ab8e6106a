// Logs beside a roster that nobody in it owns: a flag in one stops no one.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rubdown/batch/roster.hpp"

namespace rubdown::cli {

class StrayLogs {
 public:
  /// Of the folder of a roster; none where `words` are plans, a folder or standard input.
  explicit StrayLogs(const std::vector<std::string>& words);
  /// The logs of this athlete are none.
  void seen(const AthleteJob& job);
  /// One line for people; empty where all have an owner. `whole`: every row of the roster was seen.
  std::string line(bool whole) const;

 private:
  std::string roster_;
  std::set<std::string> names_;
};

}  // namespace rubdown::cli
