// The plan format as documents: for editors and for people. Both are made from the tables of keys that the reader uses.
#pragma once

#include <string>

namespace rubdown {

/// JSON Schema (draft 4) of a plan file.
std::string plan_schema_json();

/// JSON Schema (draft 4) of a log file.
std::string log_schema_json();

/// Every section and key of a plan file with its meaning, its words and what holds where it is absent: the text of
/// `rubdown help plan`, in lines of at most `width` columns.
std::string plan_help(std::size_t width = 80);

}  // namespace rubdown
