#include "rubdown/training/load.hpp"

#include <cmath>
#include <numeric>

namespace rubdown {
namespace {

// Time constants of fitness and fatigue in days, as training charts use them.
constexpr double fitness_days = 42, fatigue_days = 7;
constexpr Seconds long_and_hard = Minutes{150};

int effort_of(RunKind kind, Seconds length) {
  switch (kind) {
  case RunKind::rest:
    return 0;
  case RunKind::mobility:
  case RunKind::walk:
    return 1;
  case RunKind::recovery:
    return 2;
  case RunKind::easy:
  case RunKind::cross:
  case RunKind::strength:
  case RunKind::other:
    return 3;
  case RunKind::long_run:
    return length > long_and_hard ? 5 : 4;
  case RunKind::steady:
    return 4;
  case RunKind::progression:
  case RunKind::fartlek:
    return 5;
  case RunKind::marathon_pace:
    return 6;
  case RunKind::tempo:
    return 7;
  case RunKind::intervals:
  case RunKind::hills:
    return 8;
  case RunKind::race:
    return 9;
  }
  return 0;
}

/// An exponentially smoothed load, day after day.
class Smoothed {
 public:
  explicit Smoothed(double days) : share_(1 - std::exp(-1 / days)) {}
  double after(double load) { return value_ += (load - value_) * share_; }

 private:
  double share_, value_ = 0;
};

std::vector<double> daily_loads(const Schedule& schedule) {
  std::vector<double> days(schedule.weeks.size() * 7, 0.0);
  if (schedule.weeks.empty()) return days;
  const Day first = schedule.weeks.front().start;
  for (const Session& session : schedule.sessions) {
    if (std::holds_alternative<Recovery>(session.what) || std::holds_alternative<Rest>(session.what)) continue;
    const auto index = (session.day - first).count();
    if (index < 0 || static_cast<std::size_t>(index) >= days.size()) continue;
    days[static_cast<std::size_t>(index)] += session_load(session);
  }
  return days;
}

}  // namespace

int expected_effort(const Session& session) {
  if (const auto* race = std::get_if<Race>(&session.what)) return race->distance > metres(25'000) ? 8 : 9;
  const auto* run = std::get_if<Run>(&session.what);
  return run == nullptr ? 0 : effort_of(run->workout->kind, session.length);
}

double session_load(const Session& session) {
  if (session.status == Status::missed || session.status == Status::stopped) return 0;
  return expected_effort(session) * static_cast<double>(session.length.count()) / 60;
}

std::optional<double> monotony(std::span<const double> days) {
  if (days.size() < 2) return std::nullopt;
  const double count = static_cast<double>(days.size());
  const double mean = std::accumulate(days.begin(), days.end(), 0.0) / count;
  double squares = 0;
  for (const double load : days) squares += (load - mean) * (load - mean);
  const double deviation = std::sqrt(squares / (count - 1));
  if (deviation < 1e-9) return std::nullopt;
  return mean / deviation;
}

std::vector<double> smoothed(std::span<const double> loads, double days) {
  std::vector<double> values;
  values.reserve(loads.size());
  Smoothed value(days);
  for (const double load : loads) values.push_back(value.after(load));
  return values;
}

std::optional<double> acute_chronic_ratio(std::span<const double> weeks) {
  if (weeks.size() < 4) return std::nullopt;
  const auto last_four = weeks.last(4);
  const double mean = std::accumulate(last_four.begin(), last_four.end(), 0.0) / 4;
  if (mean <= 0) return std::nullopt;
  return last_four.back() / mean;
}

void add_loads(Schedule& schedule) {
  const std::vector<double> days = daily_loads(schedule);
  Smoothed fitness(fitness_days), fatigue(fatigue_days);
  for (std::size_t i = 0; i < schedule.weeks.size(); ++i) {
    const std::span<const double> week{days.data() + 7 * i, 7};
    WeekLoad load;
    load.total = std::accumulate(week.begin(), week.end(), 0.0);
    load.monotony = monotony(week);
    if (load.monotony) load.strain = load.total * *load.monotony;
    for (const double day : week) {
      load.fitness = fitness.after(day);
      load.fatigue = fatigue.after(day);
    }
    schedule.weeks[i].load = load;
  }
}

}  // namespace rubdown
