#include "rubdown/plan/plan_values.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "plan/keys.hpp"
#include "plan/template.hpp"
#include "rubdown/base/count.hpp"

namespace rubdown {
namespace {

using toml::Extending;
using toml::Key;
using toml::Kind;
using toml::Section;
using toml::Type;
using toml::Value;

std::string text_of(const Value& value);

std::string joined(const toml::List& list) {
  std::string text;
  for (const Value& item : list) text.append(text.empty() ? "" : ", ").append(text_of(item));
  return text;
}

/// As a user would write it, without quotes; of a table its values.
std::string text_of(const Value& value) {
  if (const std::string_view* text = value.text()) return std::string{*text};
  if (const auto number = toml::number_text(value)) return *number;
  if (value.kind() == Kind::boolean) return std::get<bool>(value.data) ? "true" : "false";
  if (const auto day = toml::to_day(value)) return format_day(*day);
  if (const auto time = toml::to_time(value)) return format_time(*time);
  if (const toml::List* list = value.list()) return joined(*list);
  std::string text;
  if (const toml::Entries* entries = value.table()) {
    for (const toml::Entry& entry : *entries) text.append(text.empty() ? "" : ", ").append(text_of(entry.value));
  }
  return text;
}

/// What makes a table of a list: the values that it must have.
std::string gist_of(const Value& table, const Section& section) {
  std::string text;
  for (const Key& key : section.keys) {
    const Value* value = key.required ? toml::find(table, key.name) : nullptr;
    if (value != nullptr) text.append(text.empty() ? "" : ", ").append(text_of(*value));
  }
  return text;
}

class Values {
 public:
  explicit Values(const Sources& sources) : sources_(sources), days_(sources.size(), 0) {}

  void add_table(const Value& table, const Section& section, const std::string& prefix) {
    for (const toml::Entry& entry : *table.table()) {
      const auto key = std::find_if(section.keys.begin(), section.keys.end(),
                                    [&entry](const Key& row) { return row.name == entry.key; });
      if (key != section.keys.end()) add_entry(entry.value, *key, prefix + std::string{entry.key});
    }
  }

  std::vector<PlanValue> take() {
    for (std::uint32_t source = 0; source < days_.size(); ++source) {
      if (days_[source] > 0) rows_.push_back({{source, 0, 0, 0, 0}, "week", counted(days_[source], "day")});
    }
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.at < b.at; });
    std::vector<PlanValue> list;
    for (Row& row : rows_) {
      list.push_back({std::move(row.key), std::move(row.text), sources_[row.at.source].name, row.at.line});
    }
    return list;
  }

 private:
  struct Row {
    Span at;
    std::string key, text;
  };

  void add_entry(const Value& value, const Key& key, const std::string& name) {
    const bool tables = key.type == Type::tables && toml::is_list_of_tables(value);
    if (tables) {
      add_list(*value.list(), key, name);
    } else if (value.kind() == Kind::table && key.section != nullptr) {
      add_table(value, *key.section, name + ".");
    } else if (key.name != "format") {
      rows_.push_back({value.at, name, text_of(value)});
    }
  }

  void add_list(const toml::List& list, const Key& key, const std::string& name) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      switch (key.extending) {
      case Extending::by_number:
        count_days(list[i]);
        break;
      case Extending::completes:
        add_table(list[i], *key.section, list.size() == 1 ? name + "." : fmt::format("{}.{}.", name, i + 1));
        break;
      case Extending::replaces:
      case Extending::adds_up:
      case Extending::by_day:
        rows_.push_back({list[i].at, name, gist_of(list[i], *key.section)});
        break;
      }
    }
  }

  void count_days(const Value& week) {
    for (const toml::Entry& entry : *week.table()) {
      const auto key = std::find_if(keys::week.keys.begin(), keys::week.keys.end(),
                                    [&entry](const Key& row) { return row.name == entry.key; });
      if (key != keys::week.keys.end() && key->type == Type::sessions) ++days_[entry.value.at.source];
    }
  }

  const Sources& sources_;
  std::vector<std::size_t> days_;  ///< of weeks, by file
  std::vector<Row> rows_;
};

}  // namespace

PlanValues plan_values(std::uint32_t source, const Sources& sources) {
  Sources again;
  again.add(sources[source].name, sources[source].text, sources[source].first_line);
  const FileReader reader = [&](std::string_view from, std::string_view path) -> std::optional<std::string> {
    const std::string name = resolve_path(from, path);
    for (std::uint32_t i = source + 1; i < sources.size(); ++i) {
      if (sources[i].name == name) return sources[i].text;
    }
    return std::nullopt;
  };
  Diagnostics said_before;
  std::vector<toml::FileUnits> units;
  const toml::Document document = read_with_templates({0, reader, {}}, again, said_before, units);
  Values values(again);
  values.add_table(document.root, keys::file, {});
  return {values.take(), again.size()};
}

}  // namespace rubdown
