#include "toml/guard.hpp"

#include <fmt/core.h>

#include <array>
#include <cstdint>
#include <string>

#include "toml/codes.hpp"
#include "toml/utf8.hpp"

namespace rubdown::toml {
namespace {

constexpr std::size_t max_findings = 20;

bool is_control(unsigned char byte) { return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F; }

/// What ends a run of plain characters, by where the run is.
enum Ends : unsigned char { in_comment = 1, in_string = 2, in_bare = 4 };

constexpr std::array<unsigned char, 256> ends_of_runs() {
  std::array<unsigned char, 256> ends{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const bool everywhere = (byte < 0x20 && byte != '\t') || byte >= 0x7F;
    const bool string = byte == '"' || byte == '\'' || byte == '\\';
    const bool bare = byte == '"' || byte == '\'' || byte == '#' || byte == '.' || byte == '=' || byte == ',' ||
                      byte == '[' || byte == ']' || byte == '{' || byte == '}';
    ends[byte] = static_cast<unsigned char>((everywhere ? in_comment | in_string | in_bare : 0) |
                                            (string ? in_string : 0) | (bare ? in_bare : 0));
  }
  return ends;
}
constexpr std::array<unsigned char, 256> run_ends = ends_of_runs();

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What to write instead of a character that word processors put in place of a plain one.
struct Lookalike {
  std::uint32_t point;
  std::string_view name;
  std::string_view help;
};

constexpr Lookalike lookalikes[] = {
    {0x201C, "a curly quote", "use the straight quote \""},
    {0x201D, "a curly quote", "use the straight quote \""},
    {0x201E, "a curly quote", "use the straight quote \""},
    {0x2018, "a curly quote", "use the straight quote '"},
    {0x2019, "a curly quote", "use the straight quote '"},
    {0x00A0, "a non-breaking space", "use a plain space"},
    {0x202F, "a non-breaking space", "use a plain space"},
    {0x2013, "a long dash", "use a hyphen: -"},
    {0x2014, "a long dash", "use a hyphen: -"},
    {0x2212, "a minus sign", "use a hyphen: -"},
    {0xFEFF, "an invisible byte order mark", "remove it"},
    {0x200B, "an invisible space", "remove it"},
};

/// Quotation marks in place of the straight `"`, as word processors and telephones write them.
constexpr bool is_curly(char32_t point) { return point >= 0x201C && point <= 0x201E; }

/// One pass over the text with just enough of TOML's lexical rules to know what is inside quotes or a comment.
class Guard {
 public:
  Guard(std::string_view text, std::uint32_t source, Diagnostics& findings)
      : text_(text), source_(source), findings_(findings) {}

  Guarded run() {
    for (skip(in_bare); pos_ < text_.size() && reported_ < max_findings; skip(in_bare)) {
      const char c = text_[pos_];
      if (c == '"' || c == '\'') {
        string(c);
      } else if (c == '#') {
        comment();
      } else if (c == '\n') {
        line_end();
      } else {
        bare(c);
      }
    }
    return reported_ == 0                          ? Guarded::clean
           : refused_ || reported_ >= max_findings ? Guarded::refused
                                                   : Guarded::cut_lines;
  }

 private:
  Span here(std::uint32_t width = 1) const { return {source_, line_, column_, line_, column_ + width}; }

  void report(const Code& code, Span at, std::string message, std::string help = {}) {
    refused_ = refused_ || (&code != &not_ascii && &code != &needs_quotes && &code != &open_string);
    findings_.add(code, at, std::move(message), std::move(help));
    ++reported_;
  }

  void line_end() {
    if (column_ > max_line + 1) {
      report(line_too_long, {source_, line_, 1, line_, 1},
             fmt::format("this line has more than {} characters", max_line), "break it over several lines");
    }
    ++pos_;
    ++line_;
    column_ = 1;
    parts_ = 1;
  }

  /// Passes over characters that mean nothing here; most of a file is such.
  void skip(Ends where) {
    const std::size_t begin = pos_;
    while (pos_ < text_.size() && (run_ends[static_cast<unsigned char>(text_[pos_])] & where) == 0) ++pos_;
    column_ += static_cast<std::uint32_t>(pos_ - begin);
  }

  void comment() {
    for (skip(in_comment); pos_ < text_.size() && text_[pos_] != '\n' && reported_ < max_findings; skip(in_comment))
      step();
  }

  /// Passes over one character that is not a line end.
  void step() {
    const auto byte = static_cast<unsigned char>(text_[pos_]);
    if (byte >= 0x80) {
      wide();
      return;
    }
    if (is_control(byte)) control(byte);
    ++pos_;
    ++column_;
  }

  Decoded wide() {
    const Decoded decoded = decode(text_.substr(pos_));
    if (decoded.length == 0) {
      report(not_utf8, here(), fmt::format("byte 0x{:02X} is not UTF-8 text", static_cast<unsigned char>(text_[pos_])),
             "save the file as UTF-8");
      reported_ = max_findings;  // the rest of such a file says the same again
    }
    pos_ += decoded.length == 0 ? 1 : decoded.length;
    ++column_;
    return decoded;
  }

  void control(unsigned char byte) {
    if (byte == '\r' && pos_ + 1 < text_.size() && text_[pos_ + 1] == '\n') return;
    if (byte == '\r') {
      report(control_character, here(), "a carriage return without a line feed",
             "save the file with LF or CR LF line ends");
    } else {
      report(control_character, here(), fmt::format("control character U+{:04X}", byte),
             byte == 0 ? "is this a text file? save it as UTF-8" : "remove it");
    }
    if (byte == 0) reported_ = max_findings;
  }

  void bare(char c) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      foreign();
      return;
    }
    const Span at = here();
    step();
    if (c == '.' && ++parts_ == max_key_parts + 1) {
      report(key_too_long, at, fmt::format("a key may have at most {} parts", max_key_parts),
             "no key of a plan has more than four");
    }
    if (c == '=' || c == ',') parts_ = 1;
    if (c == '[' || c == '{') {
      parts_ = 1;
      if (++depth_ == max_nesting + 1) {
        report(nested_too_deep, at, fmt::format("brackets are nested more than {} deep", max_nesting),
               "no value of a plan is nested more than three deep");
      }
    }
    if ((c == ']' || c == '}') && depth_ > 0) --depth_;
  }

  /// A run of characters that TOML allows only in quotes: one finding.
  void foreign() {
    Span at = here();
    const std::size_t begin = pos_;
    const Decoded first = wide();
    if (is_curly(first.point) && close_curly()) {
      if (reported_ >= max_findings) return;
      at.end_column = column_;
      report(not_ascii, at, "curly quotes around a text",
             "\u201C and \u201D are no quotes in TOML: write the straight \" before and after the text");
      return;
    }
    while (pos_ < text_.size() && static_cast<unsigned char>(text_[pos_]) >= 0x80 && reported_ < max_findings) wide();
    if (reported_ >= max_findings) return;
    at.end_column = column_;
    for (const Lookalike& known : lookalikes) {
      if (known.point != first.point) continue;
      report(not_ascii, at, fmt::format("{} outside a string", known.name), std::string(known.help));
      return;
    }
    report(not_ascii, at, fmt::format("`{}` outside a string", text_.substr(begin, pos_ - begin)),
           "put the text in double quotes");
  }

  /// Passes over the text behind a curly quote and the quote that ends it on the same line; without one stays here.
  bool close_curly() {
    const std::string_view line = text_.substr(pos_, text_.find('\n', pos_) - pos_);
    std::size_t end = line.size();
    for (const std::string_view quote : {"\u201C", "\u201D", "\""}) end = std::min(end, line.find(quote));
    if (end == line.size()) return false;
    for (const std::size_t close = pos_ + end; pos_ <= close && reported_ < max_findings;) step();
    return true;
  }

  void string(char quote) {
    const Span at = here();
    const std::string_view triple = quote == '"' ? R"(""")" : "'''";
    const bool multi = text_.substr(pos_, 3) == triple;
    const std::size_t begin = pos_;
    pos_ += multi ? 3 : 1;
    column_ += multi ? 3 : 1;
    for (skip(in_string); pos_ < text_.size() && reported_ < max_findings; skip(in_string)) {
      const char c = text_[pos_];
      if (c == quote && (!multi || text_.substr(pos_, 3) == triple)) {
        close_string(quote, multi);
        return;
      }
      if (c == '\n') {
        if (!multi) break;
        line_end();
      } else {
        step();
        if (c == '\\' && quote == '"' && pos_ < text_.size() && text_[pos_] != '\n') step();
      }
    }
    if (reported_ >= max_findings) return;
    if (begin > 0 && is_letter(text_[begin - 1])) {
      report(needs_quotes, at, "an apostrophe in a text without quotes", "put the whole text in double quotes");
      return;
    }
    refused_ = refused_ || multi;
    report(open_string, at, fmt::format("this string has no closing {}", multi ? triple : triple.substr(0, 1)),
           multi ? "close it with three quotes" : "close it on the same line");
  }

  /// A string of several lines may end in up to two quotes of its own before the closing three.
  void close_string(char quote, bool multi) {
    std::size_t quotes = multi ? 3 : 1;
    while (multi && quotes < 5 && pos_ + quotes < text_.size() && text_[pos_ + quotes] == quote) ++quotes;
    pos_ += quotes;
    column_ += static_cast<std::uint32_t>(quotes);
  }

  std::string_view text_;
  std::uint32_t source_;
  Diagnostics& findings_;
  std::size_t pos_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
  int parts_ = 1, depth_ = 0;
  std::size_t reported_ = 0;
  bool refused_ = false;
};

}  // namespace

Guarded guard(std::string_view text, std::uint32_t source, Diagnostics& findings) {
  if (text.size() > max_bytes) {
    findings.add(file_too_large, {source, 0, 0, 0, 0}, "the file is larger than 1 MiB", "is this the right file?");
    return Guarded::refused;
  }
  return Guard(text, source, findings).run();
}

}  // namespace rubdown::toml
