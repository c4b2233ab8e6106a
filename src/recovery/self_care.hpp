// Self-care: what is asked for on a day becomes one block, anchored to the day's run and moved clear of everything
// else.
#pragma once

#include <span>

#include "recovery/self_care_asks.hpp"
#include "rubdown/schedule/busy_time.hpp"

namespace rubdown {

/// What a block must keep clear of.
struct Surroundings {
  const Schedule& schedule;  ///< runs, races, appointments: sessions with a start
  const Plan& plan;
  const Engine& engine;
  std::span<const BusyTime> busy;
  std::span<const Ban> bans;
  Day first{}, last{};  ///< days of the calendar
};

/// Blocks and notes of all days, added to the sessions of `schedule`, and what found no place to its `unplaced`.
/// `around` shows the same schedule.
void place_self_care(const SelfCareAsked& asked, const Surroundings& around, Schedule& schedule);

}  // namespace rubdown
