// The commands: rows of one table.
#pragma once

#include <span>
#include <string_view>

#include "cli/arguments.hpp"

namespace rubdown::cli {

enum class ExitCode { done = 0, invalid = 1, usage = 2, io = 3, stopped = 4, internal = 70, interrupted = 130 };

struct CommandRow {
  std::string_view name;
  std::string_view words;    ///< positional words as help shows them: `PLAN [DATE|RULE]`
  int least = 0, most = 0;   ///< how many words; most -1: any number
  std::string_view summary;  ///< one line
  std::span<const OptionRow> options;
  std::string_view examples;  ///< lines without the prompt
  ExitCode (*run)(const Arguments&);
};

/// All commands, in the order of help.
std::span<const CommandRow> commands();
const CommandRow* find_command(std::string_view name);
/// Options every command takes.
std::span<const OptionRow> global_options();
/// Meaning of the exit codes, for help and the manual.
struct ExitCodeRow {
  int code;
  std::string_view means;
};
std::span<const ExitCodeRow> exit_codes();

ExitCode run_show(const Arguments&);
ExitCode run_explain(const Arguments&);
ExitCode run_check(const Arguments&);
ExitCode run_new(const Arguments&);
ExitCode run_log(const Arguments&);
ExitCode run_diff(const Arguments&);
ExitCode run_busy(const Arguments&);
ExitCode run_batch(const Arguments&);
ExitCode run_stream(const Arguments&);
ExitCode run_rules(const Arguments&);
ExitCode run_workout(const Arguments&);
ExitCode run_paces(const Arguments&);
ExitCode run_import(const Arguments&);
ExitCode run_schema(const Arguments&);
ExitCode run_completions(const Arguments&);
ExitCode run_help(const Arguments&);

}  // namespace rubdown::cli
