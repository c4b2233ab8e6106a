#include "sample.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "batch/record_toml.hpp"
#include "busy/read_busy.hpp"
#include "rubdown/batch/codes.hpp"
#include "rubdown/batch/loader.hpp"
#include "rubdown/batch/roster.hpp"
#include "rubdown/batch/stream.hpp"
#include "rubdown/calendar/event_time.hpp"
#include "rubdown/calendar/update.hpp"
#include "rubdown/plan/read_plan.hpp"
#include "rubdown/recovery/recover.hpp"
#include "rubdown/recovery/rule.hpp"
#include "rubdown/training/findings.hpp"
#include "rubdown/training/generate.hpp"
#include "rubdown/training/import_grid.hpp"
#include "rubdown/training/schedule_runs.hpp"

namespace rubdown::test {
namespace {

using std::filesystem::path;

std::string expand(const path& file) {
  std::ifstream in(file);
  std::string out, line;
  while (std::getline(in, line)) {
    const std::size_t space = line.find(' ');
    std::string text = line.substr(space + 1);
    for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
    for (int left = std::stoi(line); left > 0; --left) out += text;
  }
  return out;
}

std::vector<Override> read_row(const path& file, Sources& sources) {
  std::vector<Override> row;
  if (!std::filesystem::exists(file)) return row;
  const std::uint32_t source = sources.add(file.filename().string(), read_text(file));
  std::istringstream lines(sources[source].text);
  std::string line;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    const std::size_t equals = line.find('=');
    const auto column = static_cast<std::uint32_t>(equals) + 2;
    row.push_back({line.substr(0, equals),
                   line.substr(equals + 1),
                   {source, number, column, number, static_cast<std::uint32_t>(line.size()) + 1}});
  }
  return row;
}

/// What reads a sample is told by how its code begins and by the ending of its file.
struct Reader {
  std::string_view codes;
  std::string_view ending;
  void (*read)(std::uint32_t source, const path& folder, const std::string& stem, Sources&, Diagnostics&);
};

std::optional<Plan> plan_of(std::uint32_t source, const path& folder, const std::string& stem, Sources& sources,
                            Diagnostics& findings) {
  const FileReader reader = [&folder](std::string_view, std::string_view name) -> std::optional<std::string> {
    const path file = folder / std::string(name);
    return std::filesystem::is_regular_file(file) ? std::optional{read_text(file)} : std::nullopt;
  };
  const std::vector<Override> row = read_row(folder / (stem + ".row"), sources);
  return read_plan({source, reader, row}, sources, findings);
}

void read_toml(std::uint32_t source, const path& folder, const std::string& stem, Sources& sources,
               Diagnostics& findings) {
  plan_of(source, folder, stem, sources, findings);
}

void read_training(std::uint32_t source, const path& folder, const std::string& stem, Sources& sources,
                   Diagnostics& findings) {
  const auto plan = plan_of(source, folder, stem, sources, findings);
  if (!plan) return;
  const Schedule schedule = schedule_runs(*plan, "sample", *parse_day("2026-01-01"), findings);
  find_training(schedule, *plan, findings);
}

void read_grid(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  import_grid(sources[source].text, source, {}, findings);
}

void read_recovery(std::uint32_t source, const path& folder, const std::string& stem, Sources& sources,
                   Diagnostics& findings) {
  const auto plan = plan_of(source, folder, stem, sources, findings);
  if (!plan) return;
  Schedule schedule = schedule_runs(*plan, "sample", *parse_day("2026-01-01"), findings);
  recover(schedule, *plan, builtin_rules(), {}, findings);
}

void read_workouts(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  std::istringstream lines(sources[source].text);
  std::string line;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    const auto width = static_cast<std::uint32_t>(line.size());
    parse_workout(line, Units::km, {source, number, 1, number, width + 1}, findings);
  }
}

void read_rule_file(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  RulePack pack = builtin_rules();
  read_rules(source, sources, pack, findings);
}

void read_clock_times(std::uint32_t source, const path& folder, const std::string& stem, Sources& sources,
                      Diagnostics& findings) {
  const auto plan = plan_of(source, folder, stem, sources, findings);
  if (!plan) return;
  const std::string name = plan->athlete.timezone.value;
  std::string error;
  const auto zone = parse_tzif(name, read_text(path("/usr/share/zoneinfo") / name), error);
  if (zone) report_clock_changes(schedule_runs(*plan, "sample", *parse_day("2026-01-01"), findings), *zone, findings);
}

/// An earlier calendar against the one that is written now, which is the good one.
void read_previous(std::uint32_t source, const path& folder, const std::string&, Sources& sources,
                   Diagnostics& findings) {
  UpdateOptions options;
  options.source = source;
  update_ics(sources[source].text, read_text(folder / "good.ics"), options, findings);
}

BusyReport read_busy_calendar(std::string_view text, Diagnostics& findings) {
  const ZoneFile zones = [](std::string_view name) -> std::optional<std::string> {
    const path file = path("/usr/share/zoneinfo") / std::string(name);
    return std::filesystem::is_regular_file(file) ? std::optional{read_text(file)} : std::nullopt;
  };
  BusyRequest request;
  request.from = *parse_day("2026-03-01");
  request.to = *parse_day("2026-03-31");
  request.timezone = "Europe/Berlin";
  return read_busy(text, request, zones, findings);
}

/// The helper's findings as the program receives them.
void read_busy_file(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  Diagnostics found;
  const BusyReport report = read_busy_calendar(sources[source].text, found);
  parse_busy_report(print_busy_report(report, found), source, findings);
}

void read_busy_answer(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  parse_busy_report(sources[source].text, source, findings);
}

/// What `rubdown new` is asked, a `key = value` a line.
void read_request(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  GenerateRequest request;
  std::istringstream lines(sources[source].text);
  std::string key, equals, value;
  while (lines >> key >> equals >> value) {
    if (key == "on") request.on = *parse_day(value);
    if (key == "clock") request.clock = *parse_day(value);
    if (key == "weeks") request.weeks = std::stoi(value);
    if (key == "runs") request.runs = std::stoi(value);
    if (key == "rest") request.rest.push_back(*parse_weekday(value));
    if (key == "longest") request.longest = parse_distance(value, Units::km);
    if (key == "weekly") request.weekly = parse_distance(value, Units::km);
  }
  generate_plan(request, findings);
}

/// A loader of plans with the files they name, which lie in the sample's folder.
Loader loader_of(const path& folder) {
  const auto read = [folder](const std::string& name, std::string& error) -> std::optional<std::string> {
    const path file = name.front() == '/' ? path(name) : folder / name;
    if (std::filesystem::is_regular_file(file)) return read_text(file);
    error = "No such file or directory";
    return std::nullopt;
  };
  const auto busy = [read](const std::string& name, Span named, Day, Day, const Zone*, Sources&, Diagnostics& found) {
    std::string error;
    if (!read(name, error)) found.add(unreadable_busy, named, "cannot read \"" + name + "\": " + error);
    return std::vector<BusyTime>{};
  };
  return Loader{{read, [](const Zone*) { return *parse_day("2026-01-01"); }, busy}};
}

void read_with_files(std::uint32_t source, const path& folder, const std::string&, Sources& sources,
                     Diagnostics& findings) {
  LoadRequest request;
  request.path = sources[source].name;
  LoadedPlan loaded = loader_of(folder).load(std::move(request));
  sources = std::move(loaded.sources);
  findings = std::move(loaded.findings);
}

/// The findings about rows, with the plans that lie in the sample's folder read for them.
void read_roster(std::uint32_t source, const path& folder, const std::string&, Sources& sources,
                 Diagnostics& findings) {
  std::string text = sources[source].text;
  Loader loader = loader_of(folder);
  CsvRoster roster{sources[source].name, [&] { return std::exchange(text, {}); }, std::nullopt};
  while (auto job = roster.next()) {
    report_shared_log(*job, loader.load(std::move(job->request)));
    findings.append(job->findings);
  }
  findings.append(roster.findings());
}

/// Each line a record of a stream; an answer's findings are told by their code and message alone.
void read_records(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  std::istringstream lines(sources[source].text);
  std::string line;
  const auto no_loader = [](std::optional<Day>) -> Loader& { throw std::logic_error{"a record was taken for good"}; };
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    Record record;
    std::string error;
    if (read_record(line, record, error)) continue;
    const std::string answer = answer_record(line, number, {}, no_loader).line;
    if (answer.find(bad_record.id) != std::string::npos)
      findings.add(bad_record, {source, number, 1, number, 2}, error);
  }
}

constexpr Reader readers[] = {
    {"B", ".ics", read_busy_file},     {"B", ".answer", read_busy_answer}, {"T", ".toml", read_toml},
    {"P", ".toml", read_toml},         {"L", ".toml", read_toml},          {"K", ".toml", read_toml},
    {"K", ".workouts", read_workouts}, {"R0", ".rules", read_rule_file},   {"R1", ".toml", read_recovery},
    {"S", ".toml", read_training},     {"W", ".toml", read_training},      {"W", ".request", read_request},
    {"F", ".toml", read_with_files},   {"F", ".roster", read_roster},      {"F", ".records", read_records},
    {"W", ".csv", read_grid},          {"C", ".toml", read_clock_times},   {"C", ".ics", read_previous},
};

}  // namespace

std::string read_text(const path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<path> sample_folders() {
  std::vector<path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(RUBDOWN_SOURCE_DIR "/tests/errors")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string findings_of(const path& folder, const std::string& stem) {
  Sources sources;
  Diagnostics findings;
  for (const Reader& reader : readers) {
    if (folder.filename().string().rfind(reader.codes, 0) != 0) continue;
    const path file = folder / (stem + std::string(reader.ending)), repeat = folder / (stem + ".repeat");
    const bool plain = std::filesystem::exists(file);
    if (!plain && !std::filesystem::exists(repeat)) continue;
    const std::uint32_t source = sources.add(file.filename().string(), plain ? read_text(file) : expand(repeat));
    reader.read(source, folder, stem, sources, findings);
    findings.sort();
    return render(findings, sources);
  }
  return "there is no such file";
}

}  // namespace rubdown::test
