// The user's own line under a finding, as a terminal can show it, and where its caret goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rubdown/base/source.hpp"

namespace rubdown {

/// A line made safe to print, and the display columns (from 0) a caret line marks under it.
struct Excerpt {
  std::string text;
  std::size_t caret_column = 0;
  std::size_t caret_width = 1;
};

/// `line` with controls as visible symbols and tabs as spaces, cut around the span's place to about `width` columns (at
/// least 20). A span over several lines is marked to the end of its first; an empty one, or one past the end, by a
/// single caret.
Excerpt excerpt_of(std::string_view line, Span at, std::size_t width);

/// Lines of sources, fast when asked for in order: it goes on where it stopped.
class LineReader {
 public:
  explicit LineReader(const Sources& sources) : sources_(&sources) {}
  std::string_view line(Span at);

 private:
  const Sources* sources_;
  std::uint32_t source_ = 0;
  std::uint32_t line_ = 0;
  std::size_t offset_ = 0;
};

}  // namespace rubdown
