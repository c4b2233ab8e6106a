#include "output/ink.hpp"

#include <algorithm>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr Signs unicode_signs{.care = "○",
                              .massage = "◆",
                              .race = "★",
                              .done = "✓",
                              .missed = "x",
                              .stopped = "■",
                              .advice = "!",
                              .today = "▌",
                              .rule = "─",
                              .dash = "–",
                              .dot = "·",
                              .ellipsis = "…",
                              .box_top_left = "┌",
                              .box_top_right = "┐",
                              .box_bottom_left = "└",
                              .box_bottom_right = "┘",
                              .box_side = "│",
                              .bar = "█",
                              .bar_long = "▓",
                              .bar_race = "░"};

constexpr Signs ascii_signs{.care = "~",
                            .massage = "@",
                            .race = "*",
                            .done = "+",
                            .missed = "x",
                            .stopped = "#",
                            .advice = "!",
                            .today = ">",
                            .rule = "-",
                            .dash = "-",
                            .dot = "|",
                            .ellipsis = "...",
                            .box_top_left = "+",
                            .box_top_right = "+",
                            .box_bottom_left = "+",
                            .box_bottom_right = "+",
                            .box_side = "|",
                            .bar = "#",
                            .bar_long = "=",
                            .bar_race = "*"};

// Select Graphic Rendition parameters (ECMA-48 section 8.3.117).
std::string_view sgr(Ink ink) {
  switch (ink) {
  case Ink::plain:
    return {};
  case Ink::strong:
    return "1";
  case Ink::faint:
    return "2";
  case Ink::long_run:
    return "1";
  case Ink::hard:
    return "35";
  case Ink::race:
    return "1;35";
  case Ink::care:
    return "36";
  case Ink::massage:
    return "1;36";
  case Ink::done:
    return "32";
  case Ink::warn:
    return "33";
  case Ink::stop:
    return "31";
  case Ink::stop_title:
    return "1;31";
  case Ink::today:
    return "1;32";
  }
  return {};
}

}  // namespace

const Signs& signs(bool ascii) { return ascii ? ascii_signs : unicode_signs; }

Line& Line::put(std::string_view text, Ink ink) {
  const std::size_t spaces = text.size() - std::min(text.find_last_not_of(' ') + 1, text.size());
  text.remove_suffix(spaces);
  if (text.empty()) return to(width_ + spaces);
  text_.append(pending_, ' ');
  pending_ = 0;
  const std::string_view code = color_ ? sgr(ink) : std::string_view{};
  if (!code.empty()) text_.append("\x1b[").append(code).append("m");
  text_ += text;
  if (!code.empty()) text_ += "\x1b[0m";
  width_ += display_width(text);
  return to(width_ + spaces);
}

Line& Line::to(std::size_t column) {
  if (column > width_) {
    pending_ += column - width_;
    width_ = column;
  }
  return *this;
}

Line& Line::right(std::string_view text, std::size_t end, Ink ink) {
  const std::size_t width = display_width(text);
  return to(end > width ? end - width : 0).put(text, ink);
}

void Line::end(std::string& out) {
  out += text_;
  out += '\n';
  text_.clear();
  width_ = pending_ = 0;
}

}  // namespace rubdown
