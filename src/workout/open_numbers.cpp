// Numbers without a unit, and `m`: what each means where it stands.
#include "workout/effort.hpp"
#include "workout/parser.hpp"

namespace rubdown::workout {
namespace {

using Measure = Quantity::Measure;

}  // namespace

/// A number alone in a list takes the unit of the next one that has a unit: 1,2,1,1km.
void share_units(std::vector<Piece>& pieces) {
  for (std::size_t i = pieces.size(); i-- > 1;) {
    Piece& left = pieces[i - 1];
    if (!left.open || !left.bare || left.open->unit_said || left.item.repeated) continue;
    const bool list =
        pieces[i].link == Link::comma || pieces[i].link == Link::slash || pieces[i].link == Link::semicolon;
    if (!list || pieces[i].item.repeated || left.open->value.min >= 100'000) continue;
    const std::optional<Range<Seconds>>& time = pieces[i].item.step.duration;
    if (time && pieces[i].bare && time->min % Seconds{60} == Seconds{0}) {
      left.item.step.duration =
          Range<Seconds>{Seconds{left.open->value.min * 60 / 1000}, Seconds{left.open->value.max * 60 / 1000}};
      left.open.reset();
      continue;
    }
    const std::optional<Length>& length = pieces[i].item.step.distance;
    if (length && pieces[i].bare && length->unit != DistanceUnit::marathon && length->unit != DistanceUnit::half) {
      const std::int64_t scale = length->unit == DistanceUnit::mi   ? mile.mm
                                 : length->unit == DistanceUnit::km ? kilometre.mm
                                                                    : 1000;
      left.item.step.distance =
          Length{{{left.open->value.min * scale / 1000}, {left.open->value.max * scale / 1000}}, length->unit};
      left.open.reset();
    }
  }
}

void settle_open(Piece& piece, bool repeated, Units units) {
  if (!piece.open) return;
  const Quantity q = *piece.open;
  piece.open.reset();
  Step& step = piece.item.step;
  const std::int64_t value = q.value.max;
  const auto metres = [&] { step.distance = Length{{{q.value.min}, {q.value.max}}, DistanceUnit::m}; };
  const auto minutes = [&] {
    step.duration = Range<Seconds>{Seconds{q.value.min * 60 / 1000}, Seconds{q.value.max * 60 / 1000}};
  };
  const auto plan_units = [&] {
    const std::int64_t scale = unit(units).mm;
    step.distance = Length{{{(q.value.min * scale + 500) / 1000}, {(q.value.max * scale + 500) / 1000}},
                           units == Units::mi ? DistanceUnit::mi : DistanceUnit::km};
  };
  const bool other_sport = step.activity >= Activity::bike && step.activity <= Activity::other;
  const bool sprinting = step.has(Label::strides) || step.effort.from == Zone::sprint;
  if (q.measure == Measure::minutes_or_metres) {
    if (q.capital && units == Units::mi && (value % 1000 != 0 || step.role != Role::main) && value <= 30'000)
      return plan_units();
    if (sprinting && value >= 30'000) return metres();
    if (value < 100'000) return minutes();
    const bool long_time =
        !repeated && value <= 240'000 &&
        (other_sport || step.has(Label::long_run) ||
         (family_of(step.effort) == Family::easy && step.role == Role::main && step.activity == Activity::run));
    return long_time ? minutes() : metres();
  }
  if (other_sport && value >= 10'000) return minutes();
  if (sprinting && value >= 30'000) return metres();
  if (value >= 100'000) return metres();
  const bool tempo = step.effort.from == Zone::tempo || step.effort.from == Zone::threshold;
  if (!repeated && tempo && value >= 15'000) return minutes();
  const std::int64_t farthest = step.has(Label::long_run) ? (units == Units::mi ? 40'000 : 60'000)
                                : units == Units::mi      ? 29'000
                                                          : 45'000;
  if (!repeated && value > farthest) return minutes();
  if (repeated && value > 20'000) return metres();
  plan_units();
}

}  // namespace rubdown::workout
