#include "recovery/firing.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <span>

namespace rubdown {
namespace {

bool disabled(const Rule& rule, const RecoverySettings& settings) {
  return !settings.disable.empty() && std::any_of(settings.disable.begin(), settings.disable.end(),
                                                  [&](const At<std::string>& id) { return id.value == rule.id; });
}

FactKinds facts_of(List<Match> tables) {
  FactKinds kinds = 0;
  for (const Match& table : tables) kinds |= table.asked.facts;
  return kinds;
}

FactKinds facts_beside(List<Match> tables) {
  FactKinds kinds = 0;
  for (const Match& table : tables) kinds |= table.asked.beside;
  return kinds;
}

void fire_rule(const Rule& rule, const Facts& facts, FactKinds among, std::vector<Firing>& out) {
  const bool before = !rule.before.empty();
  const List<Match> tables = before ? rule.before : rule.after;
  FactKinds kinds = facts_of(tables) & among & facts.kinds();
  if (kinds == 0 || std::none_of(tables.begin(), tables.end(), [&](const Match& m) { return can_hold(m, facts); })) {
    return;
  }
  // Most facts have a trait that every table refuses.
  Traits refused = ~Traits{0};
  for (const Match& table : tables) refused &= table.asked.refused;
  for (; kinds != 0; kinds &= kinds - 1) {
    for (const Fact& fact : facts.of(static_cast<FactKind>(std::countr_zero(kinds)))) {
      if ((fact.traits & refused) != 0) continue;
      for (const Match& table : tables) {
        if (!concerns(table, fact)) continue;
        const Fact* related = nullptr;
        if (!asks_no_more(table) && !holds_in_detail(table, fact, facts, nullptr, &related)) continue;
        out.push_back({&rule, &fact, related, &table, before});
        break;
      }
    }
  }
}

/// The firings of one rule, in the order of facts.
using Fired = std::span<const Firing>;

void add_silencing(const Firings& firings, std::vector<Fired>& out) {
  firings.each_rule([&](Fired rule) {
    if (!rule.front().rule->supersedes.empty()) out.push_back(rule);
  });
}

/// Whether a rule fired on a fact.
bool fired_on(Fired rule, const Fact& fact) {
  const auto earlier = [](const Firing& firing, const Fact* other) {
    return firing.fact->kind != other->kind ? firing.fact->kind < other->kind : std::less<>{}(firing.fact, other);
  };
  const auto found = std::lower_bound(rule.begin(), rule.end(), &fact, earlier);
  return found != rule.end() && found->fact == &fact;
}

/// Takes out what other rules silence on the same fact. Few rules silence any, so whole rules are asked first.
void silence(Firings& all, const Firings& more) {
  std::vector<Fired> silencing;
  add_silencing(all, silencing);
  add_silencing(more, silencing);
  if (silencing.empty()) return;
  std::vector<bool> silent(all.size());
  bool any = false;
  all.each_rule([&](Fired rule) {
    for (const Fired other : silencing) {
      const Rule& by = *other.front().rule;
      if (&by == rule.front().rule || !names_rule(by.supersedes, rule.front().rule->id)) continue;
      for (const Firing& firing : rule) {
        if (!fired_on(other, *firing.fact)) continue;
        silent[static_cast<std::size_t>(&firing - &*all.begin())] = true;
        any = true;
      }
    }
  });
  if (any) all.erase(silent);
}

}  // namespace

void Firings::erase(const std::vector<bool>& marked) {
  std::size_t place = 0;
  std::erase_if(all_, [&](const Firing&) { return marked[place++]; });
  ends_.clear();
  for (std::size_t i = 1; i <= all_.size(); ++i) {
    if (i == all_.size() || all_[i].rule != all_[i - 1].rule) ends_.push_back(i);
  }
}

bool names_rule(List<Text> patterns, Text id) {
  return std::any_of(patterns.begin(), patterns.end(), [id](Text pattern) {
    return pattern.ends_with('*') ? id.starts_with(pattern.substr(0, pattern.size() - 1)) : id == pattern;
  });
}

FactKinds facts_read(const RulePack& rules, RuleFilter wanted) {
  FactKinds kinds = 0;
  for (const Rule& rule : rules.rules) {
    const bool passes = wanted(rule);
    for (const List<Match> tables : {rule.after, rule.before}) {
      if (passes) kinds |= facts_of(tables);
      // Rules that silence others are asked about facts on which those fired.
      if (passes || !rule.supersedes.empty()) kinds |= facts_beside(tables);
    }
    if (!passes) continue;
    for (const StopEffect& stop : rule.stops) kinds |= facts_of(stop.only_if) | facts_beside(stop.only_if);
  }
  return kinds;
}

Firings fire(const RulePack& rules, const Facts& facts, RuleFilter wanted) {
  const RecoverySettings& settings = facts.plan().recovery;
  const auto passes = [wanted](const Rule& rule) { return wanted == nullptr || wanted(rule); };
  const auto on = [&](const Rule& rule) {
    return opted(rule.opt_in, rule.opt_out, settings) && !disabled(rule, settings);
  };
  Firings all;
  if (wanted == nullptr) all.reserve(4 * facts.of(FactKind::run).size());  // about so many rules act on a run
  for (const Rule& rule : rules.rules) {
    if (passes(rule) && on(rule)) {
      all.add_rule([&](std::vector<Firing>& out) { fire_rule(rule, facts, all_facts, out); });
    }
  }
  if (all.empty()) return all;
  // Rules that do not pass silence those that do, where they look at the same facts.
  Firings others;
  if (wanted != nullptr) {
    FactKinds kinds = 0;
    for (const Firing& firing : all) kinds |= bit(firing.fact->kind);
    for (const Rule& rule : rules.rules) {
      if (rule.supersedes.empty() || passes(rule) || !on(rule)) continue;
      others.add_rule([&](std::vector<Firing>& out) { fire_rule(rule, facts, kinds, out); });
    }
  }
  silence(all, others);
  return all;
}

}  // namespace rubdown
