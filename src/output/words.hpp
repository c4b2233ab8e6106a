// How the text formats say things: one wording for all of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/view.hpp"

namespace rubdown {

/// The short safety sentence at the end of pages and in calendars.
inline constexpr std::string_view short_safety =
    "General guidance, not medical advice. Pain that is sharp, that wakes you or that comes with one-sided swelling: "
    "stop, and see a clinician.";

/// One clean line of a user's text: no controls, runs of spaces as one; ASCII where asked.
std::string clean(std::string_view text, bool ascii);

/// The session's title, clean; never empty.
std::string title_text(const Session& session, bool ascii);

/// What a change of the day made of it: `travel; was Easy 8 km`, clean. Empty for what no change put there.
std::string change_text(const Schedule& schedule, const Session& session, bool ascii);

/// What a session is as one emoji, two columns wide: for those who ask for icons. Nothing is said by it alone.
std::string_view icon_of(const Session& session);

/// A run as it is read beside its distance: `Long run`, `Intervals: 6x800 m @ 3:20`; other sessions by their title.
std::string run_text(const Session& session, bool ascii);

/// What a recovery session holds, in short: `Foam rolling 8, walk 10`, `Sports massage`.
std::string care_text(const Recovery& recovery);

/// The areas of all parts.
AreaSet areas_of(const Session& session);
/// How an appointment is given, and on what condition: who has it booked needs that too. Empty for other sessions.
std::string manner_text(const Session& session, bool ascii);

/// The ids of the rules behind a session, in the order of its reasons, without repeats.
std::vector<std::string> rules_of(const Session& session);
/// Those of its telling reasons.
std::vector<std::string> telling_rules(const Session& session);

/// The reasons worth a reader's eye, each rule once: all of recovery and rest; of a run those that ask something of the
/// runner (`explain` and the formats for programs have all).
std::vector<const Reason*> telling_reasons(const Session& session);

/// True for advice that prepares a run (`Before: dynamic stretching 8 min.`) instead of changing it.
bool is_preparation(const Advice& advice);

/// The advice as one line: preparations as they are, others after a sign, with the rule's id where `with_rule`.
std::string advice_text(const Advice& advice, bool with_rule, bool ascii);

/// `moderate evidence`, `for safety`.
std::string evidence_text(Grade grade);

/// Words joined by `separator`.
std::string join(const std::vector<std::string>& words, std::string_view separator);

/// `06:30-07:24`; `all-day` without a start; one time where the length is not known.
std::string clock_text(const Session& session);

/// `9.7 km`, `8–10 km`; empty where there is none.
std::string distance_text(const Session& session, const RenderOptions& options);

/// `62.5 km`; `62.5 km+` where some run has no size, so that it is more; `? km` where none has.
std::string total_text(const Sum& sum, const RenderOptions& options);

/// `45 min`, `1:32 h`; empty for no length.
std::string length_text(Seconds length);
/// The session's expected length; empty where it only keeps the time free.
std::string length_text(const Session& session);

/// `14–20 September 2026`, `28 September – 4 October 2026`.
std::string span_text(DaySpan span, bool ascii);

/// `September 2026`, `September – November 2026`.
std::string months_text(DaySpan span, bool ascii);

/// The plan's name, else its race's, else `Training plan`; clean.
std::string plan_text(const Schedule& schedule, bool ascii);

/// `Tue 15 Sep 2026`.
std::string date_text(Day day);

/// `48 days to the race`, `the race is tomorrow`, `race day`, `3 days after the race`; empty without a race.
std::string countdown_text(const Schedule& schedule);

/// `Sports massage 30 min (R-LONG-MASSAGE), because: no free hour inside availability (and 1 more); see ...`.
std::string unplaced_text(const Unplaced& unplaced, bool ascii);

/// `Sam Lee, LMT, +1 555 0100`, or the advice to book somebody; empty for anything but an appointment.
std::string booking_text(const Session& session, bool ascii);

/// `STOP: see a clinician today` and the like: the words above a stop's message.
std::string_view stop_heading(const Stop& stop);

/// `since Wed 16 Sep 2026, cleared Fri 18 Sep 2026`.
std::string stop_dates(const Stop& stop);

}  // namespace rubdown
