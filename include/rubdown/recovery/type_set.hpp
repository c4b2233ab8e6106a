// A set of session types.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "rubdown/base/vocabulary.hpp"

namespace rubdown {

/// One bit for each type, in the order of the table of session types.
class TypeSet {
 public:
  constexpr TypeSet() = default;
  constexpr TypeSet(std::initializer_list<SessionType> types) {
    for (const SessionType type : types) add(type);
  }
  constexpr void add(SessionType type) { bits_ |= bit(type); }
  constexpr bool has(SessionType type) const { return (bits_ & bit(type)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  /// Bit n is set where the n-th type of the table is in the set.
  constexpr std::uint32_t bits() const { return bits_; }
  friend constexpr bool operator==(const TypeSet&, const TypeSet&) = default;

 private:
  static constexpr std::uint32_t bit(SessionType type) { return std::uint32_t{1} << static_cast<unsigned>(type); }
  std::uint32_t bits_ = 0;
};

}  // namespace rubdown
