#include "recovery/lapse.hpp"

#include <charconv>
#include <cmath>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

struct UnitRow {
  std::string_view name;
  int minutes;
};
constexpr UnitRow units[] = {{"min", 1}, {"h", 60}, {"d", 24 * 60}, {"w", 7 * 24 * 60}};
constexpr double longest = 366.0 * 24 * 60;

}  // namespace

std::optional<Minutes> parse_lapse(std::string_view text) {
  text = trim(text);
  double number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view unit = trim(text.substr(static_cast<std::size_t>(rest - text.data())));
  for (const UnitRow& row : units) {
    if (row.name != unit) continue;
    const double minutes = number * row.minutes;
    if (!(std::abs(minutes) <= longest) || minutes != std::floor(minutes)) return std::nullopt;
    return Minutes{static_cast<int>(minutes)};
  }
  return std::nullopt;
}

std::string format_lapse(Minutes lapse) {
  const auto minutes = lapse.count();
  if (minutes % (24 * 60) == 0 && std::abs(minutes) >= 10 * 24 * 60) return std::to_string(minutes / (24 * 60)) + " d";
  if (minutes % 60 == 0) return std::to_string(minutes / 60) + " h";
  return std::to_string(minutes) + " min";
}

std::string lapse_in_words(Minutes lapse) {
  constexpr Minutes hour{60}, day{24 * 60};
  if (lapse >= 3 * day && lapse % hour == Minutes{0}) {
    const std::string rest = lapse % day == Minutes{0} ? "" : " " + std::to_string(lapse % day / hour) + " h";
    return std::to_string(lapse / day) + " days" + rest;
  }
  if (lapse % hour == Minutes{0}) return std::to_string(lapse / hour) + " h";
  if (lapse > hour) return std::to_string(lapse / hour) + " h " + std::to_string((lapse % hour).count()) + " min";
  return std::to_string(lapse.count()) + " min";
}

}  // namespace rubdown
