// What an event says about its session.
#include "output/ics_event.hpp"
#include "output/ics_phrases.hpp"
#include "output/words.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/base/vocabulary.hpp"

namespace rubdown {
namespace {

void put(IcsText& ics, std::string_view text) {
  if (is_long(text)) {
    ics.text(shortened(text));
  } else {
    ics.text(text);
  }
}

void put_line(IcsText& ics, std::string_view text) {
  if (text.empty()) return;
  put(ics, text);
  ics.new_line();
}

void put_labelled(IcsText& ics, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  ics.text(label);
  put_line(ics, text);
}

void put_stops(IcsText& ics, const IcsContext& context, Day day) {
  for (const Stop& stop : context.schedule.stops) {
    if (day < stop.since || (stop.until && day >= *stop.until)) continue;
    put_labelled(ics, "STOP: ", stop.message);
  }
}

void put_status(IcsText& ics, const Session& session) {
  switch (session.status) {
  case Status::done:
    ics.text("Done.").new_line();
    return;
  case Status::missed:
    ics.text("Missed.").new_line();
    return;
  case Status::pinned:
    ics.text("An appointment that stands: it is never moved.").new_line();
    return;
  case Status::planned:
  case Status::stopped:
    return;
  }
}

void put_sizes(IcsText& ics, const IcsContext& context, const Session& session) {
  std::string sizes;
  if (session.distance) sizes = format_distance(*session.distance, context.options.units, context.options.ascii);
  const std::string length = length_text(session);
  if (!sizes.empty() && !length.empty()) sizes += ", about ";
  sizes += length;
  if (!sizes.empty()) ics.text(sizes).new_line();
}

void put_workout(IcsText& ics, const Session& session, const Workout& workout) {
  if (!workout.text.empty() && workout.text != session.title) put_line(ics, workout.text);
}

void put_what(IcsText& ics, const IcsContext& context, const Session& session, const Run& run) {
  put_workout(ics, session, *run.workout);
  put_sizes(ics, context, session);
  put_line(ics, run.note);
}

void put_what(IcsText& ics, const IcsContext& context, const Session& session, const Race& race) {
  if (race.goal) put_labelled(ics, "Goal ", format_clock(*race.goal));
  put_workout(ics, session, *race.workout);
  put_sizes(ics, context, session);
}

void put_what(IcsText& ics, const IcsContext& context, const Session&, const Recovery& recovery) {
  for (const Care& care : recovery.parts) ics.text(context.shared.phrases.of(care)).new_line();
}

void put_what(IcsText& ics, const IcsContext&, const Session&, const Rest& rest) { put_line(ics, rest.text); }

void put_reason(IcsText& ics, const IcsContext& context, const Reason& reason) {
  const IcsPhrases::Why& why = context.shared.phrases.of(reason);
  ics.text(why.before);
  put(ics, reason.trigger);
  ics.text(why.after).new_line();
}

void put_booking(IcsText& ics, const Recovery& recovery) {
  if (!recovery.appointment) return;
  if (!recovery.therapist) return put_line(ics, recovery.booking_advice);
  const Booking& booking = *recovery.therapist;
  put(ics.text("With "), booking.name);
  if (!booking.credential.empty()) put(ics.text(", "), booking.credential);
  if (!booking.license.empty()) put(ics.text(", licence "), booking.license);
  if (booking.license_expires) ics.text(" to ").text(format_day(*booking.license_expires));
  ics.new_line();
  put_line(ics, booking.organisation);
  put_labelled(ics, "Phone ", booking.phone);
  put_labelled(ics, "Book at ", booking.url);
  put_labelled(ics, "Price ", booking.price);
}

}  // namespace

void write_description(IcsText& ics, const IcsContext& context, const Session& session, const IcsWhen& when) {
  ics.open("DESCRIPTION");
  put_stops(ics, context, session.day);
  if (session.start && !context.clock) put_labelled(ics, "At ", clock_text(session));
  put_status(ics, session);
  std::visit([&](const auto& what) { put_what(ics, context, session, what); }, session.what);
  for (const Advice& advice : session.advice) {
    if (!advice.text.empty()) ics.text(context.shared.phrases.of(advice)).new_line();
  }
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (recovery) put_booking(ics, *recovery);
  for (const Reason& reason : session.reasons) put_reason(ics, context, reason);
  if (when.time && when.time->moved) {
    ics.text("The clock skips " + format_time(time_of(*session.start)) + " on this day.").new_line();
  }
  ics.text(context.shared.phrases.safety());
  ics.close();
}

}  // namespace rubdown
