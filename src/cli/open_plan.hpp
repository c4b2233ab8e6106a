// What the commands that work on a plan share: load it, say what is wrong with it, pick the days to print.
#pragma once

#include <optional>
#include <string>

#include "cli/session.hpp"
#include "rubdown/batch/loader.hpp"
#include "rubdown/output/format.hpp"

namespace rubdown::cli {

/// A loader over the real files, clock and zones.
Loader make_loader(const Settings& settings);

/// The plan, or the exit code with which to stop: its findings were printed. Warnings are printed, notes are not;
/// findings about the training are counted in one line on a terminal.
std::optional<LoadedPlan> open_plan(LoadRequest request, const Settings& settings, ExitCode& code);

/// The days `--week`, `--on`, `--from`/`--to` and `--all` ask for; without them all days where `whole_plan`, else the
/// week that holds today, or the first or last. `error` says what is wrong with an option's value.
DaySpan chosen_days(const Arguments& arguments, const Schedule& schedule, bool whole_plan, std::string& error);

/// Options for a formatter from the settings and the plan.
RenderOptions render_options(const LoadedPlan& loaded, const Settings& settings);

/// Says a stop where the output does not: in lines as wide as the terminal, as nothing of it is cut.
void warn_of_stop(const Stop& stop, std::string_view path, const Settings& settings);

/// `done`, or `stopped` where a safety stop is in force.
ExitCode plan_exit_code(const Schedule& schedule);

}  // namespace rubdown::cli
