#include "recovery/after_race.hpp"

#include <algorithm>
#include <cmath>

#include "recovery/recovery_shelf.hpp"
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
  constexpr std::string_view gap = "{minutes}";
  const std::size_t place = text.find(gap);
  std::string out{text.substr(0, place)};
  if (place != Text::npos) out.append(std::to_string(minutes)).append(text.substr(place + gap.size()));
  return out;
}

TimeOfDay run_time(const RunTimes& times, Day day) {
  const auto& of_day = times.by_weekday[static_cast<std::size_t>(weekday_index(day))];
  return of_day.value_or(times.usual.value_or(usual_run));
}

WrittenRun written_run(const RunText& text, int minutes, TextStore& texts) {
  Workout workout;
  workout.kind = text.kind;
  workout.duration = exactly(Seconds{Minutes{minutes}});
  workout.text = filled(text.text, minutes);
  workout.steps = workout.text;
  workout.flags.strides = text.text.find("strides") != Text::npos;
  const std::string_view end = workout.flags.strides ? " min with strides" : " min";
  const std::string_view title_there = texts.join({title(text.kind), " ", std::to_string(minutes), end});
  return {{std::move(workout), texts}, title_there};
}

Session run_session(const RunText& text, int minutes, const Firing& firing, const Plan& plan, RecoveryShelf& shelf,
                    TextStore& texts) {
  Session session;
  session.identity = texts.join({firing.rule->id, "/", firing.fact->key, "/day+", std::to_string(text.day)});
  session.day = firing.fact->day + days{text.day};
  session.start = at(session.day, run_time(plan.athlete.run_at, session.day));
  session.length = Minutes{minutes};
  const WrittenRun written =
      shelf.run(text, minutes, texts, [&](TextStore& there) { return written_run(text, minutes, there); });
  session.title = written.title;
  Run& run = session.what.emplace<Run>();
  run.by_rule = true;
  run.note = text.note;
  run.workout = written.workout;
  texts.add(session.reasons, reason_of(*firing.rule, *firing.fact));
  return session;
}

/// The day of the last run or race that the plan has.
std::optional<Day> last_run_day(const Schedule& schedule) {
  std::optional<Day> last;
  for (auto session = schedule.sessions.rbegin(); session != schedule.sessions.rend(); ++session) {
    if (last && session->day <= *last) continue;
    const Category kind = category(*session);
    if ((kind == Category::run || kind == Category::race) && !written(*session)) last = session->day;
  }
  return last;
}

Session rest_on(const Week& week, int weekday, TextStore& texts) {
  constexpr std::string_view keys[] = {"/rest/mon", "/rest/tue", "/rest/wed", "/rest/thu",
                                       "/rest/fri", "/rest/sat", "/rest/sun"};
  Session rest;
  const std::string number = std::to_string(week.number);
  rest.identity = texts.join({number.size() < 2 ? "w0" : "w", number, keys[weekday]});
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
  // Nearly always there is none, and no session need be looked up.
  const bool any = std::any_of(schedule.weeks.begin(), schedule.weeks.end(), [](const Week& w) { return w.by_rule; });
  const auto in_written_week = [&](const Session& session) {
    if (written(session)) return true;
    const Week* week = any ? week_of(schedule, session.day) : nullptr;
    return week != nullptr && week->by_rule;
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

bool write_weeks_after(const Firings& firings, const Plan& plan, RecoveryShelf& shelf, Schedule& schedule) {
  const std::optional<Day> plan_ends = firings.empty() ? std::nullopt : last_run_day(schedule);
  const auto ends_plan = [&](const Firing& firing) {
    return !firing.rule->runs.empty() && firing.fact->kind == FactKind::race && firing.fact->day >= plan_ends;
  };
  std::size_t count = 0;
  for (const Firing& firing : firings) count += ends_plan(firing) ? firing.rule->runs.size() : 0;
  if (count == 0) return false;
  const Minutes week = longest_week(schedule);
  Day last{};
  std::vector<Session> runs;
  runs.reserve(count);
  for (const Firing& firing : firings) {
    if (!ends_plan(firing)) continue;
    for (const RunText& text : firing.rule->runs) {
      if (!opted(text.opt_in, text.opt_out, plan.recovery)) continue;
      runs.push_back(run_session(text, minutes_of(text, week), firing, plan, shelf, *schedule.texts));
      last = std::max(last, runs.back().day);
    }
  }
  if (runs.empty()) return false;
  extend_weeks(schedule, last);
  replace_rest(schedule, runs);
  schedule.sessions.insert(schedule.sessions.end(), runs.begin(), runs.end());
  settle(schedule);
  return true;
}

}  // namespace rubdown
