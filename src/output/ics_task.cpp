// Appointments to be made as tasks, for programs that keep lists of them.
#include "output/ics_event.hpp"
#include "output/words.hpp"
#include "rubdown/calendar/update.hpp"

namespace rubdown {

void write_task(IcsText& ics, const IcsContext& context, const Session& session) {
  ics.begin("VTODO");
  write_identity(ics, context, std::string{"book:"}.append(session.identity));
  // A day without a start: programs show it as due, and none takes it for an appointment (RFC 5545 section 3.6.2).
  ics.constant("DUE;VALUE=DATE", ics_date(session.day - book_ahead));
  ics.line("SUMMARY", "Book: " + title_text(session, context.options.ascii) + ", " +
                          std::string{weekday_short(weekday_index(session.day))} + " " + format_day(session.day) + " " +
                          clock_text(session));
  write_description(ics, context, session, {session.day, session.day + std::chrono::days{1}, std::nullopt});
  write_place(ics, context, session);
  ics.constant("CATEGORIES", "Massage");
  ics.constant("STATUS", "NEEDS-ACTION");
  ics.constant(ics_plan_property, context.ids.tag());
  ics.end("VTODO");
}

void write_no_task(IcsText& ics, const IcsContext& context) {
  ics.begin("VTODO");
  write_identity(ics, context, "nothing-to-book");
  ics.constant("DUE;VALUE=DATE", ics_date(context.options.span.from));
  ics.line("SUMMARY", "Nothing to book");
  ics.constant("STATUS", "COMPLETED");
  ics.constant(ics_plan_property, context.ids.tag());
  ics.end("VTODO");
}

}  // namespace rubdown
