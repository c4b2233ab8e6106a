// The values of a table that are more than text: days, times, distances, paces.
#include <fmt/core.h>

#include <cmath>

#include "rubdown/base/text.hpp"
#include "toml/cell.hpp"
#include "toml/codes.hpp"
#include "toml/table.hpp"

namespace rubdown::toml {
namespace {

/// A number that is one.
std::optional<double> to_number(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value.data)) return static_cast<double>(*integer);
  if (const auto* real = std::get_if<double>(&value.data)) {
    return std::isfinite(*real) ? std::optional{*real} : std::nullopt;
  }
  return std::nullopt;
}

/// A clock time of whole seconds, as lengths of time are written without quotes.
std::optional<Seconds> to_seconds(const Value& value) {
  const auto* time = std::get_if<ClockTime>(&value.data);
  if (time == nullptr) return std::nullopt;
  return std::chrono::floor<Seconds>(*time);
}

/// True of a cell that a spreadsheet may have written in a form of its own.
bool is_sheet_number(const Value& value) {
  const std::string_view* text = value.loose ? value.text() : nullptr;
  return text != nullptr && !text->empty() && text->front() >= '0' && text->front() <= '9';
}

}  // namespace

std::optional<Day> to_day(const Value& value) {
  if (const auto* day = std::get_if<Day>(&value.data)) return parse_day(format_day(*day));
  if (value.text() == nullptr) return std::nullopt;
  const auto day = parse_day(trim(*value.text()));
  return day || !value.loose ? day : cell_day(*value.text());
}

std::optional<TimeOfDay> to_time(const Value& value) {
  if (const auto* time = std::get_if<ClockTime>(&value.data)) {
    const auto minutes = std::chrono::floor<Minutes>(*time);
    return minutes == *time ? std::optional{TimeOfDay{minutes}} : std::nullopt;
  }
  return value.text() != nullptr ? parse_time(trim(*value.text())) : std::nullopt;
}

std::optional<std::string> number_text(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value.data)) return fmt::format("{}", *integer);
  const auto number = to_number(value);
  return number ? std::optional{fmt::format("{}", *number)} : std::nullopt;
}

std::optional<At<Day>> Table::day(std::size_t key) {
  if (!has(key)) return std::nullopt;
  if (const auto day = to_day(*slots_[key])) return At<Day>{*day, slots_[key]->at};
  if (slots_[key]->kind() == Kind::day) {
    findings_.add(out_of_range, slots_[key]->at,
                  fmt::format("`{}` is outside the years 1900 to 2200", row_of(key).name), "is the year mistyped?");
    return std::nullopt;
  }
  not_understood(key, is_sheet_number(*slots_[key])
                          ? "write year-month-day of a day that exists, for example 2026-11-01; in a spreadsheet give "
                            "the cells the format yyyy-mm-dd, for 11/7/2026 is one day here and another there"
                          : "write year-month-day of a day that exists, for example 2026-11-01");
  return std::nullopt;
}

std::optional<At<TimeOfDay>> Table::time(std::size_t key) {
  if (!has(key)) return std::nullopt;
  if (const auto time = to_time(*slots_[key])) return At<TimeOfDay>{*time, slots_[key]->at};
  if (slots_[key]->kind() == Kind::time) {
    findings_.add(out_of_range, slots_[key]->at, fmt::format("`{}` is not a whole minute", row_of(key).name),
                  "write hours and minutes, for example 07:30");
    return std::nullopt;
  }
  not_understood(key, "write hours and minutes, for example \"07:30\" or \"18:00\"");
  return std::nullopt;
}

std::optional<At<Distance>> Table::distance(std::size_t key) {
  if (!has(key)) return std::nullopt;
  const Value& value = *slots_[key];
  const auto number = number_text(value);
  if (number || value.text() != nullptr) {
    if (const auto found =
            parse_distance(number ? std::string_view(*number) : trim(*value.text()), units_.of(value.at))) {
      return At<Distance>{*found, value.at};
    }
    if (number) {
      findings_.add(out_of_range, value.at, fmt::format("`{}` is {}", row_of(key).name, *number),
                    "write a distance above 0 and below 1000 km");
      return std::nullopt;
    }
  }
  not_understood(key, "write a number with km, mi or m, or marathon, half marathon, 10k");
  return std::nullopt;
}

std::optional<At<Pace>> Table::pace(std::size_t key) {
  if (!has(key)) return std::nullopt;
  if (const std::string_view* text = slots_[key]->text()) {
    if (const auto found = parse_pace(trim(*text), units_.of(slots_[key]->at)))
      return At<Pace>{*found, slots_[key]->at};
    if (slots_[key]->loose) {
      if (const auto found = cell_pace(*text, units_.of(slots_[key]->at))) return At<Pace>{*found, slots_[key]->at};
    }
  } else if (const auto time = to_seconds(*slots_[key])) {
    findings_.add(not_a_value, slots_[key]->at, fmt::format("`{}` is a time of day, not a pace", row_of(key).name),
                  "write it in quotes with its unit, for example \"5:40/km\" or \"9:30/mi\"");
    return std::nullopt;
  }
  not_understood(key, is_sheet_number(*slots_[key])
                          ? "write minutes and seconds for a km or mile, for example 5:40/km or 9:30/mi; in a "
                            "spreadsheet give the cells the format of text"
                          : "write minutes and seconds for a km or mile, for example \"5:40/km\" or \"9:30/mi\"");
  return std::nullopt;
}

std::optional<At<Seconds>> Table::clock(std::size_t key) {
  if (!has(key)) return std::nullopt;
  const Value& value = *slots_[key];
  auto found = to_seconds(value);
  if (value.text() != nullptr) found = parse_clock(trim(*value.text()));
  if (found && *found > Seconds{0}) return At<Seconds>{*found, value.at};
  not_understood(key, "write hours, minutes and seconds, for example \"3:45:00\" or \"47:10\"");
  return std::nullopt;
}

std::optional<At<Minutes>> Table::hours(std::size_t key) {
  if (!has(key)) return std::nullopt;
  const Value& value = *slots_[key];
  std::optional<Minutes> found;
  if (const auto number = to_number(value)) {
    if (*number >= 0 && *number <= 24) found = Minutes{std::llround(*number * 60)};
  } else if (value.text() != nullptr) {
    found = parse_hours(trim(*value.text()));
  } else if (const auto seconds = to_seconds(value)) {
    found = std::chrono::floor<Minutes>(*seconds);
  }
  if (found && *found <= std::chrono::hours{24}) return At<Minutes>{*found, value.at};
  if (found || to_number(value)) {
    findings_.add(out_of_range, value.at, fmt::format("`{}` is longer than a day or below zero", row_of(key).name),
                  "write hours and minutes, for example \"7:30\"");
    return std::nullopt;
  }
  not_understood(key, "write hours and minutes, for example \"7:30\" or 7.5");
  return std::nullopt;
}

std::optional<At<std::string>> Table::price(std::size_t key) {
  if (!has(key)) return std::nullopt;
  if (auto number = number_text(*slots_[key])) return At<std::string>{std::move(*number), slots_[key]->at};
  return text(key);
}

}  // namespace rubdown::toml
