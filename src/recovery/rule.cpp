#include "rubdown/recovery/rule.hpp"

#include <vector>

#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/recovery/nearest_rule.hpp"

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

std::string_view nearest_rule(const RulePack& pack, std::string_view id) {
  // The letter in front says nothing about what is meant: R-NOPE is not R-SORE.
  const auto tail = [](std::string_view text) {
    const std::size_t dash = text.size() > 2 && text[1] == '-' ? 2 : 0;
    return text.substr(dash);
  };
  std::vector<std::string_view> tails;
  for (const Rule& rule : pack.rules) {
    if (lower(rule.id) == lower(id)) return rule.id;
    tails.push_back(tail(rule.id));
  }
  const std::string_view near = nearest(tail(id), tails);
  std::string_view found;
  for (const Rule& rule : pack.rules) {
    if (near.empty() || tail(rule.id) != near) continue;
    if (found.empty() || lower(rule.id.substr(0, 1)) == lower(id.substr(0, 1))) found = rule.id;
  }
  return found;
}

}  // namespace rubdown
