// Which rules are asked about which facts: the quick ways against the plain ones, for every table of the built-in pack.
#include "recovery/firing.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "recovery/stops.hpp"
#include "recovery/traits.hpp"
#include "unit/recovery/planned.hpp"

using namespace rubdown;

namespace {

void add_tables(List<Match> tables, std::vector<const Match*>& out) {
  for (const Match& table : tables) {
    out.push_back(&table);
    for (const List<Near>& list : {table.with, table.without}) {
      for (const Near& near : list) add_tables({&near.match, 1}, out);
    }
  }
}

/// All tables of conditions of a rule, those inside of others too.
std::vector<const Match*> tables_of(const Rule& rule) {
  std::vector<const Match*> out;
  for (const List<Match> tables : {rule.after, rule.before}) add_tables(tables, out);
  for (const Prescription& part : rule.sessions) add_tables(part.only_if, out);
  for (const Advise& part : rule.advise) add_tables(part.only_if, out);
  for (const StopEffect& part : rule.stops) add_tables(part.only_if, out);
  for (const KeepClear& part : rule.keep_clear) add_tables(part.only_if, out);
  for (const Scale& part : rule.scales) add_tables(part.only_if, out);
  return out;
}

template <class T>
bool allows(List<T> list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

/// By the keys themselves, one after the other.
bool plainly_concerns(const Match& table, const Fact& fact) {
  const bool c_race = fact.kind == FactKind::race && fact.priority == Race::Priority::c;
  if (!allows(table.fact, fact.kind) && !(c_race && allows(table.fact, FactKind::run))) return false;
  if (!allows(table.kind, fact.run_kind)) return false;
  if (table.long_run && *table.long_run != fact.long_run) return false;
  if (table.hard && *table.hard != fact.hard) return false;
  return table.priority.empty() || (fact.kind == FactKind::race && allows(table.priority, fact.priority));
}

Fact fact_with(unsigned kind, unsigned run, unsigned size, unsigned priority) {
  Fact fact;
  fact.kind = static_cast<FactKind>(kind);
  fact.run_kind = static_cast<RunKind>(run);
  fact.long_run = (size & 1U) != 0;
  fact.hard = (size & 2U) != 0;
  fact.priority = static_cast<Race::Priority>(priority);
  const bool race = fact.kind == FactKind::race;
  fact.traits = traits_of(
      {fact.kind, fact.run_kind, fact.long_run, fact.hard, race ? std::optional{fact.priority} : std::nullopt});
  return fact;
}

std::vector<Fact> facts_of_all_traits() {
  std::vector<Fact> out;
  for (unsigned kind = 0; kind < traits::fact_count; ++kind) {
    for (unsigned run = 0; run < traits::run_count; ++run) {
      for (unsigned rest = 0; rest < 4 * traits::priority_count; ++rest) {
        out.push_back(fact_with(kind, run, rest % 4, rest / 4));
      }
    }
  }
  return out;
}

/// Twelve weeks of everything that is run, a race of each priority, and as much as a plan says without a log.
std::string full_plan() {
  std::string text =
      "[plan]\nname = \"T\"\n[athlete]\neasy_pace = \"6:00/km\"\nborn = 1970\nweeks_running = 20\nrun_at = \"07:00\"\n"
      "[recovery]\nmassage_every_weeks = 2\nlast_massage = 2026-02-20\ndeep_tissue = true\n"
      "[[surgery]]\nprocedure = \"acl-reconstruction\"\non = 2025-06-01\nside = \"left\"\n"
      "cleared = { running = 2025-12-01, massage = 2025-12-01 }\nwound_closed = true\nstiffness = true\n"
      "[[race]]\nname = \"C\"\ndate = 2026-03-22\ndistance = \"10 km\"\npriority = \"C\"\n"
      "[[race]]\nname = \"B\"\ndate = 2026-04-12\ndistance = \"half marathon\"\npriority = \"B\"\n"
      "[[race]]\nname = \"A\"\ndate = 2026-05-24\ndistance = \"marathon\"\npriority = \"A\"\n";
  constexpr std::array longs{"long 18 km", "long 26 km", "long 31 km", "long 12 km"};
  for (std::size_t week = 0; week < 12; ++week) {
    text += "[[week]]\nphase = \"base\"\n";
    if (week == 0) text += "starts = 2026-03-02\n";
    text +=
        "mon = \"easy 40 min\"\ntue = \"6x800 m\"\nwed = \"tempo 8 km\"\nthu = [\"easy 8 km\", \"strength 30 min\"]\n";
    text += "fri = \"10 km @ MP\"\n";
    if (week != 2 && week != 5 && week != 11) text.append("sun = \"").append(longs[week % 4]).append("\"\n");
  }
  return text;
}

constexpr std::string_view stopping =
    "[[condition]]\nname = \"anticoagulant\"\n[[flag]]\nname = \"fever\"\non = 2026-04-13\n"
    "[[note]]\ntext = \"chest pain on the hill\"\non = 2026-03-20\n";
constexpr std::string_view complaints =
    "[[symptom]]\narea = \"it-band\"\nside = \"right\"\nseverity = 4\non = 2026-03-15\n"
    "[[symptom]]\narea = \"it-band\"\nside = \"right\"\nseverity = 2\non = 2026-03-10\n"
    "[[skipped]]\nwhat = [\"hydration\", \"stretching\"]\non = 2026-03-15\n"
    "[[stress]]\nlevel = 8\non = 2026-03-18\n"
    "[[sleep]]\nhours = \"5:00\"\non = 2026-03-18\n[[sleep]]\nhours = \"5:00\"\non = 2026-03-19\n";

Planned looked_at(std::string_view entries = {}) {
  Planned out = planned(full_plan().append(entries), day(2026, 3, 21));
  INFO(out.found());
  REQUIRE(!out.findings.has_errors());
  return out;
}

using Row = std::tuple<std::string_view, std::string_view, std::string_view, const Match*>;

std::vector<Row> rows(std::span<const Firing> firings) {
  std::vector<Row> out;
  for (const Firing& firing : firings) {
    out.emplace_back(firing.rule->id, firing.fact->key,
                     firing.related != nullptr ? firing.related->key : std::string_view{}, firing.table);
  }
  return out;
}

std::string_view wanted_rule;  // a filter is a plain function
bool is_wanted(const Rule& rule) { return rule.id == wanted_rule; }

}  // namespace

TEST_CASE("traits refuse what the keys of a table refuse") {
  const std::vector<Fact> facts = facts_of_all_traits();
  for (const Rule& rule : builtin_rules().rules) {
    for (const Match* table : tables_of(rule)) {
      const auto differs = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) {
        return concerns(*table, fact) != plainly_concerns(*table, fact);
      });
      CHECK_MESSAGE(differs == facts.end(), rule.id);
    }
  }
  // Keys that the built-in pack does not join in one table.
  constexpr FactKind kinds[] = {FactKind::run, FactKind::cross};
  constexpr Race::Priority priorities[] = {Race::Priority::b, Race::Priority::c};
  Match table;
  table.fact = {kinds, 2};
  table.priority = {priorities, 2};
  table.hard = false;
  table.long_run = true;
  table = prepared(table);
  CHECK(std::all_of(facts.begin(), facts.end(),
                    [&](const Fact& fact) { return concerns(table, fact) == plainly_concerns(table, fact); }));
}

TEST_CASE("every table of the pack is prepared") {
  for (const Rule& rule : builtin_rules().rules) {
    for (const Match* table : tables_of(rule)) {
      const Asked asked = asked_by(*table);
      INFO(rule.id);
      CHECK(table->asked.refused == asked.refused);
      CHECK(table->asked.facts == asked.facts);
      CHECK(table->asked.beside == asked.beside);
      CHECK(table->asked.keys == asked.keys);
    }
  }
}

TEST_CASE("the first look leaves out no kind of fact that a rule names") {
  for (const Rule& rule : builtin_rules().rules) {
    wanted_rule = rule.id;
    const FactKinds read = facts_read(builtin_rules(), is_wanted);
    std::vector<const Match*> tables;
    for (const List<Match> outer : {rule.after, rule.before}) add_tables(outer, tables);
    for (const StopEffect& stop : rule.stops) add_tables(stop.only_if, tables);
    for (const Match* table : tables) {
      for (const FactKind kind : table->fact) CHECK_MESSAGE((read & bit(kind)) != 0, rule.id);
    }
  }
}

TEST_CASE("a look at the facts a rule reads finds what a look at all finds") {
  for (const std::string_view entries : {std::string_view{}, complaints, stopping}) {
    const Planned plan = looked_at(entries);
    const RulePack& rules = builtin_rules();
    const Facts all{plan.schedule, plan.plan, rules.engine};
    std::size_t fired = 0;
    for (const Rule& rule : rules.rules) {
      wanted_rule = rule.id;
      const Facts few{plan.schedule, plan.plan, rules.engine, facts_read(rules, is_wanted)};
      const Firings expected = fire(rules, all, is_wanted), found = fire(rules, few, is_wanted);
      CHECK_MESSAGE(rows(found) == rows(expected), rule.id);
      CHECK(find_stops(found, few).size() == find_stops(expected, all).size());
      fired += expected.empty() ? 0 : 1;
    }
    CHECK(fired > (entries == stopping ? 5U : 25U));
  }
}

TEST_CASE("a rule fires alike alone and among all others, and silences what it names on the same fact") {
  const Planned plan = looked_at(complaints);
  const RulePack& builtin = builtin_rules();
  // Of the built-in rules none silences another on a fact on which both fire.
  constexpr std::array<Text, 2> of_long_runs{"P-*", "R-LONG-MASSAGE"}, of_hard_runs{"R-LONG-SELF", "R-B2B"};
  std::vector<Rule> loud_rules{builtin.rules.begin(), builtin.rules.end()};
  for (Rule& rule : loud_rules) rule.supersedes = {};
  std::vector<Rule> rules = loud_rules;
  for (Rule& rule : rules) {
    if (rule.id == "R-LONG-SELF") rule.supersedes = {of_long_runs.data(), of_long_runs.size()};
    if (rule.id == "R-B2B") rule.supersedes = {of_hard_runs.data(), of_hard_runs.size()};
  }
  const RulePack loud{{loud_rules.data(), loud_rules.size()}, builtin.sources, builtin.engine, nullptr};
  const RulePack pack{{rules.data(), rules.size()}, builtin.sources, builtin.engine, nullptr};
  const Facts facts{plan.schedule, plan.plan, pack.engine};
  const Firings every = fire(loud, facts);
  std::vector<Firing> expected{every.begin(), every.end()};
  std::erase_if(expected, [&](const Firing& firing) {
    return std::any_of(every.begin(), every.end(), [&](const Firing& other) {
      return other.fact == firing.fact && other.rule != firing.rule &&
             names_rule(pack.find(other.rule->id)->supersedes, firing.rule->id);
    });
  });
  CHECK(expected.size() < every.size());
  const Firings all = fire(pack, facts);
  CHECK(rows(all) == rows(expected));
  for (const Rule& rule : pack.rules) {
    wanted_rule = rule.id;
    std::vector<Row> own = rows(all);
    std::erase_if(own, [&](const Row& row) { return std::get<0>(row) != rule.id; });
    CHECK_MESSAGE(rows(fire(pack, facts, is_wanted)) == own, rule.id);
  }
}

TEST_CASE("the first fact from a time on is found by its day as by looking at all") {
  const Planned plan = looked_at(complaints);
  const Facts facts{plan.schedule, plan.plan, builtin_rules().engine};
  for (const FactKind kind : {FactKind::run, FactKind::race, FactKind::cross, FactKind::symptom, FactKind::week}) {
    const std::vector<Fact>& all = facts.of(kind);
    REQUIRE(!all.empty());
    CHECK(facts.first_from(kind, Civil::min()) == all.begin());
    CHECK(facts.first_from(kind, Civil::max() - std::chrono::days{1}) == all.end());
    for (Civil from{day(2026, 2, 20)}; from < Civil{day(2026, 7, 1)}; from += Minutes{90}) {
      const auto plain = std::find_if(all.begin(), all.end(), [from](const Fact& fact) { return fact.begin >= from; });
      REQUIRE(facts.first_from(kind, from) == plain);
    }
  }
}

TEST_CASE("a run is longer than those before it as it is longer than the longest of them") {
  const Planned plan = looked_at();
  const Facts facts{plan.schedule, plan.plan, builtin_rules().engine};
  constexpr FactKind run = FactKind::run;
  for (const Spike spike :
       {Spike{1.1, 30, 14, {}}, {1.0, 7, 0, {}}, {0.5, 3, 0, {}}, {1.15, 60, 28, {}}, {1.0, 7, 0, metres(900)}}) {
    Match table;
    table.fact = {&run, 1};
    table.longer_than = spike;
    table = prepared(table);
    std::size_t longer = 0;
    for (const Fact& fact : facts.of(run)) {
      std::int64_t longest = 0;
      for (const FactKind kind : {FactKind::run, FactKind::race}) {
        for (const Fact& other : facts.of(kind)) {
          const bool counts = other.day < fact.day && other.day >= fact.day - std::chrono::days{spike.days};
          if (counts && other.distance) longest = std::max(longest, other.distance->mm);
        }
      }
      const bool plain = fact.distance && fact.day - facts.first_day() >= std::chrono::days{spike.history} &&
                         longest > 0 &&
                         static_cast<double>(fact.distance->mm) > spike.factor * static_cast<double>(longest) &&
                         (!spike.step || fact.distance->mm > longest + spike.step->mm);
      CHECK(holds(table, fact, facts) == plain);
      longer += plain ? 1 : 0;
    }
    CHECK(longer > 0);
  }
}
