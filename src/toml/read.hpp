// One TOML file as a tree: guarded, parsed, every syntax error in our own words.
#pragma once

#include <cstdint>
#include <optional>

#include "rubdown/base/diagnostics.hpp"
#include "toml/value.hpp"

namespace rubdown::toml {

/// Where a text is not TOML, what could still be read, so that the rest of it can be checked as well.
struct Document {
  Value root;          ///< a table; empty where nothing could be read
  bool valid = false;  ///< false: the findings hold at least one error of syntax
  Texts texts;         ///< what `root` refers to besides its source
};

/// Reads `sources[source]`, with or without a byte order mark: by scan() where it can, else by guard() and parse().
/// The document refers to the source.
Document read(std::uint32_t source, const Sources& sources, Diagnostics& findings);

}  // namespace rubdown::toml
