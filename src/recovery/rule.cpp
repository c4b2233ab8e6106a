#include "rubdown/recovery/rule.hpp"

namespace rubdown {

const Rule* RulePack::find(std::string_view id) const {
  for (const Rule& rule : rules) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

const BibliographyEntry* RulePack::source(std::string_view key) const {
  for (const BibliographyEntry& entry : sources) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

}  // namespace rubdown
