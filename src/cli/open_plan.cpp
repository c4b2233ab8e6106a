#include "cli/open_plan.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "cli/busy_reader.hpp"
#include "output/view.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"

namespace rubdown::cli {
namespace {

using std::chrono::days;

/// What `show` says of findings: errors and warnings about the file in full, those about the training in one line.
void report(const LoadedPlan& loaded, std::string_view path, const Settings& settings) {
  Diagnostics printed;
  std::size_t training = 0;
  for (const Diagnostic& finding : loaded.findings) {
    if (finding.severity == Severity::note) continue;
    bool about_training = finding.code->id[0] == 'W' && finding.severity == Severity::warning;
    if (about_training) ++training;
    if (!about_training || settings.verbosity > 0) {
      printed.add(*finding.code, finding.at, finding.message, finding.help);
    }
  }
  if (settings.verbosity >= 0 || printed.has_errors()) print_findings(printed, loaded.sources, settings);
  if (training > 0 && settings.verbosity == 0 && ::isatty(STDERR_FILENO) == 1) {
    complain(
        fmt::format("{} about the training; see `rubdown check {}`", counted(training, "warning"), one_line(path)));
  }
}

std::optional<Day> day_option(const Arguments& arguments, std::string_view option, Day today, std::string& error) {
  auto text = arguments.value(option);
  if (!text) return std::nullopt;
  std::optional<Day> day = day_of_word(*text, today);
  if (!day) error = fmt::format("{} wants a date as 2026-11-01, or today, not \"{}\"", option, one_line(*text));
  return day;
}

/// Two ways to say which days, of which one would go by unheard.
std::string days_said_twice(const Arguments& arguments) {
  constexpr std::array<std::string_view, 5> ways{"--all", "--week", "--on", "--from", "--to"};
  std::string_view first;
  for (const std::string_view way : ways) {
    if (!arguments.has(way)) continue;
    const bool range = first == "--from" && way == "--to";
    if (!first.empty() && !range) return fmt::format("{} and {} do not go together: each says which days", first, way);
    first = way;
  }
  return {};
}

DaySpan week_span(const Week& week) { return {week.start, week.start + days{6}}; }

}  // namespace

Loader make_loader(const Settings& settings) {
  return Loader{{[](const std::string& path, std::string& error) { return read_file(path, error); },
                 [settings](const Zone* zone) { return today(settings, zone); }, read_busy_calendar}};
}

std::optional<LoadedPlan> open_plan(LoadRequest request, const Settings& settings, ExitCode& code) {
  std::string path = request.path;
  LoadedPlan loaded = make_loader(settings).load(std::move(request));
  if (loaded.unreadable) {
    code = io_error(path, *loaded.unreadable);
    return std::nullopt;
  }
  report(loaded, path, settings);
  if (!loaded.plan || loaded.findings.has_errors()) {
    code = ExitCode::invalid;
    return std::nullopt;
  }
  return loaded;
}

DaySpan chosen_days(const Arguments& arguments, const Schedule& schedule, bool whole_plan, std::string& error) {
  if (schedule.weeks.empty()) return {schedule.header.today, schedule.header.today};
  if (std::string twice = days_said_twice(arguments); !twice.empty()) error = std::move(twice);
  DaySpan all{schedule.weeks.front().start, schedule.weeks.back().start + days{6}};
  if (arguments.has("--all")) return all;
  if (auto text = arguments.value("--week")) {
    int last = schedule.weeks.back().number;
    std::optional<int> number = parse_count(*text, 1, last);
    if (!number) {
      error = fmt::format("--week wants a number from 1 to {}, not \"{}\"", last, one_line(*text));
      return all;
    }
    auto week =
        std::find_if(schedule.weeks.begin(), schedule.weeks.end(), [&](const Week& w) { return w.number == *number; });
    return week == schedule.weeks.end() ? all : week_span(*week);
  }
  const Day today = schedule.header.today;
  std::optional<Day> on = day_option(arguments, "--on", today, error);
  if (on) return {*on, *on};
  std::optional<Day> from = day_option(arguments, "--from", today, error);
  std::optional<Day> to = day_option(arguments, "--to", today, error);
  if (from || to) {
    DaySpan span{from.value_or(all.from), to.value_or(all.to)};
    if (span.to < span.from) {
      error = from && to ? "--to lies before --from"
              : from     ? fmt::format("--from lies after the plan, which ends on {}", format_day(all.to))
                         : fmt::format("--to lies before the plan, which begins on {}", format_day(all.from));
    }
    return span;
  }
  if (whole_plan) return all;
  const bool sunday = arguments.value("--week-start").value_or("mon") == "sun";
  Day shown = today;
  if (week_of(schedule, shown) == nullptr) shown = shown < all.from ? all.from : schedule.weeks.back().start;
  const Day first = week_start(shown, sunday);
  return {first, first + days{6}};
}

RenderOptions render_options(const LoadedPlan& loaded, const Settings& settings) {
  RenderOptions options;
  options.units = settings.units.value_or(loaded.schedule.header.units);
  options.width = settings.width;
  options.color = settings.color;
  options.ascii = settings.ascii;
  options.icons = settings.icons;
  options.week_starts_sunday = settings.week_starts_sunday;
  options.zone = loaded.zone.get();
  options.findings = &loaded.findings;
  options.sources = &loaded.sources;
  if (settings.clock) options.stamp = *settings.clock;
  return options;
}

void warn_of_stop(const Stop& stop, std::string_view path, const Settings& settings) {
  constexpr std::string_view who = "rubdown: ";  // what complain() begins with takes room as well
  const std::string_view heading = stop.urgent ? "STOP, get medical help now" : "STOP";
  const std::string lines =
      wrap(fmt::format("{}{}: {}: {}", who, one_line(path), heading, stop.message), settings.width);
  complain(trim(lines).substr(who.size()));
}

ExitCode plan_exit_code(const Schedule& schedule) {
  return schedule.stops.empty() ? ExitCode::done : ExitCode::stopped;
}

}  // namespace rubdown::cli
