// Schedules made by hand for the tests of the formats: a rich one, and one for each odd case.
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "rubdown/output/format.hpp"
#include "unit/kept.hpp"

namespace rubdown::fixture {

inline Day day(int year, unsigned month, unsigned number) {
  return Day{std::chrono::local_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number}}};
}

inline Civil clock(Day on, int hour, int minute = 0) { return Civil{on} + std::chrono::hours{hour} + Minutes{minute}; }

inline Distance km(double value) { return Distance{static_cast<std::int64_t>(value * 1e6 + 0.5)}; }

inline Session run(Day on, RunKind kind, double length_km, std::string text, int hour = 6, int minute = 30) {
  Session session;
  session.day = on;
  session.identity = kept("run/" + format_day(on) + "/" + std::to_string(hour));
  session.start = clock(on, hour, minute);
  session.length = Seconds{static_cast<int>(length_km * 345)};
  Workout workout;
  workout.kind = kind;
  workout.text = std::move(text);
  workout.distance = exactly(km(length_km));
  Run what;
  what.workout = kept(std::move(workout));
  what.hard = kind == RunKind::intervals || kind == RunKind::tempo || kind == RunKind::hills || length_km >= 24;
  what.is_long = kind == RunKind::long_run;
  session.title = kept(std::string(title(kind)) + " " + format_distance(km(length_km), Units::km));
  session.distance = what.workout->distance;
  session.what = std::move(what);
  return session;
}

/// Makes `change` to the workout of a run.
template <class Change>
void change_workout(Run& run, Change change) {
  Workout workout = *run.workout;
  change(workout);
  run.workout = kept(std::move(workout));
}

inline Session rest(Day on, std::string_view text = "rest") {
  Session session;
  session.day = on;
  session.identity = kept("rest/" + format_day(on));
  session.title = "Rest";
  session.what = Rest{kept(text)};
  return session;
}

inline Reason because(std::string_view rule, std::string_view trigger, std::string_view text, Grade grade,
                      std::string_view source) {
  static std::deque<std::string_view> sources;
  return {kept(rule), kept(trigger), kept(text), grade, {&sources.emplace_back(kept(source)), 1}};
}

inline AreaSet areas(std::initializer_list<Area> list) {
  AreaSet out;
  for (const Area area : list) out.add({area, Side::both});
  return out;
}

inline Session care(Day on, int hour, int minute, std::string_view title, const std::vector<Care>& parts,
                    const Reason& reason) {
  Session session;
  session.day = on;
  session.identity = kept(std::string{reason.rule} + "/" + format_day(on));
  Minutes length{0};
  for (const Care& part : parts) length += part.length;
  if (hour >= 0) session.start = clock(on, hour, minute);
  session.length = length;
  session.title = kept(title);
  session.reasons = kept_list<Reason>({reason});
  session.what = Recovery{kept_list(parts), false, nullptr, {}};
  return session;
}

inline Booking sam() {
  Booking booking;
  booking.name = "Sam Lee";
  booking.credential = "LMT";
  booking.license = "NY 012345";
  booking.organisation = "Riverside Sports Rehabilitation";
  booking.phone = "+1 555 0100";
  booking.url = "https://example.org/book";
  booking.price = "120";
  booking.license_expires = day(2027, 5, 31);
  return booking;
}

inline Session massage(Day on, int hour, int minutes, const Reason& reason, bool with_therapist = true) {
  Session session = care(on, hour, 0, "Sports massage " + std::to_string(minutes) + " min",
                         {{SessionType::massage_sport,
                           Minutes{minutes},
                           areas({Area::calf, Area::hamstring, Area::quad, Area::glute}),
                           {},
                           reason.rule}},
                         reason);
  auto& what = std::get<Recovery>(session.what);
  what.appointment = true;
  if (with_therapist)
    what.therapist = kept(sam());
  else
    what.booking_advice = "Book a licensed therapist at a practice with a good name";
  return session;
}

inline Session race(Day on, std::string_view name, Distance distance, Race::Priority priority, int hour) {
  Session session;
  session.day = on;
  session.identity = kept_by_tests().join({"race/", name});
  session.start = clock(on, hour, 10);
  session.length = Seconds{distance.mm / 1'000'000 * 320};
  session.title = kept(name);
  session.distance = exactly(distance);
  Race what;
  what.name = session.title;
  what.distance = distance;
  what.priority = priority;
  Workout workout;
  workout.kind = RunKind::race;
  workout.text = "race";
  what.workout = kept(std::move(workout));
  session.what = std::move(what);
  return session;
}

/// The week's shape: total and long run in kilometres, its phase.
struct WeekShape {
  double easy, quality, medium, shake, long_run;
  std::string_view phase;
};

constexpr std::array<WeekShape, 18> shapes{{
    {7, 8, 8, 5, 16, "base"},
    {8, 8, 8, 6, 16.5, "base"},
    {8, 9, 9, 6, 18, "base"},
    {6, 7, 7, 5, 12, "base"},
    {9, 10, 10, 6, 19, "base"},
    {9, 10, 11, 6, 20, "build"},
    {10, 11, 11, 6, 22, "build"},
    {8, 8, 8, 5, 14, "build"},
    {10, 12, 12, 6, 24, "build"},
    {8, 10, 8, 5, 21.0975, "build"},
    {10, 12, 12, 6, 26, "build"},
    {10, 9.6, 13.5, 6, 28, "peak"},
    {8, 9, 9, 5, 18, "peak"},
    {11, 12, 14, 6, 30, "peak"},
    {11, 12, 14, 6, 32, "peak"},
    {9, 10, 10, 5, 21, "taper"},
    {8, 8, 8, 5, 14, "taper"},
    {6, 6, 5, 3, 42.195, "taper"},
}};

inline std::vector<Care> roll_and_stretch() {
  return {{SessionType::hydrate, Minutes{0}, {}, {}, "R-LONG-SELF"},
          {SessionType::roll, Minutes{10}, areas({Area::calf, Area::hamstring, Area::quad, Area::glute}),
           "2 x 60 s a muscle", "R-LONG-SELF"},
          {SessionType::stretch_static, Minutes{10}, areas({Area::calf, Area::hamstring, Area::hip_flexor}),
           "2 x 30 s a muscle", "R-LONG-SELF"}};
}

inline void add_long_run(Schedule& schedule, Day sunday, const WeekShape& shape, int number) {
  if (number == 10) {
    schedule.sessions.push_back(race(sunday, "River Half", half_marathon, Race::Priority::b, 10));
  } else if (number == 18) {
    Session session = race(sunday, "Berlin Marathon", marathon, Race::Priority::a, 9);
    std::get<Race>(session.what).goal = Seconds{3 * 3600 + 45 * 60};
    std::get<Race>(session.what).location = "Straße des 17. Juni, Berlin";
    schedule.sessions.push_back(std::move(session));
  } else {
    schedule.sessions.push_back(run(sunday, RunKind::long_run, shape.long_run, "long", 7, 30));
  }
  const std::string trigger = "long run on " + format_day(sunday);
  schedule.sessions.push_back(
      care(sunday, 12, 0, "Rolling and stretching 20 min", roll_and_stretch(),
           because("R-LONG-SELF", trigger, "Rolling after a long run takes a little off the soreness of the next days.",
                   Grade::weak, "wiewelhove-2019")));
  if (shape.long_run >= 24 && number != 18)
    schedule.sessions.push_back(massage(
        sunday + std::chrono::days{1}, 18, 45,
        because("R-LONG-XL", trigger,
                "Massage in the two days after a very long run may ease soreness; it does not make anyone faster.",
                Grade::moderate, "guo-2017"),
        number != 15));
}

inline void add_week(Schedule& schedule, Day monday, int number) {
  const WeekShape& shape = shapes[static_cast<std::size_t>(number - 1)];
  const auto on = [&](int index) { return monday + std::chrono::days{index}; };
  Week week;
  week.number = number;
  week.start = monday;
  week.phase = shape.phase;
  schedule.weeks.push_back(week);
  schedule.sessions.push_back(rest(on(0)));
  Session quality = run(on(1), number % 2 == 0 ? RunKind::intervals : RunKind::tempo, shape.quality,
                        number % 2 == 0 ? "6x800 m @ 3:20 w/ 400 m jog" : "2 km easy, tempo 5 km @ 4:55, 2 km easy");
  if (number % 2 == 0)
    change_workout(std::get<Run>(quality.what), [](Workout& workout) { workout.repetitions = exactly(6); });
  schedule.sessions.push_back(std::move(quality));
  schedule.sessions.push_back(
      care(on(1), 8, 0, "Walk and rolling 18 min",
           {{SessionType::walk, Minutes{10}, {}, {}, "R-INTERVAL"},
            {SessionType::roll, Minutes{8}, areas({Area::calf, Area::quad}), "2 x 60 s a muscle", "R-INTERVAL"}},
           because("R-INTERVAL", "hard run on " + format_day(on(1)), "An easy walk and some rolling close a hard run.",
                   Grade::weak, "wiewelhove-2019")));
  schedule.sessions.push_back(run(on(2), RunKind::easy, shape.easy, "easy"));
  schedule.sessions.push_back(run(on(3), RunKind::steady, shape.medium, "steady"));
  schedule.sessions.push_back(rest(on(4), {}));
  schedule.sessions.push_back(run(on(5), RunKind::easy, shape.shake, "easy + 6 strides", 8, 0));
  add_long_run(schedule, on(6), shape, number);
}

inline Session* find(Schedule& schedule, Day on, Category wanted) {
  for (Session& session : schedule.sessions)
    if (session.day == on && category(session) == wanted) return &session;
  return nullptr;
}

/// Eighteen weeks to Berlin in kilometres with a tune-up race; today is the Wednesday of week 12.
inline Schedule rich() {
  Schedule schedule;
  schedule.header.plan_name = "Berlin Marathon";
  schedule.header.plan_id = "berlin-2026-ann";
  schedule.header.athlete = "Ann Example";
  schedule.header.timezone = "Europe/Berlin";
  schedule.header.today = day(2026, 8, 12);
  schedule.header.plan_weeks = 18;
  schedule.header.race = "Berlin Marathon";
  schedule.header.race_day = day(2026, 9, 27);
  const Day first = day(2026, 5, 25);
  for (int number = 1; number <= 18; ++number) add_week(schedule, first + std::chrono::days{7 * (number - 1)}, number);
  settle(schedule);
  for (Session& session : schedule.sessions)
    if (session.day < schedule.header.today && category(session) == Category::run) session.status = Status::done;
  find(schedule, day(2026, 8, 11), Category::run)->status = Status::missed;
  Session& sunday = *find(schedule, day(2026, 8, 16), Category::run);
  sunday.advice = kept_list<Advice>(
      {{"S-ITB", "Cut this run to 14–20 km on flat ground: the right IT band was tight twice in two weeks."}});
  Unplaced unplaced;
  unplaced.rule = "S-ITB";
  unplaced.trigger = "right IT band 4/10 on Sun 9 Aug";
  unplaced.wanted = "Sports massage 30 min, Sun 9 Aug to Wed 12 Aug";
  unplaced.refused_by = {{"spacing", "48 h between two professional massages"}, {"availability", "no opening on Tue"}};
  unplaced.smallest_change = "Open Wed 12 Aug 17:30-18:15 in availability.massage.";
  unplaced.day = day(2026, 8, 11);
  schedule.unplaced.push_back(unplaced);
  settle(schedule);
  return schedule;
}

inline Schedule stopped() {
  Schedule schedule = rich();
  Stop stop;
  stop.id = "C-DVT";
  stop.since = day(2026, 8, 12);
  stop.urgent = true;
  stop.blocks = "everything";
  stop.message =
      "Do not run, massage or roll: a calf that swells on one side needs a doctor today. With breathlessness "
      "or chest pain call the emergency services.";
  stop.trigger = "calf-swelling, left, on Wed 12 Aug";
  stop.sources = {"nhs-dvt"};
  schedule.stops.push_back(stop);
  schedule.notices.push_back({"G-EXT", "Tell your surgeon that the left knee does not straighten fully."});
  std::erase_if(schedule.sessions, [&](const Session& session) {
    return session.day >= stop.since && category(session) == Category::recovery;
  });
  for (Session& session : schedule.sessions)
    if (session.day >= stop.since) session.status = Status::stopped;
  settle(schedule);
  return schedule;
}

/// Names and texts that try to break lines, columns, quoting, markup and formulas.
inline Schedule hostile() {
  Schedule schedule = rich();
  schedule.header.plan_name = "=cmd|' /C calc'!A0 <script>alert(1)</script> \x1b[31mred\x1b[0m\nsecond line";
  schedule.header.athlete =
      "Zoë 走る人 \xf0\x9f\x8f\x83\xf0\x9f\x8f\xbd\xe2\x80\x8d\xe2\x99\x80\xef\xb8\x8f e\xcc\x81\xcc\x81\xcc\x81 "
      "\xff\xfe";
  const std::array<std::string, 6> titles{
      std::string(3000, 'x'),
      "走る走る走る走る走る走る走る走る走る走る走る走る走る走る走る",
      "a\r\n\tb|c;d,\"e\"",
      "+1+2",
      "@SUM(A1)",
      "e\xcc\x81\xcc\x81 \xe2\x80\xae reversed \xe2\x80\xac & <b>bold</b> `code` [x](y) \\ *z*"};
  std::size_t next = 0;
  for (Session& session : schedule.sessions) {
    if (session.day < day(2026, 8, 10) || session.day > day(2026, 8, 16)) continue;
    const std::string& title = titles[next++ % titles.size()];
    session.title = kept(title);
    if (auto* what = std::get_if<Run>(&session.what)) {
      change_workout(*what, [&title](Workout& workout) {
        workout.text = title;
        workout.kind = RunKind::other;
      });
      what->note = kept(title);
    }
    std::vector<Reason> reasons(session.reasons.begin(), session.reasons.end());
    for (Reason& reason : reasons) reason.because = kept(title);
    session.reasons = kept_list(reasons);
    if (auto* what = std::get_if<Recovery>(&session.what); what && what->therapist) {
      Booking booking = *what->therapist;
      booking.name = title;
      what->therapist = kept(booking);
    }
    kept_by_tests().add(session.advice, Advice{"X-RULE", kept(title)});
  }
  schedule.weeks[11].phase = titles[1];
  schedule.weeks[11].note = titles[5];
  return schedule;
}

/// No race, no zone, no name; a run of unknown size among the runs.
inline Schedule bare() {
  Schedule schedule;
  schedule.header.today = day(2026, 3, 4);
  Week week;
  week.number = 1;
  week.start = day(2026, 3, 2);
  schedule.weeks.push_back(week);
  schedule.sessions.push_back(run(day(2026, 3, 3), RunKind::easy, 8, "easy 8-10 km"));
  schedule.sessions.back().distance = Range<Distance>{km(8), km(10)};
  Session unknown = run(day(2026, 3, 5), RunKind::other, 1, "hills by feel");
  unknown.distance.reset();
  unknown.title = "hills by feel";
  unknown.start.reset();
  unknown.length = Seconds{0};
  schedule.sessions.push_back(std::move(unknown));
  settle(schedule);
  return schedule;
}

inline RenderOptions options_for(Day from, Day to) {
  RenderOptions options;
  options.span = {from, to};
  return options;
}

/// The week of the rich schedule that holds today.
inline RenderOptions this_week() { return options_for(day(2026, 8, 10), day(2026, 8, 16)); }

inline RenderOptions whole_plan() { return options_for(day(2026, 5, 25), day(2026, 9, 27)); }

}  // namespace rubdown::fixture
