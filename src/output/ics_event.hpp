// One session as one calendar event.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "output/ics_phrases.hpp"
#include "rubdown/calendar/event_time.hpp"
#include "rubdown/calendar/ics_head.hpp"
#include "rubdown/calendar/ics_text.hpp"
#include "rubdown/calendar/uid.hpp"
#include "rubdown/output/format.hpp"

namespace rubdown {

inline constexpr std::size_t ics_looks = 10;  ///< see IcsLook

/// Parts of events that are made once a calendar.
struct IcsShared {
  IcsShared(const RenderOptions& options, const CalendarIds& ids, IcsPhrases& phrases, std::string_view stamps);
  IcsPhrases& phrases;
  IcsHead in_zone, utc, days;
  std::string plan;   ///< the line that says which one it is
  std::string title;  ///< of one event, where it has to be made
  TextStore texts;
  std::array<std::string_view, 4 * ics_looks> tails{};  ///< the last lines of events, of each kind that is met
};

/// What all events of one calendar are written with.
struct IcsContext {
  const Schedule& schedule;
  const RenderOptions& options;
  const CalendarIds& ids;
  IcsShared& shared;
  std::string_view stamps;            ///< the lines of DTSTAMP, LAST-MODIFIED and SEQUENCE
  const EventClock* clock = nullptr;  ///< null: no zone is known, so every event is all-day
};

/// An event's day and, where it has one, its time.
struct IcsWhen {
  Day day{}, end_day{};  ///< all-day events: the end is exclusive
  std::optional<EventTime> time;
};

void write_session(IcsText& ics, const IcsContext& context, const Session& session, const IcsWhen& when,
                   const UidText& uid);

/// A safety stop as an all-day event from its first day to its last, or to the plan's end. `nth` counts stops of one
/// id.
void write_stop(IcsText& ics, const IcsContext& context, const Stop& stop, int nth);

/// UID and the stamps of a task.
void write_identity(IcsText& ics, const IcsContext& context, std::string_view identity);

/// LOCATION of a race; LOCATION, CONTACT and URL of an appointment.
void write_place(IcsText& ics, const IcsContext& context, const Session& session);

/// An appointment to be made as a task (VTODO).
void write_task(IcsText& ics, const IcsContext& context, const Session& session);

/// What a list without any task says.
void write_no_task(IcsText& ics, const IcsContext& context);

/// What a calendar without any session says, since a calendar may not be empty (RFC 5545 section 3.6).
void write_nothing_planned(IcsText& ics, const IcsContext& context);

/// DESCRIPTION: what matters most first, since watches and lock screens show one line.
void write_description(IcsText& ics, const IcsContext& context, const Session& session, const IcsWhen& when);

}  // namespace rubdown
