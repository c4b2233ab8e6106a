#include "rubdown/training/missed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rubdown/training/codes.hpp"
#include "training/running.hpp"

namespace rubdown {
namespace {

struct Step {
  int days;  ///< up to so many days missed
  int per_cent;
};
constexpr Step steps[] = {{7, 90}, {14, 75}, {28, 60}};
constexpr int shortest_break = 4;

bool is_training(const Session& session) {
  const Category kind = category(session);
  return kind == Category::run || kind == Category::race;
}

/// The last run that was not missed before `today`: done, or planned and past without a word in the log.
std::optional<Day> last_run_before(const Schedule& schedule, Day today) {
  std::optional<Day> last;
  for (const Session& session : schedule.sessions) {
    if (session.day < today && is_training(session) && session.status != Status::missed) last = session.day;
  }
  return last;
}

struct Break {
  Day first, last;
};

/// The missed runs after the last one that was not, up to yesterday.
std::optional<Break> last_break(const Schedule& schedule) {
  const Day today = schedule.header.today;
  const std::optional<Day> run = last_run_before(schedule, today);
  std::optional<Break> found;
  for (const Session& session : schedule.sessions) {
    if (session.day >= today || session.status != Status::missed || !is_training(session)) continue;
    if (run && session.day <= *run) continue;
    if (!found) found = Break{session.day, session.day};
    found->last = session.day;
  }
  if (!found) return std::nullopt;
  // Rest days around the missed runs are days without running, too.
  if (run) found->first = *run + std::chrono::days{1};
  found->last = today - std::chrono::days{1};
  return found;
}

/// Whether the runner has already changed the next run: then what to resume with is decided.
bool decided(const Schedule& schedule, const Plan& plan) {
  for (const Session& session : schedule.sessions) {
    const auto* run = std::get_if<Run>(&session.what);
    if (session.day < schedule.header.today || run == nullptr || !is_training(session)) continue;
    if (session.status != Status::planned || run->by_rule) continue;
    return std::any_of(plan.changes.begin(), plan.changes.end(),
                       [&](const Change& change) { return change.date.value == session.day; });
  }
  return false;
}

int per_cent_after(int days) {
  for (const Step& step : steps) {
    if (days <= step.days) return step.per_cent;
  }
  return 0;
}

/// So much of the distance, rounded down: never more than the advice says. In halves of a unit, as runners plan; in
/// tenths where a half would take away a lot more.
std::string part_of(Distance distance, int per_cent, Units units) {
  constexpr std::int64_t near_enough = 5;  // per cent
  const std::int64_t tenth = unit(units).mm / 10, wanted = distance.mm * per_cent / 100;
  std::int64_t tenths = wanted / (5 * tenth) * 5;
  if (tenths * tenth * 100 < distance.mm * (per_cent - near_enough)) tenths = std::max<std::int64_t>(wanted / tenth, 1);
  return tenths % 10 == 0 ? fmt::format("{}", tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

/// The run in small: what was long stays long, what was hard is easy in the first week.
std::string smaller(const Session& session, const Run& run, int per_cent, Units units) {
  const std::string unit_name = units == Units::km ? "km" : "mi";
  const std::string_view kind = run.workout->kind == RunKind::long_run ? "long" : "easy";
  if (session.distance) {
    return fmt::format("{} {} {}", kind, part_of(session.distance->max, per_cent, units), unit_name);
  }
  const auto minutes = std::max<std::int64_t>(10, session.length.count() * per_cent / 100 / 60);
  return fmt::format("{} {} min", kind, minutes);
}

std::string change_table(const Session& session, const std::string& run, int days) {
  return fmt::format("[[change]]\ndate = {}\nrun = \"{}\"\nwhy = \"{} days missed\"\n\n", format_day(session.day), run,
                     days);
}

std::string changes_for(const Schedule& schedule, const Resumption& resumption) {
  const Day today = schedule.header.today, end = today + std::chrono::days{7};
  std::string out;
  std::optional<Day> written;
  for (const Session& session : schedule.sessions) {
    const auto* run = std::get_if<Run>(&session.what);
    if (session.day < today || session.day >= end || run == nullptr || !is_training(session)) continue;
    if (session.status != Status::planned || run->by_rule || written == session.day) continue;
    written = session.day;
    out += change_table(session, smaller(session, *run, resumption.per_cent, schedule.header.units), resumption.days);
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string advice_for(const Resumption& resumption) {
  if (resumption.per_cent == 0) {
    return fmt::format(
        "{} days missed: rebuild the goal rather than the plan. Choose a later race, or a plan that begins "
        "with what you can run now.",
        resumption.days);
  }
  return fmt::format(
      "{} days missed: take up the plan with about {} % of its distances for a week, all of it easy. Do not "
      "make up for what was missed.",
      resumption.days, resumption.per_cent);
}

}  // namespace

std::optional<Resumption> resume_after_missed(const Schedule& schedule, const Plan& plan) {
  if (plan.entries.missed.empty()) return std::nullopt;
  const std::optional<Break> missed = last_break(schedule);
  if (!missed || decided(schedule, plan)) return std::nullopt;
  Resumption result;
  result.first = missed->first;
  result.last = missed->last;
  result.days = static_cast<int>((missed->last - missed->first).count()) + 1;
  if (result.days < shortest_break) return std::nullopt;
  result.per_cent = per_cent_after(result.days);
  result.advice = advice_for(result);
  if (result.per_cent > 0) result.changes = changes_for(schedule, result);
  return result;
}

void find_missed(const Schedule& schedule, const Plan& plan, Diagnostics& findings) {
  if (plan.entries.missed.empty()) return;
  const std::optional<Resumption> resumption = resume_after_missed(schedule, plan);
  if (!resumption) return;
  const auto last = std::max_element(plan.entries.missed.begin(), plan.entries.missed.end(),
                                     [](const LoggedMissed& a, const LoggedMissed& b) { return a.on < b.on; });
  findings.add(resume_lighter, last->place,
               fmt::format("no running from {} to {}, {} days", short_date(resumption->first),
                           short_date(resumption->last), resumption->days),
               resumption->per_cent > 0
                   ? fmt::format("resume with about {} % for a week; `rubdown explain` has [[change]] tables to paste",
                                 resumption->per_cent)
                   : "after four weeks rebuild the goal: a later race, or a plan that begins lower");
}

}  // namespace rubdown
