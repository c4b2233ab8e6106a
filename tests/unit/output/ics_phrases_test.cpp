// Calendars that share their phrases with those before them read as if each were the first.
#include "output/ics_phrases.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "random_schedule.hpp"
#include "unit/calendar/zones.hpp"

namespace rubdown {
namespace {

std::string alone(const Schedule& schedule, RenderOptions options) {
  options.phrases = nullptr;
  return render_ics(schedule, options);
}

RenderOptions sharing(const std::shared_ptr<IcsPhrases>& phrases, const Zone& zone) {
  RenderOptions options = fixture::options_for(fixture::day(2025, 1, 1), fixture::day(2028, 12, 31));
  options.zone = &zone;
  options.phrases = phrases.get();
  return options;
}

/// One session with one reason, whose words may be those that `reason` looks at no longer than this lives.
Schedule with_reason(const Reason& reason) {
  Schedule schedule;
  const Day on = fixture::day(2026, 3, 2);
  schedule.sessions.push_back(fixture::care(on, 18, 0, "Foam rolling 8 min", fixture::roll_and_stretch(), reason));
  return schedule;
}

}  // namespace

TEST_CASE("shared phrases change no calendar, whatever the texts, units and forms before it") {
  const Zone zone = fixture::zone_with("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3");
  const auto phrases = make_ics_phrases();
  RenderOptions options = sharing(phrases, zone);
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    // Twice, so that the texts of half of them are known.
    const Schedule schedule = fixture::any_schedule(seed / 2 % 40);
    options.units = seed % 3 == 0 ? Units::mi : Units::km;
    options.ascii = seed % 7 == 0;
    options.todo = options.to_book = seed % 11 == 0;
    options.zone = seed % 5 == 0 ? nullptr : &zone;
    if (seed % 4 == 0) options.reminder = Minutes{60};
    CAPTURE(seed);
    REQUIRE(render_ics(schedule, options) == alone(schedule, options));
  }
}

TEST_CASE("other words in the place of those of an earlier calendar are other words") {
  const Zone zone = fixture::zone_with("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3");
  const auto phrases = make_ics_phrases();
  const RenderOptions options = sharing(phrases, zone);
  // Of one length, and alike where they begin, in the middle and at the end.
  std::string because = "Rolling may ease the day after, a little.";
  std::string rule = "R-LONG", source = "behm-2016";
  std::string_view sources[] = {source};
  for (std::string* text : {&because, &rule, &source}) {
    for (const char letter : {'x', 'y'}) {
      const Schedule schedule = with_reason({rule, "Long 12 mi", because, Grade::weak, sources});
      const std::string before = render_ics(schedule, options);
      CHECK(before == alone(schedule, options));
      text->at(text->size() / 4) = letter;
      const Schedule after = with_reason({rule, "Long 12 mi", because, Grade::weak, sources});
      CHECK(render_ics(after, options) == alone(after, options));
      CHECK(render_ics(after, options) != before);
    }
  }
}

TEST_CASE("a rule without words of its own gives its trigger as the reason") {
  const Zone zone = fixture::zone_with("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3");
  const auto phrases = make_ics_phrases();
  const Schedule schedule = with_reason(fixture::because("R-LONG", "Long 12 mi", "", Grade::weak, "behm-2016"));
  for (int time = 0; time < 2; ++time) {
    std::string text = render_ics(schedule, sharing(phrases, zone));
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    CAPTURE(text);
    CHECK(text.find("\\nWhy: Long 12 mi (R-LONG\\; weak evidence\\; behm-2016)\\nGeneral guidance\\, not ") !=
          std::string::npos);
  }
}

TEST_CASE("as many texts as a large batch has are too many to keep, and are said none the less") {
  const Zone zone = fixture::zone_with("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3");
  const auto phrases = make_ics_phrases();
  const RenderOptions options = sharing(phrases, zone);
  const Day on = fixture::day(2026, 3, 2);
  for (int plan = 0; plan < 6; ++plan) {
    Schedule schedule;
    for (int i = 0; i < 1500; ++i) {
      const std::string number = std::to_string(1500 * plan + i);
      Session session = fixture::run(on, RunKind::easy, 5 + 0.01 * i, "easy");
      session.identity = kept(number);
      session.title = kept("Easy run number " + number + " of very many, and so on");
      session.reasons = kept_list<Reason>({fixture::because("R-X", "it", "Because of " + number, Grade::weak, "key")});
      schedule.sessions.push_back(std::move(session));
    }
    REQUIRE(render_ics(schedule, options) == alone(schedule, options));
  }
}

TEST_CASE("a shelf gives back the last that was put under a name, or nothing") {
  IcsShelf<int, int, 16> shelf;
  std::map<int, int> all;
  std::mt19937 random{1};
  int found = 0;
  for (int phrase = 0; phrase < 20'000; ++phrase) {
    const int said = static_cast<int>(random() % 40);
    // Several names share a hash, and several hashes a place.
    const std::uint64_t hash = std::uint64_t{static_cast<unsigned>(said) % 23} << 32;
    const auto same = [said](const auto& kept) { return kept.said == said; };
    if (const auto* kept = shelf.find(hash, same)) {
      REQUIRE(kept->phrase == all.at(said));
      ++found;
    } else {
      REQUIRE(shelf.add(hash, {said, phrase}).phrase == phrase);
      all[said] = phrase;
      REQUIRE(shelf.find(hash, same)->phrase == phrase);
    }
  }
  CHECK(found > 1000);
}

}  // namespace rubdown
