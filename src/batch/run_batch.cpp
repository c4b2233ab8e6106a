#include "rubdown/batch/run_batch.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "rubdown/batch/files.hpp"
#include "rubdown/batch/output_name.hpp"

namespace rubdown {
namespace {

/// How far a worker may run ahead of the slowest one, so that results kept for their turn stay few.
constexpr std::size_t most_ahead = 64;

/// Athletes out, results back in the same order.
class Queue {
 public:
  Queue(const BatchOptions& options, const NextAthlete& next, const std::function<void(const AthleteResult&)>& done,
        const std::atomic<bool>& interrupt)
      : options_{options}, next_{next}, done_{done}, interrupt_{interrupt} {}

  /// The next athlete of this shard, its files' name already unique among all shards.
  std::optional<std::pair<std::size_t, AthleteJob>> take() {
    std::unique_lock lock{mutex_};
    room_.wait(lock, [&] { return given_ - told_ < most_ahead; });
    while (!interrupt_.load() && !ended_) {
      std::optional<AthleteJob> job = next_();
      if (!job) break;
      job->name = names_.unique(safe_file_name(job->name));
      bool ours = seen_++ % options_.shards == options_.shard - 1;
      if (ours) return std::pair{given_++, std::move(*job)};
    }
    ended_ = true;
    return std::nullopt;
  }

  void give_back(std::size_t number, AthleteResult result) {
    std::unique_lock lock{mutex_};
    waiting_.emplace(number, std::move(result));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == told_; first = waiting_.begin()) {
      add_up(first->second);
      done_(first->second);
      waiting_.erase(first);
      ++told_;
    }
    room_.notify_all();
  }

  BatchTotals totals() {
    totals_.interrupted = interrupt_.load();
    return totals_;
  }

 private:
  void add_up(const AthleteResult& result) {
    ++totals_.athletes;
    totals_.failed += result.failed ? 1 : 0;
    totals_.stops += result.summary.stops.empty() ? 0 : 1;
    totals_.written += result.written;
    totals_.unchanged += result.unchanged;
  }

  const BatchOptions& options_;
  const NextAthlete& next_;
  const std::function<void(const AthleteResult&)>& done_;
  const std::atomic<bool>& interrupt_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::map<std::size_t, AthleteResult> waiting_;
  NameRegister names_;
  BatchTotals totals_;
  std::size_t seen_ = 0, given_ = 0, told_ = 0;
  bool ended_ = false;
};

/// Writes one file where its bytes are not there already. Unchanged files keep their times, for the sake of calendar
/// apps that look at them.
void write_output(const BatchOptions& options, const std::string& path, std::string_view bytes, AthleteResult& result) {
  if (holds(path, bytes)) {
    ++result.unchanged;
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
  LoadedPlan loaded;
  if (job.findings.has_errors()) {
    loaded.sources = std::move(*job.request.sources);
  } else {
    loaded = loader.load(std::move(job.request));
  }
  loaded.findings.append(job.findings);
  loaded.findings.sort();
  result.summary = summary_row(loaded, result.name);
  result.failed = loaded.unreadable || !loaded.plan || loaded.findings.has_errors();
  if (result.failed) {
    Diagnostics errors;
    for (const Diagnostic& finding : loaded.findings) {
      if (finding.severity == Severity::error) errors.add(*finding.code, finding.at, finding.message, finding.help);
    }
    result.errors = loaded.unreadable ? fmt::format("{}: {}\n", result.label, *loaded.unreadable)
                                      : render(errors, loaded.sources, {DiagnosticFormat::concise, false});
    return result;
  }
  RenderOptions render = options.render;
  if (!options.units_given) render.units = loaded.schedule.header.units;
  render.zone = loaded.zone.get();
  render.findings = &loaded.findings;
  render.sources = &loaded.sources;
  if (!loaded.schedule.weeks.empty()) {
    render.span = {loaded.schedule.weeks.front().start, loaded.schedule.weeks.back().start + std::chrono::days{6}};
  }
  for (const Format* format : options.formats) {
    write_output(options, fmt::format("{}/{}{}", options.folder, result.name, format->extension),
                 format->render(loaded.schedule, render), result);
  }
  return result;
}

void work(const BatchOptions& options, Queue& queue, Loader loader) {
  while (auto taken = queue.take()) {
    AthleteResult result;
    try {
      result = plan_athlete(options, loader, std::move(taken->second));
    } catch (const std::exception& fault) {
      result.failed = true;
      result.errors = fmt::format("internal error: {}\n", fault.what());
    }
    queue.give_back(taken->first, std::move(result));
  }
}

}  // namespace

BatchTotals run_batch(const BatchOptions& options, const NextAthlete& next, const std::function<Loader()>& loader,
                      const std::function<void(const AthleteResult&)>& done, const std::atomic<bool>& interrupt) {
  Queue queue{options, next, done, interrupt};
  if (options.jobs <= 1) {
    work(options, queue, loader());
  } else {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < options.jobs; ++i) {
      workers.emplace_back([&, own = loader()]() mutable { work(options, queue, std::move(own)); });
    }
  }
  return queue.totals();
}

}  // namespace rubdown
