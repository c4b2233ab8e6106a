// Days alike: what a block is made of where the same is wished for and nothing forbids any of it, made once for all of
// them. Most days of a plan are of a dozen kinds, and other plans have the same; only the time, the identity and the
// triggers are the day's own.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "rubdown/schedule/session.hpp"

namespace rubdown {

struct Ask;

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

/// Kinds of days by what is wished for on them.
class DayKinds {
 public:
  /// Each day looks for its kind, and there are few: room that stays mostly empty finds it at the first look.
  DayKinds() { kinds_.max_load_factor(0.25F); }

  /// The wishes of a day's asks as one number; nothing where they are too many for it.
  static std::optional<std::uint64_t> key_of(std::span<const Ask* const> asks);

  const DayKind* find(std::uint64_t key) const {
    const auto found = kinds_.find(key);
    return found != kinds_.end() ? &found->second : nullptr;
  }
  /// No more are kept.
  bool full() const { return kinds_.size() == most; }
  /// It stays where it is.
  const DayKind* add(std::uint64_t key, const DayKind& kind) { return &kinds_.emplace(key, kind).first->second; }

 private:
  static constexpr std::size_t most = 1024;
  std::unordered_map<std::uint64_t, DayKind> kinds_;
};

}  // namespace rubdown
