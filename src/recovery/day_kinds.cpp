#include "recovery/day_kinds.hpp"

#include "recovery/asks.hpp"

namespace rubdown {

std::optional<std::uint64_t> DayKinds::key_of(std::span<const Ask* const> asks) {
  constexpr unsigned bits = 16;
  constexpr std::size_t most_asks = 64 / bits;
  if (asks.size() > most_asks) return std::nullopt;
  std::uint64_t key = 0;
  for (const Ask* ask : asks) {
    const std::uint64_t number = std::uint64_t{ask->wish} + 1;
    if (number >= std::uint64_t{1} << bits) return std::nullopt;
    key = key << bits | number;
  }
  return key;
}

}  // namespace rubdown
