#include "rubdown/plan/read_plan.hpp"

#include <algorithm>

#include "plan/keys.hpp"
#include "plan/sections.hpp"
#include "plan/shared.hpp"
#include "plan/template.hpp"
#include "rubdown/plan/codes.hpp"
#include "toml/read.hpp"

namespace rubdown {
namespace {

using toml::Table;

using UnitsOfFiles = std::vector<toml::FileUnits>;

/// The athlete's units, which a roster may give; they are needed before the rest is read.
Units units_of(toml::Value& root, Diagnostics& findings) { return stated_units(root, findings).value_or(Units::km); }

/// Most plans and their templates have the same.
void keep_others(UnitsOfFiles& files, Units own) {
  std::erase_if(files, [own](const toml::FileUnits& file) { return file.units == own; });
}

struct SectionReader {
  std::size_t key;
  void (*read)(Table&, Plan&, WorkoutReader&);
};

/// A section without workouts.
template <void (*read)(Table&, Plan&)>
void plain(Table& table, Plan& plan, WorkoutReader&) {
  read(table, plan);
}

constexpr SectionReader readers[] = {
    {keys::file["plan"], plain<read_plan_section>},   {keys::file["athlete"], plain<read_athlete>},
    {keys::file["race"], plain<read_race>},           {keys::file["week"], read_week},
    {keys::file["recovery"], plain<read_recovery>},   {keys::file["availability"], plain<read_availability>},
    {keys::file["therapist"], plain<read_therapist>}, {keys::file["surgery"], plain<read_surgery>},
    {keys::file["condition"], plain<read_condition>}, {keys::file["change"], read_change},
};

void fill_defaults(Plan& plan, bool rules_given) {
  if (!rules_given) plan.rules.push_back({"builtin", {}});
  if (!plan.name.value.empty()) return;
  for (const PlanRace& race : plan.races) {
    if (race.priority.value != RacePriority::a) continue;
    plan.name.value = race.name.value;
    return;
  }
}

bool gives_rules(const toml::Value& root) {
  const toml::Value* section = toml::find(root, "plan");
  return section != nullptr && toml::find(*section, "rules") != nullptr;
}

Plan read_file(toml::Value& root, UnitsOfFiles files, bool whole, WorkoutReader& workouts, Diagnostics& findings) {
  Plan plan;
  plan.units = units_of(root, findings);
  keep_others(files, plan.units);
  const bool rules_given = gives_rules(root);
  Table file(keys::file, root, {plan.units, files}, findings);
  file.integer(keys::file["format"]);
  if (const toml::Value* weeks = file.value(keys::file["week"]); weeks != nullptr && weeks->list() != nullptr) {
    plan.weeks.edit().reserve(weeks->list()->size());
  }
  const auto take = [&](const toml::Value& value) { return read_plain_week(value, file.units(), plan, workouts); };
  for (const SectionReader& reader : readers) {
    const auto read = [&](Table& table) { reader.read(table, plan, workouts); };
    reader.read == read_week ? file.each(reader.key, take, read) : file.each(reader.key, read);
  }
  read_entries(file, keys::file, plan.entries);
  const toml::Value* weeks = file.value(keys::file["week"]);
  const bool empty = weeks == nullptr || (weeks->list() != nullptr && weeks->list()->empty());
  if (whole && empty) {
    findings.add(no_weeks, {root.at.source, 0, 0, 0, 0}, "the plan has no weeks", "add a [[week]] table for each week");
  }
  fill_defaults(plan, rules_given);
  return plan;
}

/// A file that the plan extends speaks for many; the plan itself, and what a roster says, for this athlete.
void mark_changes(const PlanInput& input, Plan& plan) {
  const auto of_roster = [&input](Span at) {
    return std::any_of(input.overrides.begin(), input.overrides.end(),
                       [at](const Override& own) { return own.at.source == at.source; });
  };
  for (Change& change : plan.changes) change.from_template = change.at.source != input.source && !of_roster(change.at);
}

/// Takes the therapists out of the tree, and keeps them as they are written and as they are read.
void share_therapists(toml::Value& root, Plan& plan, SharedPlans::File& file) {
  toml::Entries& entries = *root.table();
  const auto named =
      std::find_if(entries.begin(), entries.end(), [](const toml::Entry& entry) { return entry.key == "therapist"; });
  if (named == entries.end()) return;
  toml::Value only_them = toml::make_table(root.at);
  only_them.table()->push_back(*named);
  file.therapists_written.push_back(std::move(*named));
  entries.erase(named);
  Table table(keys::file, only_them, {plan.units, file.units}, file.about_therapists);
  table.each(keys::file["therapist"], [&](Table& therapist) { read_therapist(therapist, plan); });
  file.therapists = std::move(plan.therapists);
}

/// Reads a plan for all who follow it. Nothing where it cannot be shared: it is no TOML, or has no weeks.
const SharedPlans::File* share(const PlanInput& input, const Sources& sources, WorkoutReader& workouts) {
  if (sources.size() != input.source + std::size_t{1}) return nullptr;
  SharedPlans::File file;
  file.sources = sources;
  toml::Document document = read_with_templates(input, file.sources, file.findings, file.units);
  toml::Value* weeks = document.valid ? toml::find(document.root, "week") : nullptr;
  if (weeks == nullptr || weeks->list() == nullptr || weeks->list()->empty()) return nullptr;
  file.source = input.source;
  Diagnostics of_sections;  // they are said for each athlete
  Plan plan;
  plan.units = units_of(document.root, of_sections);
  keep_others(file.units, plan.units);
  toml::Value only_weeks = toml::make_table(document.root.at);
  only_weeks.table()->push_back({"week", weeks->at, *weeks});
  weeks->data = toml::List{};
  Table root(keys::file, only_weeks, {plan.units, file.units}, file.findings);
  root.each(keys::file["week"], [&](Table& week) { read_week(week, plan, workouts); });
  file.weeks = std::move(plan.weeks);
  share_therapists(document.root, plan, file);
  file.root = std::move(document.root);
  file.texts = std::move(document.texts);
  return &input.shared->keep(std::move(file));
}

/// The plan of one athlete of many: of the file only what is neither in its weeks nor about therapists is read again.
std::optional<Plan> read_shared(const PlanInput& input, Sources& sources, WorkoutReader& workouts,
                                Diagnostics& findings) {
  if (input.shared == nullptr || !leaves_weeks_alone(input.overrides)) return std::nullopt;
  const SharedPlans::File* file = input.shared->find(input.source, sources);
  if (file == nullptr) file = share(input, sources, workouts);
  if (file == nullptr) return std::nullopt;
  for (std::uint32_t i = file->source + 1; i < file->sources.size(); ++i) {
    const Source& extended = file->sources[i];
    sources.add(extended.name, extended.text, extended.first_line);
  }
  findings.append(file->findings);
  toml::Value root = file->root;
  const bool own_therapists = !leaves_therapists_alone(input.overrides);
  if (own_therapists) {
    for (const toml::Entry& entry : file->therapists_written) root.table()->push_back(entry);
  }
  toml::Texts texts;
  apply_overrides(input.overrides, root, texts, findings);
  Plan plan = read_file(root, file->units, false, workouts, findings);
  mark_changes(input, plan);
  plan.weeks = file->weeks;
  if (own_therapists) return plan;
  plan.therapists = file->therapists;
  findings.append(file->about_therapists);
  return plan;
}

}  // namespace

std::optional<Plan> read_plan(const PlanInput& input, Sources& sources, Diagnostics& findings) {
  WorkoutReader own;
  WorkoutReader& workouts = input.workouts != nullptr ? *input.workouts : own;
  if (std::optional<Plan> plan = read_shared(input, sources, workouts, findings)) return plan;
  UnitsOfFiles units;
  toml::Document document = read_with_templates(input, sources, findings, units);
  apply_overrides(input.overrides, document.root, document.texts, findings);
  Plan plan = read_file(document.root, std::move(units), document.valid, workouts, findings);
  mark_changes(input, plan);
  if (!document.valid) return std::nullopt;
  return plan;
}

bool read_log(std::uint32_t source, const Sources& sources, Units units, Log& log, Diagnostics& findings) {
  toml::Document document = toml::read(source, sources, findings);
  Table file(keys::log, document.root, units, findings);
  file.integer(keys::log["format"]);
  read_entries(file, keys::log, log);
  return document.valid;
}

std::string log_name(std::string_view plan_name) {
  constexpr std::string_view ending = ".toml";
  if (plan_name.size() > ending.size() && plan_name.substr(plan_name.size() - ending.size()) == ending) {
    plan_name.remove_suffix(ending.size());
  }
  return std::string(plan_name) + ".log.toml";
}

}  // namespace rubdown
