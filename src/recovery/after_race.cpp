#include "recovery/after_race.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "recovery/stops.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

constexpr TimeOfDay usual_run{Minutes{7 * 60}};

bool written(const Session& session) {
  const auto* run = std::get_if<Run>(&session.what);
  return run != nullptr && run->by_rule;
}

/// The running time of the plan's longest week.
Minutes longest_week(const Schedule& schedule) {
  Seconds longest{0};
  for (const Week& week : schedule.weeks) {
    Seconds sum{0};
    for (const Session& session : schedule.sessions) {
      if (session.week == week.number && category(session) == Category::run && !written(session)) sum += session.length;
    }
    longest = std::max(longest, sum);
  }
  return std::chrono::duration_cast<Minutes>(longest);
}

/// Five-minute steps: nobody runs 37 minutes on purpose.
int minutes_of(const RunText& text, Minutes week) {
  if (text.share <= 0) return text.minutes;
  const int exact = static_cast<int>(std::lround(static_cast<double>(week.count()) * text.share / 5)) * 5;
  const int least = std::max(exact, 15);
  return text.most > 0 ? std::min(least, text.most) : least;
}

std::string filled(Text text, int minutes) {
  std::string out{text};
  constexpr std::string_view gap = "{minutes}";
  if (const auto place = out.find(gap); place != std::string::npos) {
    out.replace(place, gap.size(), std::to_string(minutes));
  }
  return out;
}

TimeOfDay run_time(const RunTimes& times, Day day) {
  const auto& of_day = times.by_weekday[static_cast<std::size_t>(weekday_index(day))];
  return of_day.value_or(times.usual.value_or(usual_run));
}

Session run_session(const RunText& text, int minutes, const Firing& firing, const Plan& plan) {
  Session session;
  session.identity = fmt::format("{}/{}/day+{}", firing.rule->id, firing.fact->key, text.day);
  session.day = firing.fact->day + days{text.day};
  session.start = at(session.day, run_time(plan.athlete.run_at, session.day));
  session.length = Minutes{minutes};
  Run run;
  run.by_rule = true;
  run.note = text.note;
  run.workout.kind = text.kind;
  run.workout.duration = exactly(Seconds{Minutes{minutes}});
  run.workout.text = filled(text.text, minutes);
  run.workout.steps = run.workout.text;
  run.workout.flags.strides = text.text.find("strides") != Text::npos;
  session.title =
      fmt::format("{} {} min{}", title(text.kind), minutes, run.workout.flags.strides ? " with strides" : "");
  session.what = std::move(run);
  session.reasons.push_back(reason_of(*firing.rule, *firing.fact));
  return session;
}

bool runs_after(const Schedule& schedule, Day day) {
  return std::any_of(schedule.sessions.begin(), schedule.sessions.end(), [day](const Session& session) {
    const Category kind = category(session);
    return session.day > day && (kind == Category::run || kind == Category::race) && !written(session);
  });
}

void add_rest(Schedule& schedule, const Week& week) {
  constexpr std::string_view keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (int i = 0; i < 7; ++i) {
    const Day day = week.start + days{i};
    const bool taken = std::any_of(schedule.sessions.begin(), schedule.sessions.end(), [day](const Session& session) {
      return session.day == day && category(session) != Category::recovery;
    });
    if (taken) continue;
    Session rest;
    rest.identity = fmt::format("w{:02}/rest/{}", week.number, keys[i]);
    rest.day = day;
    rest.title = "Rest";
    rest.what = Rest{};
    schedule.sessions.push_back(std::move(rest));
  }
}

/// A run on a day that was silent rest takes the rest's place.
void replace_rest(Schedule& schedule, Day day) {
  schedule.sessions.erase(std::remove_if(schedule.sessions.begin(), schedule.sessions.end(),
                                         [day](const Session& session) {
                                           const auto* rest = std::get_if<Rest>(&session.what);
                                           return session.day == day && rest != nullptr && rest->text.empty();
                                         }),
                          schedule.sessions.end());
}

}  // namespace

void remove_written_weeks(Schedule& schedule) {
  const auto in_written_week = [&](const Session& session) {
    const Week* week = week_of(schedule, session.day);
    return written(session) || (week != nullptr && week->by_rule);
  };
  schedule.sessions.erase(std::remove_if(schedule.sessions.begin(), schedule.sessions.end(), in_written_week),
                          schedule.sessions.end());
  schedule.weeks.erase(
      std::remove_if(schedule.weeks.begin(), schedule.weeks.end(), [](const Week& week) { return week.by_rule; }),
      schedule.weeks.end());
  // A day whose run is gone is a rest day again.
  for (const Week& week : schedule.weeks) add_rest(schedule, week);
}

void extend_weeks(Schedule& schedule, Day day) {
  while (!schedule.weeks.empty() && schedule.weeks.back().start + days{6} < day) {
    Week week;
    week.number = schedule.weeks.back().number + 1;
    week.start = schedule.weeks.back().start + days{7};
    week.phase = "recovery";
    week.by_rule = true;
    schedule.weeks.push_back(std::move(week));
    add_rest(schedule, schedule.weeks.back());
  }
}

void write_weeks_after(const std::vector<Firing>& firings, const Plan& plan, Schedule& schedule) {
  const Minutes week = longest_week(schedule);
  std::vector<Session> runs;
  for (const Firing& firing : firings) {
    if (firing.rule->runs.empty() || firing.fact->kind != FactKind::race || runs_after(schedule, firing.fact->day)) {
      continue;
    }
    for (const RunText& text : firing.rule->runs) {
      if (!opted(text.opt_in, text.opt_out, plan.recovery)) continue;
      runs.push_back(run_session(text, minutes_of(text, week), firing, plan));
    }
  }
  for (Session& run : runs) {
    extend_weeks(schedule, run.day);
    replace_rest(schedule, run.day);
    schedule.sessions.push_back(std::move(run));
  }
  settle(schedule);
}

}  // namespace rubdown
