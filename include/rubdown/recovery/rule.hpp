// A rule: what it looks at, what it adds or forbids, when, and how good the evidence is. Rules are data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/vocabulary.hpp"

namespace rubdown {

struct Rule {
  std::string id;
  std::string name;
};

/// A work the rules cite.
struct BibliographyEntry {
  std::string key;
  std::string reference;
  std::string doi;
};

/// Rules by id, in the order they apply, and the works they cite.
struct RulePack {
  std::vector<Rule> rules;
  std::vector<BibliographyEntry> sources;
};

/// The built-in pack, compiled from src/recovery/rules at build time.
const RulePack& builtin_rules();

/// Reads a rule file on top of `pack`: adds, replaces by id, disables. Findings as for a plan.
bool read_rules(std::uint32_t source, const Sources& sources, RulePack& pack, Diagnostics& findings);

}  // namespace rubdown
