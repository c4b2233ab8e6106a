// Free time for a block among times that are taken.
#pragma once

#include <span>

#include "recovery/bans.hpp"

namespace rubdown {

/// A time that is taken, or that a ban keeps clear.
struct Slot {
  Civil begin{}, end{};
  const Ban* ban = nullptr;
};

/// The first start from `wanted` on, behind a slot at a full five minutes, from which `length` is free. The slots stand
/// by their begin.
Civil first_free(Civil wanted, Minutes length, std::span<const Slot> slots);

/// The last start up to `wanted`, before a slot at a full five minutes, from which it is.
Civil last_free(Civil wanted, Minutes length, std::span<const Slot> slots);

/// To full five minutes.
Civil round_up(Civil time);
Civil round_down(Civil time);

}  // namespace rubdown
