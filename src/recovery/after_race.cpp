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
  std::vector<Seconds> weeks(schedule.weeks.size() + 1);  // by number; sessions outside all weeks have the number 0
  for (const Session& session : schedule.sessions) {
    const auto week = static_cast<std::size_t>(session.week);
    if (week < weeks.size() && category(session) == Category::run && !written(session)) weeks[week] += session.length;
  }
  return std::chrono::duration_cast<Minutes>(*std::max_element(weeks.begin() + 1, weeks.end()));
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

Session run_session(const RunText& text, int minutes, const Firing& firing, const Plan& plan, TextStore& texts) {
  Session session;
  session.identity = texts.join({firing.rule->id, "/", firing.fact->key, "/day+", std::to_string(text.day)});
  session.day = firing.fact->day + days{text.day};
  session.start = at(session.day, run_time(plan.athlete.run_at, session.day));
  session.length = Minutes{minutes};
  Run run;
  run.by_rule = true;
  run.note = text.note;
  Workout workout;
  workout.kind = text.kind;
  workout.duration = exactly(Seconds{Minutes{minutes}});
  workout.text = filled(text.text, minutes);
  workout.steps = workout.text;
  workout.flags.strides = text.text.find("strides") != Text::npos;
  session.title = texts.join(
      {title(text.kind), " ", std::to_string(minutes), workout.flags.strides ? " min with strides" : " min"});
  run.workout = std::move(workout);
  session.what = std::move(run);
  texts.add(session.reasons, reason_of(*firing.rule, *firing.fact));
  return session;
}

bool runs_after(const Schedule& schedule, Day day) {
  return std::any_of(schedule.sessions.begin(), schedule.sessions.end(), [day](const Session& session) {
    const Category kind = category(session);
    return session.day > day && (kind == Category::run || kind == Category::race) && !written(session);
  });
}

Session rest_on(const Week& week, int weekday, TextStore& texts) {
  constexpr std::string_view keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  Session rest;
  const std::string number = std::to_string(week.number);
  rest.identity = texts.join({number.size() < 2 ? "w0" : "w", number, "/rest/", keys[weekday]});
  rest.day = week.start + days{weekday};
  rest.title = "Rest";
  rest.what = Rest{};
  return rest;
}

/// Days of the weeks from the one at `first` on that hold nothing but recovery become rest days.
void add_rest(Schedule& schedule, std::size_t first) {
  if (first >= schedule.weeks.size()) return;
  const Day begin = schedule.weeks[first].start;
  std::vector<bool> taken(7 * (schedule.weeks.size() - first));
  for (const Session& session : schedule.sessions) {
    const auto index = static_cast<std::size_t>((session.day - begin).count());
    if (index < taken.size() && category(session) != Category::recovery) taken[index] = true;
  }
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (taken[i]) continue;
    schedule.sessions.push_back(rest_on(schedule.weeks[first + i / 7], static_cast<int>(i % 7), *schedule.texts));
  }
}

/// Runs on days that were silent rest take the rest's place.
void replace_rest(Schedule& schedule, const std::vector<Session>& runs) {
  std::erase_if(schedule.sessions, [&](const Session& session) {
    const auto* rest = std::get_if<Rest>(&session.what);
    return rest != nullptr && rest->text.empty() &&
           std::any_of(runs.begin(), runs.end(), [&](const Session& run) { return run.day == session.day; });
  });
}

}  // namespace

void remove_written_weeks(Schedule& schedule) {
  const auto in_written_week = [&](const Session& session) {
    const Week* week = week_of(schedule, session.day);
    return written(session) || (week != nullptr && week->by_rule);
  };
  std::erase_if(schedule.sessions, in_written_week);
  std::erase_if(schedule.weeks, [](const Week& week) { return week.by_rule; });
  // A day whose run is gone is a rest day again.
  add_rest(schedule, 0);
}

void extend_weeks(Schedule& schedule, Day day) {
  const std::size_t written = schedule.weeks.size();
  while (!schedule.weeks.empty() && schedule.weeks.back().start + days{6} < day) {
    Week week;
    week.number = schedule.weeks.back().number + 1;
    week.start = schedule.weeks.back().start + days{7};
    week.phase = "recovery";
    week.by_rule = true;
    schedule.weeks.push_back(std::move(week));
  }
  add_rest(schedule, written);
}

bool writes_runs(const Rule& rule) { return !rule.runs.empty(); }

bool write_weeks_after(const std::vector<Firing>& firings, const Plan& plan, Schedule& schedule) {
  if (firings.empty()) return false;
  const Minutes week = longest_week(schedule);
  Day last{};
  std::vector<Session> runs;
  for (const Firing& firing : firings) {
    if (firing.rule->runs.empty() || firing.fact->kind != FactKind::race || runs_after(schedule, firing.fact->day)) {
      continue;
    }
    for (const RunText& text : firing.rule->runs) {
      if (!opted(text.opt_in, text.opt_out, plan.recovery)) continue;
      runs.push_back(run_session(text, minutes_of(text, week), firing, plan, *schedule.texts));
      last = std::max(last, runs.back().day);
    }
  }
  if (runs.empty()) return false;
  extend_weeks(schedule, last);
  replace_rest(schedule, runs);
  for (Session& run : runs) schedule.sessions.push_back(std::move(run));
  settle(schedule);
  return true;
}

}  // namespace rubdown
