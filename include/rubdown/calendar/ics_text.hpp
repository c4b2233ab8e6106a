// iCalendar text (RFC 5545): the one place that a line of it is made, escaped, folded and ended.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rubdown/base/day.hpp"
#include "rubdown/base/zone.hpp"

namespace rubdown {

/// Appends content lines to a text. Whatever is handed in, each call makes whole lines of at most 75 octets that end in
/// CRLF and hold no control character, so no value can begin a line of its own (RFC 5545 sections 3.1 and 3.3.11).
class IcsText {
 public:
  explicit IcsText(std::string& out) : out_(out) {}

  void begin(std::string_view component) { constant("BEGIN", component); }
  void end(std::string_view component) { constant("END", component); }

  /// A value of our own making: names, dates, numbers. Anything but printable ASCII in it is left out.
  void constant(std::string_view name, std::string_view value);
  /// A text of one line; line ends become spaces. An empty value makes no line.
  void line(std::string_view name, std::string_view value);
  /// An address with one of the schemes http, https, mailto and tel (`https` where there is none and it looks like a
  /// host); what a URI cannot hold is percent-encoded. False, and no line, for anything else.
  bool uri(std::string_view name, std::string_view value);

  /// A text in pieces: open() a line, add pieces, close() it. Space at the ends of the whole is left out, and so is the
  /// line if nothing remains. `multiline`: line ends stay.
  void open(std::string_view name, bool multiline = true);
  IcsText& text(std::string_view piece);
  IcsText& new_line();
  void close();

 private:
  void start(std::string_view name);
  void fold();
  void unit(std::string_view bytes);  ///< never split
  void run(std::string_view ascii);   ///< split where a line is full
  void flush_space();
  void character(std::uint32_t code_point, std::string_view bytes);
  void finish();

  std::string& out_;
  std::size_t line_start_ = 0;
  std::size_t column_ = 0;
  std::string space_;  ///< spaces and line ends that count only if something follows
  bool multiline_ = false;
  bool empty_ = true;
  bool after_backslash_ = false;
  bool after_less_ = false;
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
