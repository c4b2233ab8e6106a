// The commands: rows of one table.
#pragma once

#include <span>
#include <string_view>

#include "cli/arguments.hpp"

namespace rubdown::cli {

enum class ExitCode { done = 0, invalid = 1, usage = 2, io = 3, stopped = 4, internal = 70, interrupted = 130 };

struct CommandRow {
  std::string_view name;
  std::string_view words;     ///< positional words as help shows them: `PLAN [DATE|RULE]`
  int least = 0, most = 0;    ///< how many words; most -1: any number
  std::string_view summary;   ///< one line
  std::span<const OptionRow> options;
  std::string_view examples;  ///< lines without the prompt
  ExitCode (*run)(const Arguments&);
  bool words_optional_on_stdin = false;  ///< with no word and a stdin that is no terminal, `-` is meant
};

/// All commands, in the order of help.
std::span<const CommandRow> commands();
const CommandRow* find_command(std::string_view name);
/// Options every command takes.
std::span<const OptionRow> global_options();

ExitCode run_show(const Arguments&);
ExitCode run_check(const Arguments&);
ExitCode run_explain(const Arguments&);
ExitCode run_workout(const Arguments&);
ExitCode run_help(const Arguments&);

}  // namespace rubdown::cli
