#include "recovery/free_time.hpp"

namespace rubdown {
namespace {

using Fives = std::chrono::duration<int, std::ratio<300>>;

}  // namespace

Civil round_up(Civil time) { return std::chrono::ceil<Fives>(time.time_since_epoch()) + Civil{}; }
Civil round_down(Civil time) { return std::chrono::floor<Fives>(time.time_since_epoch()) + Civil{}; }

// What begins after a slot lies behind the block whenever that slot does, so each slot is looked at once.

Civil first_free(Civil wanted, Minutes length, std::span<const Slot> slots) {
  for (const Slot& slot : slots) {
    if (slot.begin >= wanted + length) break;
    if (slot.end > wanted) wanted = round_up(slot.end);
  }
  return wanted;
}

Civil last_free(Civil wanted, Minutes length, std::span<const Slot> slots) {
  for (auto slot = slots.rbegin(); slot != slots.rend(); ++slot) {
    if (slot->end > wanted && slot->begin < wanted + length) wanted = round_down(slot->begin - length);
  }
  return wanted;
}

}  // namespace rubdown
