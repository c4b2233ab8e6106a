// The stages of the plan generator: a settled request, weeks of distances, days with texts, and the file.
#pragma once

#include <string>
#include <vector>

#include "rubdown/training/generate.hpp"
#include "rubdown/training/paces.hpp"

namespace rubdown::generator {

enum class Phase { base, build, peak, taper, race };
std::string_view name(Phase phase);

/// What the block must fit: everything in whole units of the plan (kilometres or miles).
struct Shape {
  Level level = Level::beginner;
  Progression progression = Progression::strict;
  Units units = Units::km;
  int weeks = 18;
  int race_weekday = 6, long_day = 6;  ///< weekday_index()
  bool marathon_taper = true;          ///< three weeks of taper where the block is long enough
  int peak = 60, peak_long = 30;       ///< largest week and longest run
  int long_floor = 10;                 ///< the long run of early weeks is not shorter
  int held = 0, held_long = 0;         ///< what the runner does now; 0: unknown
  int share = 52;                      ///< most the long run may take of a week, in per cent
};

struct WeekShape {
  int distance = 0;  ///< without the race
  int long_run = 0;  ///< 0: none
  bool cutback = false;
  Phase phase = Phase::base;
};

/// Weekly distances and long runs. The shape of C6-like blocks: rising by an even ratio to the peak, a lighter week
/// (x0.75, long run x0.70) every third week for beginners and every fourth for others, counted back from the peak, then
/// a taper towards 40 % in race week. Every step keeps to ten per cent over the three weeks before.
std::vector<WeekShape> block_of(const Shape& shape);

/// Weeks of taper, the race week included.
int taper_weeks(const Shape& shape);

/// The longest run that may follow one of `longest` whole units.
int next_long(int longest, Progression progression, Units units);

/// Days from the long day of a week to the race: `weeks_left` is 0 in race week.
int days_from_long(const Shape& shape, int weeks_left);

enum class Role { rest, easy, recovery, medium, quality, touch, long_run, tune_up, eve, race };

struct DayShape {
  Role role = Role::rest;
  int distance = 0;
  std::string text;
  std::string note;
};

struct WeekPlan {
  WeekShape shape;
  DayShape days[7];
};

/// A settled request.
struct Settled {
  GenerateRequest request;  ///< with every default filled in
  Shape shape;
  int runs = 4;
  std::vector<int> run_days;  ///< weekdays with a run, the long day among them
  std::optional<TrainingPaces> paces;
  bool capped_by_time = false;  ///< three hours bind the long run before its distance does
};

/// Fills in the defaults and refuses what cannot be.
std::optional<Settled> settle_request(const GenerateRequest& request, Diagnostics& findings);

/// Says where the first week, or the race, lies before the request's `clock`, and what would still fit.
void warn_of_the_past(const Settled& settled, Diagnostics& findings);

/// Runs on days: which day is hard, how the distance is shared out, and what is written.
std::vector<WeekPlan> arrange(const Settled& settled, const std::vector<WeekShape>& block);

/// Keeps a week within ten per cent of the three before it and its long run within its step and its share.
void keep_limits(const Shape& shape, const std::vector<WeekShape>& before, WeekShape& week);

/// Gives the days of a week their texts.
void write_sessions(const Settled& settled, std::vector<WeekPlan>& weeks);

/// The plan file.
std::string write_plan(const Settled& settled, const std::vector<WeekPlan>& weeks);

/// `8 km`, `5 mi`.
std::string amount(int distance, Units units);

/// Kilometres as whole units of the plan, rounded.
int whole(double kilometres, Units units);

}  // namespace rubdown::generator
