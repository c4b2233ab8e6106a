#include "rubdown/batch/run_batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "batch/ordered_work.hpp"
#include "batch/templates.hpp"
#include "batch/whole_file.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/batch/output_name.hpp"
#include "toml/codes.hpp"
#include "toml/read.hpp"

namespace rubdown {
namespace {

/// A file that waits for the disk before it gets its name.
struct Waiting {
  std::string path;
  WholeFile file;
};

/// An athlete who is planned; with `--durable` the files wait.
struct Planned {
  AthleteResult result;
  std::vector<Waiting> files;
};

void not_written(const std::string& path, std::string_view why, AthleteResult& result) {
  result.failed = true;
  const std::string said = fmt::format("{}: {}", one_line(path), why);
  result.errors += said + "\n";
  file_not_written(result.summary, said);
}

/// Athletes whose files have their bytes but not their names. One sync for many files takes a third of the time of one
/// for each, and makes the same promise: no file has its name before the disk has its bytes.
class DurableGroup {
 public:
  DurableGroup(const std::string& folder, std::function<void(const AthleteResult&)> tell)
      : folder_{folder}, tell_{std::move(tell)} {}

  void add(Planned planned) {
    files_ += planned.files.size();
    athletes_.push_back(std::move(planned));
    if (std::max(files_, athletes_.size()) >= most) finish();
  }
  /// Names the files, then tells of the athletes in their order.
  void finish() {
    std::string error;
    const bool synced = files_ == 0 || sync_folder(folder_, Synced::bytes, error);
    for (auto& [result, files] : athletes_) {
      for (Waiting& waiting : files) {
        if (synced && waiting.file.take_name(error))
          ++result.written;
        else
          not_written(waiting.path, error, result);
      }
    }
    // Their names on the disk, too: no more can be done where that fails, and the files are whole.
    if (files_ > 0) static_cast<void>(sync_folder(folder_, Synced::names, error));
    for (const Planned& planned : athletes_) tell_(planned.result);
    athletes_.clear();
    files_ = 0;
  }

 private:
  /// Every file waits open, and a process may open about a thousand.
  static constexpr std::size_t most = 256;

  std::string folder_;
  std::function<void(const AthleteResult&)> tell_;
  std::vector<Planned> athletes_;
  std::size_t files_ = 0;
};

std::string output_path(const BatchOptions& options, const std::string& name, const Format& format) {
  return fmt::format("{}/{}{}", options.folder, name, format.extension);
}

/// Writes one file where its bytes are not there already. Unchanged files keep their times, for the sake of calendar
/// apps that look at them.
void write_output(const BatchOptions& options, const LoadedPlan& loaded, const std::string& path,
                  std::string_view bytes, Planned& planned) {
  AthleteResult& result = planned.result;
  // Mostly there is no such file yet, and one look tells what three would.
  const bool is_new = is_free(path);
  if (!is_new && holds(path, bytes)) {
    ++result.unchanged;
    return;
  }
  if (!is_new && (is_input(options, path) || read_from(loaded, path))) {
    return not_written(path, "this run reads that file, so it is not written over", result);
  }
  if (options.dry_run) {
    result.would_write.push_back(path);
    return;
  }
  std::string error;
  std::optional<WholeFile> file =
      is_new ? WholeFile::write_new(path, one_piece(bytes), error) : WholeFile::write(path, one_piece(bytes), error);
  if (!file) return not_written(path, error, result);
  if (options.durable) {
    planned.files.push_back({path, std::move(*file)});
  } else if (file->take_name(error)) {
    ++result.written;
  } else {
    not_written(path, error, result);
  }
}

/// What the row of a roster says of an athlete, kept for one whose plan cannot be read.
struct RosterRow {
  std::string name;
  std::vector<std::string> logs;  ///< where their log would be
  bool has_remarks;
  std::optional<Span> dateless;  ///< its place, where a row of a roster says no day of a race

  explicit RosterRow(const AthleteJob& job) : has_remarks{!job.request.remarks.empty()} {
    const LoadRequest& request = job.request;
    for (const Override& value : request.overrides) {
      if (value.key == "athlete.name") name = one_line(value.value);
      if (value.key == "plan.log" && request.sources)
        logs.push_back(path_beside((*request.sources)[value.at.source].name, value.value));
    }
    const bool dated = std::any_of(request.overrides.begin(), request.overrides.end(), [](const Override& value) {
      return value.key == "race.date" || value.list != nullptr;
    });
    if (request.sources && !request.overrides.empty() && !dated) {
      const std::uint32_t line = (*request.sources)[0].first_line;
      dateless = Span{0, line, 1, line, 2};
    }
    // A log that is named takes the place of those that would be looked for.
    if (!logs.empty()) return;
    if (request.log) logs.push_back(*request.log);
    if (!request.is_template && !request.path.empty()) logs.push_back(log_name(request.path));
  }
};

/// The log that a plan names, as far as one that is no TOML can be read; nothing where it names none.
std::optional<std::string> log_named_by(const std::string& path, const LoadedPlan& loaded) {
  if (loaded.plan) {
    if (!loaded.plan->log) return std::nullopt;
    return path_beside(loaded.sources[loaded.plan->log->at.source].name, loaded.plan->log->value);
  }
  for (std::uint32_t source = 0; source < loaded.sources.size(); ++source) {
    if (loaded.sources[source].name != path) continue;
    Diagnostics ignored;
    const toml::Document document = toml::read(source, loaded.sources, ignored);
    const toml::Value* plan = toml::find(document.root, "plan");
    const toml::Value* log = plan != nullptr && plan->table() != nullptr ? toml::find(*plan, "log") : nullptr;
    if (log != nullptr && log->text() != nullptr) return path_beside(path, *log->text());
  }
  return std::nullopt;
}

/// A race without a date in the plan of all is for the athlete's row to mend: it is said there.
void blame_row(const RosterRow& row, LoadedPlan& loaded) {
  if (!row.dateless) return;
  Diagnostics blamed;
  for (const Diagnostic& finding : loaded.findings) {
    const bool lacks_date = finding.code == &toml::missing_key && finding.message == "[[race]] has no `date`";
    if (!lacks_date || finding.at.source == row.dateless->source) {
      blamed.add(*finding.code, finding.at, finding.message, finding.help);
      continue;
    }
    blamed.add(bad_roster, *row.dateless,
               fmt::format("this athlete has no `race_date`, and {}:{} has none for all",
                           one_line(loaded.sources[finding.at.source].name), finding.at.line),
               "fill in the column race_date, for example 2027-11-07");
  }
  blamed.sort();
  loaded.findings = std::move(blamed);
}

/// The row of an athlete who could not be planned: by name, and with a word about a log that nobody heard.
void tell_failed(const std::optional<std::string>& named_log, const RosterRow& row, SummaryRow& summary) {
  if (summary.name.empty()) summary.name = row.name;
  std::vector<std::string> logs = row.logs;
  if (named_log) logs = {*named_log};
  const bool has_log = std::any_of(logs.begin(), logs.end(), is_file);
  if (has_log || row.has_remarks)
    say_unheard(summary, !row.has_remarks ? "log was" : has_log ? "log and notes were" : "notes were");
}

std::string why_failed(const LoadedPlan& loaded, const std::string& path) {
  if (loaded.unreadable) return fmt::format("{}: {}\n", one_line(path), *loaded.unreadable);
  Diagnostics errors;
  for (const Diagnostic& finding : loaded.findings) {
    if (finding.severity == Severity::error) errors.add(*finding.code, finding.at, finding.message, finding.help);
  }
  return render(errors, loaded.sources, {DiagnosticFormat::concise, false});
}

Planned plan_athlete(const BatchOptions& options, FolderTemplates& templates, Loader& loader, IcsPhrases& phrases,
                     AthleteJob job) {
  Planned planned;
  AthleteResult& result = planned.result;
  result.label = job.label;
  result.name = job.name;
  const std::string path = job.request.path;
  const RosterRow row{job};
  LoadedPlan loaded;
  if (job.findings.has_errors()) {
    loaded.sources = std::move(*job.request.sources);
  } else {
    job.request.explain = explained_by(options.formats);
    job.request.loads = print_loads(options.formats);
    loaded = loader.load(std::move(job.request));
    report_shared_log(job, loaded);
    blame_row(row, loaded);
  }
  if (!job.findings.empty()) {
    loaded.findings.append(job.findings);
    loaded.findings.sort();
  }
  if (loaded.plan && loaded.plan->log) result.log = loaded.plan->log->value;
  result.summary = summary_row(loaded, result.name);
  result.failed = loaded.unreadable || !loaded.plan || loaded.findings.has_errors();
  if (result.failed) {
    result.is_template = templates.has(path, loaded);
    const std::optional<std::string> named_log = log_named_by(path, loaded);
    if (named_log) result.log = *named_log;
    tell_failed(named_log, row, result.summary);
    result.errors = why_failed(loaded, path);
    for (const Format* format : options.formats)
      result.stale += is_file(output_path(options, result.name, *format)) ? 1 : 0;
    return planned;
  }
  if (!job.findings.empty()) {
    result.warnings = render(job.findings, loaded.sources, {DiagnosticFormat::concise, false});
  }
  RenderOptions render = options.render;
  render.name_athlete = true;
  if (!options.units_given) render.units = loaded.schedule.header.units;
  render.zone = loaded.zone.get();
  render.findings = &loaded.findings;
  render.sources = &loaded.sources;
  render.phrases = &phrases;
  if (!loaded.schedule.weeks.empty()) {
    render.span = {loaded.schedule.weeks.front().start, loaded.schedule.weeks.back().start + std::chrono::days{6}};
  }
  // In one piece: the worker has the room, and one write of a file takes less than eight of its parts.
  for (const Format* format : options.formats) {
    std::string bytes = format->render(loaded.schedule, render);
    write_output(options, loaded, output_path(options, result.name, *format), bytes, planned);
    give_back(phrases, std::move(bytes));
  }
  return planned;
}

/// Athletes leave, and what was written for them stays: who subscribes to it should know.
void count_nobodys(const BatchOptions& options, const NameRegister& names, BatchTotals& totals) {
  constexpr std::size_t most = 3;
  each_name(options.folder, [&](std::string_view name) {
    for (const Format* format : options.formats) {
      if (!name.ends_with(format->extension)) continue;
      const std::string_view stem = name.substr(0, name.size() - format->extension.size());
      if (names.has(stem) || stem.starts_with("summary-")) continue;
      ++totals.nobodys;
      std::vector<std::string>& first = totals.nobodys_are;
      first.insert(std::upper_bound(first.begin(), first.end(), name), std::string{name});
      if (first.size() > most) first.pop_back();
    }
  });
}

void add_template(const AthleteResult& result, BatchTotals& totals) {
  constexpr std::size_t most = 3;
  if (++totals.templates <= most) totals.templates_are.push_back(result.label);
}

void add_up(const AthleteResult& result, BatchTotals& totals) {
  totals.stale += result.stale;
  ++totals.athletes;
  totals.failed += result.failed ? 1 : 0;
  totals.stops += result.summary.stops.empty() ? 0 : 1;
  totals.written += result.written;
  totals.unchanged += result.unchanged;
}

}  // namespace

bool is_input(const BatchOptions& options, const std::string& path) {
  return std::any_of(options.inputs.begin(), options.inputs.end(),
                     [&](const std::string& input) { return same_file(input, path); });
}

BatchTotals run_batch(const BatchOptions& options, const NextAthlete& next, const std::function<Loader()>& loader,
                      const std::function<void(const AthleteResult&)>& done, const std::function<bool()>& interrupted) {
  BatchTotals totals;
  NameRegister names;
  // The summaries lie in the same folder: no athlete is called as they are.
  names.unique("summary");
  std::size_t seen = 0;
  bool cut_short = false;
  // Names are given to the athletes of all shards, so that every machine calls an athlete the same.
  auto next_of_shard = [&]() -> std::optional<AthleteJob> {
    for (;;) {
      cut_short = interrupted();
      if (cut_short) return std::nullopt;
      std::optional<AthleteJob> job = next();
      if (!job) return std::nullopt;
      job->name = names.unique(safe_file_name(job->name));
      if (seen++ % options.shards == options.shard - 1) return job;
    }
  };
  const auto tell = [&](const AthleteResult& result) {
    if (result.is_template) return add_template(result, totals);
    add_up(result, totals);
    done(result);
  };
  DurableGroup group{options.folder, tell};
  const auto planned = [&](Planned athlete) { options.durable ? group.add(std::move(athlete)) : tell(athlete.result); };
  FolderTemplates templates{options.plans};
  OrderedWork<AthleteJob, Planned> work{next_of_shard, planned, true};
  work.run(options.jobs, [&] {
    auto own = std::make_shared<Loader>(loader());
    auto phrases = make_ics_phrases();
    return [&options, &templates, own, phrases](AthleteJob job) {
      return plan_athlete(options, templates, *own, *phrases, std::move(job));
    };
  });
  group.finish();
  totals.interrupted = cut_short;
  if (!totals.interrupted) count_nobodys(options, names, totals);
  return totals;
}

}  // namespace rubdown
