#include "cli/stray_logs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/batch/loader.hpp"
#include "rubdown/plan/read_plan.hpp"

namespace rubdown::cli {
namespace {

constexpr std::string_view log_ending = ".log.toml";

bool is_table(std::string_view path) {
  const std::string name = lower(path);
  return name.ends_with(".csv") || name.ends_with(".tsv");
}

}  // namespace

StrayLogs::StrayLogs(const std::vector<std::string>& words) {
  if (words.size() != 1 || !is_table(words[0])) return;
  roster_ = words[0];
  const std::size_t slash = roster_.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : roster_.substr(0, slash + 1);
  for (std::string& name : files_ending(folder, log_ending)) {
    const std::string plan = name.substr(0, name.size() - log_ending.size()) + ".toml";
    if (!is_file(path_beside(roster_, plan))) names_.insert(std::move(name));
  }
}

void StrayLogs::seen(const AthleteJob& job) {
  if (names_.empty()) return;
  if (job.request.log) names_.erase(std::string{file_name(*job.request.log)});
  for (const Override& value : job.request.overrides)
    if (value.key == "plan.log") names_.erase(std::string{file_name(value.value)});
}

std::string StrayLogs::line(bool whole) const {
  if (names_.empty()) return {};
  constexpr std::size_t most = 3;
  std::vector<std::string> first;
  for (const std::string& name : names_)
    if (first.size() < most) first.push_back(one_line(name));
  return fmt::format("{} beside {} with the id of no athlete {}: {}{}", counted(names_.size(), "log"),
                     one_line(file_name(roster_)), whole ? "in it" : "that was read", fmt::join(first, ", "),
                     names_.size() > most ? ", ..." : "");
}

}  // namespace rubdown::cli
