#include "recovery/frequency.hpp"

#include <algorithm>
#include <iterator>

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
      if (limit.times != 0) limits_.push_back(&limit);
    }
  }
}

/// Days are noted only where something asks for them.
Frequency::Row Frequency::look_up(const Ask& ask) {
  Row row{true};
  const SessionType type = ask.session->type;
  if (is_note(type)) return row;
  if (has_most(*ask.firing->rule, type)) row.by_rule = series(ask.firing->rule, type);
  const auto concerns = [type](const Limit* limit) {
    return std::find(limit->types.begin(), limit->types.end(), type) != limit->types.end();
  };
  if (std::none_of(limits_.begin(), limits_.end(), concerns)) return row;
  row.by_type = series(nullptr, type);
  std::vector<const Limit*>& limits = row.by_type->limits;
  if (limits.empty()) std::copy_if(limits_.begin(), limits_.end(), std::back_inserter(limits), concerns);
  return row;
}

Frequency::Series* Frequency::series(const Rule* rule, SessionType type) {
  for (Series& series : series_) {
    if (series.rule == rule && series.type == type) return &series;
  }
  return &series_.emplace_back(Series{rule, type, {}, {}});
}

bool Frequency::allows(const Ask& ask) {
  Row& row = rows_[ask.wish];
  if (!row.known) row = look_up(ask);
  if (row.by_rule != nullptr) {
    const auto& most = ask.session->at_most;
    if (most && !below(row.by_rule->days, ask.day, most->times, most->days)) return false;
  }
  if (row.by_type != nullptr) {
    for (const Limit* limit : row.by_type->limits) {
      if (!below(row.by_type->days, ask.day, limit->times, limit->days)) return false;
    }
    note(row.by_type->days, ask.day);
  }
  if (row.by_rule != nullptr) note(row.by_rule->days, ask.day);
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
