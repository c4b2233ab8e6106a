// What rules wish for, whatever the day, by number: as the shelf has it, but for areas that reports of the plan name.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "recovery/firing.hpp"
#include "recovery/recovery_shelf.hpp"

namespace rubdown {

/// Whether what a prescription means depends on the firing: only reports name areas, and few prescriptions look for
/// them elsewhere.
inline bool names_areas(const Prescription& session, const Firing& firing, const Facts& facts) {
  return session.areas_from == AreasFrom::leg || !firing.reported().told().areas.empty() ||
         (session.areas_from == AreasFrom::tight && !facts.of(FactKind::symptom).empty());
}

/// Finds the wishes of firings, rule by rule. What a rule says the same of all its firings is looked at once.
class Wishes {
 public:
  using Wanted = bool (*)(const Prescription& session);

  Wishes(const Facts& facts, Wanted wanted, const RecoveryShelf& shelf)
      : facts_(facts), wanted_(wanted), shelf_(shelf) {}

  /// Calls `use` with each firing and the number of each wish it makes, in their order; the firings are of one rule.
  template <class Use>
  void each(std::span<const Firing> of_rule, const Use& use) {
    begin(*of_rule.front().rule);
    if (in_force_.empty()) return;
    for (const Firing& firing : of_rule) {
      for (const std::uint32_t plain : in_force_) {
        const Prescription& session = *shelf_.wish(plain).session;
        if (session.only_if.empty() || first_match(session.only_if, *firing.fact, facts_, firing.table)) {
          use(firing, names_areas(session, firing, facts_) ? number_of_named(session, firing) : plain);
        }
      }
    }
  }

  const Wish& operator[](std::uint32_t number) const {
    return number < shelf_.size() ? shelf_.wish(number) : named_[number - shelf_.size()];
  }
  /// All numbers are below.
  std::size_t size() const { return shelf_.size() + named_.size(); }

 private:
  void begin(const Rule& rule);
  std::uint32_t number_of_named(const Prescription& session, const Firing& firing);

  const Facts& facts_;
  Wanted wanted_;
  const RecoveryShelf& shelf_;
  std::vector<Wish> named_;              // with areas of the plan's own, numbered behind those of the shelf
  std::vector<std::uint32_t> in_force_;  // of the rule, those that are wanted and that the plan's settings let act
};

/// The areas a prescription means in this firing, muscles in place of bone and tendon.
AreaSet areas_meant(const Prescription& session, const Firing& firing, const Facts& facts);

}  // namespace rubdown
