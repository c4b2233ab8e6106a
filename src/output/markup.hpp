// Text inside HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace rubdown {

/// One clean line with `& < > " '` escaped: safe as text and inside a quoted attribute.
std::string markup(std::string_view text);

}  // namespace rubdown
