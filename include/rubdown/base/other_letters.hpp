// Letters beyond ASCII, as names of files keep them: those of other scripts as they are, Latin ones without their
// marks.
#pragma once

#include <string>
#include <string_view>

namespace rubdown {

/// A text taken apart code point by code point.
class OtherLetters {
 public:
  /// Whether `text` holds a letter or digit of another script than Latin; Latin ones of any kind, also wide, raised
  /// or mathematical ones, are none.
  static bool in(std::string_view text);
  /// `text` with every letter in lower case and its marks composed with it (NFC), so that one name written in two ways
  /// is one; what cannot be seen (joiners, marks of direction, fillers) is gone. Invalid bytes become U+FFFD.
  static std::string plain(std::string_view text);

  explicit OtherLetters(std::string_view text) : left_{text} {}
  bool done() const { return left_.empty(); }
  /// The next code point where it is such a letter or digit, or a mark on one; else nothing, and it stays.
  std::string_view take();
  /// The next code point or invalid byte, whatever it is.
  std::string_view skip();

 private:
  std::string_view left_;
  bool after_letter_ = false;
};

/// What a Latin letter beyond ASCII is made of or spelt with, in lower case and without its marks: `e` of U+1EC5, `fi`
/// of U+FB01, `ss` of U+00DF.
/// Empty for anything else.
std::string plain_latin(std::string_view code_point);

/// Whether words end at it: a blank, a sign, a picture, or something that nobody sees but a soft hyphen.
bool parts_words(std::string_view code_point);

/// Whether it is a mark on the letter before it.
bool is_mark(std::string_view code_point);

}  // namespace rubdown
