#include "rubdown/recovery/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "recovery/explain_text.hpp"
#include "recovery/placement_words.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/schedule/words.hpp"

namespace rubdown {
namespace {

using explaining::is_appointment;
using explaining::outcome;
using explaining::Page;
using explaining::session_line;
using explaining::short_day;
using explaining::short_time;
using explaining::some_days;
using Keys = std::vector<std::string>;

/// The minutes that the rule asks for where a part has fewer: what comes last in a day's block gives way, and a rule
/// may allow less before a race.
std::optional<int> cut_from(const Care& care, const RulePack& rules) {
  const Rule* rule = rules.find(care.rule);
  if (rule == nullptr) return std::nullopt;
  std::optional<int> asked;
  for (const Prescription& session : rule->sessions) {
    if (session.type != care.type) continue;
    if (Minutes{session.minutes} <= care.length) return std::nullopt;
    asked = std::min(asked.value_or(session.minutes), session.minutes);
  }
  return asked;
}

/// `Calves and quads, 40 min; with Sam Lee, LMT`.
void print_body(Page& page, const Session& session, const RulePack& rules) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (recovery == nullptr) return;
  for (const Care& care : recovery->parts) {
    std::string text(row(care.type).title);
    if (care.length > Minutes{0}) text += fmt::format(" {} min", care.length.count());
    const std::optional<int> asked = recovery->appointment ? std::nullopt : cut_from(care, rules);
    if (asked) text += fmt::format(" of the {} that {} asks for", *asked, care.rule);
    if (recovery->parts.size() == 1 && text == session.title) text.clear();  // the line above says it
    std::string dose{care.dose};
    if (const auto beyond = beyond_title(care.type, care.dose); beyond && text == row(care.type).title) {
      text += *beyond;
      dose.clear();
    }
    for (const std::string& more : {describe(care.areas), dose}) {
      if (!more.empty()) text += (text.empty() ? "" : ", ") + more;
    }
    if (!text.empty()) page.plain(text, 4);
  }
  if (recovery->therapist) {
    const Booking& booking = *recovery->therapist;
    page.plain(fmt::format("with {}{}{}", booking.name, booking.credential.empty() ? "" : ", ", booking.credential), 4);
  } else if (!recovery->booking_advice.empty()) {
    page.plain(recovery->booking_advice, 4);
  }
}

/// What each demand that a session serves asked for, and how far from its ideal time the session is.
void print_windows(Page& page, const Schedule& schedule, const Session& session) {
  for (const DemandRecord& demand : schedule.demands) {
    if (demand.served_by != session.identity || !session.start) continue;
    const auto away = std::chrono::round<Minutes>(std::chrono::abs(*session.start - demand.ideal));
    std::string text = fmt::format("{} asked for a start from {} to {}, ideally {}", demand.rule,
                                   short_time(demand.earliest), short_time(demand.latest), short_time(demand.ideal));
    if (away >= Minutes{1}) {
      text +=
          fmt::format("; this is {} {}", placing::gap_words(away), *session.start < demand.ideal ? "earlier" : "later");
    }
    if (!demand.types.empty()) {
      const auto* recovery = std::get_if<Recovery>(&session.what);
      if (recovery != nullptr && recovery->parts.front().type != demand.types.front()) {
        text += fmt::format("; {} stands in for {}", row(recovery->parts.front().type).title,
                            row(demand.types.front()).title);
      }
    }
    page.plain(text, 4);
  }
}

void print_session(Page& page, const Schedule& schedule, const RulePack& rules, const Session& session,
                   const ExplainOptions& options, Keys& keys) {
  page.strong(session_line(session) +
              (session.status == Status::planned ? std::string{} : fmt::format(" ({})", name(session.status))));
  explaining::print_origin(page, schedule, session, options);
  print_body(page, session, rules);
  print_windows(page, schedule, session);
  explaining::print_reasons(page, session, rules, keys);
  for (const Advice& advice : session.advice) page.labelled(advice.rule, advice.text, 4);
}

void print_notices(Page& page, const Schedule& schedule) {
  if (schedule.notices.empty()) return;
  page.heading("About the plan as a whole");
  for (const Advice& notice : schedule.notices) page.labelled(notice.rule, notice.text, 0);
}

/// The tables stand as they are to be pasted, without indent or wrapping.
void print_resume(Page& page, const std::optional<Suggestion>& resume) {
  if (!resume) return;
  page.heading("After the missed runs");
  page.plain(resume->advice);
  if (resume->toml.empty()) return;
  page.plain("To do so, paste this at the end of the plan:");
  page.gap();
  page.verbatim(resume->toml);
}

void print_unplaced(Page& page, const std::vector<const Unplaced*>& unplaced) {
  if (unplaced.empty()) return;
  page.heading("Asked for and not placed");
  for (const Unplaced* one : unplaced) explaining::print_refusal(page, *one);
}

bool is_of(const Unplaced& one, const DemandRecord& demand) {
  return one.rule == demand.rule && one.trigger == demand.trigger && one.day == day_of(demand.ideal);
}

/// The last day on which somebody could still find a place for it.
Day last_day(const Unplaced& one, const Schedule& schedule) {
  const auto demand = std::find_if(schedule.demands.begin(), schedule.demands.end(),
                                   [&](const DemandRecord& record) { return is_of(one, record); });
  return demand == schedule.demands.end() ? one.day : day_of(demand->latest);
}

/// Of days gone by nobody can place anything: they are counted, so that nobody takes the list for all there was, and
/// told where one of those days, or their rule, is asked about.
void print_still_unplaced(Page& page, const Schedule& schedule) {
  std::vector<const Unplaced*> ahead;
  for (const Unplaced& one : schedule.unplaced) {
    if (last_day(one, schedule) >= schedule.header.today) ahead.push_back(&one);
  }
  print_unplaced(page, ahead);
  const std::size_t past = schedule.unplaced.size() - ahead.size();
  if (past == 0) return;
  if (ahead.empty()) page.heading("Asked for and not placed");
  page.plain(
      fmt::format("{}{} of days gone by; ask about a day or a rule for why", past, ahead.empty() ? "" : " more"));
}

/// Demands that nothing serves and nobody misses: the rule asks only so often, or the massage is optional.
void print_left_out(Page& page, const Schedule& schedule) {
  bool first = true;
  for (const DemandRecord& demand : schedule.demands) {
    const bool missed = std::any_of(schedule.unplaced.begin(), schedule.unplaced.end(),
                                    [&](const Unplaced& one) { return is_of(one, demand); });
    const bool past = day_of(demand.latest) < schedule.header.today;
    if (demand.served_by || missed || past) continue;
    if (first) page.heading("Asked for and left out by design");
    first = false;
    page.labelled(demand.rule, fmt::format("after {}: {}", demand.trigger, outcome(schedule, demand)), 0);
  }
}

/// Self-care and notes said once a rule: why, how good the evidence is, and on which days.
void print_by_rule(Page& page, const Schedule& schedule, const RulePack& rules, Keys& keys) {
  struct Entry {
    const Reason* reason;
    std::vector<Day> days;
  };
  std::vector<Entry> entries;
  for (const Session& session : schedule.sessions) {
    if (is_appointment(session)) continue;
    for (const Reason& reason : session.reasons) {
      const auto known =
          std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.reason->rule == reason.rule; });
      Entry& entry = known != entries.end() ? *known : entries.emplace_back(Entry{&reason, {}});
      if (entry.days.empty() || entry.days.back() != session.day) entry.days.push_back(session.day);
    }
  }
  if (entries.empty()) return;
  page.heading("Self-care, rest and notes, by rule");
  for (const Entry& entry : entries) {
    const Rule* rule = rules.find(entry.reason->rule);
    page.labelled(entry.reason->rule, rule == nullptr ? std::string{} : std::string(rule->name), 0);
    page.plain(entry.reason->because, 4);
    page.plain(fmt::format("on {}: {}", counted(entry.days.size(), "day"), some_days(entry.days)), 4);
    std::string evidence = fmt::format("evidence: {}", name(entry.reason->grade));
    for (std::size_t i = 0; i < entry.reason->sources.size(); ++i) {
      evidence.append(i == 0 ? " (" : ", ").append(entry.reason->sources[i]);
      keys.emplace_back(entry.reason->sources[i]);
    }
    page.faint(evidence + (entry.reason->sources.empty() ? "" : ")"), 4);
  }
}

std::vector<const Unplaced*> unplaced_where(const Schedule& schedule,
                                            const std::function<bool(const Unplaced&)>& wanted) {
  std::vector<const Unplaced*> found;
  for (const Unplaced& one : schedule.unplaced) {
    if (wanted(one)) found.push_back(&one);
  }
  return found;
}

}  // namespace

std::string explain_plan(const Schedule& schedule, const RulePack& rules, const ExplainOptions& options) {
  Page page(options);
  Keys keys;
  explaining::print_stops(page, schedule, std::nullopt, keys);
  print_resume(page, options.resume);
  print_notices(page, schedule);
  bool any = false;
  for (const Session& session : schedule.sessions) {
    if (!is_appointment(session)) continue;
    if (!any) page.heading("Appointments");
    if (any) page.gap();
    any = true;
    print_session(page, schedule, rules, session, options, keys);
  }
  print_still_unplaced(page, schedule);
  print_left_out(page, schedule);
  print_by_rule(page, schedule, rules, keys);
  if (page.empty()) page.plain("No rule asks for anything in this plan.");
  explaining::print_values(page, options.values);
  explaining::print_sources(page, rules, keys);
  return page.take();
}

std::string explain_day(const Schedule& schedule, const RulePack& rules, Day day, const ExplainOptions& options) {
  Page page(options);
  Keys keys;
  explaining::print_stops(page, schedule, day, keys);
  const Week* week = week_of(schedule, day);
  page.heading(week == nullptr ? fmt::format("{}, outside the plan", short_day(day))
                               : fmt::format("{}, {}", short_day(day), week_text(schedule, *week)));
  bool any = false;
  for (const Session& session : schedule.sessions) {
    if (session.day != day) continue;
    if (any) page.gap();
    any = true;
    print_session(page, schedule, rules, session, options, keys);
  }
  if (!any) page.plain("Nothing is planned, and no rule asks for anything.");
  std::vector<const Unplaced*> missing = unplaced_where(schedule, [&](const Unplaced& one) { return one.day == day; });
  print_unplaced(page, missing);
  bool first = true;
  for (const DemandRecord& demand : schedule.demands) {
    if (day_of(demand.earliest) > day || day_of(demand.latest) < day) continue;
    if (first) page.heading("Massage asked for around this day");
    first = false;
    page.labelled(demand.rule,
                  fmt::format("after {}, from {} to {}: {}", demand.trigger, short_time(demand.earliest),
                              short_time(demand.latest), outcome(schedule, demand)),
                  0);
  }
  explaining::print_sources(page, rules, keys);
  return page.take();
}

}  // namespace rubdown
