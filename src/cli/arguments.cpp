#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/command.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::cli {
namespace {

struct Slot {
  const OptionRow* row;
  CLI::Option* option;
};

/// True where one of the words may be this option: `--week`, `--week=3`, `-f`, `-fics`, a letter of `-qf`.
bool may_be_given(const OptionRow& row, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    if (word.size() < 2 || word[0] != '-') return false;
    if (word[1] == '-') return word.starts_with(row.name);
    return !row.short_name.empty() && word.find(row.short_name[1], 1) != std::string::npos;
  });
}

/// Declares the options that may be among the words: CLI11 takes longer to hear of all of them than a plan takes to
/// read.
std::vector<Slot> declare(CLI::App& app, const CommandRow& command, const std::vector<std::string>& words) {
  std::vector<Slot> slots;
  auto add = [&](const OptionRow& row) {
    if (!may_be_given(row, words)) return;
    std::string names = row.short_name.empty() ? std::string{row.name} : fmt::format("{},{}", row.short_name, row.name);
    CLI::Option* option = row.value.empty() ? app.add_flag(names) : app.add_option(names)->expected(1);
    if (!row.value.empty()) option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->expected(1);
    slots.push_back({&row, option});
  };
  for (const OptionRow& row : command.options) add(row);
  for (const OptionRow& row : global_options()) {
    bool own = std::any_of(command.options.begin(), command.options.end(),
                           [&](const OptionRow& o) { return o.name == row.name; });
    if (!own) add(row);
  }
  return slots;
}

std::vector<std::string_view> option_names(const CommandRow& command) {
  std::vector<std::string_view> names;
  for (const OptionRow& row : command.options) names.push_back(row.name);
  for (const OptionRow& row : global_options()) names.push_back(row.name);
  return names;
}

std::string unknown_option(const CommandRow& command, std::string_view word) {
  std::string_view bare = word.substr(0, word.find('='));
  std::vector<std::string_view> names = option_names(command);
  std::string_view near = nearest(bare, names);
  return near.empty() ? fmt::format("unknown option {}\nsee `rubdown help {}`", one_line(bare), command.name)
                      : fmt::format("unknown option {}\ndid you mean {}?", one_line(bare), near);
}

std::string bad_choice(const OptionRow& row, std::string_view value) {
  return fmt::format("{} does not take \"{}\"\n{}", row.name, one_line(value), suggestion(value, row.choices));
}

/// What CLI11 says of a missing value, in our words.
std::string missing_value(const std::vector<Slot>& slots, const std::vector<std::string>& words) {
  if (!words.empty()) {
    for (const Slot& slot : slots) {
      if (!slot.row->value.empty() && (words.back() == slot.row->name || words.back() == slot.row->short_name)) {
        return fmt::format("{} wants a value: {} {}", slot.row->name, slot.row->name, slot.row->value);
      }
    }
  }
  return "an option lacks its value";
}

std::string count_error(const CommandRow& command, std::size_t count) {
  if (static_cast<int>(count) < command.least) {
    return fmt::format("`rubdown {}` wants {}\nsee `rubdown help {}`", command.name, command.words, command.name);
  }
  return fmt::format("too many words for `rubdown {}`\nusage: rubdown {} [options] {}", command.name, command.name,
                     command.words);
}

}  // namespace

bool Arguments::has(std::string_view option) const {
  return std::any_of(given_.begin(), given_.end(), [&](const auto& g) { return g.first == option; });
}

std::optional<std::string_view> Arguments::value(std::string_view option) const {
  for (const auto& [name, values] : given_) {
    if (name == option && !values.empty()) return values.back();
  }
  return std::nullopt;
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  std::vector<std::string> all;
  for (const auto& [name, values] : given_) {
    if (name != option) continue;
    for (const std::string& value : values) {
      std::size_t begin = 0;
      while (begin <= value.size()) {
        std::size_t end = std::min(value.find(',', begin), value.size());
        std::string_view item = trim(std::string_view{value}.substr(begin, end - begin));
        if (!item.empty()) all.emplace_back(item);
        begin = end + 1;
      }
    }
  }
  return all;
}

ParsedArguments parse_arguments(const CommandRow& command, std::vector<std::string> words) {
  ParsedArguments parsed;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<Slot> slots = declare(app, command, words);
  std::vector<std::string> positional;
  app.add_option("words", positional);
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError&) {
    parsed.error = missing_value(slots, words);
    return parsed;
  }
  for (const std::string& extra : app.remaining(true)) {
    parsed.error = extra.size() > 1 && extra[0] == '-' ? unknown_option(command, extra)
                                                       : count_error(command, positional.size() + 1);
    return parsed;
  }
  for (const Slot& slot : slots) {
    if (slot.option->count() == 0) continue;
    std::vector<std::string> values = slot.row->value.empty() ? std::vector<std::string>{} : slot.option->results();
    parsed.arguments.given_.emplace_back(slot.row->name, std::move(values));
  }
  parsed.arguments.words_ = std::move(positional);
  for (const Slot& slot : slots) {
    if (slot.row->choices.empty()) continue;
    std::vector<std::string> values = parsed.arguments.values(slot.row->name);
    for (const std::string& value : values) {
      if (std::find(slot.row->choices.begin(), slot.row->choices.end(), value) == slot.row->choices.end()) {
        parsed.error = bad_choice(*slot.row, value);
        return parsed;
      }
    }
  }
  std::size_t count = parsed.arguments.words_.size();
  bool asks_for_help = parsed.arguments.has("--help") || parsed.arguments.has("--version");
  bool fits = static_cast<int>(count) >= command.least && (command.most < 0 || static_cast<int>(count) <= command.most);
  if (!fits && !asks_for_help) parsed.error = count_error(command, count);
  return parsed;
}

}  // namespace rubdown::cli
