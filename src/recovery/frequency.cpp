#include "recovery/frequency.hpp"

#include <algorithm>

#include "recovery/rule_reader.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

bool has_most(const Rule& rule, SessionType type) {
  return std::any_of(rule.sessions.begin(), rule.sessions.end(),
                     [type](const Prescription& session) { return session.type == type && session.at_most; });
}

}  // namespace

Frequency::Frequency(const RulePack& rules, std::size_t wishes) : rows_(wishes) {
  for (const Rule& rule : rules.rules) {
    for (const Limit& limit : rule.limits) {
      if (limit.times == 0) continue;
      LimitOf& of = limits_.emplace_back(LimitOf{{}, &limit});
      for (const SessionType type : limit.types) of.types.add(type), limited_.add(type);
    }
  }
}

/// Days are noted only where something asks for them.
Frequency::Row Frequency::look_up(const Ask& ask) {
  Row row{true};
  const SessionType type = ask.session->type;
  if (is_note(type)) return row;
  if (has_most(*ask.firing->rule, type)) row.by_rule = series(ask.firing->rule, type);
  if (limited_.has(type)) row.by_type = series(nullptr, type);
  return row;
}

std::uint16_t Frequency::series(const Rule* rule, SessionType type) {
  auto found = std::find_if(series_.begin(), series_.end(),
                            [&](const Series& series) { return series.rule == rule && series.type == type; });
  if (found == series_.end()) found = series_.insert(found, Series{rule, type, {}});
  return static_cast<std::uint16_t>(found - series_.begin() + 1);
}

bool Frequency::allows(const Ask& ask) {
  Row& row = rows_[ask.wish];
  if (!row.known) row = look_up(ask);
  Days* const by_rule = row.by_rule != 0 ? &series_[row.by_rule - 1U].days : nullptr;
  Days* const by_type = row.by_type != 0 ? &series_[row.by_type - 1U].days : nullptr;
  if (by_rule != nullptr) {
    const auto& most = ask.session->at_most;
    if (most && !below(*by_rule, ask.day, most->times, most->days)) return false;
  }
  if (by_type != nullptr) {
    for (const auto& [types, limit] : limits_) {
      if (types.has(ask.session->type) && !below(*by_type, ask.day, limit->times, limit->days)) return false;
    }
    note(*by_type, ask.day);
  }
  if (by_rule != nullptr) note(*by_rule, ask.day);
  return true;
}

/// Whether fewer than `times` of the days lie in the `in_days` days before this one, which may be the last of them.
bool Frequency::below(const Days& used, Day day, int times, int in_days) {
  if (times <= 0) return false;
  const std::size_t before = used.size() - (!used.empty() && used.back() == day ? 1 : 0);
  const auto most = static_cast<std::size_t>(times);
  return before < most || used[before - most] <= day - days{in_days};
}

void Frequency::note(Days& used, Day day) {
  if (used.empty()) used.reserve(64);
  if (used.empty() || used.back() != day) used.push_back(day);
}

}  // namespace rubdown
