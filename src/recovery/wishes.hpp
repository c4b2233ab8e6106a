// What rules wish for, whatever the day: each once, by number.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "recovery/firing.hpp"

namespace rubdown {

/// A plan has some dozens, and most of its days ask for the same few.
struct Wish {
  const Prescription* session = nullptr;
  AreaSet areas;
};

/// Finds the wishes of firings, rule by rule. What a rule says the same of all its firings is looked at once.
class Wishes {
 public:
  using Wanted = bool (*)(const Prescription& session);

  Wishes(const Facts& facts, Wanted wanted) : facts_(facts), wanted_(wanted) { all_.reserve(32); }

  /// Calls `use` with each firing and the number of each wish it makes, in their order; the firings are of one rule.
  template <class Use>
  void each(std::span<const Firing> of_rule, const Use& use) {
    begin(*of_rule.front().rule);
    if (in_force_.empty()) return;
    for (const Firing& firing : of_rule) {
      for (InForce& one : in_force_) {
        const Prescription& session = *one.session;
        if (session.only_if.empty() || first_match(session.only_if, *firing.fact, facts_, firing.table)) {
          use(firing, number(firing, one));
        }
      }
    }
  }

  const Wish& operator[](std::uint32_t number) const { return all_[number]; }
  /// By number; the others are gone.
  std::vector<Wish> take() { return std::move(all_); }
  std::size_t size() const { return all_.size(); }

 private:
  /// A prescription of the rule that is wanted and that the plan's settings let act; and its wish where no firing says
  /// other areas.
  struct InForce {
    const Prescription* session = nullptr;
    std::optional<std::uint32_t> number;
  };

  void begin(const Rule& rule);
  std::uint32_t number(const Firing& firing, InForce& one);

  const Facts& facts_;
  Wanted wanted_;
  std::vector<Wish> all_;
  std::vector<InForce> in_force_;
};

/// The areas a prescription means in this firing, muscles in place of bone and tendon.
AreaSet areas_meant(const Prescription& session, const Firing& firing, const Facts& facts);

}  // namespace rubdown
