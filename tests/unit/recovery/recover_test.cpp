#include "rubdown/recovery/recover.hpp"

#include <doctest/doctest.h>

#include "rubdown/recovery/referrals.hpp"
#include "unit/recovery/planned.hpp"

using namespace rubdown;

namespace {

using Lines = std::vector<std::string>;

/// One week with a long run on Sunday 8 March, one without, and what a test adds; `recovery` goes into [recovery].
std::string long_week(std::string_view rest, std::string_view recovery = "", std::string_view sunday = "long 20 km") {
  return "[plan]\nname = \"T\"\n[athlete]\neasy_pace = \"6:00/km\"\nrun_at = \"07:00\"\n[recovery]\n" +
         std::string{recovery} + "\n[[week]]\nstarts = 2026-03-02\ntue = \"easy 10 km\"\nsun = \"" +
         std::string{sunday} + "\"\n[[week]]\ntue = \"easy 10 km\"\n" + std::string{rest};
}

std::vector<std::string> codes(const Planned& out) {
  std::vector<std::string> ids;
  for (const Diagnostic& finding : out.findings) ids.emplace_back(finding.code->id);
  return ids;
}

constexpr std::string_view therapist = R"(
[[therapist]]
name = "Sam Lee"
credential = "LMT"
license = "NY 012345"
license_expires = 2027-05-31
phone = "+1 555 0100"
hours = ["mon 12:00-19:00"]
)";

}  // namespace

TEST_CASE("recovery follows what was done, not what was planned") {
  CHECK(planned(long_week(""), day(2026, 3, 8)).appointments() ==
        Lines{"2026-03-09 18:00 massage.sport 30 | R-LONG-MASSAGE"});
  CHECK(planned(long_week("[[missed]]\non = 2026-03-08\n"), day(2026, 3, 9)).appointments().empty());
  const Planned shorter = planned(long_week("[[done]]\non = 2026-03-08\ndistance = \"5 km\"\n"), day(2026, 3, 9));
  CHECK(shorter.appointments().empty());
  CHECK(!shorter.has_reason("R-LONG-SELF"));
  const Planned longer = planned(long_week("[[done]]\non = 2026-03-08\ndistance = \"31 km\"\n"), day(2026, 3, 9));
  CHECK(longer.appointments() == Lines{"2026-03-09 18:00 massage.sport 45 | R-LONG-XXL"});
}

TEST_CASE("an appointment carries its therapist, and without one the advice to book a licensed one") {
  const Planned with = planned(long_week(therapist), day(2026, 3, 8));
  const Session* massage = with.find("R-LONG-MASSAGE/w01/long/1/massage");
  REQUIRE(massage != nullptr);
  CHECK(std::get<Recovery>(massage->what).therapist->name == "Sam Lee");
  CHECK(std::get<Recovery>(massage->what).therapist->license == "NY 012345");
  CHECK(std::get<Recovery>(massage->what).booking_advice.empty());
  const Planned without = planned(long_week(""), day(2026, 3, 8));
  massage = without.find("R-LONG-MASSAGE/w01/long/1/massage");
  REQUIRE(massage != nullptr);
  CHECK(!std::get<Recovery>(massage->what).therapist);
  CHECK(std::get<Recovery>(massage->what).booking_advice ==
        "Book a licensed massage therapist at a reputable practice, and tell them about your race, injuries and "
        "medicines.");
}

TEST_CASE("a therapist without a valid licence is never assigned, and the plan says so") {
  const Planned none = planned(long_week("[[therapist]]\nname = \"Sam Lee\"\n"), day(2026, 3, 8));
  CHECK(codes(none) == Lines{"R104"});
  CHECK(!std::get<Recovery>(none.find("R-LONG-MASSAGE/w01/long/1/massage")->what).therapist);
  const Planned expired = planned(long_week("[[therapist]]\nname = \"Sam Lee\"\nlicense = \"NY 1\"\nlicense_expires = "
                                            "2026-03-08\n"),
                                  day(2026, 3, 8));
  CHECK(!std::get<Recovery>(expired.find("R-LONG-MASSAGE/w01/long/1/massage")->what).therapist);
  const Planned valid = planned(long_week("[[therapist]]\nname = \"Sam Lee\"\nlicense = \"NY 1\"\nlicense_expires = "
                                          "2026-03-09\n"),
                                day(2026, 3, 8));
  CHECK(std::get<Recovery>(valid.find("R-LONG-MASSAGE/w01/long/1/massage")->what).therapist->name == "Sam Lee");
}

TEST_CASE("a therapist who does not offer the kind gives the gentler one, or nothing") {
  const auto offers = [](std::string_view what) {
    return planned(long_week(std::string{therapist} + "offers = " + std::string{what} + "\n"), day(2026, 3, 8));
  };
  CHECK(offers("[\"massage.relax\"]").appointments() == Lines{"2026-03-09 18:00 massage.relax 30 | R-LONG-MASSAGE"});
  const Planned scar = offers("[\"massage.scar\"]");
  CHECK(scar.appointments().empty());
  REQUIRE(scar.schedule.unplaced.size() == 1);
  CHECK(scar.schedule.unplaced.front().rule == "R-LONG-MASSAGE");
  CHECK(scar.schedule.unplaced.front().refused_by.front().constraint == "therapist");
}

TEST_CASE("appointments lie inside availability and the hours of the therapist, clear of busy times and blocked days") {
  const std::string text = long_week(std::string{therapist} +
                                     "[availability]\nmassage = [\"sun-tue 17:00-20:00\"]\nblocked = [{ from = "
                                     "2026-03-10, to = 2026-03-16 }]\n");
  CHECK(planned(text, day(2026, 3, 8)).appointments() == Lines{"2026-03-09 17:00 massage.sport 30 | R-LONG-MASSAGE"});
  Planned busy = planned(text, day(2026, 3, 8));
  const std::vector<BusyTime> meeting{
      {at(day(2026, 3, 9), {Minutes{17 * 60}}), at(day(2026, 3, 9), {Minutes{18 * 60}}), false, "x"}};
  Diagnostics findings;
  recover(busy.schedule, busy.plan, builtin_rules(), meeting, findings);
  CHECK(busy.appointments() == Lines{"2026-03-09 18:00 massage.sport 30 | R-LONG-MASSAGE"});
  const std::vector<BusyTime> all{{Civil{day(2026, 3, 9)}, Civil{day(2026, 3, 10)}, true, "x"}};
  recover(busy.schedule, busy.plan, builtin_rules(), all, findings);
  CHECK(busy.appointments().empty());
  REQUIRE(busy.schedule.unplaced.size() == 1);
  CHECK(busy.schedule.unplaced.front().wanted == "Sports massage 30 min, Sun 8 Mar 11:00 to Tue 10 Mar 09:00");
}

TEST_CASE("nothing but messages stands on a blocked day") {
  const Planned out = planned(long_week("[availability]\nblocked = [{ from = 2026-03-08, to = 2026-03-09 }]\n"
                                        "[[symptom]]\narea = \"calf\"\nseverity = 7\non = 2026-03-09\n"),
                              day(2026, 3, 8));
  CHECK(out.recovery_on(day(2026, 3, 8)).empty());
  CHECK(out.recovery_on(day(2026, 3, 9)) == Lines{"--:-- refer | C-SEVERE"});
}

TEST_CASE("without a budget for massage there is self-care alone") {
  const Planned out =
      planned(long_week("[[stress]]\nlevel = 8\non = 2026-03-03\n", "massages_per_month = 0"), day(2026, 3, 8));
  CHECK(out.appointments().empty());
  CHECK(out.schedule.unplaced.empty());
  REQUIRE(out.schedule.demands.size() == 2);
  for (const DemandRecord& demand : out.schedule.demands) {
    REQUIRE(!demand.refused_by.empty());
    CHECK(demand.refused_by.front().detail == "massages_per_month = 0: self-care only");
    // One budget would do for the long run; the stress lies too near to it for both.
    CHECK(demand.smallest_change == (demand.rule == "R-LONG-MASSAGE" ? "massages_per_month = 1" : ""));
  }
  CHECK(out.recovery_on(day(2026, 3, 4)) == Lines{"19:00 mobility 15 + sleep.extend | R-STRESS"});
}

TEST_CASE("the runner's preference makes massages relaxing and the opt-in makes them weekly") {
  CHECK(planned(long_week("", "prefer = \"relax\""), day(2026, 3, 8)).appointments() ==
        Lines{"2026-03-09 18:00 massage.relax 30 | R-LONG-MASSAGE"});
  const std::string two = long_week("sun = \"long 20 km\"\n");
  CHECK(planned(two, day(2026, 3, 8)).appointments().size() == 1);
  const std::string weekly = long_week("sun = \"long 20 km\"\n", "weekly_massage = true");
  CHECK(planned(weekly, day(2026, 3, 8)).appointments() == Lines{"2026-03-09 18:00 massage.sport 30 | R-LONG-MASSAGE",
                                                                 "2026-03-16 18:00 massage.sport 30 | R-LONG-MASSAGE"});
}

TEST_CASE("a rule that asks every fourteen days is not refused in the week between") {
  const Planned out = planned(long_week("sun = \"long 20 km\"\n"), day(2026, 3, 8));
  CHECK(out.schedule.unplaced.empty());
  CHECK(out.schedule.demands.size() == 2);
}

TEST_CASE("a massage that was had counts for spacing and serves what it fits") {
  const Planned out = planned(long_week("[[massage]]\non = 2026-03-09\ntype = \"massage.sport\"\n"), day(2026, 3, 10));
  CHECK(out.appointments() == Lines{"2026-03-09 18:00 massage.sport 45 | R-LONG-MASSAGE"});
  CHECK(out.schedule.demands.front().served_by == "massage/1");
  const Planned before = planned(long_week("", "last_massage = 2026-02-28"), day(2026, 3, 8));
  CHECK(before.appointments().empty());
  CHECK(before.schedule.demands.front().refused_by.front().constraint == "frequency");
}

TEST_CASE("a massage that was had on the day of a run is taken to have come after it") {
  // The long run of the day lasts from 07:00 to 09:00.
  const auto begins = [](std::string_view windows) {
    const Planned out = planned(long_week("[availability]\nmassage = [\"" + std::string{windows} +
                                          "\"]\n[[massage]]\non = 2026-03-08\ntype = \"massage.sport\"\n"),
                                day(2026, 3, 10));
    return format_time(time_of(*out.find("massage/1")->start));
  };
  CHECK(begins("daily 06:00-21:00") == "09:00");
  CHECK(begins("sun 08:00-12:00") == "09:00");
  CHECK(begins("sun 17:00-20:00") == "17:00");
  CHECK(begins("sun 06:00-08:00") == "06:00");  // it was not had after the run, then
  CHECK(begins("mon 17:00-20:00") == "18:00");
}

TEST_CASE("a pin stands, serves what it fits, and is warned about where it lies badly") {
  const auto pin = [](std::string_view date, std::string_view time, std::string_view type) {
    return planned(long_week("[[recovery.pin]]\ndate = " + std::string{date} + "\nat = \"" + std::string{time} +
                             "\"\nsession = \"" + std::string{type} + "\"\nminutes = 45\n"),
                   day(2026, 3, 2));
  };
  const Planned good = pin("2026-03-09", "19:00", "massage.sport");
  CHECK(good.appointments() == Lines{"2026-03-09 19:00 massage.sport 45 | R-LONG-MASSAGE"});
  CHECK(codes(good).empty());
  CHECK(good.find("pin/massage.sport/1")->status == Status::pinned);
  CHECK(codes(pin("2026-03-08", "18:00", "massage.deep")) == Lines{"R101"});
  CHECK(codes(pin("2026-03-03", "07:30", "massage.relax")) == Lines{"R102"});
}

TEST_CASE("a pin in race week is told once, with every reason") {
  const Planned out =
      planned(long_week("[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"marathon\"\npriority = "
                        "\"A\"\n[[recovery.pin]]\ndate = 2026-03-14\nat = \"12:00\"\nsession = "
                        "\"massage.deep\"\n"),
              day(2026, 3, 2));
  std::vector<std::string> pins;
  for (const Diagnostic& finding : out.findings) {
    if (finding.code->id == "R101") pins.push_back(finding.message);
  }
  REQUIRE(pins.size() == 1);
  for (const char* rule : {"X-DEEP-PRE-RACE-A", "X-ANY-PRE-RACE", "X-DEEP-PRE-HARD"}) {
    CAPTURE(rule);
    CHECK(pins.front().find(rule) != std::string::npos);
  }
}

TEST_CASE("a scar massage that is booked counts for no spacing, and a day takes one appointment") {
  const auto booked = [](std::string_view date, std::string_view type) {
    return planned(long_week("[[recovery.pin]]\ndate = " + std::string{date} + "\nat = \"12:00\"\nsession = \"" +
                             std::string{type} + "\"\n"),
                   day(2026, 3, 2))
        .appointments();
  };
  CHECK(booked("2026-03-07", "massage.scar") ==
        Lines{"2026-03-07 12:00 massage.scar 10 |", "2026-03-09 18:00 massage.sport 30 | R-LONG-MASSAGE"});
  CHECK(booked("2026-03-09", "massage.scar") ==
        Lines{"2026-03-08 18:00 massage.sport 30 | R-LONG-MASSAGE", "2026-03-09 12:00 massage.scar 10 |"});
  CHECK(booked("2026-03-07", "massage.relax") == Lines{"2026-03-07 12:00 massage.relax 45 |"});
}

TEST_CASE("two appointments pinned to a day leave no time for self-care on it, messages stay") {
  const auto pin = [](std::string_view time) {
    return "[[recovery.pin]]\ndate = 2026-03-08\nat = \"" + std::string{time} + "\"\nsession = \"massage.relax\"\n";
  };
  CHECK(planned(long_week(pin("15:00")), day(2026, 3, 2)).recovery_on(day(2026, 3, 8)) ==
        Lines{"11:00 roll 10 + stretch.static 10 + hydrate | R-LONG-SELF", "15:00 massage.relax 45 | R-LONG-MASSAGE"});
  const Planned full = planned(long_week(pin("15:00") + pin("18:00")), day(2026, 3, 2));
  CHECK(full.recovery_on(day(2026, 3, 8)) ==
        Lines{"--:-- hydrate | R-LONG-SELF", "15:00 massage.relax 45 | R-LONG-MASSAGE", "18:00 massage.relax 45 |"});
  REQUIRE(full.schedule.unplaced.size() == 1);
  CHECK(full.schedule.unplaced.front().refused_by.front().detail == "2 recovery events are already on Sun 8 Mar");
}

TEST_CASE("a warning sign in a note stops what it blocks until a note clears it") {
  const std::string swollen = "text = \"Calf swollen since the flight\"\n";
  struct Row {
    std::string entries;
    bool stopped;
  };
  const Row rows[] = {
      {"[[note]]\non = 2026-03-03\n" + swollen, true},
      {"[[note]]\non = 2026-03-03\ntext = \"no chest pain, calf not swollen\"\n", false},
      {"[[note]]\non = 2026-03-03\ntext = \"new shoes\"\n", false},
      {"[[note]]\non = 2026-03-03\ncleared = 2026-03-04\n" + swollen, false},
      {"[[note]]\non = 2026-03-03\n" + swollen + "[[note]]\non = 2026-03-04\ncleared = 2026-03-04\n" + swollen, false},
      {"[[note]]\non = 2026-03-03\n" + swollen +
           "[[note]]\non = 2026-03-04\ncleared = 2026-03-04\ntext = \"toe numb, was the shoe\"\n",
       true},
      {"[[done]]\non = 2026-03-03\nnote = \"fainted at the end\"\n", true},
      {"[[missed]]\non = 2026-03-03\nwhy = \"chest pain in the night\"\n", true},
      {"[[stress]]\nlevel = 3\non = 2026-03-03\nnote = \"palpitations\"\n", true},
      {"[[skipped]]\nwhat = \"rolling\"\non = 2026-03-03\nnote = \"passed out\"\n", true},
      {"[[symptom]]\narea = \"calf\"\nseverity = 1\non = 2026-03-03\nnote = \"calf throbbing\"\n", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.entries);
    const Planned out = planned(long_week(row.entries), day(2026, 3, 6));
    CHECK(out.findings.empty());
    CHECK(out.schedule.stops.empty() != row.stopped);
    CHECK((out.find("w01/long/1")->status == Status::stopped) == row.stopped);
  }
  const Planned out = planned(long_week(rows[0].entries), day(2026, 3, 6));
  CHECK(out.schedule.stops.front().id == "C-DVT");
  CHECK(out.schedule.stops.front().trigger == "note \"Calf swollen since the flight\" on Tue 3 Mar");
}

TEST_CASE("a pin under a stop leaves the calendar with a finding") {
  const Planned out = planned(long_week("[[flag]]\nname = \"fever\"\non = 2026-03-03\n[[recovery.pin]]\ndate = "
                                        "2026-03-05\nat = \"18:00\"\nsession = \"massage.sport\"\n"),
                              day(2026, 3, 3));
  CHECK(out.appointments().empty());
  CHECK(codes(out) == Lines{"R103"});
}

TEST_CASE("a red flag holds until a later entry clears it") {
  const std::string flag = "[[flag]]\nname = \"pop\"\nside = \"left\"\non = 2026-03-03\n";
  CHECK(planned(long_week(flag), day(2026, 3, 9)).schedule.stops.size() == 1);
  const Planned cleared =
      planned(long_week(flag + "[[flag]]\nname = \"pop\"\nside = \"left\"\non = 2026-03-06\ncleared = 2026-03-07\n"),
              day(2026, 3, 9));
  CHECK(cleared.schedule.stops.empty());
  CHECK(cleared.find("w01/easy/1")->status == Status::stopped);
  CHECK(cleared.find("w01/long/1")->status == Status::planned);
  const Planned earlier =
      planned(long_week(flag + "[[flag]]\nname = \"pop\"\nside = \"left\"\non = 2026-03-06\ncleared = 2026-03-07\n"),
              day(2026, 3, 5));
  REQUIRE(earlier.schedule.stops.size() == 1);
  CHECK(format_day(*earlier.schedule.stops.front().until) == "2026-03-07");
}

TEST_CASE("what was done under a stop stays in the history") {
  const Planned out =
      planned(long_week("[[flag]]\nname = \"pop\"\non = 2026-03-03\n[[done]]\non = 2026-03-03\ndistance = "
                        "\"10 km\"\n"),
              day(2026, 3, 4));
  CHECK(out.find("w01/easy/1")->status == Status::done);
}

TEST_CASE("running after ACL reconstruction starts at twelve weeks or at the clearance, whichever is later") {
  const auto acl = [](std::string_view cleared) {
    const Planned out = planned(
        long_week("[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2025-12-13\ncleared = { "
                  "massage = 2026-02-01, running = " +
                  std::string{cleared} + " }\n"),
        day(2026, 3, 2));
    return std::pair{out.find("w01/easy/1")->status, out.find("w01/long/1")->status};
  };
  // Twelve weeks end on 7 March.
  CHECK(acl("2026-02-20") == std::pair{Status::stopped, Status::planned});
  CHECK(acl("2026-03-08") == std::pair{Status::stopped, Status::planned});
  CHECK(acl("2026-03-09") == std::pair{Status::stopped, Status::stopped});
}

TEST_CASE("the third report in four weeks stops hard and long runs and sends to a clinician") {
  const std::string report = "[[symptom]]\narea = \"calf\"\nside = \"left\"\nseverity = 2\non = ";
  const Planned out =
      planned(long_week(report + "2026-02-12\n" + report + "2026-02-26\n" + report + "2026-03-04\n"), day(2026, 3, 4));
  REQUIRE(out.schedule.stops.size() == 1);
  CHECK(out.schedule.stops.front().id == "C-PERSIST");
  CHECK(out.schedule.stops.front().blocks == "hard running, long runs");
  CHECK(out.find("w01/long/1")->status == Status::stopped);
  CHECK(out.find("w02/easy/1")->status == Status::planned);
}

TEST_CASE("one run is shortened once, whichever complaints ask for it") {
  const auto advice = [](const std::string& symptoms) {
    return planned(long_week(symptoms), day(2026, 3, 5)).advice_on(day(2026, 3, 8));
  };
  const auto symptom = [](const std::string& area, int severity) {
    return "[[symptom]]\narea = \"" + area +
           "\"\nside = \"left\"\non = 2026-03-05\nseverity = " + std::to_string(severity) + "\n";
  };
  const std::string cut = " Cut it by 30 to 50 %: 10–14 km instead of 20 km.";
  const std::string shorter = "S-LOAD: Shorten this run." + cut;
  const std::string flat = "S-ITB: Shorten this run; flat ground only, no downhill and no cambered road." + cut;
  const auto about_load = [](Lines lines) {
    std::erase_if(lines, [](const std::string& line) { return line.find("Shorten") == std::string::npos; });
    return lines;
  };
  CHECK(about_load(advice(symptom("calf", 4))) == Lines{shorter});
  CHECK(about_load(advice(symptom("it-band", 4))) == Lines{flat});
  CHECK(about_load(advice(symptom("it-band", 4) + symptom("calf", 4))) == Lines{flat});
  CHECK(about_load(advice(symptom("calf", 4) + symptom("it-band", 4))) == Lines{flat});
  // Who said so stays a reason of the run.
  CHECK(planned(long_week(symptom("it-band", 4)), day(2026, 3, 5)).has_reason("S-LOAD"));
  // Another measure is another thing to say.
  const auto shin = advice(symptom("it-band", 4) + symptom("shin", 4));
  CHECK(std::count_if(shin.begin(), shin.end(), [](const std::string& line) { return line.ends_with("20 km."); }) == 2);
}

TEST_CASE("who was ill just before a race is sent to a clinician until the race is over") {
  const std::string race = "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"10 km\"\npriority = \"B\"\n";
  const auto sent = [&](const std::string& entry, Day today) {
    const Planned out = planned(long_week(entry + race), today);
    return referrals(out.schedule, builtin_rules()).size();
  };
  const std::string ill = "[[illness]]\nfever = true\non = 2026-03-04\ncleared = 2026-03-05\n";
  CHECK(sent(ill, day(2026, 3, 4)) == 1);
  CHECK(sent(ill, day(2026, 3, 7)) == 1);
  CHECK(sent(ill, day(2026, 3, 8)) == 0);
  CHECK(sent("[[illness]]\nfever = false\non = 2026-03-04\n", day(2026, 3, 4)) == 0);
  CHECK(sent("[[flag]]\nname = \"fever\"\non = 2026-03-04\ncleared = 2026-03-06\n", day(2026, 3, 7)) == 1);
}

TEST_CASE("nothing is placed on a severe area, the rest of the body may be worked on") {
  const Planned out = planned(
      long_week("[[symptom]]\narea = \"calf\"\nside = \"left\"\nseverity = 7\non = 2026-03-09\n"), day(2026, 3, 9));
  for (const Session& session : out.schedule.sessions) {
    const auto* recovery = std::get_if<Recovery>(&session.what);
    if (recovery == nullptr || session.day < day(2026, 3, 9)) continue;
    for (const Care& care : recovery->parts) {
      for (const BodyArea area : care.areas) {
        CHECK(!(area.area == Area::calf && area.side != Side::right));
      }
    }
  }
  CHECK(out.find("w02/easy/1")->status == Status::stopped);
}

TEST_CASE("a disabled rule is silent and an unknown one is named") {
  const Planned out = planned(long_week("", "disable = [\"R-LONG-MASSAGE\", \"R-EASI\"]"), day(2026, 3, 8));
  CHECK(out.appointments().empty());
  CHECK(codes(out) == Lines{"R105"});
}

TEST_CASE("a warning sign that was logged and that no rule acts on is named with its day") {
  const std::string flag = "[[flag]]\nname = \"chest-pain\"\non = 2026-03-05\n";
  const std::string_view off = "disable = [\"C-CARDIAC\"]";
  const Planned out = planned(long_week(flag, off), day(2026, 3, 8));
  CHECK(out.schedule.stops.empty());
  CHECK(codes(out) == Lines{"R106", "R106"});
  CHECK(out.found().find("nothing acts on the warning sign `chest-pain` of 2026-03-05") != std::string::npos);
  CHECK(out.found().find("`C-CARDIAC` would stop training for it") != std::string::npos);
  CHECK(codes(planned(long_week(flag), day(2026, 3, 8))).empty());
  CHECK(codes(planned(long_week(flag + "cleared = 2026-03-07\n", off), day(2026, 3, 8))) == Lines{"R106"});
  CHECK(codes(planned(long_week("[[flag]]\nname = \"fever\"\non = 2026-03-05\n", off), day(2026, 3, 8))) ==
        Lines{"R106"});
  // What nothing stops for is not missed.
  CHECK(codes(planned(long_week("[[flag]]\nname = \"low-mood\"\non = 2026-03-05\n"), day(2026, 3, 8))).empty());
  // A rule of one's own may act in its place.
  RulePack own = builtin_rules();
  std::vector<Rule> rules{own.rules.begin(), own.rules.end()};
  std::erase_if(rules, [](const Rule& rule) { return rule.id == "C-CARDIAC"; });
  own.rules = {rules.data(), rules.size()};
  CHECK(codes(planned(long_week(flag), day(2026, 3, 8), own)) == Lines{"R106"});
  for (Rule& rule : rules) {
    if (rule.id == "C-DVT") rule.after = builtin_rules().find("C-CARDIAC")->after;
  }
  own.rules = {rules.data(), rules.size()};
  CHECK(codes(planned(long_week(flag), day(2026, 3, 8), own)).empty());
}

TEST_CASE("a C race is run as training and asks for what its run asks for") {
  const Planned out = planned(R"(
[plan]
name = "C"
[[race]]
name = "Half"
date = 2026-03-08
distance = "half"
priority = "C"
goal = "1:55:00"
[[week]]
starts = 2026-03-02
tue = "easy 10 km"
[[week]]
tue = "easy 10 km"
)",
                              day(2026, 3, 8));
  CHECK(out.has_reason("R-LONG-SELF"));
  CHECK(!out.has_reason("Q-HALF"));
  CHECK(out.appointments() == Lines{"2026-03-09 18:00 massage.sport 30 | R-LONG-MASSAGE"});
}

TEST_CASE("recovery after a race at the end of a plan gets a week of its own") {
  const Planned out = planned(R"(
[plan]
name = "C"
[[race]]
name = "Half"
date = 2026-03-08
start = "09:00"
distance = "half"
priority = "A"
goal = "1:55:00"
[[week]]
starts = 2026-03-02
tue = "easy 10 km"
)",
                              day(2026, 3, 8));
  CHECK(out.appointments() == Lines{"2026-03-09 18:00 massage.sport 45 | Q-HALF"});
  REQUIRE(out.schedule.weeks.size() == 2);
  CHECK(out.schedule.weeks.back().by_rule);
  CHECK(out.find("Q-HALF/race/half/massage")->week == 2);
}

TEST_CASE("at most a block of 25 minutes and one appointment stand on a day") {
  const Planned out =
      planned(long_week("[[symptom]]\narea = \"calf\"\nseverity = 3\non = 2026-03-07\n[[symptom]]\narea = "
                        "\"plantar\"\nseverity = 3\non = 2026-03-07\n[[symptom]]\narea = \"quad\"\nseverity = "
                        "3\non = 2026-03-07\n"),
              day(2026, 3, 8));
  std::map<Day, std::pair<int, int>> days;
  for (const Session& session : out.schedule.sessions) {
    const auto* recovery = std::get_if<Recovery>(&session.what);
    if (recovery == nullptr) continue;
    ++(recovery->appointment ? days[session.day].second : days[session.day].first);
    if (!recovery->appointment) CHECK(session.length <= Minutes{25});
  }
  for (const auto& [date, counts] : days) {
    CHECK(counts.first <= 1);
    CHECK(counts.second <= 1);
  }
}
