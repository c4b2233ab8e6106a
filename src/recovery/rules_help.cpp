#include <fmt/format.h>

#include "recovery/hanging.hpp"
#include "recovery/rule_fields.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/recovery/describe_rules.hpp"

namespace rubdown {
namespace {

constexpr std::string_view intro =
    "A rule file is TOML. A plan names its packs in order: rules = [\"builtin\", \"mine.toml\"]. A later pack adds "
    "rules, "
    "replaces rules by their id, and drops those in its `disable`. `rubdown rules print` prints the built-in pack as a "
    "start, `rubdown rules check FILE` finds mistakes.";

constexpr std::string_view how =
    "Rules look at facts: runs and races from their start to their end, log entries, operations, conditions, weeks, "
    "the "
    "athlete. A rule acts once for each fact that one of its `after` or `before` tables fits; windows count from the "
    "end "
    "of an `after` fact and back from the start of a `before` fact. Rules see facts and never what other rules did.";

constexpr std::string_view values =
    "Lengths of time are text with a unit: \"15 min\", \"24 h\", \"14 d\", \"-48 h\". Distances have theirs: \"16 "
    "km\". "
    "Where a key takes a list, one item may stand without brackets.";

void add(std::string& out, std::string_view text, std::size_t width) {
  out += wrap(text, width);
  if (out.back() != '\n') out += '\n';
  out += '\n';
}

template <class S>
void add_table(std::string& out, std::string_view header, const S& table, std::size_t width) {
  out.append(header).append("\n");
  visit_fields(table, [&](std::string_view key, const auto&, std::string_view meaning) {
    out += hanging(fmt::format("  {}", key), meaning, 25, width);
  });
  out += '\n';
}

}  // namespace

std::string rules_help(std::size_t width) {
  std::string out;
  add(out, intro, width);
  add(out, how, width);
  add(out, values, width);
  out +=
      "  [[rule]]\n"
      "  id = \"MY-ROLL\"\n"
      "  name = \"Roll after hills\"\n"
      "  after = { fact = \"run\", kind = \"hills\" }\n"
      "  grade = \"traditional\"\n"
      "  because = \"My calves like it.\"\n"
      "  [[rule.session]]\n"
      "  type = \"roll\"\n"
      "  minutes = 8\n"
      "  areas = \"calf\"\n"
      "  window = { earliest = \"10 min\", ideal = \"1 h\", latest = \"12 h\" }\n\n";
  out += "The file: format (1), disable (rule ids), [[rule]], [[source]], [engine]\n\n";
  add_table(out, "[[rule]]", Rule{}, width);
  add_table(out, "after, before, if, with, without", Match{}, width);
  out += "with, without also take\n";
  out += "  before                 it begins at most so long before\n";
  out += "  after                  it begins at most so long after\n";
  out += "  same_day               on the same civil day\n\n";
  add_table(out, "distance, duration, severity, level, length, age, weeks_since ...", Bounds<int>{}, width);
  add_table(out, "reaches, below", Size{}, width);
  add_table(out, "longer_than", Spike{}, width);
  add_table(out, "count, not_count, at_most", Count{}, width);
  add_table(out, "[[rule.session]]", Prescription{}, width);
  add_table(out, "window", Window{}, width);
  add_table(out, "[[rule.advise]]", Advise{}, width);
  add_table(out, "[[rule.stop]]", StopEffect{}, width);
  add_table(out, "[[rule.keep_clear]]", KeepClear{}, width);
  add_table(out, "[[rule.limit]]", Limit{}, width);
  add_table(out, "[[rule.run]]", RunText{}, width);
  add_table(out, "[[rule.scale]]", Scale{}, width);
  add_table(out, "[[source]]", BibliographyEntry{}, width);
  add_table(out, "[engine]", Engine{}, width);
  add_table(out, "[[engine.band]]", Band{}, width);
  add_table(out, "[[engine.instead]]", Instead{}, width);
  out.pop_back();
  return out;
}

}  // namespace rubdown
