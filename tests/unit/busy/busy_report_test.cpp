#include <doctest/doctest.h>

#include "rubdown/calendar/busy.hpp"
#include "rubdown/calendar/codes.hpp"

using namespace rubdown;
using namespace std::chrono_literals;

namespace {

Day day(int month, int number) {
  return Day{std::chrono::sys_days{std::chrono::year{2026} / month / number}.time_since_epoch()};
}

BusyReport report() {
  BusyReport made;
  made.entries = {{{Civil{day(3, 2)} + 9h, Civil{day(3, 2)} + 10h, false, "Stand-up \"daily\""}, false, 5},
                  {{Civil{day(3, 3)}, Civil{day(3, 5)}, true, "Fair"}, true, 12},
                  {{Civil{day(3, 6)} + 22h, Civil{day(3, 7)} + 6h, false, "Night\tshift"}, false, 20}};
  made.skipped = {{30, "marked as free", "Lunch"}};
  made.complete = true;
  return made;
}

}  // namespace

TEST_CASE("what the helper prints is what is read, but for control characters") {
  Diagnostics findings;
  findings.add(busy_event, {0, 7, 1, 7, 2}, "this event has no start", "it is left out");
  const std::string text = print_busy_report(report(), findings);
  CHECK(text ==
        "busy\t2026-03-02T09:00:00\t2026-03-02T10:00:00\ttimed\tconfirmed\t5\tStand-up \"daily\"\n"
        "busy\t2026-03-03T00:00:00\t2026-03-05T00:00:00\tall-day\ttentative\t12\tFair\n"
        "busy\t2026-03-06T22:00:00\t2026-03-07T06:00:00\ttimed\tconfirmed\t20\tNight shift\n"
        "skipped\t30\tmarked as free\tLunch\n"
        "finding\tB002\t7\tthis event has no start\tit is left out\n"
        "end\t3\n");
  Diagnostics read;
  BusyReport expected = report();
  expected.entries[2].time.title = "Night shift";
  const BusyReport found = parse_busy_report(text, 4, read);
  CHECK(found.entries == expected.entries);
  CHECK(found.skipped == expected.skipped);
  CHECK(found.complete);
  REQUIRE(read.size() == 1);
  CHECK(read.items()[0].at == Span{4, 7, 1, 7, 2});
  CHECK(read.items()[0].message == "this event has no start");
  CHECK(busy_times(found).size() == 3);
}

TEST_CASE("an answer that is cut off is a finding, wherever it is cut") {
  const std::string text = print_busy_report(report(), {});
  for (std::size_t length = 0; length + 2 < text.size(); ++length) {
    CAPTURE(length);
    Diagnostics findings;
    CHECK_FALSE(parse_busy_report(text.substr(0, length), 0, findings).complete);
    REQUIRE(findings.size() == 1);
    CHECK(findings.items()[0].code->id == "B008");
  }
}

TEST_CASE("an answer of garbage does no harm") {
  Diagnostics findings;
  const BusyReport found = parse_busy_report(
      "busy\nbusy\t1\t2\t3\t4\t5\t6\nbusy\t2026-03-02T10:00:00\t2026-03-02T09:00:00\ttimed\tx\t1\tends first\n"
      "finding\tX999\t1\ta\tb\nskipped\tx\t\x1b[31m\ty\nend\t0\nhello\n\n",
      0, findings);
  CHECK(found.entries.empty());
  CHECK(found.skipped == std::vector<BusySkipped>{{0, "[31m", "y"}});
  CHECK(findings.empty());
}

TEST_CASE("busy times are listed for people and for programs") {
  CHECK(list_busy(report()) ==
        "2026-03-02 09:00-10:00  Stand-up \"daily\"\n"
        "2026-03-03 to 2026-03-04 all day  tentative  Fair\n"
        "2026-03-06 22:00-2026-03-07 06:00  Night shift\n"
        "\nNot counted:\nline 30  marked as free  Lunch\n");
  CHECK(list_busy({}) == "No busy times.\n");
  CHECK(json_busy(report(), fixed_zone("Test", -5h)) ==
        "[\n"
        "  {\"start\":\"2026-03-02T09:00:00-05:00\",\"end\":\"2026-03-02T10:00:00-05:00\",\"all_day\":false,"
        "\"summary\":\"Stand-up \\\"daily\\\"\",\"line\":5},\n"
        "  {\"start\":\"2026-03-03\",\"end\":\"2026-03-05\",\"all_day\":true,\"summary\":\"Fair\",\"line\":12},\n"
        "  {\"start\":\"2026-03-06T22:00:00-05:00\",\"end\":\"2026-03-07T06:00:00-05:00\",\"all_day\":false,"
        "\"summary\":\"Night shift\",\"line\":20}\n]\n");
  CHECK(json_busy({}, fixed_zone("UTC", 0s)) == "[]\n");
}

TEST_CASE("what is asked of the helper survives its command line") {
  BusyRequest request;
  request.from = day(3, 1);
  request.to = day(3, 31);
  request.timezone = "Europe/Berlin";
  request.all_day = false;
  request.owner = "ann@example.org";
  std::string error;
  const auto read = parse_busy_arguments(busy_arguments(request), error);
  REQUIRE(read.has_value());
  CHECK(read->from == request.from);
  CHECK(read->to == request.to);
  CHECK(read->timezone == request.timezone);
  CHECK_FALSE(read->all_day);
  CHECK(read->owner == request.owner);
  CHECK_FALSE(parse_busy_arguments({"--from", "2026-03-02", "--to", "2026-03-01"}, error).has_value());
  CHECK(error == "it needs --from DATE and --to DATE, in this order, and --timezone ZONE");
  CHECK_FALSE(parse_busy_arguments({"--x"}, error).has_value());
  CHECK(error == "unknown option --x");
}
