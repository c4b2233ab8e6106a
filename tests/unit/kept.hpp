// What sessions made by hand refer to: texts and lists that live as long as the tests.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "rubdown/schedule/session.hpp"

namespace rubdown {

inline TextStore& kept_by_tests() {
  static TextStore store;
  return store;
}

inline std::string_view kept(std::string_view text) { return kept_by_tests().keep(text); }

inline KeptWorkout kept(const SharedWorkout& workout) { return {workout, kept_by_tests()}; }

inline const Booking* kept(const Booking& booking) {
  return kept_by_tests().hold(std::make_shared<const Booking>(booking));
}

template <typename T>
std::span<const T> kept_list(const std::vector<T>& values) {
  return kept_by_tests().keep(std::span<const T>{values});
}

}  // namespace rubdown
