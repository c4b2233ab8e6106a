#include "rubdown/calendar/event_time.hpp"

#include "rubdown/base/text.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

using Kind = CivilResolution::Kind;

constexpr std::chrono::days offset_reach{2};  // more than any offset

Civil as_civil(Instant instant) { return Civil{instant.time_since_epoch()}; }
Instant as_instant(Civil civil) { return Instant{civil.time_since_epoch()}; }

}  // namespace

EventClock::EventClock(const Zone& zone, Day first, Day last, bool utc) : zone_(&zone), utc_(utc) {
  from_ = as_instant(Civil{first});
  to_ = as_instant(Civil{last} + 2 * offset_reach);
  changes_ = zone.transitions(from_ - offset_reach, to_ + offset_reach);
  first_offset_ = changes_.empty() ? zone.offset_at(from_).utc : changes_.front().before.utc;
}

bool EventClock::is_near_change(Instant from, Instant to) const {
  from -= offset_reach;
  to += offset_reach;
  for (const ZoneTransition& change : changes_)
    if (change.when >= from && change.when <= to) return true;
  return false;
}

EventTime EventClock::time_of(Civil start, Seconds length) const {
  // Far from any change of the clock civil time runs like any other.
  if (utc_ || is_near_change(as_instant(start), as_instant(start + length))) return near_change(start, length);
  return {false, start, start + length, false};
}

bool EventClock::may_be_odd(Civil start) const {
  const Instant at = as_instant(start);
  return at < from_ || at > to_ || is_near_change(at, at);
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
  const Instant begin = as_instant(time.begin);
  if (time.utc) return begin;
  if (may_be_odd(time.begin)) return zone_->resolve(time.begin).first;
  Seconds offset = first_offset_;
  for (const ZoneTransition& change : changes_)
    if (change.when < begin) offset = change.after.utc;
  return begin - offset;
}

void report_clock_changes(const Schedule& schedule, const Zone& zone, Diagnostics& findings) {
  if (schedule.sessions.empty()) return;
  const EventClock clock(zone, schedule.sessions.front().day, schedule.sessions.back().day, false);
  for (const Session& session : schedule.sessions) {
    if (!session.start || !clock.may_be_odd(*session.start)) continue;
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
