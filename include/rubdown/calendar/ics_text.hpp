// iCalendar text (RFC 5545): the one place that a line of it is made, escaped, folded and ended.
#pragma once

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/zone.hpp"

namespace rubdown {

inline constexpr std::size_t line_octets = 75;  ///< of a folded line, without its end

/// Space that has been said but not written, since it counts only if something follows, and what was written before it
/// where readers might take that for one with what follows.
struct IcsWaiting {
  std::uint32_t line_ends = 0, spaces = 0;  ///< line ends, and spaces after them
  char after = '\0';                        ///< a backslash, `<`, or neither
  bool any() const { return (line_ends | spaces | static_cast<unsigned char>(after)) != 0; }
  bool is_space() const { return line_ends == 0 && spaces == 1 && after == '\0'; }
  /// One line end that is written without anything else.
  bool is_line_end() const { return line_ends == 1 && spaces == 0 && after != '\\'; }
};

/// A text escaped in advance, for what is said many times: to say it once more is to fold it. See IcsText::phrase().
class IcsPhrase {
 private:
  friend class IcsText;
  std::string_view text_;  ///< up to its last character that is no space; some octets behind it may be read
  std::size_t room_ =
      SIZE_MAX;           ///< for what it becomes at most; where it has to be escaped first there is never enough
  IcsWaiting waiting_;    ///< after it
  bool is_line_ = false;  ///< it ends in one line end, which is part of the text: another text mostly follows
  char first_ = '\0';     ///< before it is escaped; NUL: the text as it was given, to be escaped where it stands
};

/// Keeps the texts of phrases, never moved, freed together. Behind each are octets that may be read, so that it can be
/// copied in parts of one size.
class IcsPhraseStore {
 public:
  /// The parts in a row.
  std::string_view join(std::initializer_list<std::string_view> parts);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t left_ = 0;  ///< octets of the last block
};

/// Appends content lines to a text. Whatever is handed in, each call makes whole lines of at most 75 octets that end in
/// CRLF and hold no control character, so no value can begin a line of its own (RFC 5545 sections 3.1 and 3.3.11).
/// A line is escaped and folded where it stands in the text.
class IcsText {
 public:
  explicit IcsText(std::string& out) : out_(out) {}
  IcsText(const IcsText&) = delete;
  IcsText& operator=(const IcsText&) = delete;

  /// Until release() nobody else looks at the text or changes it: it may end in octets that are not yet written. What
  /// it is before is written over.
  void hold();
  void release();
  /// While it holds: the whole lines of the text, and a text without them after somebody took them elsewhere.
  std::string_view whole_lines() const { return {out_.data(), static_cast<std::size_t>(line_ - out_.data())}; }
  void drop_lines() { line_ = out_.data(); }

  void begin(std::string_view component) { constant("BEGIN", component); }
  void end(std::string_view component) { constant("END", component); }

  /// A value of our own making: names, dates, numbers. Anything but printable ASCII in it is left out.
  void constant(std::string_view name, std::string_view value);
  /// Whole lines that were made before.
  void lines(std::string_view whole) {
    if (static_cast<std::size_t>(end_ - line_) <= whole.size()) return append(whole);
    std::memcpy(line_, whole.data(), whole.size());
    line_ += whole.size();
  }
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
    begin_line(name.size() + 1);
    copy(name);
    put(':');
    value_ = at_;
    multiline_ = multiline;
    if (at_ > limit_) fold_name();
  }
  IcsText& text(std::string_view piece);
  IcsText& text(const IcsPhrase& phrase);
  /// The three in a row, for less than one by one where the first ends in a space and the piece is plain.
  IcsText& text(const IcsPhrase& before, std::string_view piece, const IcsPhrase& after);
  IcsText& new_line();
  void close();

  /// A piece to be added to texts whose line ends stay, to as many as there are while the store lives. It is made where
  /// no line is open.
  IcsPhrase phrase(std::string_view text, IcsPhraseStore& store);
  /// One of two, of which the first ends in one line end; both begin with characters that are neither space nor other
  /// than ASCII.
  static IcsPhrase joined(const IcsPhrase& lines, const IcsPhrase& next, IcsPhraseStore& store);

 private:
  void make_room(std::size_t octets) {
    if (static_cast<std::size_t>(end_ - at_) < octets) grow(octets);
  }
  void grow(std::size_t octets);
  void append(std::string_view whole);
  void begin_line(std::size_t octets) {
    if (!holds_) take_end();
    at_ = line_;
    make_room(octets + most_unfolded);
    limit_ = line_ + line_octets;
    ended_ = nullptr;
    waiting_ = {};
  }
  void end_line();
  void take_end();
  void give_end();
  void put(char c) { *at_++ = c; }
  void copy(std::string_view bytes) {
    if (!bytes.empty()) std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
  }
  void part_from(char next);
  void put_space(char next);
  bool add_simple(std::string_view text);
  void add(std::string_view piece);
  IcsText& add(const IcsPhrase& phrase);
  std::size_t copy_simple(std::string_view text);
  void hold_spaces(const char* from);
  std::size_t special(std::string_view text);
  void line_end();
  void character(std::uint32_t code_point, std::string_view bytes);
  bool empty() const { return at_ == value_; }
  void put_folded_text(std::string_view text);
  void put_phrase(const IcsPhrase& phrase);
  void fold_rest();
  void fold_simple();
  void fold_name();
  template <class Begun>
  void fold_line(std::string& line, Begun begun);

  static constexpr std::size_t most_unfolded = 160;  ///< room on a line for what is written before it is folded

  std::string& out_;
  char* end_ = nullptr;    ///< of the text; null while others may change it
  char* line_ = nullptr;   ///< where the line that is being made begins, and where those before it end
  char* at_ = nullptr;     ///< how far it is made
  char* limit_ = nullptr;  ///< where it has to be folded if more follows; no text stands behind that for long
  char* value_ = nullptr;  ///< where its value begins
  char* ended_ = nullptr;  ///< where a phrase ended with its line end, which is left out where nothing follows
  bool holds_ = false, folds_ = true;
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
