#include "toml/section.hpp"

#include <fmt/core.h>

#include <array>

#include "rubdown/base/suggest.hpp"

namespace rubdown::toml {
namespace {

constexpr std::array type_rows{
    TypeRow{Type::text, "a string", R"("text")"},
    TypeRow{Type::word, "a word", R"("word")"},
    TypeRow{Type::boolean, "true or false", "true"},
    TypeRow{Type::integer, "a whole number", "14"},
    TypeRow{Type::severity, "a whole number from 0 to 10", "4"},
    TypeRow{Type::day, "a date", "2026-11-01"},
    TypeRow{Type::time, "a time of day", R"("07:30")"},
    TypeRow{Type::distance, "a distance", R"("12 km")"},
    TypeRow{Type::pace, "a pace", R"("5:40/km")"},
    TypeRow{Type::clock, "a race time", R"("3:45:00")"},
    TypeRow{Type::hours, "a length of sleep", R"("7:30")"},
    TypeRow{Type::price, "a price", "120"},
    TypeRow{Type::texts, "an array of strings", R"(["a", "b"])"},
    TypeRow{Type::words, "an array of words", R"(["a", "b"])"},
    TypeRow{Type::windows, "weekdays and hours", R"(["mon-fri 17:30-20:30", "sat 10:00-16:00"])"},
    TypeRow{Type::areas, "body areas", R"(["calf", "right it-band"])"},
    TypeRow{Type::run_times, "a time of day, or a table of them", R"({ default = "06:30", sun = "08:00" })"},
    TypeRow{Type::sessions, "a workout", R"("easy 5 mi")"},
    TypeRow{Type::table, "a table", "{}"},
    TypeRow{Type::tables, "an array of tables", "[{}]"},
    TypeRow{Type::any, "a value", "0"},
};

/// In the order of Extending.
constexpr std::string_view extending_rows[] = {
    "The file's own take the place of a template's.",
    "The first goes over the first of a template, and so on.",
    "They add up along templates.",
    "They add up along templates; one of the same date, and time if it has one, takes the place of the template's.",
    "The file's own take the place of a template's; one that lacks what is needed completes the template's of its "
    "name, or the only one, or the only one without a date.",
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < type_rows.size(); ++i) {
    if (static_cast<std::size_t>(type_rows[i].type) != i) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

const TypeRow& row(Type type) { return type_rows[static_cast<std::size_t>(type)]; }

std::string_view describe(Extending extending) { return extending_rows[static_cast<std::size_t>(extending)]; }

std::string header(const Section& section) {
  if (section.name.empty()) return "this file";
  if (section.name.find(' ') != std::string_view::npos) return std::string(section.name);
  return section.many ? fmt::format("[[{}]]", section.name) : fmt::format("[{}]", section.name);
}

std::string hint_for(const Key& key) {
  if (key.type == Type::integer || key.type == Type::severity) {
    return key.min == key.max ? fmt::format("write {} = {}", key.name, key.min)
                              : fmt::format("write a whole number from {} to {}", key.min, key.max);
  }
  if (key.type == Type::word || key.type == Type::words) return suggestion("", key.words());
  return fmt::format("for example {} = {}", key.name, example_of(key));
}

std::string_view example_of(const Key& key) { return key.example.empty() ? row(key.type).example : key.example; }

}  // namespace rubdown::toml
