#include <doctest/doctest.h>

#include <string>

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

TEST_CASE("a file that is no TOML leaves the pack as it was") {
  Sources sources;
  Diagnostics findings;
  RulePack pack = builtin_rules();
  CHECK(!read_rules(sources.add("mine.toml", "[[rule"), sources, pack, findings));
  CHECK(print_rules(pack) == print_rules(builtin_rules()));
}
