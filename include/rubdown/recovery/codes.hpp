// The findings about rule files, and about recovery that cannot stand as it was asked for.
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown {

inline constexpr Code rule_format{
    "R001", Severity::error, "unknown format of a rule file",
    "A rule file may begin with `format = 1`. Another number means that the file was written for a later version of "
    "the program."};
inline constexpr Code rule_unknown_key{
    "R010", Severity::error, "unknown key",
    "The key is not one this table knows, so it would have no effect. It is an error because a mistyped key in a "
    "safety rule could leave a warning sign unseen. `rubdown help rules` lists all keys."};
inline constexpr Code rule_wrong_type{
    "R011", Severity::error, "value of the wrong type",
    "The key is known, but takes a value of another type. Values are never converted silently."};
inline constexpr Code rule_missing_key{
    "R012", Severity::error, "missing key",
    "The table leaves out something it must say: each rule has an id, a name, a grade and one sentence that says why."};
inline constexpr Code rule_unknown_word{
    "R013", Severity::error, "unknown word",
    "The value is not one of the words this key takes. It is an error because a mistyped word could leave a warning "
    "sign unseen."};
inline constexpr Code rule_not_understood{
    "R014", Severity::error, "not understood",
    "The text is not what this key takes: a length of time (\"24 h\", \"15 min\", \"3 d\"), a distance (\"16 km\") or "
    "a clock time (\"18:00\")."};
inline constexpr Code rule_out_of_range{
    "R015", Severity::error, "out of range",
    "The value is of the right type, but lies outside what its key means: pain, stress and soreness go from 0 to 10, "
    "`priority` from 0 to 100, a night has 24 hours, a share of the week is at most 1."};
inline constexpr Code rule_bad_id{
    "R020", Severity::error, "not a rule id",
    "A rule id is made of capital letters, digits and hyphens: R-LONG-SELF. It is part of the identity of calendar "
    "events, so it should not change once calendars were printed."};
inline constexpr Code rule_twice{
    "R021", Severity::error, "rule written twice",
    "An id stands once in a file. A rule of an earlier pack is replaced by writing its id in a later one."};
inline constexpr Code rule_unknown_rule{
    "R022", Severity::warning, "unknown rule",
    "A rule is named that no pack holds, so naming it has no effect. It may have been renamed or disabled."};
inline constexpr Code rule_without_trigger{
    "R023", Severity::error, "rule without a trigger",
    "A rule says after which fact it acts (`after`), or before which (`before`). Only `limit` stands without one."};
inline constexpr Code rule_without_effect{
    "R024", Severity::error, "rule without an effect",
    "A rule adds, advises, stops, keeps clear or limits something. Where it adds nothing on purpose, `nothing` says "
    "why."};
inline constexpr Code rule_window_order{"R025", Severity::error, "window out of order",
                                        "A window's times rise from earliest over ideal to latest."};
inline constexpr Code rule_unknown_source{"R026", Severity::error, "unknown source",
                                          "A source key has no entry in any bibliography. Add a [[source]] with this "
                                          "key, so that readers can find the work."};
inline constexpr Code rule_refuted{
    "R027", Severity::error, "refuted claim used as a reason",
    "The grade `refuted` marks what studies contradict. A rule that adds or advises something cannot rest on it: use "
    "the grade the evidence supports, or `nothing`."};
inline constexpr Code rule_claim{
    "R028", Severity::warning, "claim the evidence does not support",
    "The text promises something studies contradict or never showed, such as that massage removes lactic acid or "
    "makes anyone faster. Say what the evidence supports: that it may feel good and ease soreness for a while."};
inline constexpr Code rule_session_time{
    "R029", Severity::error, "session without a time",
    "A session says when: a `window` from its trigger, `days`, or `per_week` with `for_days`. An appointment needs a "
    "window. Only what is said `inside_run` stands at its run."};
inline constexpr Code rule_session_length{
    "R030", Severity::error, "session without a length",
    "Everything that takes time has `minutes`; notes (hydrate, sleep.extend, rest.day, refer) have none."};
inline constexpr Code rule_never_holds{
    "R031", Severity::error, "condition that never holds",
    "The bounds leave nothing between them, two conditions exclude each other, a condition is of another fact (a run "
    "has no severity), or notes are read in a way that the phrase is never found. The rule would keep silent where "
    "somebody relies on it."};
inline constexpr Code rule_dose_cut{
    "R032", Severity::warning, "dose longer than a day's self-care",
    "A day has one block of self-care, with so many minutes, and so many of them at most for rolling and for "
    "stretching: `block`, `roll` and `stretch` of [engine]. What is asked for beyond that is cut on every day. Ask "
    "for less, or give the day more."};
inline constexpr Code pin_kept_clear{
    "R101", Severity::warning, "pinned appointment in a time kept clear",
    "The appointment stands as the plan pins it, but a rule keeps such sessions away at that time. Consider moving it "
    "or booking a gentler kind."};
inline constexpr Code pin_collides{
    "R102", Severity::warning, "pinned appointment collides",
    "The appointment stands as the plan pins it, but a run, a busy time or a blocked day lies in the same time."};
inline constexpr Code pin_stopped{
    "R103", Severity::warning, "pinned appointment under a stop",
    "A safety stop blocks this appointment; it is left out of the calendar. Cancel it, or have the stop cleared by a "
    "clinician."};
inline constexpr Code therapist_unlicensed{
    "R104", Severity::warning, "therapist never assigned",
    "Only a therapist whose licence is stated and valid on the day is assigned to appointments. Add `license` and "
    "`license_expires` as they stand on the licence."};
inline constexpr Code disabled_unknown{
    "R105", Severity::warning, "disabled rule does not exist",
    "`recovery.disable`, --without or --with names a rule no pack holds. `rubdown rules list` shows all ids."};
inline constexpr Code safety_stop_left_out{
    "R106", Severity::warning, "safety stop left out",
    "A rule that stops sessions on a warning sign, an operation or an illness is disabled, replaced by one that stops "
    "nothing, or not among the rules of the plan. Nothing else stands in for it. Keep it, or put one that stops as "
    "much in its place."};

/// All of the above, by id.
std::span<const Code* const> recovery_codes();

}  // namespace rubdown
