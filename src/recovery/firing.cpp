#include "recovery/firing.hpp"

#include <algorithm>
#include <array>

namespace rubdown {
namespace {

bool disabled(const Rule& rule, const RecoverySettings& settings) {
  return std::any_of(settings.disable.begin(), settings.disable.end(),
                     [&](const At<std::string>& id) { return id.value == rule.id; });
}

void fire_rule(const Rule& rule, const Facts& facts, std::vector<Firing>& out) {
  const bool before = !rule.before.empty();
  const List<Match> tables = before ? rule.before : rule.after;
  std::array<bool, 16> wanted{};
  for (const Match& table : tables) {
    for (const FactKind kind : table.fact) {
      wanted[static_cast<std::size_t>(kind)] = true;
      // C races also count as runs.
      if (kind == FactKind::run) wanted[static_cast<std::size_t>(FactKind::race)] = true;
    }
  }
  for (std::size_t kind = 0; kind < wanted.size(); ++kind) {
    if (!wanted[kind]) continue;
    for (const Fact& fact : facts.of(static_cast<FactKind>(kind))) {
      const auto matched = first_match(tables, fact, facts);
      if (matched) out.push_back({&rule, &fact, matched->related, matched->table, before});
    }
  }
}

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

std::vector<Firing> fire(const RulePack& rules, const Facts& facts) {
  const RecoverySettings& settings = facts.plan().recovery;
  std::vector<Firing> all;
  for (const Rule& rule : rules.rules) {
    if (!disabled(rule, settings) && opted(rule.opt_in, rule.opt_out, settings)) fire_rule(rule, facts, all);
  }
  std::vector<Firing> kept;
  for (const Firing& firing : all) {
    const bool superseded = std::any_of(all.begin(), all.end(), [&](const Firing& other) {
      return other.fact == firing.fact && other.rule != firing.rule &&
             names_rule(other.rule->supersedes, firing.rule->id);
    });
    if (!superseded) kept.push_back(firing);
  }
  return kept;
}

}  // namespace rubdown
