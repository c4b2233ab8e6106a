#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/all_codes.hpp"
#include "cli/session.hpp"
#include "cli/version.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/plan/schema.hpp"
#include "rubdown/recovery/describe_rules.hpp"
#include "rubdown/workout/describe.hpp"

namespace rubdown::cli {
namespace {

std::string option_words(const OptionRow& row) {
  std::string words = row.short_name.empty() ? "    " : fmt::format("{}, ", row.short_name);
  words += row.name;
  if (!row.value.empty()) words += fmt::format(" {}", row.value);
  return words;
}

std::string option_list(std::span<const OptionRow> options) {
  std::size_t width = 0;
  for (const OptionRow& row : options) width = std::max(width, option_words(row).size());
  std::string text;
  for (const OptionRow& row : options) {
    const std::string help = wrap(row.help, 76 - width);
    std::string words = option_words(row);
    for (std::string_view left = trim(help); !left.empty(); words.clear()) {
      const std::size_t end = std::min(left.find('\n'), left.size());
      text += fmt::format("  {:<{}}  {}\n", words, width, left.substr(0, end));
      left.remove_prefix(std::min(end + 1, left.size()));
    }
  }
  return text;
}

std::string exit_code_text(std::size_t) {
  std::string text = "Exit codes\n\n";
  for (const ExitCodeRow& row : exit_codes()) text += fmt::format("  {:>3}  {}\n", row.code, row.means);
  return text;
}

std::string environment_text(std::size_t) {
  return "Environment\n\n"
         "  SOURCE_DATE_EPOCH  seconds since 1970: the clock, where --today does not say the day\n"
         "  NO_COLOR           not empty: no colour (--color wins)\n"
         "  CLICOLOR_FORCE     not empty and not 0: colour also into a pipe; FORCE_COLOR likewise\n"
         "  TERM               dumb: no colour\n"
         "  COLUMNS            the width where the terminal does not tell it (--width wins)\n"
         "  LC_ALL, LC_CTYPE, LANG\n"
         "                     name UTF-8 or not: a terminal without it gets plain ASCII\n"
         "\n"
         "Nothing else is read: no configuration file, no network, no locale.\n";
}

std::string workout_text_of_help(std::size_t) { return std::string{workout_help()}; }

constexpr TopicRow topic_rows[] = {
    {"plan", "the plan file: every section and key", plan_help},
    {"workouts", "how workouts are written", workout_text_of_help},
    {"rules", "how recovery rules work and how to write one's own", rules_help},
    {"exit-codes", "what the exit codes mean", exit_code_text},
    {"environment", "the variables that are read", environment_text},
    {"safety", "red flags, what the program does not do, and when to see a clinician", safety_help},
};

std::string code_help(const Code& code) {
  return fmt::format("{} {} ({})\n\n{}", code.id, code.title, name(code.severity), wrap(code.explain, 78) + "\n");
}

}  // namespace

std::span<const TopicRow> topics() { return topic_rows; }

std::string version_text() { return fmt::format("rubdown {}\n", version); }

std::string program_help() {
  std::string text =
      "rubdown plans a marathoner's training and recovery.\n"
      "\n"
      "usage: rubdown COMMAND [options] ...\n"
      "\n"
      "  rubdown show nyc.toml                 this week, with its recovery\n"
      "  rubdown show nyc.toml -o nyc.ics      for a calendar app\n"
      "  rubdown explain nyc.toml              why each session stands where it stands\n"
      "\n"
      "Commands\n\n";
  std::size_t width = 0;
  for (const CommandRow& row : commands()) width = std::max(width, row.name.size());
  for (const CommandRow& row : commands()) text += fmt::format("  {:<{}}  {}\n", row.name, width, row.summary);
  text += "\nOptions of every command\n\n" + option_list(global_options());
  text += "\nTopics (rubdown help TOPIC)\n\n";
  for (const TopicRow& row : topics()) text += fmt::format("  {:<11}  {}\n", row.name, row.summary);
  text += "\nGeneral guidance, not medical advice: see `rubdown help safety`.\n";
  return text;
}

std::string command_help(const CommandRow& command) {
  std::string text = fmt::format("rubdown {}: {}\n\nusage: rubdown {} [options] {}\n", command.name, command.summary,
                                 command.name, command.words);
  if (!command.options.empty()) text += "\nOptions\n\n" + option_list(command.options);
  text += "\nOptions of every command: `rubdown help`\n\nExamples\n\n";
  for (std::string_view rest = command.examples; !rest.empty();) {
    std::size_t end = std::min(rest.find('\n'), rest.size());
    text += fmt::format("  {}\n", rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

void print_card() {
  complain(
      "a training planner that places recovery\n"
      "\n"
      "usage: rubdown COMMAND [options] ...\n"
      "\n"
      "  rubdown show PLAN.toml      this week, with its recovery\n"
      "  rubdown help                all commands and topics");
}

const Code* find_code(std::string_view id) {
  for (const Code* code : all_codes()) {
    if (lower(code->id) == lower(id)) return code;
  }
  return nullptr;
}

ExitCode run_help(const Arguments& arguments) {
  if (arguments.words().empty()) return print(program_help());
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  std::size_t width = std::min<std::size_t>(settings.width, 100);
  std::string_view word = arguments.words()[0];
  // `rules` is a command and a topic: both are meant.
  std::string text;
  if (const CommandRow* command = find_command(word)) text = command_help(*command);
  for (const TopicRow& row : topics()) {
    if (row.name == word) text += (text.empty() ? "" : "\n") + row.text(width);
  }
  if (!text.empty()) return print(text);
  if (const Code* code = find_code(word)) return print(code_help(*code));
  for (const Rule& rule : builtin_rules().rules) {
    if (lower(rule.id) != lower(word)) continue;
    std::string more =
        fmt::format("A rule: `rubdown rules show {0}`; in a plan of yours: `rubdown explain PLAN {0}`.", rule.id);
    more = wrap(more, width);
    return print(describe_rule(rule, builtin_rules(), width) + "\n" + more + (more.ends_with('\n') ? "" : "\n"));
  }
  std::vector<std::string_view> names;
  for (const CommandRow& row : commands()) names.push_back(row.name);
  for (const TopicRow& row : topics()) names.push_back(row.name);
  return usage_error(fmt::format("no help on \"{}\"\n{}", one_line(word), suggestion(word, names)));
}

}  // namespace rubdown::cli
