#include "cli/batch_report.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::cli {
namespace {

constexpr std::string_view not_read_back = "the rows kept aside could not be read back";

/// `out/summary.csv`; a shard's has its number in its name.
std::string summary_path(const BatchOptions& batch, std::string_view file_name) {
  std::string name{file_name};
  if (batch.shards > 1) name.insert(name.find('.'), fmt::format("-{}-of-{}", batch.shard, batch.shards));
  return fmt::format("{}/{}", batch.folder, name);
}

/// The first summary of an earlier run, or nothing.
std::string old_summary(const BatchOptions& batch) {
  for (const SummaryFormat& format : summary_formats()) {
    if (format.file_name.empty()) continue;
    std::string path = summary_path(batch, format.file_name);
    if (!is_free(path)) return path;
  }
  return {};
}

/// One of the summaries in the folder; each is tried, whatever became of the others.
void write_one(const BatchOptions& batch, const SummaryFormat& format, const SummaryHead& head, SummarySpool& spool,
               Reported& reported) {
  const std::string path = summary_path(batch, format.file_name);
  const bool is_page = format.name == "html";
  std::string error{not_read_back};
  const Pieces pieces = [&](const Take& take) { return write_summary(format, head, spool, take); };
  if (is_input(batch, path)) {
    error = "this run reads that file, so it is not written over";
  } else if (holds(path, pieces) || write_file(path, pieces, error, batch.durable)) {
    if (is_page) reported.page = path;
    return;
  }
  if (is_page) reported.not_written = path;
  reported.code = io_error(path, error);
}

void write_all_summaries(const BatchOptions& batch, const SummaryHead& head, SummarySpool& spool, Reported& reported) {
  for (const SummaryFormat& format : summary_formats()) {
    if (!format.file_name.empty()) write_one(batch, format, head, spool, reported);
  }
}

void print_summary(SummaryHead head, SummarySpool& spool, Reported& reported) {
  spool.for_each([&](const SummaryRow& row) { head.widest_name = std::max(head.widest_name, name_width(row)); });
  ExitCode printed = ExitCode::done;
  const Take to_terminal = [&](std::string_view piece) {
    reported.lines += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
    printed = print(piece);
    return printed == ExitCode::done;
  };
  if (!write_summary(summary_formats().back(), head, spool, to_terminal) && printed == ExitCode::done)
    printed = io_error("the summary", not_read_back);
  if (reported.code == ExitCode::done) reported.code = printed;
}

/// What an error of the list itself means for the athletes.
std::string not_read(const RunReach& reach) {
  if (reach.read == 0) return "; nobody was read";
  return reach.last_line > 0 ? fmt::format("; nothing behind the row of line {} was read", reach.last_line) : "";
}

}  // namespace

bool add_rows_of_run(const RunReach& reach, const Diagnostics& findings, SummarySpool& spool) {
  bool good = true;
  for (const Diagnostic& finding : findings) {
    if (finding.severity != Severity::error) continue;
    good = spool.add(
               row_of_run(reach.list, fmt::format("{}: {}{}", finding.code->id, finding.message, not_read(reach)))) &&
           good;
  }
  if (!reach.interrupted) return good;
  return spool.add(row_of_run(reach.list, fmt::format("interrupted after {}: the others are not in this summary",
                                                      counted_athletes(reach)))) &&
         good;
}

std::string counted_athletes(const RunReach& reach) {
  if (!reach.interrupted || !reach.total) return counted(reach.done, "athlete");
  return fmt::format("{} of {}", reach.done, counted(*reach.total, "athlete"));
}

Reported report(const ReportOptions& options, SummarySpool& spool, const Settings& settings) {
  const BatchOptions& batch = options.batch;
  SummaryHead head;
  head.title =
      batch.shards > 1 ? fmt::format("{}, shard {} of {}", options.title, batch.shard, batch.shards) : options.title;
  head.today = today(settings, nullptr);
  head.units = settings.units;
  head.partial = options.partial;
  head.by_urgency = spool.by_urgency();
  head.width = settings.width;
  head.color = settings.color;
  head.ascii = settings.ascii;
  const Format* page = find_format("html");
  if (std::find(batch.formats.begin(), batch.formats.end(), page) != batch.formats.end()) head.page = page->extension;
  Reported reported;
  if (!batch.folder.empty() && !batch.dry_run) {
    const std::string old = options.keep_old ? old_summary(batch) : std::string{};
    if (old.empty())
      write_all_summaries(batch, head, spool, reported);
    else
      complain(fmt::format("{} and those beside it stay those of an earlier run", one_line(old)));
  }
  if (options.on_terminal) print_summary(head, spool, reported);
  return reported;
}

std::size_t screen_lines() {
  constexpr std::size_t usual = 40;
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : usual;
}

}  // namespace rubdown::cli
