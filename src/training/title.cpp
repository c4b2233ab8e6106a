#include <fmt/format.h>

#include "rubdown/base/text.hpp"
#include "training/day_items.hpp"

namespace rubdown {
namespace {

constexpr std::size_t widest_title = 40;

std::string count_text(Range<int> count) {
  return count.min == count.max ? fmt::format("{}", count.min) : fmt::format("{}–{}", count.min, count.max);
}

std::string duration_text(Range<Seconds> time) {
  if (time.min == time.max) return format_duration(time.min);
  return fmt::format("{}–{}", format_duration(time.min), format_duration(time.max));
}

/// `800 m` out of the steps `..., 6x800 m @ 3:20 ...`: what is repeated, where it is one measured piece.
std::string repeated_piece(const Workout& workout) {
  const std::string mark = count_text(*workout.repetitions) + "x";
  std::string steps = workout.steps;
  for (std::size_t dash; (dash = steps.find("–")) != std::string::npos;) steps.replace(dash, 3, "-");
  std::string plain_mark = mark;
  for (std::size_t dash; (dash = plain_mark.find("–")) != std::string::npos;) plain_mark.replace(dash, 3, "-");
  const std::size_t found = steps.find(plain_mark);
  if (found == std::string::npos) return {};
  std::size_t end = found + plain_mark.size();
  const std::size_t begin = end;
  while (end < steps.size() && ((steps[end] >= '0' && steps[end] <= '9') || steps[end] == '.' || steps[end] == ' ' ||
                                (steps[end] >= 'a' && steps[end] <= 'z'))) {
    ++end;
  }
  std::string piece{trim(std::string_view{steps}.substr(begin, end - begin))};
  // Only the number and its unit: `800 m w` is cut before the word that follows.
  const std::size_t number_end = piece.find(' ');
  if (piece.empty() || piece[0] < '0' || piece[0] > '9') return {};
  if (number_end != std::string::npos) {
    const std::size_t unit_end = piece.find(' ', number_end + 1);
    if (unit_end != std::string::npos) piece.resize(unit_end);
  }
  return piece;
}

std::string size_text(const Workout& workout, Units units) {
  if (workout.repetitions) {
    const std::string piece = repeated_piece(workout);
    if (!piece.empty()) return fmt::format("{} × {}", count_text(*workout.repetitions), piece);
  }
  if (workout.distance) return format_distance(*workout.distance, units);
  if (workout.duration) return duration_text(*workout.duration);
  return {};
}

}  // namespace

std::string workout_title(const Workout& workout, Units units) {
  if (workout.kind == RunKind::other) return cut(one_line(workout.text), widest_title);
  const std::string size = size_text(workout, units);
  return size.empty() ? std::string{title(workout.kind)} : fmt::format("{} {}", title(workout.kind), size);
}

}  // namespace rubdown
