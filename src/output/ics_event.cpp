#include "output/ics_event.hpp"

#include <algorithm>

#include "output/words.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/update.hpp"

namespace rubdown {
namespace {

constexpr std::size_t longest_title = 200;  ///< octets

/// How an event looks and counts in a calendar program.
struct Look {
  std::string_view category;  ///< a stable vocabulary: Outlook colours by it
  std::string_view color;     ///< a CSS3 name (RFC 7986 section 5.9)
  bool blocks_time = false;   ///< where it has a time: others cannot book over it
};

Look look_of(const Run& run) {
  switch (run.workout.kind) {
  case RunKind::cross:
  case RunKind::strength:
  case RunKind::mobility:
  case RunKind::walk:
    return {"Cross-training", "darkcyan"};
  case RunKind::rest:
    return {"Rest", "gray"};
  case RunKind::easy:
  case RunKind::recovery:
  case RunKind::long_run:
  case RunKind::steady:
  case RunKind::marathon_pace:
  case RunKind::tempo:
  case RunKind::intervals:
  case RunKind::hills:
  case RunKind::fartlek:
  case RunKind::progression:
  case RunKind::race:
  case RunKind::other:
    break;
  }
  return {"Running", run.hard ? "orangered" : run.is_long ? "royalblue" : "seagreen"};
}
Look look_of(const Race&) { return {"Race", "crimson", true}; }
Look look_of(const Recovery& recovery) {
  return recovery.appointment ? Look{"Massage", "mediumpurple", true} : Look{"Recovery", "slateblue"};
}
Look look_of(const Rest&) { return {"Rest", "gray"}; }

Look look_of(const Session& session) {
  return std::visit([](const auto& what) { return look_of(what); }, session.what);
}

bool is_optional(const Session& session) {
  const Workout* workout = workout_of(session);
  return workout && workout->flags.optional;
}

void write_head(IcsText& ics, const IcsContext& context, std::string_view identity, const IcsWhen& when) {
  ics.begin("VEVENT");
  ics.constant("UID", context.ids.session(identity));
  ics.lines(context.stamps);
  if (!when.time) {
    ics.constant("DTSTART;VALUE=DATE", ics_date(when.day));
    ics.constant("DTEND;VALUE=DATE", ics_date(when.end_day));
  } else {
    const bool utc = when.time->utc;
    ics.date_time(utc ? "DTSTART" : std::string_view{context.start_name}, when.time->begin, utc);
    ics.date_time(utc ? "DTEND" : std::string_view{context.end_name}, when.time->end, utc);
  }
}

constexpr std::string_view opaque_lines = "TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n";
constexpr std::string_view transparent_lines = "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n";

void write_tail(IcsText& ics, const IcsContext& context, const IcsWhen& when, bool opaque, std::string_view title) {
  ics.lines(opaque ? opaque_lines : transparent_lines);
  ics.constant(ics_plan_property, context.tag);
  if (context.options.reminder && !context.options.feed) {
    ics.begin("VALARM");
    ics.constant("ACTION", "DISPLAY");
    ics.line("DESCRIPTION", title);
    // All-day events begin at midnight: the evening before is the time to be told, and Outlook reads any later one as
    // earlier by as much.
    const std::string ahead = when.time ? ics_duration(*context.options.reminder) : "PT5H";
    ics.constant("TRIGGER", ahead == "PT0S" ? ahead : "-" + ahead);
    ics.end("VALARM");
  }
  ics.end("VEVENT");
}

/// True for printable ASCII without spaces at its ends or two in a row: clean as it is.
bool is_clean(std::string_view title) {
  char before = ' ';
  for (const char c : title) {
    if (c < 0x20 || c > 0x7e || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return before != ' ';
}

std::string summary(const IcsContext& context, const Session& session) {
  if (context.options.busy_view) return "Busy";
  std::string title;
  if (session.status == Status::missed) title += "Missed: ";
  if (session.start && !context.clock) title += format_time(time_of(*session.start)) + " ";
  if (is_clean(session.title)) {
    title += session.title;
  } else {
    title += title_text(session, context.options.ascii);
  }
  return title.size() <= longest_title ? title : cut(title, longest_title / 2, context.options.ascii);
}

void write_place(IcsText& ics, const Session& session) {
  if (const auto* race = std::get_if<Race>(&session.what)) ics.line("LOCATION", race->location);
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (!recovery || !recovery->appointment || !recovery->therapist) return;
  const Booking& booking = *recovery->therapist;
  ics.line("LOCATION", booking.address);
  ics.open("CONTACT", false);
  ics.text(booking.name);
  for (const std::string& part : {booking.organisation, booking.phone}) {
    if (!part.empty()) ics.text(booking.name.empty() ? "" : ", ").text(part);
  }
  ics.close();
  ics.uri("URL", booking.url);
}

}  // namespace

void write_session(IcsText& ics, const IcsContext& context, const Session& session, const IcsWhen& when) {
  const Look look = look_of(session);
  const bool busy_view = context.options.busy_view;
  const std::string title = summary(context, session);
  write_head(ics, context, session.identity, when);
  ics.line("SUMMARY", title);
  if (!busy_view) {
    write_description(ics, context, session);
    write_place(ics, session);
    ics.constant("CATEGORIES", look.category);
    ics.constant("COLOR", look.color);
  }
  const bool tentative = is_optional(session) && !busy_view;
  ics.constant("STATUS", tentative ? "TENTATIVE" : "CONFIRMED");
  write_tail(ics, context, when, busy_view || (look.blocks_time && when.time), title);
}

void write_stop(IcsText& ics, const IcsContext& context, const Stop& stop, int nth) {
  const auto& weeks = context.schedule.weeks;
  const Day plan_end = weeks.empty() ? stop.since : weeks.back().start + std::chrono::days{6};
  const Day end = stop.until.value_or(std::max(plan_end, stop.since) + std::chrono::days{1});
  const IcsWhen when{stop.since, std::max(end, stop.since + std::chrono::days{1}), std::nullopt};
  const std::string_view title = stop.urgent ? "Stop: see a clinician now" : "Stop: see a clinician";
  write_head(ics, context, "stop:" + stop.id + ":" + std::to_string(nth), when);
  ics.line("SUMMARY", title);
  ics.open("DESCRIPTION");
  ics.text(stop.message).new_line();
  if (!stop.blocks.empty()) ics.text("Stopped: ").text(stop.blocks).new_line();
  if (!stop.trigger.empty()) ics.text("Because of: ").text(stop.trigger).new_line();
  ics.text("It holds until a clinician has cleared it and the plan says so.");
  ics.close();
  ics.constant("CATEGORIES", "Safety");
  ics.constant("COLOR", "red");
  ics.constant("STATUS", "CONFIRMED");
  write_tail(ics, context, when, false, title);
}

void write_nothing_planned(IcsText& ics, const IcsContext& context) {
  const Day day = context.options.span.from;
  const IcsWhen when{day, day + std::chrono::days{1}, std::nullopt};
  write_head(ics, context, "nothing-planned", when);
  ics.line("SUMMARY", "Nothing planned");
  ics.constant("STATUS", "CONFIRMED");
  write_tail(ics, context, when, false, "Nothing planned");
}

}  // namespace rubdown
