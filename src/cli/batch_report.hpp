// The summaries of a batch, in its folder and on the terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/session.hpp"
#include "rubdown/batch/run_batch.hpp"
#include "rubdown/batch/summary.hpp"

namespace rubdown::cli {

/// How far a run came with its list of athletes.
struct RunReach {
  std::string list;             ///< what the list is called
  std::size_t read = 0;         ///< athletes read from it, of all shards
  std::uint32_t last_line = 0;  ///< of a roster's last row that was read; 0: none, or not a table
  bool interrupted = false;
  std::size_t done = 0;              ///< athletes of this shard
  std::optional<std::size_t> total;  ///< of them, where it is known

  /// Nobody could be read: a summary of this run would say nothing.
  bool nobody(const Diagnostics& findings) const { return read == 0 && findings.has_errors(); }
  /// Athletes are missing. A table is read no further than its first error.
  bool partial(const Diagnostics& findings) const {
    return interrupted || nobody(findings) || (last_line > 0 && findings.has_errors());
  }
};

/// Adds a row for each reason why the summary has not all athletes: errors of the list itself, an interruption.
bool add_rows_of_run(const RunReach& reach, const Diagnostics& findings, SummarySpool& spool);

/// `585 of 15000 athletes`; `1 athlete` where all are done or nobody knows.
std::string counted_athletes(const RunReach& reach);

/// What is written and printed.
struct ReportOptions {
  const BatchOptions& batch;
  std::string title;
  bool on_terminal = false;
  bool partial = false;
  bool keep_old = false;  ///< summaries that lie in the folder already are better than those of this run
};

struct Reported {
  ExitCode code = ExitCode::done;
  std::string page;         ///< the page that was written, for people to open; empty: none
  std::string not_written;  ///< the page that could not be written
  std::size_t lines = 0;    ///< printed on the terminal
};

Reported report(const ReportOptions& options, SummarySpool& spool, const Settings& settings);

/// Lines that a person has before them: the terminal's, or a usual one's.
std::size_t screen_lines();

}  // namespace rubdown::cli
