#include "toml/merge.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "toml/table.hpp"

namespace rubdown::toml {
namespace {

void merge_tables(Value& base, Value&& over, const Section* section);

void merge_by_number(List& base, List&& over, const Section* section) {
  for (std::size_t i = 0; i < over.size(); ++i) {
    if (i < base.size()) {
      merge_tables(base[i], std::move(over[i]), section);
    } else {
      base.push_back(std::move(over[i]));
    }
  }
}

using When = std::pair<Day, std::optional<TimeOfDay>>;

/// The date of a table, and its time where it has one.
std::optional<When> when(const Value& table) {
  const Value *date = find(table, "date"), *at = find(table, "at");
  const std::optional<Day> day = date != nullptr ? to_day(*date) : std::nullopt;
  if (!day) return std::nullopt;
  return When{*day, at != nullptr ? to_time(*at) : std::nullopt};
}

/// Takes out what `over` has for the same day and time.
void drop_same_day(List& base, const List& over) {
  std::vector<When> taken;
  for (const Value& table : over) {
    if (const auto own = when(table)) taken.push_back(*own);
  }
  std::sort(taken.begin(), taken.end());
  std::erase_if(base, [&taken](const Value& table) {
    const auto own = when(table);
    return own && std::binary_search(taken.begin(), taken.end(), *own);
  });
}

void add_up(List& base, List&& over) {
  base.insert(base.end(), std::make_move_iterator(over.begin()), std::make_move_iterator(over.end()));
}

/// Of lists that do not simply take each other's place; false of all else.
bool merge_lists(Value& base, Value&& over, const Key& key) {
  List *into = base.list(), *from = over.list();
  if (into == nullptr || from == nullptr) return false;
  switch (key.extending) {
  case Extending::by_number:
    if (!is_list_of_tables(base) || !is_list_of_tables(over)) return false;
    merge_by_number(*into, std::move(*from), key.section);
    return true;
  case Extending::by_day:
    drop_same_day(*into, *from);
    add_up(*into, std::move(*from));
    return true;
  case Extending::adds_up:
    add_up(*into, std::move(*from));
    return true;
  case Extending::replaces:
  case Extending::completes:
    return false;
  }
  return false;
}

const Key* row_of(const Section* section, std::string_view name) {
  if (section == nullptr) return nullptr;
  const auto row = std::find_if(section->keys.begin(), section->keys.end(),
                                [name](const Key& key) { return same_key(key.name, name); });
  return row == section->keys.end() ? nullptr : &*row;
}

void merge_entry(Entry& base, Entry&& over, const Section* section) {
  const Key* key = row_of(section, over.key);
  if (base.value.kind() == Kind::table && over.value.kind() == Kind::table) {
    merge_tables(base.value, std::move(over.value), key != nullptr ? key->section : nullptr);
  } else if (key == nullptr || !merge_lists(base.value, std::move(over.value), *key)) {
    base.value = std::move(over.value);
  }
  base.at = over.at;
}

/// Both sides are looked up in key order, so that hostile files with very many keys stay cheap.
void merge_tables(Value& base, Value&& over, const Section* section) {
  Entries& into = *base.table();
  std::vector<std::size_t> order(into.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&into](std::size_t a, std::size_t b) { return into[a].key < into[b].key; });
  for (Entry& entry : *over.table()) {
    const auto found = std::lower_bound(order.begin(), order.end(), entry.key,
                                        [&into](std::size_t i, std::string_view key) { return into[i].key < key; });
    if (found != order.end() && into[*found].key == entry.key) {
      merge_entry(into[*found], std::move(entry), section);
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

void merge(Value& base, Value&& over, const Section& section) { merge_tables(base, std::move(over), &section); }

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
