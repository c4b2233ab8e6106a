// From a plan's file to its schedule: reads what the plan names (templates, log, rule packs, zone, busy calendars).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/plan/read_plan.hpp"
#include "rubdown/recovery/recover.hpp"
#include "rubdown/recovery/rule.hpp"
#include "rubdown/schedule/busy_time.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// Reads a whole file; `error` says why not. `-` is standard input where the caller wants that.
using ReadFile = std::function<std::optional<std::string>(const std::string& path, std::string& error)>;

/// The day it is in a zone (null: UTC).
using TodayIn = std::function<Day(const Zone*)>;

/// Reads the busy times of a calendar between two days (both included) in a zone (null: UTC); findings are added, those
/// about the naming of the file at `named`.
using ReadBusy = std::function<std::vector<BusyTime>(const std::string& path, Span named, Day from, Day to,
                                                     const Zone* zone, Sources&, Diagnostics&)>;

/// What a Loader needs from the outside.
struct LoaderInput {
  ReadFile read_file;
  TodayIn today;
  ReadBusy read_busy;  ///< may be empty: a busy calendar is then a finding
};

/// How one plan is to be read.
struct LoadRequest {
  std::string path;                     ///< as the user typed it
  std::optional<std::string> text;      ///< the plan's text where it is not in the file
  std::optional<std::string> log;       ///< a log besides the one that lies beside the plan, where the plan names none
  bool is_template = false;             ///< the plan is that of many athletes: a log beside it is nobody's
  std::optional<std::string> log_text;  ///< the log itself, where there is no file
  std::optional<std::string> default_id;  ///< the plan's id where it has none; absent: its file's name
  std::vector<Override> overrides;
  std::vector<At<std::string>> remarks;    ///< of a roster's row: heard as notes of today
  std::vector<std::string> extra_busy;     ///< `--busy FILE`
  std::vector<std::string> without_rules;  ///< `--without RULE`
  std::vector<std::string> with_rules;     ///< `--with RULE`: takes back a `disable`, opts in
  Explain explain = Explain::refusals;     ///< about what was refused (see BuildInput)
  bool loads = true;                       ///< of weeks (see BuildInput)
  std::optional<Sources> sources;          ///< texts already read (a roster), so that spans stay right
};

/// A plan and all that was made of it. `plan` is absent where the text was not even TOML.
struct LoadedPlan {
  Sources sources;
  Diagnostics findings;  ///< sorted
  std::optional<Plan> plan;
  std::optional<std::string> log_beside;  ///< the log that was found beside the plan by its name, and read
  std::shared_ptr<const RulePack> rules;
  std::shared_ptr<const Zone> zone;  ///< null: none named, or unknown
  std::vector<BusyTime> busy;
  Schedule schedule;
  std::optional<std::string> unreadable;  ///< the plan's file could not be read: why
};

/// Loads plans one after another; each zone, each workout, and each plan that athletes of a roster share, is read once.
/// Not for use by two threads at once.
class Loader {
 public:
  explicit Loader(LoaderInput input) : input_{std::move(input)} {}
  LoadedPlan load(LoadRequest request);
  /// The zone of that name, or null where the system has none.
  std::shared_ptr<const Zone> zone(std::string_view name);

 private:
  std::shared_ptr<const RulePack> rules_for(LoadedPlan& loaded);
  void read_log_beside(const LoadRequest& request, LoadedPlan& loaded);
  bool read_log_file(const std::string& path, LoadedPlan& loaded, std::string& error);
  void find_zone(LoadedPlan& loaded);
  void read_busy(const LoadRequest& request, LoadedPlan& loaded);

  LoaderInput input_;
  std::map<std::string, std::shared_ptr<const Zone>, std::less<>> zones_;
  SharedPlans shared_;
  WorkoutReader workouts_;
  std::shared_ptr<RecoveryShelf> shelf_ = make_recovery_shelf();
};

/// The name of the text that was read from the file at `path`, so that no output takes its place; null where none was.
const std::string* read_from(const LoadedPlan& loaded, const std::string& path);

/// Where the system keeps its compiled zones.
constexpr std::string_view zone_folder = "/usr/share/zoneinfo/";

/// `name` in the folder of `base`: `log` beside `plans/nyc.toml` is `plans/log`; absolute names stay.
std::string path_beside(std::string_view base, std::string_view name);

/// The identity of a plan without `[plan] id`: its file name without folder and ending.
std::string default_plan_id(std::string_view path);

}  // namespace rubdown
