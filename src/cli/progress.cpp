#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "rubdown/base/units.hpp"
#include "rubdown/batch/files.hpp"

namespace rubdown::cli {
namespace {

bool is_terminal() {
  const char* term = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && !(term && std::string_view{term} == "dumb");
}

}  // namespace

Progress::Progress(bool wanted, std::function<std::optional<std::size_t>()> total)
    : wanted_{wanted && is_terminal()},
      count_{std::move(total)},
      begin_{std::chrono::steady_clock::now()},
      last_{begin_} {}

void Progress::step(bool failed) {
  ++done_;
  failed_ += failed ? 1 : 0;
  if (!wanted_) return;
  auto now = std::chrono::steady_clock::now();
  if (now - begin_ < std::chrono::seconds{1} || now - last_ < std::chrono::milliseconds{100}) return;
  draw(now);
}

void Progress::draw(std::chrono::steady_clock::time_point now) {
  last_ = now;
  drawn_ = true;
  if (count_) total_ = std::exchange(count_, nullptr)();
  double seconds = std::chrono::duration<double>(now - begin_).count();
  double rate = static_cast<double>(done_) / seconds;
  std::string text = fmt::format("\r\x1b[K{}{} plans", done_, total_ ? fmt::format("/{}", *total_) : "");
  if (failed_ > 0) text += fmt::format(", {} failed", failed_);
  text += fmt::format(", {:.0f} a second", rate);
  if (total_ && rate > 0 && *total_ > done_) {
    Seconds left{static_cast<std::int64_t>(static_cast<double>(*total_ - done_) / rate) + 1};
    text += fmt::format(", {} left", format_clock(left));
  }
  std::string error;
  write_all(STDERR_FILENO, text, error);
}

void Progress::clear() {
  std::string error;
  if (drawn_) write_all(STDERR_FILENO, "\r\x1b[K", error);
  drawn_ = false;
}

}  // namespace rubdown::cli
