// Placement problems in a few words, for tests.
#pragma once

#include <string>
#include <vector>

#include "rubdown/recovery/placement.hpp"

namespace rubdown::testing {

inline Civil when(std::string_view day, std::string_view time) { return at(*parse_day(day), *parse_time(time)); }

/// A demand of sports or relaxation massage after a trigger: hours from its end to the earliest, ideal and latest
/// start. The rule is a literal: demands refer to it.
inline Demand after(std::string_view rule, Civil trigger, int earliest, int ideal, int latest, int priority) {
  Demand d;
  d.rule = rule;
  d.trigger_key = d.rule;
  d.trigger_time = trigger;
  d.priority = priority;
  d.earliest = trigger + std::chrono::hours{earliest};
  d.ideal = trigger + std::chrono::hours{ideal};
  d.latest = trigger + std::chrono::hours{latest};
  d.types = {SessionType::massage_sport, SessionType::massage_relax};
  d.areas = {
      {Area::calf, Side::both}, {Area::hamstring, Side::both}, {Area::quad, Side::both}, {Area::glute, Side::both}};
  return d;
}

/// One candidate start at 18:00 on each of `days` days.
inline void every_day_at_six(PlacementProblem& problem, std::string_view first, int days) {
  for (int i = 0; i < days; ++i) {
    const Civil begin = when(first, "18:00") + std::chrono::days{i};
    problem.openings.push_back({begin, begin + Minutes{60}, std::nullopt, true});
  }
}

/// The weekly time `from` to `to` on each of `days` days.
inline void every_day(PlacementProblem& problem, std::string_view first, int days, std::string_view from,
                      std::string_view to) {
  for (int i = 0; i < days; ++i) {
    problem.openings.push_back(
        {when(first, from) + std::chrono::days{i}, when(first, to) + std::chrono::days{i}, std::nullopt, false});
  }
}

/// `2026-03-02 18:00 massage.sport 40 min: S-ITB R-LONG-MASSAGE`.
inline std::string line(const PlacementProblem& problem, const Appointment& made) {
  std::string text = format_day(day_of(made.begin)) + " " + format_time(time_of(made.begin)) + " " +
                     std::string(name(made.type)) + " " + std::to_string(made.length.count()) + " min:";
  for (const std::size_t d : made.serves) text.append(" ").append(problem.demands[d].rule);
  return text;
}

inline std::vector<std::string> lines(const PlacementProblem& problem, const Placement& placement) {
  std::vector<std::string> all;
  for (const Appointment& made : placement.appointments) all.push_back(line(problem, made));
  return all;
}

/// `R-LONG-MASSAGE: spacing: less than 48 h from ...`, a line for each constraint.
inline std::vector<std::string> refusals(const PlacementProblem& problem, const Placement& placement) {
  std::vector<std::string> all;
  for (const RefusedDemand& refused : placement.refused) {
    for (const RefusedBy& by : refused.refused_by) {
      std::string& line = all.emplace_back(problem.demands[refused.demand].rule);
      line.append(": ").append(by.constraint).append(": ").append(by.detail);
    }
  }
  return all;
}

}  // namespace rubdown::testing
