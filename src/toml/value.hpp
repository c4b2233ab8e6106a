// A TOML document as a tree of our own: every key and value knows its place, tables keep the order of the file. Keys
// and texts are views of the file's own text, or of Texts beside the tree.
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/source.hpp"

namespace rubdown::toml {

struct Value;
struct Entry;
using List = std::vector<Value>;
using Entries = std::vector<Entry>;

/// What a tree refers to and its file does not hold as it is: texts with escapes. They stay where they are.
using Texts = std::list<std::string>;

/// A clock time as TOML has it, to the nanosecond.
using ClockTime = std::chrono::nanoseconds;

/// What a value is. The order is that of Value::data.
enum class Kind { broken, boolean, integer, real, text, day, time, moment, list, table };

/// `broken` stands for a value whose text is no TOML: it was reported, and readers pass over it in silence.
struct Value {
  std::variant<std::monostate, bool, std::int64_t, double, std::string_view, Day, ClockTime, Civil, List, Entries> data;
  Span at{};
  bool loose = false;  ///< text from a table cell: a number, date or list may be meant

  Value() = default;
  Value(std::string_view text, Span place);

  Kind kind() const { return static_cast<Kind>(data.index()); }
  const std::string_view* text() const { return std::get_if<std::string_view>(&data); }
  List* list() { return std::get_if<List>(&data); }
  const List* list() const { return std::get_if<List>(&data); }
  Entries* table() { return std::get_if<Entries>(&data); }
  const Entries* table() const { return std::get_if<Entries>(&data); }
};

struct Entry {
  std::string_view key;
  Span at{};  ///< of the key
  Value value;

  Entry() = default;
  Entry(std::string_view name, Span place, Value made) : key(name), at(place), value(std::move(made)) {}
  Entry(std::string_view name, Span place, std::string_view text, Span text_at)
      : key(name), at(place), value(text, text_at) {}
};

inline Value::Value(std::string_view text, Span place) : data(text), at(place) {}

/// True where the keys are the same; most differ in their size or first letter.
inline bool same_key(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

/// The value of `key`, or null where `table` has none or is no table.
Value* find(Value& table, std::string_view key);
const Value* find(const Value& table, std::string_view key);

/// An empty table at a place.
Value make_table(Span at);

/// `a string`, `a whole number`, `a table`: what a value is, for messages.
std::string_view describe(Kind kind);

/// True where every item is a table: `[[week]]`, or an array of inline tables. False for an empty list.
bool is_list_of_tables(const Value& value);

}  // namespace rubdown::toml
