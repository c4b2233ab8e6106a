#include "rubdown/training/paces_report.hpp"

#include <doctest/doctest.h>

using namespace rubdown;

TEST_CASE("the report of a race is told in kilometres and miles") {
  const PacesReport report = report_paces({metres(10000), Seconds{47 * 60 + 10}});
  CHECK(paces_text(report, Units::km) == R"(From 10 km in 47:10: index 42.8 (Daniels and Gilbert 1979)

Paces
  E   easy        5:34-6:18/km    8:58-10:08/mi    most running: you can talk
  MP  marathon    5:09/km         8:17/mi          what the marathon is run at
  T   threshold   4:49/km         7:45/mi          about an hour's race effort
  I   interval    4:26/km         7:08/mi          3 to 5 minutes at a time
  R   repetition  4:06/km         6:36/mi          short and relaxed, full rests

Equivalent races
  1500 m            6:12   4:08/km
  1 mile            6:42   4:10/km
  3 km             13:13   4:24/km
  5 km             22:44   4:33/km
  10 km            47:10   4:43/km
  15 km          1:12:37   4:50/km
  10 miles       1:18:18   4:52/km
  half marathon  1:44:34   4:57/km
  marathon       3:36:58   5:09/km

For the marathon count on a range: 3:36:59 after much training to 4:07:00 after
little, by Riegel's rule with 1.06 to 1.15 [riegel-1981]. The list's 3:36:58 is
that of the equations. Half of recreational runners took at least ten minutes
longer than such rules say [vickers-2016].
)");
}

TEST_CASE("the report keeps to narrow pages") {
  const PacesReport report = report_paces({metres(10000), Seconds{47 * 60 + 10}});
  for (const std::size_t width : {40U, 60U, 79U, 80U}) {
    CAPTURE(width);
    const std::string text = paces_text(report, Units::km, width);
    CHECK((text.find("you can talk") != std::string::npos) == (width >= 80));
    CHECK((text.find("/mi") != std::string::npos) == (width >= 50));
    std::size_t line = 0;
    for (const char c : text.substr(text.find('\n'))) {
      line = c == '\n' ? 0 : line + 1;
      CHECK(line <= width);
    }
  }
}

TEST_CASE("below index 40 the report says why the marathon pace is slower than the list's marathon") {
  const std::string slow = paces_text(report_easy_pace(Pace{std::chrono::seconds{400}}), Units::km);
  CHECK(slow.find("\nMP is slower than the ") != std::string::npos);
  CHECK(paces_text(report_paces({metres(10000), Seconds{47 * 60}}), Units::km).find("MP is slower") ==
        std::string::npos);
}

TEST_CASE("the report is one line of JSON") {
  const std::string json = paces_json(report_paces({metres(5000), Seconds{1200}}));
  CHECK(json ==
        R"({"index":49.8062,"from":{"distance_m":5000,"time_s":1200,"easy_pace":false},)"
        R"("paces":[{"name":"easy","letter":"E","per_km_s":[296.1,335.0]},)"
        R"({"name":"marathon","letter":"MP","per_km_s":[272.0,272.0]},)"
        R"({"name":"threshold","letter":"T","per_km_s":[256.0,256.0]},)"
        R"({"name":"interval","letter":"I","per_km_s":[235.6,235.6]},)"
        R"({"name":"repetition","letter":"R","per_km_s":[215.6,215.6]}],)"
        R"("equivalents":[{"name":"1500 m","distance_m":1500.0,"time_s":325},)"
        R"({"name":"1 mile","distance_m":1609.3,"time_s":351},{"name":"3 km","distance_m":3000.0,"time_s":695},)"
        R"({"name":"5 km","distance_m":5000.0,"time_s":1200},{"name":"10 km","distance_m":10000.0,"time_s":2488},)"
        R"({"name":"15 km","distance_m":15000.0,"time_s":3826},{"name":"10 miles","distance_m":16093.4,"time_s":4125},)"
        R"({"name":"half marathon","distance_m":21097.5,"time_s":5510},)"
        R"({"name":"marathon","distance_m":42195.0,"time_s":11477}],"marathon_s":[11509,13945],"outside":false})");
}

TEST_CASE("an easy pace stands for an index of its own") {
  const PacesReport report = report_easy_pace(Pace{std::chrono::seconds{314}});
  CHECK(report.from_easy_pace);
  CHECK(report.index > 49.5);
  CHECK(report.index < 50.5);
  CHECK(paces_text(report, Units::km).substr(0, 42) == "From an easy pace of 5:14/km: index 50.1 (");
}

TEST_CASE("performances nobody runs are told apart") {
  CHECK(is_plausible({metres(10000), Seconds{47 * 60}}));
  CHECK_FALSE(is_plausible({metres(10000), Seconds{10 * 60}}));
  CHECK_FALSE(is_plausible({metres(10000), Seconds{0}}));
  CHECK_FALSE(is_plausible({marathon, Seconds{20 * 3600}}));
  CHECK(report_paces({metres(800), Seconds{180}}).outside);
  CHECK(report_paces({marathon, Seconds{5 * 3600}}).outside);
}
