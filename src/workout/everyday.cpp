#include "workout/everyday.hpp"

namespace rubdown::workout {
namespace {

/// A word before a size.
struct Row {
  std::string_view word;
  RunKind kind;
  std::string_view printed;  ///< behind the size in the canonical notation
};
constexpr Row rows[] = {
    {"easy", RunKind::easy, " easy"},
    {"long", RunKind::long_run, " long run"},
    {"recovery", RunKind::recovery, " recovery run"},
    {"steady", RunKind::steady, " steady"},
    {"tempo", RunKind::tempo, " tempo"},
    {"cross", RunKind::cross, " cross-training"},
    {"strength", RunKind::strength, " strength"},
    {"yoga", RunKind::mobility, " yoga"},
};

const Row* find_row(std::string_view word) {
  for (const Row& row : rows)
    if (row.word == word) return &row;
  return nullptr;
}

/// Takes what stands before the next space, and the space.
std::string_view take_word(std::string_view& text) {
  const std::size_t space = text.find(' ');
  const std::string_view word = text.substr(0, space);
  text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  return word;
}

/// A whole number as people write it, up to three digits; 0 for anything else.
int whole_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 3 || digits.front() == '0') return 0;
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

bool set_size(int number, std::string_view unit, Workout& workout) {
  constexpr int longest_run = 99, most_minutes = 240;
  if (unit == "min") {
    if (number > most_minutes) return false;
    workout.duration = exactly<Seconds>(Minutes{number});
    return true;
  }
  if (number > longest_run || (unit != "mi" && unit != "km")) return false;
  workout.distance = exactly((unit == "mi" ? mile : kilometre) * number);
  return true;
}

/// `+ 6 strides` behind an easy run.
bool add_strides(std::string_view rest, Workout& workout) {
  constexpr std::string_view plus = "+ ", strides = " strides";
  if (workout.kind != RunKind::easy || rest.substr(0, plus.size()) != plus) return false;
  rest.remove_prefix(plus.size());
  const std::string_view count = rest.substr(0, rest.find(' '));
  const int number = whole_number(count);
  if (number < 2 || number > 20 || rest.substr(count.size()) != strides) return false;
  workout.flags.strides = true;
  workout.steps.append(" with ").append(rest);
  return true;
}

}  // namespace

std::optional<Workout> read_everyday(std::string_view text) {
  std::optional<Workout> workout{std::in_place};
  workout->text = text;
  if (text == "rest") {
    workout->steps = text;
    return workout;
  }
  std::string_view rest = text;
  const Row* row = find_row(take_word(rest));
  if (row == nullptr || text.back() == ' ') return std::nullopt;
  const std::string_view digits = take_word(rest), unit = take_word(rest);
  const int number = whole_number(digits);
  if (number == 0 || !set_size(number, unit, *workout)) return std::nullopt;
  workout->kind = row->kind;
  if (row->kind == RunKind::tempo) workout->quality = workout->distance;
  workout->steps.append(digits).append(" ").append(unit).append(row->printed);
  if (!rest.empty() && !add_strides(rest, *workout)) return std::nullopt;
  return workout;
}

}  // namespace rubdown::workout
