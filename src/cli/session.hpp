// One run of the program: what the environment and the global options say, and the two streams.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "rubdown/base/day.hpp"
#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/batch/files.hpp"

namespace rubdown::cli {

/// Global options after environment and terminal had their say. Read once, passed on.
struct Settings {
  std::optional<Day> today;      ///< `--today`
  std::optional<Instant> clock;  ///< SOURCE_DATE_EPOCH
  std::optional<Units> units;    ///< `--units`
  bool color = false;            ///< on standard output
  bool color_errors = false;     ///< on standard error
  bool ascii = false;
  bool icons = false;
  std::size_t width = 80;
  bool week_starts_sunday = false;
  int verbosity = 0;  ///< -1 quiet, 0, 1 verbose
};

/// Settings from the options and the environment; `error` names what is wrong with a value.
Settings read_settings(const Arguments& arguments, std::string& error);

/// The day it is for the athlete: `--today`, else SOURCE_DATE_EPOCH or the clock, seen in `zone` (null: UTC).
Day today(const Settings& settings, const Zone* zone);

/// A date, `today`, `yesterday` or `tomorrow`.
std::optional<Day> day_of_word(std::string_view word, Day today);

/// A whole number in `[least, most]`, decimal digits only (`08` is 8).
std::optional<int> parse_count(std::string_view text, int least, int most);

/// Prints to standard output and checks that it arrived; says so on standard error where not.
ExitCode print(std::string_view text, ExitCode code = ExitCode::done);
ExitCode print(const Pieces& pieces, ExitCode code);

/// `rubdown: what` and its further lines, on standard error.
void complain(std::string_view text);
ExitCode usage_error(std::string_view text);
ExitCode io_error(std::string_view what, std::string_view why);

/// Ends the program as a return from main() would, but without taking apart first what the command has made: of a
/// schedule that are thousands of pieces, and the system takes them back at once. For where all has been written.
[[noreturn]] void leave(ExitCode code);

/// Findings on standard error, in the full layout on a terminal, else in the concise one.
void print_findings(const Diagnostics& findings, const Sources& sources, const Settings& settings);

}  // namespace rubdown::cli
