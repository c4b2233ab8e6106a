// A plan's text as a schedule with its recovery, as the program makes it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/plan/read_plan.hpp"
#include "rubdown/recovery/recover.hpp"
#include "rubdown/training/schedule_runs.hpp"

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text.append("\n  ").append(line);
    return text.c_str();
  }
};
}  // namespace doctest

namespace rubdown {

inline Day day(int year, unsigned month, unsigned of_month) {
  return Day{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(of_month)};
}

struct Planned {
  Sources sources;
  Diagnostics findings;
  Plan plan;
  Schedule schedule;

  /// Recovery sessions by day and start: `2026-03-02 18:00 massage.sport 40 S-ITB R-LONG-MASSAGE`, parts by `+`.
  std::vector<std::string> recovery() const {
    std::vector<std::string> out;
    for (const Session& session : schedule.sessions) {
      const auto* recovery = std::get_if<Recovery>(&session.what);
      if (recovery != nullptr && session.status != Status::stopped) out.push_back(line(session, *recovery));
    }
    return out;
  }
  std::vector<std::string> recovery_on(Day day) const {
    std::vector<std::string> out;
    for (const std::string& line : recovery()) {
      if (line.starts_with(format_day(day))) out.push_back(line.substr(11));
    }
    return out;
  }
  std::vector<std::string> appointments() const {
    std::vector<std::string> out;
    for (const Session& session : schedule.sessions) {
      const auto* recovery = std::get_if<Recovery>(&session.what);
      if (recovery != nullptr && recovery->appointment && session.status != Status::stopped) {
        out.push_back(line(session, *recovery));
      }
    }
    return out;
  }
  const Session* find(std::string_view identity) const {
    for (const Session& session : schedule.sessions) {
      if (session.identity == identity) return &session;
    }
    return nullptr;
  }
  /// The advice on a day's runs and races: `R-B2B: ...`.
  std::vector<std::string> advice_on(Day day) const {
    std::vector<std::string> out;
    for (const Session& session : schedule.sessions) {
      if (session.day != day) continue;
      for (const Advice& advice : session.advice)
        out.push_back(std::string{advice.rule}.append(": ").append(advice.text));
    }
    return out;
  }
  bool has_reason(std::string_view rule) const {
    return std::any_of(schedule.sessions.begin(), schedule.sessions.end(), [&](const Session& session) {
      return std::any_of(session.reasons.begin(), session.reasons.end(),
                         [&](const Reason& reason) { return reason.rule == rule; });
    });
  }
  std::string found() const { return render(findings, sources); }

  static std::string line(const Session& session, const Recovery& recovery) {
    std::string out = format_day(session.day) + " " + (session.start ? format_time(time_of(*session.start)) : "--:--");
    for (std::size_t i = 0; i < recovery.parts.size(); ++i) {
      const Care& care = recovery.parts[i];
      out.append(i > 0 ? " + " : " ").append(name(care.type));
      if (care.length > Minutes{0}) out.append(" ").append(std::to_string(care.length.count()));
    }
    out += " |";
    for (const Reason& reason : session.reasons) out.append(" ").append(reason.rule);
    return out;
  }
};

/// Reads, schedules and recovers; `today` is the day of looking.
inline Planned planned(std::string_view text, Day today, const RulePack& rules = builtin_rules()) {
  Planned out;
  PlanInput input;
  input.source = out.sources.add("plan.toml", std::string{text});
  auto plan = read_plan(input, out.sources, out.findings);
  if (!plan) return out;
  out.plan = std::move(*plan);
  out.schedule = schedule_runs(out.plan, "plan", today, out.findings);
  recover(out.schedule, out.plan, rules, {}, out.findings);
  return out;
}

}  // namespace rubdown
