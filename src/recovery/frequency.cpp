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

Frequency::Frequency(const RulePack& rules, std::span<const Wish> wishes) {
  for (const Rule& rule : rules.rules) {
    for (const Limit& limit : rule.limits) {
      if (limit.times == 0) continue;
      LimitOf& of = limits_.emplace_back(LimitOf{{}, &limit});
      for (const SessionType type : limit.types) of.types.add(type), limited_.add(type);
    }
  }
  rows_.reserve(wishes.size());
  for (const Wish& wish : wishes) rows_.push_back({wish.session, is_note(wish.session->type), none, none});
}

/// Days are noted only where something asks for them.
void Frequency::look_up(Row& row, const Rule& rule) {
  const SessionType type = row.session->type;
  if (has_most(rule, type)) row.by_rule = series(&rule, type);
  if (limited_.has(type)) row.by_type = series(nullptr, type);
  row.known = true;
}

std::size_t Frequency::series(const Rule* rule, SessionType type) {
  const auto found = std::find_if(series_.begin(), series_.end(),
                                  [&](const Series& series) { return series.rule == rule && series.type == type; });
  const auto index = static_cast<std::size_t>(found - series_.begin());
  if (found == series_.end()) series_.push_back({rule, type, {}});
  return index;
}

bool Frequency::allows(const Ask& ask) {
  Row& row = rows_[ask.wish];
  if (!row.known) look_up(row, *ask.firing->rule);
  if (row.by_rule == none && row.by_type == none) return true;
  const auto& most = row.session->at_most;
  if (most && !below(series_[row.by_rule].days, ask.day, most->times, most->days)) return false;
  if (row.by_type != none) {
    const Days& used = series_[row.by_type].days;
    for (const auto& [types, limit] : limits_) {
      if (types.has(row.session->type) && !below(used, ask.day, limit->times, limit->days)) return false;
    }
    note(series_[row.by_type].days, ask.day);
  }
  if (row.by_rule != none) note(series_[row.by_rule].days, ask.day);
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
