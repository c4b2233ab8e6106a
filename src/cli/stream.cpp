// `rubdown stream`: one JSON record in, one out, a line each.
#include "rubdown/batch/stream.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "cli/command.hpp"
#include "cli/open_plan.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"

namespace rubdown::cli {
namespace {

std::string read_input() {
  std::string bytes(1 << 16, '\0');
  ssize_t n;
  do {
    n = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  } while (n < 0 && errno == EINTR);
  bytes.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
  return bytes;
}

}  // namespace

ExitCode run_stream(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  StreamOptions options;
  std::vector<std::string> names = arguments.values("--format");
  if (names.empty()) names.push_back("ics");
  std::vector<std::string_view> known;
  for (const Format& format : formats()) known.push_back(format.name);
  for (const std::string& name : names) {
    const Format* format = find_format(name);
    if (!format) return usage_error(fmt::format("unknown format \"{}\"\n{}", one_line(name), suggestion(name, known)));
    options.formats.push_back(format);
  }
  std::size_t jobs = 1;
  if (auto text = arguments.value("--jobs")) {
    std::optional<int> number = parse_count(*text, 1, 256);
    if (!number) return usage_error(fmt::format("--jobs wants a number from 1 to 256, not \"{}\"", one_line(*text)));
    jobs = static_cast<std::size_t>(*number);
  }
  options.render.width = settings.width;
  options.render.ascii = settings.ascii;
  options.render.feed = arguments.has("--feed");
  options.render.units = settings.units.value_or(Units::km);
  options.units_given = settings.units.has_value();
  if (settings.clock) options.render.stamp = *settings.clock;

  ExitCode code = ExitCode::done;
  auto write = [&](std::string_view line) {
    std::string problem;
    if (write_all(STDOUT_FILENO, line, problem)) return true;
    if (errno != EPIPE) code = io_error("standard output", problem);
    return false;
  };
  auto loader = [&](std::optional<Day> day) {
    Settings own = settings;
    if (day) own.today = day;
    return make_loader(own);
  };
  StreamTotals totals = rubdown::run_stream(read_input, write, jobs, !arguments.has("--unordered"), options, loader);
  if (settings.verbosity > 0) complain(fmt::format("{} records, {} failed", totals.records, totals.failed));
  if (code != ExitCode::done) return code;
  if (totals.failed > 0) return ExitCode::invalid;
  return totals.stops > 0 ? ExitCode::stopped : ExitCode::done;
}

}  // namespace rubdown::cli
