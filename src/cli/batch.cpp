// `rubdown batch`: many athletes, their calendars and a summary of who needs the coach.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <thread>

#include "cli/athletes.hpp"
#include "cli/batch_report.hpp"
#include "cli/open_plan.hpp"
#include "cli/progress.hpp"
#include "cli/stray_logs.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/batch/run_batch.hpp"

namespace rubdown::cli {
namespace {

/// Set by the first Ctrl-C; the second one finds the default action again.
std::atomic<bool> interrupted{false};

void on_interrupt(int) {
  interrupted.store(true);
  std::signal(SIGINT, SIG_DFL);
}

struct Wanted {
  BatchOptions batch;
  bool summary_on_terminal = false;
};

bool parse_shard(std::string_view text, BatchOptions& options) {
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  std::optional<int> count = parse_count(text.substr(slash + 1), 1, 1'000'000);
  std::optional<int> number = parse_count(text.substr(0, slash), 1, count.value_or(0));
  if (!number) return false;
  options.shard = static_cast<std::size_t>(*number);
  options.shards = static_cast<std::size_t>(*count);
  return true;
}

std::string choose_formats(const Arguments& arguments, Wanted& wanted) {
  std::vector<std::string> names = arguments.values("--format");
  if (names.empty() && arguments.has("--output")) names.push_back("ics");
  std::vector<std::string_view> known{"summary"};
  for (const Format& format : formats()) {
    if (!format.extension.empty()) known.push_back(format.name);
  }
  for (const std::string& name : names) {
    if (name == "summary") {
      wanted.summary_on_terminal = true;
      continue;
    }
    const Format* format = find_format(name);
    if (!format) return fmt::format("unknown format \"{}\"\n{}", one_line(name), suggestion(name, known));
    if (format->extension.empty())
      return fmt::format("-f {} is for a terminal, a batch writes files\n{}", name, suggestion("", known));
    wanted.batch.formats.push_back(format);
  }
  return {};
}

std::string read_options(const Arguments& arguments, const Settings& settings, Wanted& wanted) {
  BatchOptions& batch = wanted.batch;
  batch.dry_run = arguments.has("--dry-run");
  batch.durable = arguments.has("--durable");
  batch.jobs = std::max(1u, std::thread::hardware_concurrency());
  if (auto text = arguments.value("--jobs")) {
    std::optional<int> jobs = parse_count(*text, 1, 256);
    if (!jobs) return fmt::format("--jobs wants a number from 1 to 256, not \"{}\"", one_line(*text));
    batch.jobs = static_cast<std::size_t>(*jobs);
  }
  if (auto text = arguments.value("--shard"); text && !parse_shard(*text, batch)) {
    return fmt::format("--shard wants K/N, such as 2/8, not \"{}\"", one_line(*text));
  }
  if (std::string error = choose_formats(arguments, wanted); !error.empty()) return error;
  batch.folder = arguments.value("--output").value_or("");
  for (std::string_view word : arguments.words()) batch.inputs.emplace_back(word);
  if (batch.folder.empty() && !batch.formats.empty()) return "batch wants -o DIR, the folder its files go to";
  if (batch.folder.empty() && !wanted.summary_on_terminal) return "batch wants -o DIR, or -f summary";
  batch.render.feed = arguments.has("--feed");
  batch.render.units = settings.units.value_or(Units::km);
  batch.units_given = settings.units.has_value();
  batch.render.ascii = settings.ascii;
  if (settings.clock) batch.render.stamp = *settings.clock;
  return {};
}

std::string closing_line(const BatchTotals& totals, const BatchOptions& batch, const RunReach& reach,
                         std::size_t would_write) {
  std::string text = counted_athletes(reach);
  if (batch.dry_run)
    text += fmt::format(", {} would change", counted(would_write, "file"));
  else if (!batch.formats.empty())
    text += fmt::format(", {} written, {} unchanged", counted(totals.written, "file"), totals.unchanged);
  if (totals.stops > 0) text += fmt::format(", {} with a safety stop", totals.stops);
  if (totals.failed > 0) text += fmt::format(", {} failed", totals.failed);
  if (totals.stale > 0) text += fmt::format("; {} of theirs left from an earlier run", counted(totals.stale, "file"));
  if (totals.nobodys > 0) {
    text += fmt::format("\n{} in {} of no athlete of this run: {}{}", counted(totals.nobodys, "file"),
                        one_line(batch.folder), one_line(fmt::format("{}", fmt::join(totals.nobodys_are, ", "))),
                        totals.nobodys > totals.nobodys_are.size() ? ", ..." : "");
  }
  return text;
}

/// The first athletes under a safety stop by name, those who need help now before the others.
class Stopped {
 public:
  void add(const SummaryRow& row) {
    if (row.stops.empty()) return;
    ++count_;
    std::vector<std::string>& names = row.urgent ? urgent_ : others_;
    if (names.size() == most) return;
    names.push_back(who(row));
  }
  /// Empty where nobody is. `shown`: the summary stands above, and says what each is to do.
  std::string line(const Reported& reported, bool shown) const {
    if (count_ == 0) return {};
    std::vector<std::string> names = urgent_;
    names.insert(names.end(), others_.begin(), others_.end());
    names.resize(std::min(names.size(), most));
    std::string text = fmt::format("safety stop: {}", fmt::join(names, ", "));
    if (count_ > names.size()) text += fmt::format(" and {} more", count_ - names.size());
    std::vector<std::string> where;
    if (!shown) where.emplace_back("-f summary");
    if (!reported.page.empty()) where.push_back(one_line(reported.page));
    if (!where.empty()) text += fmt::format("\nwhat each is to do: {}", fmt::join(where, ", or "));
    if (!reported.not_written.empty()) text += fmt::format("; {} could not be written", one_line(reported.not_written));
    return text;
  }

 private:
  /// `Chi Example (chi, urgent)`: the name, and what the files are called where that says more.
  static std::string who(const SummaryRow& row) {
    std::string name = row.name.empty() ? row.id : one_line(row.name);
    std::vector<std::string_view> more;
    if (const std::string_view files = files_called(row); !files.empty()) more.push_back(files);
    if (row.urgent) more.push_back("urgent");
    return more.empty() ? name : fmt::format("{} ({})", name, fmt::join(more, ", "));
  }

  static constexpr std::size_t most = 10;
  std::vector<std::string> urgent_, others_;
  std::size_t count_ = 0;
};

/// What athletes came to, gathered while they are planned.
class Tally {
 public:
  Tally(const Settings& settings, std::function<std::optional<std::size_t>()> count)
      : progress_{settings.verbosity == 0, std::move(count)}, quiet_{settings.verbosity < 0} {}

  void add(const AthleteResult& result) {
    progress_.step(result.failed);
    spool_good_ = spool.add(result.summary) && spool_good_;
    stopped.add(result.summary);
    for (const std::string& path : result.would_write) {
      ++would_write;
      if (listed == ExitCode::done) listed = print(path + "\n");
    }
    if (!result.failed && (quiet_ || result.warnings.empty())) return;
    progress_.clear();
    if (!result.failed) return complain(trim(result.warnings));
    complain(fmt::format("{} failed\n{}", result.label, trim(result.errors)));
  }

  void end() { progress_.clear(); }
  bool spool_good() const { return spool_good_; }

  SummarySpool spool;
  Stopped stopped;
  std::size_t would_write = 0;
  ExitCode listed = ExitCode::done;  ///< whether the list of what would be written arrived

 private:
  Progress progress_;
  bool quiet_;
  bool spool_good_ = true;
};

/// The summaries. One of a part of the athletes does not take the place of one that has them all.
Reported sum_up(const Wanted& wanted, const RunReach& reach, const Diagnostics& findings, Tally& tally,
                const Settings& settings) {
  if (!add_rows_of_run(reach, findings, tally.spool) || !tally.spool_good())
    return {io_error("the summary", "its rows could not be kept aside"), {}, {}, 0};
  const bool keep_old = reach.interrupted || reach.nobody(findings);
  return report({wanted.batch, reach.list, wanted.summary_on_terminal, reach.partial(findings), keep_old}, tally.spool,
                settings);
}

ExitCode exit_code(const BatchTotals& totals, const Diagnostics& findings) {
  if (totals.failed > 0 || findings.has_errors()) return ExitCode::invalid;
  return totals.stops > 0 ? ExitCode::stopped : ExitCode::done;
}

/// `-f ics html roster.csv` reads as three plans, and their summary would take the place of everybody's.
std::string stray_word(const std::vector<std::string>& words) {
  if (words.size() < 2) return {};
  for (const std::string& word : words) {
    if (find_format(word) && !is_file(word))
      return fmt::format("there is no plan {}; formats are joined by commas, as in -f ics,{}", word, word);
  }
  for (const std::string& word : words) {
    if (word.ends_with(".csv") || word.ends_with(".tsv"))
      return fmt::format("a roster is given alone: {}", one_line(word));
  }
  return {};
}

/// A log beside the plan of all would give one athlete's warning signs to everybody; that it is left out is said.
void say_whose_log(const std::string& path) {
  std::string ignored;
  if (!read_file(path, ignored)) return;
  complain(
      fmt::format("{} is read only for an athlete whose id or plan is called so\nthe log of an athlete is called "
                  "<id>.log.toml, beside the roster",
                  one_line(path)));
}

/// How many of all athletes this machine plans.
std::optional<std::size_t> of_shard(std::optional<std::size_t> all, const BatchOptions& batch) {
  if (!all) return all;
  return (*all + batch.shards - batch.shard) / batch.shards;
}

/// Plans that lie among those of athletes, and are none.
std::string templates_line(const BatchTotals& totals) {
  if (totals.templates == 0) return {};
  return fmt::format("{} without a date, which others there extend, left out: {}{}",
                     counted(totals.templates, "template"), fmt::join(totals.templates_are, ", "),
                     totals.templates > totals.templates_are.size() ? ", ..." : "");
}

/// `stray`: what is said of logs that belong to nobody; a roster that could not be used has nobody in it.
void say_closing(const Wanted& wanted, const BatchTotals& totals, const Tally& tally, const RunReach& reach,
                 const Reported& reported, const std::string& stray) {
  complain(closing_line(totals, wanted.batch, reach, tally.would_write));
  // A summary on the terminal has named them, the worst first; of a long one that is out of sight.
  const bool in_sight = wanted.summary_on_terminal && reported.lines <= screen_lines();
  const std::string stopped = in_sight ? std::string{} : tally.stopped.line(reported, wanted.summary_on_terminal);
  if (!stopped.empty()) complain(stopped);
  if (const std::string templates = templates_line(totals); !templates.empty()) complain(templates);
  if (!totals.interrupted && !stray.empty()) complain(stray);
}

}  // namespace

ExitCode run_batch(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  Wanted wanted;
  if (error.empty()) error = read_options(arguments, settings, wanted);
  if (error.empty()) error = stray_word(arguments.words());
  if (!error.empty()) return usage_error(error);
  BatchOptions& batch = wanted.batch;
  std::optional<std::string> plan;
  if (auto text = arguments.value("--plan")) plan = std::string{*text};
  std::optional<Athletes> athletes = find_athletes(arguments.words(), plan, error);
  if (!athletes) return io_error(arguments.words()[0], error);
  if (!batch.folder.empty() && !batch.dry_run && !make_folder(batch.folder, error))
    return io_error(batch.folder, error);

  std::signal(SIGINT, on_interrupt);
  if (plan && settings.verbosity >= 0) say_whose_log(log_name(*plan));
  batch.plans = athletes->folder;
  const auto count = [&] { return of_shard(athletes->count(), batch); };
  Tally tally{settings, count};
  // A shard sees a part of the athletes alone, and knows nothing of the logs of the others.
  StrayLogs stray(batch.shards > 1 ? std::string{} : athletes->folder + athletes->table, !athletes->folder.empty());
  RunReach reach;
  reach.list = athletes->title;
  const NextAthlete next = [&]() -> std::optional<AthleteJob> {
    std::optional<AthleteJob> job = athletes->next();
    if (!job) return job;
    stray.seen(*job);
    ++reach.read;
    if (athletes->roster && job->request.sources) reach.last_line = (*job->request.sources)[0].first_line;
    return job;
  };
  BatchTotals totals = rubdown::run_batch(
      batch, next, [&] { return make_loader(settings); },
      [&](const AthleteResult& result) {
        tally.add(result);
        if (!result.log.empty()) stray.named(result.log);
      },
      [] { return interrupted.load(); });
  tally.end();
  const Diagnostics& findings = athletes->roster ? athletes->roster->findings() : athletes->findings;
  print_findings(findings, athletes->roster ? athletes->roster->sources() : athletes->sources, settings);
  reach.interrupted = totals.interrupted;
  reach.done = totals.athletes;
  if (totals.interrupted) reach.total = count();
  const Reported reported = sum_up(wanted, reach, findings, tally, settings);
  if (settings.verbosity >= 0) {
    const std::string strays = reach.nobody(findings) ? std::string{} : stray.line(!findings.has_errors());
    say_closing(wanted, totals, tally, reach, reported, strays);
  }
  if (totals.interrupted) {
    complain("interrupted; the same command goes on where it stopped");
    return ExitCode::interrupted;
  }
  const ExitCode code = reported.code == ExitCode::done ? tally.listed : reported.code;
  return code != ExitCode::done ? code : exit_code(totals, findings);
}

}  // namespace rubdown::cli
