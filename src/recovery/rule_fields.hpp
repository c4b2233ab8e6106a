// The keys of a rule file, once: reader, printer, schema, specification test and the compiler of the built-in pack all
// walk these lists, so that none of them can know a key the others do not.
#pragma once

#include <string_view>
#include <type_traits>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

template <class S, class T>
concept Is = std::is_same_v<std::remove_const_t<S>, T>;

// Each visitor is called as v(key, member, meaning).

template <Is<Size> S, class V>
void visit_fields(S& s, V&& v) {
  v("distance", s.distance, "the distance that reaches this size");
  v("duration", s.duration, "the length of time that reaches this size");
}

template <Is<Spike> S, class V>
void visit_fields(S& s, V&& v) {
  v("factor", s.factor, "how many times the longest earlier run");
  v("days", s.days, "civil days looked back");
  v("history", s.history, "days of the plan that must lie before the run");
  v("step", s.step, "a step up to this is let pass, where the factor makes little of short runs");
}

template <Is<Count> S, class V>
void visit_fields(S& s, V&& v) {
  v("times", s.times, "how often");
  v("days", s.days, "in so many civil days, this one included");
}

template <class S, class V>
requires Is<S, Bounds<int>> || Is<S, Bounds<Distance>> || Is<S, Bounds<Minutes>>
void visit_fields(S& s, V&& v) {
  v("at_least", s.at_least, "this or more");
  v("under", s.under, "less than this");
}

template <Is<Match> S, class V>
void visit_fields(S& s, V&& v) {
  v("fact", s.fact, "kinds of fact that are looked at; required on the outer table");
  v("kind", s.kind, "run kinds");
  v("long", s.long_run, "said to be long, 16 km or more, or 90 min or more");
  v("hard", s.hard, "intervals, tempo, hills, a race, marathon pace from 8 km on, or a long run from 24 km on");
  v("reaches", s.reaches, "reaches the distance or the duration");
  v("below", s.below, "reaches neither");
  v("distance", s.distance, "the run's distance, done or planned");
  v("duration", s.duration, "the run's length; of a skipped entry, that day's longest run");
  v("quality", s.quality, "distance at the run's main effort, at least");
  v("share_of_week", s.share_of_week, "share of the week's distance, at least");
  v("longer_than", s.longer_than, "longer than the runs before it");
  v("written", s.written, "flags of the workout text, such as strides");
  v("phase", s.phase, "phase of the fact's week");
  v("band", s.band, "race band by distance");
  v("priority", s.priority, "race priority");
  v("area", s.area, "areas of a symptom");
  v("side", s.side, "sides of a symptom or flag");
  v("severity", s.severity, "severity of a symptom, 0 to 10");
  v("sign", s.sign, "signs of a symptom, any of them");
  v("words", s.words, "phrases in the note, any of them");
  v("except", s.except, "words that must not stand beside those of any phrase");
  v("lasting_days", s.lasting_days, "the same area and side reported for so many days, gaps of at most 14");
  v("level", s.level, "stress or soreness, 0 to 10");
  v("length", s.length, "hours slept");
  v("skipped", s.skipped, "what was left out, any of them");
  v("flag", s.flag, "red flags, any of them");
  v("fever", s.fever, "illness below the neck or with fever");
  v("condition", s.condition, "lasting conditions, any of them");
  v("massage", s.massage, "types of a massage that was had");
  v("count", s.count, "at least so often in so many days");
  v("not_count", s.not_count, "less often than that");
  v("procedure", s.procedure, "operations");
  v("weeks_since", s.weeks_since, "whole weeks since the operation");
  v("cleared_running", s.cleared_running, "cleared for running by then");
  v("cleared_massage", s.cleared_massage, "cleared for massage by then");
  v("wound_closed", s.wound_closed, "the wound is closed");
  v("extension_deficit", s.extension_deficit, "the knee does not straighten fully");
  v("stiffness", s.stiffness, "the joint is stiff");
  v("age", s.age, "years, by year of birth");
  v("weeks_running", s.weeks_running, "weeks of running behind the athlete when the plan begins");
  v("weekly_distance", s.weekly_distance, "distance of the plan's first week");
  v("nth_week", s.nth_week, "every n-th week, n being this setting of [recovery]");
  v("with", s.with, "another fact is near");
  v("without", s.without, "no such fact is near");
}

template <Is<Near> S, class V>
void visit_fields(S& s, V&& v) {
  visit_fields(s.match, v);
  v("before", s.before, "it begins at most so long before");
  v("after", s.after, "it begins at most so long after");
  v("same_day", s.same_day, "on the same civil day");
}

template <Is<Window> S, class V>
void visit_fields(S& s, V&& v) {
  v("earliest", s.earliest, "not sooner");
  v("ideal", s.ideal, "best");
  v("latest", s.latest, "not later");
}

template <Is<Prescription> S, class V>
void visit_fields(S& s, V&& v) {
  v("type", s.type, "what to do; required");
  v("or", s.downgrades, "what serves as well, gentlest last");
  v("minutes", s.minutes, "how long, in minutes; 0 for a note");
  v("areas", s.areas, "where");
  v("areas_from", s.areas_from, "where, taken from the trigger: reported, tight or leg");
  v("sides", s.sides, "the side of the trigger, or both");
  v("dose", s.dose, "how, in one line");
  v("seconds_per_muscle", s.seconds_per_muscle, "the dose as a number, for keep_clear");
  v("window", s.window, "when");
  v("days", s.days, "civil days from the trigger's day");
  v("per_week", s.per_week, "repeated so often a week");
  v("for_days", s.for_days, "for so many days after the trigger");
  v("every", s.every, "appointments: not sooner after the one before");
  v("at_most", s.at_most, "self-care: so many times in so many days");
  v("inside_run", s.inside_run, "said at the run, without an event");
  v("merges", s.merges, "may share an appointment");
  v("optional", s.optional, "nice to have: not reported when it finds no place");
  v("free_of_caps", s.free_of_caps, "spacing, ceilings and budget do not count");
  v("follows_preference", s.follows_preference, "relaxation massage where the runner prefers it");
  v("without_massage", s.without_massage, "only where the budget leaves self-care alone");
  v("cancelled_by_clearance", s.cancelled_by_clearance, "repeats end when the trigger is cleared");
  v("before_hard", s.before_hard, "ends so long before the next hard session");
  v("opt_in", s.opt_in, "only with this setting of [recovery]");
  v("opt_out", s.opt_out, "only without this setting of [recovery]");
  v("if", s.only_if, "only where the trigger also matches one of these");
}

template <Is<Advise> S, class V>
void visit_fields(S& s, V&& v) {
  v("to", s.to, "which runs");
  v("text", s.text, "what to say, one line; required");
  v("from", s.from, "runs that start so long after the trigger or later");
  v("within", s.within, "and at most so long after it");
  v("days", s.days, "or in so many civil days after the trigger's day; about the plan, for so many");
  v("km_per_day", s.km_per_day, "or a day for so many kilometres of the trigger");
  v("at_least_days", s.at_least_days, "but so many days");
  v("at_most_days", s.at_most_days, "and not more than so many");
  v("scales", s.scales, "lengthened by rules with `scale`");
  v("until_cleared", s.until_cleared, "ends when the trigger is cleared");
  v("rest", s.rest, "also the reason of rest days in that time");
  v("cut", s.cut, "per cent to cut, least and most");
  v("opt_in", s.opt_in, "only with this setting of [recovery]");
  v("opt_out", s.opt_out, "only without this setting of [recovery]");
  v("if", s.only_if, "only where the trigger also matches one of these");
}

template <Is<StopEffect> S, class V>
void visit_fields(S& s, V&& v) {
  v("blocks", s.blocks, "what leaves the calendar");
  v("types", s.types, "recovery types that are not placed");
  v("areas_from", s.areas_from, "nothing is placed on these areas");
  v("message", s.message, "what to do; required");
  v("urgent", s.urgent, "today, not at the next chance");
  v("lifted", s.lifted, "what ends it");
  v("at_least_days", s.at_least_days, "holds so long whatever was cleared");
  v("days_after_clearance", s.days_after_clearance, "holds so many days beyond the clearance");
  v("easy_days_after", s.easy_days_after, "easy days when it ends");
  v("if", s.only_if, "only where the trigger also matches one of these");
}

template <Is<KeepClear> S, class V>
void visit_fields(S& s, V&& v) {
  v("types", s.types, "what is kept away; required");
  v("before", s.before, "so long before the trigger");
  v("after", s.after, "so long after it");
  v("during", s.during, "and while it lasts");
  v("always", s.always, "in the whole plan");
  v("minutes", s.minutes, "allowed where it is not longer, in minutes");
  v("seconds_per_muscle", s.seconds_per_muscle, "kept away only from this dose on");
  v("areas_from", s.areas_from, "only on these areas");
  v("opt_in", s.opt_in, "only with this setting of [recovery]");
  v("opt_out", s.opt_out, "only without this setting of [recovery]");
  v("if", s.only_if, "only where the trigger also matches one of these");
}

template <Is<Limit> S, class V>
void visit_fields(S& s, V&& v) {
  v("types", s.types, "which recovery; required");
  v("spacing", s.spacing, "from start to start, at least");
  v("times", s.times, "at most so often");
  v("days", s.days, "in so many days");
}

template <Is<RunText> S, class V>
void visit_fields(S& s, V&& v) {
  v("day", s.day, "civil days after the trigger; required");
  v("kind", s.kind, "kind of run");
  v("text", s.text, "the workout, {minutes} filled in; required");
  v("minutes", s.minutes, "how long, in minutes");
  v("share", s.share, "or a share of the running time of the longest week");
  v("most", s.most, "but not over so many minutes");
  v("note", s.note, "a note to the run");
  v("opt_in", s.opt_in, "only with this setting of [recovery]");
  v("opt_out", s.opt_out, "only without this setting of [recovery]");
}

template <Is<Scale> S, class V>
void visit_fields(S& s, V&& v) {
  v("factor", s.factor, "times as long; required");
  v("if", s.only_if, "only where the trigger also matches one of these");
}

template <Is<Rule> S, class V>
void visit_fields(S& s, V&& v) {
  v("id", s.id, "unique; required");
  v("name", s.name, "a few words; required");
  v("group", s.group, "heading in lists");
  v("after", s.after, "triggers: windows count from their end");
  v("before", s.before, "targets: windows count back from their start");
  v("priority", s.importance, "0 to 100, higher wins");
  v("supersedes", s.supersedes, "rules that keep silent about the same trigger");
  v("absorbs", s.absorbs, "rules whose self-care of the same day gives way");
  v("absorbed_by", s.absorbed_by, "rules to whose self-care of the same day this one gives way");
  v("opt_in", s.opt_in, "only with this setting of [recovery]");
  v("opt_out", s.opt_out, "only without this setting of [recovery]");
  v("double_massage_days", s.double_massage_days, "two appointments in seven days for so long after the trigger");
  v("nothing", s.nothing, "adds nothing, on purpose: why");
  v("grade", s.grade, "how good the evidence is; required");
  v("basis", s.basis, "where the numbers come from");
  v("configurable", s.configurable, "which numbers are convention or choice");
  v("sources", s.sources, "keys of the bibliography");
  v("because", s.because, "one honest sentence; required");
  v("note", s.note, "what the studies found");
  v("session", s.sessions, "things to do");
  v("advise", s.advise, "things to say");
  v("stop", s.stops, "things to stop");
  v("keep_clear", s.keep_clear, "times to keep clear");
  v("limit", s.limits, "how often at most");
  v("run", s.runs, "runs after the plan's end");
  v("scale", s.scales, "lengthens what is marked `scales`");
}

template <Is<BibliographyEntry> S, class V>
void visit_fields(S& s, V&& v) {
  v("key", s.key, "unique; required");
  v("reference", s.reference, "authors, title, journal; required");
  v("doi", s.doi, "digital object identifier");
  v("recalled", s.recalled, "cited from memory");
}

template <Is<Band> S, class V>
void visit_fields(S& s, V&& v) {
  v("name", s.name, "what rules call it; required");
  v("up_to", s.up_to, "the longest race in it; absent in the last band");
}

template <Is<Instead> S, class V>
void visit_fields(S& s, V&& v) {
  v("area", s.area, "bone or tendon; required");
  v("areas", s.areas, "the muscles to work on; required");
}

template <Is<Engine> S, class V>
void visit_fields(S& s, V&& v) {
  v("block", s.block, "minutes of a day's self-care, at most");
  v("roll", s.roll, "minutes of rolling in it");
  v("stretch", s.stretch, "minutes of stretching in it");
  v("events_per_day", s.events_per_day, "recovery events in a day");
  v("merged_areas", s.merged_areas, "areas of a shared appointment");
  v("merged_extra", s.merged_extra, "minutes a shared appointment is longer");
  v("merged_longest", s.merged_longest, "but not over so many");
  v("both_sides_extra", s.both_sides_extra, "minutes more for a symptom on both sides");
  v("appointment", s.appointment, "the start of appointments without availability");
  v("log_time", s.log_time, "of entries without a time on days without a run");
  v("self_care", s.self_care, "start of self-care on days without a run");
  v("after_run", s.after_run, "minutes from a run's end to the day's self-care");
  v("day_begins", s.day_begins, "self-care not sooner");
  v("day_ends", s.day_ends, "self-care not later");
  v("tight_days", s.tight_days, "an area counts as tight for so long after a report");
  v("leg", s.leg, "areas of a leg");
  v("band", s.bands, "races by distance, shortest first");
  v("instead", s.instead, "muscles to work on for bone and tendon");
}

}  // namespace rubdown
