// Finds the command, sorts its words, runs it.
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/session.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::cli {
namespace {

/// True where the word is a global option that takes the next word as its value.
bool takes_next(std::string_view word) {
  for (const OptionRow& row : global_options()) {
    if (!row.value.empty() && (word == row.name || (!row.short_name.empty() && word == row.short_name))) return true;
  }
  return false;
}

/// The index of the command's name: the first word that is no option and no option's value.
std::size_t command_index(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (takes_next(words[i]))
      ++i;
    else if (words[i].empty() || words[i][0] != '-' || words[i] == "-")
      return i;
  }
  return words.size();
}

bool contains(const std::vector<std::string>& words, std::string_view a, std::string_view b) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (word == a || word == b) return true;
  }
  return false;
}

bool has_option(std::span<const OptionRow> options, std::string_view word) {
  return std::any_of(options.begin(), options.end(),
                     [word](const OptionRow& row) { return word == row.name || word == row.short_name; });
}

/// `rubdown --format week show PLAN`: the value of a command's option stands where the command would.
std::string option_before_command(const std::vector<std::string>& words, std::size_t index) {
  if (index == 0 || !words[index - 1].starts_with('-')) return {};
  for (std::size_t i = index + 1; i < words.size(); ++i) {
    if (const CommandRow* command = find_command(words[i]); command && has_option(command->options, words[index - 1]))
      return fmt::format(
          "{0} is no option of all commands, so it stands after the command\nwrite: rubdown {1} {0} {2} ...",
          one_line(words[index - 1]), command->name, one_line(words[index]));
  }
  return {};
}

ExitCode unknown_command(const std::vector<std::string>& words, std::size_t index) {
  const std::string& word = words[index];
  if (const std::string before = option_before_command(words, index); !before.empty()) return usage_error(before);
  const std::string_view last = index > 0 ? std::string_view{words[index - 1]} : std::string_view{};
  const bool known = has_option(global_options(), last) ||
                     std::any_of(commands().begin(), commands().end(),
                                 [last](const CommandRow& row) { return has_option(row.options, last); });
  if (last.starts_with('-') && !known)
    return usage_error(fmt::format("unknown option {}\nsee `rubdown help`", one_line(last)));
  std::vector<std::string_view> names;
  for (const CommandRow& row : commands()) names.push_back(row.name);
  std::string_view near = nearest(word, names);
  return usage_error(near.empty()
                         ? fmt::format("unknown command \"{}\"\nsee `rubdown help`", one_line(word))
                         : fmt::format("unknown command \"{}\"\ndid you mean `rubdown {}`?", one_line(word), near));
}

ExitCode without_command(const std::vector<std::string>& words) {
  if (contains(words, "--version", "--version")) return print(version_text());
  if (contains(words, "--help", "-h")) return print(program_help());
  static constexpr CommandRow none{"", "", 0, 0, "", {}, "", nullptr};
  ParsedArguments parsed = parse_arguments(none, words);
  if (!parsed.error.empty()) return usage_error(parsed.error);
  print_card();
  return ExitCode::usage;
}

ExitCode run(std::vector<std::string> words) {
  std::size_t index = command_index(words);
  if (index == words.size()) return without_command(words);
  const CommandRow* command = find_command(words[index]);
  if (!command) return unknown_command(words, index);
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(index));
  ParsedArguments parsed = parse_arguments(*command, std::move(words));
  if (parsed.arguments.has("--help")) return print(command_help(*command));
  if (parsed.arguments.has("--version")) return print(version_text());
  if (!parsed.error.empty()) return usage_error(parsed.error);
  return command->run(parsed.arguments);
}

}  // namespace
}  // namespace rubdown::cli

namespace {

/// Memory is asked for in large pieces and kept: the allocator's own thresholds (128 kB) make it take and give back the
/// memory of one calendar many times over, and the system clears every page each time.
void keep_memory() {
#ifdef __GLIBC__
  constexpr int piece = 1 << 20;
  ::mallopt(M_TOP_PAD, piece);
  ::mallopt(M_TRIM_THRESHOLD, 16 * piece);
  ::mallopt(M_MMAP_THRESHOLD, 16 * piece);
#endif
}

}  // namespace

int main(int count, char** words) {
  using rubdown::cli::ExitCode;
  keep_memory();
  // A parent may have set SIGPIPE to be ignored; a closed pipe is to end us quietly all the same.
  std::signal(SIGPIPE, SIG_DFL);
  try {
    return static_cast<int>(rubdown::cli::run(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count)));
  } catch (const std::bad_alloc&) {
    rubdown::cli::complain("out of memory");
  } catch (const std::exception& fault) {
    rubdown::cli::complain(std::string{"internal error: "} + fault.what() +
                           "\nplease report it with the command and the plan");
  }
  return static_cast<int>(ExitCode::internal);
}
