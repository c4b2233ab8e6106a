// Help as text: the card, the list of commands, a command, a topic, a finding's code.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "rubdown/base/diagnostics.hpp"

namespace rubdown::cli {

std::string version_text();
std::string program_help();
std::string command_help(const CommandRow& command);
/// The short card on standard error, for the program without a word.
void print_card();

/// One topic of `rubdown help TOPIC`.
struct TopicRow {
  std::string_view name;
  std::string_view summary;
  std::string (*text)(std::size_t width);
};
std::span<const TopicRow> topics();

/// Every code of every room, by id.
const Code* find_code(std::string_view id);

}  // namespace rubdown::cli
