#include "rubdown/training/paces.hpp"

#include <algorithm>
#include <cmath>

namespace rubdown {
namespace {

// Daniels and Gilbert 1979: oxygen cost of a velocity (m/min), and the share of the maximum held for t minutes.
double oxygen_cost(double velocity) { return -4.60 + 0.182258 * velocity + 0.000104 * velocity * velocity; }

double share_held(double minutes) {
  return 0.8 + 0.1894393 * std::exp(-0.012778 * minutes) + 0.2989558 * std::exp(-0.1932605 * minutes);
}

double velocity_at(double oxygen) {
  constexpr double linear = 0.182258, square = 0.000104;
  return (-linear + std::sqrt(linear * linear + 4 * square * (4.60 + oxygen))) / (2 * square);
}

double index_at(double metres, double minutes) { return oxygen_cost(metres / minutes) / share_held(minutes); }

std::int64_t whole_seconds(double minutes) { return std::llround(minutes * 60); }

/// Halves the times between which the one of an index lies, until both are the same second.
Seconds time_for_index(double index, double metres) {
  // The index falls with the time as long as the velocity is one a person can run: 20 to 1000 m/min.
  double fast = metres / 1000, slow = metres / 20;
  for (int i = 0; i < 60 && whole_seconds(fast) != whole_seconds(slow); ++i) {
    const double middle = (fast + slow) / 2;
    (index_at(metres, middle) > index ? fast : slow) = middle;
  }
  return Seconds{whole_seconds((fast + slow) / 2)};
}

Pace pace_at(double velocity) {
  return {std::chrono::milliseconds{static_cast<std::int64_t>(std::llround(60e6 / velocity))}};
}

Pace share_pace(double index, double share) { return pace_at(velocity_at(share * index)); }

/// Seconds a 400 m repetition is faster than one at interval pace: less for the fast, more for the slow.
double repetition_gain(double index) {
  if (index >= 50) return 6;
  return index >= 40 ? 8 : 9;
}

Pace repetition_pace(double index) {
  const double interval_400 = 0.4 * static_cast<double>(share_pace(index, 0.975).per_km.count());
  const double milliseconds = (interval_400 - 1000 * repetition_gain(index)) / 0.4;
  return {std::chrono::milliseconds{static_cast<std::int64_t>(std::llround(milliseconds))}};
}

/// Below index 40 the equation's marathon is faster than slower runners hold: 5 s/km more, 10 from index 30 down.
Pace marathon_pace(double index) {
  const double slower = index < even_index ? std::min(10.0, 5 + (even_index - index) / 2) : 0;
  // From the time in whole seconds, so that it is the pace of the race as it is printed.
  const Pace even = pace_for(marathon, race_time(index, marathon));
  return {even.per_km + std::chrono::milliseconds{std::llround(slower * 1000)}};
}

Pace middle(Range<Pace> range) { return {(range.min.per_km + range.max.per_km) / 2}; }

/// The range of easy paces moved so that its middle is exactly `easy`.
Range<Pace> centred(Range<Pace> range, Pace easy) {
  const auto half = (range.max.per_km - range.min.per_km) / 2;
  return {{easy.per_km - half}, {easy.per_km + half}};
}

const PlanRace* goal_race(const Plan& plan) {
  const PlanRace* found = nullptr;
  for (const PlanRace& race : plan.races) {
    if (!race.goal) continue;
    if (found == nullptr || race.priority.value <= found->priority.value) found = &race;
  }
  return found;
}

}  // namespace

double index_of(Performance performance) {
  return index_at(performance.distance.metres(), static_cast<double>(performance.time.count()) / 60);
}

double index_for_easy_pace(Pace easy) {
  double low = 10, high = 100;
  for (;;) {
    const double index = (low + high) / 2;
    if (index == low || index == high) return index;  // no number lies between them
    (middle({share_pace(index, 0.735), share_pace(index, 0.63)}) > easy ? low : high) = index;
  }
}

Seconds race_time(double index, Distance distance) { return time_for_index(index, distance.metres()); }

Seconds riegel_time(Performance performance, Distance distance, double exponent) {
  const double ratio = distance.metres() / performance.distance.metres();
  return Seconds{std::llround(static_cast<double>(performance.time.count()) * std::pow(ratio, exponent))};
}

Range<Seconds> marathon_range(Performance performance) {
  const Seconds trained = riegel_time(performance, marathon, 1.06),
                low_mileage = riegel_time(performance, marathon, 1.15);
  return {std::min(trained, low_mileage), std::max(trained, low_mileage)};
}

TrainingPaces training_paces(double index) {
  TrainingPaces paces;
  paces.easy = {share_pace(index, 0.735), share_pace(index, 0.63)};
  paces.marathon = marathon_pace(index);
  paces.threshold = share_pace(index, 0.88);
  paces.interval = share_pace(index, 0.975);
  paces.repetition = repetition_pace(index);
  return paces;
}

AthletePaces athlete_paces(const Plan& plan) {
  constexpr Pace usual_easy{std::chrono::seconds{375}};
  const Athlete& athlete = plan.athlete;
  const PlanRace* goal = goal_race(plan);
  AthletePaces result;
  if (athlete.recent) {
    result.paces = training_paces(index_of(athlete.recent->value));
  } else if (athlete.easy_pace) {
    result.paces = training_paces(index_for_easy_pace(athlete.easy_pace->value));
  } else if (goal != nullptr) {
    result.paces = training_paces(index_of({goal->distance.value, goal->goal->value}));
  } else {
    result.paces = training_paces(index_for_easy_pace(usual_easy));
    result.paces.easy = centred(result.paces.easy, usual_easy);
    result.assumed = true;
  }
  if (athlete.easy_pace) result.paces.easy = centred(result.paces.easy, athlete.easy_pace->value);
  if (goal != nullptr && goal->distance.value == marathon) {
    result.paces.marathon = pace_for(marathon, goal->goal->value);
  }
  return result;
}

Pace easy_pace(const TrainingPaces& paces) { return middle(paces.easy); }

}  // namespace rubdown
