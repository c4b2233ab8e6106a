#include "rubdown/plan/log.hpp"

#include <doctest/doctest.h>

#include "plan_help.hpp"

namespace rubdown {
namespace {

struct LogReading {
  Sources sources;
  Diagnostics findings;
  Log log;
  bool valid = false;

  explicit LogReading(std::string text, Units units = Units::km) {
    valid = read_log(sources.add("plan.log.toml", std::move(text)), sources, units, log, findings);
    findings.sort();
  }
  std::string concise() const { return render(findings, sources, {DiagnosticFormat::concise, false}); }
};

}  // namespace

TEST_CASE("every table of a log is read") {
  const LogReading reading(
      "format = 1\n"
      "[[done]]\non = 2026-08-09\nat = 07:30\ndistance = 10\ntime = \"1:35:00\"\nsession = 2\nnote = \"hot\"\n"
      "[[missed]]\non = 2026-08-10\nwhy = \"travel\"\n"
      "[[symptom]]\narea = \"it-band\"\nside = \"right\"\nseverity = 4\non = 2026-08-09\nat = \"18:00\"\nnight_pain = "
      "true\n"
      "rest_pain = true\naltered_gait = true\ncleared = 2026-08-20\nnote = \"tight\"\n"
      "[[stress]]\non = 2026-08-11\nlevel = 8\n"
      "[[soreness]]\non = 2026-08-12\nlevel = \"mild\"\nareas = [\"left calf\", \"quad\"]\n"
      "[[sleep]]\non = 2026-08-13\nhours = \"5:30\"\n"
      "[[skipped]]\non = 2026-08-14\nwhat = [\"stretching\", \"rolling\"]\n"
      "[[flag]]\nname = \"calf_swelling\"\nside = \"left\"\narea = \"calf\"\non = 2026-08-15\ncleared = 2026-08-30\n"
      "[[illness]]\non = 2026-08-16\nfever = true\ncleared = 2026-08-19\n"
      "[[massage]]\non = 2026-08-17\nsession = \"massage.deep\"\n[[massage]]\non = 2026-08-24\n"
      "[[note]]\non = 2026-08-18\ntext = \"new shoes\"\n",
      Units::mi);
  CHECK(reading.concise() == "");
  CHECK(reading.valid);
  const Log& log = reading.log;
  REQUIRE(log.done.size() == 1);
  CHECK(log.done[0].distance == mile * 10);
  CHECK(log.done[0].time == Seconds{5700});
  CHECK(log.done[0].session == 2);
  CHECK(log.missed[0].why == "travel");
  REQUIRE(log.symptoms.size() == 1);
  CHECK(log.symptoms[0].area == BodyArea{Area::it_band, Side::right});
  CHECK(log.symptoms[0].night_pain);
  CHECK(format_day(*log.symptoms[0].cleared) == "2026-08-20");
  CHECK(log.stress[0].level == 8);
  CHECK(log.soreness[0].level == 2);
  CHECK(log.soreness[0].areas == std::vector{BodyArea{Area::calf, Side::left}, BodyArea{Area::quad, Side::both}});
  CHECK(log.sleep[0].length == Minutes{330});
  CHECK(log.skipped[0].stretching);
  CHECK(log.skipped[0].rolling);
  CHECK_FALSE(log.skipped[0].hydration);
  CHECK(log.flags[0].name.value == "calf-swelling");
  CHECK(log.flags[0].area == Area::calf);
  CHECK(log.illness[0].fever);
  REQUIRE(log.massages.size() == 2);
  CHECK(log.massages[0].type == SessionType::massage_deep);
  CHECK(log.massages[1].type == SessionType::massage_sport);
  CHECK(log.notes[0].text == "new shoes");
}

TEST_CASE("a log knows no tables of a plan") {
  CHECK(
      LogReading("[[week]]\n").concise() ==
      "plan.log.toml:1:3: error[T020]: unknown key `week` in this file (one of: format, symptom, flag, illness, done, "
      "missed, stress, soreness, sleep, skipped, massage, note)\n");
}

TEST_CASE("an entry that lacks what it must say is left out with a finding") {
  const LogReading reading("[[symptom]]\narea = \"calf\"\non = 2026-08-09\n[[done]]\n");
  CHECK(reading.concise() ==
        "plan.log.toml:1:1: error[T022]: [[symptom]] has no `severity` (write a whole number from 0 to 10)\n"
        "plan.log.toml:4:1: error[T022]: [[done]] has no `on` (for example on = 2026-11-01)\n");
  CHECK(reading.log.symptoms.empty());
  CHECK(reading.log.done.empty());
}

TEST_CASE("a report that was cleared before it began counts as not cleared") {
  const LogReading reading("[[flag]]\nname = \"fever\"\non = 2026-08-09\ncleared = 2026-08-01\n");
  CHECK(reading.concise() == "plan.log.toml:4:11: error[L001]: 2026-08-01 is before 2026-08-09 (check both dates)\n");
  REQUIRE(reading.log.flags.size() == 1);
  CHECK_FALSE(reading.log.flags[0].cleared);
}

TEST_CASE("the log of a plan lies beside it") {
  CHECK(log_name("nyc.toml") == "nyc.log.toml");
  CHECK(log_name("plans/nyc.toml") == "plans/nyc.log.toml");
  CHECK(log_name("nyc") == "nyc.log.toml");
  CHECK(log_name(".toml") == ".toml.log.toml");
}

}  // namespace rubdown
