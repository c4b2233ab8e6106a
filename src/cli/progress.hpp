// The line that says how far a batch has come: on standard error, and only where that is a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace rubdown::cli {

/// Redraws itself at most ten times a second, and only after the first second.
class Progress {
 public:
  Progress(bool wanted, std::optional<std::size_t> total);
  void step(bool failed);
  /// Takes the line away.
  void clear();

 private:
  void draw(std::chrono::steady_clock::time_point now);

  bool wanted_;
  bool drawn_ = false;
  std::optional<std::size_t> total_;
  std::size_t done_ = 0, failed_ = 0;
  std::chrono::steady_clock::time_point begin_, last_;
};

}  // namespace rubdown::cli
