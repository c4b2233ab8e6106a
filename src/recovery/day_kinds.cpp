#include "recovery/day_kinds.hpp"

#include <algorithm>

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

const DayKind* DayKinds::find(std::uint64_t key) const {
  const auto found = std::find(keys_.begin(), keys_.end(), key);
  return found != keys_.end() ? &kinds_[static_cast<std::size_t>(found - keys_.begin())] : nullptr;
}

const DayKind* DayKinds::add(std::uint64_t key, const DayKind& kind) {
  if (keys_.empty()) keys_.reserve(most), kinds_.reserve(most);
  keys_.push_back(key);
  return &kinds_.emplace_back(kind);
}

}  // namespace rubdown
