#include "toml/merge.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace rubdown::toml {
namespace {

void merge_tables(Value& base, Value&& over, bool (*by_number)(std::string_view));

void merge_lists(List& base, List&& over, bool (*by_number)(std::string_view)) {
  for (std::size_t i = 0; i < over.size(); ++i) {
    if (i < base.size()) {
      merge_tables(base[i], std::move(over[i]), by_number);
    } else {
      base.push_back(std::move(over[i]));
    }
  }
}

void merge_entry(Entry& base, Entry&& over, bool (*by_number)(std::string_view)) {
  const bool tables = base.value.kind() == Kind::table && over.value.kind() == Kind::table;
  const bool numbered = by_number(over.key) && is_list_of_tables(base.value) && is_list_of_tables(over.value);
  if (tables) {
    merge_tables(base.value, std::move(over.value), by_number);
  } else if (numbered) {
    merge_lists(*base.value.list(), std::move(*over.value.list()), by_number);
  } else {
    base.value = std::move(over.value);
  }
  base.at = over.at;
}

/// Both sides are looked up in key order, so that hostile files with very many keys stay cheap.
void merge_tables(Value& base, Value&& over, bool (*by_number)(std::string_view)) {
  Entries& into = *base.table();
  std::vector<std::size_t> order(into.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&into](std::size_t a, std::size_t b) { return into[a].key < into[b].key; });
  for (Entry& entry : *over.table()) {
    const auto found = std::lower_bound(order.begin(), order.end(), entry.key,
                                        [&into](std::size_t i, std::string_view key) { return into[i].key < key; });
    if (found != order.end() && into[*found].key == entry.key) {
      merge_entry(into[*found], std::move(entry), by_number);
    } else {
      into.push_back(std::move(entry));
    }
  }
  base.at = over.at;
}

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value > 0 ? std::optional{value} : std::nullopt;
}

/// The table that `value` stands for: itself, or an item of an array of tables.
Value* step_into(Value& value, std::string_view& rest, std::string& problem) {
  if (value.kind() == Kind::table) return &value;
  if (!is_list_of_tables(value)) {
    problem = "it does not lead to a table";
    return nullptr;
  }
  const std::size_t dot = std::min(rest.find('.'), rest.size());
  const auto chosen = number(rest.substr(0, dot));
  if (chosen) rest.remove_prefix(std::min(dot + 1, rest.size()));
  List& items = *value.list();
  if (chosen && *chosen > items.size()) {
    problem = fmt::format("there is no number {}, the last is {}", *chosen, items.size());
    return nullptr;
  }
  return &items[chosen.value_or(1) - 1];
}

Value& child(Value& table, std::string_view key, Span at) {
  if (Value* found = find(table, key)) return *found;
  Value made = make_table(at);
  made.loose = true;
  table.table()->push_back({key, at, std::move(made)});
  return table.table()->back().value;
}

}  // namespace

void merge(Value& base, Value&& over, bool (*by_number)(std::string_view)) {
  merge_tables(base, std::move(over), by_number);
}

std::string set(Value& root, std::string_view dotted_key, std::string_view text, Span at) {
  Value* table = &root;
  std::string problem;
  for (std::string_view rest = dotted_key; table != nullptr;) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const std::string_view part = rest.substr(0, dot);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
    if (part.empty()) return "a part of the name is empty";
    Value& value = child(*table, part, at);
    if (rest.empty()) {
      value.data = text;
      value.at = at;
      value.loose = true;
      return {};
    }
    table = step_into(value, rest, problem);
    if (table != nullptr && rest.empty()) return "it names a table, not a key of one";
  }
  return problem;
}

}  // namespace rubdown::toml
