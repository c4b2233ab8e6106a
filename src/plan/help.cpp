#include <fmt/core.h>

#include <algorithm>

#include "plan/keys.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/plan/schema.hpp"

namespace rubdown {
namespace {

using toml::Key;
using toml::Section;
using toml::Type;

constexpr std::size_t key_column = 22;

constexpr std::string_view opening =
    "A plan is a TOML file: tables with keys. Keys that are not listed here are errors. Times are civil times in the "
    "athlete's zone. Dates are 2026-11-01 or \"2026-11-01\", times \"07:30\" or 07:30:00. A bare number is a distance "
    "in the units of the file it stands in. How workouts are written: rubdown help workouts.";

/// True for types whose form is not plain from the key's meaning.
bool wants_example(Type type) {
  switch (type) {
  case Type::pace:
  case Type::clock:
  case Type::texts:
  case Type::windows:
  case Type::areas:
  case Type::run_times:
    return true;
  case Type::text:
  case Type::word:
  case Type::boolean:
  case Type::integer:
  case Type::severity:
  case Type::day:
  case Type::time:
  case Type::distance:
  case Type::hours:
  case Type::price:
  case Type::words:
  case Type::sessions:
  case Type::table:
  case Type::tables:
  case Type::any:
    return false;
  }
  return false;
}

/// The text of a key: what it means, what it takes, what holds without it.
std::string describe(const Key& key) {
  std::string text(key.means);
  if (key.type == Type::integer && key.min != key.max) text += fmt::format(" ({} to {})", key.min, key.max);
  if (key.words != nullptr && key.words().size() <= 15) {
    std::string words;
    for (const std::string_view word : key.words()) words += (words.empty() ? "" : ", ") + std::string(word);
    text += ": " + words;
  }
  if (wants_example(key.type)) text += fmt::format(", for example {}", toml::example_of(key));
  if (key.required) return text + ". Needed.";
  return key.otherwise.empty() ? text + "." : text + fmt::format(". Otherwise {}.", key.otherwise);
}

void add_key(std::string& out, const Key& key, std::size_t width) {
  const std::string text = wrap(describe(key), width - key_column);
  std::string label = "  " + std::string(key.name);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += fmt::format("{:<{}}{}\n", label, key_column, text.substr(begin, end - begin));
    label.clear();
    begin = end + 1;
  }
}

/// `of` is the key that takes the section.
void add_section(std::string& out, const Key& of, std::size_t width) {
  const Section& section = *of.section;
  const bool has_header = section.name.find(' ') == std::string_view::npos;
  std::string head =
      has_header ? fmt::format("{} {}", toml::header(section), section.means) : std::string(section.means);
  if (of.type == Type::tables) head.append(" ").append(toml::describe(of.extending));
  out += '\n' + wrap(head, width) + '\n';
  for (const Key& key : section.keys) add_key(out, key, width);
  for (const Key& key : section.keys) {
    const bool shown = key.type != Type::sessions || key.name == "mon";  // a day's table is the same on all days
    if (key.section != nullptr && shown) add_section(out, key, width);
  }
}

}  // namespace

std::string plan_help(std::size_t width) {
  width = std::max<std::size_t>(width, 40);
  std::string out = wrap(opening, width) + "\n\n";
  for (const Key& key : keys::file.keys) {
    if (key.section == nullptr) add_key(out, key, width);
  }
  for (const Key& key : keys::file.keys) {
    if (key.section != nullptr) add_section(out, key, width);
  }
  return out;
}

}  // namespace rubdown
