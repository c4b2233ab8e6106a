// The line that says how far a batch has come: on standard error, and only where that is a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>

namespace rubdown::cli {

/// Redraws itself at most ten times a second, and only after the first second.
class Progress {
 public:
  /// `total` is asked once, and only where there is something to draw.
  Progress(bool wanted, std::function<std::optional<std::size_t>()> total);
  void step(bool failed);
  /// Takes the line away.
  void clear();

 private:
  void draw(std::chrono::steady_clock::time_point now);

  bool wanted_;
  bool drawn_ = false;
  std::function<std::optional<std::size_t>()> count_;  ///< empty once it was asked
  std::optional<std::size_t> total_;
  std::size_t done_ = 0, failed_ = 0;
  std::chrono::steady_clock::time_point begin_, last_;
};

}  // namespace rubdown::cli
