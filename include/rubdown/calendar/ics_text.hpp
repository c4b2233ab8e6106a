// iCalendar text (RFC 5545): the one place that a line of it is made, escaped, folded and ended.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/schedule/text_store.hpp"

namespace rubdown {

/// Space that has been said but not written, since it counts only if something follows, and what was written before it
/// where readers might take that for one with what follows.
struct IcsWaiting {
  std::uint32_t line_ends = 0, spaces = 0;  ///< line ends, and spaces after them
  char after = '\0';                        ///< a backslash, `<`, or neither
  bool any() const { return (line_ends | spaces | static_cast<unsigned char>(after)) != 0; }
  /// One line end that is written without anything else.
  bool is_line_end() const { return line_ends == 1 && spaces == 0 && after != '\\'; }
};

/// A text escaped in advance, for what is said many times: to say it once more is a copy. See IcsText::phrase().
class IcsPhrase {
 private:
  friend class IcsText;
  std::string_view text_;  ///< up to its last character that is no space
  IcsWaiting waiting_;     ///< after it
  bool is_line_ = false;   ///< it ends in one line end, which is part of the text: another text mostly follows
  char first_ = '\0';      ///< before it is escaped; NUL: the text as it was given, to be escaped where it stands
};

/// Appends content lines to a text. Whatever is handed in, each call makes whole lines of at most 75 octets that end in
/// CRLF and hold no control character, so no value can begin a line of its own (RFC 5545 sections 3.1 and 3.3.11).
/// A line is gathered in a buffer of its own, escaped, and folded when it is whole.
class IcsText {
 public:
  explicit IcsText(std::string& out) : out_(out) {}
  IcsText(const IcsText&) = delete;
  IcsText& operator=(const IcsText&) = delete;

  void begin(std::string_view component) { constant("BEGIN", component); }
  void end(std::string_view component) { constant("END", component); }

  /// A value of our own making: names, dates, numbers. Anything but printable ASCII in it is left out.
  void constant(std::string_view name, std::string_view value);
  /// Whole lines that were made before.
  void lines(std::string_view whole) { out_.append(whole); }
  /// A text of one line; line ends become spaces. An empty value makes no line.
  void line(std::string_view name, std::string_view value);
  /// The same for a value that needs no change: printable ASCII without escapes, without two spaces in a row or any at
  /// its ends, and so short that nothing is folded. False, and no line, for another.
  bool plain_line(std::string_view name, std::string_view value);
  /// An address with one of the schemes http, https, mailto and tel (`https` where there is none and it looks like a
  /// host); what a URI cannot hold is percent-encoded. False, and no line, for anything else.
  bool uri(std::string_view name, std::string_view value);

  /// A text in pieces: open() a line, add pieces, close() it. Space at the ends of the whole is left out, and so is the
  /// line if nothing remains. `multiline`: line ends stay.
  void open(std::string_view name, bool multiline = true) {
    start(name);
    multiline_ = multiline;
  }
  IcsText& text(std::string_view piece);
  IcsText& text(const IcsPhrase& phrase) {
    const std::size_t size = phrase.text_.size();
    if (phrase.first_ == '\0' || waiting_.any() || static_cast<std::size_t>(end_ - at_) < size) return add(phrase);
    std::memcpy(at_, phrase.text_.data(), size);
    at_ += size;
    if (phrase.is_line_) {
      ended_ = gathered().size();
    } else {
      waiting_ = phrase.waiting_;
    }
    return *this;
  }
  IcsText& new_line();
  void close();

  /// A piece to be added to texts whose line ends stay, to as many as there are while the store lives. It is made where
  /// no line is open.
  IcsPhrase phrase(std::string_view text, TextStore& store);
  /// One of two, of which the first ends in one line end; both begin with characters that are neither space nor other
  /// than ASCII.
  static IcsPhrase joined(const IcsPhrase& lines, const IcsPhrase& next, TextStore& store);

 private:
  void start(std::string_view name) {
    at_ = buffer_.data();
    make_room(name.size() + 1);
    copy(name);
    put(':');
    value_ = name.size() + 1;
    waiting_ = {};
    ended_ = 0;
  }
  void make_room(std::size_t octets) {
    if (static_cast<std::size_t>(end_ - at_) < octets) grow(octets);
  }
  void grow(std::size_t octets);
  void put(char c) { *at_++ = c; }
  void copy(std::string_view bytes) {
    if (!bytes.empty()) std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
  }
  void part_from(char next);
  void put_space(char next);
  bool add_simple(std::string_view text);
  IcsText& add(std::string_view piece);
  IcsText& add(const IcsPhrase& phrase);
  std::size_t copy_simple(std::string_view text);
  void hold_spaces(const char* from);
  std::size_t special(std::string_view text);
  void line_end();
  void character(std::uint32_t code_point, std::string_view bytes);
  std::string_view gathered() const { return {buffer_.data(), static_cast<std::size_t>(at_ - buffer_.data())}; }
  bool empty() const { return gathered().size() == value_; }
  template <class Begun>
  void fold(Begun begun);

  std::string& out_;
  std::vector<char> buffer_;  ///< the line that is being made, as far as `at_`
  std::vector<char> folded_;  ///< the lines that one becomes
  char* at_ = nullptr;
  char* end_ = nullptr;    ///< of the buffer
  std::size_t value_ = 0;  ///< where the value begins in it
  std::size_t ended_ = 0;  ///< where a phrase ended with its line end, which is left out where nothing follows
  bool multiline_ = false;
  IcsWaiting waiting_;
};

/// `20261101`.
std::string ics_date(Day day);
/// `20261101T091000`.
std::string ics_civil(Civil civil);
/// `20261101T141000Z`.
std::string ics_utc(Instant instant);
/// `+0545`, `-0500`, `-004430`.
std::string ics_offset(std::chrono::seconds offset);
/// `PT1H30M`, `PT45M`, `PT0S`; days are written as hours.
std::string ics_duration(std::chrono::minutes length);

}  // namespace rubdown
