#include "recovery/firing.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

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
  std::vector<Asking> asked;
  for (std::size_t kind = 0; kind < wanted.size(); ++kind) {
    if (!wanted[kind] || facts.of(static_cast<FactKind>(kind)).empty()) continue;
    if (asked.empty()) asked = std::vector<Asking>(tables.begin(), tables.end());
    for (const Fact& fact : facts.of(static_cast<FactKind>(kind))) {
      for (const Asking& table : asked) {
        const Fact* related = nullptr;
        if (!holds(table, fact, facts, nullptr, &related)) continue;
        out.push_back({&rule, &fact, related, table.match, before});
        break;
      }
    }
  }
}

/// The firings of rules that silence others, found by their fact.
class Superseding {
 public:
  explicit Superseding(const std::vector<Firing>& all) {
    for (const Firing& firing : all) {
      if (!firing.rule->supersedes.empty()) firings_.push_back({firing.fact, firing.rule});
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

std::vector<Firing> fire(const RulePack& rules, const Facts& facts, RuleFilter wanted) {
  const RecoverySettings& settings = facts.plan().recovery;
  std::vector<Firing> all;
  for (const Rule& rule : rules.rules) {
    if (wanted != nullptr && !wanted(rule) && rule.supersedes.empty()) continue;
    if (!disabled(rule, settings) && opted(rule.opt_in, rule.opt_out, settings)) fire_rule(rule, facts, all);
  }
  const Superseding superseding{all};
  std::erase_if(all, [&](const Firing& firing) {
    return (wanted != nullptr && !wanted(*firing.rule)) || superseding.silences(firing);
  });
  return all;
}

}  // namespace rubdown
