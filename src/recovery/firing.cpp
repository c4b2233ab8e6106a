#include "recovery/firing.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <utility>

namespace rubdown {
namespace {

bool disabled(const Rule& rule, const RecoverySettings& settings) {
  return std::any_of(settings.disable.begin(), settings.disable.end(),
                     [&](const At<std::string>& id) { return id.value == rule.id; });
}

void add_read(List<Match> tables, FactKinds& kinds);

/// What else a table looks at for a fact of its own kinds.
void add_read_beside(const Match& table, FactKinds& kinds) {
  if (table.longer_than) kinds |= bit(FactKind::run) | bit(FactKind::race);
  for (const List<Near> list : {table.with, table.without}) {
    for (const Near& near : list) add_read({&near.match, 1}, kinds);
  }
}

void add_read(List<Match> tables, FactKinds& kinds) {
  for (const Match& table : tables) {
    for (const FactKind kind : table.fact) {
      kinds |= bit(kind);
      // C races also count as runs.
      if (kind == FactKind::run) kinds |= bit(FactKind::race);
    }
    add_read_beside(table, kinds);
  }
}

void fire_rule(const Rule& rule, const Facts& facts, FactKinds among, std::vector<Firing>& out) {
  const bool before = !rule.before.empty();
  const List<Match> tables = before ? rule.before : rule.after;
  FactKinds kinds = 0;
  for (const Match& table : tables) {
    for (const FactKind kind : table.fact) {
      kinds |= bit(kind);
      // C races also count as runs.
      if (kind == FactKind::run) kinds |= bit(FactKind::race);
    }
  }
  kinds &= among;
  std::vector<Asking> asked;
  for (; kinds != 0; kinds &= kinds - 1) {
    const auto kind = static_cast<FactKind>(std::countr_zero(kinds));
    if (facts.of(kind).empty()) continue;
    if (asked.empty()) asked = std::vector<Asking>(tables.begin(), tables.end());
    for (const Fact& fact : facts.of(kind)) {
      for (const Asking& table : asked) {
        const Fact* related = nullptr;
        if (!table.concerns(fact) || !holds(table, fact, facts, nullptr, &related)) continue;
        out.push_back({&rule, &fact, related, table.match, before});
        break;
      }
    }
  }
}

/// The firings of rules that silence others, found by their fact.
class Superseding {
 public:
  Superseding(const std::vector<Firing>& all, const std::vector<Firing>& more) {
    for (const std::vector<Firing>* list : {&all, &more}) {
      for (const Firing& firing : *list) {
        if (!firing.rule->supersedes.empty()) firings_.push_back({firing.fact, firing.rule});
      }
    }
    std::sort(firings_.begin(), firings_.end());
  }
  bool silences(const Firing& firing) const {
    auto other = std::lower_bound(firings_.begin(), firings_.end(), std::pair{firing.fact, no_rule}, std::less<>{});
    for (; other != firings_.end() && other->first == firing.fact; ++other) {
      if (other->second != firing.rule && names_rule(other->second->supersedes, firing.rule->id)) return true;
    }
    return false;
  }

 private:
  static constexpr const Rule* no_rule = nullptr;
  std::vector<std::pair<const Fact*, const Rule*>> firings_;
};

}  // namespace

bool names_rule(List<Text> patterns, Text id) {
  return std::any_of(patterns.begin(), patterns.end(), [id](Text pattern) {
    return pattern.ends_with('*') ? id.starts_with(pattern.substr(0, pattern.size() - 1)) : id == pattern;
  });
}

bool acts(List<Match> only_if, Text opt_in, Text opt_out, const Firing& firing, const Facts& facts) {
  return opted(opt_in, opt_out, facts.plan().recovery) &&
         first_match(only_if, *firing.fact, facts, firing.table).has_value();
}

FactKinds facts_read(const RulePack& rules, RuleFilter wanted) {
  FactKinds kinds = 0;
  for (const Rule& rule : rules.rules) {
    const bool passes = wanted(rule);
    for (const List<Match> tables : {rule.after, rule.before}) {
      if (passes) add_read(tables, kinds);
      // Rules that silence others are asked about facts on which those fired.
      if (rule.supersedes.empty()) continue;
      for (const Match& table : tables) add_read_beside(table, kinds);
    }
    if (!passes) continue;
    for (const StopEffect& stop : rule.stops) add_read(stop.only_if, kinds);
  }
  return kinds;
}

std::vector<Firing> fire(const RulePack& rules, const Facts& facts, RuleFilter wanted) {
  const RecoverySettings& settings = facts.plan().recovery;
  const auto passes = [wanted](const Rule& rule) { return wanted == nullptr || wanted(rule); };
  const auto on = [&](const Rule& rule) {
    return !disabled(rule, settings) && opted(rule.opt_in, rule.opt_out, settings);
  };
  std::vector<Firing> all;
  for (const Rule& rule : rules.rules) {
    if (passes(rule) && on(rule)) fire_rule(rule, facts, all_facts, all);
  }
  if (all.empty()) return all;
  // Rules that do not pass silence those that do, where they look at the same facts.
  std::vector<Firing> others;
  FactKinds kinds = 0;
  for (const Firing& firing : all) kinds |= bit(firing.fact->kind);
  for (const Rule& rule : rules.rules) {
    if (!passes(rule) && !rule.supersedes.empty() && on(rule)) fire_rule(rule, facts, kinds, others);
  }
  const Superseding superseding{all, others};
  std::erase_if(all, [&](const Firing& firing) { return superseding.silences(firing); });
  return all;
}

}  // namespace rubdown
