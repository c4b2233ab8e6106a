// `rubdown log`: adds to the log beside a plan; the plan itself is never written.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/athletes.hpp"
#include "cli/log_clear.hpp"
#include "cli/log_days.hpp"
#include "cli/log_warnings.hpp"
#include "cli/open_plan.hpp"
#include "plan/words.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/plan/write_log.hpp"
#include "rubdown/recovery/referrals.hpp"
#include "rubdown/training/log_doubts.hpp"
#include "toml/severity.hpp"

namespace rubdown::cli {
namespace {

/// Entries as TOML, and the first thing that was wrong with an option.
struct Entries {
  std::string text;
  std::string error;
  std::vector<std::string> doubts;  ///< said when the entries are in the log

  void add(const std::string& entry) { text += (text.empty() ? "" : "\n") + entry; }
};

/// Which entry the words of `--note` go with: a complaint before all, for it is what they are most likely about, and
/// else the run, whose day may be another than that of the rest.
enum class NoteOf { complaint, run, skipped, stress, itself };

NoteOf note_goes_to(const Arguments& arguments) {
  constexpr std::pair<std::string_view, NoteOf> rows[] = {
      {"--symptom", NoteOf::complaint}, {"--flag", NoteOf::complaint}, {"--illness", NoteOf::complaint},
      {"--done", NoteOf::run},          {"--missed", NoteOf::run},     {"--skipped", NoteOf::skipped},
      {"--stress", NoteOf::stress},
  };
  const auto* row =
      std::find_if(std::begin(rows), std::end(rows), [&](const auto& option) { return arguments.has(option.first); });
  return row == std::end(rows) ? NoteOf::itself : row->second;
}

/// The words of `--note` where they go with such an entry, else none.
std::string_view note_for(NoteOf entry, const Arguments& arguments) {
  return note_goes_to(arguments) == entry ? arguments.value("--note").value_or("") : std::string_view{};
}

/// `a:b:c` at its colons.
std::vector<std::string_view> parts(std::string_view text) {
  std::vector<std::string_view> all;
  for (;;) {
    std::size_t end = std::min(text.find(':'), text.size());
    all.push_back(trim(text.substr(0, end)));
    if (end == text.size()) return all;
    text.remove_prefix(end + 1);
  }
}

std::string not_understood(std::string_view option, std::string_view value, std::string_view wants) {
  return fmt::format("{} wants {}, not \"{}\"", option, wants, one_line(value));
}

std::optional<Side> side_of(std::string_view word, Entries& entries) {
  std::optional<Side> side = parse_side(word);
  if (!side) entries.error = fmt::format("unknown side \"{}\"\n{}", one_line(word), suggestion(word, side_names()));
  return side;
}

std::optional<BodyArea> area_of(std::string_view area, std::string_view side, Entries& entries) {
  std::optional<Area> known = parse_area(area);
  if (!known) {
    entries.error = fmt::format("unknown area \"{}\"\n{}", one_line(area), suggestion(area, area_names()));
    return std::nullopt;
  }
  std::optional<Side> known_side = side_of(side, entries);
  if (!known_side) return std::nullopt;
  return BodyArea{*known, *known_side};
}

void doubt_second(const LoggedDone& done, const Plan& plan, Entries& entries) {
  const std::vector<LoggedDone>& before = plan.entries.done;
  const bool again = std::any_of(before.begin(), before.end(), [&](const LoggedDone& other) {
    return other.on == done.on && other.session.value_or(1) == 1;
  });
  if (!again) return;
  entries.doubts.push_back(
      fmt::format("a run on {} was logged before: what is said now takes the place of what was said then\n"
                  "a second run of that day is an entry with `session = 2`",
                  format_day(done.on)));
}

void add_done(const Arguments& arguments, const LoadedPlan& loaded, Day now, Entries& entries) {
  const Plan& plan = *loaded.plan;
  auto word = arguments.value("--done");
  if (!word) return;
  LoggedDone done;
  std::optional<Day> day = day_of_word(*word, now);
  if (!day) {
    entries.error = not_understood("--done", *word, "a date as 2026-11-01, today or yesterday");
    return;
  }
  if (*day > now) entries.error = "--done lies in the future: a log holds what has happened";
  done.on = *day;
  if (auto text = arguments.value("--distance")) {
    done.distance = parse_distance(*text, plan.units);
    if (!done.distance) entries.error = not_understood("--distance", *text, "a distance such as 10mi or 16.1km");
  }
  if (auto text = arguments.value("--time")) {
    done.time = parse_clock(*text);
    if (!done.time) entries.error = not_understood("--time", *text, "a time such as 1:40:00");
  }
  for (const std::string& wrong : {wrong_day(done, loaded), wrong_time(done, loaded)}) {
    if (!wrong.empty() && entries.error.empty()) entries.error = wrong;
  }
  if (const auto doubt = log_doubt(done, loaded.schedule, plan.units)) {
    entries.doubts.push_back(*doubt + "; if that is a slip, correct it in the log");
  }
  if (is_shortly_before(loaded.schedule, done.on)) {
    entries.doubts.push_back(fmt::format(
        "{} lies before the first week of the plan: it stays in the log and counts for nothing", format_day(done.on)));
  }
  done.note = note_for(NoteOf::run, arguments);
  doubt_second(done, plan, entries);
  entries.add(log_entry(done, plan.units));
}

/// A day that was missed has one place for words, so those of both options stand in it.
std::string why_missed(const Arguments& arguments) {
  const std::string_view why = arguments.value("--why").value_or("");
  const std::string_view note = arguments.has("--done") ? "" : note_for(NoteOf::run, arguments);
  return fmt::format("{}{}{}", why, why.empty() || note.empty() ? "" : "; ", note);
}

void add_missed(const Arguments& arguments, const LoadedPlan& loaded, Day now, Entries& entries) {
  const std::optional<Day> done =
      arguments.value("--done") ? day_of_word(*arguments.value("--done"), now) : std::optional<Day>{};
  for (const std::string& word : arguments.values("--missed")) {
    std::optional<Day> day = day_of_word(word, now);
    if (!day) {
      entries.error = not_understood("--missed", word, "a date as 2026-11-01, today or yesterday");
      return;
    }
    if (*day > now) entries.error = "--missed lies in the future: a log holds what has happened";
    LoggedMissed missed;
    missed.on = *day;
    missed.why = why_missed(arguments);
    const std::string wrong = done == day
                                  ? fmt::format("--done and --missed both say {}: which is it?", format_day(*day))
                                  : wrong_day(missed, loaded);
    if (!wrong.empty() && entries.error.empty()) entries.error = wrong;
    entries.add(log_entry(missed));
  }
}

void add_symptoms(const Arguments& arguments, Day on, Entries& entries) {
  for (const std::string& text : arguments.values("--symptom")) {
    std::vector<std::string_view> words = parts(text);
    std::optional<int> severity = words.size() >= 2 ? parse_count(words.back(), 0, 10) : std::nullopt;
    if (words.size() >= 2 && !severity) severity = toml::severity_of(words.back());
    if (words.size() < 2 || words.size() > 3 || !severity) {
      entries.error = not_understood("--symptom", text, "AREA:SIDE:0-10, such as it-band:right:4");
      return;
    }
    std::optional<BodyArea> area = area_of(words[0], words.size() == 3 ? words[1] : "both", entries);
    if (!area) return;
    LoggedSymptom symptom;
    symptom.area = *area;
    symptom.severity = {*severity, {}};
    symptom.on = on;
    symptom.note = note_for(NoteOf::complaint, arguments);
    entries.add(log_entry(symptom));
  }
}

void add_flags(const Arguments& arguments, Day on, Entries& entries) {
  for (const std::string& text : arguments.values("--flag")) {
    std::vector<std::string_view> words = parts(text);
    if (words.size() > 2 || !is_flag(words[0])) {
      entries.error = fmt::format("unknown flag \"{}\"\n{}\nall of them: `rubdown help safety`", one_line(words[0]),
                                  suggestion(words[0], flag_names()));
      return;
    }
    LoggedFlag flag;
    flag.name = {std::string{words[0]}, {}};
    if (words.size() == 2) {
      std::optional<Side> side = side_of(words[1], entries);
      if (!side) return;
      flag.side = *side;
    }
    flag.on = on;
    flag.note = note_for(NoteOf::complaint, arguments);
    entries.add(log_entry(flag));
  }
}

void add_numbers(const Arguments& arguments, Day on, Entries& entries) {
  if (auto text = arguments.value("--stress")) {
    std::optional<int> level = parse_count(*text, 0, 10);
    if (!level) entries.error = not_understood("--stress", *text, "a number from 0 to 10");
    LoggedStress stress;
    stress.on = on;
    stress.level = level.value_or(0);
    stress.note = note_for(NoteOf::stress, arguments);
    entries.add(log_entry(stress));
  }
  if (auto text = arguments.value("--soreness")) {
    std::optional<int> level = parse_count(*text, 0, 10);
    if (!level) entries.error = not_understood("--soreness", *text, "a number from 0 to 10");
    LoggedSoreness soreness;
    soreness.on = on;
    soreness.level = level.value_or(0);
    entries.add(log_entry(soreness));
  }
  if (auto text = arguments.value("--sleep")) {
    std::optional<Minutes> length = parse_hours(*text);
    if (!length) entries.error = not_understood("--sleep", *text, "hours and minutes, such as 5:30");
    LoggedSleep sleep;
    sleep.on = on;
    sleep.length = length.value_or(Minutes{0});
    entries.add(log_entry(sleep));
  }
}

void add_words(const Arguments& arguments, Day on, Entries& entries) {
  std::vector<std::string> skipped = arguments.values("--skipped");
  if (!skipped.empty()) {
    LoggedSkipped entry;
    entry.on = on;
    entry.note = note_for(NoteOf::skipped, arguments);
    constexpr std::array<std::string_view, 3> words{"stretching", "hydration", "rolling"};
    for (const std::string& word : skipped) {
      if (word == "stretching")
        entry.stretching = true;
      else if (word == "hydration")
        entry.hydration = true;
      else if (word == "rolling")
        entry.rolling = true;
      else
        entries.error = fmt::format("--skipped does not know \"{}\"\n{}", one_line(word), suggestion(word, words));
    }
    entries.add(log_entry(entry));
  }
  if (auto word = arguments.value("--illness")) {
    LoggedIllness illness;
    illness.on = on;
    illness.fever = *word == "fever";
    illness.note = note_for(NoteOf::complaint, arguments);
    entries.add(log_entry(illness));
  }
  if (auto word = arguments.value("--massage")) {
    LoggedMassage massage;
    massage.on = on;
    // Here a kind of massage is meant: `sport` says enough.
    const std::string whole = (word->find('.') == std::string::npos ? "massage." : "") + std::string{*word};
    const auto words = appointment_words();
    const bool known = std::find(words.begin(), words.end(), whole) != words.end();
    const std::optional<SessionType> type = known ? parse_session_type(whole) : std::nullopt;
    if (!type) {
      entries.error =
          fmt::format("--massage does not know \"{}\"\n{}", one_line(*word), suggestion(whole, appointment_words()));
    } else {
      massage.type = *type;
    }
    entries.add(log_entry(massage));
  }
  if (const std::string_view note = note_for(NoteOf::itself, arguments); !note.empty()) {
    LoggedNote entry;
    entry.on = on;
    entry.text = note;
    entries.add(log_entry(entry));
  }
}

void add_cleared(const Arguments& arguments, const LoadedPlan& loaded, Day on, Entries& entries) {
  const std::vector<std::string> all = arguments.values("--clear");
  for (const std::string& what : all) {
    const std::string entry = clearing_entries(loaded, what, all, on, entries.error);
    if (entry.empty()) return;
    if (entries.text.find(entry) == std::string::npos) entries.add(entry);
  }
}

Entries entries_of(const Arguments& arguments, const LoadedPlan& loaded, Day now) {
  Entries entries;
  Day on = now;
  if (auto word = arguments.value("--on")) {
    std::optional<Day> day = day_of_word(*word, now);
    if (!day) entries.error = not_understood("--on", *word, "a date as 2026-11-01, today or yesterday");
    on = day.value_or(now);
  }
  if (on > now) entries.error = "--on lies in the future: a log holds what has happened";
  add_done(arguments, loaded, now, entries);
  add_missed(arguments, loaded, now, entries);
  add_symptoms(arguments, on, entries);
  add_flags(arguments, on, entries);
  add_cleared(arguments, loaded, on, entries);
  add_numbers(arguments, on, entries);
  add_words(arguments, on, entries);
  if (entries.text.empty() && entries.error.empty()) entries.error = "nothing to log\nsee `rubdown help log`";
  return entries;
}

/// What to append to a log that holds `so_far`: a first line for a new one, and a line end where the last one lacks it.
std::string appended(const std::string& so_far, const std::string& plan, const std::string& entries) {
  if (so_far.empty()) return fmt::format("# Written by `rubdown log`, read together with {}.\n\n{}", plan, entries);
  return (so_far.back() == '\n' ? "\n" : "\n\n") + entries;
}

/// True where the log is right with the entries at its end; else says what is wrong, so that nothing is added to it.
bool is_sound(const std::string& log, std::string text, Units units, const Settings& settings) {
  Sources sources;
  Diagnostics findings;
  Log read;
  read_log(sources.add(log, std::move(text)), sources, units, read, findings);
  if (!findings.has_errors()) return true;
  findings.sort();
  print_findings(findings, sources, settings);
  complain("nothing was added to the log");
  return false;
}

/// What was added, and any safety stop or other reason to see a clinician there is now: a warning sign must not
/// go down in silence.
ExitCode tell(const std::string& path, std::string text, const Settings& settings) {
  LoadRequest request;
  request.path = path;
  LoadedPlan loaded = make_loader(settings).load(std::move(request));
  warn_of_unheard(loaded, settings);
  if (settings.verbosity < 0) text.clear();
  const std::vector<Advice> referred = loaded.rules ? referrals(loaded.schedule, *loaded.rules) : std::vector<Advice>{};
  for (const Advice& notice : referred) text += fmt::format("\n{}\n", trim(wrap(notice.text, settings.width)));
  if (!loaded.schedule.stops.empty()) {
    const std::vector<StopTrigger> triggers = stop_triggers(loaded.schedule, *loaded.plan, *loaded.rules);
    for (const Stop& stop : loaded.schedule.stops) {
      const std::string what = fmt::format("{}: {}", stop.urgent ? "STOP, get medical help now" : "STOP", stop.message);
      text += fmt::format("\n{}\n{}", trim(wrap(what, settings.width)), how_it_ends(stop, triggers, path));
    }
  }
  if (!loaded.schedule.stops.empty() || !referred.empty()) text += "\nMore: `rubdown help safety`.\n";
  return print(text, plan_exit_code(loaded.schedule));
}

}  // namespace

ExitCode run_log(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  std::string path = arguments.words()[0];
  if (path == "-") return usage_error("the log lies beside the plan's file, so PLAN cannot be standard input here");
  if (is_roster(path)) return usage_error(log_of_athlete(path));
  Loader loader = make_loader(settings);
  LoadRequest request;
  request.path = path;
  LoadedPlan loaded = loader.load(std::move(request));
  if (loaded.unreadable) return io_error(path, *loaded.unreadable);
  if (!loaded.plan) {
    print_findings(loaded.findings, loaded.sources, settings);
    return ExitCode::invalid;
  }
  const Day now = today(settings, loaded.zone.get());
  Entries entries = entries_of(arguments, loaded, now);
  if (!entries.error.empty()) {
    const ExitCode refused = usage_error(entries.error);
    warn_of_refused(path, refused_entries(arguments, entries.text, now), settings);
    return refused;
  }
  std::string log = loaded.plan->log
                        ? path_beside(loaded.sources[loaded.plan->log->at.source].name, loaded.plan->log->value)
                        : log_name(path);
  const Units units = loaded.plan->units;
  // What is wrong by itself does not even make a log; what is wrong with the log that is there comes out under its
  // lock.
  if (!is_sound(log, entries.text, units, settings)) return ExitCode::invalid;
  bool sound = true;
  auto make = [&](const std::string& so_far) -> std::optional<std::string> {
    std::string more = appended(so_far, one_line(file_name(path)), entries.text);
    sound = is_sound(log, so_far + more, units, settings);
    return sound ? std::optional{std::move(more)} : std::nullopt;
  };
  if (!append_file(log, make, error)) return io_error(log, error);
  if (!sound) return ExitCode::invalid;
  if (settings.verbosity >= 0) {
    for (const std::string& doubt : entries.doubts) complain(doubt);
  }
  return tell(path, fmt::format("{}:\n{}", one_line(log), entries.text), settings);
}

}  // namespace rubdown::cli
