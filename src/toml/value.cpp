#include "toml/value.hpp"

#include <algorithm>

namespace rubdown::toml {

const Value* find(const Value& table, std::string_view key) {
  const Entries* entries = table.table();
  if (entries == nullptr) return nullptr;
  for (const Entry& entry : *entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Value* find(Value& table, std::string_view key) {
  return const_cast<Value*>(find(static_cast<const Value&>(table), key));
}

Value make_table(Span at) {
  Value table;
  table.data.emplace<Entries>();
  table.at = at;
  return table;
}

std::string_view describe(Kind kind) {
  switch (kind) {
  case Kind::broken:
    return "no value";
  case Kind::boolean:
    return "true or false";
  case Kind::integer:
    return "a whole number";
  case Kind::real:
    return "a number";
  case Kind::text:
    return "a string";
  case Kind::day:
    return "a date";
  case Kind::time:
    return "a time of day";
  case Kind::moment:
    return "a date with a time";
  case Kind::list:
    return "an array";
  case Kind::table:
    return "a table";
  }
  return "a value";
}

bool is_list_of_tables(const Value& value) {
  const List* list = value.list();
  return list != nullptr && !list->empty() &&
         std::all_of(list->begin(), list->end(), [](const Value& item) { return item.kind() == Kind::table; });
}

}  // namespace rubdown::toml
