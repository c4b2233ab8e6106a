#include "rubdown/base/units.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "base/scan.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

struct UnitName {
  std::string_view name;
  Distance length;
};

// Longer names first, so that `km` is not read as `k` with a letter left over.
constexpr std::array unit_names{
    UnitName{"kilometres", kilometre},
    UnitName{"kilometers", kilometre},
    UnitName{"kilometre", kilometre},
    UnitName{"kilometer", kilometre},
    UnitName{"kms", kilometre},
    UnitName{"km", kilometre},
    UnitName{"k", kilometre},
    UnitName{"metres", metres(1)},
    UnitName{"meters", metres(1)},
    UnitName{"metre", metres(1)},
    UnitName{"meter", metres(1)},
    UnitName{"miles", mile},
    UnitName{"mile", mile},
    UnitName{"mi", mile},
    UnitName{"m", metres(1)},
};

constexpr std::array named_distances{
    UnitName{"half marathon", half_marathon},
    UnitName{"half-marathon", half_marathon},
    UnitName{"half", half_marathon},
    UnitName{"marathon", marathon},
    UnitName{"mile", mile},
};

constexpr Distance longest_distance{1000 * kilometre.mm};  // exclusive
constexpr Seconds longest_time{100 * 3600};
constexpr Pace fastest_pace{std::chrono::seconds{90}};
constexpr Pace slowest_pace{std::chrono::seconds{30 * 60}};

constexpr std::int64_t rounded_quotient(std::int64_t value, std::int64_t divisor) {
  return (value + divisor / 2) / divisor;
}

std::optional<Distance> take_unit(Scan& scan) {
  for (const UnitName& unit : unit_names) {
    if (scan.take_word(unit.name)) return unit.length;
  }
  return std::nullopt;
}

std::string_view symbol(Units units) { return units == Units::mi ? "mi" : "km"; }

/// Room for a sign, all digits that a length has in tenths, a point and a unit.
using NumberRoom = std::array<char, 32>;

/// Writes a distance without its unit to the front; returns where it ends.
char* put_number(NumberRoom& room, Distance distance, Units units) {
  const std::int64_t tenths = rounded_quotient(std::abs(distance.mm) * 10, unit(units).mm);
  char* at = room.data();
  if (distance.mm < 0 && tenths != 0) *at++ = '-';
  at = std::to_chars(at, room.data() + room.size(), tenths / 10).ptr;
  if (tenths % 10 == 0) return at;
  *at++ = '.';
  *at++ = static_cast<char>('0' + tenths % 10);
  return at;
}

/// `h:mm:ss` or, without hours, `m:ss`; minutes may then be over 59.
std::optional<Seconds> take_clock(Scan& scan) {
  Scan ahead = scan;
  const auto first = ahead.take_digits(1, 4);
  if (!first || !ahead.take(':')) return std::nullopt;
  const auto second = ahead.take_digits(2, 2);
  if (!second || *second > 59) return std::nullopt;
  std::int64_t seconds = *first * 60 + *second;
  if (ahead.take(':')) {
    const auto third = ahead.take_digits(2, 2);
    if (!third || *third > 59) return std::nullopt;
    seconds = seconds * 60 + *third;
  }
  scan = ahead;
  return Seconds{seconds};
}

/// The unit of a pace: `/mi`, `/km`, `min/mi`, `per mile`. Nothing there at all means `units`.
std::optional<Distance> take_pace_unit(Scan& scan, Units units) {
  scan.skip_spaces();
  if (scan.done()) return unit(units);
  scan.take_word("minutes") || scan.take_word("min");
  scan.skip_spaces();
  if (!scan.take('/') && !scan.take_word("per")) return std::nullopt;
  scan.skip_spaces();
  return take_unit(scan);
}

}  // namespace

std::string format_number(Distance distance, Units units) {
  NumberRoom room;
  return {room.data(), put_number(room, distance, units)};
}

std::string format_distance(Distance distance, Units units) {
  NumberRoom room;
  char* end = put_number(room, distance, units);
  *end++ = ' ';
  end = std::ranges::copy(symbol(units), end).out;
  return {room.data(), end};
}

std::string format_distance(Range<Distance> distance, Units units, bool ascii) {
  if (distance.min == distance.max) return format_distance(distance.min, units);
  const std::string min = format_number(distance.min, units);
  const std::string max = format_number(distance.max, units);
  if (min == max) return min + " " + std::string{symbol(units)};
  return min + (ascii ? "-" : "–") + max + " " + std::string{symbol(units)};
}

std::string format_pace(Pace pace, Units units) {
  const std::int64_t seconds = rounded_quotient(pace.per_km.count() * unit(units).mm, 1'000 * kilometre.mm);
  std::string out = format_clock(Seconds{seconds});
  return out.append("/").append(symbol(units));
}

std::string format_clock(Seconds time) {
  const std::int64_t seconds = std::abs(time.count());
  const std::int64_t hours = seconds / 3600;
  std::string out = time.count() < 0 ? "-" : "";
  if (hours > 0) {
    append_digits(out, hours, 1);
    out += ':';
  }
  append_digits(out, seconds / 60 % 60, hours > 0 ? 2 : 1);
  out += ':';
  append_digits(out, seconds % 60, 2);
  return out;
}

std::string format_duration(Seconds time) {
  const std::int64_t seconds = std::abs(time.count());
  std::string out = time.count() < 0 ? "-" : "";
  const std::size_t sign = out.size();
  const auto part = [&](std::int64_t count, std::string_view word) {
    if (count == 0) return;
    if (out.size() > sign) out += ' ';
    append_digits(out, count, 1);
    out.append(" ").append(word);
  };
  part(seconds / 3600, "h");
  part(seconds / 60 % 60, "min");
  part(seconds % 60, "s");
  return out.empty() ? "0 min" : out;
}

std::optional<Distance> parse_distance(std::string_view text, Units units) {
  Scan scan{trim(text)};
  for (const UnitName& named : named_distances) {
    if (lower(scan.text) == named.name) return named.length;
  }
  const auto number = take_decimal(scan);
  if (!number) return std::nullopt;
  scan.skip_spaces();
  const auto length = scan.done() ? unit(units) : take_unit(scan);
  if (!length || !scan.done()) return std::nullopt;
  // At most 12 digits times at most 1,609,344: always inside 64 bits.
  const Distance distance{rounded_quotient(number->value * length->mm, number->scale)};
  if (distance.mm <= 0 || distance >= longest_distance) return std::nullopt;
  return distance;
}

std::optional<Seconds> parse_clock(std::string_view text) {
  Scan scan{trim(text)};
  const auto time = take_clock(scan);
  if (!time || !scan.done() || time->count() == 0 || *time > longest_time) return std::nullopt;
  return time;
}

std::optional<Minutes> parse_hours(std::string_view text) {
  Scan scan{trim(text)};
  const auto hours = take_decimal(scan);
  if (!hours) return std::nullopt;
  Minutes time{rounded_quotient(hours->value * 60, hours->scale)};
  scan.skip_spaces();
  const bool colon = scan.take(':');
  if (!colon && !scan.done() && !scan.take_word("hours") && !scan.take_word("hour") && !scan.take_word("h")) {
    return std::nullopt;
  }
  if (!colon) scan.skip_spaces();
  if (colon || !scan.done()) {
    const auto minutes = scan.take_digits(colon ? 2 : 1, 2);
    if (!minutes || *minutes > 59 || hours->scale != 1) return std::nullopt;
    time += Minutes{*minutes};
    scan.skip_spaces();
    if (!colon && !scan.take_word("minutes") && !scan.take_word("min")) scan.take_word("m");
  }
  if (!scan.done() || time > longest_time) return std::nullopt;
  return time;
}

std::optional<Pace> parse_pace(std::string_view text, Units units) {
  Scan scan{trim(text)};
  const auto time = take_clock(scan);
  if (!time || *time > Seconds{2 * 3600}) return std::nullopt;
  const auto length = take_pace_unit(scan, units);
  if (!length || !scan.done()) return std::nullopt;
  const Pace pace = pace_for(*length, *time);
  if (pace < fastest_pace || pace > slowest_pace) return std::nullopt;
  return pace;
}

}  // namespace rubdown
