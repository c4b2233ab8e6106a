// The starts that the search visits: those of the grid at which somebody may want an appointment, but for starts that
// no best answer has.
#pragma once

#include <span>
#include <vector>

#include "recovery/placement_terms.hpp"

namespace rubdown::placing {

/// First and last minute of a time in which somebody may want an appointment to start.
struct Window {
  Minute first = 0, last = 0;
};

/// The windows of all demands, united and by time.
std::vector<Window> windows_of(const std::vector<Want>& wants);

/// Finds windows for times that mostly grow.
class WindowFinder {
 public:
  explicit WindowFinder(std::span<const Window> windows) : windows_(windows) {}
  /// The windows that are not over before `time`.
  std::span<const Window> from(Minute time) {
    if (next_ > 0 && windows_[next_ - 1].last >= time) next_ = 0;
    while (next_ < windows_.size() && windows_[next_].last < time) ++next_;
    return windows_.subspan(next_);
  }

 private:
  std::span<const Window> windows_;
  std::size_t next_ = 0;
};

/// All starts of the grid in these windows, by time, then opening.
std::vector<Start> every_start(const Terms& terms, std::span<const Window> windows);

/// Those of `starts` that may be in the best answer: see placement_starts.cpp. Needs all of the terms but the starts.
std::vector<Start> useful_starts(const Terms& terms, const std::vector<Start>& starts);

}  // namespace rubdown::placing
