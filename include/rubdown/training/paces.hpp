// Training paces and race equivalents from one performance (Daniels and Gilbert 1979; Riegel 1981).
#pragma once

#include <optional>

#include "rubdown/base/units.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/workout/workout.hpp"

namespace rubdown {

/// The Daniels-Gilbert index: VO2(v) / F(t) with VO2 = -4.60 + 0.182258 v + 0.000104 v^2 (v in m/min) and
/// F = 0.8 + 0.1894393 e^(-0.012778 t) + 0.2989558 e^(-0.1932605 t) (t in min). Meant for 3.5 min to 4 h.
/// Source: daniels-gilbert-1979.
double index_of(Performance performance);

/// The index whose middle easy pace is `easy`.
double index_for_easy_pace(Pace easy);

/// The time the index gives for a distance (bisection on the same equations).
Seconds race_time(double index, Distance distance);

/// T2 = T1 (D2/D1)^exponent; 1.06 is meant for races of 3.5 to 230 min. Source: riegel-1981.
Seconds riegel_time(Performance performance, Distance distance, double exponent = 1.06);

/// The marathon a performance points to: exponent 1.06 for the well trained to 1.15 for low mileage. For half of
/// recreational runners 1.06 is at least ten minutes too fast. Source: vickers-2016.
Range<Seconds> marathon_range(Performance performance);

/// From this index on the marathon pace is that of the equations; below it runners are slower.
inline constexpr double even_index = 40;

/// Easy (slow and fast), marathon, threshold, interval and repetition paces. Below index 40 the marathon pace is
/// 5 to 10 s/km slower than the equation's, as printed tables are.
struct TrainingPaces {
  Range<Pace> easy;  ///< min is the faster
  Pace marathon, threshold, interval, repetition;
};
TrainingPaces training_paces(double index);

/// The middle of the easy range: what durations are reckoned with.
Pace easy_pace(const TrainingPaces& paces);

/// How fast the athlete runs: from a recent performance, else `easy_pace`, else the best-priority race goal, else
/// 6:15/km easy; `assumed` where nothing was given. A stated `easy_pace` is the middle of the easy range whatever the
/// rest says, and a marathon goal is the marathon pace.
struct AthletePaces {
  TrainingPaces paces;
  bool assumed = false;
};
AthletePaces athlete_paces(const Plan& plan);

/// How long the workout is expected to take, as a range; nothing where its size is unknown. Stated times win over
/// stated paces, these over the pace usual for the kind.
std::optional<Range<Seconds>> expected_time(const Workout& workout, const TrainingPaces& paces);

}  // namespace rubdown
