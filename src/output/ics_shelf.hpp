// Where what was made once is found again by what it says.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace rubdown {

/// Phrases of one kind, each found by what it says: `Said`, or whatever the caller compares with that.
/// `Places`, of which no more are kept, is a power of two.
template <class Said, class Phrase, std::size_t Places>
class IcsShelf {
 public:
  struct Kept {
    Said said;
    Phrase phrase;
  };

  /// The first that `same` says yes to; null where there is none. What says the same has one hash.
  template <class Same>
  Kept* find(std::uint64_t hash, Same same) {
    const std::size_t place = place_of(hash);
    Kept* const first = at(place);
    if (first && same(*first)) return first;
    Kept* const second = at(place ^ 1);
    return second && same(*second) ? second : nullptr;
  }
  /// It holds until the next is added. Where both its places are taken, what stood in the first is no more.
  Kept& add(std::uint64_t hash, Kept kept) {
    std::size_t place = place_of(hash);
    if (places_[place] != 0 && places_[place ^ 1] != 0) return *at(place) = std::move(kept);
    if (places_[place] != 0) place ^= 1;
    kept_.push_back(std::move(kept));
    places_[place] = static_cast<std::uint16_t>(kept_.size());
    return kept_.back();
  }
  void clear() {
    places_ = {};
    kept_.clear();
  }

 private:
  Kept* at(std::size_t place) { return places_[place] != 0 ? &kept_[places_[place] - 1] : nullptr; }
  static std::size_t place_of(std::uint64_t hash) { return static_cast<std::size_t>(hash >> 32) % Places; }
  std::array<std::uint16_t, Places> places_{};  ///< numbers of those kept, from 1
  std::vector<Kept> kept_;
};

}  // namespace rubdown
