#include "rubdown/recovery/recover.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "recovery/advice.hpp"
#include "recovery/after_race.hpp"
#include "recovery/appointments.hpp"
#include "recovery/recovery_shelf.hpp"
#include "recovery/self_care.hpp"
#include "rubdown/recovery/codes.hpp"
#include "rubdown/recovery/nearest_rule.hpp"
#include "rubdown/recovery/safety_stops.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

/// Whether rules wrote something into the schedule before.
bool written_by_rules(const Schedule& schedule) {
  const auto is_written = [](const Session& session) {
    const auto* run = std::get_if<Run>(&session.what);
    return (run != nullptr && run->by_rule) || std::holds_alternative<Recovery>(session.what) ||
           !session.reasons.empty() || !session.advice.empty() || session.status == Status::stopped;
  };
  return std::any_of(schedule.weeks.begin(), schedule.weeks.end(), [](const Week& week) { return week.by_rule; }) ||
         std::any_of(schedule.sessions.begin(), schedule.sessions.end(), is_written);
}

/// The schedule as the plan has it: what rules wrote before is taken out.
void strip(Schedule& schedule) {
  schedule.unplaced.clear();
  schedule.demands.clear();
  schedule.stops.clear();
  schedule.notices.clear();
  if (!written_by_rules(schedule)) return;
  remove_written_weeks(schedule);
  schedule.sessions.erase(
      std::remove_if(schedule.sessions.begin(), schedule.sessions.end(),
                     [](const Session& session) { return std::holds_alternative<Recovery>(session.what); }),
      schedule.sessions.end());
  for (Session& session : schedule.sessions) {
    session.reasons = {};
    session.advice = {};
    if (session.status == Status::stopped) session.status = Status::planned;
  }
  settle(schedule);
}

void check_disabled(const Plan& plan, const RulePack& rules, Diagnostics& findings) {
  for (const At<std::string>& id : plan.recovery.disable) {
    if (const Rule* rule = rules.find(id.value)) {
      if (!rule->stops.empty()) report_stop_left_out(rule->id, id.at, findings);
      continue;
    }
    const std::string_view near = nearest_rule(rules, id.value);
    findings.add(disabled_unknown, id.at, fmt::format("no rule is called `{}`", id.value),
                 near.empty() ? "`rubdown rules list` shows all ids" : fmt::format("did you mean \"{}\"?", near));
  }
}

/// Appointments after the plan's last week lie in weeks of their own.
void cover_days(Schedule& schedule, Day last) {
  extend_weeks(schedule, last);
  settle(schedule);
}

/// Recovery of the plan's last days reaches into the week after it; what repeats from day to day ends with the plan.
Day last_day_of(const std::vector<const Ask*>& asks, const Schedule& schedule) {
  const Day end = schedule.weeks.back().start + days{6};
  Day last = end;
  // They stand by day.
  for (auto ask = asks.rbegin(); ask != asks.rend() && (*ask)->day > end; ++ask) {
    if ((*ask)->session->per_week == 0) last = std::max(last, std::min((*ask)->day, end + days{7}));
  }
  return last;
}

void place_care(const SelfCareAsked& asked, const std::vector<Ban>& bans, const Plan& plan, const RulePack& rules,
                std::span<const BusyTime> busy, Schedule& schedule) {
  const Surroundings around{
      schedule, plan, rules.engine, busy, bans, schedule.weeks.front().start, last_day_of(asked.order, schedule)};
  std::vector<std::pair<Day, std::string_view>> written;
  for (const Session& session : schedule.sessions) {
    const auto* run = std::get_if<Run>(&session.what);
    if (run != nullptr && run->by_rule) written.emplace_back(session.day, session.identity);
  }
  const std::size_t before = schedule.sessions.size();
  schedule.sessions.reserve(before + asked.order.size());
  place_self_care(asked, around, schedule);
  for (std::size_t i = before; i < schedule.sessions.size() && !written.empty(); ++i) {
    // A rule may write a run and ask for care on the same day after the same trigger. Both stand by day.
    Session& session = schedule.sessions[i];
    if (session.day < written.front().first) continue;
    const std::pair<Day, std::string_view> same{session.day, session.identity};
    if (std::find(written.begin(), written.end(), same) == written.end()) continue;
    session.identity = schedule.texts->join({session.identity, "/care"});
  }
}

/// Stops first: what they take out of the calendar is no fact for the rules after them, nor is what rules write.
FactKinds facts_of_first_look(const RulePack& rules) {
  const RuleFilter looks_first = [](const Rule& rule) { return has_stops(rule) || writes_runs(rule); };
  static const FactKinds of_builtin = facts_read(builtin_rules(), looks_first);
  return &rules == &builtin_rules() ? of_builtin : facts_read(rules, looks_first);
}

}  // namespace

void recover(Schedule& schedule, const Plan& plan, const RulePack& rules, std::span<const BusyTime> busy,
             Diagnostics& findings, Explain explain, RecoveryShelf* kept) {
  strip(schedule);
  schedule.rule_tables = rules.store;
  check_disabled(plan, rules, findings);
  report_unheard_flags(plan, rules, builtin_rules(), schedule.header.today, findings);
  check_therapists(plan, schedule, findings);
  if (schedule.weeks.empty()) return;

  std::optional<RecoveryShelf> own;
  RecoveryShelf& shelf = kept != nullptr && &kept->rules() == &rules ? *kept : own.emplace(rules);
  schedule.texts->hold(std::shared_ptr<const TextStore>{shelf.texts()});
  const FactKinds first = facts_of_first_look(rules);
  std::optional<Facts> looked_at{std::in_place, schedule, plan, rules.engine, first};
  const bool stopped = stop_sessions(find_stops(fire(rules, *looked_at, has_stops), *looked_at), schedule);
  if (stopped) looked_at.emplace(schedule, plan, rules.engine, first);
  if (!write_weeks_after(fire(rules, *looked_at, writes_runs), plan, shelf, schedule) && stopped) settle(schedule);
  const Facts facts{schedule, plan, rules.engine};
  const Firings firings = fire(rules, facts);
  const std::vector<StopSpan> stops = find_stops(firings, facts);
  report_stops(stops, schedule);
  advise_easy_days(stops, schedule);
  add_advice(firings, facts, schedule);
  add_warm_ups(firings, facts, shelf, schedule);
  add_nothing(firings, schedule);

  const std::vector<Ban> bans = find_bans(firings, stops, facts);
  add_fixed(plan, stops, schedule);
  std::vector<Appointed> asked = appointments_asked(firings, facts, bans);
  const bool details_are_read = explain != Explain::nothing || !plan.recovery.pins.empty();
  const PlacementProblem problem =
      placement_problem(asked, firings, bans, schedule, plan, rules, busy, details_are_read);
  check_pins(plan, problem, stops, findings);
  place_appointments(asked, problem, bans, plan, explain, schedule);
  place_care(self_care_asked(firings, facts, shelf), bans, plan, rules, busy, schedule);

  Day last = schedule.weeks.back().start;
  for (const Session& session : schedule.sessions) last = std::max(last, session.day);
  cover_days(schedule, last);
}

}  // namespace rubdown
