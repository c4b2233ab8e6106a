// The people the rules were written for, to the minute.
#include <doctest/doctest.h>

#include "recovery/appointments.hpp"
#include "unit/recovery/planned.hpp"

using namespace rubdown;

namespace {

using Lines = std::vector<std::string>;

/// Whether some keep-clear keeps `type` away at a moment.
bool kept_clear(const Planned& planned, SessionType type, Civil moment) {
  const Facts facts{planned.schedule, planned.plan, builtin_rules().engine};
  const auto firings = fire(builtin_rules(), facts);
  for (const Ban& ban : find_bans(firings, find_stops(firings, facts), facts)) {
    if (ban.areas.empty() && !ban.minutes && ban.concerns(type) && ban.begin <= moment && moment < ban.end) return true;
  }
  return false;
}

Civil moment(Day day, int hour, int minute = 0) { return at(day, {Minutes{60 * hour + minute}}); }

/// Whether some advice on a day begins with `start`.
bool advised(const Planned& planned, Day day, std::string_view start) {
  const auto advice = planned.advice_on(day);
  return std::any_of(advice.begin(), advice.end(), [&](const std::string& line) { return line.starts_with(start); });
}

/// A plan of these weeks and entries, around the New York City Marathon of 2026 where asked.
std::string plan_text(std::string_view rest) { return "[plan]\nname = \"Oracle\"\n" + std::string{rest}; }
std::string nyc_text(std::string_view rest) {
  return plan_text(R"(
[[race]]
name = "NYC"
date = 2026-11-01
start = "09:00"
distance = "marathon"
priority = "A"
goal = "4:00:00"
)" + std::string{rest});
}

}  // namespace

TEST_CASE(
    "ten miles with the right IT band tight again give one massage for both, the load cut and no more stretching") {
  const Planned out = planned(R"(
[plan]
name = "O1"
units = "mi"
[athlete]
easy_pace = "10:00/mi"
run_at = { default = "07:00", tue = "18:00", sun = "08:00" }
[[week]]
starts = 2026-02-16
sun = "easy 6 mi"
[[week]]
sun = "long 10 mi"
[[week]]
tue = "6x800 m"
sun = "long 12 mi"
[[symptom]]
area = "it-band"
side = "right"
severity = 2
on = 2026-02-22
[[symptom]]
area = "it-band"
side = "right"
severity = 3
on = 2026-03-01
note = "tight and achy again after ten miles, though stretched and rolled before and after"
)",
                              day(2026, 3, 1));
  CHECK(out.appointments() == Lines{"2026-03-02 18:00 massage.sport 40 | S-ITB R-LONG-MASSAGE"});
  const Session* massage = out.find("S-ITB/symptom/it-band-right/2/massage");
  REQUIRE(massage != nullptr);
  const auto& areas = std::get<Recovery>(massage->what).parts.front().areas;
  CHECK(areas.size() == 4);
  for (const Area area : {Area::tfl, Area::glute, Area::quad}) {
    CHECK(areas.has({area, Side::right}));
  }
  CHECK(out.has_reason("R-LONG-SELF"));
  CHECK(out.recovery_on(day(2026, 3, 2)) == Lines{"18:00 massage.sport 40 | S-ITB R-LONG-MASSAGE",
                                                  "19:00 strength.hip 10 + roll 6 + mobility 4 | S-ITB S-ITB"});
  CHECK(out.advice_on(day(2026, 3, 8)).front() ==
        "S-ITB: Shorten this run; flat ground only, no downhill and no cambered road. Cut it by 30 to 50 %: 6–8.4 mi "
        "instead of 12 mi.");
  CHECK(!out.has_reason("R-MISSED-STRETCH"));
  CHECK(!out.has_reason("R-MISSED-HYDRATE"));
  for (const Session& session : out.schedule.sessions) {
    const auto* recovery = std::get_if<Recovery>(&session.what);
    if (recovery == nullptr) continue;
    for (const Care& care : recovery->parts) {
      const bool knee = std::any_of(care.areas.begin(), care.areas.end(), [](BodyArea area) {
        return area.area == Area::knee || area.area == Area::it_band;
      });
      CHECK(!knee);
    }
  }
  CHECK(out.schedule.stops.empty());
}

TEST_CASE("16.00 km, ten miles and 90 minutes are long runs, 15.99 km in 89 minutes is none") {
  struct Row {
    const char* run;
    const char* massage;  // the rule that asks for one
  };
  const Row rows[] = {{"easy 15.99 km in 89:00", ""},        {"easy 16.00 km", "R-LONG-MASSAGE"},
                      {"easy 16.0934 km", "R-LONG-MASSAGE"}, {"easy 90 min", "R-LONG-MASSAGE"},
                      {"easy 23.99 km", "R-LONG-MASSAGE"},   {"easy 24.0 km", "R-LONG-XL"},
                      {"easy 29.99 km", "R-LONG-XL"},        {"easy 30.0 km", "R-LONG-XXL"}};
  for (const Row& row : rows) {
    CAPTURE(row.run);
    const Planned out = planned(std::string{"[plan]\nname = \"O2\"\n[athlete]\neasy_pace = \"4:30/km\"\n[[week]]\n"
                                            "starts = 2026-03-02\nwed = \""} +
                                    row.run + "\"\n",
                                day(2026, 3, 2));
    const bool is_long = row.massage[0] != '\0';
    CHECK(out.has_reason("R-LONG-SELF") == is_long);
    REQUIRE(out.schedule.demands.size() == (is_long ? 1U : 0U));
    if (is_long) CHECK(out.schedule.demands.front().rule == row.massage);
  }
}

TEST_CASE("a marathon finisher gets the days and weeks after it, and nothing deep near it") {
  const Planned out = planned(nyc_text(R"(
[athlete]
easy_pace = "9:30/mi"
timezone = "America/New_York"
[recovery]
deep_tissue = true
[[week]]
wed = "long 18 mi"
[[week]]
tue = "easy 3 mi"
)"),
                              day(2026, 10, 20));
  CHECK(!kept_clear(out, SessionType::massage_deep, moment(day(2026, 10, 25), 8, 59)));
  CHECK(kept_clear(out, SessionType::massage_deep, moment(day(2026, 10, 25), 9)));
  CHECK(kept_clear(out, SessionType::massage_deep, moment(day(2026, 10, 31), 12)));
  CHECK(kept_clear(out, SessionType::massage_sport, moment(day(2026, 10, 30), 9)));
  CHECK(kept_clear(out, SessionType::massage_relax, moment(day(2026, 10, 31), 9)));
  CHECK(kept_clear(out, SessionType::massage_deep, moment(day(2026, 11, 4), 12, 59)));
  CHECK(!kept_clear(out, SessionType::massage_deep, moment(day(2026, 11, 4), 13)));
  CHECK(out.recovery_on(day(2026, 11, 1)) ==
        Lines{"13:30 walk 10 + massage.event 15 + hydrate + sleep.extend | Q-MARATHON Q-MARATHON-D1"});
  CHECK(out.appointments() ==
        Lines{"2026-10-22 18:00 massage.sport 45 | R-LONG-XL", "2026-11-03 18:00 massage.relax 45 | Q-MARATHON-D2",
              "2026-11-06 18:00 massage.deep 30 | Q-MARATHON-D4", "2026-11-13 18:00 massage.sport 30 | Q-MARATHON-W2"});
  // Day 15 is the last of the easy days, day 22 the first faster run.
  for (const Session& session : out.schedule.sessions) {
    const auto* run = std::get_if<Run>(&session.what);
    if (run == nullptr || session.day <= day(2026, 11, 1)) continue;
    CAPTURE(session.identity);
    CHECK(session.day >= day(2026, 11, 6));
    CHECK(run->by_rule);
    CHECK((session.day >= day(2026, 11, 23) || run->workout->kind == RunKind::easy));
    CHECK((session.day >= day(2026, 11, 23) || session.length <= Minutes{45}));
  }
  const Session* fartlek = out.find("Q-MARATHON-W4/race/nyc/day+22");
  REQUIRE(fartlek != nullptr);
  CHECK(format_day(fartlek->day) == "2026-11-23");
  CHECK(std::get<Run>(fartlek->what).workout->kind == RunKind::fartlek);
  CHECK(out.schedule.weeks.size() == 6);
  CHECK(out.schedule.weeks.back().by_rule);
}

TEST_CASE("with a habit of deep tissue the days before an A race are five and not seven") {
  const Planned out = planned(nyc_text(R"(
[recovery]
deep_tissue = true
last_deep_massage = 2026-10-10
[[week]]
tue = "easy 5 km"
)"),
                              day(2026, 10, 20));
  CHECK(!kept_clear(out, SessionType::massage_deep, moment(day(2026, 10, 27), 8, 59)));
  CHECK(kept_clear(out, SessionType::massage_deep, moment(day(2026, 10, 27), 9)));
}

TEST_CASE("a hard session is easy until day fifteen after a marathon, and the next race waits 28 days") {
  const Planned out = planned(nyc_text(R"(
[[race]]
name = "Turkey Trot"
date = 2026-11-28
distance = "5 km"
priority = "C"
[[race]]
name = "Winter Dash"
date = 2026-11-29
distance = "5 km"
priority = "C"
[[week]]
starts = 2026-10-26
tue = "easy 5 km"
[[week]]
tue = "tempo 5 km"
[[week]]
sun = "tempo 5 km"
[[week]]
mon = "tempo 5 km"
[[week]]
tue = "easy 5 km"
)"),
                              day(2026, 10, 20));
  CHECK(advised(out, day(2026, 11, 15), "Q-MARATHON: "));
  CHECK(!advised(out, day(2026, 11, 16), "Q-MARATHON: "));
  CHECK(out.has_reason("Q-MARATHON-NEXT"));
  CHECK(advised(out, day(2026, 11, 28), "Q-MARATHON-NEXT: "));
  CHECK(!advised(out, day(2026, 11, 29), "Q-MARATHON-NEXT: "));
}

namespace {

std::string acl(std::string_view on, std::string_view cleared) {
  return plan_text(R"(
[[week]]
starts = 2026-03-02
tue = "easy 5 km"
sat = "strength 30 min"
sun = "long 22 km"
[[week]]
tue = "easy 5 km"
[[surgery]]
procedure = "acl-reconstruction"
side = "left"
extension_deficit = true
on = )" + std::string{on} +
                   "\n" + std::string{cleared});
}

}  // namespace

TEST_CASE("five weeks after ACL reconstruction without clearance nothing runs and nothing touches the leg") {
  const Planned out = planned(acl("2026-01-26", ""), day(2026, 3, 2));
  CHECK(out.find("w01/easy/1")->status == Status::stopped);
  CHECK(out.find("w01/long/1")->status == Status::stopped);
  CHECK(out.find("w01/strength/1")->status == Status::planned);
  CHECK(out.appointments().empty());
  CHECK(out.recovery() == Lines{"2026-03-02 --:-- refer | G-NOCLEAR"});
  REQUIRE(out.schedule.notices.size() == 1);
  CHECK(out.schedule.notices.front().rule == "G-EXT");
  CHECK(out.schedule.notices.front().text ==
        "Tell your surgeon or physiotherapist that the knee does not fully straighten, and do not stretch into the "
        "block.");
  std::vector<std::string> stops;
  for (const Stop& stop : out.schedule.stops) stops.push_back(stop.id + ": " + stop.blocks);
  CHECK(stops == Lines{"C-SURGERY: massage and rolling of the left knee", "G-ACL-RUN: running",
                       "G-NOCLEAR: sports massage, deep-tissue massage, massage and stretching of the left leg",
                       "G-NOCLEAR: massage"});
}

TEST_CASE("ten weeks after ACL reconstruction, cleared for massage, the scar is massaged and nothing runs") {
  const Planned out =
      planned(acl("2025-12-22", "wound_closed = true\ncleared = { massage = 2026-02-20 }\n"), day(2026, 3, 2));
  CHECK(out.find("w01/easy/1")->status == Status::stopped);
  CHECK(out.appointments() ==
        Lines{"2026-03-03 18:00 massage.scar 15 | G-SCAR", "2026-03-06 18:00 massage.scar 15 | G-SCAR",
              "2026-03-10 18:00 massage.scar 15 | G-SCAR", "2026-03-13 18:00 massage.scar 15 | G-SCAR"});
  CHECK(out.recovery_on(day(2026, 3, 4)) == Lines{"19:00 massage.self 5 | G-SCAR"});
  REQUIRE(out.schedule.stops.size() == 1);
  CHECK(out.schedule.stops.front().id == "G-ACL-RUN");
  CHECK(!out.schedule.stops.front().until);
  CHECK(out.schedule.notices.size() == 1);
}

TEST_CASE("a calf that swells on one side takes everything out of the calendar from that day on") {
  const Planned out = planned(plan_text(R"(
[[week]]
starts = 2026-03-02
tue = "easy 5 km"
thu = "6x800 m"
fri = "yoga 20 min"
sun = "long 26 km"
[[week]]
sun = "long 16 km"
[[flag]]
name = "calf-swelling"
side = "left"
on = 2026-03-05
note = "the day after a flight"
)"),
                              day(2026, 3, 5));
  CHECK(out.find("w01/easy/1")->status == Status::planned);
  for (const Session& session : out.schedule.sessions) {
    if (session.day < day(2026, 3, 5) || category(session) == Category::rest) continue;
    CAPTURE(session.identity);
    CHECK(session.status == Status::stopped);
  }
  REQUIRE(out.schedule.stops.size() == 1);
  const Stop& stop = out.schedule.stops.front();
  CHECK(stop.id == "C-DVT");
  CHECK(stop.urgent);
  CHECK(stop.blocks == "everything");
  CHECK(stop.message ==
        "Do not massage, roll or train through this. See a clinician urgently; with breathlessness or chest pain call "
        "emergency services.");
}

TEST_CASE("intervals and a tempo run a day apart call for rest and no third hard session for 48 hours") {
  const auto plan = [](std::string_view friday) {
    return planned(R"(
[plan]
name = "O7"
[athlete]
easy_pace = "6:00/km"
run_at = "18:00"
[[week]]
starts = 2026-03-02
tue = "6x800 m"
wed = "tempo 10 km"
thu = "easy 5 km"
fri = { run = "tempo 6 km", at = ")" +
                       std::string{friday} + R"(" }
[[done]]
on = 2026-03-04
time = "50:00"
)",
                   day(2026, 3, 5));
  };
  constexpr std::string_view third =
      "R-B2B: No third hard session within two days of two in a row: run this easily, or move it.";
  const Planned inside = plan("18:50"), outside = plan("18:51");
  CHECK(
      advised(inside, day(2026, 3, 5), "R-B2B: After two hard sessions in a row: make this a recovery run, or rest."));
  CHECK(advised(inside, day(2026, 3, 6), third));
  CHECK(!advised(outside, day(2026, 3, 6), third));
  CHECK(inside.recovery_on(day(2026, 3, 5)) == Lines{"19:30 roll 10 | R-B2B"});
}

TEST_CASE("deep tissue asked for before a B race moves ahead of 72 hours, else it is a short relaxing massage") {
  constexpr std::string_view head = R"(
[plan]
name = "O8"
[recovery]
deep_tissue = true
disable = ["Q-10K"]
[[race]]
name = "City 10"
date = 2026-03-14
start = "09:00"
distance = "10 km"
priority = "B"
[[week]]
starts = 2026-03-09
mon = "easy 13 km"
tue = "easy 13 km"
[[stress]]
level = 1
on = 2026-03-10
at = "00:00"
)";
  const auto pack = [](std::string_view window) {
    Sources sources;
    Diagnostics findings;
    RulePack rules = builtin_rules();
    read_rules(sources.add("deep.toml", R"(
[[rule]]
id = "Z-DEEP"
name = "Deep on Thursday"
after = { fact = "stress", level = { under = 2 } }
grade = "traditional"
because = "Somebody likes it."
[[rule.session]]
type = "massage.deep"
or = ["massage.sport", "massage.relax"]
minutes = 45
window = )" + std::string{window} + "\n"),
               sources, rules, findings);
    REQUIRE(render(findings, sources) == "");
    return rules;
  };
  const auto free = pack(R"({ earliest = "0 h", ideal = "66 h", latest = "90 h" })");
  CHECK(planned(head, day(2026, 3, 9), free).appointments() == Lines{"2026-03-10 18:00 massage.deep 45 | Z-DEEP"});
  const auto thursday = pack(R"({ earliest = "48 h", ideal = "66 h", latest = "90 h" })");
  CHECK(planned(head, day(2026, 3, 9), thursday).appointments() == Lines{"2026-03-12 18:00 massage.relax 30 | Z-DEEP"});
  const Planned pinned = planned(std::string{head} + R"(
[[recovery.pin]]
date = 2026-03-12
at = "18:00"
session = "massage.deep"
minutes = 45
)",
                                 day(2026, 3, 9));
  CHECK(pinned.appointments() == Lines{"2026-03-12 18:00 massage.deep 45 |"});
  std::vector<std::string> codes;
  for (const Diagnostic& finding : pinned.findings) codes.emplace_back(finding.code->id);
  CHECK(std::find(codes.begin(), codes.end(), "R101") != codes.end());
}

TEST_CASE("the third left-out stretching with a tight calf gives a catch-up and, if there is room, a massage") {
  const Planned out = planned(plan_text(R"(
[[week]]
starts = 2026-03-02
tue = "easy 5 km"
[[week]]
tue = "easy 5 km"
[[week]]
tue = "easy 5 km"
[[skipped]]
what = "stretching"
on = 2026-03-03
[[skipped]]
what = "stretching"
on = 2026-03-10
[[skipped]]
what = "stretching"
on = 2026-03-14
[[symptom]]
area = "calf"
side = "left"
severity = 2
on = 2026-03-14
)"),
                              day(2026, 3, 14));
  CHECK(out.recovery_on(day(2026, 3, 4)) == Lines{"19:00 mobility 10 | R-MISSED-STRETCH"});
  const Session* block = out.find("S-CALF/symptom/calf-left/1/day+1");
  REQUIRE(block != nullptr);
  CHECK(out.recovery_on(day(2026, 3, 15)) ==
        Lines{"18:00 massage.sport 30 | R-MISSED-STRETCH",
              "19:00 roll 8 + stretch.static 12 + strength.calf 5 | S-CALF R-MISSED-STRETCH"});
}

TEST_CASE("stress on Friday and 26 km on Sunday share one gentle massage on Monday") {
  const Planned out = planned(plan_text(R"(
[athlete]
easy_pace = "6:00/km"
[[week]]
starts = 2026-03-02
sun = { run = "long 26 km in 3:00:00", at = "08:24" }
[[week]]
mon = "easy 5 km"
[[stress]]
level = 8
on = 2026-03-06
at = "20:00"
[[done]]
on = 2026-03-08
distance = "26 km"
time = "2:36:00"
)"),
                              day(2026, 3, 6));
  CHECK(out.appointments() == Lines{"2026-03-09 18:00 massage.relax 55 | R-LONG-XL R-STRESS"});
  CHECK(out.recovery_on(day(2026, 3, 6)) == Lines{"--:-- sleep.extend | R-STRESS"});
  CHECK(out.recovery_on(day(2026, 3, 7)) == Lines{"--:-- sleep.extend | R-STRESS"});
  CHECK(advised(out, day(2026, 3, 9),
                "R-LONG-XL: The day after 24 km or more: rest, or recover for at most 40 minutes."));
}

TEST_CASE("fever on Saturday takes out the long run on Sunday, and easy days follow the first day without symptoms") {
  const Planned out = planned(plan_text(R"(
[[week]]
starts = 2026-03-02
sat = "rest"
sun = "long 20 km"
[[week]]
mon = "easy 5 km"
tue = "6x800 m"
wed = "tempo 5 km"
thu = "tempo 5 km"
[[illness]]
fever = true
on = 2026-03-07
cleared = 2026-03-09
)"),
                              day(2026, 3, 7));
  CHECK(out.find("w01/long/1")->status == Status::stopped);
  CHECK(out.find("w02/easy/1")->status == Status::stopped);
  CHECK(out.find("w02/intervals/1")->status == Status::planned);
  CHECK(out.appointments().empty());
  constexpr std::string_view easy = "I-ILL: Easy only until Wed 11 Mar; what was hard is dropped, not made up.";
  CHECK(advised(out, day(2026, 3, 10), easy));
  CHECK(advised(out, day(2026, 3, 11), easy));
  CHECK(!advised(out, day(2026, 3, 12), easy));
}

TEST_CASE("recovering the result again changes nothing") {
  Planned out = planned(plan_text(R"(
[[race]]
name = "NYC"
date = 2026-10-31
distance = "marathon"
priority = "A"
[[week]]
tue = "6x800 m"
wed = "tempo 8 km"
sun = "long 30 km"
[[week]]
tue = "6x800 m"
sun = "long 16 km"
[[week]]
tue = "easy 5 km"
[[symptom]]
area = "calf"
severity = 4
on = 2026-10-18
[[stress]]
level = 8
on = 2026-10-20
)"),
                        day(2026, 10, 20));
  const auto picture = [&] {
    std::vector<std::string> lines;
    for (const Session& session : out.schedule.sessions) {
      lines.push_back(std::string{session.identity} + "|" + format_day(session.day) + "|" + std::string{session.title} +
                      "|" + (session.start ? format_civil(*session.start) : "") + "|" + std::to_string(session.week));
      for (const Reason& reason : session.reasons) lines.push_back(std::string{reason.rule}.append(reason.trigger));
      for (const Advice& advice : session.advice) lines.push_back(std::string{advice.rule}.append(advice.text));
    }
    return lines;
  };
  const auto first = picture();
  const auto demands = out.schedule.demands.size();
  Diagnostics findings;
  recover(out.schedule, out.plan, builtin_rules(), {}, findings);
  CHECK(picture() == first);
  CHECK(out.schedule.demands.size() == demands);
}
