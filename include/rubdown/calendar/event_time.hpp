// When an event begins and ends, written so that every calendar program reads the same instants.
#pragma once

#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// A begin and an end in one form: both civil in the zone, or both UTC.
struct EventTime {
  bool utc = false;
  Civil begin{}, end{};  ///< UTC times of day where `utc`
  bool moved = false;    ///< the time that was asked for does not exist on that day; this is later by the gap
};

/// Makes event times in one zone. Clocks that change make some civil times exist never or twice, and readers disagree
/// by an hour on both; such a time is never written. A time in a gap moves on by the gap (RFC 5545 section 3.3.5), one
/// that exists twice means the first and is written in UTC, as is an event that ends at such a time.
class EventClock {
 public:
  /// For events from `first` to `last`.
  EventClock(const Zone& zone, Day first, Day last, bool utc);
  EventTime time_of(Civil start, Seconds length) const;
  Instant instant_of(const EventTime& time) const;
  /// False where a civil time is known to exist once.
  bool may_be_odd(Civil start) const;

 private:
  bool is_near_change(Instant from, Instant to) const;
  EventTime near_change(Civil start, Seconds length) const;

  const Zone* zone_;
  bool utc_;
  Instant from_, to_;  ///< civil times between these are known as if they were UTC
  std::vector<ZoneTransition> changes_;
  Seconds first_offset_{0};  ///< before the first of them
};

/// Reports the sessions whose start does not exist (C001) or exists twice (C002) in the zone.
void report_clock_changes(const Schedule& schedule, const Zone& zone, Diagnostics& findings);

}  // namespace rubdown
