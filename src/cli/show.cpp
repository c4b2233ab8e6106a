// `rubdown show`: a plan with its recovery, in any format.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/open_plan.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/calendar/event_time.hpp"
#include "rubdown/calendar/uid.hpp"
#include "rubdown/calendar/update.hpp"

namespace rubdown::cli {
namespace {

/// What is written there goes on behind what stands there, so it is not opened as a file of its own.
bool is_standard_output(std::string_view file) {
  return file == "-" || file == "/dev/stdout" || file == "/dev/fd/1" || file == "/proc/self/fd/1";
}

bool wants_folder(const Arguments& arguments) {
  return arguments.has("--split") || arguments.value("--format").value_or("") == "vdir";
}

/// `-f`, else the ending of `-o FILE`, else `week`.
const Format* chosen_format(const Arguments& arguments, std::string& error) {
  std::vector<std::string_view> names;
  for (const Format& format : formats()) names.push_back(format.name);
  names.push_back("vdir");
  auto name = arguments.value("--format");
  if (wants_folder(arguments)) {
    const bool other = name && *name != "vdir" && *name != "ics";
    if (other) error = fmt::format("--split is for calendars, not for -f {}", one_line(*name));
    if (!arguments.has("--output")) error = "-f vdir and --split want -o DIR, the folder of the calendar";
    return find_format("ics");
  }
  if (name) {
    const Format* format = find_format(*name);
    if (!format) error = fmt::format("unknown format \"{}\"\n{}", one_line(*name), suggestion(*name, names));
    return format;
  }
  auto file = arguments.value("--output");
  if (!file || is_standard_output(*file)) return find_format("week");
  const Format* format = format_for_file(*file);
  if (!format) {
    error = fmt::format("the ending of \"{}\" names no format\nsay which with -f: {}", one_line(*file),
                        suggestion("", names));
  }
  return format;
}

/// What takes reminders away that an earlier calendar has.
constexpr std::string_view no_reminder = "none";

/// `1h`, `90m`, `1h30m`, `1h30`, `1d`: minutes before the start. A bare `1` may mean an hour, and is nothing.
std::optional<Minutes> parse_reminder(std::string_view text) {
  int total = 0;
  bool any = false, hours = false;
  while (!text.empty()) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    std::optional<int> number = parse_count(text.substr(0, digits), 0, 40'320);
    text.remove_prefix(digits);
    if (!number || (text.empty() && !hours)) return std::nullopt;
    if (text.substr(0, 3) == "min")
      text.remove_prefix(3), total += *number;
    else if (text.empty() || text[0] == 'm')
      text.remove_prefix(text.empty() ? 0 : 1), total += *number;
    else if (text[0] == 'h')
      text.remove_prefix(1), total += 60 * *number, hours = true;
    else if (text[0] == 'd')
      text.remove_prefix(1), total += 1440 * *number;
    else
      return std::nullopt;
    any = true;
  }
  if (!any || total > 40'320) return std::nullopt;
  return Minutes{total};
}

void calendar_options(const Arguments& arguments, RenderOptions& options, std::string& error) {
  options.feed = arguments.has("--feed");
  options.utc = arguments.has("--utc");
  options.busy_view = arguments.value("--view").value_or("full") == "busy";
  options.self_care = !arguments.has("--no-self-care");
  options.to_book = arguments.has("--to-book");
  options.todo = arguments.has("--todo");
  options.only = arguments.values("--only");
  for (const std::string& word : options.only) {
    bool category = word == "run" || word == "race" || word == "recovery" || word == "rest" || word == "cross" ||
                    word == "massage" || word == "self-care";
    if (!category && !parse_session_type(word)) {
      std::vector<std::string_view> words{"run", "race", "recovery", "rest", "cross", "massage", "self-care"};
      for (std::string_view name : session_type_names()) words.push_back(name);
      error = fmt::format("--only does not know \"{}\"\n{}", one_line(word), suggestion(word, words));
    }
  }
  if (auto text = arguments.value("--reminder"); text && *text != no_reminder) {
    options.reminder = parse_reminder(*text);
    if (!options.reminder)
      error = fmt::format("--reminder wants a time with its unit, such as 1h, 30m or 1d, or none, not \"{}\"",
                          one_line(*text));
  }
}

/// Appointments can be made from today on: those of the next four weeks, where no days were asked for.
void look_ahead(const Arguments& arguments, const Format& format, const Schedule& schedule, RenderOptions& options,
                std::string& error) {
  if (!options.to_book && !options.todo) return;
  if (options.todo && (format.name != "ics" || wants_folder(arguments))) error = "--todo is for one file, -f ics";
  if (options.todo && options.reminder) error = "--reminder is for events; a task is due on its day";
  const bool asked = arguments.has("--all") || arguments.has("--week") || arguments.has("--on") ||
                     arguments.has("--from") || arguments.has("--to");
  const Day today = schedule.header.today;
  if (!asked && !format.whole_plan) options.span = {today, today + std::chrono::days{27}};
  if (asked && options.span.to < today) error = "there is nothing to book any more on the days that were asked for";
  options.span = {std::max(options.span.from, today), std::max(options.span.to, today)};
}

/// The calendar of `--previous`, or the events in the folder of `-o`; none where there is no earlier one. False, with
/// the exit code, where it cannot be read.
bool read_earlier(const Arguments& arguments, std::vector<CalendarFile>& earlier, ExitCode& code) {
  std::string error;
  std::vector<std::string> paths;
  if (wants_folder(arguments)) {
    const std::string folder{*arguments.value("--output")};
    if (!make_folder(folder, error)) {
      code = io_error(folder, error);
      return false;
    }
    for (const std::string& name : files_ending(folder, ".ics")) {
      earlier.push_back({name, {}});
      paths.push_back(folder + "/" + name);
    }
  } else if (auto previous = arguments.value("--previous")) {
    earlier.push_back({std::string{*previous}, {}});
    paths.emplace_back(*previous);
  }
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::optional<std::string> text = read_file(paths[i], error);
    if (!text) {
      code = io_error(paths[i], error);
      return false;
    }
    earlier[i].text = std::move(*text);
  }
  return true;
}

/// Where no reminder is asked for, the one that the earlier calendar's events have stays: of `--previous` or the
/// folder, else of the file that is written over.
void keep_reminder(const Arguments& arguments, const std::vector<CalendarFile>& earlier, const Schedule& schedule,
                   const Settings& settings, RenderOptions& options) {
  if (arguments.has("--reminder") || options.todo) return;
  std::vector<std::string_view> texts;
  for (const CalendarFile& file : earlier) texts.push_back(file.text);
  std::optional<std::string> written_over;
  const std::string output{arguments.value("--output").value_or("-")};
  // Where one event has a reminder, the first has, and mostly there is none: that is seen without the whole file.
  const bool may_remind = texts.empty() && !is_standard_output(output) && !wants_folder(arguments) &&
                          beginning_of(output, 8192).find("BEGIN:VALARM") != std::string::npos;
  std::string error;
  if (may_remind) written_over = read_file(output, error);
  if (written_over) texts.emplace_back(*written_over);
  if (texts.empty()) return;
  const Reminders reminders = reminders_in(texts, CalendarIds(schedule.header).tag());
  if (!options.feed) options.reminder = reminders.common;
  if (!reminders.any || options.reminder || settings.verbosity < 0) return;
  complain(options.feed ? "the reminders of the earlier calendar go away: --feed leaves them out"
                        : "the reminders of the earlier calendar go away, as they are not all the same; --reminder "
                          "sets new ones, or none");
}

/// The calendar as the next generation of the one of `--previous`.
std::string updated(std::string_view calendar, const CalendarFile& earlier, const RenderOptions& options,
                    bool whole_plan, LoadedPlan& loaded, const Settings& settings) {
  UpdateOptions update;
  update.feed = options.feed;
  update.today = loaded.schedule.header.today;
  const std::chrono::days ahead = options.todo ? book_ahead : std::chrono::days{0};
  if (!whole_plan) update.only_days = std::pair{options.span.from - ahead, options.span.to - ahead};
  update.source = loaded.sources.add(earlier.name, earlier.text);
  Diagnostics findings;
  std::string next = update_ics(earlier.text, calendar, update, findings);
  findings.sort();
  if (settings.verbosity >= 0) print_findings(findings, loaded.sources, settings);
  return next;
}

/// One event a file, named by its UID: only what changed is written, only what is ours removed.
ExitCode write_folder(const std::string& folder, std::string_view calendar, const UpdateOptions& update,
                      const std::vector<CalendarFile>& existing, LoadedPlan& loaded, const Settings& settings,
                      ExitCode code) {
  std::string error;
  Diagnostics findings;
  FolderChanges changes = update_folder(existing, calendar, update, findings);
  findings.sort();
  if (settings.verbosity >= 0) print_findings(findings, loaded.sources, settings);
  for (const CalendarFile& file : changes.write) {
    if (!write_file(folder + "/" + file.name, file.text, error, false))
      return io_error(folder + "/" + file.name, error);
  }
  for (const std::string& name : changes.remove) {
    if (!remove_file(folder + "/" + name, error)) return io_error(folder + "/" + name, error);
  }
  if (settings.verbosity >= 0) {
    complain(fmt::format("{} written, {} removed", counted(changes.write.size(), "event"), changes.remove.size()));
  }
  return code;
}

/// Calendar programs that imported the earlier events of this plan keep those that are gone, unless they are told.
void hint_at_previous(const Arguments& arguments, const std::string& file, const Pieces& calendar) {
  if (arguments.has("--previous") || arguments.has("--feed") || !is_file(file)) return;
  std::string text;
  calendar([&](std::string_view first) {
    text = first;
    return false;
  });
  const std::size_t tag = text.find(ics_plan_property);
  if (tag == std::string_view::npos) return;
  std::string error;
  const std::optional<std::string> old = read_file(file, error);
  if (!old || old->find(text.substr(tag, text.find('\r', tag) - tag)) == std::string::npos) return;
  complain(
      fmt::format("{0} held a calendar of rubdown and is written over: what is gone stays where it was imported\n"
                  "the next time add --previous {0}, which cancels it",
                  one_line(file)));
}

ExitCode write_out(const Arguments& arguments, const Format& format, const Pieces& pieces, const Settings& settings,
                   ExitCode code) {
  auto file = arguments.value("--output");
  if (!file || is_standard_output(*file)) return print(pieces, code);
  const std::string path{*file};
  if (holds(path, pieces)) return code;  // it keeps its time, by which programs see what is new
  if (settings.verbosity >= 0 && format.name == "ics") hint_at_previous(arguments, path, pieces);
  std::string error;
  if (!write_file(path, pieces, error, false)) return io_error(path, error);
  return code;
}

/// An empty answer to `--to-book` is no answer: whether all stand, or no place was found for them.
void remark_nothing_to_book(const Schedule& schedule, DaySpan span) {
  const auto inside = [&](Day day) { return day >= span.from && day <= span.to; };
  for (const Session& session : schedule.sessions) {
    if (is_to_book(session) && inside(session.day)) return;
  }
  const auto without_place = std::count_if(schedule.unplaced.begin(), schedule.unplaced.end(),
                                           [&](const Unplaced& unplaced) { return inside(unplaced.day); });
  std::string text = fmt::format("no appointments to make from {} to {}", format_day(span.from), format_day(span.to));
  if (without_place > 0) {
    text += fmt::format("\n{} that rules ask for found no place; `rubdown explain` says why, and what would help",
                        counted(static_cast<std::size_t>(without_place), "massage"));
  }
  complain(text);
}

/// What a reader of the output would miss in it.
void remark(const Format& format, const RenderOptions& options, const LoadedPlan& loaded, const Settings& settings) {
  if (options.to_book) remark_nothing_to_book(loaded.schedule, options.span);
  if (options.feed && options.reminder)
    complain("--feed leaves out the reminders of --reminder: whoever subscribes to a calendar sets them there");
  if (format.name != "ics") return;
  if (!options.zone) {
    complain(
        "the plan names no time zone, so all events are all-day ones; add timezone = \"Area/City\" under [athlete]");
    return;
  }
  Diagnostics clock_changes;
  report_clock_changes(loaded.schedule, *options.zone, clock_changes);
  print_findings(clock_changes, loaded.sources, settings);
}

/// Why `-o FILE` may not be written: this run reads it. Only an earlier calendar, `--previous`, may give way to the
/// next.
std::string refused_output(const Arguments& arguments, const LoadedPlan& loaded) {
  const std::string file{arguments.value("--output").value_or("-")};
  bool read = !is_standard_output(file) && read_from(loaded, file) != nullptr;
  for (const std::string& path : arguments.values("--busy")) read = read || same_file(path, file);
  for (const At<std::string>& busy : loaded.plan->availability.busy) {
    read = read || same_file(path_beside(loaded.sources[busy.at.source].name, busy.value), file);
  }
  if (!read) return {};
  return fmt::format("-o would write over {}, which this run reads\nname another file", one_line(file));
}

}  // namespace

ExitCode run_show(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  const Format* format = error.empty() ? chosen_format(arguments, error) : nullptr;
  if (format == nullptr || !error.empty()) return usage_error(error);
  LoadRequest request;
  request.path = arguments.words()[0];
  request.extra_busy = arguments.values("--busy");
  request.without_rules = arguments.values("--without");
  request.with_rules = arguments.values("--with");
  request.explain = format->explain;
  request.loads = format->loads;
  ExitCode code = ExitCode::done;
  std::optional<LoadedPlan> loaded = open_plan(std::move(request), settings, code);
  if (!loaded) return code;
  RenderOptions options = render_options(*loaded, settings);
  options.span = chosen_days(arguments, loaded->schedule, format->whole_plan, error);
  calendar_options(arguments, options, error);
  look_ahead(arguments, *format, loaded->schedule, options, error);
  if (error.empty()) error = refused_output(arguments, *loaded);
  if (!error.empty()) return usage_error(error);
  // Who writes a file sees nothing of it; what stands in it of a stop is said here as well.
  if (!is_standard_output(arguments.value("--output").value_or("-"))) {
    for (const Stop& stop : loaded->schedule.stops) warn_of_stop(stop, arguments.words()[0], settings);
  }
  if (settings.verbosity >= 0) remark(*format, options, *loaded, settings);
  std::vector<CalendarFile> earlier;
  if (format->name == "ics" && !read_earlier(arguments, earlier, code)) return code;
  if (format->name == "ics") keep_reminder(arguments, earlier, loaded->schedule, settings, options);
  ExitCode done = plan_exit_code(loaded->schedule);
  bool whole_plan = options.span == chosen_days({}, loaded->schedule, true, error);
  if (format->name != "ics" && arguments.has("--previous")) return usage_error("--previous is for calendars: -f ics");
  if (!wants_folder(arguments) && earlier.empty()) {
    const Pieces parts = [&](const Take& take) { return render_in_parts(*format, loaded->schedule, options, take); };
    leave(write_out(arguments, *format, parts, settings, done));
  }
  std::string text = format->render(loaded->schedule, options);
  if (wants_folder(arguments)) {
    UpdateOptions update;
    update.feed = options.feed;
    if (!whole_plan) update.only_days = std::pair{options.span.from, options.span.to};
    return write_folder(std::string{*arguments.value("--output")}, text, update, earlier, *loaded, settings, done);
  }
  text = updated(text, earlier[0], options, whole_plan, *loaded, settings);
  leave(write_out(arguments, *format, one_piece(text), settings, done));
}

}  // namespace rubdown::cli
