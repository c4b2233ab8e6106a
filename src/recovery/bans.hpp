// Times in which recovery of some kinds, or on some areas, is not placed: from stops and from `keep_clear`.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "recovery/stops.hpp"
#include "rubdown/recovery/placement.hpp"

namespace rubdown {

struct Ban {
  Civil begin{}, end{};
  TypeSet types;                ///< empty: every kind but messages
  AreaSet areas;                ///< empty: wherever it is done
  int seconds_per_muscle = 0;   ///< only from this dose on
  std::optional<int> minutes;   ///< allowed up to this length
  std::string_view constraint;  ///< as KeepOut::constraint
  const Rule* rule = nullptr;
  const KeepClear* keep_clear = nullptr;  ///< of the rule; null where a stop bans
  const Fact* fact = nullptr;

  bool concerns(SessionType type) const;
  /// False where it surely concerns none of them.
  bool may_concern(TypeSet any) const { return types.empty() || (types.bits() & any.bits()) != 0; }
  bool overlaps(Civil from, Civil to) const { return begin < to && from < end; }
};

/// One line in a runner's words: `X-DEEP-PRE-HARD: no massage.deep in the 72 h before Tempo 8 km on Tue 3 Mar`.
std::string detail_of(const Ban& ban);

std::vector<Ban> find_bans(const Firings& firings, const std::vector<StopSpan>& stops, const Facts& facts);

/// `areas` without those the ban keeps free between `from` and `to`; an area on both sides may lose one.
AreaSet allowed_areas(AreaSet areas, SessionType type, Civil from, Civil to, const Ban& ban);
/// The same for all of them.
AreaSet allowed_areas(AreaSet areas, SessionType type, Civil from, Civil to, std::span<const Ban> bans);

/// Adds the bans of whole kinds of appointments, as the placement takes them; details only where somebody will read
/// them.
void add_keep_outs(std::span<const Ban> bans, bool with_details, std::vector<KeepOut>& out);

}  // namespace rubdown
