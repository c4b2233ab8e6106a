#include "plan/template.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

#include "plan/keys.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/plan/codes.hpp"
#include "toml/merge.hpp"
#include "toml/table.hpp"

namespace rubdown {
namespace {

constexpr std::size_t longest_chain = 8;

/// Takes `[plan] extends` out of a tree, so that a template's own is not read as the plan's.
std::optional<At<std::string>> take_extends(toml::Value& root, Diagnostics& findings) {
  toml::Value* section = toml::find(root, "plan");
  toml::Entries* entries = section != nullptr ? section->table() : nullptr;
  if (entries == nullptr) return std::nullopt;
  const auto found =
      std::find_if(entries->begin(), entries->end(), [](const toml::Entry& e) { return e.key == "extends"; });
  if (found == entries->end()) return std::nullopt;
  toml::Value copy = toml::make_table(section->at);
  copy.table()->push_back(std::move(*found));
  entries->erase(found);
  return toml::Table(keys::plan, copy, Units::km, findings).text(keys::plan["extends"]);
}

/// What is one athlete's own is not taken over from a template: with a common id, events of two athletes would be one.
void drop_own_keys(toml::Value& root) {
  toml::Value* section = toml::find(root, "plan");
  toml::Entries* entries = section != nullptr ? section->table() : nullptr;
  if (entries == nullptr) return;
  const auto own = [](const toml::Entry& entry) { return entry.key == "id" || entry.key == "log"; };
  entries->erase(std::remove_if(entries->begin(), entries->end(), own), entries->end());
}

bool says(const toml::Value& race, std::string_view key) {
  const toml::Value* value = toml::find(race, key);
  return value != nullptr && (value->text() == nullptr || !trim(*value->text()).empty());
}

/// A race of its own, which needs no template's.
bool is_whole(const toml::Value& race) {
  return std::all_of(keys::race.keys.begin(), keys::race.keys.end(),
                     [&race](const toml::Key& key) { return !key.required || says(race, key.name); });
}

std::string name_of(const toml::Value& race) {
  const toml::Value* name = toml::find(race, "name");
  return name != nullptr && name->text() != nullptr ? lower(trim(*name->text())) : std::string{};
}

toml::List* races_of(toml::Value& root) {
  toml::Value* races = toml::find(root, "race");
  return races != nullptr && toml::is_list_of_tables(*races) ? races->list() : nullptr;
}

/// A file's [[race]] tables that lack what makes a race, over those of its template.
class Completion {
 public:
  Completion(toml::List& races, Diagnostics& findings)
      : races_(races), completed_(races.size(), false), findings_(findings) {}

  void put(toml::Value&& race) {
    const std::optional<std::size_t> which = meant_by(race);
    if (!which) {
      if (is_whole(race)) return races_.push_back(std::move(race));
      return unclear(race, fmt::format("it is not clear which race of the template this completes: {}", names()),
                     "write the name of the one that is meant; or name, date and distance of a race of its own");
    }
    if (completed_[*which]) {
      return unclear(race, "this completes the same race of the template as the one above", "join the two");
    }
    completed_[*which] = true;
    const Span at = races_[*which].at;
    toml::merge(races_[*which], std::move(race), keys::race);
    if (is_whole(races_[*which])) races_[*which].at = at;  // what is still absent is the nearest file's to add
  }

 private:
  /// The template's race of that name; of one that is not whole also the only one, where it has no other name, or the
  /// only one without a date, where it says one.
  std::optional<std::size_t> meant_by(const toml::Value& race) const {
    const std::string name = name_of(race);
    std::optional<std::size_t> undated;
    std::size_t without_date = 0;
    for (std::size_t i = 0; i < completed_.size(); ++i) {
      if (!name.empty() && name_of(races_[i]) == name) return i;
      if (says(races_[i], "date")) continue;
      undated = i;
      ++without_date;
    }
    if (is_whole(race)) return std::nullopt;
    if (completed_.size() == 1 && name.empty()) return 0;
    return without_date == 1 && says(race, "date") ? undated : std::nullopt;
  }

  std::string names() const {
    std::string text;
    for (std::size_t i = 0; i < completed_.size(); ++i) {
      const toml::Value* name = toml::find(races_[i], "name");
      const bool named = name != nullptr && name->text() != nullptr;
      text += (text.empty() ? "" : " or ") + (named ? toml::quote(*name->text()) : std::string{"one without a name"});
    }
    return text;
  }

  void unclear(const toml::Value& race, std::string message, std::string_view help) {
    findings_.add(race_unclear, race.at, std::move(message), std::string{help});
  }

  toml::List& races_;
  std::vector<bool> completed_;  ///< of those the template has; behind them come the file's own
  Diagnostics& findings_;
};

/// Where a file has a [[race]] that is none by itself, its races go over those of the template and are taken out of it.
void complete_races(toml::Value& base, toml::Value& over, Diagnostics& findings) {
  toml::List *templates = races_of(base), *own = races_of(over);
  if (templates == nullptr || own == nullptr || std::all_of(own->begin(), own->end(), is_whole)) return;
  Completion completion(*templates, findings);
  for (toml::Value& race : *own) completion.put(std::move(race));
  std::erase_if(*over.table(), [](const toml::Entry& entry) { return entry.key == "race"; });
}

class Chain {
 public:
  Chain(const PlanInput& input, Sources& sources, Diagnostics& findings, std::vector<toml::FileUnits>& units)
      : input_(input), sources_(sources), findings_(findings), units_(units) {}

  toml::Document read(std::uint32_t source) {
    names_.push_back(resolve_path({}, sources_[source].name));
    toml::Document document = toml::read(source, sources_, findings_);
    const auto extends = take_extends(document.root, findings_);
    if (!extends) {
      keep_units(source, document.root);
      return document;
    }
    const auto base_source = open(source, *extends);
    if (!base_source) {
      document.valid = false;
      return document;
    }
    toml::Document base = read(*base_source);
    drop_own_keys(base.root);
    complete_races(base.root, document.root, findings_);
    toml::merge(base.root, std::move(document.root), keys::file);
    base.texts.splice(base.texts.end(), document.texts);
    base.root.at = {source, 0, 0, 0, 0};
    keep_units(source, base.root);
    base.valid = base.valid && document.valid;
    return base;
  }

 private:
  /// Of a file with all that it extends.
  void keep_units(std::uint32_t source, toml::Value& root) {
    Diagnostics none;  // what is wrong with the word is said when the whole is read
    if (const auto units = stated_units(root, none)) units_.push_back({source, *units});
  }

  std::optional<std::uint32_t> open(std::uint32_t source, const At<std::string>& extends) {
    const std::string& from = sources_[source].name;
    std::string name = resolve_path(from, extends.value);
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) {
      findings_.add(extends_cycle, extends.at, fmt::format("{} extends itself: {}", toml::quote(name), chain_to(name)),
                    "a template must not lead back to the file that extends it");
      return std::nullopt;
    }
    if (names_.size() >= longest_chain) {
      findings_.add(extends_cycle, extends.at, fmt::format("more than {} files extend each other", longest_chain),
                    "join some of the templates");
      return std::nullopt;
    }
    auto text = input_.read_file ? input_.read_file(from, extends.value) : std::nullopt;
    if (!text) {
      findings_.add(extends_unreadable, extends.at, fmt::format("the template {} cannot be read", toml::quote(name)),
                    "its path is relative to this file");
      return std::nullopt;
    }
    return sources_.add(std::move(name), std::move(*text));
  }

  /// `a.toml, b.toml, a.toml`.
  std::string chain_to(const std::string& name) const {
    std::string chain;
    for (const std::string& link : names_) chain += link + ", ";
    return one_line(chain + name);
  }

  const PlanInput& input_;
  Sources& sources_;
  Diagnostics& findings_;
  std::vector<toml::FileUnits>& units_;
  std::vector<std::string> names_;
};

/// `race.goal` with the number of the race that is meant, added to `made`; other keys as they are.
std::string_view with_race_number(std::string_view key, const toml::Value& root, toml::Texts& made) {
  constexpr std::string_view prefix = "race.";
  if (key.substr(0, prefix.size()) != prefix) return key;
  const std::string_view rest = key.substr(prefix.size());
  const toml::Value* races = toml::find(root, "race");
  if (rest.empty() || (rest.front() >= '0' && rest.front() <= '9') || races == nullptr || races->list() == nullptr) {
    return key;
  }
  std::size_t number = 1;
  for (const toml::Value& race : *races->list()) {
    const toml::Value* priority = toml::find(race, "priority");
    const std::string_view* word = priority != nullptr ? priority->text() : nullptr;
    if (priority == nullptr || (word != nullptr && lower(trim(*word)) == "a")) {
      return made.emplace_back(fmt::format("race.{}.{}", number, rest));
    }
    ++number;
  }
  return made.emplace_back(fmt::format("race.1.{}", rest));
}

/// An array of an athlete's stands as in a plan that extends this one.
void put_list(const Override& own, toml::Value& root, Diagnostics& findings) {
  toml::Value over = *own.list;
  for (std::string_view path = own.key; !path.empty();) {
    const std::size_t dot = path.rfind('.');
    const bool nested = dot != std::string_view::npos;
    toml::Value table = toml::make_table(own.at);
    table.table()->push_back({path.substr(nested ? dot + 1 : 0), own.at, std::move(over)});
    over = std::move(table);
    path = path.substr(0, nested ? dot : 0);
  }
  over.at = root.at;
  complete_races(root, over, findings);
  toml::merge(root, std::move(over), keys::file);
}

/// True of a column such as `flag.name`: it says something new, and does not change what a template says.
bool adds_up(std::string_view key) {
  const std::size_t dot = std::min(key.find('.'), key.size());
  const bool numbered = dot + 1 < key.size() && key[dot + 1] >= '0' && key[dot + 1] <= '9';
  const auto is_first = [&](const toml::Key& part) { return toml::same_key(part.name, key.substr(0, dot)); };
  const auto part = std::find_if(keys::file.keys.begin(), keys::file.keys.end(), is_first);
  return !numbered && part != keys::file.keys.end() && part->extending == toml::Extending::adds_up;
}

/// The tables that such columns make, behind those of the same name.
void put_tables(toml::Value&& tables, toml::Value& root) {
  for (toml::Entry& entry : *tables.table()) {
    if (entry.value.table() == nullptr) continue;
    toml::Value list = entry.value;
    list.data = toml::List{std::move(entry.value)};
    entry.value = std::move(list);
  }
  tables.at = root.at;
  toml::merge(root, std::move(tables), keys::file);
}

}  // namespace

std::string resolve_path(std::string_view from, std::string_view path) {
  std::string joined;
  if (path.empty() || path.front() != '/') joined = from.substr(0, from.rfind('/') + 1);
  joined += path;
  std::vector<std::string_view> parts;
  const bool absolute = !joined.empty() && joined.front() == '/';
  for (std::string_view rest = joined; !rest.empty();) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part != ".." || !absolute) {
      parts.push_back(part);
    }
  }
  std::string resolved;
  for (const std::string_view part : parts) {
    if (absolute || !resolved.empty()) resolved += '/';
    resolved += part;
  }
  return resolved;
}

toml::Document read_with_templates(const PlanInput& input, Sources& sources, Diagnostics& findings,
                                   std::vector<toml::FileUnits>& units) {
  return Chain(input, sources, findings, units).read(input.source);
}

std::optional<Units> stated_units(toml::Value& root, Diagnostics& findings) {
  toml::Value* section = toml::find(root, "plan");
  if (section == nullptr || section->kind() != toml::Kind::table) return std::nullopt;
  toml::Value* units = toml::find(*section, "units");
  if (units == nullptr) return std::nullopt;
  toml::Value copy = toml::make_table(section->at);
  copy.table()->push_back({"units", units->at, *units});
  const auto word = toml::Table(keys::plan, copy, Units::km, findings).word(keys::plan["units"]);
  if (!word) return std::nullopt;
  return word->value == "mi" ? Units::mi : Units::km;
}

void apply_overrides(std::span<const Override> overrides, toml::Value& root, toml::Texts& texts,
                     Diagnostics& findings) {
  toml::Value added = toml::make_table(root.at);
  for (const Override& column : overrides) {
    if (column.list) put_list(column, root, findings);
    if (trim(column.value).empty()) continue;
    const std::string problem =
        adds_up(column.key) ? toml::set(added, column.key, column.value, column.at)
                            : toml::set(root, with_race_number(column.key, root, texts), column.value, column.at);
    if (problem.empty()) continue;
    findings.add(bad_override, column.at, fmt::format("column {}: {}", toml::quote(column.key), problem),
                 "name a key of the plan, for example athlete.easy_pace or race.goal");
  }
  if (!added.table()->empty()) put_tables(std::move(added), root);
}

}  // namespace rubdown
