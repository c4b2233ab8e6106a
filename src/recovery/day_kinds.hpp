// Days alike: what a block is made of where the same is wished for and nothing forbids any of it, made once for all of
// them. Most days of a plan are of a dozen kinds; only the time, the identity and the triggers are the day's own.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "recovery/asks.hpp"

namespace rubdown {

/// The block of such days, all but when it is and what set it off.
struct DayKind {
  struct Part {
    std::uint32_t ask = 0;  ///< its place among the day's asks
    bool note = false;
    Minutes length{0};
    AreaSet areas;
  };
  std::span<const Part> parts;             ///< notes last
  std::span<const std::uint32_t> reasons;  ///< the asks that give the reasons, in their order
  std::span<const Care> cares;             ///< the parts as the session has them
  std::string_view title;
  Minutes length{0};

  bool has_time() const { return !parts.empty() && !parts.front().note; }
};

/// The kinds of a plan's days by what is wished for on them.
class DayKinds {
 public:
  /// The wishes of a day's asks as one number; nothing where they are too many for it.
  static std::optional<std::uint64_t> key_of(std::span<const Ask* const> asks);

  const DayKind* find(std::uint64_t key) const;
  /// There are so many that looking for one would cost more than making it.
  bool full() const { return keys_.size() == most; }
  const DayKind* add(std::uint64_t key, const DayKind& kind);

 private:
  static constexpr std::size_t most = 64;
  std::vector<std::uint64_t> keys_;
  std::vector<DayKind> kinds_;
};

}  // namespace rubdown
