// A plan to start from: a complete plan file for a race, written from a few answers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/plan/plan.hpp"

namespace rubdown {

enum class Level { beginner, intermediate, advanced };
std::optional<Level> parse_level(std::string_view word);
std::span<const std::string_view> level_names();
std::string_view name(Level level);

/// `strict` lengthens the long run by at most ten per cent of the longest of 30 days (brandt-frandsen-2025); `classic`
/// takes the steps of popular plans, up to a quarter, and gets by with shorter runs at the start.
std::optional<Progression> parse_progression(std::string_view word);
std::span<const std::string_view> progression_names();
std::string_view name(Progression progression);

/// What `rubdown new` was asked. Only the date is required; everything absent has a default that depends on the rest.
struct GenerateRequest {
  std::string race;  ///< empty: named after the distance
  Day on{};
  Distance distance = marathon;
  std::optional<Seconds> goal;
  std::optional<Performance> recent;
  std::optional<int> weeks;         ///< 10 to 30; absent: 18, or what `today` leaves, or what the entry needs
  std::optional<int> runs;          ///< 3 to 7 a week
  std::optional<Distance> longest;  ///< longest run of the last 30 days
  std::optional<Distance> weekly;   ///< distance a week, held for three weeks
  int long_day = 6;                 ///< weekday_index()
  std::vector<int> rest;            ///< weekdays without a run
  std::optional<Level> level;       ///< absent: by `weekly`
  Units units = Units::km;
  std::string timezone;  ///< IANA name, checked by the caller; empty: none
  Progression progression = Progression::strict;
  std::optional<Day> today;  ///< limits the default of `weeks`
  std::optional<Day> clock;  ///< warns where the first week lies before it; changes nothing in the plan
};

/// The plan as TOML 1.0 with comments that say why; the same request gives the same bytes. Empty, with findings, where
/// the request contradicts itself or asks for more than the entry allows (the finding names the block that would do).
/// Sources: progression brandt-frandsen-2025, taper bosquet-2007 and smyth-lawlor-2021.
std::string generate_plan(const GenerateRequest& request, Diagnostics& findings);

}  // namespace rubdown
