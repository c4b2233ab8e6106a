#include "cli/session.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdlib>

#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"

namespace rubdown::cli {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::string_view{value} : std::string_view{};
}

/// `--color` wins; then NO_COLOR (not empty), CLICOLOR_FORCE, FORCE_COLOR, TERM=dumb, then whether it is a terminal.
bool wants_color(std::string_view option, int descriptor) {
  if (option == "always") return true;
  if (option == "never") return false;
  if (!environment("NO_COLOR").empty()) return false;
  std::string_view forced = environment("CLICOLOR_FORCE");
  if ((!forced.empty() && forced != "0") || !environment("FORCE_COLOR").empty()) return true;
  return environment("TERM") != "dumb" && ::isatty(descriptor) == 1;
}

/// `--width`, else the terminal's, else COLUMNS, else 80.
std::size_t terminal_width() {
  struct winsize size {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  std::optional<int> columns = parse_count(environment("COLUMNS"), 1, 10'000);
  return columns ? static_cast<std::size_t>(*columns) : 80;
}

/// True where the locale's words say that the terminal takes UTF-8; no locale is ever loaded.
bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string value = lower(environment(name));
    if (value.empty()) continue;
    return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

std::optional<int> parse_count(std::string_view text, int least, int most) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
  return value;
}

Settings read_settings(const Arguments& arguments, std::string& error) {
  Settings settings;
  if (auto text = arguments.value("--today")) {
    settings.today = parse_day(*text);
    if (!settings.today) error = fmt::format("--today wants a date as 2026-11-01, not \"{}\"", one_line(*text));
  }
  std::string_view epoch = environment("SOURCE_DATE_EPOCH");
  if (!epoch.empty()) {
    std::int64_t seconds = 0;
    auto [end, problem] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
    if (problem != std::errc{} || end != epoch.data() + epoch.size() || seconds < 0 || seconds > 7'258'118'400) {
      error = "SOURCE_DATE_EPOCH is not a number of seconds since 1970";
    } else {
      settings.clock = Instant{std::chrono::seconds{seconds}};
    }
  }
  if (auto units = arguments.value("--units")) settings.units = *units == "mi" ? Units::mi : Units::km;
  std::string_view color = arguments.has("--no-color") ? "never" : arguments.value("--color").value_or("auto");
  settings.color = wants_color(color, STDOUT_FILENO);
  settings.color_errors = wants_color(color, STDERR_FILENO);
  settings.ascii = arguments.has("--ascii") || (::isatty(STDOUT_FILENO) == 1 && !locale_is_utf8());
  settings.icons = arguments.has("--icons") && !settings.ascii;
  settings.width = terminal_width();
  if (auto width = arguments.value("--width")) {
    std::optional<int> columns = parse_count(*width, 20, 1000);
    if (!columns) error = fmt::format("--width wants a number from 20 to 1000, not \"{}\"", one_line(*width));
    if (columns) settings.width = static_cast<std::size_t>(*columns);
  }
  settings.week_starts_sunday = arguments.value("--week-start").value_or("mon") == "sun";
  settings.verbosity = arguments.has("--quiet") ? -1 : arguments.has("--verbose") ? 1 : 0;
  return settings;
}

std::optional<Day> day_of_word(std::string_view word, Day today) {
  if (word == "today") return today;
  if (word == "yesterday") return today - std::chrono::days{1};
  if (word == "tomorrow") return today + std::chrono::days{1};
  return parse_day(word);
}

Day today(const Settings& settings, const Zone* zone) {
  if (settings.today) return *settings.today;
  Instant now =
      settings.clock ? *settings.clock : std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (zone) return day_of(zone->to_civil(now));
  return day_of(Civil{now.time_since_epoch()});
}

ExitCode print(std::string_view text, ExitCode code) { return print(one_piece(text), code); }

ExitCode print(const Pieces& pieces, ExitCode code) {
  std::string error;
  bool enough = false;
  const auto take = [&](std::string_view piece) {
    const bool written = write_all(STDOUT_FILENO, piece, error);
    enough = !written && errno == EPIPE;  // the reader has seen enough
    return written;
  };
  return pieces(take) || enough ? code : io_error("standard output", error);
}

void complain(std::string_view text) {
  std::string error;
  write_all(STDERR_FILENO, fmt::format("rubdown: {}\n", text), error);
}

ExitCode usage_error(std::string_view text) {
  complain(text);
  return ExitCode::usage;
}

ExitCode io_error(std::string_view what, std::string_view why) {
  complain(fmt::format("{}: {}", one_line(what), why));
  return ExitCode::io;
}

void leave(ExitCode code) { std::exit(static_cast<int>(code)); }

void print_findings(const Diagnostics& findings, const Sources& sources, const Settings& settings) {
  if (findings.empty()) return;
  bool terminal = ::isatty(STDERR_FILENO) == 1;
  std::string error;
  write_all(
      STDERR_FILENO,
      render(findings, sources, {terminal ? DiagnosticFormat::full : DiagnosticFormat::concise, settings.color_errors}),
      error);
}

}  // namespace rubdown::cli
