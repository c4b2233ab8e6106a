#include <algorithm>
#include <array>

#include "recovery/rule_reader.hpp"
#include "rubdown/recovery/nearest_rule.hpp"
#include "rubdown/recovery/safety_stops.hpp"
#include "toml/read.hpp"

namespace rubdown {
namespace {

/// What a file may hold besides its tables.
constexpr std::array<std::string_view, 5> file_keys{"format", "disable", "rule", "source", "engine"};

void check_file(const toml::Value& root, RuleReader& reader) {
  for (const toml::Entry& entry : *root.table()) {
    if (std::find(file_keys.begin(), file_keys.end(), entry.key) != file_keys.end()) continue;
    reader.findings().add(rule_unknown_key, entry.at, fmt::format("unknown key {} in a rule file", quoted(entry.key)),
                          suggestion(entry.key, file_keys));
  }
  if (const toml::Value* format = toml::find(root, "format")) {
    int number = 0;
    reader.read(*format, number, "format");
    if (number != 1) {
      reader.findings().add(rule_format, format->at, "this program reads rule files of format 1");
    }
  }
}

/// The tables of `[[key]]`, or of one `[key]`.
std::vector<const toml::Value*> tables(const toml::Value& root, std::string_view key, RuleReader& reader) {
  std::vector<const toml::Value*> out;
  const toml::Value* value = toml::find(root, key);
  if (value == nullptr) return out;
  if (const toml::List* list = value->list()) {
    for (const toml::Value& item : *list) out.push_back(&item);
  } else {
    reader.wrong_type(*value, key, fmt::format("tables, [[{}]]", key));
  }
  return out;
}

/// Entries with equal keys replace each other, in their place.
template <class T>
List<T> merged(List<T> old, const std::vector<T>& added, Text T::*key, RuleStore& store) {
  std::vector<T> out{old.begin(), old.end()};
  for (const T& item : added) {
    const auto same = [&](const T& other) { return other.*key == item.*key; };
    const auto found = std::find_if(out.begin(), out.end(), same);
    if (found != out.end())
      *found = item;
    else
      out.push_back(item);
  }
  return store.keep(std::move(out));
}

void read_sources(const toml::Value& root, RuleReader& reader, RulePack& pack, RuleStore& store) {
  std::vector<BibliographyEntry> added;
  for (const toml::Value* table : tables(root, "source", reader)) {
    BibliographyEntry entry;
    reader.table(*table, entry, "[[source]]");
    if (!entry.key.empty()) added.push_back(entry);
  }
  if (!added.empty()) pack.sources = merged(pack.sources, added, &BibliographyEntry::key, store);
}

struct ReadRule {
  const toml::Value* table;
  Rule rule;
  bool sound;
};

std::vector<ReadRule> read_each(const toml::Value& root, RuleReader& reader, const RulePack& pack) {
  std::vector<ReadRule> out;
  for (const toml::Value* table : tables(root, "rule", reader)) {
    ReadRule read{table, {}, false};
    const std::size_t before = reader.findings().size();
    reader.table(*table, read.rule, "[[rule]]");
    if (reader.findings().size() == before) check_rule(*table, read.rule, pack, reader.findings());
    const auto& all = reader.findings().items();
    read.sound = std::none_of(all.begin() + static_cast<std::ptrdiff_t>(before), all.end(),
                              [](const Diagnostic& d) { return d.severity == Severity::error; });
    const auto twice = [&](const ReadRule& other) { return other.rule.id == read.rule.id; };
    if (!read.rule.id.empty() && std::any_of(out.begin(), out.end(), twice)) {
      const toml::Value* id = toml::find(*table, "id");
      reader.findings().add(rule_twice, id != nullptr ? id->at : table->at,
                            fmt::format("rule {} is written twice in this file", read.rule.id));
    }
    out.push_back(read);
  }
  return out;
}

bool known(const RulePack& pack, Text id) {
  if (!id.ends_with('*')) return pack.find(id) != nullptr;
  const Text start = id.substr(0, id.size() - 1);
  return std::any_of(pack.rules.begin(), pack.rules.end(),
                     [start](const Rule& rule) { return rule.id.starts_with(start); });
}

void report_unknown_rule(const RulePack& pack, Text id, Span at, Diagnostics& findings) {
  if (known(pack, id)) return;
  const std::string_view near = nearest_rule(pack, id);
  findings.add(rule_unknown_rule, at, fmt::format("no rule is called {}", quoted(id)),
               near.empty() ? "`rubdown rules list` shows all ids" : fmt::format("did you mean \"{}\"?", near));
}

void check_named_rules(const std::vector<ReadRule>& rules, const RulePack& pack, Diagnostics& findings) {
  for (const ReadRule& read : rules) {
    for (const auto& [key, list] : {std::pair{"supersedes", read.rule.supersedes},
                                    {"absorbs", read.rule.absorbs},
                                    {"absorbed_by", read.rule.absorbed_by}}) {
      const toml::Value* value = toml::find(*read.table, key);
      for (const Text id : list) report_unknown_rule(pack, id, place_in(*value, id), findings);
    }
  }
}

/// Rules that stopped something and now stop nothing.
void report_replaced_stops(const std::vector<ReadRule>& rules, const RulePack& pack, Diagnostics& findings) {
  for (const ReadRule& read : rules) {
    const Rule* old = pack.find(read.rule.id);
    if (old == nullptr || old->stops.empty() || !read.rule.stops.empty()) continue;
    report_stop_left_out(old->id, toml::find(*read.table, "id")->at, findings);
  }
}

void disable(const toml::Value& root, RuleReader& reader, RulePack& pack, RuleStore& store) {
  const toml::Value* value = toml::find(root, "disable");
  if (value == nullptr) return;
  List<Text> ids;
  reader.read(*value, ids, "disable");
  for (const Text id : ids) {
    const Span at = place_in(*value, id);
    if (id.find('*') == Text::npos) {
      report_unknown_rule(pack, id, at, reader.findings());
    } else {
      reader.findings().add(rule_bad_id, at,
                            fmt::format("`disable` takes no {}: it names one rule after the other", quoted(id)),
                            "`rubdown rules list` shows all ids");
    }
  }
  std::vector<Rule> kept;
  for (const Rule& rule : pack.rules) {
    if (std::find(ids.begin(), ids.end(), rule.id) == ids.end()) {
      kept.push_back(rule);
    } else if (!rule.stops.empty()) {
      report_stop_left_out(rule.id, place_in(*value, rule.id), reader.findings());
    }
  }
  pack.rules = store.keep(std::move(kept));
}

void read_engine(const toml::Value& root, RuleReader& reader, RulePack& pack) {
  const toml::Value* value = toml::find(root, "engine");
  if (value == nullptr) return;
  Engine engine = pack.engine;
  const std::size_t before = reader.findings().size();
  reader.read(*value, engine, "engine");
  if (reader.findings().size() == before) pack.engine = engine;
}

}  // namespace

void put_over(RulePack& pack, const RulePack& later) {
  const auto store = std::make_shared<RuleStore>();
  for (const auto& kept : {pack.store, later.store}) {
    if (kept) store->keep(kept);
  }
  pack.rules = merged(pack.rules, {later.rules.begin(), later.rules.end()}, &Rule::id, *store);
  pack.sources = merged(pack.sources, {later.sources.begin(), later.sources.end()}, &BibliographyEntry::key, *store);
  pack.engine = later.engine;
  pack.store = store;
}

bool read_rules(std::uint32_t source, const Sources& sources, RulePack& pack, Diagnostics& findings) {
  Diagnostics own;
  const toml::Document document = toml::read(source, sources, own);
  const auto store = std::make_shared<RuleStore>();
  if (pack.store) store->keep(pack.store);
  RuleReader reader{*store, own};
  if (document.root.table() != nullptr) {
    check_file(document.root, reader);
    read_engine(document.root, reader, pack);
    read_sources(document.root, reader, pack, *store);
    const std::vector<ReadRule> read = read_each(document.root, reader, pack);
    std::vector<Rule> sound;
    for (const ReadRule& one : read) {
      if (one.sound) sound.push_back(one.rule);
    }
    report_replaced_stops(read, pack, own);
    disable(document.root, reader, pack, *store);
    pack.rules = merged(pack.rules, sound, &Rule::id, *store);
    check_named_rules(read, pack, own);
  }
  pack.store = store;
  findings.append(own);
  return !own.has_errors();
}

}  // namespace rubdown
