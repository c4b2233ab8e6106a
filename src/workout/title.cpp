#include "rubdown/base/text.hpp"
#include "rubdown/workout/workout.hpp"

namespace rubdown {
namespace {

constexpr std::size_t widest_title = 40;

std::string count_text(Range<int> count, std::string_view dash) {
  std::string text = std::to_string(count.min);
  if (count.min != count.max) text.append(dash).append(std::to_string(count.max));
  return text;
}

std::string duration_text(Range<Seconds> time) {
  std::string text = format_duration(time.min);
  if (time.min != time.max) text.append("–").append(format_duration(time.max));
  return text;
}

/// `800 m` out of the steps `2 km easy, 6 x 800 m @ 3:20, ...`: what is repeated, where it is one measured piece.
std::string repeated_piece(const Workout& workout) {
  const std::string mark = count_text(*workout.repetitions, "-") + " x ";
  const std::size_t found = workout.steps.find(mark);
  if (found == std::string::npos) return {};
  const std::string_view piece = std::string_view{workout.steps}.substr(found + mark.size());
  if (piece.empty() || piece.front() < '0' || piece.front() > '9') return {};
  const std::size_t number_end = piece.find(' ');
  if (number_end == std::string_view::npos) return {};
  const std::size_t unit_end = piece.find_first_of(" ,);:", number_end + 1);
  return std::string{piece.substr(0, unit_end)};
}

std::string size_text(const Workout& workout, Units units) {
  if (workout.repetitions) {
    const std::string piece = repeated_piece(workout);
    if (!piece.empty()) return count_text(*workout.repetitions, "–").append(" × ").append(piece);
  }
  if (workout.distance) return format_distance(*workout.distance, units);
  if (workout.duration) return duration_text(*workout.duration);
  return {};
}

}  // namespace

std::string workout_title(const Workout& workout, Units units) {
  if (workout.kind == RunKind::other) return cut(one_line(workout.text), widest_title);
  const std::string_view kind = title(workout.kind);
  std::string text = size_text(workout, units);
  return text.empty() ? std::string{kind} : text.insert(0, 1, ' ').insert(0, kind);
}

}  // namespace rubdown
