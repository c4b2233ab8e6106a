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
  const Fact& reported() const { return fact->told().areas.empty() && related != nullptr ? *related : *fact; }
};

/// Firings, those of a rule together. Every stage looks for rules that have something of what it does, and most have
/// nothing of it, so each rule is asked once and its firings are passed by as one.
class Firings {
 public:
  std::vector<Firing>::const_iterator begin() const { return all_.begin(); }
  std::vector<Firing>::const_iterator end() const { return all_.end(); }
  std::size_t size() const { return all_.size(); }
  bool empty() const { return all_.empty(); }
  void reserve(std::size_t count) { all_.reserve(count); }

  /// Calls `fire` with the list, to the end of which it adds the firings of one rule.
  template <class Fire>
  void add_rule(const Fire& fire) {
    fire(all_);
    if (all_.size() > (ends_.empty() ? 0 : ends_.back())) ends_.push_back(all_.size());
  }
  /// Calls `use` with the firings of each rule.
  template <class Use>
  void each_rule(const Use& use) const {
    for (std::size_t begin = 0; const std::size_t end : ends_) {
      use(std::span<const Firing>{all_}.subspan(begin, end - begin));
      begin = end;
    }
  }
  /// Takes out those whose place among all is marked.
  void erase(const std::vector<bool>& marked);

 private:
  std::vector<Firing> all_;
  std::vector<std::size_t> ends_;  // of the firings of each rule
};

/// All firings, by rule in the order of the pack, then by fact; without disabled rules, those not opted in, and those
/// that another rule supersedes on the same fact.
/// With a filter only those of rules that pass it.
using RuleFilter = bool (*)(const Rule& rule);
Firings fire(const RulePack& rules, const Facts& facts, RuleFilter wanted = nullptr);

/// Calls `use` with every firing of the rules that are `wanted`.
template <class Wanted, class Use>
void each_firing(const Firings& firings, const Wanted& wanted, const Use& use) {
  firings.each_rule([&](std::span<const Firing> of_rule) {
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
