// iCalendar (RFC 5545, RFC 7986) for import and for subscription.
#include <algorithm>
#include <memory>

#include "output/ics_event.hpp"
#include "output/view.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/vtimezone.hpp"

namespace rubdown {
namespace {

constexpr std::chrono::days one_day{1};

/// What stamps say where the plan has no revision time: fixed, so that one plan makes one calendar.
constexpr Instant fixed_stamp = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};

/// A timed event must end after it begins (RFC 5545 section 3.8.2.2).
constexpr Seconds shortest_event = Minutes{30};

/// A part of a long calendar. A process that makes one calendar touches the memory of a part alone, which takes less
/// than the writes it adds; parts of 64 kB measured the same.
constexpr std::size_t part_octets = 24 * 1024;

struct Event {
  const Session* session = nullptr;
  IcsWhen when;
};
struct Events {
  std::vector<Event> list;
  Civil from = Civil::max(), to = Civil::min();  ///< of those that have their times in the zone
};

bool shows_all(const RenderOptions& options) {
  return options.only.empty() && options.self_care && !options.to_book && !options.todo;
}

bool is_event(const Session& session, const RenderOptions& options, bool all) {
  if (session.status == Status::stopped || (!all && !is_shown(session, options))) return false;
  const bool rest = std::holds_alternative<Rest>(session.what);
  if (!options.busy_view) return !rest || !options.only.empty();
  const bool race = std::holds_alternative<Race>(session.what);
  return session.status != Status::missed && (session.start || race);
}

Events events_of(const Schedule& schedule, const RenderOptions& options, const EventClock* clock) {
  Events events;
  events.list.reserve(schedule.sessions.size());
  const bool all = shows_all(options);
  for (const Session& session : schedule.sessions) {
    if (session.day < options.span.from || session.day > options.span.to || !is_event(session, options, all)) continue;
    Event& event = events.list.emplace_back();
    event.session = &session;
    event.when.day = session.day;
    event.when.end_day = session.day + one_day;
    if (!session.start || !clock) continue;
    const Seconds length = session.length > Seconds{0} ? whole_minutes(session.length) : shortest_event;
    const EventTime& time = event.when.time.emplace(clock->time_of(*session.start, length));
    if (time.utc) continue;
    events.from = std::min(events.from, time.begin);
    events.to = std::max(events.to, time.end);
  }
  return events;
}

void write_header(IcsText& ics, const IcsContext& context) {
  const bool busy_view = context.options.busy_view;
  const std::string plan = one_line(context.schedule.header.plan_name);
  std::string name = busy_view ? "Busy" : plan.empty() ? "Training plan" : plan;
  const std::string athlete = one_line(context.schedule.header.athlete);
  if (context.options.name_athlete && !athlete.empty()) name += " - " + athlete;
  ics.begin("VCALENDAR");
  ics.constant("VERSION", "2.0");
  ics.constant("PRODID", "-//rubdown//rubdown//EN");
  ics.constant("CALSCALE", "GREGORIAN");
  ics.line("NAME", name);
  ics.line("X-WR-CALNAME", name);
  ics.constant("COLOR", busy_view ? "gray" : "royalblue");
  if (context.options.feed) {
    ics.constant("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
    ics.constant("X-PUBLISHED-TTL", "PT12H");
  }
}

void write_zone(IcsText& ics, const Zone& zone, const EventClock& clock, const Events& events) {
  // No clock is put forward or back by as much: only events near the ends may be the first or the last.
  constexpr std::chrono::days near{2};
  std::optional<Instant> first, last;
  for (const Event& event : events.list) {
    if (!event.when.time || event.when.time->utc) continue;
    if (event.when.time->begin - events.from > near && events.to - event.when.time->end > near) continue;
    const Instant begin = clock.instant_of(*event.when.time);
    const Instant end = begin + (event.when.time->end - event.when.time->begin);
    first = first ? std::min(*first, begin) : begin;
    last = last ? std::max(*last, end) : end;
  }
  if (first) write_vtimezone(ics, zone, *first, *last);
}

/// Stops come first. A busy calendar does not say them.
std::size_t write_stops(IcsText& ics, const IcsContext& context) {
  if (context.options.busy_view) return 0;
  std::size_t written = 0;
  for (const Stop& stop : context.schedule.stops) {
    const auto& stops = context.schedule.stops;
    const auto nth = std::count_if(stops.data(), &stop, [&](const Stop& other) { return other.id == stop.id; });
    if (stop.since > context.options.span.to || (stop.until && *stop.until <= context.options.span.from)) continue;
    write_stop(ics, context, stop, static_cast<int>(nth));
    ++written;
  }
  return written;
}

std::string stamp_lines(Instant time) {
  const std::string stamp = ics_utc(time == Instant{} ? fixed_stamp : time);
  std::string lines;
  IcsText ics(lines);
  ics.constant("DTSTAMP", stamp);
  ics.constant("LAST-MODIFIED", stamp);
  ics.constant("SEQUENCE", "0");
  return lines;
}

/// Gives away what is ready where there is enough of it. False where no more is wanted.
bool hand_over(IcsText& ics, const IcsContext& context) {
  const TakePart* const take = context.options.take_part;
  if (take == nullptr || ics.whole_lines().size() < part_octets) return true;
  const bool wanted = (*take)(ics.whole_lines());
  ics.drop_lines();
  return wanted;
}

void write_events(IcsText& ics, const IcsContext& context, const std::vector<Event>& events) {
  const std::size_t stops = write_stops(ics, context);
  std::vector<std::string_view> identities;
  identities.reserve(events.size());
  for (const Event& event : events) identities.emplace_back(event.session->identity);
  const std::unique_ptr<UidText[]> uids = context.ids.uids(identities);
  const UidText* uid = uids.get();
  for (const Event& event : events) {
    write_session(ics, context, *event.session, event.when, *uid++);
    if (!hand_over(ics, context)) return;
  }
  if (stops == 0 && events.empty()) write_nothing_planned(ics, context);
}

void write_tasks(IcsText& ics, const IcsContext& context, const std::vector<Event>& events) {
  for (const Event& event : events) write_task(ics, context, *event.session);
  if (events.empty()) write_no_task(ics, context);
}

}  // namespace

std::string render_ics(const Schedule& schedule, const RenderOptions& options) {
  std::optional<EventClock> clock;
  if (options.zone) {
    clock.emplace(*options.zone, options.span.from, options.span.to, options.utc || is_utc_name(options.zone->name()));
  }
  const CalendarIds ids(schedule.header);
  const std::string stamps = stamp_lines(options.stamp);
  const std::unique_ptr<IcsPhrases> own(options.phrases ? nullptr : new IcsPhrases);
  IcsPhrases& phrases = options.phrases ? *options.phrases : *own;
  phrases.begin(options.units, options.ascii);
  IcsShared shared(options, ids, phrases, stamps);
  const IcsContext context{schedule, options, ids, shared, stamps, clock ? &*clock : nullptr};
  const Events events = events_of(schedule, options, context.clock);

  std::string out = phrases.take_room();
  constexpr std::size_t part_room = part_octets + 8 * 1024;
  const std::size_t room = 4096 + events.list.size() * 1024;
  out.reserve(options.take_part != nullptr ? std::min(room, part_room) : room);
  IcsText ics(out);
  ics.hold();
  write_header(ics, context);
  if (clock && !options.todo) write_zone(ics, *options.zone, *clock, events);
  if (options.todo) {
    write_tasks(ics, context, events.list);
  } else {
    write_events(ics, context, events.list);
  }
  ics.end("VCALENDAR");
  ics.release();
  return out;
}

}  // namespace rubdown
