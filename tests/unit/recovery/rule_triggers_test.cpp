// Each rule of the built-in pack: a small plan that triggers it, and one that just does not.
#include <doctest/doctest.h>

#include <set>

#include "recovery/firing.hpp"
#include "unit/recovery/planned.hpp"

using namespace rubdown;

namespace {

/// A plan of two weeks from Mon 2 Mar 2026 without anything hard or long; `tue`, `wed` and `sun` of the first week and
/// anything else are a row's.
struct Row {
  std::string_view rule;
  const char* fires;
  const char* silent;
};

std::string plan_text(std::string_view row) {
  std::string head = "[plan]\nname = \"T\"\n[athlete]\neasy_pace = \"6:00/km\"\nrun_at = \"07:00\"\n";
  std::string week = "[[week]]\nstarts = 2026-03-02\n";
  for (const std::string_view key : {"mon", "thu"}) {
    if (row.find(std::string{"@week "}.append(key)) == std::string_view::npos) {
      week.append(key).append(" = \"easy 14 km\"\n");
    }
  }
  // `@athlete`, `@recovery` and `@week` lines go into these tables, the rest stands as it is.
  std::string rest, athlete, recovery;
  while (!row.empty()) {
    const std::size_t end = std::min(row.find('\n'), row.size());
    const std::string line = std::string{row.substr(0, end)} + "\n";
    row.remove_prefix(std::min(end + 1, row.size()));
    if (line.starts_with("@athlete "))
      athlete += line.substr(9);
    else if (line.starts_with("@recovery "))
      recovery += line.substr(10);
    else if (line.starts_with("@week "))
      week += line.substr(6);
    else
      rest += line;
  }
  return head + athlete + (recovery.empty() ? "" : "[recovery]\n" + recovery) + week + "[[week]]\n" + rest;
}

bool fires(std::string_view rule, std::string_view row) {
  const Planned out = planned(plan_text(row), day(2026, 3, 5));
  CHECK(!out.findings.has_errors());
  if (out.findings.has_errors()) MESSAGE(out.found());
  const Facts facts{out.schedule, out.plan, builtin_rules().engine};
  for (const Firing& firing : fire(builtin_rules(), facts)) {
    if (firing.rule->id == rule) return true;
  }
  return false;
}

std::string flag(std::string_view name) { return "[[flag]]\nname = \"" + std::string{name} + "\"\non = 2026-03-05\n"; }

const Row rows[] = {
    // red flags: by flag, or by words in a note
    {"C-DVT", "[[symptom]]\narea = \"calf\"\nseverity = 3\non = 2026-03-05\nnote = \"left calf is swollen\"",
     "[[symptom]]\narea = \"calf\"\nseverity = 3\non = 2026-03-05\nnote = \"left calf is sore, not swollen\""},
    {"C-CARDIAC", "[[symptom]]\narea = \"calf\"\nseverity = 1\non = 2026-03-05\nnote = \"chest pain on the hill\"",
     "[[symptom]]\narea = \"calf\"\nseverity = 1\non = 2026-03-05\nnote = \"no chest pain; a faint ache\""},
    {"C-HEAT-HYPONA", "[[flag]]\nname = \"collapse\"\non = 2026-03-05", "[[flag]]\nname = \"fever\"\non = 2026-03-05"},
    {"C-RHABDO", "[[flag]]\nname = \"dark-urine\"\non = 2026-03-05", "[[flag]]\nname = \"fever\"\non = 2026-03-05"},
    {"C-BSI", "[[symptom]]\narea = \"shin\"\nseverity = 3\non = 2026-03-05\nnote = \"hurts at night\"",
     "[[symptom]]\narea = \"shin\"\nseverity = 3\non = 2026-03-05\nnote = \"hurts in the morning\""},
    {"C-FRACTURE", "[[flag]]\nname = \"fracture\"\non = 2026-03-05", "[[flag]]\nname = \"blister\"\non = 2026-03-05"},
    {"C-WOUND", "[[flag]]\nname = \"blister\"\non = 2026-03-05", "[[flag]]\nname = \"fracture\"\non = 2026-03-05"},
    {"C-INFLAM", "[[flag]]\nname = \"hot-swollen-joint\"\non = 2026-03-05",
     "[[flag]]\nname = \"blister\"\non = 2026-03-05"},
    {"C-FEVER", "[[flag]]\nname = \"chills\"\non = 2026-03-05", "[[illness]]\nfever = false\non = 2026-03-05"},
    {"C-ANTICOAG", "[[condition]]\nname = \"anticoagulant\"", "[[condition]]\nname = \"pregnancy\""},
    {"C-NEURO", "[[symptom]]\narea = \"foot\"\nseverity = 2\non = 2026-03-05\nnote = \"toes go numb\"",
     "[[symptom]]\narea = \"foot\"\nseverity = 2\non = 2026-03-05\nnote = \"number 3 shoes\""},
    {"C-TENDON-POP", "[[symptom]]\narea = \"achilles\"\nseverity = 5\non = 2026-03-05\nnote = \"heard a pop\"",
     "[[symptom]]\narea = \"achilles\"\nseverity = 5\non = 2026-03-05\nnote = \"popular with mornings\""},
    {"C-JOINT", "[[flag]]\nname = \"giving-way\"\non = 2026-03-05", "[[flag]]\nname = \"blister\"\non = 2026-03-05"},
    {"C-SURGERY", "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-05", ""},
    {"C-OTHER", "[[condition]]\nname = \"pregnancy\"", "[[condition]]\nname = \"raynaud\""},
    {"C-CWI", "[[condition]]\nname = \"raynaud\"", "[[condition]]\nname = \"pregnancy\""},
    {"C-SEVERE", "[[symptom]]\narea = \"calf\"\nseverity = 6\non = 2026-03-05",
     "[[symptom]]\narea = \"calf\"\nseverity = 5\non = 2026-03-05"},
    {"C-PERSIST",
     "[[symptom]]\narea = \"calf\"\nside = \"left\"\nseverity = 2\non = 2026-02-19\n[[symptom]]\narea = \"calf\"\nside "
     "= "
     "\"left\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"calf\"\nside = \"left\"\nseverity = 2\non = 2026-02-20\n[[symptom]]\narea = \"calf\"\nside "
     "= "
     "\"left\"\nseverity = 2\non = 2026-03-05"},
    // surgery and illness
    {"G-ACL-RUN", "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-05",
     "[[surgery]]\nprocedure = \"patellar-tendon-repair\"\nside = \"left\"\non = 2026-01-05"},
    {"G-PT-RUN", "[[surgery]]\nprocedure = \"patellar-tendon-repair\"\nside = \"left\"\non = 2026-01-05",
     "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-05"},
    {"G-OTHER-RUN", "[[surgery]]\nprocedure = \"other\"\narea = \"achilles\"\nside = \"left\"\non = 2026-01-05",
     "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-05"},
    {"G-SCAR",
     "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-26\nwound_closed = "
     "true\nextension_deficit = true\ncleared = { massage = 2026-03-09 }",
     "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-27\nwound_closed = "
     "true\nextension_deficit = true\ncleared = { massage = 2026-03-10 }"},
    {"G-EXT",
     "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-05\nextension_deficit = true",
     "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-05"},
    {"G-NOCLEAR",
     "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-05\ncleared = { massage = "
     "2026-03-06 }",
     "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\non = 2026-01-05\ncleared = { massage = "
     "2026-03-05 }"},
    {"I-ILL", "[[illness]]\nfever = true\non = 2026-03-05", "[[illness]]\nfever = false\non = 2026-03-05"},
    {"I-COLD", "[[illness]]\nfever = false\non = 2026-03-05", "[[illness]]\nfever = true\non = 2026-03-05"},
    {"I-RACE",
     "[[illness]]\nfever = true\ncleared = 2026-03-05\non = 2026-03-04\n[[race]]\nname = \"R\"\ndate = "
     "2026-03-07\ndistance "
     "= \"10 km\"\npriority = \"B\"",
     "[[illness]]\nfever = true\ncleared = 2026-03-05\non = 2026-03-03\n[[race]]\nname = \"R\"\ndate = "
     "2026-03-07\ndistance "
     "= \"10 km\"\npriority = \"B\""},
    {"I-POSTRACE", "[[race]]\nname = \"R\"\ndate = 2026-03-08\ndistance = \"25.1 km\"\npriority = \"B\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-08\ndistance = \"25 km\"\npriority = \"B\""},
    // exclusions
    {"X-DEEP-PRE-RACE-A", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"10 km\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"10 km\"\npriority = \"B\""},
    {"X-DEEP-PRE-RACE-BC", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"10 km\"\npriority = \"C\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"10 km\"\npriority = \"A\""},
    {"X-SPORT-PRE-RACE", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"10 km\"\npriority = \"C\"", ""},
    {"X-ANY-PRE-RACE", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"10 km\"\npriority = \"C\"", ""},
    {"X-FIRST-TIME", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"10 km\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"10 km\"\npriority = \"B\""},
    {"X-DEEP-PRE-HARD", "@week tue = \"tempo 5 km\"", "@week tue = \"easy 5 km\""},
    {"X-SPORT-PRE-HARD", "@week sun = \"long 24 km\"", "@week sun = \"long 23.9 km\""},
    {"X-DEEP-POST-LONG", "@week sun = \"easy 16 km\"", "@week sun = \"easy 14 km\""},
    {"X-DEEP-POST-RACE", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"5 km\"\npriority = \"C\"", ""},
    {"X-STATIC-PRE", "@week tue = \"6x800 m\"", "@week tue = \"easy 5 km\""},
    {"X-ROLL-PRE", "@week tue = \"6x800 m\"", "@week tue = \"easy 5 km\""},
    {"X-ACUTE-INJURY",
     "[[symptom]]\narea = \"calf\"\nseverity = 3\non = 2026-03-05\nnote = \"strained it at the gate\"",
     "[[symptom]]\narea = \"calf\"\nseverity = 3\non = 2026-03-05\nnote = \"a tired calf, no swelling\""},
    {"X-CWI-STRENGTH", "@week tue = \"strength 30 min\"", "@week tue = \"yoga 30 min\""},
    {"X-CWI-BASE", "@week phase = \"base\"", "@week phase = \"build\""},
    {"X-ACTIVE-COOL", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"half\"\npriority = \"B\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"12.5 km\"\npriority = \"B\""},
    // race week
    {"T-TAPER", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"half\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"half\"\npriority = \"B\""},
    {"T-WEEK", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"half\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"half\"\npriority = \"B\""},
    {"T-EVE", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"half\"\npriority = \"B\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"half\"\npriority = \"C\""},
    {"T-RACEDAY", "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"marathon\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-15\ndistance = \"half\"\npriority = \"A\""},
    // after races
    {"Q-5K", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"7.5 km\"\npriority = \"B\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"7.6 km\"\npriority = \"B\""},
    {"Q-10K", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"12.5 km\"\npriority = \"B\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"12.6 km\"\npriority = \"B\""},
    {"Q-HALF", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"25 km\"\npriority = \"B\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"25.1 km\"\npriority = \"B\""},
    {"Q-MARATHON", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"42.5 km\"\npriority = \"B\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"42.6 km\"\npriority = \"B\""},
    {"Q-MARATHON-NEXT", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"C\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"half\"\npriority = \"C\""},
    {"Q-MARATHON-D1", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"C\""},
    {"Q-MARATHON-D2", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"C\""},
    {"Q-MARATHON-D4", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"C\""},
    {"Q-MARATHON-W2", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"C\""},
    {"Q-MARATHON-W3", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"C\""},
    {"Q-MARATHON-W4", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"marathon\"\npriority = \"C\""},
    {"Q-ULTRA", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"42.6 km\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"42.5 km\"\npriority = \"A\""},
    // symptoms
    {"S-LOAD", "[[symptom]]\narea = \"calf\"\nseverity = 4\non = 2026-03-05",
     "[[symptom]]\narea = \"calf\"\nseverity = 3\non = 2026-03-05"},
    {"S-ITB", "[[symptom]]\narea = \"it-band\"\nseverity = 1\non = 2026-03-05",
     "[[symptom]]\narea = \"it-band\"\nseverity = 6\non = 2026-03-05"},
    {"S-CALF", "[[symptom]]\narea = \"calf\"\nseverity = 1\non = 2026-03-05",
     "[[symptom]]\narea = \"calf\"\nseverity = 0\non = 2026-03-05"},
    {"S-HAM", "[[symptom]]\narea = \"hamstring\"\nseverity = 5\non = 2026-03-05",
     "[[symptom]]\narea = \"hamstring\"\nseverity = 6\non = 2026-03-05"},
    {"S-PLANTAR", "[[symptom]]\narea = \"foot\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"knee\"\nseverity = 2\non = 2026-03-05"},
    {"S-QUAD", "[[symptom]]\narea = \"quad\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"hip-flexor\"\nseverity = 2\non = 2026-03-05"},
    {"S-HIPFLEX", "[[symptom]]\narea = \"hip-flexor\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"quad\"\nseverity = 2\non = 2026-03-05"},
    {"S-GLUTE", "[[symptom]]\narea = \"glute\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"hamstring\"\nseverity = 2\non = 2026-03-05"},
    {"S-ACHILLES", "[[symptom]]\narea = \"achilles\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"calf\"\nseverity = 2\non = 2026-03-05"},
    {"S-SHIN", "[[symptom]]\narea = \"shin\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"calf\"\nseverity = 2\non = 2026-03-05"},
    {"S-KNEE", "[[symptom]]\narea = \"knee\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"quad\"\nseverity = 2\non = 2026-03-05"},
    {"S-BACK", "[[symptom]]\narea = \"lower-back\"\nseverity = 2\non = 2026-03-05",
     "[[symptom]]\narea = \"glute\"\nseverity = 2\non = 2026-03-05"},
    // runs
    {"P-EASY", "@week tue = \"recovery 5 km\"", "@week mon = \"tempo 5 km\"\n@week thu = \"rest\""},
    {"P-HARD", "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"25 km\"\npriority = \"A\"",
     "[[race]]\nname = \"R\"\ndate = 2026-03-07\ndistance = \"25.1 km\"\npriority = \"C\""},
    {"P-LONG", "@week sun = \"easy 16 km\"", "@week sun = \"easy 13.9 km\""},
    {"P-TIGHT", "[[symptom]]\narea = \"calf\"\nseverity = 3\non = 2026-03-04",
     "[[symptom]]\narea = \"calf\"\nseverity = 4\non = 2026-03-04"},
    {"R-EASY", "@week tue = \"easy 74 min\"\n@week mon = \"rest\"\n@week thu = \"rest\"",
     "@week tue = \"easy 75 min\"\n@week mon = \"rest\"\n@week thu = \"rest\""},
    {"R-INTERVAL", "@week tue = \"6x800 m\"", "@week tue = \"tempo 5 km\""},
    {"R-TEMPO", "@week tue = \"8 km @ MP\"", "@week tue = \"7.9 km @ MP\""},
    {"R-LONG-SELF", "@week sun = \"easy 16 km\"", "@week sun = \"easy 13.9 km\""},
    {"R-LONG-MASSAGE", "@week sun = \"easy 90 min\"", "@week sun = \"easy 89 min\""},
    {"R-LONG-XL", "@week sun = \"long 24 km\"", "@week sun = \"long 23.9 km in 2:20:00\""},
    {"R-LONG-XXL", "@week sun = \"long 30 km\"", "@week sun = \"long 29.9 km in 2:50:00\""},
    {"R-B2B",
     "@week tue = { run = \"tempo 5 km\", at = \"07:00\" }\n@week wed = { run = \"tempo 5 km\", at = \"19:00\" }",
     "@week tue = { run = \"tempo 5 km\", at = \"07:00\" }\n@week wed = { run = \"tempo 5 km\", at = \"19:01\" }"},
    {"R-LOADSPIKE", "[[week]]\nmon = \"easy 15.8 km\"", "[[week]]\nmon = \"easy 15.7 km\""},
    {"R-MISSED-HYDRATE", "@week tue = \"easy 60 min\"\n[[skipped]]\nwhat = \"hydration\"\non = 2026-03-03",
     "@week tue = \"easy 59 min\"\n[[skipped]]\nwhat = \"hydration\"\non = 2026-03-03"},
    {"R-MISSED-STRETCH", "[[skipped]]\nwhat = \"stretching\"\non = 2026-03-03",
     "[[skipped]]\nwhat = \"rolling\"\non = 2026-03-03"},
    {"R-STRESS", "[[stress]]\nlevel = 7\non = 2026-03-04", "[[stress]]\nlevel = 6\non = 2026-03-04"},
    {"R-SORE", "[[soreness]]\nlevel = 5\non = 2026-03-03\n[[soreness]]\nlevel = 5\non = 2026-03-04",
     "[[soreness]]\nlevel = 5\non = 2026-03-03\n[[soreness]]\nlevel = 4\non = 2026-03-04"},
    {"R-ROUTINE", "@recovery massage_every_weeks = 2", ""},
    // the athlete
    {"M-MASTERS", "@athlete born = 1986", "@athlete born = 1987"},
    {"M-BEGINNER", "@athlete weeks_running = 51", "@athlete weeks_running = 52"},
    {"M-CYCLE", "[[flag]]\nname = \"missed-periods\"\non = 2026-03-05",
     "[[flag]]\nname = \"low-mood\"\non = 2026-03-05"},
    {"M-RED-S", "[[condition]]\nname = \"red-s\"", "[[condition]]\nname = \"pregnancy\""},
    {"M-SLEEP", "[[sleep]]\nhours = \"5:59\"\non = 2026-03-03\n[[sleep]]\nhours = \"5:30\"\non = 2026-03-04",
     "[[sleep]]\nhours = \"6:00\"\non = 2026-03-03\n[[sleep]]\nhours = \"5:30\"\non = 2026-03-04"},
};

}  // namespace

TEST_CASE("each rule acts on a small plan made for it and is silent on one that just misses") {
  for (const Row& row : rows) {
    const std::string rule{row.rule};
    CAPTURE(rule);
    CHECK(builtin_rules().find(row.rule) != nullptr);
    CHECK(fires(row.rule, row.fires));
    CHECK(!fires(row.rule, row.silent));
  }
}

TEST_CASE("every rule with a trigger has its row above") {
  std::set<std::string_view> tested;
  for (const Row& row : rows) tested.insert(row.rule);
  for (const Rule& rule : builtin_rules().rules) {
    if (rule.after.empty() && rule.before.empty()) continue;
    const std::string id{rule.id};
    CAPTURE(id);
    CHECK(tested.count(rule.id) == 1);
  }
}

TEST_CASE("every red flag by its name stops something or sends to a clinician") {
  for (const std::string_view name : flag_names()) {
    const std::string flag_name{name};
    CAPTURE(flag_name);
    const Planned out = planned(plan_text(flag(name)), day(2026, 3, 5));
    REQUIRE(!out.findings.has_errors());
    const bool referred = std::any_of(out.schedule.sessions.begin(), out.schedule.sessions.end(), [](const Session& s) {
      const auto* recovery = std::get_if<Recovery>(&s.what);
      return recovery != nullptr && std::any_of(recovery->parts.begin(), recovery->parts.end(),
                                                [](const Care& care) { return care.type == SessionType::refer; });
    });
    const bool kept_clear = name == "bruising";
    CHECK((!out.schedule.stops.empty() || referred || kept_clear));
  }
}
