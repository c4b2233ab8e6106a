#include <doctest/doctest.h>

#include <set>
#include <string>

#include "rubdown/recovery/describe_rules.hpp"
#include "rubdown/recovery/rule.hpp"
#include "unit/recovery/rule_files.hpp"

using namespace rubdown;

TEST_CASE("the compiled pack equals what the reader makes of the same files") {
  Sources sources;
  Diagnostics findings;
  const RulePack read = read_builtin_files(sources, findings);
  CHECK(render(findings, sources) == "");
  CHECK(print_rules(read) == print_rules(builtin_rules()));
}

TEST_CASE("a printed pack reads back as the same pack") {
  Sources sources;
  Diagnostics findings;
  const std::string printed = print_rules(builtin_rules());
  RulePack again;
  CHECK(read_rules(sources.add("printed.toml", printed), sources, again, findings));
  CHECK(render(findings, sources) == "");
  CHECK(print_rules(again) == printed);
}

TEST_CASE("the pack holds every rule of the evidence tables") {
  const char* ids[] = {
      // exclusions
      "X-DEEP-PRE-RACE-A", "X-DEEP-PRE-RACE-BC", "X-SPORT-PRE-RACE", "X-ANY-PRE-RACE", "X-FIRST-TIME",
      "X-DEEP-PRE-HARD", "X-SPORT-PRE-HARD", "X-DEEP-POST-LONG", "X-DEEP-POST-RACE", "X-STATIC-PRE", "X-ROLL-PRE",
      "X-ACUTE-INJURY", "X-CWI-STRENGTH", "X-CWI-BASE", "X-ACTIVE-COOL", "X-DEEP-PER-WEEK", "X-PRO-SPACING",
      // red flags
      "C-DVT", "C-CARDIAC", "C-HEAT-HYPONA", "C-RHABDO", "C-BSI", "C-FRACTURE", "C-WOUND", "C-INFLAM", "C-FEVER",
      "C-ANTICOAG", "C-NEURO", "C-TENDON-POP", "C-SURGERY", "C-OTHER", "C-CWI", "C-SEVERE", "C-PERSIST",
      // before and after runs
      "P-EASY", "P-HARD", "P-LONG", "P-TIGHT", "R-EASY", "R-INTERVAL", "R-TEMPO", "R-LONG-SELF", "R-LONG-MASSAGE",
      "R-LONG-XL", "R-LONG-XXL", "R-B2B", "R-LOADSPIKE", "R-MISSED-HYDRATE", "R-MISSED-STRETCH", "R-STRESS", "R-SORE",
      "R-ROUTINE",
      // races
      "Q-5K", "Q-10K", "Q-HALF", "Q-MARATHON", "Q-ULTRA", "T-TAPER", "T-WEEK", "T-EVE", "T-RACEDAY",
      // symptoms
      "S-ITB", "S-CALF", "S-HAM", "S-PLANTAR", "S-QUAD", "S-HIPFLEX", "S-GLUTE", "S-ACHILLES", "S-SHIN", "S-KNEE",
      "S-BACK",
      // surgery, illness, the athlete
      "G-ACL-RUN", "G-PT-RUN", "G-OTHER-RUN", "G-SCAR", "G-EXT", "G-NOCLEAR", "I-ILL", "I-COLD", "I-RACE", "I-POSTRACE",
      "M-MASTERS", "M-BEGINNER", "M-CYCLE", "M-RED-S", "M-SLEEP"};
  for (const char* id : ids) {
    CAPTURE(id);
    CHECK(builtin_rules().find(id) != nullptr);
  }
}

TEST_CASE("every red flag and every condition of the vocabulary is a trigger of some rule") {
  std::set<std::string_view> known;
  for (const Rule& rule : builtin_rules().rules) {
    for (const Match& match : rule.after) {
      known.insert(match.flag.begin(), match.flag.end());
      known.insert(match.condition.begin(), match.condition.end());
    }
  }
  for (const std::string_view flag : flag_names()) {
    CAPTURE(flag);
    CHECK(known.count(flag) == 1);
  }
  for (const std::string_view condition : condition_names()) {
    CAPTURE(condition);
    CHECK(known.count(condition) == 1);
  }
}

TEST_CASE("what is convention or choice says which numbers may be changed") {
  for (const Rule& rule : builtin_rules().rules) {
    CAPTURE(rule.id);
    CHECK((rule.basis == Basis::study || !rule.configurable.empty()));
    CHECK(rule.grade != Grade::refuted);
    CHECK(!rule.because.empty());
  }
}
