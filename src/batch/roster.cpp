#include "rubdown/batch/roster.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch/roster_key.hpp"
#include "plan/template.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"
#include "rubdown/batch/output_name.hpp"

namespace rubdown {
namespace {

/// Two athletes whose files and logs would be called the same.
void report_twice(AthleteJob& job, const std::string& safe, std::uint32_t line, RosterLines& lines) {
  const std::optional<std::uint32_t> first = lines.seen(safe, line);
  if (!first) return;
  job.findings.add(
      athlete_twice, {0, line, 1, line, 2},
      fmt::format("\"{}\" has the same file name as line {}: {}", one_line(job.name), *first, safe),
      fmt::format("give each an `id` of their own: now both read {0}.log.toml, so a warning sign of one counts "
                  "for both, the order of the rows decides who is {0}-2, and where they are written alike a calendar "
                  "that takes in both files keeps the events of one",
                  safe));
}

/// The plan is read before the row's values are put over it, so that it would be too late for a template.
void report_extends(AthleteJob& job, Span at) {
  job.findings.add(bad_roster, at, "a roster cannot set plan.extends",
                   "name the template under `plan`: a row's values win over it as those of a plan would");
}

/// An athlete whose files and log could only be called by where their row stands.
void report_nameless(AthleteJob& job, std::string_view identity, std::uint32_t line) {
  job.findings.add(
      athlete_nameless, {0, line, 1, line, 2},
      identity.empty() ? std::string{"this athlete has neither an `id` nor a name"}
                       : fmt::format("\"{}\" holds no letter or digit to name files by", one_line(identity)),
      "give the row an `id`: until then its files are called by its place, and no log beside the roster is "
      "read for it");
}

}  // namespace

void report_shared_log(AthleteJob& job, const LoadedPlan& loaded) {
  if (!job.shared_plan || !loaded.log_beside) return;
  job.findings.add(
      shared_log, job.shared_plan->named,
      fmt::format("line {} names this plan as well, and {} counts for both", job.shared_plan->first_line,
                  one_line(*loaded.log_beside)),
      "give each athlete a log of their own, <id>.log.toml beside the roster, and move what is in that one there");
}

void finish_job(AthleteJob& job, const std::string& roster, std::uint32_t line, const std::string& default_plan,
                RosterSeen& seen) {
  Span row{0, line, 1, line, 2};
  std::vector<Override>& overrides = job.request.overrides;
  auto value_of = [&](std::string_view key) {
    auto found = std::find_if(overrides.begin(), overrides.end(), [&](const Override& o) { return o.key == key; });
    return found == overrides.end() ? std::string{} : found->value;
  };
  std::string plan = value_of("plan");
  job.request.is_template = plan.empty();
  plan = plan.empty() ? default_plan : path_beside(roster, plan);
  std::string identity = value_of("id");
  if (identity.empty()) identity = value_of("athlete.name");
  const bool nameless = !can_name_files(identity);
  if (nameless) report_nameless(job, identity, line);
  if (identity.empty()) identity = fmt::format("row-{}", line);
  for (const Override& named : overrides) {
    if (named.key == "plan.extends") report_extends(job, named.at);
    if (named.key != "plan") continue;
    if (const auto first = seen.plans.seen(resolve_path({}, plan), line)) job.shared_plan = {named.at, *first};
  }
  std::erase_if(overrides, [](const Override& o) { return o.key == "id" || o.key == "plan"; });
  // Two athletes of one template must not share the identity of their events.
  if (value_of("plan.id").empty()) {
    overrides.push_back({"plan.id", fmt::format("{}@{}", identity, default_plan_id(plan)), row});
  }
  job.label = fmt::format("{}:{} {}", roster, line, one_line(identity));
  job.name = identity;
  job.request.path = plan;
  if (!nameless) {
    const std::string safe = safe_file_name(identity);
    job.request.log = path_beside(roster, safe + ".log.toml");
    report_twice(job, safe, line, seen.athletes);
  }
  if (plan.empty()) {
    job.findings.add(bad_roster, row, "this athlete has no plan", "say which under `plan`, or with --plan for all");
  }
}

namespace {

std::string_view delimiter_word(char delimiter) {
  return delimiter == ';' ? "semicolon" : delimiter == '\t' ? "tab" : delimiter == '|' ? "bar" : "comma";
}

Span place_of(const CsvCell& cell) {
  std::uint32_t width = 0;
  for (char c : cell.text) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return {0, cell.line, cell.column, cell.line, cell.column + std::max(width, 1u)};
}

}  // namespace

CsvRoster::CsvRoster(std::string path, ReadBytes read, std::optional<std::string> default_plan)
    : path_{std::move(path)}, rows_{std::move(read)}, default_plan_{std::move(default_plan)} {
  read_header();
}

void CsvRoster::read_header() {
  std::optional<CsvRow> header = rows_.next();
  if (!header) {
    sources_.add(path_, {});
    findings_.add(bad_roster, {}, rows_.error().empty() ? "the roster is empty" : rows_.error(),
                  "the first row names the columns: id, name, plan, race_date, ...");
    return;
  }
  sources_.add(path_, header->text, header->line);
  std::vector<std::string> seen;
  for (const CsvCell& cell : header->cells) {
    std::optional<std::string> key = header_key(cell.text);
    if (!key) report_unknown_column(cell.text, place_of(cell), findings_);
    std::string used = key.value_or("");
    if (!used.empty() && std::find(seen.begin(), seen.end(), used) != seen.end()) {
      findings_.add(double_column, place_of(cell), fmt::format("two columns say {}", used), "keep one of them");
      used.clear();
    }
    seen.push_back(used);
    const std::string health = key ? std::string{} : health_keys(cell.text);
    columns_.push_back({used, std::string{trim(cell.text)}, health, !key && health.empty() && is_heard(cell.text)});
  }
  bool names_plan = std::find(seen.begin(), seen.end(), "plan") != seen.end();
  if (!names_plan && !default_plan_) {
    findings_.add(bad_roster, {}, "the roster has no column `plan`",
                  "add one with the plan of each athlete, or name one for all with --plan PLAN");
  }
}

std::optional<AthleteJob> CsvRoster::next() {
  if (findings_.has_errors()) return std::nullopt;
  std::optional<CsvRow> row = rows_.next();
  if (row) {
    if (row->guessed && !said_guessed_) report_guessed(*row);
    return job(std::move(*row));
  }
  if (!rows_.error().empty()) findings_.add(bad_roster, {}, rows_.error(), "the rows before it were planned");
  return std::nullopt;
}

/// Says once that the letters of the table are a guess, with some by which one sees whether it was right.
void CsvRoster::report_guessed(const CsvRow& row) {
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  for (const CsvCell& cell : row.cells) {
    if (said_guessed_ || std::all_of(cell.text.begin(), cell.text.end(), is_plain)) continue;
    said_guessed_ = true;
    findings_.add(guessed_letters, place_of(cell),
                  fmt::format("the table is not UTF-8 and was read as Windows-1252: {}", one_line(trim(cell.text))),
                  "where that is not how it is written, save the table as CSV in UTF-8");
  }
}

AthleteJob CsvRoster::job(CsvRow row) {
  AthleteJob job;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    std::string_view text = trim(row.cells[i].text);
    if (i >= columns_.size()) {
      if (!text.empty()) {
        job.findings.add(
            extra_cell, place_of(row.cells[i]), "this cell is under no column",
            fmt::format("a {} inside a cell wants quotes around the cell", delimiter_word(rows_.delimiter())));
      }
      continue;
    }
    const auto& [key, name, health, heard] = columns_[i];
    if (text.empty()) continue;
    if (!health.empty()) report_health_cell(name, health, place_of(row.cells[i]), job.findings);
    if (heard) job.request.remarks.push_back({std::string{text}, place_of(row.cells[i])});
    if (!key.empty()) job.request.overrides.push_back({key, std::string{text}, place_of(row.cells[i])});
  }
  finish_job(job, path_, row.line, default_plan_.value_or(""), seen_);
  Sources sources;
  sources.add(path_, std::move(row.text), row.line);
  job.request.sources = std::move(sources);
  return job;
}

}  // namespace rubdown
