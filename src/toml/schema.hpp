// A file's sections as JSON Schema, for editors that complete and check TOML as one types.
#pragma once

#include <string>
#include <string_view>

#include "toml/section.hpp"

namespace rubdown::toml {

/// JSON Schema, draft 4 (the one TOML editors know), with two spaces of indentation and a final line end. Dates are
/// strings of format `date`, as editors hand TOML's own dates to the schema.
std::string json_schema(const Section& file, std::string_view title);

}  // namespace rubdown::toml
