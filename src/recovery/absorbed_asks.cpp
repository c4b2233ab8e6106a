#include "recovery/absorbed_asks.hpp"

#include <algorithm>

#include "recovery/rule_reader.hpp"

namespace rubdown {
namespace {

Day trigger_day(const Ask& ask) { return ask.firing->fact->day; }

bool absorbs(const Rule& by, const Rule& rule) {
  return &by != &rule && (names_rule(by.absorbs, rule.id) || names_rule(rule.absorbed_by, by.id));
}

/// The asks of one rule.
using OfRule = std::span<const Ask>;

const Rule& rule_of(OfRule asks) { return *asks.front().firing->rule; }

std::vector<OfRule> by_rule(const std::vector<Ask>& all) {
  std::vector<OfRule> rules;
  rules.reserve(32);
  for (auto begin = all.begin(); begin != all.end();) {
    const Rule* const rule = begin->firing->rule;
    const auto end = std::find_if(begin, all.end(), [rule](const Ask& ask) { return ask.firing->rule != rule; });
    rules.emplace_back(begin, end);
    begin = end;
  }
  return rules;
}

}  // namespace

AbsorbedAsks::AbsorbedAsks(const std::vector<Ask>& all) {
  if (all.empty()) return;
  Day last = all.front().day;
  first_ = last;
  for (const Ask& ask : all) {
    first_ = std::min({first_, ask.day, trigger_day(ask)});
    last = std::max({last, ask.day, trigger_day(ask)});
  }
  const std::size_t days = index(last) + 1;
  const std::vector<OfRule> rules = by_rule(all);
  for (const OfRule asks : rules) {
    const Rule& rule = rule_of(asks);
    for (const OfRule others : rules) {
      // Few rules absorb others, and few say themselves by which they are absorbed.
      const Rule& by = rule_of(others);
      if (by.absorbs.empty() && rule.absorbed_by.empty()) continue;
      if (!absorbs(by, rule)) continue;
      if (rules_.empty() || rules_.back().rule != &rule) {
        rules_.push_back({&rule, std::vector<std::uint8_t>(days)});
      }
      note(others, rules_.back());
    }
  }
}

void AbsorbedAsks::note(std::span<const Ask> by, Absorbed& rule) const {
  for (const Ask& ask : by) {
    if (is_note(ask.session->type)) continue;
    rule.days[index(ask.day)] |= asked;
    rule.days[index(trigger_day(ask))] |= triggered;
  }
}

bool AbsorbedAsks::has(const Ask& ask) const {
  const auto found =
      std::find_if(rules_.begin(), rules_.end(), [&](const Absorbed& one) { return one.rule == ask.firing->rule; });
  return found != rules_.end() &&
         ((found->days[index(ask.day)] & asked) != 0 || (found->days[index(trigger_day(ask))] & triggered) != 0);
}

}  // namespace rubdown
