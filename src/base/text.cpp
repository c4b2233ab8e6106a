#include "rubdown/base/text.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/graphemes.hpp"

namespace rubdown {
namespace {

constexpr std::string_view replacement = "\uFFFD";

/// The longest front of `text` that fits into `width` columns.
std::string_view front(std::string_view text, std::size_t width) {
  std::string_view rest = text;
  std::size_t used = 0;
  while (!rest.empty()) {
    std::string_view after = rest;
    used += take_cluster(after).width;
    if (used > width) break;
    rest = after;
  }
  return text.substr(0, text.size() - rest.size());
}

/// Lines being filled word by word.
struct Wrapper {
  std::size_t width;
  std::string_view indent;
  std::string out;
  std::size_t used = 0;  // columns of the line so far, its indent included
  bool blank = true;     // no word on this line yet

  void new_line() {
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += '\n';
    out += indent;
    used = display_width(indent);
    blank = true;
  }

  void add(std::string_view word) {
    std::size_t columns = display_width(word);
    if (!blank && used + 1 + columns > width) new_line();
    if (!blank) {
      out += ' ';
      ++used;
    }
    blank = false;
    while (used + columns > width) {
      std::string_view part = front(word, width - std::min(used, width));
      if (part.empty()) {
        std::string_view after = word;
        part = take_cluster(after).bytes;
      }
      if (part.size() == word.size()) break;
      out += part;
      new_line();
      word.remove_prefix(part.size());
      columns = display_width(word);
      blank = false;
    }
    out += word;
    used += columns;
  }
};

/// Cleans `text` for printing; `keep_lines` decides what a line end becomes.
std::string cleaned(std::string_view text, bool keep_lines) {
  if (is_plain_ascii(text)) return std::string{trim(text)};
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    const std::string_view bytes = text.substr(0, c.bytes);
    text.remove_prefix(c.bytes);
    if (c.value == '\r' && !text.empty() && text.front() == '\n') continue;
    if (!c.valid()) {
      out += replacement;
    } else if (keep_lines && is_line_end(c.value)) {
      out += '\n';
    } else if (is_line_end(c.value) || c.value == '\t') {
      if (out.empty() || out.back() != ' ') out += ' ';
    } else if (!is_unsafe(c.value)) {
      out += bytes;
    }
  }
  return std::string{trim(out)};
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  std::size_t width = 0;
  while (!text.empty()) width += take_cluster(text).width;
  return width;
}

std::string cut(std::string_view text, std::size_t width, bool ascii) {
  if (display_width(text) <= width) return std::string{text};
  const std::string_view ellipsis = ascii ? "..." : "…";
  const std::size_t columns = ascii ? std::min<std::size_t>(3, width) : std::min<std::size_t>(1, width);
  std::string out{front(text, width - columns)};
  if (columns > 0) out += ascii ? ellipsis.substr(0, columns) : ellipsis;
  return out;
}

std::string fit(std::string_view text, std::size_t width, bool ascii) {
  std::string out = cut(text, width, ascii);
  out.append(width - display_width(out), ' ');
  return out;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t columns = display_width(text);
  std::string out(columns < width ? width - columns : 0, ' ');
  return out.append(text);
}

std::string wrap(std::string_view text, std::size_t width, std::string_view indent) {
  Wrapper wrapper{width, indent, {}};
  while (true) {
    std::string_view line = text.substr(0, text.find('\n'));
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      if (end > 0) wrapper.add(line.substr(0, end));
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return wrapper.out;
    text.remove_prefix(end + 1);
    wrapper.new_line();
  }
}

std::string one_line(std::string_view text) { return cleaned(text, false); }

std::string plain_text(std::string_view text) { return cleaned(text, true); }

std::string valid_utf8(std::string_view text) {
  if (is_plain_ascii(text)) return std::string{text};
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    out += c.valid() ? text.substr(0, c.bytes) : replacement;
    text.remove_prefix(c.bytes);
  }
  return out;
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    if (!c.valid()) return false;
    text.remove_prefix(c.bytes);
  }
  return true;
}

std::string to_ascii(std::string_view text) {
  if (is_plain_ascii(text)) return std::string{text};
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    text.remove_prefix(c.bytes);
    append_ascii(out, c.value);
  }
  return out;
}

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace rubdown
