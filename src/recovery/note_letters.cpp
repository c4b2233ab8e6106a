#include "recovery/note_letters.hpp"

#include <algorithm>

#include "rubdown/base/other_letters.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_letter(char c) { return !is_ascii(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What is typed for an apostrophe: U+2018, U+2019, U+02BC, U+00B4 and a backtick.
bool is_apostrophe(std::string_view c) {
  return c == "\xE2\x80\x98" || c == "\xE2\x80\x99" || c == "\xCA\xBC" || c == "\xC2\xB4" || c == "`";
}

/// In capitals and in Switzerland it is written `ss`.
bool is_sharp_s(std::string_view c) { return c == "\xC3\x9F" || c == "\xE1\xBA\x9E"; }

/// Dashes, quotation marks, dots: U+2010 to U+2027.
bool ends_part(std::string_view c) { return c.starts_with("\xE2\x80") && c >= "\xE2\x80\x90" && c <= "\xE2\x80\xA7"; }

/// With apostrophes and blanks as they are written in ASCII.
std::string with_plain_signs(std::string_view text) {
  std::string out;
  for (OtherLetters left{text}; !left.done();) {
    const std::string_view next = left.skip();
    const char* const behind = next.data() + next.size();
    const bool inside =
        !out.empty() && is_letter(out.back()) && behind != text.data() + text.size() && is_letter(*behind);
    if (is_apostrophe(next) && inside)
      out += '\'';
    else if (is_sharp_s(next))
      out += "ss";
    else if (next.size() > 1 && !ends_part(next) && parts_words(next))
      out += ' ';
    else
      out += next;
  }
  return out;
}

}  // namespace

std::string note_letters(std::string_view text) {
  const std::string plain = with_plain_signs(text);
  // Most notes need no tables of letters.
  return std::all_of(plain.begin(), plain.end(), is_ascii) ? lower(plain) : OtherLetters::plain(plain);
}

}  // namespace rubdown
