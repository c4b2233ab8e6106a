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

}  // namespace

StrayLogs::StrayLogs(std::string list, bool is_folder) : list_{std::move(list)}, is_folder_{is_folder} {
  if (list_.empty()) return;
  while (is_folder_ && list_.size() > 1 && list_.ends_with('/')) list_.pop_back();
  const std::size_t slash = list_.rfind('/');
  const std::string folder = is_folder_ ? list_ + "/" : slash == std::string::npos ? "./" : list_.substr(0, slash + 1);
  each_name(folder, [&](std::string_view name) {
    if (!name.ends_with(log_ending)) return;
    const std::string_view stem = name.substr(0, name.size() - log_ending.size());
    if (!is_file(std::string{folder}.append(stem).append(".toml"))) names_.emplace(name);
  });
}

void StrayLogs::named(std::string_view path) {
  const std::scoped_lock lock{mutex_};
  if (!names_.empty()) names_.erase(std::string{file_name(path)});
}

void StrayLogs::seen(const AthleteJob& job) {
  const std::scoped_lock lock{mutex_};
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
  const std::string_view nobody = is_folder_ ? " of no plan there"
                                  : whole    ? " with the id of no athlete in it"
                                             : " with the id of no athlete that was read";
  return fmt::format("{} {} {}{}: {}{}", counted(names_.size(), "log"), is_folder_ ? "in" : "beside",
                     one_line(file_name(list_)), nobody, fmt::join(first, ", "), names_.size() > most ? ", ..." : "");
}

}  // namespace rubdown::cli
