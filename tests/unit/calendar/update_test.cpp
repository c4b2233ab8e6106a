#include "rubdown/calendar/update.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace rubdown;

namespace {

const std::string long_run = "11111111-1111-5111-8111-111111111111";
const std::string massage = "22222222-2222-5222-8222-222222222222";

std::string crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

struct EventText {
  std::string uid, start = "20260301T090000", title = "Long 12 mi", stamp = "20260101T000000Z", sequence = "0";
  std::string extra = {}, plan = "99999999";
};

std::string event(const EventText& e) {
  return crlf("BEGIN:VEVENT\nUID:" + e.uid + "\nDTSTAMP:" + e.stamp + "\nLAST-MODIFIED:" + e.stamp +
              "\nSEQUENCE:" + e.sequence + "\nDTSTART:" + e.start + "Z\nDTEND:" + e.start.substr(0, 9) +
              "235900Z\nSUMMARY:" + e.title + "\n" + e.extra +
              "STATUS:CONFIRMED\nTRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\nX-RUBDOWN-PLAN:" + e.plan +
              "\nEND:VEVENT\n");
}

std::string calendar(const std::string& events) {
  return crlf(
             "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//rubdown//rubdown//EN\nCALSCALE:GREGORIAN"
             "\nNAME:Plan\nX-WR-CALNAME:Plan\n") +
         events + crlf("END:VCALENDAR\n");
}

std::string cancelled(const EventText& e) {
  return crlf("BEGIN:VEVENT\nUID:" + e.uid + "\nDTSTAMP:" + e.stamp + "\nLAST-MODIFIED:" + e.stamp +
              "\nSEQUENCE:" + e.sequence + "\nDTSTART:" + e.start + "Z\nDTEND:" + e.start.substr(0, 9) +
              "235900Z\nSUMMARY:Cancelled: " + e.title + "\n" + e.extra + "X-RUBDOWN-PLAN:" + e.plan +
              "\nSTATUS:CANCELLED\nTRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\nEND:VEVENT\n");
}

struct Updated {
  std::string text;
  std::vector<std::string> codes;
  std::string messages;  ///< `8: what; 9: what`
};

Updated update(const std::string& previous, const std::string& current, const UpdateOptions& options = {}) {
  Diagnostics findings;
  Updated result;
  result.text = update_ics(previous, current, options, findings);
  for (const Diagnostic& finding : findings) {
    result.codes.emplace_back(finding.code->id);
    if (!result.messages.empty()) result.messages += " | ";
    result.messages += std::to_string(finding.at.line) + ": " + finding.message;
  }
  return result;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("what did not change stays octet for octet, whatever the new stamps say") {
  const std::string before = calendar(event({long_run}) + event({massage}));
  const std::string now = calendar(event({.uid = long_run, .stamp = "20260201T000000Z"}) +
                                   event({.uid = massage, .stamp = "20260201T000000Z"}));
  const Updated result = update(before, now);
  CHECK(result.text == before);
  CHECK(result.codes.empty());
}

TEST_CASE("a changed event gets the next SEQUENCE and a later stamp, the others stay") {
  const std::string before = calendar(event({.uid = long_run, .sequence = "3"}) + event({massage}));
  const std::string now = calendar(event({.uid = long_run, .start = "20260302T090000", .stamp = "20260201T000000Z"}) +
                                   event({.uid = massage, .stamp = "20260201T000000Z"}));
  CHECK(update(before, now).text ==
        calendar(event({.uid = long_run, .start = "20260302T090000", .stamp = "20260201T000000Z", .sequence = "4"}) +
                 event({massage})));
}

TEST_CASE("another alarm is no change of the event: a later stamp, the same SEQUENCE") {
  const auto alarm = [](const std::string& trigger) {
    return "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER:" + trigger + "\nEND:VALARM\n";
  };
  const auto with = [&](const std::string& extra, const std::string& stamp = "20260101T000000Z") {
    return event({.uid = long_run, .stamp = stamp, .sequence = "3", .extra = extra});
  };
  for (const std::string& extra : {std::string{}, alarm("-PT30M")}) {
    CAPTURE(extra);
    const std::string now = calendar(event({.uid = long_run, .extra = extra}));
    CHECK(update(calendar(with(alarm("-PT1H"))), now).text == calendar(with(extra, "20260101T000001Z")));
  }
  CHECK(update(calendar(with({})), calendar(event({.uid = long_run, .extra = alarm("-PT1H")}))).text ==
        calendar(with(alarm("-PT1H"), "20260101T000001Z")));
  CHECK(update(calendar(with(alarm("-PT1H"))), calendar(event({.uid = long_run, .title = "x"}))).text ==
        calendar(event({.uid = long_run, .title = "x", .stamp = "20260101T000001Z", .sequence = "4"})));
  // In a folder the same.
  Diagnostics findings;
  const auto before = split_ics(calendar(with(alarm("-PT1H"))));
  const auto changes = update_folder(before, calendar(event({long_run})), {}, findings);
  REQUIRE(changes.write.size() == 1);
  CHECK(changes.write[0] == split_ics(calendar(with({}, "20260101T000001Z")))[0]);
}

TEST_CASE("the reminder that all events of a plan have is known") {
  const auto with = [](std::string_view trigger, const std::string& plan = "99999999") {
    return event({.uid = long_run,
                  .extra = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:" + std::string(trigger) + "\nEND:VALARM\n",
                  .plan = plan});
  };
  const std::string all_day = crlf(
      "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20260301\nX-RUBDOWN-PLAN:99999999\nBEGIN:VALARM\n"
      "TRIGGER:-PT5H\nEND:VALARM\nEND:VEVENT\n");
  struct Row {
    std::string events;
    bool any;
    std::optional<Minutes> common;
  };
  const Row rows[] = {
      {"", false, std::nullopt},
      {event({long_run}), false, std::nullopt},
      {with("-PT1H"), true, Minutes{60}},
      {with("-PT1H30M") + all_day, true, Minutes{90}},
      {with("PT0S"), true, Minutes{0}},
      {all_day, true, Minutes{300}},
      {with("-PT1H") + with("-PT30M"), true, std::nullopt},
      {with("-PT1H") + event({massage}), true, std::nullopt},
      {event({massage}) + with("-PT1H"), true, std::nullopt},
      {with("-P1D"), true, std::nullopt},
      {with("-PT90M"), true, std::nullopt},
      {with("nonsense"), true, std::nullopt},
      {with("-PT1H") + with("-PT30M", "88888888"), true, Minutes{60}},
      {with("-PT1H") + cancelled({.uid = massage}), true, Minutes{60}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.events);
    const std::string text = calendar(row.events);
    const std::string_view calendars[] = {text};
    const Reminders found = reminders_in(calendars, "99999999");
    CHECK(found.any == row.any);
    CHECK(found.common == row.common);
  }
}

TEST_CASE("a stamp grows also where the plan's own time stands still") {
  const std::string before = calendar(event({.uid = long_run, .stamp = "20260131T235959Z"}));
  const std::string now = calendar(event({.uid = long_run, .title = "Long 10 mi"}));
  CHECK(update(before, now).text ==
        calendar(event({.uid = long_run, .title = "Long 10 mi", .stamp = "20260201T000000Z", .sequence = "1"})));
}

TEST_CASE("what is gone is cancelled, without its alarm, and stays so until its day is past") {
  const std::string alarm = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER:-PT1H\nEND:VALARM\n";
  const EventText gone{.uid = massage, .title = "Massage\\, 45 min", .extra = alarm};
  const std::string now = calendar(event({.uid = long_run, .stamp = "20260201T000000Z"}));
  const std::string first = update(calendar(event({long_run}) + event(gone)), now).text;
  CHECK(first ==
        calendar(
            event({long_run}) +
            cancelled({.uid = massage, .title = "Massage\\, 45 min", .stamp = "20260201T000000Z", .sequence = "1"})));
  CHECK(update(first, now).text == first);
  UpdateOptions options;
  options.today = parse_day("2026-03-01");
  CHECK(update(first, now, options).text == first);
  options.today = parse_day("2026-03-02");
  CHECK(update(first, now, options).text == calendar(event({long_run})));
}

TEST_CASE("what lasts for days is past when the last of them is") {
  const auto stop = [](const std::string& more) {
    return crlf("BEGIN:VEVENT\nUID:" + massage + "\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:20260301\n" + more +
                "X-RUBDOWN-PLAN:99999999\nSTATUS:CANCELLED\nEND:VEVENT\n");
  };
  const std::string now = calendar(event({long_run}));
  const auto stays = [&](const std::string& more, std::string_view today) {
    UpdateOptions options;
    options.today = parse_day(today);
    const std::string before = calendar(event({long_run}) + stop(more));
    const std::string after = update(before, now, options).text;
    CHECK((after == before || after == now));
    return after == before;
  };
  CHECK(stays("DTEND;VALUE=DATE:20260308\n", "2026-03-07"));
  CHECK_FALSE(stays("DTEND;VALUE=DATE:20260308\n", "2026-03-08"));
  CHECK(stays("DTEND:20260302T000000Z\n", "2026-03-02"));
  CHECK(stays("", "2026-03-01"));
  CHECK_FALSE(stays("DTEND:nonsense\n", "2026-03-02"));
}

TEST_CASE("a feed forgets what was cancelled in the file before") {
  const std::string now = calendar(event({long_run}));
  CHECK(update(calendar(event({long_run}) + cancelled({.uid = massage, .sequence = "1"})), now, {.feed = true}).text ==
        now);
}

TEST_CASE("an event that comes back goes on counting") {
  const std::string before = calendar(cancelled({.uid = massage, .sequence = "4"}));
  CHECK(update(before, calendar(event({.uid = massage, .stamp = "20260201T000000Z"}))).text ==
        calendar(event({.uid = massage, .stamp = "20260201T000000Z", .sequence = "5"})));
}

TEST_CASE("a feed leaves out what is gone") {
  const std::string now = calendar(event({long_run}));
  CHECK(update(calendar(event({long_run}) + event({massage})), now, {.feed = true}).text == now);
}

TEST_CASE("events on days that were not asked for stay as they are") {
  const auto day = [](int number) {
    return Day{std::chrono::sys_days{std::chrono::year{2026} / 3 / number}.time_since_epoch()};
  };
  const EventText later{.uid = massage, .start = "20260310T090000"};
  const std::string now = calendar(event({long_run}));
  UpdateOptions options;
  options.only_days = {day(1), day(7)};
  CHECK(update(calendar(event({long_run}) + event(later)), now, options).text ==
        calendar(event({long_run}) + event(later)));
  options.only_days = {day(1), day(10)};
  CHECK(
      update(calendar(event({long_run}) + event(later)), now, options).text ==
      calendar(event({long_run}) +
               cancelled({.uid = massage, .start = "20260310T090000", .stamp = "20260101T000001Z", .sequence = "1"})));
}

TEST_CASE("line ends, folds and the order of lines are no change") {
  const std::string now = calendar(event({.uid = long_run, .title = std::string(80, 'x')}));
  std::string before = now;
  std::erase(before, '\r');
  const std::size_t at = before.find("SUMMARY:");
  before.insert(at + 40, "\n ");
  CHECK(update(before, now).codes.empty());
  CHECK(update(before, now).text.find("SEQUENCE:0\r\n") != std::string::npos);
}

TEST_CASE("entries of other programs and other plans are kept and never cancelled") {
  const std::string zone = crlf(
      "BEGIN:VTIMEZONE\nTZID:Test/Zone\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
      "TZNAME:X\nEND:STANDARD\nEND:VTIMEZONE\n");
  const std::string dentist = crlf(
      "BEGIN:VEVENT\nUID:dentist@example.org\nDTSTAMP:20250101T000000Z\nDTSTART;TZID=Test/Zone:20260301T090000\n"
      "RRULE:FREQ=YEARLY\nSUMMARY:Dentist\nEND:VEVENT\n");
  const std::string todo = crlf("BEGIN:VTODO\nUID:t\nDTSTAMP:20250101T000000Z\nSUMMARY:Buy shoes\nEND:VTODO\n");
  const std::string now = calendar(event({long_run}));

  const Updated merged = update(calendar(zone + event({long_run}) + dentist + todo + event({massage})), now);
  CHECK(merged.codes == Codes{"C004"});
  CHECK(merged.messages ==
        "29: 2 events of another plan or program in the earlier calendar; such are left as they are");
  CHECK(merged.text == calendar(zone + event({long_run}) + dentist + todo +
                                cancelled({.uid = massage, .stamp = "20260101T000001Z", .sequence = "1"})));

  const std::string others = event({.uid = massage, .plan = "88888888"});
  const Updated other = update(calendar(event({long_run}) + others), now);
  CHECK(other.codes == Codes{"C004"});
  CHECK(other.text == calendar(event({long_run}) + others));
  CHECK(update(other.text, now).text == other.text);
}

TEST_CASE("damage is named with its line and read around") {
  const std::string now = calendar(event({.uid = long_run, .stamp = "20260201T000000Z"}));
  struct Row {
    std::string what, before;
    std::string messages;
    std::string after;
  };
  const std::string whole = calendar(event({long_run}));
  const std::string half = whole.substr(0, whole.find("STATUS"));
  const std::string next = calendar(event({.uid = long_run, .stamp = "20260201T000000Z", .sequence = "1"}));
  const Row rows[] = {
      {"cut off in an event", half,
       "7: this component cannot be read: it does not end | 14: the calendar does not end; the file may have been cut "
       "off",
       next},
      {"cut off after an event", whole.substr(0, whole.find("END:VCALENDAR")),
       "19: the calendar does not end; the file may have been cut off", whole},
      {"a line that is none", calendar(crlf("what is this\n") + event({long_run})), "7: this line is no calendar line",
       whole},
      {"an event without a UID", calendar(crlf("BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n") + event({long_run})),
       "7: this event has no UID", whole},
      {"an END too many", calendar(crlf("END:VEVENT\n") + event({long_run})), "7: this line ends what did not begin",
       whole},
      {"an event in an event", calendar(crlf("BEGIN:VEVENT\nUID:x\n") + event({long_run})),
       "7: this component cannot be read: another component begins before it ends", whole},
      {"text around the calendar", "hello\r\n" + whole + "bye:bye\r\n",
       "1: this line is no calendar line | 22: this line stands outside of the calendar", whole},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Updated result = update(row.before, now);
    CHECK(result.messages == row.messages);
    CHECK(result.text == row.after);
    for (const std::string& code : result.codes) CHECK(code == "C003");
  }
}

TEST_CASE("control characters are gone before anything is compared") {
  const std::string now = calendar(event({long_run})), own = event({.uid = "theirs", .plan = "88888888"});
  struct Row {
    std::string what, before;
    Codes codes;
    std::string after;
  };
  const Row rows[] = {
      {"in our UID", calendar(event({long_run + '\b'})), {}, now},
      {"in our title", calendar(event({.uid = long_run, .title = "Long\r 12\x1b mi"})), {}, now},
      {"in one of two UIDs of theirs",
       calendar(event({long_run}) + own + event({.uid = "the\x7firs", .plan = "88888888"}) +
                event({.uid = std::string("their\0s", 7), .plan = "88888888"})),
       {"C006", "C004"},
       calendar(event({long_run}) + event({.uid = "the\x7firs", .plan = "88888888"}) + own)},
      {"alone in a folded line",
       calendar(event({.uid = long_run, .title = "Long 12\n\x01\n  mi"})),
       {},
       calendar(event({.uid = long_run, .title = "Long 12\n  mi"}))},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Updated result = update(row.before, now);
    CHECK(result.codes == row.codes);
    CHECK(result.text == row.after);
    const Updated again = update(result.text, now);
    CHECK(again.text == result.text);
    for (const std::string& code : again.codes) CHECK(code == "C004");
  }
}

TEST_CASE("a file that is no calendar counts as none") {
  const std::string now = calendar(event({long_run}));
  for (const std::string before : {"", "hello", "{\"json\":1}"}) {
    const Updated result = update(before, now);
    CHECK(result.text == now);
    CHECK(result.codes.back() == "C005");
  }
}

TEST_CASE("of two events with one UID the one with the higher SEQUENCE counts") {
  const Updated result =
      update(calendar(event({.uid = long_run, .sequence = "7"}) + event({.uid = long_run, .title = "x"})),
             calendar(event({long_run})));
  CHECK(result.codes == Codes{"C006"});
  CHECK(result.text == calendar(event({.uid = long_run, .sequence = "7"})));
}

TEST_CASE("a SEQUENCE no integer can hold does not overflow") {
  const std::string now = calendar(event({.uid = long_run, .title = "x", .stamp = "20260201T000000Z"}));
  for (const std::string sequence : {"2147483647", "99999999999999999999", "-5", "x", ""}) {
    CAPTURE(sequence);
    const std::string text = update(calendar(event({.uid = long_run, .sequence = sequence})), now).text;
    CHECK(text.find(sequence == "2147483647" ? "SEQUENCE:2000000000\r\n" : "SEQUENCE:1\r\n") != std::string::npos);
  }
}

TEST_CASE("a folder gets the files that are new or changed and loses those of this plan that are gone") {
  const auto files = split_ics(calendar(event({long_run}) + event({massage})));
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == long_run + ".ics");
  CHECK(files[0].text == crlf("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//rubdown//rubdown//EN\nCALSCALE:GREGORIAN\n") +
                             event({long_run}) + crlf("END:VCALENDAR\n"));
  const CalendarFile foreign{
      "33333333-3333-5333-8333-333333333333.ics",
      split_ics(calendar(event({.uid = "33333333-3333-5333-8333-333333333333", .plan = "x"})))[0].text};
  const CalendarFile note{"note.ics", "not a calendar"};
  Diagnostics findings;
  const std::vector<CalendarFile> existing{files[0], files[1], foreign, note};
  const auto same = update_folder(
      existing, calendar(event({.uid = long_run, .stamp = "20260201T000000Z"}) + event({massage})), {}, findings);
  CHECK(same.write.empty());
  CHECK(same.remove.empty());

  const auto changed = update_folder(
      existing, calendar(event({.uid = long_run, .title = "Long 10 mi", .stamp = "20260201T000000Z"})), {}, findings);
  REQUIRE(changed.write.size() == 1);
  CHECK(changed.write[0] ==
        split_ics(calendar(
            event({.uid = long_run, .title = "Long 10 mi", .stamp = "20260201T000000Z", .sequence = "1"})))[0]);
  CHECK(changed.remove == Codes{massage + ".ics"});
}

TEST_CASE("tasks are kept, changed and cancelled as events are") {
  const auto task = [](const std::string& uid, const std::string& title, const std::string& rest) {
    return crlf("BEGIN:VTODO\nUID:" + uid + rest + "\nDUE;VALUE=DATE:20260301\nSUMMARY:" + title +
                "\nSTATUS:NEEDS-ACTION\nX-RUBDOWN-PLAN:99999999\nEND:VTODO\n");
  };
  const std::string stamps = "\nDTSTAMP:20260101T000000Z\nLAST-MODIFIED:20260101T000000Z\nSEQUENCE:0";
  const std::string next = "\nDTSTAMP:20260101T000001Z\nLAST-MODIFIED:20260101T000001Z\nSEQUENCE:1";
  const std::string before = calendar(task(long_run, "Book A", stamps) + task(massage, "Book B", stamps));
  CHECK(update(before, before).text == before);
  const std::string current = calendar(task(long_run, "Book C", stamps));
  CHECK(update(before, current).text ==
        calendar(task(long_run, "Book C", next) +
                 crlf("BEGIN:VTODO\nUID:" + massage + next +
                      "\nDUE;VALUE=DATE:20260301\nSUMMARY:Cancelled: Book B\nX-RUBDOWN-PLAN:99999999\n"
                      "STATUS:CANCELLED\nEND:VTODO\n")));
  UpdateOptions later;
  later.only_days = std::pair{*parse_day("2026-03-02"), *parse_day("2026-03-31")};
  CHECK(update(before, current, later).text ==
        calendar(task(long_run, "Book C", next) + task(massage, "Book B", stamps)));
}
