#include "rubdown/batch/summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

namespace rubdown {
namespace {

SummaryRow row(std::string id, int warnings, bool stop = false, bool urgent = false) {
  SummaryRow row;
  row.id = std::move(id);
  row.warnings = warnings;
  row.urgent = urgent;
  if (stop) row.stops = {"C-DVT"};
  return row;
}

TEST_CASE("the worst athlete comes first, then the order of the roster holds") {
  SummarySpool spool;
  for (const SummaryRow& r : {row("fine", 0), row("warned", 1), row("stopped", 0, true), row("many", 9),
                              row("urgent", 0, true, true), row("fine too", 0)}) {
    CHECK(spool.add(r));
  }
  std::string order;
  CHECK(spool.for_each([&](const SummaryRow& r) { order += r.id + " "; }));
  CHECK(order == "urgent stopped many warned fine fine too ");
  CHECK(spool.size() == 6);
}

TEST_CASE("a failed athlete whose log nobody heard comes behind urgent stops, a clinician before warnings") {
  SummarySpool spool;
  SummaryRow failed = row("failed", 0), unheard = row("unheard", 0), clinician = row("clinician", 9);
  failed.errors = unheard.errors = 1;
  say_unheard(unheard, "log was");
  clinician.clinician = true;
  SummaryRow not_written = row("not written", 9);
  file_not_written(not_written, "not written.ics: No space left on device");
  SummaryRow stopped_too = row("both", 0, true);
  stopped_too.clinician = true;
  for (const SummaryRow& r : {row("unplaced", 0), row("many", 9), clinician, failed, not_written, stopped_too, unheard,
                              row("urgent", 0, true, true), row_of_run("roster", "nothing behind line 7 was read")}) {
    CHECK(spool.add(r));
  }
  std::string order;
  CHECK(spool.for_each([&](const SummaryRow& r) { order += r.id + " "; }));
  CHECK(order == "roster urgent unheard both failed not written clinician many unplaced ");
}

TEST_CASE("a row comes back from the spool as it went in, thousands of times") {
  SummarySpool spool;
  SummaryRow want = row("ann", 3, true);
  want.name = "Ann \u00C4, \"B\"";
  want.race = "Race";
  want.race_day = parse_day("2027-11-07");
  want.days_left = -3;
  want.units = Units::mi;
  want.week = 7, want.weeks = 18;
  want.week_distance = {56'327'040};
  want.change = -25;
  want.longest = {16'093'440};
  want.recovery = 4, want.to_book = 2, want.unplaced = 1, want.errors = 0;
  want.unheard = want.clinician = want.of_run = true;
  want.first = "See a clinician.";
  for (int i = 0; i < 3000; ++i) CHECK(spool.add(want));
  int seen = 0;
  auto check = [&](const SummaryRow& got) {
    ++seen;
    bool same = got.id == want.id && got.name == want.name && got.race == want.race && got.race_day == want.race_day &&
                got.days_left == want.days_left && got.units == want.units && got.week == want.week &&
                got.weeks == want.weeks && got.week_distance == want.week_distance && got.change == want.change &&
                got.longest == want.longest && got.recovery == want.recovery && got.to_book == want.to_book &&
                got.unplaced == want.unplaced && got.warnings == want.warnings && got.errors == want.errors &&
                got.urgent == want.urgent && got.unheard == want.unheard && got.clinician == want.clinician &&
                got.of_run == want.of_run && got.stops == want.stops && got.first == want.first;
    CHECK(same);
  };
  CHECK(spool.for_each(check));
  CHECK(seen == 3000);
  CHECK(spool.for_each(check));
  CHECK(seen == 6000);
}

TEST_CASE("a file that could not be written is said, behind what was said of health") {
  SummaryRow fine = row("ann", 0), stopped = row("bob", 0, true, true);
  stopped.first = "See a clinician.";
  file_not_written(fine, "ann.ics: full");
  file_not_written(stopped, "bob.ics: full");
  CHECK(urgency(fine) == Urgency::failed);
  CHECK(fine.first == "ann.ics: full");
  CHECK(urgency(stopped) == Urgency::urgent);
  CHECK(stopped.first == "See a clinician. bob.ics: full");
}

TEST_CASE("a summary that has not all athletes says so before them, and counts none for it") {
  SummarySpool spool;
  CHECK(spool.add(row("ann", 0)));
  CHECK(spool.add(row_of_run("club.csv", "interrupted after 1 of 9 athletes")));
  SummaryHead head;
  head.title = "club.csv", head.today = *parse_day("2027-07-06"), head.by_urgency = spool.by_urgency();
  head.partial = true;
  for (const SummaryFormat& format : summary_formats()) {
    CAPTURE(format.name);
    std::string text;
    CHECK(write_summary(format, head, spool, [&](std::string_view piece) { return text += piece, true; }));
    CHECK(text.find("interrupted after 1 of 9") < text.find("ann"));
    CHECK((text.find("\"partial\":true") != std::string::npos) == (format.name == "json"));
    const bool for_people = format.name == "html" || format.name == "text";
    CHECK((text.find("1 athlete, not the whole list") != std::string::npos) == for_people);
  }
}

TEST_CASE("errors of a plan that failed are no warnings") {
  SummaryHead head;
  SummaryRow failed = row("ann", 0);
  failed.errors = 7;
  const std::string said = summary_formats()[2].row(head, failed, 0);
  CHECK(said.find("failed") != std::string::npos);
  CHECK(said.find(">7<") == std::string::npos);
}

TEST_CASE("what is said of a stop is never cut, and control characters of a roster stay out") {
  SummaryHead head;
  head.title = "roster.csv", head.today = *parse_day("2027-07-06");
  SummaryRow hurt = row("ann", 0, true, true);
  hurt.first =
      "right calf 5/10 on Mon 14 Dec: Do not massage, roll or train through this. See a clinician urgently; "
      "with breathlessness or chest pain call emergency services.";
  SummaryRow warned = row("bob", 1);
  warned.first = hurt.first;
  for (const std::size_t width : {40U, 60U, 80U, 100U, 120U, 200U}) {
    CAPTURE(width);
    head.width = width;
    std::string said = summary_formats()[3].row(head, hurt, 0);
    std::erase(said, '\n');
    std::string words;
    for (std::size_t i = 0; i < said.size(); ++i) {
      if (said[i] != ' ' || (i > 0 && said[i - 1] != ' ')) words += said[i];
    }
    CHECK(words.find("services.") != std::string::npos);
    CHECK(words.find("\u2026") == std::string::npos);
    const std::string cut = summary_formats()[3].row(head, warned, 0);
    CHECK(cut.find("right") != std::string::npos);
    CHECK(std::count(cut.begin(), cut.end(), '\n') <= 2);
  }
  LoadedPlan loaded;
  loaded.plan.emplace();
  loaded.plan->athlete.name.value = "\x1b[31mRed\x1b[0m\tTab";
  CHECK(summary_row(loaded, "red").name.find_first_of("\x1b\t") == std::string::npos);
}

TEST_CASE("a summary of many athletes is made in small pieces, and says what it says in one") {
  SummarySpool spool;
  const std::size_t athletes = 4000;
  for (std::size_t i = 0; i < athletes; ++i) CHECK(spool.add(row("athlete-" + std::to_string(i), i % 7 == 0 ? 1 : 0)));
  SummaryHead head;
  head.title = "roster.csv", head.today = *parse_day("2027-07-06"), head.by_urgency = spool.by_urgency();
  for (const SummaryFormat& format : summary_formats()) {
    CAPTURE(format.name);
    std::string plain = format.begin(head);
    std::size_t index = 0;
    CHECK(spool.for_each([&](const SummaryRow& r) { plain += format.row(head, r, index++); }));
    plain += format.end(head);
    std::string text;
    std::size_t longest = 0;
    CHECK(write_summary(format, head, spool, [&](std::string_view piece) {
      longest = std::max(longest, piece.size());
      text += piece;
      return true;
    }));
    CHECK(text == plain);
    CHECK(longest < (66u << 10));
    CHECK(longest < plain.size());
    std::size_t taken = 0;
    CHECK_FALSE(write_summary(format, head, spool, [&](std::string_view) { return ++taken < 2; }));
    CHECK(taken == 2);
  }
}

TEST_CASE("the terminal's summary fits its page, with fewer columns on a narrow one") {
  SummaryRow busy = row("a-runner-with-a-long-name", 3, true, true);
  busy.days_left = 90, busy.week_distance = metres(64'000), busy.change = 12, busy.longest = metres(26'000);
  busy.recovery = 4, busy.to_book = 2;
  busy.first = "Do not massage, roll or train through this. See a clinician urgently.";
  for (const std::size_t width : {40U, 52U, 60U, 72U, 80U, 120U}) {
    CAPTURE(width);
    SummaryHead head;
    head.title = "roster.csv", head.today = *parse_day("2027-07-06"), head.width = width, head.by_urgency = {1};
    const std::string text = summary_formats()[3].begin(head) + summary_formats()[3].row(head, busy, 0);
    std::size_t line = 0, widest = 0;
    for (const char c : text) {
      line = c == '\n' ? 0 : line + ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0);
      widest = std::max(widest, line);
    }
    CHECK(widest <= width);
    CHECK((text.find("longest") != std::string::npos) == (width >= 70));
    CHECK((text.find("book") != std::string::npos) == (width >= 60));
    CHECK((text.find("change") != std::string::npos) == (width >= 52));
  }
}

TEST_CASE(
    "people read an athlete's distances in the plan's units, a spreadsheet one unit for all, unless one is asked for") {
  SummaryHead head;
  head.title = "roster.csv", head.today = *parse_day("2027-07-06"), head.width = 100;
  SummaryRow ann = row("ann", 0);
  ann.units = Units::mi, ann.week_distance = Distance{64'373'760}, ann.longest = Distance{25'749'504};
  const auto all = [&](std::size_t format) {
    return summary_formats()[format].begin(head) + summary_formats()[format].row(head, ann, 0);
  };
  for (const std::size_t format : {2U, 3U}) {
    CAPTURE(summary_formats()[format].name);
    CHECK(all(format).find("40 mi") != std::string::npos);
    CHECK(all(format).find("16 mi") != std::string::npos);
  }
  CHECK(all(0).find("week_km,change_percent,longest_km") != std::string::npos);
  CHECK(all(0).find(",64.4,,25.7,") != std::string::npos);
  head.units = Units::mi;
  CHECK(all(0).find("week_mi,change_percent,longest_mi") != std::string::npos);
  CHECK(all(0).find(",40,,16,") != std::string::npos);
  head.units = Units::km;
  CHECK(all(3).find("64.4 km") != std::string::npos);
}

TEST_CASE("people read weeks to the race, in the last two weeks days, and whether it is today or past") {
  struct Case {
    std::optional<int> days_left;
    std::string page, terminal;
  };
  SummaryHead head;
  head.title = "roster.csv", head.today = *parse_day("2027-07-06"), head.width = 100;
  for (const Case& wanted :
       {Case{90, "13 weeks", "13"}, Case{14, "2 weeks", "2"}, Case{13, "13 days", "13 d"}, Case{1, "1 day", "1 d"},
        Case{0, "today", "today"}, Case{-6, "past", "past"}, Case{std::nullopt, "", ""}}) {
    CAPTURE(wanted.page);
    SummaryRow ann = row("ann", 0);
    ann.days_left = wanted.days_left;
    CHECK(summary_formats()[2].row(head, ann, 0).find("<td class=\"n\">" + wanted.page + "</td>") != std::string::npos);
    CHECK(summary_formats()[3].row(head, ann, 0).find(" " + wanted.terminal) != std::string::npos);
  }
}

TEST_CASE("a summary is written as CSV that starts no formula, as JSON and as HTML that runs nothing") {
  SummaryHead head;
  head.title = "roster.csv";
  head.today = *parse_day("2027-08-11");
  SummaryRow hostile = row("=cmd", 1);
  hostile.name = "<script>alert(1)</script>";
  hostile.first = "W001: \"x\", y";
  std::string csv = summary_formats()[0].row(head, hostile, 0);
  CHECK(csv == "look,'=cmd,<script>alert(1)</script>,,,,,,0,0,,0,0,0,0,1,0,,\"W001: \"\"x\"\", y\"\r\n");
  std::string json = summary_formats()[1].row(head, hostile, 0);
  CHECK(json.find("\"first\":\"W001: \\\"x\\\", y\"") != std::string::npos);
  std::string html = summary_formats()[2].row(head, hostile, 0);
  CHECK(html.find("<script>") == std::string::npos);
}

TEST_CASE("athletes of one name are told apart at every width, on a line below where there is no room") {
  SummaryHead head;
  SummaryRow second = row("anna-schmidt-2", 1);
  second.name = "Anna Schmidt", second.first = "look";
  head.widest_name = name_width(second);
  CHECK(head.widest_name == 29);
  for (const std::size_t width : {40U, 60U, 80U, 90U, 100U, 140U}) {
    CAPTURE(width);
    head.width = width;
    const std::string said = summary_formats()[3].row(head, second, 0);
    CHECK(said.find("Anna Schmidt") != std::string::npos);
    CHECK(said.find("(anna-schmidt-2)") != std::string::npos);
    std::size_t begin = 0;
    for (std::size_t end = said.find('\n'); end != std::string::npos; end = said.find('\n', begin)) {
      CHECK(end - begin <= width);
      begin = end + 1;
    }
  }
  SummaryRow first = row("anna-schmidt", 1);
  first.name = "Anna Schmidt";
  CHECK(summary_formats()[3].row(head, first, 0).find('(') == std::string::npos);
  CHECK(summary_formats()[2].row(head, second, 0).find("Anna Schmidt (anna-schmidt-2)</th>") != std::string::npos);
}

TEST_CASE("an athlete in the HTML summary leads to the page beside it, where this run wrote one") {
  SummaryHead head;
  const auto html = [&](const SummaryRow& row) { return summary_formats()[2].row(head, row, 0); };
  SummaryRow ann = row("ann-b", 1);
  ann.name = "Ann <B>";
  CHECK(html(ann).find("href") == std::string::npos);
  head.page = ".html";
  CHECK(html(ann).find("<th scope=\"row\"><a href=\"ann-b.html\">Ann &lt;B&gt;</a></th>") != std::string::npos);
  ann.errors = 1;
  CHECK(html(ann).find("href") == std::string::npos);
}

}  // namespace
}  // namespace rubdown
