// What an event says about its session.
#include <algorithm>

#include "output/ics_event.hpp"
#include "output/ics_phrases.hpp"
#include "output/words.hpp"
#include "rubdown/base/vocabulary.hpp"

namespace rubdown {
namespace {

void put_stops(IcsText& ics, const IcsContext& context, Day day) {
  for (const Stop& stop : context.schedule.stops) {
    if (day < stop.since || (stop.until && day >= *stop.until)) continue;
    put_line(ics, "STOP: ", stop.message);
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
  if (const IcsPhrase* sizes = context.shared.phrases.sizes(session)) ics.text(*sizes);
}

/// Whether two texts differ in nothing but capitals (of ASCII): mostly in none but the first, or in their length.
bool same_words(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  if (small(a.front()) == small(b.front()) && a.substr(1) == b.substr(1)) return true;
  return std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return small(x) == small(y); });
}

/// The workout as it was written, where the title does not say it already: a phone shows one line.
void put_workout(IcsText& ics, const IcsContext& context, const Session& session, const Workout& workout) {
  if (workout.text.empty() || same_words(workout.text, session.title)) return;
  ics.text(context.shared.phrases.of(workout));
}

void put_what(IcsText& ics, const IcsContext& context, const Session& session, const Run& run) {
  put_workout(ics, context, session, *run.workout);
  put_sizes(ics, context, session);
  if (!run.note.empty()) put_line(ics, {}, run.note);
}

void put_what(IcsText& ics, const IcsContext& context, const Session& session, const Race& race) {
  if (race.goal) put_line(ics, "Goal ", format_clock(*race.goal));
  put_workout(ics, context, session, *race.workout);
  put_sizes(ics, context, session);
}

void put_what(IcsText& ics, const IcsContext& context, const Session&, const Recovery& recovery) {
  for (const Care& care : recovery.parts) ics.text(context.shared.phrases.of(care));
}

void put_what(IcsText& ics, const IcsContext&, const Session&, const Rest& rest) { put_line(ics, {}, rest.text); }

/// Apart, so that plans without changes pay one look.
[[gnu::noinline]] void put_change(IcsText& ics, const IcsContext& context, const Session& session) {
  put_line(ics, "Changed: ", change_text(context.schedule, session, false));
}

/// `last`: nothing but safety() follows, which is said as well.
void put_reason(IcsText& ics, const IcsContext& context, const Reason& reason, bool last) {
  const IcsPhrases::Why& why = context.shared.phrases.of(reason);
  const IcsPhrase& after = last ? why.last : why.after;
  if (reason.trigger.size() <= longest_text) {
    ics.text(why.before, reason.trigger, after);
  } else {
    ics.text(why.before);
    put_cut(ics, reason.trigger);
    ics.text(after);
  }
}

void put_booking(IcsText& ics, const IcsContext& context, const Recovery& recovery) {
  if (!recovery.appointment) return;
  if (recovery.therapist) {
    ics.text(context.shared.phrases.of(*recovery.therapist).said);
  } else {
    put_line(ics, {}, recovery.booking_advice);
  }
}

}  // namespace

void write_description(IcsText& ics, const IcsContext& context, const Session& session, const IcsWhen& when) {
  ics.open("DESCRIPTION");
  put_stops(ics, context, session.day);
  if (session.start && !context.clock) put_line(ics, "At ", clock_text(session));
  put_status(ics, session);
  if (!context.schedule.changes.empty()) put_change(ics, context, session);
  std::visit([&](const auto& what) { put_what(ics, context, session, what); }, session.what);
  for (const Advice& advice : session.advice) {
    if (!advice.text.empty()) ics.text(context.shared.phrases.of(advice));
  }
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (recovery) put_booking(ics, context, *recovery);
  const bool moved = when.time && when.time->moved;
  const Reason* const last = moved || session.reasons.empty() ? nullptr : &session.reasons.back();
  for (const Reason& reason : session.reasons) put_reason(ics, context, reason, &reason == last);
  if (moved) {
    ics.text("The clock skips " + format_time(time_of(*session.start)) + " on this day.").new_line();
  }
  if (!last) ics.text(context.shared.phrases.safety());
  ics.close();
}

}  // namespace rubdown
