#include "output/words.hpp"

#include <doctest/doctest.h>

#include "fixture.hpp"
#include "output/ink.hpp"
#include "output/markup.hpp"

namespace rubdown {
namespace {

using fixture::day;

TEST_CASE("spans of days are said in words") {
  struct Row {
    DaySpan span;
    const char* text;
    const char* ascii;
  };
  for (const Row& row : {
           Row{{day(2026, 8, 10), day(2026, 8, 16)}, "10–16 August 2026", "10-16 August 2026"},
           Row{{day(2026, 9, 28), day(2026, 10, 4)}, "28 September – 4 October 2026", "28 September - 4 October 2026"},
           Row{{day(2026, 12, 28), day(2027, 1, 3)},
               "28 December 2026 – 3 January 2027",
               "28 December 2026 - 3 January 2027"},
           Row{{day(2026, 8, 12), day(2026, 8, 12)}, "Wednesday 12 August 2026", "Wednesday 12 August 2026"},
       }) {
    CHECK(span_text(row.span, false) == row.text);
    CHECK(span_text(row.span, true) == row.ascii);
  }
  CHECK(months_text({day(2026, 8, 1), day(2026, 8, 31)}, false) == "August 2026");
  CHECK(months_text({day(2026, 8, 1), day(2026, 10, 31)}, true) == "August - October 2026");
  CHECK(months_text({day(2026, 12, 1), day(2027, 1, 31)}, false) == "December 2026 – January 2027");
}

TEST_CASE("the days to the race are counted in plain words") {
  Schedule schedule = fixture::rich();
  struct Row {
    Day today;
    const char* text;
  };
  for (const Row& row : {Row{day(2026, 8, 12), "46 days to the race"}, Row{day(2026, 9, 26), "the race is tomorrow"},
                         Row{day(2026, 9, 27), "race day"}, Row{day(2026, 9, 28), "the race was yesterday"},
                         Row{day(2026, 10, 7), "10 days after the race"}}) {
    schedule.header.today = row.today;
    CHECK(countdown_text(schedule) == row.text);
  }
  CHECK(countdown_text(fixture::bare()) == "");
}

TEST_CASE("lengths are minutes below an hour and hours above") {
  CHECK(length_text(Seconds{0}) == "");
  CHECK(length_text(Seconds{29}) == "<1 min");
  CHECK(length_text(Seconds{45 * 60}) == "45 min");
  CHECK(length_text(Seconds{3569}) == "59 min");
  CHECK(length_text(Seconds{3570}) == "1:00 h");
  CHECK(length_text(Seconds{9660}) == "2:41 h");
}

TEST_CASE("a run says what its columns do not") {
  struct Row {
    RunKind kind;
    const char* written;
    const char* shown;
  };
  for (const Row& row : {Row{RunKind::easy, "easy 5 mi", "Easy"}, Row{RunKind::easy, "8", "Easy"},
                         Row{RunKind::long_run, "long 26 km", "Long run"},
                         Row{RunKind::long_run, "Long 12 mi @ 9:30", "Long 12 mi @ 9:30"},
                         Row{RunKind::intervals, "6x800 @ 3:20", "Intervals: 6x800 @ 3:20"},
                         Row{RunKind::easy, "4-6 mi", "Easy: 4-6 mi"}, Row{RunKind::easy, "", "Easy"},
                         Row{RunKind::tempo, "tempo 4 mi", "Tempo"}}) {
    CAPTURE(row.written);
    CHECK(run_text(fixture::run(day(2026, 8, 12), row.kind, 8, row.written), false) == row.shown);
  }
}

TEST_CASE("of a run only the reasons that ask something are told") {
  Session session = fixture::run(day(2026, 8, 12), RunKind::easy, 8, "easy");
  session.reasons = kept_list<Reason>({fixture::because("P-EASY", "", "slow start", Grade::weak, "key"),
                                       fixture::because("P-HARD", "", "moving stretches", Grade::weak, "key"),
                                       fixture::because("P-HARD", "", "moving stretches", Grade::weak, "key")});
  CHECK(telling_reasons(session).empty());
  session.advice = kept_list<Advice>({{"P-HARD", "Before: dynamic stretching 8 min."}});
  CHECK(join(telling_rules(session), " ") == "P-HARD");
  CHECK(join(rules_of(session), " ") == "P-EASY P-HARD");
  Session care = fixture::massage(day(2026, 8, 12), 18, 30, fixture::because("R-X", "", "text", Grade::weak, "key"));
  CHECK(join(telling_rules(care), " ") == "R-X");
}

TEST_CASE("a preparation is no warning") {
  CHECK(advice_text({"P-LONG", "Before: drink to thirst."}, false, false) == "Before: drink to thirst.");
  CHECK(advice_text({"S-ITB", "Keep to flat ground."}, true, false) == "! Keep to flat ground. [S-ITB]");
  CHECK(advice_text({"", "Keep to flat ground."}, true, false) == "! Keep to flat ground.");
}

TEST_CASE("a total says what it does not know") {
  Schedule schedule = fixture::bare();
  const DaySpan week{day(2026, 3, 2), day(2026, 3, 8)};
  CHECK(total_text(sum_of(schedule, week), {}) == "8–10 km+");
  schedule.sessions.erase(schedule.sessions.begin());
  CHECK(total_text(sum_of(schedule, week), {}) == "? km");
}

TEST_CASE("recovery is named by its parts, notes last") {
  Recovery recovery;
  const std::vector<Care> parts = fixture::roll_and_stretch();
  recovery.parts = parts;
  CHECK(care_text(recovery) == "Foam rolling 10, static stretching 10, drink to thirst");
  recovery.parts = recovery.parts.subspan(1, 1);
  CHECK(care_text(recovery) == "Foam rolling");
}

TEST_CASE("clean text is one line without doubled spaces") {
  CHECK(clean("  a \t\r\n b\x1b[31m  c ", false) == "a b[31m c");
  CHECK(clean("8–10 × “x” é 走", true) == "8-10 x \"x\" e ?");
  CHECK(markup("<a href=\"x\">&'</a>") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;");
}

TEST_CASE("a line pads only where something follows and colours only what it prints") {
  std::string out;
  Line plain(false);
  plain.to(2).put("走る").to(8).put("x  ").to(20).end(out);
  CHECK(out == "  走る  x\n");
  out.clear();
  Line colored(true);
  colored.put("a", Ink::strong).put(" ").right("bc", 6, Ink::race).end(out);
  CHECK(out == "\x1b[1ma\x1b[0m   \x1b[1;35mbc\x1b[0m\n");
}

}  // namespace
}  // namespace rubdown
