// What a table of a file may hold: rows that the reader, the JSON Schema and the help text are all made from.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rubdown::toml {

/// What a key takes. The order is that of type_rows in section.cpp.
enum class Type {
  text,  ///< a string; a blank one counts as absent
  word,  ///< one of Key::words
  boolean,
  integer,   ///< Key::min to Key::max
  severity,  ///< 0 to 10, or `mild`, `moderate`, `severe`
  day,       ///< a date, or a string that holds one
  time,      ///< a time of day, or a string that holds one
  distance,  ///< a number in its file's units, or a string with a unit
  pace,
  clock,      ///< a race time
  hours,      ///< a length of sleep
  price,      ///< a number or a string
  texts,      ///< a string or an array of strings
  words,      ///< a word or an array of words
  windows,    ///< `mon-fri 17:30-20:30`, one or an array
  areas,      ///< `calf`, `right it-band`, one or an array
  run_times,  ///< one time of day, or a table of weekdays
  sessions,   ///< a day's workouts
  table,      ///< Key::section
  tables,     ///< an array of Key::section
  any,        ///< read by the caller
};

struct TypeRow {
  Type type;
  std::string_view noun;     ///< `a date`: what a message says is expected
  std::string_view example;  ///< as TOML
};
const TypeRow& row(Type type);

struct Section;

/// What becomes of a template's list of tables where a file that extends it has one of its own. Rows of extending_rows
/// in section.cpp, in this order.
enum class Extending {
  replaces,   ///< the file's own stands in its place
  by_number,  ///< the first table goes over the first, and so on
  adds_up,    ///< the template's stay, and the file's own come behind them
  by_day,     ///< the same, but one of a `date`, and an `at` if any, stands in the place of the template's of that date
  completes,  ///< replaces, unless tables lack a required key: those complete one of the template's
};

/// One sentence of it for people, about a header such as `[[race]]`.
std::string_view describe(Extending extending);

struct Key {
  std::string_view name;
  Type type = Type::text;
  std::string_view means = {};      ///< one clause, for the help and the schema
  std::string_view otherwise = {};  ///< what holds where the key is absent, in words; empty: nothing to say
  bool required = false;
  int min = 0, max = 0;
  std::span<const std::string_view> (*words)() = nullptr;
  const Section* section = nullptr;
  std::string_view noun = {};                 ///< what its words are, for messages; empty: the key's name
  std::string_view example = {};              ///< as TOML; empty: that of the type
  Extending extending = Extending::replaces;  ///< of a list of tables
};

/// `[plan]`, `[[race]]`, `this file`, `a day's workout`.
std::string header(const Section& section);

/// What to write for the key, as the help of a finding.
std::string hint_for(const Key& key);

/// What a value of the key looks like, as TOML.
std::string_view example_of(const Key& key);

inline constexpr std::size_t max_keys = 40;

/// The keys of one table, in the order they are documented.
struct Section {
  std::string_view
      name;  ///< as the header in a file: `plan`, `recovery.pin`; with a space: in words; empty: the file itself
  std::string_view means;  ///< one sentence
  std::span<const Key> keys;
  bool many = false;  ///< its header repeats: `[[race]]`

  /// The place of a key in `keys`, found at compile time: a reader cannot ask for a key that is not documented.
  consteval std::size_t operator[](std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].name == key) return i;
    }
    throw "no such key";
  }
};

}  // namespace rubdown::toml
