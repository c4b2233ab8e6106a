#include "toml/cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "base/scan.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::toml {
namespace {

/// `00:00`, `0:00:00`, `00:00:00.000`.
bool is_midnight(std::string_view time) {
  return time.find(':') != std::string_view::npos && time.find_first_not_of("0:.") == std::string_view::npos;
}

/// `2027.1.31` for `2027. 1. 31.`, as some languages write it.
std::string joined(std::string_view text) {
  std::string plain;
  for (const char c : trim(text)) {
    if (c != ' ' || !plain.ends_with('.')) plain += c;
  }
  if (plain.ends_with('.')) plain.pop_back();
  return plain;
}

/// The day of the month and the month of `31/01` or `01/31`; nothing where they could be two days.
std::optional<std::pair<std::int64_t, std::int64_t>> day_and_month(std::int64_t first, std::int64_t second) {
  if (first > 12 || first == second) return std::pair{first, second};
  return second > 12 ? std::optional{std::pair{second, first}} : std::nullopt;
}

}  // namespace

std::optional<Day> cell_day(std::string_view cell) {
  const std::string plain = joined(cell);
  std::string_view text = plain;
  if (const std::size_t end = text.find_first_of(" T"); end != std::string_view::npos) {
    if (!is_midnight(trim(text.substr(end + 1)))) return std::nullopt;
    text = text.substr(0, end);
  }
  Scan scan{text};
  const auto first = scan.take_digits(1, 4);
  const char between = first && !scan.done() ? text[text.find_first_not_of("0123456789")] : '\0';
  if (!first || !scan.take(between)) return std::nullopt;
  const auto month = scan.take_digits(1, 2);
  if (!month || !scan.take(between)) return std::nullopt;
  const auto last = scan.take_digits(1, 4);
  if (!last || !scan.done()) return std::nullopt;
  const bool year_first = *first >= 1000 && *last < 100 && (between == '/' || between == '.' || between == '-');
  if (year_first) return parse_day(fmt::format("{:04}-{:02}-{:02}", *first, *month, *last));
  // With dots the day stands first. Of a year of two digits that is clear where it can be no month.
  const bool dots = between == '.', two_digits = dots && *last >= 10 && *last < 100 && *first > 12;
  if (*first >= 100 || (*last < 1000 && !two_digits) || (!dots && between != '/' && between != '-'))
    return std::nullopt;
  const auto found = dots ? std::optional{std::pair{*first, *month}} : day_and_month(*first, *month);
  if (!found) return std::nullopt;
  return parse_day(fmt::format("{:04}-{:02}-{:02}", two_digits ? 2000 + *last : *last, found->second, found->first));
}

std::optional<Pace> cell_pace(std::string_view text, Units units) {
  text = trim(text);
  constexpr std::string_view no_seconds = ":00";
  if (std::count(text.begin(), text.end(), ':') != 2 || !text.ends_with(no_seconds)) return std::nullopt;
  text.remove_suffix(no_seconds.size());
  // An hour and more is slower than any pace that is read, so that only minutes and seconds can be meant.
  return text.starts_with("0:") || text.starts_with("00:") ? std::nullopt : parse_pace(text, units);
}

}  // namespace rubdown::toml
