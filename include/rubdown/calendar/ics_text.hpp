// iCalendar text (RFC 5545): the one place that a line of it is made, escaped, folded and ended.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/zone.hpp"

namespace rubdown {

/// A text escaped in advance, for what is said many times: to say it once more is a copy.
class IcsPhrase {
 public:
  IcsPhrase() = default;
  explicit IcsPhrase(std::string text);

 private:
  friend class IcsText;
  bool escape_simple();
  std::string text_;     ///< as it was given
  std::string escaped_;  ///< up to its last character that is no space; empty: `text_` is to be escaped where it stands
  std::size_t line_ends_ = 0, spaces_ = 0;  ///< after that
};

/// Appends content lines to a text. Whatever is handed in, each call makes whole lines of at most 75 octets that end in
/// CRLF and hold no control character, so no value can begin a line of its own (RFC 5545 sections 3.1 and 3.3.11).
/// A line is made in a buffer of its own, escaped and folded in one pass, and appended when it is whole.
class IcsText {
 public:
  explicit IcsText(std::string& out) : out_(out) {}

  void begin(std::string_view component) { constant("BEGIN", component); }
  void end(std::string_view component) { constant("END", component); }

  /// A value of our own making: names, dates, numbers. Anything but printable ASCII in it is left out.
  void constant(std::string_view name, std::string_view value);
  /// The same for a value that is known to be printable ASCII.
  void printable(std::string_view name, std::string_view value);
  /// A date and time: `DTSTART:20261101T091000`, with a `Z` where `utc`.
  void date_time(std::string_view name, Civil civil, bool utc);
  /// Whole lines that were made before.
  void lines(std::string_view whole) { out_.append(whole); }
  /// A text of one line; line ends become spaces. An empty value makes no line.
  void line(std::string_view name, std::string_view value);
  /// An address with one of the schemes http, https, mailto and tel (`https` where there is none and it looks like a
  /// host); what a URI cannot hold is percent-encoded. False, and no line, for anything else.
  bool uri(std::string_view name, std::string_view value);

  /// A text in pieces: open() a line, add pieces, close() it. Space at the ends of the whole is left out, and so is the
  /// line if nothing remains. `multiline`: line ends stay.
  void open(std::string_view name, bool multiline = true);
  IcsText& text(std::string_view piece);
  IcsText& text(const IcsPhrase& phrase);
  IcsText& new_line();
  void close();

 private:
  friend class IcsPhrase;
  void start(std::string_view name);
  void make_room(std::size_t octets);
  void fold();
  void copy(std::string_view bytes);
  void unit(std::string_view bytes);       ///< never split
  void run(std::string_view ascii);        ///< split where a line is full
  void escaped(std::string_view escaped);  ///< split where a line is full, but not inside a character or an escape
  void words(std::string_view simple);
  std::size_t special(std::string_view text);
  void flush_space();
  void character(std::uint32_t code_point, std::string_view bytes);
  void finish();
  bool short_line(std::string_view name, std::string_view value);

  std::string& out_;
  std::vector<char> buffer_;  ///< the line that is being made, as far as `at_`
  char* at_ = nullptr;
  char* end_ = nullptr;                     ///< of the buffer
  std::size_t left_ = 0;                    ///< octets before the line must be folded
  std::size_t folded_ = 74;                 ///< the same after a fold
  std::size_t line_ends_ = 0, spaces_ = 0;  ///< line ends and spaces after them, which count if something follows
  bool multiline_ = false;
  bool empty_ = true;
  bool after_backslash_ = false;
  bool after_less_ = false;
  Day dated_{};  ///< the day whose digits these are: events of a day follow each other
  std::array<char, 8> date_{'1', '9', '7', '0', '0', '1', '0', '1'};
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
