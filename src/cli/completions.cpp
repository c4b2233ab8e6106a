// `rubdown completions`: shell completion from the table of commands.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/session.hpp"

namespace rubdown::cli {
namespace {

std::string joined(std::span<const std::string_view> words) { return fmt::format("{}", fmt::join(words, " ")); }

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const CommandRow& row : commands()) names.push_back(row.name);
  return names;
}

std::string option_words(std::span<const OptionRow> options) {
  std::string words;
  for (const OptionRow& row : options) {
    words += fmt::format("{} ", row.name);
    if (!row.short_name.empty()) words += fmt::format("{} ", row.short_name);
  }
  return words;
}

std::string topic_words() {
  std::string words;
  for (const TopicRow& row : topics()) words += fmt::format("{} ", row.name);
  return words;
}

/// Lines `option) choices` for options with a fixed list of values.
std::string bash_choices(std::span<const OptionRow> options) {
  std::string lines;
  for (const OptionRow& row : options) {
    if (row.choices.empty()) continue;
    std::string names = row.short_name.empty() ? std::string{row.name} : fmt::format("{}|{}", row.name, row.short_name);
    lines +=
        fmt::format("      {}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return ;;\n", names, joined(row.choices));
  }
  return lines;
}

std::string bash() {
  std::string text = fmt::format(
      "# bash completion for rubdown\n"
      "_rubdown() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command= word\n"
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
      "    case $word in {}) command=$word; break ;; esac\n"
      "  done\n"
      "  if [ -z \"$command\" ] && [[ $cur != -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return\n"
      "  fi\n"
      "  case $prev in\n{}  esac\n"
      "  case $command in\n",
      fmt::join(command_names(), "|"), joined(command_names()), bash_choices(global_options()));
  for (const CommandRow& row : commands()) {
    text += fmt::format("  {})\n", row.name);
    if (std::string choices = bash_choices(row.options); !choices.empty()) {
      text += fmt::format("    case $prev in\n{}    esac\n", choices);
    }
    std::string words = option_words(row.options) + option_words(global_options());
    text += fmt::format("    [[ $cur == -* ]] && {{ COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return; }}\n", words);
    if (row.name == "help") {
      text += fmt::format("    COMPREPLY=($(compgen -W \"{} {}\" -- \"$cur\")); return\n", joined(command_names()),
                          topic_words());
    }
    text += "    ;;\n";
  }
  text +=
      "  esac\n"
      "  COMPREPLY=($(compgen -f -- \"$cur\"))\n"
      "}\n"
      "complete -o filenames -F _rubdown rubdown\n";
  return text;
}

/// Text inside single quotes of zsh, with what `_arguments` reads specially taken care of.
std::string zsh_text(std::string_view text) {
  std::string quoted;
  for (char c : text) {
    if (c == '\'')
      quoted += "'\\''";
    else if (c == '[' || c == ']' || c == ':')
      (quoted += '\\') += c;
    else
      quoted += c;
  }
  return quoted;
}

std::string zsh_options(std::span<const OptionRow> options, std::string_view indent) {
  std::string lines;
  for (const OptionRow& row : options) {
    std::string names =
        row.short_name.empty() ? fmt::format("'{}", row.name) : fmt::format("{{{},{}}}'", row.short_name, row.name);
    std::string value;
    if (!row.value.empty()) {
      value = fmt::format(":{}:{}", zsh_text(row.value),
                          row.choices.empty() ? std::string{"_files"} : fmt::format("({})", joined(row.choices)));
    }
    lines += fmt::format("{}{}[{}]{}' \\\n", indent, names, zsh_text(row.help), value);
  }
  return lines;
}

std::string zsh() {
  std::string text =
      "#compdef rubdown\n"
      "# zsh completion for rubdown\n"
      "_rubdown() {\n"
      "  local state line\n"
      "  typeset -A opt_args\n"
      "  _arguments -C \\\n" +
      zsh_options(global_options(), "    ") +
      "    '1:command:->command' '*::word:->words'\n"
      "  case $state in\n"
      "  command)\n"
      "    local -a names\n"
      "    names=(\n";
  for (const CommandRow& row : commands()) text += fmt::format("      '{}:{}'\n", row.name, zsh_text(row.summary));
  text +=
      "    )\n"
      "    _describe command names ;;\n"
      "  words)\n"
      "    case $line[1] in\n";
  for (const CommandRow& row : commands()) {
    text += fmt::format("    {})\n      _arguments \\\n{}{}        '*:word:_files' ;;\n", row.name,
                        zsh_options(row.options, "        "), zsh_options(global_options(), "        "));
  }
  text += "    esac ;;\n  esac\n}\n_rubdown \"$@\"\n";
  return text;
}

std::string fish_quoted(std::string_view text) {
  std::string quoted = "'";
  for (char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

std::string fish_option(const OptionRow& row, std::string_view condition) {
  std::string line = fmt::format("complete -c rubdown{} -l {}", condition, row.name.substr(2));
  if (!row.short_name.empty()) line += fmt::format(" -s {}", row.short_name.substr(1));
  if (!row.value.empty())
    line += row.choices.empty() ? " -r" : fmt::format(" -x -a {}", fish_quoted(joined(row.choices)));
  return line + fmt::format(" -d {}\n", fish_quoted(row.help));
}

std::string fish() {
  std::string text = "# fish completion for rubdown\n";
  for (const OptionRow& row : global_options()) text += fish_option(row, "");
  for (const CommandRow& row : commands()) {
    text += fmt::format("complete -c rubdown -n __fish_use_subcommand -f -a {} -d {}\n", row.name,
                        fish_quoted(row.summary));
    std::string condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", row.name);
    for (const OptionRow& option : row.options) text += fish_option(option, condition);
  }
  text += fmt::format("complete -c rubdown -n '__fish_seen_subcommand_from help' -f -a '{}'\n", topic_words());
  return text;
}

}  // namespace

ExitCode run_completions(const Arguments& arguments) {
  std::string_view shell = arguments.words()[0];
  if (shell == "bash") return print(bash());
  if (shell == "zsh") return print(zsh());
  if (shell == "fish") return print(fish());
  return usage_error(fmt::format("no completions for \"{}\"\none of: bash, zsh, fish", shell));
}

}  // namespace rubdown::cli
