#include "plan/windows.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "plan/words.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/plan/codes.hpp"

namespace rubdown {
namespace {

constexpr std::string_view en_dash = "\u2013";

/// Both sides of a hyphen or dash; the second is empty where there is none.
struct Ends {
  std::string_view first, second;
  bool joined = false;
};

Ends cut_at_dash(std::string_view text) {
  std::size_t size = 1, at = text.find('-');
  if (at == std::string_view::npos) {
    size = en_dash.size();
    at = text.find(en_dash);
  }
  if (at == std::string_view::npos) return {trim(text), {}, false};
  return {trim(text.substr(0, at)), trim(text.substr(at + size)), true};
}

std::optional<int> known_weekday(std::string_view word, std::string& problem) {
  const auto index = weekday(word);
  if (!index) {
    problem = fmt::format("{} is not a weekday; {}", toml::quote(word), suggestion(lower(word), weekday_words()));
  }
  return index;
}

bool add_days(std::string_view part, std::array<bool, 7>& days, std::string& problem) {
  constexpr std::string_view all = "daily";
  if (part.size() == all.size() && lower(part) == all) {
    days.fill(true);
    return true;
  }
  const Ends ends = cut_at_dash(part);
  const auto first = known_weekday(ends.first, problem);
  if (!first) return false;
  const auto last = ends.joined ? known_weekday(ends.second, problem) : first;
  if (!last) return false;
  for (int day = *first;; day = (day + 1) % 7) {
    days[static_cast<std::size_t>(day)] = true;
    if (day == *last) return true;
  }
}

/// `9-12` with the minutes that are missing; empty where the hours are none.
std::string with_minutes(const Ends& ends) {
  const auto clock = [](std::string_view hour) { return std::string{hour} + ":00"; };
  const auto from = parse_time(clock(ends.first)), to = parse_time(clock(ends.second), true);
  return from && to ? fmt::format("{}-{}", format_time(*from), format_time(*to)) : std::string{};
}

bool read_hours(std::string_view text, WeeklyWindow& window, std::string& problem) {
  const Ends ends = cut_at_dash(text);
  const auto from = parse_time(ends.first);
  const auto to = parse_time(ends.second, true);
  if (!from || !to) {
    const std::string clock = with_minutes(ends);
    problem = fmt::format("hours are written {}", clock.empty() ? "17:30-20:30" : "with minutes: " + clock);
    return false;
  }
  window.from = *from;
  window.to = *to;
  if (*from < *to) return true;
  problem = "it ends before it begins; for hours past midnight write two windows";
  return false;
}

}  // namespace

std::optional<int> weekday(std::string_view word) {
  if (const auto index = parse_weekday(word)) return index;
  const std::string folded = lower(word);
  if (const auto index = parse_weekday(folded)) return index;
  for (int i = 0; i < 7; ++i) {
    if (folded == lower(weekday_long(i))) return i;
  }
  return std::nullopt;
}

std::optional<WeeklyWindow> parse_window(std::string_view text, Span at, std::string& problem) {
  text = trim(text);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digit = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_digit) - text.begin());
  if (digit == 0 || digit == text.size()) {
    problem = "write days and hours, for example \"mon-fri 17:30-20:30\"";
    return std::nullopt;
  }
  WeeklyWindow window;
  window.at = at;
  for (std::string_view days = trim(text.substr(0, digit)); !days.empty();) {
    const std::size_t end = std::min(days.find_first_of(", "), days.size());
    const std::string_view part = trim(days.substr(0, end));
    if (part.empty()) {
      problem = "a comma too many, or days that are missing: write \"mon-fri 17:30-20:30, sat 09:00-12:00\"";
      return std::nullopt;
    }
    if (!add_days(part, window.days, problem)) return std::nullopt;
    days = trim(days.substr(std::min(end + 1, days.size())));
  }
  if (!read_hours(text.substr(digit), window, problem)) return std::nullopt;
  return window;
}

/// Takes the first window off a text that may hold several: a comma behind its hours ends it, one between days does
/// not.
std::string_view take_window(std::string_view& text) {
  const std::size_t hours = std::min(text.find_first_of("0123456789"), text.size());
  const std::size_t end = std::min(text.find(',', hours), text.size());
  const std::string_view window = trim(text.substr(0, end));
  text = trim(text.substr(std::min(end + 1, text.size())));
  return window;
}

std::vector<WeeklyWindow> read_windows(toml::Table& table, std::size_t key) {
  std::vector<WeeklyWindow> windows;
  const auto read = [&](std::string_view text, Span at) {
    std::string problem;
    if (auto window = parse_window(text, at, problem)) {
      windows.push_back(*window);
    } else {
      table.findings().add(not_a_window, at, fmt::format("{} is not a weekly window", toml::quote(text)),
                           std::move(problem));
    }
  };
  for (const At<std::string>& item : table.texts(key)) {
    std::string_view rest = item.value;
    do {
      const std::string_view window = take_window(rest);
      read(window, item.at);
    } while (!rest.empty());
  }
  return windows;
}

}  // namespace rubdown
