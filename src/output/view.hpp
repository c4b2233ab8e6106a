// What every formatter asks of a schedule: the sessions of some days, their sums, the stops that hold.
#pragma once

#include <vector>

#include "rubdown/output/format.hpp"

namespace rubdown {

using SessionRefs = std::vector<const Session*>;

/// False for what the options leave out: `only` names categories, session types, the first word of a type (`massage`)
/// or `self-care`; `self_care` off leaves out recovery that is no appointment; `to_book` and `todo` leave only
/// appointments to be made.
bool is_shown(const Session& session, const RenderOptions& options);

/// The shown sessions from `span.from` to `span.to`, in their order.
SessionRefs shown_sessions(const Schedule& schedule, DaySpan span, const RenderOptions& options);

/// Those of one day in the order of reading: notes for the whole day (sleep, fluids) after what the day holds.
SessionRefs sessions_on(const SessionRefs& sessions, Day day);

/// Sums over the sessions of some days, also of those that the options leave out. Stopped and missed ones do not
/// count; cross-training has no part in distances.
struct Sum {
  Range<Distance> distance{};
  bool known = true;  ///< false: some run has no size
  Distance longest{}, race{};
  Minutes recovery{0};
  int runs = 0, hard = 0, appointments = 0, done = 0, missed = 0;
};
Sum sum_of(const Schedule& schedule, DaySpan span);

/// The stops to print above everything else: those not cleared, and those that held on a day of the span.
std::vector<const Stop*> stops_for(const Schedule& schedule, DaySpan span);

/// The demands that could not be placed, with their ideal time on a day of the span.
std::vector<const Unplaced*> unplaced_in(const Schedule& schedule, DaySpan span);

/// The most of a week's training: the longest week, the races the plan is for left out.
Distance peak_of(const Schedule& schedule);

/// The first day of the printed week that holds `day`.
Day week_start(Day day, bool sunday);

/// The plan's week a printed week is named after: the one that holds most of its days.
const Week* week_named(const Schedule& schedule, Day start);

/// The days of the schedule that lie in the span, cut to the plan's weeks; `from > to` where there are none.
DaySpan days_printed(const Schedule& schedule, DaySpan span);

}  // namespace rubdown
