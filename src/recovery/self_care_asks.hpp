// What the rules ask for day by day: self-care and notes, in the order in which a day's block takes them.
#pragma once

#include <vector>

#include "recovery/asks.hpp"

namespace rubdown {

/// All asks for self-care; not to be copied, as the order refers to them.
struct SelfCareAsked {
  RecoveryShelf* shelf = nullptr;
  Wishes wishes;                  ///< by Ask::wish
  std::vector<Ask> all;           ///< rule by rule
  std::vector<const Ask*> order;  ///< of `all` by day, of a day what comes first; without what gives way

  SelfCareAsked(const Facts& facts, RecoveryShelf& shelf);
  SelfCareAsked(SelfCareAsked&&) = default;
};

/// Absorbed asks and those over their frequency are left out of the order.
SelfCareAsked self_care_asked(const Firings& firings, const Facts& facts, RecoveryShelf& shelf);

/// `all` by day, of a day what comes first; of equals what was asked earlier.
std::vector<const Ask*> in_order(const std::vector<Ask>& all);

}  // namespace rubdown
