// Two columns of text: a label, and words wrapped beside it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "rubdown/base/text.hpp"

namespace rubdown {

/// `label` padded to `column`, the text wrapped in what is left of `width`, later lines indented. Ends with a line end.
inline std::string hanging(std::string_view label, std::string_view text, std::size_t column, std::size_t width) {
  const std::size_t room = std::max<std::size_t>(width, column + 20) - column;
  const std::string wrapped = wrap(text, room);
  std::string_view rest = trim(wrapped);
  std::string out{label};
  out.append(label.size() < column ? column - label.size() : 1, ' ');
  while (true) {
    const std::size_t end = rest.find('\n');
    out.append(rest.substr(0, end)).append("\n");
    if (end == std::string_view::npos) return out;
    rest.remove_prefix(end + 1);
    out.append(column, ' ');
  }
}

}  // namespace rubdown
