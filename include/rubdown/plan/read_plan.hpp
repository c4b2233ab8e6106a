// From the text of plan and log files to a Plan: strict, everything checked, all findings at once.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/workout/workout_reader.hpp"

namespace rubdown {

/// Gives the text of a file named in another file (`extends`, `log`), or nothing where it cannot be read. `from` is the
/// name of the file that asks; the path is relative to it. Core code never opens a file itself.
using FileReader = std::function<std::optional<std::string>(std::string_view from, std::string_view path)>;

namespace toml {
struct Value;
}

/// `athlete.easy_pace` = `9:30/mi`: a value from a roster, wins over files. `at` is its place in the roster.
struct Override {
  std::string key;
  std::string value;
  Span at;
  /// Instead of `value`, an array of a roster in TOML (`[[athlete.flag]]`): put over the plan's as in a file that
  /// extends it. Keeps alive the text it refers to.
  std::shared_ptr<const toml::Value> list = nullptr;
};

/// Plans that many athletes follow, read once: what an athlete's own values do not touch is taken from here. One
/// reader's own, not for two threads at once.
class SharedPlans {
 public:
  SharedPlans();
  SharedPlans(SharedPlans&&) noexcept;
  SharedPlans& operator=(SharedPlans&&) noexcept;
  ~SharedPlans();
  struct File;
  /// What is known of a plan by its name and text, as source number `source`; null where it was not read before.
  const File* find(std::uint32_t source, const Sources& sources) const;
  const File& keep(File file);

 private:
  std::vector<std::unique_ptr<File>> files_;
};

struct PlanInput {
  std::uint32_t source = 0;  ///< the plan's text in Sources
  FileReader read_file;      ///< may be empty: then `extends` is a finding
  std::span<const Override> overrides;
  SharedPlans* shared = nullptr;      ///< for a plan that other athletes follow too; the files it extends are read once
  WorkoutReader* workouts = nullptr;  ///< has read the workouts of other plans
};

/// Reads the plan whose text is `sources[input.source]`, with its template chain. Findings are added for everything
/// wrong; the plan holds what was right, and is absent only where the text is not TOML or the guard refused it.
std::optional<Plan> read_plan(const PlanInput& input, Sources& sources, Diagnostics& findings);

/// Reads a log's text into `log` (adds to it). False where it is not TOML.
bool read_log(std::uint32_t source, const Sources& sources, Units units, Log& log, Diagnostics& findings);

/// The default name of the log beside a plan: `nyc.toml` gives `nyc.log.toml`.
std::string log_name(std::string_view plan_name);

}  // namespace rubdown
