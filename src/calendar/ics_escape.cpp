// TEXT values (RFC 5545 section 3.3.11): what is escaped, what is left out, and texts that were escaped before.
#include <algorithm>
#include <array>
#include <utility>

#include "calendar/letters.hpp"
#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {
namespace {

/// 1 for characters that stand for themselves in TEXT and need no look at their neighbours.
constexpr std::array<unsigned, 256> simple_table() {
  std::array<unsigned, 256> simple{};
  for (std::size_t c = 0x20; c < 0x7f; ++c) simple[c] = c != '\\' && c != ';' && c != ',' && c != '<' ? 1 : 0;
  return simple;
}
constexpr auto simple = simple_table();

/// How much of the front of `text` is made of simple characters.
std::size_t simple_run(std::string_view text) {
  const auto is_simple = [&](std::size_t i) { return simple[static_cast<unsigned char>(text[i])]; };
  std::size_t end = 0;
  // Most texts are simple to their end: four characters are asked for at a time.
  while (end + 4 <= text.size() && (is_simple(end) & is_simple(end + 1) & is_simple(end + 2) & is_simple(end + 3)) != 0)
    end += 4;
  while (end < text.size() && is_simple(end) != 0) ++end;
  return end;
}

/// Reads one UTF-8 sequence at the front of `text`; its length, or 0 where it is not one.
std::size_t decode(std::string_view text, std::uint32_t& code_point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  code_point = length == 1 ? first : first & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0u) != 0x80) return 0;
    code_point = code_point << 6 | (byte(i) & 0x3fu);
  }
  constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
  return code_point < least[length] || code_point > 0x10ffff || surrogate ? 0 : length;
}

bool is_line_end(std::uint32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// What readers choke on or are deceived by: controls, byte order marks, noncharacters, bidi marks and overrides.
bool is_unwanted(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xfeff || (c >= 0xfdd0 && c <= 0xfdef) ||
         (c & 0xfffe) == 0xfffe || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
         c == 0x200f || c == 0x061c;
}

/// Characters that mean nothing outside the program that wrote them, and the mark of a lost one.
bool is_unknown(std::uint32_t c) { return c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000; }

/// After `<`: a tag to readers that take text for HTML.
bool makes_tag(char c) { return is_letter(c) || c == '/' || c == '!'; }

/// After a backslash: an escape to readers that unescape twice. So is the one that a line end is written with.
bool makes_escape(char c) { return c == 'n' || c == 'N' || c == ';' || c == ','; }

}  // namespace

/// What is put before `next`, which is not escaped: space that waited, and what keeps readers from taking it and what
/// stands before it for one.
inline void IcsText::part_from(char next) {
  if ((waiting_.line_ends | waiting_.spaces) != 0 || waiting_.after_backslash || waiting_.after_less) put_space(next);
}

void IcsText::put_space(char next) {
  const IcsWaiting waiting = std::exchange(waiting_, {});
  if (empty()) return;
  if ((waiting.line_ends | waiting.spaces) == 0) {
    const bool one = (waiting.after_less && makes_tag(next)) || (waiting.after_backslash && makes_escape(next));
    if (one) put(' ');
    return;
  }
  if (waiting.after_backslash && waiting.line_ends > 0) put(' ');
  for (auto left = waiting.line_ends; left > 0; --left) copy("\\n");
  for (auto left = waiting.spaces; left > 0; --left) put(' ');
}

void IcsText::character(std::uint32_t code_point, std::string_view bytes) {
  if (is_line_end(code_point) && multiline_) {
    ++waiting_.line_ends;
    waiting_.spaces = 0;
    return;
  }
  if (is_line_end(code_point) || code_point == ' ' || code_point == '\t') {
    if (code_point == ' ' || (waiting_.line_ends | waiting_.spaces) == 0) ++waiting_.spaces;
    return;
  }
  if (is_unwanted(code_point)) return;
  part_from(bytes.front());
  if (code_point == '\\') put('\\');
  copy(is_unknown(code_point) ? "?" : bytes);
  waiting_.after_backslash = code_point == '\\';
  waiting_.after_less = code_point == '<';
}

/// Simple characters: spaces at their ends wait for what follows.
inline void IcsText::words(std::string_view bytes) {
  for (; !bytes.empty() && bytes.front() == ' '; bytes.remove_prefix(1)) ++waiting_.spaces;
  if (bytes.empty()) return;
  part_from(bytes.front());
  std::size_t end = bytes.size();
  while (bytes[end - 1] == ' ') --end;
  copy(bytes.substr(0, end));
  waiting_.spaces = static_cast<std::uint32_t>(bytes.size() - end);
}

/// One character that is neither simple nor a comma or semicolon; its octets.
std::size_t IcsText::special(std::string_view text) {
  std::uint32_t code_point = 0;
  const std::size_t size = decode(text, code_point);
  const bool pair = code_point == '\r' && text.size() > 1 && text[1] == '\n';
  if (size == 0) {
    character('?', "?");
  } else if (!pair) {
    character(code_point, text.substr(0, size));
  }
  return std::max<std::size_t>(size, 1);
}

IcsText& IcsText::text(std::string_view piece) {
  // An octet becomes at most three: a space and an escape.
  make_room(3 * (piece.size() + waiting_.line_ends + waiting_.spaces) + 1);
  while (!piece.empty()) {
    const std::size_t length = simple_run(piece);
    if (length > 0) words(piece.substr(0, length));
    piece.remove_prefix(length);
    if (piece.empty()) break;
    const char next = piece.front();
    if (next == ',' || next == ';') {
      part_from(next);
      put('\\');
      put(next);
      piece.remove_prefix(1);
    } else {
      piece.remove_prefix(special(piece));
    }
  }
  return *this;
}

IcsText& IcsText::new_line() {
  character('\n', "\n");
  return *this;
}

IcsText& IcsText::text(const IcsPhrase& phrase) {
  if (phrase.first_ == '\0') return text(phrase.text_);
  make_room(phrase.text_.size() + 2 * waiting_.line_ends + waiting_.spaces + 2);
  part_from(phrase.first_);
  copy(phrase.text_);
  waiting_ = phrase.waiting_;
  return *this;
}

IcsPhrase IcsText::phrase(std::string_view given, TextStore& store) {
  IcsPhrase phrase;
  // What space and controls at the front come to depends on what stands before them.
  const bool printable = !given.empty() && given.front() > 0x20 && given.front() < 0x7f;
  if (printable) {
    open({});
    text(given);
    phrase.first_ = given.front();
    phrase.waiting_ = waiting_;
  }
  phrase.text_ = store.keep(printable ? gathered().substr(value_) : given);
  return phrase;
}

}  // namespace rubdown
