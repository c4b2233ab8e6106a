#include "output/ics_event.hpp"

#include <algorithm>

#include "output/words.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/update.hpp"

namespace rubdown {

namespace {

constexpr std::string_view event_end = "END:VEVENT\r\n";

/// How an event looks and counts in a calendar program.
struct IcsLook {
  std::size_t number;      ///< below ics_looks
  std::string_view lines;  ///< its category, of a stable vocabulary: Outlook colours by it; a CSS3 name (RFC 7986 5.9)
  bool blocks_time = false;  ///< where it has a time: others cannot book over it
};

constexpr IcsLook hard_run{0, "CATEGORIES:Running\r\nCOLOR:orangered\r\n"},
    long_run{1, "CATEGORIES:Running\r\nCOLOR:royalblue\r\n"}, easy_run{2, "CATEGORIES:Running\r\nCOLOR:seagreen\r\n"},
    race_day{3, "CATEGORIES:Race\r\nCOLOR:crimson\r\n", true},
    cross_training{4, "CATEGORIES:Cross-training\r\nCOLOR:darkcyan\r\n"},
    self_care{5, "CATEGORIES:Recovery\r\nCOLOR:slateblue\r\n"},
    massage{6, "CATEGORIES:Massage\r\nCOLOR:mediumpurple\r\n", true}, rest_day{7, "CATEGORIES:Rest\r\nCOLOR:gray\r\n"},
    safety{8, "CATEGORIES:Safety\r\nCOLOR:red\r\n"}, plain{9, {}};

/// What an event says of itself after its texts.
struct IcsMarks {
  const IcsLook& look;
  bool tentative = false, opaque = false;
};

const IcsLook& look_of(const Run& run) {
  const Category kind = category(run.workout->kind);
  if (kind == Category::cross) return cross_training;
  if (kind == Category::rest) return rest_day;
  return run.hard ? hard_run : run.is_long ? long_run : easy_run;
}
const IcsLook& look_of(const Race&) { return race_day; }
const IcsLook& look_of(const Recovery& recovery) { return recovery.appointment ? massage : self_care; }
const IcsLook& look_of(const Rest&) { return rest_day; }

const IcsLook& look_of(const Session& session) {
  return std::visit([](const auto& what) -> const IcsLook& { return look_of(what); }, session.what);
}

bool is_optional(const Session& session) {
  const Workout* workout = workout_of(session);
  return workout && workout->flags.optional;
}

inline void write_head(IcsText& ics, const IcsContext& context, const UidText& uid, const IcsWhen& when) {
  IcsShared& shared = context.shared;
  if (!when.time) {
    ics.lines(shared.days.lines(uid, Civil{when.day}, Civil{when.end_day}));
  } else {
    ics.lines((when.time->utc ? shared.utc : shared.in_zone).lines(uid, when.time->begin, when.time->end));
  }
}

bool has_alarm(const RenderOptions& options) { return options.reminder && !options.feed; }

/// With the event's end where no alarm stands before it.
std::string_view lines_of(const IcsMarks& marks, const IcsContext& context) {
  IcsShared& shared = context.shared;
  return shared.texts.join({marks.look.lines, marks.tentative ? "STATUS:TENTATIVE\r\n" : "STATUS:CONFIRMED\r\n",
                            marks.opaque ? "TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"
                                         : "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n",
                            shared.plan, has_alarm(context.options) ? std::string_view{} : event_end});
}

void write_alarm(IcsText& ics, const IcsContext& context, const IcsWhen& when, std::string_view title) {
  ics.begin("VALARM");
  ics.constant("ACTION", "DISPLAY");
  ics.line("DESCRIPTION", title);
  // All-day events begin at midnight: the evening before is the time to be told, and Outlook reads any later one as
  // earlier by as much.
  const std::string ahead = when.time ? ics_duration(*context.options.reminder) : "PT5H";
  ics.constant("TRIGGER", ahead == "PT0S" ? ahead : "-" + ahead);
  ics.end("VALARM");
  ics.lines(event_end);
}

inline void write_tail(IcsText& ics, const IcsContext& context, const IcsWhen& when, const IcsMarks& marks,
                       std::string_view title) {
  std::string_view& lines =
      context.shared.tails[4 * marks.look.number + (marks.tentative ? 2 : 0) + (marks.opaque ? 1 : 0)];
  // There are few different ones in a calendar.
  if (lines.empty()) lines = lines_of(marks, context);
  ics.lines(lines);
  if (has_alarm(context.options)) write_alarm(ics, context, when, title);
}

/// The title of a session that says more than what it is.
std::string_view summary(const IcsContext& context, const Session& session) {
  if (context.options.busy_view) return "Busy";
  std::string& made = context.shared.title;
  made.clear();
  if (session.status == Status::missed) made += "Missed: ";
  if (session.start && !context.clock) made += format_time(time_of(*session.start)) + " ";
  made += title_text(session, context.options.ascii);
  if (made.size() > longest_title) made = cut(made, longest_title / 2, context.options.ascii);
  return made;
}

/// Gives the title, which holds until the next is written.
std::string_view write_summary(IcsText& ics, const IcsContext& context, const Session& session) {
  const bool alone =
      !context.options.busy_view && session.status != Status::missed && (!session.start || context.clock);
  if (const auto* title = alone ? context.shared.phrases.title(session.title) : nullptr) {
    ics.lines(title->line);
    return title->shown;
  }
  const std::string_view title = summary(context, session);
  ics.line("SUMMARY", title);
  return title;
}

}  // namespace

IcsShared::IcsShared(const RenderOptions& options, const CalendarIds& ids, IcsPhrases& kept, std::string_view stamps)
    : phrases(kept),
      in_zone(IcsTimes::in_zone, options.zone ? options.zone->name() : std::string{}, stamps),
      utc(IcsTimes::utc, {}, stamps),
      days(IcsTimes::days, {}, stamps) {
  IcsText(plan).constant(ics_plan_property, ids.tag());
}

void write_identity(IcsText& ics, const IcsContext& context, std::string_view identity) {
  ics.constant("UID", context.ids.session(identity));
  ics.lines(context.stamps);
}

void write_place(IcsText& ics, const IcsContext& context, const Session& session) {
  if (const auto* race = std::get_if<Race>(&session.what)) ics.line("LOCATION", race->location);
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (!recovery || !recovery->appointment || !recovery->therapist) return;
  ics.lines(context.shared.phrases.of(*recovery->therapist).lines);
}

void write_session(IcsText& ics, const IcsContext& context, const Session& session, const IcsWhen& when,
                   const UidText& uid) {
  write_head(ics, context, uid, when);
  const std::string_view title = write_summary(ics, context, session);
  if (context.options.busy_view) return write_tail(ics, context, when, {plain, false, true}, title);
  write_description(ics, context, session, when);
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (recovery ? recovery->appointment : std::holds_alternative<Race>(session.what)) write_place(ics, context, session);
  const IcsLook& look = look_of(session);
  const bool tentative = !recovery && is_optional(session);
  write_tail(ics, context, when, {look, tentative, look.blocks_time && when.time}, title);
}

void write_stop(IcsText& ics, const IcsContext& context, const Stop& stop, int nth) {
  const auto& weeks = context.schedule.weeks;
  const Day plan_end = weeks.empty() ? stop.since : weeks.back().start + std::chrono::days{6};
  const Day end = stop.until.value_or(std::max(plan_end, stop.since) + std::chrono::days{1});
  const IcsWhen when{stop.since, std::max(end, stop.since + std::chrono::days{1}), std::nullopt};
  const std::string_view title = stop.urgent ? "Stop: see a clinician now" : "Stop: see a clinician";
  write_head(ics, context, context.ids.uid("stop:" + stop.id + ":" + std::to_string(nth)), when);
  ics.line("SUMMARY", title);
  ics.open("DESCRIPTION");
  ics.text(stop.message).new_line();
  if (!stop.blocks.empty()) ics.text("Stopped: ").text(stop.blocks).new_line();
  if (!stop.trigger.empty()) ics.text("Because of: ").text(stop.trigger).new_line();
  ics.text("It holds until a clinician has cleared it and the plan says so.");
  ics.close();
  write_tail(ics, context, when, {safety, false, false}, title);
}

void write_nothing_planned(IcsText& ics, const IcsContext& context) {
  const Day day = context.options.span.from;
  const IcsWhen when{day, day + std::chrono::days{1}, std::nullopt};
  write_head(ics, context, context.ids.uid("nothing-planned"), when);
  ics.line("SUMMARY", "Nothing planned");
  write_tail(ics, context, when, {plain, false, false}, "Nothing planned");
}

}  // namespace rubdown
