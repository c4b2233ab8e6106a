// Syntax errors in our own words: what the library says about a point, told about the token the user typed.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/base/diagnostics.hpp"
#include "toml/parse.hpp"

namespace rubdown::toml {

struct SyntaxFinding {
  const Code* code = nullptr;
  Span at;
  std::string message, help;
  /// How to go on behind it: not at all, without the line, or with the line's value replaced.
  enum class Cure { none, drop_line, drop_value } cure = Cure::none;
};

SyntaxFinding explain(const SyntaxError& error, std::string_view text, std::uint32_t source);

/// Applies the cure of a finding to the text, lines kept, so that parsing can go on behind it. False where there is none.
bool cure(std::string& text, const SyntaxFinding& finding);

}  // namespace rubdown::toml
