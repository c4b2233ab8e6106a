#include <fmt/format.h>

#include "batch/roster_key.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"
#include "rubdown/batch/output_name.hpp"
#include "rubdown/batch/roster.hpp"
#include "toml/read.hpp"
#include "toml/value.hpp"

namespace rubdown {
namespace {

/// A value as a roster's cell would hold it; lists of plain values separated by `;`. Nothing for tables.
std::optional<std::string> cell_text(const toml::Value& value) {
  switch (value.kind()) {
  case toml::Kind::text:
    return std::string{*value.text()};
  case toml::Kind::boolean:
    return std::get<bool>(value.data) ? "true" : "false";
  case toml::Kind::integer:
    return fmt::format("{}", std::get<std::int64_t>(value.data));
  case toml::Kind::real:
    return fmt::format("{}", std::get<double>(value.data));
  case toml::Kind::day:
    return format_day(std::get<Day>(value.data));
  case toml::Kind::time:
    return format_time({std::chrono::floor<Minutes>(std::get<toml::ClockTime>(value.data))});
  case toml::Kind::moment:
    return format_day(day_of(std::get<Civil>(value.data)));
  case toml::Kind::list: {
    std::string joined;
    for (const toml::Value& item : *value.list()) {
      std::optional<std::string> text = cell_text(item);
      if (!text) return std::nullopt;
      if (!joined.empty()) joined += "; ";
      joined += *text;
    }
    return joined;
  }
  case toml::Kind::table:
  case toml::Kind::broken:
    break;
  }
  return std::nullopt;
}

/// Every plain value below a table as an override with its dotted key.
void flatten(const toml::Value& table, const std::string& prefix, AthleteJob& job, Diagnostics& findings) {
  for (const toml::Entry& entry : *table.table()) {
    std::string key = prefix.empty() ? "" : prefix + ".";
    key += entry.key;
    if (entry.value.kind() == toml::Kind::table) {
      flatten(entry.value, key, job, findings);
      continue;
    }
    std::optional<std::string> plan_key = roster_key(key);
    std::optional<std::string> text = cell_text(entry.value);
    if (!plan_key)
      report_unknown_column(key, entry.at, findings);
    else if (text)
      job.request.overrides.push_back({*plan_key, std::move(*text), entry.value.at});
    else if (entry.value.kind() != toml::Kind::broken) {
      findings.add(bad_roster, entry.at, fmt::format("{} holds tables, which a roster cannot set", one_line(key)),
                   "write them in a plan that extends the template, and name that plan");
    }
  }
}

}  // namespace

std::vector<AthleteJob> read_toml_roster(const std::string& path, std::string text,
                                         const std::optional<std::string>& default_plan, Sources& sources,
                                         Diagnostics& findings) {
  std::uint32_t source = sources.add(path, std::move(text));
  toml::Document document = toml::read(source, sources, findings);
  std::vector<AthleteJob> jobs;
  RosterSeen seen;
  const toml::Value* athletes = document.valid ? toml::find(document.root, "athlete") : nullptr;
  if (!athletes || !toml::is_list_of_tables(*athletes)) return jobs;
  for (const toml::Value& athlete : *athletes->list()) {
    AthleteJob job;
    flatten(athlete, {}, job, findings);
    job.request.sources.emplace();
    job.request.sources->add(path, sources[source].text);
    finish_job(job, path, athlete.at.line, default_plan.value_or(""), seen);
    jobs.push_back(std::move(job));
  }
  return jobs;
}

}  // namespace rubdown
