#include "rubdown/recovery/describe_rules.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "recovery/claims.hpp"
#include "recovery/rule_fields.hpp"
#include "rubdown/recovery/nearest_rule.hpp"

using namespace rubdown;

namespace {

constexpr const char* golden_path = RUBDOWN_SOURCE_DIR "/tests/unit/recovery/rules.txt";

std::string described() {
  std::string out;
  for (const Rule& rule : builtin_rules().rules) out.append(describe_rule(rule, builtin_rules())).append("\n");
  return out;
}

std::string golden() {
  std::ifstream in{golden_path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// The rule alone, as a file.
std::string file_of(const Rule& rule) {
  RulePack pack;
  pack.rules = {&rule, 1};
  const std::string text = print_rules(pack);
  return "format = 1\n" + text.substr(text.find("[[rule]]"));
}

}  // namespace

// UPDATE_GOLDEN=1 in the environment rewrites the file.
TEST_CASE("every rule of the pack reads as reviewed") {
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream{golden_path, std::ios::binary} << described();
  CHECK(golden() == described());
}

TEST_CASE("no number of the pack can change unseen") {
  for (const Rule& rule : builtin_rules().rules) {
    const std::string text = file_of(rule), plain = describe_rule(rule, builtin_rules());
    const std::string id{rule.id};
    for (std::size_t i = text.find("\nname = "); i < text.size(); ++i) {
      const bool last_digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0 &&
                              (i + 1 == text.size() || std::isdigit(static_cast<unsigned char>(text[i + 1])) == 0);
      if (!last_digit) continue;
      std::string mutant = text;
      mutant[i] = text[i] == '9' ? '8' : static_cast<char>(text[i] + 1);
      Sources sources;
      Diagnostics findings;
      RulePack pack = builtin_rules();
      if (!read_rules(sources.add("mutant.toml", mutant), sources, pack, findings)) continue;
      const Rule* changed = pack.find(rule.id);
      if (changed == nullptr) continue;
      const std::string place = text.substr(i < 40 ? 0 : i - 40, 60);
      CAPTURE(id);
      CAPTURE(place);
      CHECK(describe_rule(*changed, pack) != plain);
    }
  }
}

TEST_CASE("no shipped text makes a claim the evidence does not support") {
  CHECK(find_claim("Massage flushes lactic acid.") == "lactic acid");
  CHECK(find_claim("It makes you faster.") == "makes you faster");
  CHECK(find_claim("It does not make you faster, and no trial shows that it speeds healing.") == "");
  for (const std::string& text : {described(), safety_help(), rules_help(), std::string{safety_line()}}) {
    CHECK(find_claim(text) == "");
  }
}

TEST_CASE("lists fit their width") {
  const auto fits = [](const std::string& text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string line = text.substr(begin, end - begin);
      CAPTURE(line);
      CHECK(line.size() <= 84);  // a few characters take two bytes
      begin = end + 1;
    }
  };
  fits(list_rules(builtin_rules(), 80));
  fits(list_sources(builtin_rules(), 80));
  fits(safety_help(80));
  fits(rules_help(80));
  fits(described());
}

TEST_CASE("a rule is shown with its sources in full") {
  const std::string shown = describe_rule(*builtin_rules().find("X-CWI-STRENGTH"), builtin_rules());
  CHECK(shown ==
        "X-CWI-STRENGTH  No cold water after strength training\n"
        "\n"
        "When         after cross-training of kind strength\n"
        "Keeps clear  cold-water immersion, 6 h after, while it lasts.\n"
        "Priority     90 of 100\n"
        "\n"
        "Why          Regular cold water after strength training blunts its gains;\n"
        "             endurance is not affected.\n"
        "Evidence     moderate. Strength gains SMD -0.60. The six hours are this pack's\n"
        "             choice.\n"
        "Numbers      chosen by this pack; a pack of your own may change after.\n"
        "Sources      malta-2021: Malta et al. Regular CWI and training-induced changes.\n"
        "             Sports Med 51:161-174. doi:10.1007/s40279-020-01362-0\n");
}

TEST_CASE("a rule as JSON holds its keys and its references") {
  CHECK(rule_json(*builtin_rules().find("X-DEEP-PER-WEEK"), builtin_rules()) ==
        R"({"id":"X-DEEP-PER-WEEK","name":"Deep tissue at most once a week","group":"Exclusions",)"
        R"("configurable":["spacing"],"because":"Deep work is given a week to settle before the next.",)"
        R"("limit":[{"types":["massage.deep"], "spacing":"168 h"}],)"
        R"("priority":90,"grade":"traditional","basis":"engineering","references":[]})");
}

TEST_CASE("a mistyped rule is looked for by what stands behind its letter") {
  const RulePack& pack = builtin_rules();
  CHECK(nearest_rule(pack, "r-long-xll") == "R-LONG-XL");
  CHECK(nearest_rule(pack, "R-EASEY") == "R-EASY");
  CHECK(nearest_rule(pack, "DVT") == "C-DVT");
  CHECK(nearest_rule(pack, "X-STRESS") == "R-STRESS");
  CHECK(nearest_rule(pack, "R-NOPE") == "");
  CHECK(nearest_rule(pack, "") == "");
}

TEST_CASE("the specification names every key of a rule file") {
  std::ifstream in{RUBDOWN_SOURCE_DIR "/src/recovery/rules/README.md"};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  REQUIRE(!text.empty());
  const auto named = [&](std::string_view key, const auto&, std::string_view) {
    const std::string word{key};
    CAPTURE(word);
    CHECK(text.find("`" + word + "`") != std::string::npos);
  };
  const auto all = [&](const auto& table) { visit_fields(table, named); };
  all(Rule{});
  all(Near{});
  all(Bounds<int>{});
  all(Size{});
  all(Spike{});
  all(Count{});
  all(Prescription{});
  all(Window{});
  all(Advise{});
  all(StopEffect{});
  all(KeepClear{});
  all(Limit{});
  all(RunText{});
  all(Scale{});
  all(BibliographyEntry{});
  all(Engine{});
  all(Band{});
  all(Instead{});
}
