#include "rubdown/batch/run_batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "batch/ordered_work.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/batch/output_name.hpp"

namespace rubdown {
namespace {

std::string output_path(const BatchOptions& options, const std::string& name, const Format& format) {
  return fmt::format("{}/{}{}", options.folder, name, format.extension);
}

/// Writes one file where its bytes are not there already. Unchanged files keep their times, for the sake of calendar
/// apps that look at them.
void write_output(const BatchOptions& options, const LoadedPlan& loaded, const std::string& path,
                  std::string_view bytes, AthleteResult& result) {
  if (holds(path, bytes)) {
    ++result.unchanged;
    return;
  }
  if (is_input(options, path) || read_from(loaded, path)) {
    result.failed = true;
    result.errors += fmt::format("{}: this run reads that file, so it is not written over\n", path);
    return;
  }
  if (options.dry_run) {
    result.would_write.push_back(path);
    return;
  }
  std::string error;
  if (write_file(path, bytes, error, options.durable)) {
    ++result.written;
    return;
  }
  result.failed = true;
  result.errors += fmt::format("{}: {}\n", path, error);
}

AthleteResult plan_athlete(const BatchOptions& options, Loader& loader, AthleteJob job) {
  AthleteResult result;
  result.label = job.label;
  result.name = job.name;
  const std::string path = job.request.path;
  LoadedPlan loaded;
  if (job.findings.has_errors()) {
    loaded.sources = std::move(*job.request.sources);
  } else {
    job.request.explain = explained_by(options.formats);
    loaded = loader.load(std::move(job.request));
  }
  if (!job.findings.empty()) {
    loaded.findings.append(job.findings);
    loaded.findings.sort();
  }
  result.summary = summary_row(loaded, result.name);
  result.failed = loaded.unreadable || !loaded.plan || loaded.findings.has_errors();
  if (result.failed) {
    Diagnostics errors;
    for (const Diagnostic& finding : loaded.findings) {
      if (finding.severity == Severity::error) errors.add(*finding.code, finding.at, finding.message, finding.help);
    }
    result.errors = loaded.unreadable ? fmt::format("{}: {}\n", one_line(path), *loaded.unreadable)
                                      : render(errors, loaded.sources, {DiagnosticFormat::concise, false});
    for (const Format* format : options.formats)
      result.stale += is_file(output_path(options, result.name, *format)) ? 1 : 0;
    return result;
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
  if (!loaded.schedule.weeks.empty()) {
    render.span = {loaded.schedule.weeks.front().start, loaded.schedule.weeks.back().start + std::chrono::days{6}};
  }
  for (const Format* format : options.formats) {
    write_output(options, loaded, output_path(options, result.name, *format), format->render(loaded.schedule, render),
                 result);
  }
  return result;
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
  // Names are given to the athletes of all shards, so that every machine calls an athlete the same.
  auto next_of_shard = [&]() -> std::optional<AthleteJob> {
    while (!interrupted()) {
      std::optional<AthleteJob> job = next();
      if (!job) break;
      job->name = names.unique(safe_file_name(job->name));
      if (seen++ % options.shards == options.shard - 1) return job;
    }
    return std::nullopt;
  };
  OrderedWork<AthleteJob, AthleteResult> work{next_of_shard,
                                              [&](AthleteResult result) {
                                                add_up(result, totals);
                                                done(result);
                                              },
                                              true};
  work.run(options.jobs, [&] {
    auto own = std::make_shared<Loader>(loader());
    return [&options, own](AthleteJob job) { return plan_athlete(options, *own, std::move(job)); };
  });
  totals.interrupted = interrupted();
  if (!totals.interrupted) count_nobodys(options, names, totals);
  return totals;
}

}  // namespace rubdown
