#include <doctest/doctest.h>

#include "plan_help.hpp"

namespace rubdown {
namespace {

const std::string week = "[[week]]\nsun = \"rest\"\n";

Plan plan_of(const std::string& text) {
  const PlanReading reading(text + week);
  CHECK(reading.concise() == "");
  REQUIRE(reading.plan);
  return *reading.plan;
}

}  // namespace

TEST_CASE("recovery settings are read") {
  const RecoverySettings settings =
      plan_of(
          "[recovery]\nmassage_every_days = 14\nmassages_per_month = 0\nprefer = \"relax\"\ndeep_tissue = true\ncwi = "
          "true\n"
          "early_jog = true\nweekly_massage = true\nmassage_every_weeks = 3\nlast_massage = 2026-06-20\n"
          "last_deep_massage = \"2026-05-01\"\ndisable = [\"R-EASY\", \"R-LONG-SELF\"]\n"
          "[[recovery.pin]]\ndate = 2026-08-18\nat = \"18:00\"\nsession = \"massage.sport\"\nminutes = 45\nnote = "
          "\"paid\"\n")
          .recovery;
  CHECK(settings.massage_every_days->value == 14);
  CHECK(settings.massages_per_month->value == 0);
  CHECK(settings.prefer == MassagePreference::relax);
  CHECK(settings.deep_tissue);
  CHECK(settings.cold_water);
  CHECK(settings.early_jog);
  CHECK(settings.weekly_massage);
  CHECK(settings.routine_every_weeks->value == 3);
  CHECK(format_day(settings.last_massage->value) == "2026-06-20");
  CHECK(format_day(settings.last_deep_massage->value) == "2026-05-01");
  CHECK(settings.disable.size() == 2);
  REQUIRE(settings.pins.size() == 1);
  CHECK(settings.pins[0].session.value == SessionType::massage_sport);
  CHECK(settings.pins[0].length == Minutes{45});
  CHECK(settings.pins[0].note == "paid");
}

TEST_CASE("without sections a plan has what holds by itself") {
  const Plan plan = plan_of("");
  CHECK(plan.units == Units::km);
  CHECK(plan.name.value == "");
  CHECK(plan.rules.at(0).value == "builtin");
  CHECK_FALSE(plan.availability.massage);
  CHECK_FALSE(plan.recovery.massage_every_days);
  CHECK_FALSE(plan.athlete.run_at.usual);
  CHECK(plan_of("[plan]\nrules = []\n").rules.empty());
}

TEST_CASE("availability and therapists are read") {
  const Plan plan = plan_of(
      "[availability]\nmassage = [\"mon-fri 17:30-20:30\"]\nblocked = [{ from = 2026-08-10, to = 2026-08-16, why = "
      "\"vacation\" }, "
      "{ from = 2026-09-01 }]\nbusy = [\"work.ics\"]\nbusy_days = false\n"
      "[[therapist]]\nname = \"Sam Lee\"\ncredential = \"LMT\"\nlicense = \"NY 1\"\nlicense_expires = 2027-05-31\n"
      "organisation = \"Riverside\"\nphone = \"+1 555 0100\"\nurl = \"https://example.org\"\naddress = \"1 Example "
      "St\"\n"
      "hours = \"tue 12:00-20:00\"\noffers = [\"massage.sport\", \"massage.scar\"]\nprice = 120\n"
      "[[therapist]]\nname = \"Kim\"\nlicense = \"\"\n");
  CHECK(plan.availability.massage->size() == 1);
  REQUIRE(plan.availability.blocked.size() == 2);
  CHECK(format_day(plan.availability.blocked[1].to) == "2026-09-01");
  CHECK(plan.availability.busy.at(0).value == "work.ics");
  CHECK_FALSE(plan.availability.busy_days);
  REQUIRE(plan.therapists.size() == 2);
  CHECK(plan.therapists[0].offers == std::vector{SessionType::massage_sport, SessionType::massage_scar});
  CHECK(plan.therapists[0].price == "120");
  CHECK_FALSE(plan.therapists[1].license);
  CHECK(plan.therapists[1].offers.empty());
}

TEST_CASE("surgery and conditions are read") {
  const Plan plan = plan_of(
      "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-10\n"
      "cleared = { running = 2026-06-01, massage = 2026-03-15 }\nwound_closed = true\nextension_deficit = true\n"
      "[[surgery]]\nprocedure = \"other\"\narea = \"foot\"\non = 2025-01-10\n"
      "[[condition]]\nname = \"anticoagulant\"\nsince = 2026-01-01\n");
  REQUIRE(plan.surgeries.size() == 2);
  CHECK(plan.surgeries[0].procedure == Surgery::Procedure::acl_reconstruction);
  CHECK(plan.surgeries[0].area == Area::knee);
  CHECK(format_day(*plan.surgeries[0].cleared.running) == "2026-06-01");
  CHECK(plan.surgeries[0].wound_closed);
  CHECK_FALSE(plan.surgeries[0].stiffness);
  CHECK(plan.surgeries[1].area == Area::foot);
  CHECK_FALSE(plan.surgeries[1].cleared.running);
  CHECK(plan.conditions.at(0).name.value == "anticoagulant");
}

TEST_CASE("a change holds what a day holds") {
  const Plan plan = plan_of(
      "[[change]]\ndate = 2026-09-02\nrun = [\"easy 4 mi\", { run = \"yoga 20 min\", at = \"19:00\" }]\nwhy = "
      "\"travel\"\n");
  REQUIRE(plan.changes.size() == 1);
  CHECK(plan.changes[0].sessions.size() == 2);
  CHECK(plan.changes[0].why == "travel");
}

TEST_CASE("one time serves all runs") {
  CHECK(format_time(*plan_of("[athlete]\nrun_at = \"06:15\"\n").athlete.run_at.usual) == "06:15");
  CHECK(format_time(*plan_of("[athlete]\nrun_at = 06:15\n").athlete.run_at.usual) == "06:15");
}

TEST_CASE("a plan without a name bears that of its A race") {
  CHECK(plan_of("[[race]]\nname = \"Tune-up\"\ndate = 2026-10-04\ndistance = \"half\"\npriority = \"B\"\n"
                "[[race]]\nname = \"City\"\ndate = 2026-11-01\ndistance = \"marathon\"\n")
            .name.value == "City");
}

TEST_CASE("five typos are five findings in the order of the file") {
  const PlanReading reading(
      "[plan]\nunit = \"mi\"\n[athlete]\nborn = \"1984\"\n[[race]]\nname = \"City\"\ndate = \"2026-02-30\"\ndistance = "
      "\"marathon\"\n"
      "[[week]]\nstarts = 2026-11-03\n[[symptom]]\narea = \"it-bnad\"\nseverity = 4\non = 2026-08-09\n");
  CHECK(
      reading.concise() ==
      "plan.toml:2:1: error[T020]: unknown key `unit` in [plan] (did you mean \"units\"?)\n"
      "plan.toml:4:8: error[T021]: `born` is a string, not a whole number (write a whole number from 1900 to 2100)\n"
      "plan.toml:7:8: error[T025]: `2026-02-30` is not a date (write year-month-day of a day that exists, for example "
      "2026-11-01)\n"
      "plan.toml:10:10: error[P005]: 2026-11-03 is a Tuesday (the Monday of that week is 2026-11-02)\n"
      "plan.toml:12:8: error[T023]: unknown area `it-bnad` (did you mean \"it-band\"?)\n");
  CHECK(reading.plan);
}

TEST_CASE("errors of syntax and of meaning are told together") {
  const PlanReading reading("[plan]\nunit = \"mi\"\n[[week]]\nmon = rest\nsun = \"long\nstarts = 2026-11-03\n");
  CHECK(reading.concise() ==
        "plan.toml:2:1: error[T020]: unknown key `unit` in [plan] (did you mean \"units\"?)\n"
        "plan.toml:4:7: error[T012]: `rest` must be in quotes (write mon = \"rest\")\n"
        "plan.toml:5:7: error[T008]: this string has no closing \" (close it on the same line)\n"
        "plan.toml:6:10: error[P005]: 2026-11-03 is a Tuesday (the Monday of that week is 2026-11-02)\n");
  CHECK_FALSE(reading.plan);
}

}  // namespace rubdown
