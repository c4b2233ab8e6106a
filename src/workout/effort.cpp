#include "workout/effort.hpp"

#include <array>

namespace rubdown::workout {
namespace {

struct ZoneRow {
  std::string_view name;
  int speed;  // per cent of marathon pace
  bool plain;
};

// In the order of Zone. The speeds order the vocabulary; they are read off equivalent performances of a runner of
// 3:30 for the marathon (Riegel's exponent 1.06) and rounded, and print nowhere.
constexpr std::array<ZoneRow, 36> zones{
    {{"", 0, true},          {"very easy", 70, true},    {"easy", 76, true},        {"aerobic", 85, true},
     {"moderate", 86, true}, {"steady", 88, true},       {"strong", 97, true},      {"MP", 100, false},
     {"GP", 100, false},     {"pace", 100, true},        {"race pace", 100, false}, {"HMP", 104, false},
     {"tempo", 105, true},   {"T", 106, false},          {"LT", 106, false},        {"MT", 107, false},
     {"ST", 108, false},     {"10 mi pace", 106, false}, {"15K pace", 107, false},  {"10K pace", 109, false},
     {"CV", 110, false},     {"8K pace", 111, false},    {"5K pace", 115, false},   {"3K pace", 119, false},
     {"hard", 113, true},    {"I", 114, false},          {"speed", 114, true},      {"mile pace", 124, false},
     {"R", 124, false},      {"fast", 114, true},        {"sprint", 135, true},     {"z1", 70, false},
     {"z2", 77, false},      {"z3", 103, false},         {"z4", 107, false},        {"z5", 115, false}}};

const ZoneRow& row_of(Zone zone) { return zones[static_cast<std::size_t>(zone)]; }

int scaled(Zone zone, const Effort& effort) {
  int speed = row_of(zone).speed;
  if (effort.percent.max > 0) speed = speed * (effort.percent.min + effort.percent.max) / 200;
  return speed - effort.offset / 3;  // three seconds a kilometre are about one per cent of marathon pace
}

}  // namespace

std::string_view name(Zone zone) { return row_of(zone).name; }
int speed_of(Zone zone) { return row_of(zone).speed; }
bool said_plainly(Zone zone) { return row_of(zone).plain; }

Range<int> span_of(const Effort& effort) {
  if (effort.from == Zone::none) return {0, 0};
  return {scaled(effort.from, effort), scaled(effort.to, effort)};
}

int speed_of(const Effort& effort) {
  const Range<int> span = span_of(effort);
  // Easy to moderate is an easy run; 5K to 10K pace lies in the middle.
  return said_plainly(effort.from) ? span.min : (span.min + span.max) / 2;
}

Family family_of(const Effort& effort) {
  const int speed = speed_of(effort);
  if (speed == 0) return Family::none;
  if (speed < 82) return Family::easy;
  if (speed < 98) return Family::steady;
  return speed <= 102 ? Family::marathon : Family::fast;
}

std::optional<Zone> zone_of_race(Distance distance) {
  struct Race {
    std::int64_t from, to;  // metres
    Zone zone;
  };
  constexpr Race races[] = {
      {700, 1700, Zone::mile_pace},   {2900, 3300, Zone::three_k},     {4900, 5100, Zone::five_k},
      {7900, 8100, Zone::eight_k},    {9900, 10100, Zone::ten_k},      {14900, 15100, Zone::fifteen_k},
      {16000, 16200, Zone::ten_mile}, {20900, 21200, Zone::half_pace}, {42000, 42300, Zone::marathon}};
  for (const Race& race : races)
    if (distance.mm >= race.from * 1000 && distance.mm <= race.to * 1000) return race.zone;
  return std::nullopt;
}

}  // namespace rubdown::workout
