// Events that are copied from others of their calendar read as if each were written for itself.
#include "output/ics_alike.hpp"

#include <doctest/doctest.h>

#include <map>

#include "random_schedule.hpp"
#include "unit/calendar/zones.hpp"

namespace rubdown {
namespace {

using fixture::Random;

template <class T, std::size_t Size>
const T& any_of(Random& random, const std::array<T, Size>& list) {
  return list[static_cast<std::size_t>(random.below(static_cast<int>(Size)))];
}

/// What sessions of a plan have in common: views of one text or list, as a plan's are.
struct Common {
  std::array<std::string_view, 3> titles{"Long 12 mi", "Self-care 20 min: roll, stretch", "Intervals 4 \u00d7 800 m"};
  std::array<std::string_view, 9> triggers{"Long run 12 mi on Sun 1 Mar",
                                           "Long run 10 mi on Sun 8 Mar",
                                           "Long run 8 mi on Sun 15 Mar",
                                           "Intervals 4 \u00d7 800 m on Tue 3 Mar",
                                           "Intervals 6 \u00d7 400 m on Tue 3 Mar",
                                           "5.7\u20136 mi, or <b on Tue 3 Mar",
                                           "5.7\u20136 mi, or <5 on Tue 3 Mar",
                                           "short",
                                           ""};
  std::array<std::span<const Care>, 2> parts{
      kept_list(fixture::roll_and_stretch()),
      kept_list<Care>({{SessionType::roll, Minutes{8}, fixture::areas({Area::calf}), "2 x 60 s a muscle", "R-X"}})};
  std::array<KeptWorkout, 2> workouts{workout("4x800 m @ I w/ 400 m jog"), workout("12 mi easy")};
  std::array<Reason, 3> reasons{
      fixture::because("R-LONG-SELF", "", "Rolling after a long run, and stretching, may ease the day; a little.",
                       Grade::weak, "wiewelhove-2019"),
      fixture::because("P-HARD", "", "Moving stretches before fast running helped a little.", Grade::moderate, "behm"),
      fixture::because("R-X", "", "", Grade::weak, "key")};
  std::array<Advice, 2> advice{Advice{"S-ITB", "Keep off hills."}, Advice{"A-CUT", "Cut it by a third, or more."}};
  const Booking* therapist = kept(fixture::sam());

  static KeptWorkout workout(std::string_view text) {
    Workout made;
    made.kind = RunKind::easy;
    made.text = text;
    return kept(std::move(made));
  }
};

/// Few differences from the others, of any kind.
Session one_of(const Common& common, Random& random, Day on) {
  Session session;
  session.day = on;
  if (random.chance(80)) session.start = fixture::clock(on, random.below(24), 30);
  session.length = Minutes{random.chance(90) ? 20 : 25};
  session.length_known = random.chance(95);
  session.title = any_of(random, common.titles);
  if (random.chance(50)) {
    const bool booked = random.chance(20);
    session.what =
        Recovery{any_of(random, common.parts), booked, booked && random.chance(70) ? common.therapist : nullptr,
                 booked ? "Book a licensed therapist" : std::string_view{}};
  } else if (random.chance(90)) {
    const std::string_view note = random.chance(10) ? "with the club" : std::string_view{};
    session.what = Run{any_of(random, common.workouts), note, random.chance(20), random.chance(20), false};
    if (random.chance(80)) session.distance = exactly(fixture::km(random.chance(80) ? 10 : 12));
  } else {
    session =
        random.chance(50) ? fixture::rest(on) : fixture::race(on, "River Half", half_marathon, Race::Priority::b, 9);
  }
  if (random.chance(20)) kept_by_tests().add(session.advice, any_of(random, common.advice));
  for (int i = random.chance(90) ? 1 + random.below(2) : random.below(5); i > 0; --i) {
    Reason reason = any_of(random, common.reasons);
    reason.trigger = any_of(random, common.triggers);
    kept_by_tests().add(session.reasons, reason);
  }
  session.status = random.chance(90) ? Status::planned : static_cast<Status>(random.below(5));
  return session;
}

/// Each by its UID.
std::map<std::string, std::string> events_of(const std::string& calendar) {
  std::map<std::string, std::string> events;
  const std::string_view begin_event = "BEGIN:VEVENT\r\nUID:";
  for (std::size_t begin = 0; (begin = calendar.find(begin_event, begin)) != std::string::npos;) {
    const std::size_t end = calendar.find("END:VEVENT\r\n", begin);
    events[calendar.substr(begin + begin_event.size(), 36)] = calendar.substr(begin, end - begin);
    begin = end;
  }
  return events;
}

/// As it is written while it is made.
std::string in_parts(const Schedule& schedule, RenderOptions options) {
  std::string all;
  const TakePart take = [&](std::string_view part) { return all += part, true; };
  options.take_part = &take;
  const std::string rest = render_ics(schedule, options);
  return all + rest;
}

struct Form {
  std::string_view name;
  void (*choose)(RenderOptions&);
};
constexpr Form forms[] = {
    {"import", [](RenderOptions&) {}},
    {"reminder", [](RenderOptions& o) { o.reminder = Minutes{90}; }},
    {"feed", [](RenderOptions& o) { o.feed = true; }},
    {"busy", [](RenderOptions& o) { o.busy_view = true; }},
    {"no zone", [](RenderOptions& o) { o.zone = nullptr; }},
    {"tasks", [](RenderOptions& o) { o.todo = true; }},
};

}  // namespace

TEST_CASE("an event among others reads as it does alone") {
  const Zone zone = fixture::zone_with("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3");
  const Common common;
  const auto phrases = make_ics_phrases();
  // With the day on which the clock skips an hour.
  const Day first = fixture::day(2026, 3, 20);
  Random random(5);
  for (const Form& form : forms) {
    for (const bool stopped : {false, true}) {
      CAPTURE(form.name);
      RenderOptions options = fixture::options_for(first, first + std::chrono::days{100});
      options.zone = &zone;
      form.choose(options);
      Schedule all;
      if (stopped) {
        Stop stop;
        stop.id = "C-DVT";
        stop.since = first + std::chrono::days{9};
        stop.message = "Stop.";
        all.stops.push_back(stop);
      }
      for (int i = 0; i < 250; ++i) {
        all.sessions.push_back(one_of(common, random, first + std::chrono::days{i / 5}));
        all.sessions.back().identity = kept("session/" + std::to_string(i));
      }
      options.phrases = phrases.get();
      const std::string calendar = render_ics(all, options);
      CHECK(in_parts(all, options) == calendar);
      options.phrases = nullptr;
      CHECK(render_ics(all, options) == calendar);
      const auto together = events_of(calendar);
      std::size_t compared = 0;
      for (const Session& session : all.sessions) {
        Schedule one;
        one.stops = all.stops;
        one.sessions.push_back(session);
        // The stop as well, and what a calendar without an event says.
        for (const auto& [uid, event] : events_of(render_ics(one, options))) {
          const auto found = together.find(uid);
          if (found == together.end()) continue;
          REQUIRE(found->second == event);
          ++compared;
        }
      }
      CHECK(compared >= together.size());
    }
  }
}

TEST_CASE("an event is written again where nothing but its time and its triggers differ") {
  const Common common;
  const Day on = fixture::day(2026, 3, 2);
  Session care;
  care.start = fixture::clock(on, 12);
  care.length = Minutes{20};
  care.title = common.titles[1];
  care.what = Recovery{common.parts[0], false, nullptr, {}};
  care.reasons = kept_list<Reason>({common.reasons[0]});
  const auto with_trigger = [&](std::string_view trigger) {
    Reason reason = common.reasons[0];
    reason.trigger = trigger;
    return kept_list<Reason>({reason});
  };
  care.reasons = with_trigger("Long run 12 mi on Sun 1 Mar");

  std::string text, none;
  IcsText ics(text), maker(none);
  IcsPhraseStore store;
  ics.hold();
  IcsAlike alike;
  CHECK_FALSE(alike.write_again(ics, care));
  alike.begin();
  ics.open("DESCRIPTION");
  ics.text(maker.phrase("Why: ", store), care.reasons.front().trigger, maker.phrase("; weak", store)).close();
  alike.add_trigger(ics.last_piece());
  alike.keep(ics, 0, care);

  Session other = care;
  other.day = on + std::chrono::days{7};
  other.start = fixture::clock(other.day, 13);
  other.identity = "another";
  other.reasons = with_trigger("Long run 10 mi on Sun 8 Mar");
  CHECK(alike.write_again(ics, other));

  using Change = void (*)(Session&, const Common&);
  constexpr Change changes[] = {
      [](Session& s, const Common&) { s.start.reset(); },
      [](Session& s, const Common&) { s.length = Minutes{21}; },
      [](Session& s, const Common&) { s.length_known = false; },
      [](Session& s, const Common&) { s.distance = exactly(fixture::km(1)); },
      [](Session& s, const Common& c) { s.title = c.titles[0]; },
      [](Session& s, const Common& c) {
        s.advice = {c.advice.data(), 1};
      },
      [](Session& s, const Common& c) {
        s.what = Recovery{c.parts[1], false, nullptr, {}};
      },
      [](Session& s, const Common& c) {
        s.what = Recovery{c.parts[0], true, nullptr, {}};
      },
      [](Session& s, const Common& c) {
        s.what = Recovery{c.parts[0], false, c.therapist, {}};
      },
      [](Session& s, const Common& c) {
        s.what = Run{c.workouts[0], {}};
      },
      [](Session& s, const Common& c) {
        s.reasons = {c.reasons.data(), 1};
      },
      [](Session& s, const Common& c) {
        s.reasons = {c.reasons.data() + 1, 1};
      },
      [](Session& s, const Common&) { s.reasons = {}; },
  };
  for (const Change change : changes) {
    Session changed = other;
    change(changed, common);
    CHECK_FALSE(alike.write_again(ics, changed));
  }
  other.reasons = with_trigger("Long run 8 mi, on Sun 8 Mar");
  CHECK_FALSE(alike.write_again(ics, other));
  ics.release();
  CHECK(text ==
        "DESCRIPTION:Why: Long run 12 mi on Sun 1 Mar\\; weak\r\n"
        "DESCRIPTION:Why: Long run 10 mi on Sun 8 Mar\\; weak\r\n");
}

}  // namespace rubdown
