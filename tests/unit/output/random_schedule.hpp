// Schedules made at random from a seed, with texts of every script and length, for properties of the formats.
#pragma once

#include <array>
#include <cstdint>

#include "fixture.hpp"

namespace rubdown::fixture {

/// Splitmix64: the same numbers everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  bool chance(int percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

inline std::string any_text(Random& random) {
  constexpr std::array<std::string_view, 22> pieces{"easy",
                                                    " ",
                                                    "800 m",
                                                    "走る",
                                                    "é",
                                                    "e\xcc\x81",
                                                    "\xf0\x9f\x8f\x83",
                                                    "\xe2\x9a\xa0\xef\xb8\x8f",
                                                    "\xff",
                                                    "\n",
                                                    "\t",
                                                    "\x1b[31m",
                                                    "|",
                                                    "\"",
                                                    ",",
                                                    "=",
                                                    "<b>",
                                                    "&",
                                                    "\xe2\x80\xae",
                                                    "long long word",
                                                    "ﬁ",
                                                    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"};
  std::string text;
  for (int i = random.below(30); i > 0; --i) text += pieces[static_cast<std::size_t>(random.below(22))];
  return text;
}

inline Session any_session(Random& random, Day on, int number) {
  Session session;
  const int kind = random.below(10);
  if (kind < 5) {
    session = run(on, static_cast<RunKind>(1 + random.below(16)), random.below(4000) / 100.0, any_text(random));
    if (random.chance(10)) session.distance.reset();
  } else if (kind < 8) {
    session =
        care(on, random.chance(70) ? 8 + random.below(12) : -1, 0, any_text(random), roll_and_stretch(),
             because("R-" + std::to_string(random.below(9)), any_text(random), any_text(random), Grade::weak, "key"));
  } else if (kind == 8) {
    session =
        massage(on, 18, 30 + random.below(30),
                because("R-LONG-XL", any_text(random), any_text(random), Grade::moderate, "key"), random.chance(50));
  } else {
    session =
        random.chance(50) ? rest(on, any_text(random)) : race(on, any_text(random), marathon, Race::Priority::a, 9);
  }
  session.identity = kept_by_tests().join({session.identity, "/", std::to_string(number)});
  session.status = static_cast<Status>(random.below(5));
  if (random.chance(20)) session.title = kept(any_text(random));
  if (random.chance(20)) kept_by_tests().add(session.advice, Advice{"S-ITB", kept(any_text(random))});
  return session;
}

inline Schedule any_schedule(std::uint64_t seed) {
  Random random(seed);
  Schedule schedule;
  const Day first = monday_of(day(2026, 1 + static_cast<unsigned>(random.below(12)), 1));
  const int weeks = 1 + random.below(24);
  schedule.header.plan_name = any_text(random);
  schedule.header.athlete = any_text(random);
  schedule.header.plan_weeks = random.chance(80) ? weeks : 0;
  schedule.header.today = first + std::chrono::days{random.below(7 * weeks)};
  if (random.chance(80)) schedule.header.race_day = first + std::chrono::days{7 * weeks - 1};
  for (int i = 0; i < weeks; ++i) {
    Week week;
    week.number = i + 1;
    week.start = first + std::chrono::days{7 * i};
    week.phase = any_text(random);
    week.note = random.chance(20) ? any_text(random) : std::string{};
    schedule.weeks.push_back(week);
    for (int n = random.below(12); n > 0; --n)
      schedule.sessions.push_back(any_session(random, week.start + std::chrono::days{random.below(7)}, n));
  }
  if (random.chance(30)) {
    Stop stop;
    stop.id = "C-DVT";
    stop.since = schedule.header.today;
    stop.urgent = random.chance(50);
    stop.blocks = any_text(random);
    stop.message = any_text(random);
    schedule.stops.push_back(stop);
  }
  if (random.chance(30)) schedule.notices.push_back({"G-EXT", kept(any_text(random))});
  if (random.chance(30))
    schedule.unplaced.push_back({"R-X",
                                 kept(any_text(random)),
                                 kept(any_text(random)),
                                 {{"busy", any_text(random)}},
                                 {},
                                 schedule.header.today});
  settle(schedule);
  return schedule;
}

inline DaySpan all_of(const Schedule& schedule) {
  return {schedule.weeks.front().start, schedule.weeks.back().start + std::chrono::days{6}};
}

}  // namespace rubdown::fixture
