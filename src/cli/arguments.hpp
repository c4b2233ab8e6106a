// What was typed, sorted into options and words by the tables of commands; getopt_long() does the splitting.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rubdown::cli {

/// One option: a row of a command's table, from which parsing, help, completions and the manual's check are made.
struct OptionRow {
  std::string_view name;                        ///< `--week`
  std::string_view short_name;                  ///< `-f`, or empty
  std::string_view value;                       ///< what it takes, as help shows it: `N`, `DATE`; empty: a switch
  std::string_view help;                        ///< one line
  std::span<const std::string_view> choices{};  ///< the values it takes, where they are a fixed list
  bool repeatable = false;                      ///< every value counts; otherwise the last one
  bool list = false;                            ///< takes `a,b,c`
};

struct CommandRow;

/// The words after the program's name, sorted.
class Arguments {
 public:
  bool has(std::string_view option) const;
  /// The last value given, or nothing.
  std::optional<std::string_view> value(std::string_view option) const;
  /// All values given, lists split at commas.
  std::vector<std::string> values(std::string_view option) const;
  const std::vector<std::string>& words() const { return words_; }

 private:
  friend struct ParsedArguments parse_arguments(const CommandRow&, std::vector<std::string>);
  void add(const OptionRow& row, std::string_view value);

  std::vector<std::pair<std::string_view, std::vector<std::string>>> given_;
  std::vector<std::string> words_;
};

struct ParsedArguments {
  Arguments arguments;
  std::string error;  ///< one or more lines, empty where all is well
};

/// Sorts the words by the command's options and the global ones. Unknown options, missing values, values outside an
/// option's choices and too many or too few words are named in `error`, with the nearest right word.
ParsedArguments parse_arguments(const CommandRow& command, std::vector<std::string> words);

}  // namespace rubdown::cli
