#include "rubdown/recovery/safety_stops.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rubdown/recovery/codes.hpp"

namespace rubdown {

void report_stop_left_out(std::string_view id, Span at, Diagnostics& findings) {
  findings.add(safety_stop_left_out, at, fmt::format("without `{}` nothing stops what that rule stops", id),
               fmt::format("it is a safety rule: read `rubdown rules show {}` before you leave it out", id));
}

void report_missing_stops(const RulePack& pack, const RulePack& builtin, Span at, Diagnostics& findings) {
  const auto missing = std::count_if(builtin.rules.begin(), builtin.rules.end(), [&](const Rule& rule) {
    const Rule* own = rule.stops.empty() ? nullptr : pack.find(rule.id);
    return !rule.stops.empty() && (own == nullptr || own->stops.empty());
  });
  if (missing == 0) return;
  findings.add(safety_stop_left_out, at, fmt::format("these rules leave out {} of the built-in safety stops", missing),
               "write rules = [\"builtin\", ...], so that warning signs are heard");
}

}  // namespace rubdown
