// Syntax errors in our own words: what the library says about a point, told about the token the user typed.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/base/diagnostics.hpp"
#include "toml/parse.hpp"

namespace rubdown::toml {

/// How to go on behind a line with an error: not at all, without the line, or with its value replaced.
enum class Cure { none, drop_line, drop_value };

struct SyntaxFinding {
  const Code* code = nullptr;
  Span at;
  std::string message, help;
  Cure cure = Cure::none;
};

SyntaxFinding explain(const SyntaxError& error, std::string_view text, std::uint32_t source);

/// Applies a cure to a line of the text, other lines kept, so that parsing can go on behind it. False where that would
/// change the meaning of other lines: headers rule the lines below, open brackets reach over several.
bool cure(std::string& text, std::uint32_t line, Cure cure);

}  // namespace rubdown::toml
