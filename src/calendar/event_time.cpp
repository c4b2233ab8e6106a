#include "rubdown/calendar/event_time.hpp"

#include <algorithm>

#include "rubdown/base/text.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

using Kind = CivilResolution::Kind;

constexpr std::chrono::days offset_reach{2};  // more than any offset

Civil as_civil(Instant instant) { return Civil{instant.time_since_epoch()}; }
Instant as_instant(Civil civil) { return Instant{civil.time_since_epoch()}; }

}  // namespace

EventClock::EventClock(const Zone& zone, Day first, Day last, bool utc)
    : zone_(&zone),
      utc_(utc),
      changes_(zone.transitions(as_instant(Civil{first} - offset_reach), as_instant(Civil{last} + 3 * offset_reach))) {}

EventTime EventClock::time_of(Civil start, Seconds length) const {
  // Far from any change of the clock civil time runs like any other.
  const Instant from = as_instant(start - offset_reach), to = as_instant(start + length + offset_reach);
  const bool near = utc_ || std::any_of(changes_.begin(), changes_.end(),
                                        [&](const ZoneTransition& c) { return c.when >= from && c.when <= to; });
  return near ? near_change(start, length) : EventTime{false, start, start + length, false};
}

EventTime EventClock::near_change(Civil start, Seconds length) const {
  const CivilResolution begin = zone_->resolve(start);
  const Instant end = begin.first + length;
  const Civil local_begin = zone_->to_civil(begin.first), local_end = zone_->to_civil(end);
  const bool moved = begin.kind == Kind::gap;
  const bool twice = begin.kind == Kind::overlap || zone_->resolve(local_end).kind == Kind::overlap;
  if (utc_ || twice || local_end < local_begin) return {true, as_civil(begin.first), as_civil(end), moved};
  return {false, local_begin, local_end, moved};
}

Instant EventClock::instant_of(const EventTime& time) const {
  return time.utc ? as_instant(time.begin) : zone_->resolve(time.begin).first;
}

void report_clock_changes(const Schedule& schedule, const Zone& zone, Diagnostics& findings) {
  for (const Session& session : schedule.sessions) {
    if (!session.start) continue;
    const CivilResolution found = zone.resolve(*session.start);
    if (found.kind == Kind::unique) continue;
    const std::string what = one_line(session.title) + " on " + format_day(day_of(*session.start)) + " starts at " +
                             format_time(time_of(*session.start));
    if (found.kind == Kind::gap) {
      const std::string later = format_time(time_of(zone.to_civil(found.first)));
      findings.add(time_in_gap, session.at, what + ", which the clocks of " + zone.name() + " skip that day",
                   "calendars say " + later + "; choose a time that exists");
    } else {
      findings.add(time_twice, session.at, what + ", which the clocks of " + zone.name() + " show twice that day",
                   "the first is meant; choose another time if it is not");
    }
  }
}

}  // namespace rubdown
