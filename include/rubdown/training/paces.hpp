// Training paces and race equivalents from one performance (Daniels and Gilbert 1979).
#pragma once

#include <optional>

#include "rubdown/base/units.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/workout/workout.hpp"

namespace rubdown {

/// The Daniels-Gilbert index: VO2(v) / F(t) with VO2 = -4.60 + 0.182258 v + 0.000104 v^2 (v in m/min) and
/// F = 0.8 + 0.1894393 e^(-0.012778 t) + 0.2989558 e^(-0.1932605 t) (t in min). Meant for 3.5 min to 4 h.
double index_of(Performance performance);

/// The time the index gives for a distance (bisection on the same equations).
Seconds race_time(double index, Distance distance);

/// Easy (slow and fast), marathon, threshold, interval and repetition paces.
struct TrainingPaces {
  Range<Pace> easy;  ///< min is the faster
  Pace marathon, threshold, interval, repetition;
};
TrainingPaces training_paces(double index);

/// How fast the athlete runs: from `easy_pace`, a recent performance, the A race's goal, else 6:15/km easy; `assumed`
/// where nothing was given.
struct AthletePaces {
  TrainingPaces paces;
  bool assumed = false;
};
AthletePaces athlete_paces(const Plan& plan);

/// How long the workout is expected to take, as a range; nothing where its size is unknown.
std::optional<Range<Seconds>> expected_time(const Workout& workout, const TrainingPaces& paces);

}  // namespace rubdown
