// Where a value was written: texts by name, and places in them.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace rubdown {

/// A place in a source text: lines and columns from 1, columns in code points, the end exclusive. Line 0 means "the
/// file as a whole"; `source` is an index into Sources.
struct Span {
  std::uint32_t source = 0;
  std::uint32_t line = 0, column = 0;
  std::uint32_t end_line = 0, end_column = 0;
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// A value that knows where it was written.
template <class T>
struct At {
  T value{};
  Span at{};
};

/// One text that was read: its name as the user typed it, and its bytes.
struct Source {
  std::string name;
  std::string text;
  std::uint32_t first_line = 1;  ///< the number of the text's first line, where it is a piece of a larger file
};

/// The texts of one run, in the order they were read; a Span's `source` is the index. References stay valid.
class Sources {
 public:
  std::uint32_t add(std::string name, std::string text, std::uint32_t first_line = 1);
  const Source& operator[](std::uint32_t index) const { return sources_[index]; }
  std::size_t size() const { return sources_.size(); }
  /// The line a span begins on, without its line end or a byte order mark; empty where there is none.
  std::string_view line(Span at) const;

 private:
  std::deque<Source> sources_;
};

}  // namespace rubdown
