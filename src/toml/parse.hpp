// The door to the TOML library: text in, our own tree or one syntax error out. Nothing of the library shows here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "toml/value.hpp"

namespace rubdown::toml {

/// Where the library stopped and what it says: `Error while parsing <scope>: <reason>`.
struct SyntaxError {
  std::uint32_t line = 0, column = 0;
  std::string description;
};

/// Parses a text that guard() let through. On failure `error` is filled. TOML 1.0, and of 1.1 `07:30`, trailing commas
/// and line breaks in inline tables, and `\e`. The tree refers to `texts`, to which all of its own are added.
std::optional<Value> parse(std::string_view text, std::uint32_t source, Texts& texts, SyntaxError& error);

}  // namespace rubdown::toml
