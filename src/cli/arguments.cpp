#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <getopt.h>

#include <algorithm>

#include "cli/command.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::cli {
namespace {

/// The command's options, then those of all commands that it has none of its own for.
std::vector<const OptionRow*> rows_of(const CommandRow& command) {
  std::vector<const OptionRow*> rows;
  rows.reserve(command.options.size() + global_options().size());
  for (const OptionRow& row : command.options) rows.push_back(&row);
  for (const OptionRow& row : global_options()) {
    const bool own = std::any_of(command.options.begin(), command.options.end(),
                                 [&](const OptionRow& o) { return o.name == row.name; });
    if (!own) rows.push_back(&row);
  }
  return rows;
}

/// getopt_long() over a command's rows, which takes the words one by one. It works on variables of the C library, which
/// each of these starts anew, so there is one at a time.
class OptionWalk {
 public:
  OptionWalk(const std::vector<const OptionRow*>& rows, std::vector<std::string>& words) : rows_{rows} {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const OptionRow& row = *rows[i];
      // Names of options are literals, so a null ends them.
      const int takes = row.value.empty() ? no_argument : required_argument;
      long_.push_back({row.name.data() + 2, takes, nullptr, first_row + static_cast<int>(i)});
      if (row.short_name.empty()) continue;
      short_ += row.short_name[1];
      if (takes == required_argument) short_ += ':';
    }
    long_.push_back({});
    static char program[] = "rubdown";
    words_.push_back(program);
    for (std::string& word : words) words_.push_back(word.data());
    words_.push_back(nullptr);
    ::optind = 0;
    ::opterr = 0;
  }

  enum class Found { option, word, unknown, no_value, needless_value, end };
  struct Step {
    Found found = Found::end;
    const OptionRow* row = nullptr;
    std::string_view text;  ///< the option's value, the word, or what is not known
  };
  Step next() {
    const int at = std::max(::optind, 1);
    const int code = at_end_ ? -1 : ::getopt_long(count(), words_.data(), short_.c_str(), long_.data(), nullptr);
    at_end_ = code == -1;
    if (at_end_) return rest();
    if (code == 1) return {Found::word, nullptr, ::optarg};
    const std::string_view typed = word(at);
    const OptionRow* row = row_of(code == ':' || code == '?' ? ::optopt : code);
    // It would take `--wee` for `--week`: what is mistyped is not guessed at.
    const bool guessed = typed.starts_with("--") && row && typed.substr(0, typed.find('=')) != row->name;
    if (!row || guessed) return {Found::unknown, nullptr, typed};
    if (code == ':') return {Found::no_value, row, {}};
    if (code == '?') return {Found::needless_value, row, {}};
    if (row->value.empty()) return {Found::option, row, {}};
    const std::string_view value = ::optarg;
    const bool own_word = ::optarg == words_[static_cast<std::size_t>(::optind - 1)];
    if (!own_word && !typed.starts_with("--")) note_glued(*row, value);
    return {own_word && is_name(value) ? Found::no_value : Found::option, row, value};
  }
  /// `-fq` was read as `-f q`, and may have been meant as `-q -f`; empty where nothing of that kind was given.
  const std::string& glued() const { return glued_; }

 private:
  static constexpr int first_row = 256;  ///< above all letters

  int count() const { return static_cast<int>(words_.size()) - 1; }
  std::string_view word(int at) const { return words_[static_cast<std::size_t>(at)]; }
  /// The words behind `--`.
  Step rest() { return ::optind < count() ? Step{Found::word, nullptr, word(::optind++)} : Step{}; }
  const OptionRow* row_of(int code) const {
    if (code >= first_row) return rows_[static_cast<std::size_t>(code - first_row)];
    for (const OptionRow* row : rows_) {
      if (!row->short_name.empty() && row->short_name[1] == code) return row;
    }
    return nullptr;
  }
  /// `--on --all`: the next option is no value.
  bool is_name(std::string_view value) const {
    return !value.empty() && std::any_of(rows_.begin(), rows_.end(), [&](const OptionRow* row) {
      return value == row->name || value == row->short_name;
    });
  }

  void note_glued(const OptionRow& row, std::string_view value) {
    const OptionRow* other = value.size() == 1 ? row_of(value[0]) : nullptr;
    if (other && other->value.empty())
      glued_ =
          fmt::format("{0}{1} is read as {0} {1}; did you mean {2} {0}?", row.short_name, value, other->short_name);
  }

  const std::vector<const OptionRow*>& rows_;
  std::vector<char*> words_;
  std::vector<option> long_;
  std::string glued_;
  std::string short_ = "-:";  ///< words in their order, and a missing value told apart
  bool at_end_ = false;       ///< of the options
};

std::vector<std::string_view> option_names(const CommandRow& command) {
  std::vector<std::string_view> names;
  for (const OptionRow* row : rows_of(command)) names.push_back(row->name);
  return names;
}

std::string unknown_option(const CommandRow& command, std::string_view word) {
  std::string_view bare = word.substr(0, word.find('='));
  const bool file = !word.starts_with("--") && word.find_first_of("./") != std::string_view::npos;
  if (file) return fmt::format("unknown option {0}\na file of that name is written ./{0}", one_line(word));
  std::vector<std::string_view> names = option_names(command);
  std::string_view near = nearest(bare, names);
  if (!near.empty()) return fmt::format("unknown option {}\ndid you mean {}?", one_line(bare), near);
  return fmt::format("unknown option {}\nsee `rubdown help{}{}`", one_line(bare), command.name.empty() ? "" : " ",
                     command.name);
}

std::string bad_choice(const OptionRow& row, std::string_view value) {
  return fmt::format("{} does not take \"{}\"\n{}", row.name, one_line(value), suggestion(value, row.choices));
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

void Arguments::add(const OptionRow& row, std::string_view value) {
  auto given = std::find_if(given_.begin(), given_.end(), [&](const auto& g) { return g.first == row.name; });
  if (given == given_.end()) given = given_.insert(given_.end(), {row.name, {}});
  if (!row.value.empty()) given->second.emplace_back(value);
}

namespace {

/// What is wrong with a step, or nothing.
std::string step_error(const CommandRow& command, const OptionWalk::Step& step) {
  using Found = OptionWalk::Found;
  if (step.found == Found::unknown) return unknown_option(command, step.text);
  if (step.found == Found::no_value)
    return fmt::format("{} wants a value: {} {}", step.row->name, step.row->name, step.row->value);
  return step.found == Found::needless_value ? fmt::format("{} takes no value", step.row->name) : std::string{};
}

/// The first value that is none of its option's choices.
std::string choice_error(const std::vector<const OptionRow*>& rows, const Arguments& arguments) {
  for (const OptionRow* row : rows) {
    if (row->choices.empty()) continue;
    for (const std::string& value : arguments.values(row->name)) {
      if (std::find(row->choices.begin(), row->choices.end(), value) == row->choices.end())
        return bad_choice(*row, value);
    }
  }
  return {};
}

}  // namespace

ParsedArguments parse_arguments(const CommandRow& command, std::vector<std::string> words) {
  ParsedArguments parsed;
  Arguments& arguments = parsed.arguments;
  const std::vector<const OptionRow*> rows = rows_of(command);
  OptionWalk walk{rows, words};
  for (OptionWalk::Step step = walk.next(); step.found != OptionWalk::Found::end; step = walk.next()) {
    if (std::string error = step_error(command, step); !error.empty()) return {{}, std::move(error)};
    if (step.row)
      arguments.add(*step.row, step.text);
    else
      arguments.words_.emplace_back(step.text);
  }
  parsed.error = choice_error(rows, arguments);
  const int count = static_cast<int>(arguments.words_.size());
  const bool fits = count >= command.least && (command.most < 0 || count <= command.most);
  const bool asks_for_help = arguments.has("--help") || arguments.has("--version");
  if (parsed.error.empty() && !fits && !asks_for_help) {
    parsed.error = count_error(command, arguments.words_.size());
    if (count > command.most && !walk.glued().empty()) parsed.error += "\n" + walk.glued();
  }
  return parsed;
}

}  // namespace rubdown::cli
