// Any bytes as a workout text: read, printed, read again, told.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "rubdown/base/text.hpp"
#include "rubdown/workout/describe.hpp"

using namespace rubdown;

namespace {

constexpr std::size_t longest = 300;  // longer canonical texts are cut like any other

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const Units units = size % 2 == 0 ? Units::km : Units::mi;
  Diagnostics findings, ignored;
  const Workout once = parse_workout(text, units, Span{0, 1, 1, 1, 2}, findings);
  require(once.text == text);
  require(is_valid_utf8(workout_json(once, findings.items())));
  workout_text(once, findings.items());
  if (once.steps.size() > longest) return 0;
  const Workout twice = parse_workout(print_workout(once), units, Span{}, ignored);
  require(twice.steps == once.steps && twice.kind == once.kind && twice.flags == once.flags);
  require(twice.distance == once.distance && twice.duration == once.duration && twice.repetitions == once.repetitions);
  return 0;
}
