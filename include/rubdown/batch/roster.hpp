// A coach's roster: an athlete a row, over a plan that all share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/csv.hpp"
#include "rubdown/base/diagnostics.hpp"
#include "rubdown/batch/loader.hpp"
#include "rubdown/batch/roster_lines.hpp"

namespace rubdown {

/// Another row of the roster that names the plan of this one.
struct SharedPlan {
  Span named;                    ///< where this row names it
  std::uint32_t first_line = 0;  ///< of the row that named it first
};

/// One athlete to plan for.
struct AthleteJob {
  std::string name;   ///< what the files are called before they are made unique: `id`, else the athlete's name
  std::string label;  ///< for messages: `roster.csv:3 ann`
  LoadRequest request;
  Diagnostics findings;  ///< about the row itself
  std::optional<SharedPlan> shared_plan;
};

/// Adds F013 where a log beside the plan counted for this athlete and counts for another as well.
void report_shared_log(AthleteJob& job, const LoadedPlan& loaded);

/// The next athlete, or nothing at the end.
using NextAthlete = std::function<std::optional<AthleteJob>()>;

/// Columns of a roster with names of their own, and the plan's keys they stand for.
struct RosterColumn {
  std::string_view name;
  std::string_view key;
  std::string_view means;
};
std::span<const RosterColumn> roster_columns();

/// Reads a roster in CSV row by row. `base` is its path (plans are named relative to it). Findings about its header go
/// to `findings`; with an error there (no `plan` column and no `default_plan`) there are no athletes.
class CsvRoster {
 public:
  CsvRoster(std::string path, ReadBytes read, std::optional<std::string> default_plan);
  std::optional<AthleteJob> next();
  const Diagnostics& findings() const { return findings_; }
  const Sources& sources() const { return sources_; }

 private:
  struct Column {
    std::string key;  ///< the plan's key; `plan` and `id` as they are; empty: not used
    std::string name;
    std::string health;  ///< of a column not used: the keys about health it should be, if any
    bool heard = false;  ///< its cells are remarks, heard for warning signs
  };
  void read_header();
  AthleteJob job(CsvRow row);
  void report_guessed(const CsvRow& row);

  std::string path_;
  CsvRows rows_;
  std::optional<std::string> default_plan_;
  std::vector<Column> columns_;
  RosterSeen seen_;
  bool said_guessed_ = false;
  Diagnostics findings_;
  Sources sources_;
};

/// True where a text in TOML has `[[athlete]]` tables, or `athlete` as an array, which no plan has.
bool is_toml_roster(std::string_view text);

/// Reads a roster in TOML: `[[athlete]]` tables with the same names as columns, and the plan's own tables. Where the
/// text is no TOML, each athlete's part is read alone, so that what is wrong there is a finding of that athlete.
std::vector<AthleteJob> read_toml_roster(const std::string& path, std::string text,
                                         const std::optional<std::string>& default_plan, Sources& sources,
                                         Diagnostics& findings);

}  // namespace rubdown
