// Chains of appointments, their costs, and which of two is better.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "recovery/placement_terms.hpp"

namespace rubdown::placing {

/// Demands open at the same time, one bit each; a bit is given to a new demand when its owner has closed.
using Open = std::uint64_t;

inline int first_of(Open set) { return std::countr_zero(set); }

/// An appointment and the chain before it. Node 0 is the empty chain.
struct Node {
  std::uint32_t before = 0;
  std::uint32_t cost = 0;  ///< offset of its row in the table of costs
  Minute start = 0;
  int length = 0;
  SessionType type = SessionType::massage_sport;
  std::uint32_t opening = 0;
  std::int32_t fixed = -1;  ///< index into Terms::fixed
  Open serves = 0;
};

/// A row of costs is compared word by word, lower is better: demands served (negative, a field for each priority,
/// highest first, as many words as that takes), then appointments | downgrades | plain days, then seconds from the
/// ideals.
class Chains {
 public:
  explicit Chains(const Terms& terms);

  /// Gives the bit to a want; the one that had it has closed.
  void open(std::size_t bit, std::size_t want) {
    owners_[bit] = want;
    sets_[want] = Open{1} << bit;
  }
  const Want& want(int bit) const { return terms_.wants[owners_[static_cast<std::size_t>(bit)]]; }

  const Node& operator[](std::uint32_t node) const { return nodes_[node]; }
  /// `plain`: a new appointment on a day that is not preferred.
  std::uint32_t add(const Node& node, std::uint32_t before, bool plain);
  /// By cost, then by the starts from the first on, then by what is served, type and opening.
  bool better(std::uint32_t a, std::uint32_t b) const;
  /// Indices into Terms::wants, ascending.
  std::vector<std::size_t> served_by(const Node& node) const;

 private:
  bool earlier(std::uint32_t a, std::uint32_t b) const;
  int compare_at_one_start(const Node& x, const Node& y) const;

  const Terms& terms_;
  std::size_t words_ = 0;                                     // of a row
  std::vector<std::pair<std::size_t, std::int64_t>> served_;  // by want: word and unit
  std::array<std::size_t, 64> owners_{};                      // by bit: the want that has it
  std::vector<Open> sets_;                                    // by want: the bit it has, or had
  std::vector<Node> nodes_;
  std::vector<std::int64_t> costs_;
};

}  // namespace rubdown::placing
