#include <doctest/doctest.h>

#include <string>

#include "recovery/phrases.hpp"
#include "rubdown/recovery/describe_rules.hpp"
#include "rubdown/recovery/rule.hpp"

using namespace rubdown;

namespace {

std::string findings_of(std::string_view text, RulePack pack = builtin_rules()) {
  Sources sources;
  Diagnostics findings;
  read_rules(sources.add("mine.toml", std::string{text}), sources, pack, findings);
  findings.sort();
  return render(findings, sources, {DiagnosticFormat::concise, false});
}

constexpr std::string_view good = R"([[rule]]
id = "R-EASY"
name = "Mine"
after = { fact = "run", kind = "easy" }
grade = "traditional"
because = "I like it."
[[rule.session]]
type = "roll"
minutes = 7
window = { earliest = "10 min", ideal = "1 h", latest = "12 h" }
)";

}  // namespace

TEST_CASE("a pack of one's own replaces by id, in place, and adds at the end") {
  Sources sources;
  Diagnostics findings;
  RulePack pack = builtin_rules();
  CHECK(read_rules(sources.add("mine.toml", std::string{good}), sources, pack, findings));
  CHECK(pack.rules.size() == builtin_rules().rules.size());
  CHECK(pack.find("R-EASY")->name == "Mine");
  CHECK(builtin_rules().find("R-EASY")->name == "After an easy run");
  std::string mine{good};
  mine.replace(mine.find("R-EASY"), 6, "MY-OWN");
  CHECK(read_rules(sources.add("more.toml", mine), sources, pack, findings));
  CHECK(pack.rules.size() == builtin_rules().rules.size() + 1);
  CHECK(pack.rules[pack.rules.size() - 1].id == "MY-OWN");
  CHECK(findings.empty());
}

TEST_CASE("a pack may disable rules of earlier ones and set the engine's numbers") {
  Sources sources;
  Diagnostics findings;
  RulePack pack = builtin_rules();
  CHECK(
      read_rules(sources.add("mine.toml", "disable = \"R-EASY\"\n[engine]\nblock = \"40 min\"\nself_care = 20:00:00\n"),
                 sources, pack, findings));
  CHECK(pack.find("R-EASY") == nullptr);
  CHECK(pack.engine.block == Minutes{40});
  CHECK(pack.engine.self_care == TimeOfDay{Minutes{1200}});
  CHECK(pack.engine.bands.size() == 5);
}

TEST_CASE("all mistakes of a file are told at once, each at its place") {
  CHECK(findings_of(R"(format = 1
[[rule]]
id = "R-ONE"
name = "One"
after = { fact = "run", kinds = "easy", severity = { at_least = "four" } }
grade = "weakly"
because = "It flushes toxins."
[[rule.session]]
type = "rol"
window = { earliest = "2 h", ideal = "1 h", latest = "soon" }
)") == "mine.toml:5:25: error[R010]: unknown key `kinds` in `after` (did you mean \"kind\"?)\n"
       "mine.toml:5:65: error[R011]: `at_least` takes a whole number, not a string\n"
       "mine.toml:6:9: error[R013]: `grade` does not know `weakly` (did you mean \"weak\"?)\n"
       "mine.toml:9:8: error[R013]: `type` does not know `rol` (did you mean \"roll\"?)\n"
       "mine.toml:10:54: error[R014]: `latest` cannot be `soon` (write a number with min, h, d or w: \"45 min\", \"24 "
       "h\", "
       "\"14 d\")\n");
}

TEST_CASE("a claim in a pack of one's own is a warning, a refuted reason an error") {
  std::string text{good};
  text.replace(text.find("I like it."), 10, "It flushes toxins.");
  CHECK(findings_of(text).find("R028") != std::string::npos);
  text = good;
  text.replace(text.find("traditional"), 11, "refuted");
  CHECK(findings_of(text).find("R027") != std::string::npos);
}

TEST_CASE("numbers of the engine that cannot be meant are refused") {
  CHECK(findings_of("[engine]\nday_begins = \"22:00\"\nday_ends = \"06:00\"\n") ==
        "mine.toml:2:14: error[R015]: `day_begins` is not before `day_ends`\n");
  CHECK(findings_of("[engine]\nblock = \"-5 min\"\n") ==
        "mine.toml:2:9: error[R015]: `block` is -5 min, out of 0 min to 24 h\n");
}

TEST_CASE("the names a pack disables are whole, and what is wrong with them is told at each") {
  CHECK(
      findings_of("disable = [\"R-EASY\", \"R-EASE\", \"S-*\"]\n") ==
      "mine.toml:1:22: warning[R022]: no rule is called `R-EASE` (did you mean \"R-EASY\"?)\n"
      "mine.toml:1:32: error[R020]: `disable` takes no `S-*`: it names one rule after the other (`rubdown rules list` "
      "shows all ids)\n");
}

/// The first finding about the good rule with another table of conditions, without its help.
std::string told(std::string_view table) {
  std::string text{good};
  text.replace(text.find("{ fact"), std::string_view{"{ fact = \"run\", kind = \"easy\" }"}.size(), table);
  const std::string found = findings_of(text);
  return found.substr(0, found.find(" ("));
}

TEST_CASE("conditions outside a fact's scale, and those that exclude each other, are told at their place") {
  CHECK(told("{ fact = \"run\", distance = { at_least = \"5 km\", under = \"10 km\" } }").empty());
  CHECK(told("{ fact = \"symptom\", severity = { at_least = 0, under = 11 } }").empty());
  CHECK(told("{ fact = \"symptom\", severity = { at_least = 60 } }") ==
        "mine.toml:4:53: error[R015]: `at_least` is 60, but `severity` goes from 0 to 10\n");
  CHECK(told("{ fact = \"symptom\", severity = { under = 12 } }") ==
        "mine.toml:4:50: error[R015]: `under` is 12, but `severity` goes from 0 to 10\n");
  CHECK(told("{ fact = \"sleep\", length = { under = \"26 h\" } }") ==
        "mine.toml:4:46: error[R015]: `under` is 26 h, but `length` goes from 0 h to 24 h\n");
  CHECK(told("{ fact = \"run\", share_of_week = 33 }") ==
        "mine.toml:4:41: error[R015]: `share_of_week` is 33, but a run is at most all of its week, 1");
  CHECK(told("{ fact = \"run\", distance = { at_least = \"10 km\", under = \"10 km\" } }") ==
        "mine.toml:4:66: error[R031]: no `distance` is 10 km or more and under 10 km");
  CHECK(told("{ fact = \"run\", reaches = { distance = \"20 km\", duration = \"2 h\" }, below = { distance = \"16 km\" "
             "} }")
            .empty());
  CHECK(told("{ fact = \"run\", reaches = { distance = \"20 km\" }, below = { distance = \"16 km\" } }") ==
        "mine.toml:4:67: error[R031]: a run that reaches `reaches` is not under `below`");
  CHECK(told("{ fact = \"run\", duration = { at_least = \"2 h\" }, below = { duration = \"90 min\" } }") ==
        "mine.toml:4:66: error[R031]: a run of that distance or duration is not under `below`");
  CHECK(told("{ fact = \"cross\", kind = \"strength\" }").empty());
  CHECK(told("{ fact = [\"note\", \"symptom\"], severity = { at_least = 5 } }").empty());
  CHECK(told("{ fact = [\"run\", \"race\"], severity = { under = 5 } }") ==
        "mine.toml:4:46: error[R031]: no run or race has a `severity`");
  CHECK(told("{ fact = \"run\", with = { fact = \"stress\", words = \"tired\", length = { under = \"6 h\" } } }") ==
        "mine.toml:4:77: error[R031]: no stress has a `length`");
  CHECK(told("{ fact = \"skipped\", count = { times = 3, days = 2 } }") ==
        "mine.toml:4:37: error[R031]: `count` asks for 3 of 2 days");
  CHECK(told("{ fact = \"skipped\", count = { times = 3, days = 7 }, not_count = { times = 2, days = 7 } }") ==
        "mine.toml:4:74: error[R031]: `count` and `not_count` exclude each other");
}

TEST_CASE("words that must not stand beside any phrase of a table are said once, each by itself") {
  CHECK(told("{ fact = \"note\", words = [\"sore\", \"stiff -neck\"], except = [\"loser*\", \"can't\"] }").empty());
  CHECK(told("{ fact = \"note\", except = \"loser\" }") ==
        "mine.toml:4:35: error[R031]: `except` stands without `words`");
  CHECK(told("{ fact = \"run\", words = \"sore\", except = \"loser\" }").find("no run has a `words`") !=
        std::string::npos);
  CHECK(told("{ fact = \"note\", words = \"sore\", except = [\"-loser\"] }") ==
        "mine.toml:4:52: error[R015]: `-loser` is not one word");
  CHECK(told("{ fact = \"note\", words = \"sore\", except = [\"all day\"] }") ==
        "mine.toml:4:52: error[R015]: `all day` is not one word");
  CHECK(told("{ fact = \"note\", words = \"sore\", except = [\"\"] }") ==
        "mine.toml:4:52: error[R015]: `` is not one word");
  CHECK(told("{ fact = \"note\", words = [\"sore loser\"], except = [\"loser\"] }")
            .find("the phrase `sore loser` is never found in a note") != std::string::npos);
}

TEST_CASE("a phrase that no note can hold is told, with what it was meant to be") {
  const auto told = [](std::string_view phrase) {
    std::string text{good};
    text.replace(text.find("{ fact"), std::string_view{"{ fact = \"run\", kind = \"easy\" }"}.size(),
                 "{ fact = \"note\", words = [\"sore\", \"" + std::string{phrase} + "\"] }");
    return findings_of(text);
  };
  CHECK(told("M\u00DCDE beine").empty());
  CHECK(told("cant sleep").empty());
  CHECK(told("can\u2019t sleep").empty());
  CHECK(told("swol* -tub").empty());
  CHECK(told("can't sleep!") ==
        "mine.toml:4:43: error[R031]: the phrase `can't sleep!` is never found in a note (notes "
        "are read word by word: write \"can't sleep\")\n");
  CHECK(told("could not lift foot").find("write \"can't lift foot\"") != std::string::npos);
  CHECK(told("calf-swelling").find("write \"calf swelling\"") != std::string::npos);
  CHECK(told("sw*ling").find("`*` only ends a word") != std::string::npos);
  CHECK(told("calf -calf").find("none is both wanted and forbidden") != std::string::npos);
  CHECK(told("").find("mine.toml:4:43: error[R015]: the phrase `` is too short") == 0);
  CHECK(told("   ").find("is too short") != std::string::npos);
}

TEST_CASE("phrases are kept as notes are read, also those of another fact that must be near") {
  std::string text{good};
  text.replace(
      text.find("{ fact"), std::string_view{"{ fact = \"run\", kind = \"easy\" }"}.size(),
      "{ fact = \"note\", words = \"CAN\u2019T Sleep\", with = { fact = \"note\", words = [\"Wont\", \"two\"] } }");
  Sources sources;
  Diagnostics findings;
  RulePack pack;
  CHECK(read_rules(sources.add("mine.toml", text), sources, pack, findings));
  const Match& table = pack.rules[0].after[0];
  REQUIRE(table.heard.size() == 1);
  CHECK(table.heard[0].words == "can't sleep");
  REQUIRE(table.with[0].match.heard.size() == 2);
  CHECK(table.with[0].match.heard[0].words == "won't");
}

TEST_CASE("every phrase of the built-in pack can be found in a note") {
  for (const Rule& rule : builtin_rules().rules) {
    for (const Match& match : rule.after) {
      for (const Text phrase : match.words) CHECK_MESSAGE(can_be_found(phrase), phrase);
    }
  }
}

TEST_CASE("types of values are told in plain backticks") {
  CHECK(findings_of("[[rule]]\nafter = \"run\"\n").find("error[R011]: `after` takes a table, not a string\n") !=
        std::string::npos);
  CHECK(findings_of("rule = [1]\n") == "mine.toml:1:9: error[R011]: [[rule]] takes a table, not a whole number\n");
}

TEST_CASE("a pack put over another replaces by id and leaves what it does not name") {
  Sources sources;
  Diagnostics findings;
  RulePack pack = builtin_rules();
  std::string own{good};
  own.append("[[rule]]\nid = \"MY-OWN\"\nname = \"x\"\nafter = { fact = \"run\" }\ngrade = \"weak\"\n")
      .append("because = \"I like it.\"\nnothing = \"rest\"\n[engine]\nblock = \"40 min\"\n");
  CHECK(read_rules(sources.add("mine.toml", own), sources, pack, findings));
  put_over(pack, builtin_rules());
  CHECK(pack.find("MY-OWN") != nullptr);
  CHECK(pack.find("R-EASY")->name == "After an easy run");
  CHECK(pack.engine.block == builtin_rules().engine.block);
}

TEST_CASE("a file that is no TOML leaves the pack as it was") {
  Sources sources;
  Diagnostics findings;
  RulePack pack = builtin_rules();
  CHECK(!read_rules(sources.add("mine.toml", "[[rule"), sources, pack, findings));
  CHECK(print_rules(pack) == print_rules(builtin_rules()));
}
