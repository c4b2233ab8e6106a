#include "recovery/recovery_shelf.hpp"

namespace rubdown {

RecoveryShelf::RecoveryShelf(const RulePack& rules) : rules_(&rules) {
  std::size_t count = 0;
  for (const Rule& rule : rules.rules) count += rule.sessions.size();
  numbers_.reserve(rules.rules.size());
  wishes_.reserve(count);
  for (const Rule& rule : rules.rules) {
    numbers_.push_back(size());
    for (const Prescription& session : rule.sessions) {
      Wish& wish = wishes_.emplace_back(Wish{&session, {}});
      for (const Area area : session.areas) wish.areas.add({area, Side::both});
    }
  }
  warm_ups_.resize(count);
}

std::shared_ptr<RecoveryShelf> make_recovery_shelf() { return std::make_shared<RecoveryShelf>(builtin_rules()); }

}  // namespace rubdown
