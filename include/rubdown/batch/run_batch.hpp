// Many athletes, a few workers, one bad plan never the end.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/batch/roster.hpp"
#include "rubdown/batch/summary.hpp"
#include "rubdown/output/format.hpp"

namespace rubdown {

struct BatchOptions {
  std::string folder;                  ///< where the files go; it exists
  std::vector<const Format*> formats;  ///< one file an athlete and format
  std::string plans;                   ///< the folder that all athletes' plans lie in; empty: they come from elsewhere
  std::vector<std::string> inputs;     ///< the files the run was given; none of them is ever written over
  RenderOptions render;                ///< but for span, zone, findings and sources
  bool units_given = false;            ///< `render.units` wins over the plan's
  std::size_t jobs = 1;
  std::size_t shard = 1, shards = 1;  ///< this machine does every shards-th athlete, beginning with the shard-th
  bool dry_run = false;               ///< write nothing, tell what would be written
  bool durable = false;               ///< files are on the disk before they get their names
};

/// True where `path` leads to one of the run's inputs.
bool is_input(const BatchOptions& options, const std::string& path);

/// What became of one athlete.
struct AthleteResult {
  std::string label, name;
  bool failed = false;
  bool is_template = false;  ///< no athlete: a plan in the folder without a date, which others there extend
  std::string log;           ///< the log that the plan names
  std::string errors;        ///< findings as text, where it failed
  std::string warnings;      ///< about its place in the roster, where it did not
  std::size_t written = 0, unchanged = 0;
  std::size_t stale = 0;                 ///< files of an earlier run that stay, where it failed
  std::vector<std::string> would_write;  ///< dry run: the files that would change
  SummaryRow summary;
};

struct BatchTotals {
  std::size_t athletes = 0, failed = 0, written = 0, unchanged = 0, stops = 0;
  std::size_t stale = 0;                   ///< files of an earlier run, of athletes that failed
  std::size_t nobodys = 0;                 ///< files in the folder, of these formats, of no athlete of any shard
  std::vector<std::string> nobodys_are;    ///< the first of those by name, at most three
  std::size_t templates = 0;               ///< plans in the folder that are no athletes
  std::vector<std::string> templates_are;  ///< the first of them, at most three
  bool interrupted = false;                ///< before the last athlete
};

/// Plans every athlete `next` gives. `loader` makes one loader a worker; `done` is told of each athlete in the order of
/// `next`, one at a time, though perhaps while another thread is in `next`. Once `interrupted` says so no further
/// athlete is begun.
BatchTotals run_batch(const BatchOptions& options, const NextAthlete& next, const std::function<Loader()>& loader,
                      const std::function<void(const AthleteResult&)>& done, const std::function<bool()>& interrupted);

}  // namespace rubdown
