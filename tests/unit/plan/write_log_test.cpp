#include "rubdown/plan/write_log.hpp"

#include <doctest/doctest.h>

#include "rubdown/plan/read_plan.hpp"

namespace rubdown {
namespace {

const Day day = *parse_day("2026-08-09");

Log read_back(const std::string& text) {
  Sources sources;
  Diagnostics findings;
  Log log;
  read_log(sources.add("log.toml", text), sources, Units::km, log, findings);
  CHECK(render(findings, sources) == "");
  return log;
}

}  // namespace

TEST_CASE("log entries are TOML tables") {
  LoggedDone done;
  done.on = day;
  done.at = TimeOfDay{Minutes{450}};
  done.distance = Distance{16'093'440};
  done.time = Seconds{5725};
  CHECK(log_entry(done, Units::mi) ==
        "[[done]]\non = 2026-08-09\nat = \"07:30\"\ndistance = \"10 mi\"\ntime = \"1:35:25\"\n");
  CHECK(log_entry(done, Units::km) ==
        "[[done]]\non = 2026-08-09\nat = \"07:30\"\ndistance = \"16.093 km\"\ntime = \"1:35:25\"\n");
  LoggedSymptom symptom;
  symptom.on = day;
  symptom.area = {Area::it_band, Side::right};
  symptom.severity.value = 4;
  symptom.night_pain = true;
  symptom.note = "tight \"again\"";
  CHECK(log_entry(symptom) ==
        "[[symptom]]\narea = \"it-band\"\nside = \"right\"\nseverity = 4\non = 2026-08-09\nnight_pain = true\n"
        "note = \"tight \\\"again\\\"\"\n");
  CHECK(log_entry(LoggedSleep{day, Minutes{330}, {}}) == "[[sleep]]\non = 2026-08-09\nhours = \"5:30\"\n");
  CHECK(log_entry(LoggedSkipped{day, true, true, false, "", {}}) ==
        "[[skipped]]\non = 2026-08-09\nwhat = [\"stretching\", \"hydration\"]\n");
  CHECK(log_entry(LoggedMissed{day, 2, "travel", {}}) ==
        "[[missed]]\non = 2026-08-09\nsession = 2\nwhy = \"travel\"\n");
  CHECK(log_entry(LoggedMassage{day, SessionType::massage_deep, {}}) ==
        "[[massage]]\non = 2026-08-09\nsession = \"massage.deep\"\n");
}

TEST_CASE("every entry is read back as it was") {
  LoggedFlag flag;
  flag.name.value = "calf-swelling";
  flag.side = Side::left;
  flag.area = Area::calf;
  flag.on = day;
  flag.cleared = day + std::chrono::days{9};
  LoggedIllness illness;
  illness.on = day;
  illness.fever = true;
  const std::string text =
      log_entry(flag) + log_entry(illness) + log_entry(LoggedStress{day, TimeOfDay{Minutes{60}}, 8, "work", {}}) +
      log_entry(LoggedSoreness{day, {}, 3, {{Area::calf, Side::left}, {Area::quad, Side::both}}, {}}) +
      log_entry(LoggedNote{day, day, "new shoes", {}});
  const Log log = read_back(text);
  REQUIRE(log.flags.size() == 1);
  CHECK(log.flags[0].side == Side::left);
  CHECK(log.flags[0].cleared == flag.cleared);
  CHECK(log.illness.at(0).fever);
  CHECK(log.stress.at(0).at == TimeOfDay{Minutes{60}});
  CHECK(log.soreness.at(0).areas == std::vector{BodyArea{Area::calf, Side::left}, BodyArea{Area::quad, Side::both}});
  CHECK(log.notes.at(0).text == "new shoes");
}

TEST_CASE("no text can break out of its string") {
  const std::string_view texts[] = {
      "plain",
      "\"",
      "\\",
      "\"\n[[flag]]\nname = \"x\"",
      "'''",
      "\"\"\"",
      "\t\r\n\x01\x1B\x7F",
      "\u00E9\u2014\u2028",
      "ends in \\",
      "#no",
      "= [",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    const Log log = read_back(log_entry(LoggedNote{day, {}, std::string(text), {}}));
    REQUIRE(log.notes.size() == 1);
    CHECK(log.notes[0].text == text);
    CHECK(log.flags.empty());
  }
  CHECK(toml_string("a\xFF") == "\"a\uFFFD\"");
}

}  // namespace rubdown
