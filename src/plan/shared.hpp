// A plan read once for many athletes: its tree, its weeks and therapists, and what was found wrong with them.
#pragma once

#include "rubdown/plan/read_plan.hpp"
#include "toml/table.hpp"
#include "toml/value.hpp"

namespace rubdown {

struct SharedPlans::File {
  Sources sources;           ///< its own, and behind it the templates it extends, in the order they were read
  std::uint32_t source = 0;  ///< its place among them, which is in all spans
  toml::Value root;          ///< with an empty list of weeks, without therapists; refers to the sources and to `texts`
  toml::Texts texts;
  std::vector<toml::FileUnits> units;  ///< of the files whose numbers are in other units than the plan's
  PlanWeeks weeks;
  Diagnostics findings;              ///< about the files as such, and about the weeks
  toml::Entries therapists_written;  ///< for who has others: their key, if any
  std::vector<Therapist> therapists;
  Diagnostics about_therapists;
};

/// False where one of the values changes the weeks or how they are read.
bool leaves_weeks_alone(std::span<const Override> overrides);
/// The same for therapists.
bool leaves_therapists_alone(std::span<const Override> overrides);

}  // namespace rubdown
