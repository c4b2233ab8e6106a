// Rules as text: for people, as TOML, as JSON; and the schema and help of their file format.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

/// The whole pack as a rule file, a start for one's own: reading it gives an equal pack.
std::string print_rules(const RulePack& pack);

/// One rule as a rule file that takes its place: read over the pack it is of, which has its sources, it changes
/// nothing.
std::string print_rule(const Rule& rule);

/// One line a rule: id, priority, grade, name; under headings of their groups. At most `width` columns.
std::string list_rules(const RulePack& pack, std::size_t width = 80);

/// One rule for people: when it acts, what it does, why, how good the evidence is, and its sources in full.
std::string describe_rule(const Rule& rule, const RulePack& pack, std::size_t width = 80);

/// The works the rules cite, each with the rules that cite it.
std::string list_sources(const RulePack& pack, std::size_t width = 80);

/// The same as JSON: an object for one rule, arrays for lists.
std::string rules_json(const RulePack& pack);
std::string rule_json(const Rule& rule, const RulePack& pack);
std::string sources_json(const RulePack& pack);

/// JSON Schema (draft 4) of a rule file.
std::string rules_schema();

/// `rubdown help rules`: the file format with every key.
std::string rules_help(std::size_t width = 80);

/// `rubdown help safety`: what this program is not, when to stop, and every red flag and condition it knows.
std::string safety_help(std::size_t width = 80);

/// The short safety line for calendars.
std::string_view safety_line();

/// The reference of a work as one line: authors, title, journal, DOI.
std::string cite(const BibliographyEntry& entry);

}  // namespace rubdown
