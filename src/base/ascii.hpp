// Unicode typography as ASCII, for terminals and files that hold nothing else.
#pragma once

#include <cstdint>
#include <string>

namespace rubdown {

/// Appends `code_point` in ASCII: signs by a table, accented letters without their accent, `?` for the rest; a
/// combining mark is left out.
void append_ascii(std::string& out, std::int32_t code_point);

}  // namespace rubdown
