// Which plans of a folder are templates: others extend them, and they say no date themselves and nothing of health.
#pragma once

#include <mutex>
#include <set>
#include <string>

#include "rubdown/batch/loader.hpp"

namespace rubdown {

/// Asked of a plan that failed only, so that a folder without templates is never looked through. For several threads.
class FolderTemplates {
 public:
  /// Empty: the athletes come from no folder, and there are none.
  explicit FolderTemplates(std::string folder) : folder_{std::move(folder)} {}
  /// `failed` is the plan at `path` in the folder: whether it is a template that lies among the plans.
  bool has(const std::string& path, const LoadedPlan& failed);

 private:
  void look_through();

  std::string folder_;
  std::once_flag looked_;
  std::set<std::string> extended_;  ///< paths that plans of the folder extend; a few, however many plans there are
};

}  // namespace rubdown
