// A line for a terminal: pieces of text with a style, measured in columns.
#pragma once

#include <string>
#include <string_view>

namespace rubdown {

/// What a piece of text is, from which its colour follows. Colour only repeats what letters and signs already say, and
/// uses the sixteen colours of the reader's theme, so it holds on light and dark.
enum class Ink { plain, strong, faint, long_run, hard, race, care, massage, done, warn, stop, stop_title, today };

/// The signs of the terminal formats; each one column wide.
struct Signs {
  std::string_view care, massage, race, done, missed, stopped, advice, today, rule, dash, dot, ellipsis;
  std::string_view box_top_left, box_top_right, box_bottom_left, box_bottom_right, box_side;
  std::string_view bar, bar_long, bar_race;
};
const Signs& signs(bool ascii);

/// Whole text fits one line: padding is written only when something follows it, so lines have no trailing spaces.
class Line {
 public:
  explicit Line(bool color) : color_(color) {}
  /// Adds text that is already clean (one line, no controls).
  Line& put(std::string_view text, Ink ink = Ink::plain);
  /// Moves on to `column`; does nothing where the line is already there or beyond.
  Line& to(std::size_t column);
  /// Puts text so that it ends before column `end`.
  Line& right(std::string_view text, std::size_t end, Ink ink = Ink::plain);
  std::size_t width() const { return width_; }
  bool empty() const { return text_.empty(); }
  /// Appends the line and a line end to `out` and starts a new one.
  void end(std::string& out);

 private:
  std::string text_;
  std::size_t width_ = 0, pending_ = 0;
  bool color_;
};

}  // namespace rubdown
