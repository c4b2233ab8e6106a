// Which rules act on which facts: one pass, no chaining.
#pragma once

#include <span>
#include <vector>

#include "recovery/match.hpp"

namespace rubdown {

/// A rule that acts on a fact.
struct Firing {
  const Rule* rule = nullptr;
  const Fact* fact = nullptr;
  const Fact* related = nullptr;  ///< the other fact the rule needed
  const Match* table = nullptr;   ///< the table that held
  bool before = false;            ///< times count back from the fact's begin

  /// From here windows count: the target's start, the trigger's end; a week's start.
  Civil anchor() const { return before || fact->kind == FactKind::week ? fact->begin : fact->end; }
  /// The fact whose areas and side the rule means.
  const Fact& reported() const { return fact->areas.empty() && related != nullptr ? *related : *fact; }
};

/// All firings, by rule in the order of the pack, then by fact; without disabled rules, those not opted in, and those
/// that another rule supersedes on the same fact.
/// With a filter only those of rules that pass it.
using RuleFilter = bool (*)(const Rule& rule);
std::vector<Firing> fire(const RulePack& rules, const Facts& facts, RuleFilter wanted = nullptr);

/// Calls `use` with the firings of each rule, which stand together.
template <class Use>
void each_rule(const std::vector<Firing>& firings, const Use& use) {
  for (auto begin = firings.begin(); begin != firings.end();) {
    auto end = begin;
    while (end != firings.end() && end->rule == begin->rule) ++end;
    use(std::span<const Firing>{begin, end});
    begin = end;
  }
}

/// Calls `use` with every firing of the rules that are `wanted`. Most rules have nothing of what is looked for, so each
/// rule is asked once.
template <class Wanted, class Use>
void each_firing(const std::vector<Firing>& firings, const Wanted& wanted, const Use& use) {
  each_rule(firings, [&](std::span<const Firing> of_rule) {
    if (!wanted(*of_rule.front().rule)) return;
    for (const Firing& firing : of_rule) use(firing);
  });
}

/// The kinds of facts that are looked at when the rules that pass a filter are fired and their stops found.
FactKinds facts_read(const RulePack& rules, RuleFilter wanted);

/// Whether `id` is named by `patterns`; a pattern may end in `*`.
bool names_rule(List<Text> patterns, Text id);

/// Whether a part of a rule with such conditions acts in this firing.
inline bool acts(List<Match> only_if, Text opt_in, Text opt_out, const Firing& firing, const Facts& facts) {
  return opted(opt_in, opt_out, facts.plan().recovery) &&
         (only_if.empty() || first_match(only_if, *firing.fact, facts, firing.table));
}

}  // namespace rubdown
