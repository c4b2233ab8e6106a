// Weekly windows as written: `mon-fri 17:30-20:30`, `sat,sun 10:00-16:00`, `daily 18:00-20:00`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/plan/plan.hpp"
#include "toml/table.hpp"

namespace rubdown {

/// A day of the week as people write it: `monday` and `Mon` are `mon`.
std::optional<int> weekday(std::string_view word);

/// Nothing where the text is no window; `problem` then says why in a few words.
std::optional<WeeklyWindow> parse_window(std::string_view text, Span at, std::string& problem);

/// The windows of a key of type `windows`, with findings for those that are none.
std::vector<WeeklyWindow> read_windows(toml::Table& table, std::size_t key);

}  // namespace rubdown
