#include "rubdown/workout/workout_reader.hpp"

#include <cstring>
#include <utility>

namespace rubdown {
namespace {

// The table grows by doubling and is never more than half full, so that a search ends soon. Its sizes are powers of
// two.
constexpr std::size_t fewest_slots = 128, most_slots = 4096;

/// Eight bytes at a time, the last eight once more: most texts are a dozen bytes long. Texts that somebody chose in
/// order to collide cost time, no more.
std::uint32_t hash_of(std::string_view text, Units units) {
  std::uint64_t hash = text.size() * 2 + (units == Units::mi ? 1 : 0);
  const auto add = [&hash](const char* from, std::size_t size) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, from, size);
    hash = (hash ^ eight) * 0x9E3779B97F4A7C15;  // odd, its bits are those of the golden ratio
    hash ^= hash >> 32;
  };
  constexpr std::size_t step = sizeof(std::uint64_t);
  if (text.size() >= step) {
    for (std::size_t at = 0; at + step < text.size(); at += step) add(text.data() + at, step);
    add(text.data() + text.size() - step, step);
  } else if (!text.empty()) {
    add(text.data(), text.size());
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

const Workout& SharedWorkout::day_off() {
  static const Workout workout;
  return workout;
}

/// The slot of a text, or the empty one where it belongs.
std::size_t WorkoutReader::find(std::string_view text, Units units, std::uint32_t hash) const {
  const std::size_t last = slots_.size() - 1;
  std::size_t at = hash & last;
  for (; slots_[at].workout; at = (at + 1) & last) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && slot.units == units && (*slot.workout)->text == text) break;
  }
  return at;
}

const SharedWorkout* WorkoutReader::known(std::string_view text, Units units) const {
  if (slots_.empty()) return nullptr;
  const Slot& slot = slots_[find(text, units, hash_of(text, units))];
  return slot.workout ? &*slot.workout : nullptr;
}

SharedWorkout WorkoutReader::read(std::string_view text, Units units, Span at, Diagnostics& findings) {
  if (const SharedWorkout* workout = known(text, units)) return *workout;
  const std::size_t before = findings.size();
  Workout read = parse_workout(text, units, at, findings);
  if (read.kind != RunKind::rest) read.title = {units, workout_title(read, units)};
  SharedWorkout workout = std::move(read);
  if (findings.size() == before) keep(workout, units, hash_of(text, units));
  return workout;
}

void WorkoutReader::keep(const SharedWorkout& workout, Units units, std::uint32_t hash) {
  if (2 * (kept_ + 1) > slots_.size() && !grow()) return;
  slots_[find(workout->text, units, hash)] = {hash, units, workout};
  ++kept_;
}

bool WorkoutReader::grow() {
  if (slots_.size() == most_slots) return false;
  std::vector<Slot> old(slots_.empty() ? fewest_slots : 2 * slots_.size());
  old.swap(slots_);
  for (Slot& slot : old) {
    if (slot.workout) slots_[find((*slot.workout)->text, slot.units, slot.hash)] = std::move(slot);
  }
  return true;
}

}  // namespace rubdown
