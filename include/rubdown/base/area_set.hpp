// A set of body areas, each on the left, on the right or on both sides.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <span>
#include <string>

#include "rubdown/base/vocabulary.hpp"

namespace rubdown {

/// One bit for each area and side. `both` and the left of one area may stand side by side; without_repeats() settles
/// that.
class AreaSet {
 public:
  /// Goes through the areas in their order: by area, then `both`, left and right.
  class Iterator {
   public:
    using value_type = BodyArea;
    using difference_type = std::ptrdiff_t;
    using reference = BodyArea;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;
    constexpr explicit Iterator(std::uint64_t left = 0) : left_(left) {}
    constexpr BodyArea operator*() const {
      const int bit = std::countr_zero(left_);
      return {static_cast<Area>(bit / 3), static_cast<Side>(bit % 3)};
    }
    constexpr Iterator& operator++() {
      left_ &= left_ - 1;
      return *this;
    }
    constexpr Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    friend constexpr bool operator==(const Iterator&, const Iterator&) = default;

   private:
    std::uint64_t left_;
  };

  constexpr AreaSet() = default;
  constexpr AreaSet(std::initializer_list<BodyArea> areas) : AreaSet(std::span{areas.begin(), areas.size()}) {}
  constexpr explicit AreaSet(std::span<const BodyArea> areas) {
    for (const BodyArea area : areas) add(area);
  }

  constexpr void add(BodyArea area) { bits_ |= bit(area); }
  constexpr AreaSet& operator|=(AreaSet others) {
    bits_ |= others.bits_;
    return *this;
  }
  constexpr bool has(BodyArea area) const { return (bits_ & bit(area)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::size_t size() const { return static_cast<std::size_t>(std::popcount(bits_)); }
  constexpr Iterator begin() const { return Iterator{bits_}; }
  constexpr Iterator end() const { return Iterator{}; }
  /// Of a set that is not empty.
  constexpr BodyArea front() const { return *begin(); }

  /// Left and right only where the area is not there as both.
  constexpr AreaSet without_repeats() const {
    const std::uint64_t both = bits_ & boths;
    return AreaSet{bits_ & ~(both << 1 | both << 2)};
  }
  /// What is left where `others` are taken away: an area on both sides may lose one of them.
  constexpr AreaSet without(AreaSet others) const {
    const std::uint64_t both = bits_ & boths, left = bits_ >> 1 & boths, right = bits_ >> 2 & boths;
    const std::uint64_t no_both = others.bits_ & boths, no_left = others.bits_ >> 1 & boths,
                        no_right = others.bits_ >> 2 & boths;
    return AreaSet{(both & ~(no_both | no_left | no_right)) | ((left | (both & no_right)) & ~(no_both | no_left)) << 1 |
                   ((right | (both & no_left)) & ~(no_both | no_right)) << 2};
  }
  friend constexpr bool operator==(const AreaSet&, const AreaSet&) = default;

 private:
  static constexpr std::uint64_t boths = 011'1111'1111'1111;  ///< the first of the three bits of each area
  static_assert(static_cast<int>(Area::knee) < 14 && static_cast<int>(Side::right) == 2);

  static constexpr std::uint64_t bit(BodyArea area) {
    return std::uint64_t{1} << (3 * static_cast<unsigned>(area.area) + static_cast<unsigned>(area.side));
  }
  constexpr explicit AreaSet(std::uint64_t bits) : bits_(bits) {}
  std::uint64_t bits_ = 0;
};

/// In their order: `calves, hamstrings and quads`; empty for no area.
std::string describe(AreaSet areas);

}  // namespace rubdown
