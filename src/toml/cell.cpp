#include "toml/cell.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/scan.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::toml {
namespace {

/// `00:00`, `0:00:00`, `00:00:00.000`.
bool is_midnight(std::string_view time) {
  return time.find(':') != std::string_view::npos && time.find_first_not_of("0:.") == std::string_view::npos;
}

}  // namespace

std::optional<Day> cell_day(std::string_view text) {
  text = trim(text);
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
  const bool day_first = *last >= 1000 && *first < 100 && between == '.';
  if (!year_first && !day_first) return std::nullopt;
  return parse_day(fmt::format("{:04}-{:02}-{:02}", year_first ? *first : *last, *month, year_first ? *last : *first));
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
