// Who needs the coach today: one line an athlete, worst first.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/batch/loader.hpp"

namespace rubdown {

/// What a coach wants to know of one athlete.
struct SummaryRow {
  std::string id;  ///< the name of the athlete's files
  std::string name;
  std::string race;  ///< the A race
  std::optional<Day> race_day;
  std::optional<int> days_left;  ///< to the A race; negative after it
  Units units = Units::km;       ///< the plan's
  int week = 0, weeks = 0;       ///< the plan's week that holds today (0: none), and how many the plan has
  Distance week_distance{};      ///< of that week, the upper end of a range
  std::optional<int> change;     ///< per cent against the week before
  Distance longest{};            ///< the week's longest run
  int recovery = 0;              ///< recovery sessions in that week
  int to_book = 0;               ///< appointments from today on within four weeks that are not pinned
  int unplaced = 0;              ///< demands from today on within four weeks that were not placed
  int warnings = 0;              ///< but those about runs and weeks that were over when this week began
  int errors = 0;
  bool of_run = false;  ///< no athlete: what is wrong with the list `id` itself, or why the run did not come to its end
  bool urgent = false;
  bool unheard = false;    ///< it failed, and there is a log or a remark that was not looked at for warning signs
  bool clinician = false;  ///< something sends the athlete to a clinician, though nothing is stopped
  std::vector<std::string> stops;  ///< rule ids of stops in force
  std::string first;               ///< the worst thing, in one line
};

/// The row of a plan that was loaded; `id` is the name of its files.
SummaryRow summary_row(const LoadedPlan& loaded, std::string_view id);

/// What the files of an athlete are called, where the name does not say it; else empty.
std::string_view files_called(const SummaryRow& row);

/// Makes the row of a plan that failed say that warning signs may have gone unheard; `what`: `log was`, `notes were`.
void say_unheard(SummaryRow& row, std::string_view what);

/// Makes the row of an athlete whose file could not be written say so.
void file_not_written(SummaryRow& row, std::string_view why);

/// A row that stands before all athletes and says what is wrong with the list or the run.
SummaryRow row_of_run(std::string_view list, std::string_view why);

/// Worst first. A plan that failed may hide an urgent stop where there is a log of it, a list that was not read to its
/// end may hide anything.
enum class Urgency { of_run, urgent, unheard, stop, failed, clinician, many_warnings, warnings, unplaced, fine };
constexpr std::size_t urgency_count = static_cast<std::size_t>(Urgency::fine) + 1;
Urgency urgency(const SummaryRow& row);

/// Rows on their way to the summary, read back worst first and then as they came. What does not fit in a little memory
/// is kept in files without a name, so that a million athletes need no more memory than a thousand.
class SummarySpool {
 public:
  SummarySpool();
  ~SummarySpool();
  SummarySpool(const SummarySpool&) = delete;
  SummarySpool& operator=(const SummarySpool&) = delete;
  /// False where the spool could not be written.
  bool add(const SummaryRow& row);
  /// Visits every row. False where the spool could not be read back.
  bool for_each(const std::function<void(const SummaryRow&)>& visit);
  std::size_t size() const;
  const std::array<std::size_t, urgency_count>& by_urgency() const { return by_urgency_; }

 private:
  struct Bucket;
  std::array<std::unique_ptr<Bucket>, urgency_count> buckets_;
  std::array<std::size_t, urgency_count> by_urgency_{};
};

/// What stands above the rows.
struct SummaryHead {
  std::string title;
  Day today{};
  bool partial = false;        ///< athletes are missing from it; a row before them says why
  std::optional<Units> units;  ///< for all athletes; else people read each athlete's own, and CSV has kilometres
  std::array<std::size_t, urgency_count> by_urgency{};
  std::string_view page;  ///< the ending of each athlete's page beside an HTML summary, `.html`; empty: there are none
  std::size_t width = 80;
  std::size_t widest_name = 0;  ///< of the rows as a terminal shows them
  bool color = false, ascii = false;
};

/// A way to write a summary: its beginning, a row, its end.
struct SummaryFormat {
  std::string_view name;       ///< `csv`, `json`, `html`, `text`
  std::string_view file_name;  ///< `summary.csv`; empty for the terminal's
  std::string (*begin)(const SummaryHead&);
  std::string (*row)(const SummaryHead&, const SummaryRow&, std::size_t index);
  std::string (*end)(const SummaryHead&);
};

std::span<const SummaryFormat> summary_formats();

/// Columns that the name of an athlete takes on a terminal, `Anna Schmidt (anna-schmidt-2)`.
std::size_t name_width(const SummaryRow& row);

/// The whole summary in pieces of about 64 KiB, so that any number of athletes needs no more memory than a few. False
/// where `take` says so, or where the spool could not be read back.
bool write_summary(const SummaryFormat& format, const SummaryHead& head, SummarySpool& spool,
                   const std::function<bool(std::string_view piece)>& take);

}  // namespace rubdown
