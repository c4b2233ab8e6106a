#include "toml/syntax.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "rubdown/base/text.hpp"
#include "toml/codes.hpp"

namespace rubdown::toml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// A part of a line by bytes.
struct Part {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

/// The line of an error, cut into `key = value # comment`.
struct Line {
  std::string_view text;
  std::uint32_t number = 0;
  std::size_t error = 0;  ///< byte of the error
  Part key, value;
  bool header = false, has_equals = false;

  std::string_view of(Part part) const { return text.substr(part.begin, part.end - part.begin); }
};

std::size_t line_start(std::string_view text, std::uint32_t number) {
  std::size_t pos = 0;
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n', pos);
    if (end == std::string_view::npos) return text.size();
    pos = end + 1;
  }
  return pos;
}

std::size_t byte_of_column(std::string_view line, std::uint32_t column) {
  std::size_t pos = 0;
  for (std::uint32_t i = 1; i < column && pos < line.size(); ++i) {
    ++pos;
    while (pos < line.size() && is_continuation(line[pos])) ++pos;
  }
  return pos;
}

std::uint32_t column_of(std::string_view line, std::size_t byte) {
  const auto count =
      std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(std::min(byte, line.size())),
                    [](char c) { return !is_continuation(c); });
  return static_cast<std::uint32_t>(count) + 1;
}

/// The first of `stops` outside quotes, from `pos` on.
std::size_t find_bare(std::string_view line, std::size_t pos, std::string_view stops) {
  char quote = 0;
  for (; pos < line.size(); ++pos) {
    const char c = line[pos];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++pos;
      if (c == quote) quote = 0;
    } else if (stops.find(c) != std::string_view::npos) {
      return pos;
    } else if (c == '"' || c == '\'') {
      quote = c;
    }
  }
  return line.size();
}

Part trimmed(std::string_view line, Part part) {
  while (!part.empty() && is_blank(line[part.begin])) ++part.begin;
  while (!part.empty() && is_blank(line[part.end - 1])) --part.end;
  return part;
}

Line cut_line(const SyntaxError& error, std::string_view text) {
  Line line;
  const std::size_t begin = line_start(text, error.line);
  line.text = text.substr(begin, text.find('\n', begin) - begin);
  line.number = error.line;
  line.error = byte_of_column(line.text, error.column);
  const std::size_t end = find_bare(line.text, 0, "#");
  const std::size_t equals = std::min(find_bare(line.text, 0, "="), end);
  line.has_equals = equals < end;
  line.key = trimmed(line.text, {0, equals});
  if (line.has_equals) line.value = trimmed(line.text, {equals + 1, end});
  line.header = !line.key.empty() && line.text[line.key.begin] == '[';
  return line;
}

/// The word at the error: back over what is no blank or bracket, as errors point behind the token.
Part token(const Line& line) {
  std::size_t begin = std::min(line.error, line.text.size());
  while (begin > 0 && (begin == line.text.size() || is_blank(line.text[begin]))) --begin;
  const auto ends = [](char c) {
    return is_blank(c) || std::string_view("=,[]{}\"#").find(c) != std::string_view::npos;
  };
  std::size_t end = begin;
  while (begin > 0 && !ends(line.text[begin - 1]) && !(begin < line.text.size() && ends(line.text[begin]))) --begin;
  while (end < line.text.size() && !ends(line.text[end])) ++end;
  if (end == begin) end = std::min(begin + 1, line.text.size());
  return {begin, end};
}

struct Words {
  std::string_view scope, reason;
};

Words split(std::string_view description) {
  constexpr std::string_view prefix = "Error while parsing ";
  if (description.substr(0, prefix.size()) == prefix) description.remove_prefix(prefix.size());
  const std::size_t colon = description.find(": ");
  if (colon == std::string_view::npos) return {{}, description};
  return {description.substr(0, colon), description.substr(colon + 2)};
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The last name in single quotes, as the library quotes keys.
std::string_view quoted(std::string_view reason) {
  const std::size_t begin = reason.find('\'');
  const std::size_t end = reason.find('\'', begin == std::string_view::npos ? begin : begin + 1);
  if (end == std::string_view::npos) return {};
  return reason.substr(begin + 1, end - begin - 1);
}

/// The bracket that is still open at the end of line `last`; line 0 where there is none. Headers do not count.
Span last_open_bracket(std::string_view text, std::uint32_t last, std::uint32_t source) {
  std::vector<Span> open;
  std::uint32_t number = 1;
  for (std::size_t begin = 0; begin < text.size() && number <= last; ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (open.empty() && line.substr(std::min(line.find_first_not_of(" \t"), line.size()), 1) == "[") continue;
    for (std::size_t at = find_bare(line, 0, "[]{}#"); at < line.size() && line[at] != '#';
         at = find_bare(line, at + 1, "[]{}#")) {
      const std::uint32_t column = column_of(line, at);
      if (line[at] == '[' || line[at] == '{') {
        open.push_back({source, number, column, number, column + 1});
      } else if (!open.empty()) {
        open.pop_back();
      }
    }
  }
  return open.empty() ? Span{} : open.back();
}

class Explainer {
 public:
  Explainer(const SyntaxError& error, std::string_view text, std::uint32_t source)
      : line_(cut_line(error, text)),
        words_(split(error.description)),
        source_(source),
        open_(last_open_bracket(text, error.line, source)) {}

  SyntaxFinding finding() const {
    SyntaxFinding found = has(words_.reason, "cannot redefine") || has(words_.reason, "cannot insert") ? duplicate()
                          : line_.header                                                               ? header()
                          : is_escape()                                                                ? escape()
                          : line_.has_equals                                                           ? value()
                                                                                                       : other();
    if (found.code == &duplicate_key && !line_.header) found.cure = Cure::drop_line;
    if (found.code != &duplicate_key) found.cure = is_key_error() ? Cure::drop_line : Cure::drop_value;
    return found;
  }

 private:
  bool is_key_error() const {
    const std::string_view text = line_.of(line_.key);
    return has(words_.reason, "expected '=',") || words_.scope == "key" || text.empty() || text.front() == '.';
  }

  Span span(Part part) const {
    return {source_, line_.number, column_of(line_.text, part.begin), line_.number, column_of(line_.text, part.end)};
  }

  std::string key() const { return std::string(line_.of(line_.key)); }

  SyntaxFinding duplicate() const {
    const std::string_view said = quoted(words_.reason);
    const std::string name = said.empty() ? key() : std::string(said);
    const bool table = line_.header;
    const Part part = line_.key.empty() ? token(line_) : line_.key;
    if (table && has(words_.reason, " as ")) {
      return {&duplicate_key, span(trimmed(line_.text, {0, find_bare(line_.text, 0, "#")})),
              fmt::format("`{}` is written in two ways in this file", name),
              "write all its headers in double brackets if it repeats, else give it one header"};
    }
    if (table) {
      return {&duplicate_key, span(trimmed(line_.text, {0, find_bare(line_.text, 0, "#")})),
              fmt::format("table [{}] is written twice", name), "join the two tables"};
    }
    return {&duplicate_key, span(part), fmt::format("`{}` is written twice in this table", name),
            "keep one of the two"};
  }

  SyntaxFinding header() const {
    const Part whole = trimmed(line_.text, {0, find_bare(line_.text, 0, "#")});
    const std::string_view text = line_.of(whole);
    const auto open = std::min(text.find_first_not_of('['), text.size());
    std::size_t closed = 0;
    while (closed < text.size() && text[text.size() - 1 - closed] == ']') ++closed;
    if (open != closed) {
      return {&open_bracket, span(whole), "the table header is not closed as it was opened",
              "write [plan] for one table, [[week]] for a table that repeats"};
    }
    return {&syntax, span(whole), "this is not a table header",
            "write [plan] for one table, [[week]] for a table that repeats"};
  }

  bool is_escape() const {
    return has(words_.reason, "escape") || has(words_.scope, "unicode scalar") ||
           has(words_.reason, "line-ending backslash");
  }

  SyntaxFinding escape() const {
    std::size_t begin = std::min(line_.error, line_.text.empty() ? 0 : line_.text.size() - 1);
    while (begin > 0 && line_.text[begin] != '\\') --begin;
    const Part part{begin, std::min(begin + 2, line_.text.size())};
    return {&bad_escape, span(part), fmt::format("`{}` is not an escape", line_.of(part)),
            "double the backslash, or use single quotes"};
  }

  SyntaxFinding value() const {
    if (open_.line != 0 && open_.line < line_.number) return bracket();
    if (is_key_error()) return key_form();
    if (line_.value.empty()) {
      return {&syntax, span(line_.key), fmt::format("`{}` has no value", key()),
              fmt::format("write a value behind the =, or remove the line")};
    }
    const char first = line_.text[line_.value.begin];
    if (first == '[' || first == '{') return bracket();
    if (first == '"' || first == '\'') return trailing();
    return bare_value();
  }

  SyntaxFinding key_form() const {
    if (line_.key.empty()) return {&syntax, span(token(line_)), "there is no key before =", "write key = \"value\""};
    return {&syntax, span(line_.key), fmt::format("`{}` is not a key", key()),
            "a key is made of letters, digits, hyphens and underscores"};
  }

  SyntaxFinding trailing() const {
    const std::size_t close = find_bare(line_.text, line_.value.begin, " \t");
    const Part rest = trimmed(line_.text, {std::min(close, line_.value.end), line_.value.end});
    if (rest.empty()) return generic(line_.value);
    return {&syntax, span(rest), fmt::format("`{}` behind the value", line_.of(rest)),
            "one key a line; a comment begins with #"};
  }

  /// Somewhere in an array or inline table.
  SyntaxFinding bracket() const {
    if (has(words_.reason, "end-of-file")) return left_open();
    const Part part = token(line_);
    const std::string_view word = line_.of(part);
    const std::size_t next = std::min(line_.text.find_first_not_of(" \t", part.end), line_.text.size());
    const bool is_key = next < line_.text.size() && line_.text[next] == '=';
    const bool bare =
        !word.empty() && (is_letter(word.front()) || is_digit(word.front())) && word != "true" && word != "false";
    if (bare && !is_key && word.find_first_not_of("0123456789._-+") != std::string_view::npos) {
      return {&needs_quotes, span(part), fmt::format("`{}` must be in quotes", word),
              fmt::format("write \"{}\"", word)};
    }
    std::string help = "separate items by commas; close arrays with ] and inline tables with }";
    if (open_.line != 0 && open_.line < line_.number)
      help = fmt::format("close the bracket that was opened in line {}", open_.line);
    return {&open_bracket, span(part), "a comma or a closing bracket is missing here", std::move(help)};
  }

  SyntaxFinding left_open() const {
    const Span at = open_.line != 0 ? open_ : span(token(line_));
    return {&open_bracket, at, "this bracket is never closed", "close it with ] or }"};
  }

  SyntaxFinding bare_value() const {
    const std::string_view text = line_.of(line_.value);
    const Span at = span(line_.value);
    const std::string folded = lower(text);
    if (folded == "true" || folded == "false") {
      return {&needs_quotes, at, fmt::format("`{}` is written in lower case", text), fmt::format("write {}", folded)};
    }
    if (has(words_.scope, "date") || is_date_like(text)) {
      return {&no_such_date, at, fmt::format("`{}` is not a date", text),
              "write year-month-day of a day that exists, for example 2026-11-01"};
    }
    if (words_.scope == "time" && text.size() >= 5 && is_digit(text[1])) {
      return {&no_such_date, at, fmt::format("`{}` is not a time of day", text), "write 00:00 to 23:59"};
    }
    if (has(words_.reason, "leading zero")) {
      const std::size_t digit = std::min(text.find_first_not_of("0_+-"), text.size());
      return {&bad_number, at, fmt::format("`{}` has leading zeros", text),
              fmt::format("write {}", text.substr(digit))};
    }
    if (text.find_first_not_of("0123456789._+-,") == std::string_view::npos) {
      return {&bad_number, at, fmt::format("`{}` is not a number", text), "write 8 or 12.5"};
    }
    return {&needs_quotes, at, fmt::format("`{}` must be in quotes", text),
            fmt::format("write {} = \"{}\"", key(), text)};
  }

  static bool is_date_like(std::string_view text) {
    return text.size() >= 8 && std::count(text.begin(), text.end(), '-') == 2 &&
           text.find_first_not_of("0123456789-") == std::string_view::npos;
  }

  /// A line without `=`.
  SyntaxFinding other() const {
    if (has(words_.reason, "end-of-file")) return left_open();
    if (words_.scope == "array" || words_.scope == "inline table" || words_.scope == "value") return bracket();
    const std::string_view text = line_.of(line_.key);
    if (const std::size_t colon = find_bare(text, 0, ":"); colon < text.size()) {
      return {&syntax, span(line_.key), "a key and its value are joined by =", "write = instead of :"};
    }
    if (line_.key.empty()) return generic(token(line_));
    return {&syntax, span(line_.key),
            "this line has no =", "write key = \"value\"; a comment begins with #, a table header stands in brackets"};
  }

  SyntaxFinding generic(Part part) const {
    return {&syntax, span(part), fmt::format("this is not TOML: {}", one_line(words_.reason)), "see https://toml.io"};
  }

  Line line_;
  Words words_;
  std::uint32_t source_;
  Span open_;  ///< the innermost bracket still open above or on the line
};

}  // namespace

SyntaxFinding explain(const SyntaxError& error, std::string_view text, std::uint32_t source) {
  return Explainer(error, text, source).finding();
}

bool cure(std::string& text, std::uint32_t number, Cure cure) {
  const std::size_t begin = line_start(text, number);
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  const std::string_view line = std::string_view(text).substr(begin, end - begin);
  const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t equals = find_bare(line, 0, "=#");
  const bool has_value = equals < line.size() && line[equals] == '=';
  const bool is_header = line.substr(first, 1) == "[";
  const bool bracketed =
      last_open_bracket(text, number - 1, 0).line != 0 || last_open_bracket(text, number, 0).line != 0;
  if (cure == Cure::none || is_header || bracketed) return false;
  const std::string_view key = line.substr(0, equals);
  const bool plain_key =
      std::none_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (cure == Cure::drop_line || !has_value || !plain_key) {
    text.replace(begin, end - begin, "#");
  } else {
    text.replace(begin + equals + 1, end - begin - equals - 1, "\"\"");
  }
  return true;
}

}  // namespace rubdown::toml
