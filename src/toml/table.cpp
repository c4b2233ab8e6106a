#include "toml/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "toml/codes.hpp"
#include "toml/severity.hpp"

namespace rubdown::toml {
namespace {

constexpr std::size_t quoted_width = 40;

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> to_integer(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value.data)) return *integer;
  if (value.loose && value.text() != nullptr) return parse_number<std::int64_t>(trim(*value.text()));
  return std::nullopt;
}

constexpr std::size_t most_unknown_keys = 20;  ///< told one by one in a table; a table of more is not a plan's

struct SeverityWord {
  std::string_view word;
  int severity;
};
constexpr SeverityWord severity_words[] = {{"mild", 2}, {"moderate", 5}, {"severe", 8}};

/// The section under `file` that knows the key.
const Section* home_of(std::string_view name, const Section& file) {
  for (const Key& key : file.keys) {
    if (key.name == name) return &file;
  }
  for (const Key& key : file.keys) {
    if (key.section == nullptr) continue;
    if (const Section* found = home_of(name, *key.section)) return found;
  }
  return nullptr;
}

std::string help_for_unknown(const Section& section, const Section& file, std::string_view key) {
  std::array<std::string_view, max_keys> names;
  for (std::size_t i = 0; i < section.keys.size(); ++i) names[i] = section.keys[i].name;
  const auto known = std::span(names).first(section.keys.size());
  const Section* home = nearest(key, known).empty() ? home_of(key, file) : nullptr;
  if (home == nullptr) return suggestion(key, known);
  if (home == &file) return fmt::format("`{}` belongs at the top of the file, before the first header", key);
  return fmt::format("`{}` belongs in {}", key, header(*home));
}

/// The place of the key of that name, looked for from `first` on and then before it; their number where there is none.
std::size_t find_key(std::span<const Key> keys, std::string_view name, std::size_t first) {
  const auto is_named = [name](const Key& key) { return same_key(key.name, name); };
  if (first < keys.size() && is_named(keys[first])) return first;
  const auto begin = keys.begin() + static_cast<std::ptrdiff_t>(first);
  auto found = std::find_if(begin, keys.end(), is_named);
  if (found != keys.end()) return static_cast<std::size_t>(found - keys.begin());
  found = std::find_if(keys.begin(), begin, is_named);
  return found != begin ? static_cast<std::size_t>(found - keys.begin()) : keys.size();
}

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           const auto fold = [](char c) {
             return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
           };
           return fold(x) == fold(y);
         });
}

}  // namespace

std::optional<int> severity_of(std::string_view word) {
  for (const SeverityWord& known : severity_words) {
    if (same_word(known.word, word)) return known.severity;
  }
  return std::nullopt;
}

std::string quote(std::string_view text) { return fmt::format("`{}`", cut(one_line(text), quoted_width)); }

std::vector<At<std::string>> string_items(const Key& key, Value& value, Diagnostics& findings) {
  std::vector<At<std::string>> items;
  if (const std::string_view* text = value.text(); text != nullptr && !value.loose) {
    items.push_back({std::string(*text), value.at});
  } else if (text != nullptr) {
    for (std::string_view rest = *text; !trim(rest).empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      if (const auto part = trim(rest.substr(0, end)); !part.empty()) items.push_back({std::string(part), value.at});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  } else if (List* list = value.list()) {
    items.reserve(list->size());
    for (Value& item : *list) {
      if (const std::string_view* element = item.text()) {
        items.push_back({std::string(*element), item.at});
      } else if (item.kind() != Kind::broken) {
        findings.add(wrong_type, item.at,
                     fmt::format("an item of `{}` is {}, not a string", key.name, describe(item.kind())),
                     fmt::format("for example {} = {}", key.name, example_of(key)));
      }
    }
  } else if (value.kind() != Kind::broken) {
    findings.add(wrong_type, value.at,
                 fmt::format("`{}` is {}, not {}", key.name, describe(value.kind()), row(key.type).noun),
                 fmt::format("for example {} = {}", key.name, example_of(key)));
  }
  return items;
}

Table::Table(const Section& section, Value& value, NumberUnits units, Diagnostics& findings, const Section* file)
    : section_(&section), file_(file != nullptr ? file : &section), units_(units), findings_(findings), at_(value.at) {
  Entries* entries = value.table();
  if (entries == nullptr) return;
  std::size_t unknown = 0;
  std::size_t next = 0;  // most files keep the order of the documentation, so the search begins behind the key before
  for (Entry& entry : *entries) {
    const std::size_t known = find_key(section.keys, entry.key, next);
    if (known != section.keys.size()) {
      slots_[known] = &entry.value;
      next = known + 1;
    } else if (++unknown <= most_unknown_keys) {
      findings.add(unknown_key, entry.at, fmt::format("unknown key {} in {}", quote(entry.key), header(section)),
                   help_for_unknown(section, *file_, entry.key));
    } else if (unknown == most_unknown_keys + 1) {
      findings.add(unknown_key, entry.at, fmt::format("more unknown keys follow in {}", header(section)));
    }
  }
  for (const Key& key : section.keys) {
    if (!key.required) continue;
    const auto i = static_cast<std::size_t>(&key - section.keys.data());
    const bool blank = slots_[i] != nullptr && slots_[i]->text() != nullptr && trim(*slots_[i]->text()).empty();
    if (slots_[i] != nullptr && !blank) continue;
    findings.add(missing_key, blank ? slots_[i]->at : at_,
                 blank ? fmt::format("`{}` of {} is empty", key.name, header(section))
                       : fmt::format("{} has no `{}`", header(section), key.name),
                 hint_for(key));
  }
}

void Table::wrong_type(const Key& key, const Value& value) const {
  if (value.kind() == Kind::broken) return;
  findings_.add(toml::wrong_type, value.at,
                fmt::format("`{}` is {}, not {}", key.name, describe(value.kind()), row(key.type).noun), hint_for(key));
}

const std::string_view* Table::text_of(std::size_t key) {
  const Value* value = slots_[key];
  if (value == nullptr) return nullptr;
  if (value->text() == nullptr) {
    wrong_type(row_of(key), *value);
    return nullptr;
  }
  return trim(*value->text()).empty() ? nullptr : value->text();
}

void Table::not_understood(std::size_t key, std::string_view help) {
  const Value& value = *slots_[key];
  const Key& known = row_of(key);
  if (value.text() == nullptr) {
    wrong_type(known, value);
    return;
  }
  if (trim(*value.text()).empty()) return;
  findings_.add(not_a_value, value.at,
                fmt::format("{} is not {}", quote(*value.text()),
                            row(known.type == Type::run_times ? Type::time : known.type).noun),
                std::string(help));
}

std::optional<At<std::string>> Table::text(std::size_t key) {
  if (text_of(key) == nullptr) return std::nullopt;
  return At<std::string>{std::string(*slots_[key]->text()), slots_[key]->at};
}

std::string Table::plain(std::size_t key) {
  auto found = text(key);
  return found ? std::move(found->value) : std::string();
}

std::optional<At<std::string>> Table::word_of(const Key& key, std::string_view text, Span at) {
  const std::string_view written = trim(text);
  for (const std::string_view word : key.words()) {
    if (same_word(word, written)) return At<std::string>{std::string(word), at};
  }
  findings_.add(unknown_word, at, fmt::format("unknown {} {}", key.noun.empty() ? key.name : key.noun, quote(written)),
                suggestion(written, key.words()));
  return std::nullopt;
}

std::optional<At<std::string>> Table::word(std::size_t key) {
  if (text_of(key) == nullptr) return std::nullopt;
  return word_of(row_of(key), *slots_[key]->text(), slots_[key]->at);
}

std::optional<bool> Table::boolean(std::size_t key) {
  const Value* value = slots_[key];
  if (value == nullptr) return std::nullopt;
  if (const bool* found = std::get_if<bool>(&value->data)) return *found;
  if (value->loose && value->text() != nullptr) {
    const std::string word = lower(trim(*value->text()));
    if (word == "true" || word == "yes") return true;
    if (word == "false" || word == "no") return false;
  }
  wrong_type(row_of(key), *value);
  return std::nullopt;
}

std::optional<At<int>> Table::integer(std::size_t key) {
  const Value* value = slots_[key];
  if (value == nullptr) return std::nullopt;
  const Key& known = row_of(key);
  const auto number = to_integer(*value);
  if (!number) {
    wrong_type(known, *value);
    return std::nullopt;
  }
  if (*number < known.min || *number > known.max) {
    findings_.add(out_of_range, value->at, fmt::format("`{}` is {}", known.name, *number), hint_for(known));
    return std::nullopt;
  }
  return At<int>{static_cast<int>(*number), value->at};
}

std::optional<At<int>> Table::severity(std::size_t key) {
  const Value* value = slots_[key];
  if (value == nullptr) return std::nullopt;
  if (value->text() != nullptr) {
    const std::string_view written = trim(*value->text());
    if (const auto known = severity_of(written)) return At<int>{*known, value->at};
    if (!value->loose || !to_integer(*value)) {
      if (!written.empty()) {
        findings_.add(unknown_word, value->at, fmt::format("unknown {} {}", row_of(key).name, quote(written)),
                      "write a whole number from 0 to 10, or mild (2), moderate (5), severe (8)");
      }
      return std::nullopt;
    }
  }
  return integer(key);
}

std::vector<At<std::string>> Table::texts(std::size_t key) {
  if (!has(key)) return {};
  return string_items(row_of(key), *slots_[key], findings_);
}

std::vector<At<std::string>> Table::words(std::size_t key) {
  std::vector<At<std::string>> found;
  for (const At<std::string>& item : texts(key)) {
    if (auto word = word_of(row_of(key), item.value, item.at)) found.push_back(std::move(*word));
  }
  return found;
}

std::span<Value> Table::tables(std::size_t key) {
  if (!has(key)) return {};
  Value& value = *slots_[key];
  const Key& known = row_of(key);
  if (value.kind() == Kind::table && (known.type == Type::table || value.loose)) return {&value, 1};
  List* list = value.list();
  if (list != nullptr && known.type != Type::table) return *list;
  if (value.kind() == Kind::broken) return {};
  const bool table = value.kind() == Kind::table;
  findings_.add(
      toml::wrong_type, value.at,
      fmt::format("`{}` is {}, not {}", known.name, table ? "one table" : describe(value.kind()), row(known.type).noun),
      fmt::format("write the header as {}", header(*known.section)));
  return {};
}

/// Says so where an item of an array of tables is none.
bool Table::is_table(std::size_t key, const Value& item) {
  if (item.kind() == Kind::table) return true;
  if (item.kind() == Kind::broken) return false;
  findings_.add(toml::wrong_type, item.at,
                fmt::format("an item of `{}` is {}, not a table", name(key), describe(item.kind())),
                fmt::format("write the header as {}", header(*row_of(key).section)));
  return false;
}

}  // namespace rubdown::toml
