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
  std::vector<SessionType> types;  ///< empty: every kind but messages
  std::vector<BodyArea> areas;     ///< empty: wherever it is done
  int seconds_per_muscle = 0;      ///< only from this dose on
  std::optional<int> minutes;      ///< allowed up to this length
  std::string_view constraint;     ///< as KeepOut::constraint
  const Rule* rule = nullptr;
  std::string detail;

  bool concerns(SessionType type) const;
  bool overlaps(Civil from, Civil to) const { return begin < to && from < end; }
};

std::vector<Ban> find_bans(const std::vector<Firing>& firings, const std::vector<StopSpan>& stops, const Facts& facts);

/// `areas` without those a ban keeps free between `from` and `to`; a both-sided area may lose one side.
std::vector<BodyArea> allowed_areas(const std::vector<BodyArea>& areas, SessionType type, Civil from, Civil to,
                                    std::span<const Ban> bans);

/// Bans of whole kinds of appointments, as the placement takes them.
std::vector<KeepOut> keep_outs_of(std::span<const Ban> bans);

}  // namespace rubdown
