#include "toml/scan.hpp"

#include <algorithm>
#include <array>

#include "base/octets.hpp"
#include "toml/bare.hpp"
#include "toml/guard.hpp"
#include "toml/utf8.hpp"

namespace rubdown::toml {
namespace {

constexpr std::size_t usual_entries = 10;  ///< of a table: a week has seven days, a phase and a note
constexpr std::size_t usual_weeks = 20;
constexpr std::size_t most_entries = 64;  ///< of a table; duplicates are looked for one by one
constexpr int deepest = 8;

enum Class : unsigned char { in_key = 1, in_bare = 2, in_string = 4, in_comment = 8 };

/// What a byte may be part of: a bare key, a value without quotes, a string, a comment.
constexpr std::array<unsigned char, 256> classes = [] {
  std::array<unsigned char, 256> result{};
  for (std::size_t byte = 0; byte < 0x7F; ++byte) {
    const char c = static_cast<char>(byte);
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool key = alphanumeric || c == '-' || c == '_';
    const bool printed = c >= ' ' || c == '\t';
    const bool plain = printed && c != '"' && c != '\'' && c != '\\';
    result[byte] =
        static_cast<unsigned char>((key ? in_key : 0) | (key || c == ':' || c == '.' || c == '+' ? in_bare : 0) |
                                   (plain ? in_string : 0) | (printed ? in_comment : 0));
  }
  return result;
}();

/// Kinds of keys by their first and last letter and length, 64 in all. A key of a kind that a table has none of is new
/// to it, and the table is not looked through: the keys of a week are all of kinds of their own.
class KeyKinds {
 public:
  /// Adds the key's kind; true where it was there.
  bool add(std::string_view key) {
    const auto octet = [](char c) { return static_cast<unsigned char>(c); };
    const std::size_t sum = key.empty() ? 0 : octet(key.front()) + 2 * octet(key.back()) + 5 * key.size();
    const std::uint64_t kind = std::uint64_t{1} << sum % 64;
    const bool known = (kinds_ & kind) != 0;
    kinds_ |= kind;
    return known;
  }

 private:
  std::uint64_t kinds_ = 0;
};

Entry* find_entry(Entries& table, std::string_view key) {
  const auto found =
      std::find_if(table.begin(), table.end(), [key](const Entry& entry) { return same_key(entry.key, key); });
  return found == table.end() ? nullptr : &*found;
}

/// Tables and arrays of tables that a header made reach over their key; other values stand behind it.
bool made_by_header(const Entry& entry) {
  return entry.value.at.line == entry.at.line && entry.value.at.column < entry.at.column;
}

/// Each function reads one thing and returns false where it is not sure of it.
class Scan {
 public:
  Scan(std::string_view text, std::uint32_t source) : text_(text), source_(source) {}

  std::optional<Value> run() {
    Value root = make_table({source_, 0, 0, 0, 0});
    root_ = current_ = root.table();
    root_->reserve(usual_entries);
    while (at_ < text_.size()) {
      if (plain_pair()) continue;
      skip_blanks();
      const char c = peek();
      const bool read = c == '[' ? header() : can_begin_key(c) ? pair(*current_, kinds_) : true;
      if (!read || !rest_of_line()) return std::nullopt;
    }
    return root;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  static bool can_begin_key(char c) {
    return (classes[static_cast<unsigned char>(c)] & in_key) != 0 || c == '"' || c == '\'';
  }

  std::uint32_t column() const { return static_cast<std::uint32_t>(at_ - line_begin_ - continuations_) + 1; }
  Span begin() const { return {source_, line_, column(), line_, column()}; }
  void end(Span& at) const {
    at.end_line = line_;
    at.end_column = column();
  }

  bool accept(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  /// Where the bytes of a class end. Most of a file is such, and a place of its own keeps the loop in registers.
  std::size_t end_of(Class wanted, std::size_t at) const {
    while (at < text_.size() && (classes[static_cast<unsigned char>(text_[at])] & wanted) != 0) ++at;
    return at;
  }

  /// Where the bytes of a string end: end_of(in_string, at), sixteen bytes at a time.
  std::size_t end_of_string(std::size_t at) const {
    for (; at + octets_at_once <= text_.size(); at += octets_at_once) {
      const Octets octets = load_octets(text_.data() + at);
      // Those of other characters are below zero.
      const Octets unseen = ((octets < ' ') & (octets != '\t')) | (octets == 0x7F);
      const Octets outside = unseen | (octets == '"') | (octets == '\'') | (octets == '\\');
      if (any_octet(outside)) return at + octets_of_zero(outside);
    }
    return end_of(in_string, at);
  }

  void skip(Class wanted) { at_ = end_of(wanted, at_); }

  void skip_blanks() {
    std::size_t at = at_;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    at_ = at;
  }

  /// Characters of a class; those beyond ASCII belong to strings and comments.
  bool pass(Class wanted) {
    for (skip(wanted); at_ < text_.size(); skip(wanted)) {
      if (static_cast<unsigned char>(text_[at_]) < 0x80) return true;
      const Decoded character = decode(text_.substr(at_));
      if (character.length == 0) return false;
      at_ += character.length;
      continuations_ += character.length - 1;
    }
    return true;
  }

  bool line_end() {
    if (at_ == text_.size()) return true;
    if (peek() == '\r' && peek(1) == '\n') ++at_;
    if (at_ - line_begin_ > max_line || !accept('\n')) return false;
    ++line_;
    line_begin_ = at_;
    continuations_ = 0;
    return true;
  }

  /// Blanks, a comment, the line end.
  bool rest_of_line() {
    skip_blanks();
    return (peek() != '#' || pass(in_comment)) && line_end();
  }

  bool bare_key(std::string_view& key, Span& at) {
    at = begin();
    const std::size_t from = at_;
    skip(in_key);
    key = text_.substr(from, at_ - from);
    end(at);
    return !key.empty();
  }

  bool any_key(std::string_view& key, Span& at) {
    const char c = peek();
    return c == '"' || c == '\'' ? quoted(key, at) : bare_key(key, at);
  }

  /// `[a]`, `[[a]]`, `[a.b]`, `[[a.b]]`.
  bool header() {
    Span at = begin();
    ++at_;
    const bool many = accept('[');
    std::string_view names[2];
    Span places[2];
    skip_blanks();
    if (!bare_key(names[0], places[0])) return false;
    const bool nested = accept('.');
    if (nested && !bare_key(names[1], places[1])) return false;
    skip_blanks();
    if (!accept(']') || (many && !accept(']'))) return false;
    end(at);
    Entries* parent = nested ? opened(names[0]) : root_;
    return parent != nullptr && open(*parent, names[nested ? 1 : 0], places[nested ? 1 : 0], at, many);
  }

  /// The table, or the last one of the array, that an earlier header opened.
  Entries* opened(std::string_view name) {
    Entry* entry = find_entry(*root_, name);
    if (entry == nullptr || !made_by_header(*entry)) return nullptr;
    List* list = entry->value.list();
    return list != nullptr ? list->back().table() : entry->value.table();
  }

  /// Of an array that headers make: where a third one follows, many do.
  static Value& one_more(List& list) {
    if (list.size() == 2) list.reserve(usual_weeks);
    return list.emplace_back();
  }

  bool open(Entries& parent, std::string_view name, Span place, Span at, bool many) {
    // Weeks follow each other, and what the last header opened in the file mostly is its last entry.
    const bool again = !parent.empty() && same_key(parent.back().key, name);
    Entry* entry = again ? &parent.back() : find_entry(parent, name);
    if (entry != nullptr && (!many || !made_by_header(*entry) || entry->value.list() == nullptr)) return false;
    if (entry == nullptr) {
      if (parent.size() >= most_entries) return false;
      entry = &parent.emplace_back();
      entry->key = name;
      entry->at = place;
      entry->value.at = at;
      if (many) entry->value.data.emplace<List>();
    }
    entry->value.at.end_line = at.end_line;  // an array of tables reaches to its last header
    entry->value.at.end_column = at.end_column;
    Value& table = many ? one_more(*entry->value.list()) : entry->value;
    table.at = at;
    current_ = &table.data.emplace<Entries>();
    kinds_ = {};
    current_->reserve(usual_entries);
    return true;
  }

  /// The line `key = "text"` and nothing else on it, as most lines of a plan are: what pair() and rest_of_line() make
  /// of it, at a third of their cost, since nothing but ends is looked for. False where the line is not so; nothing is
  /// changed then, and the others read it.
  bool plain_pair() {
    constexpr std::string_view between = " = \"", behind = "\"\n";
    const std::size_t key_end = end_of(in_key, at_), begin = key_end + between.size();
    if (key_end == at_ || text_.substr(key_end, between.size()) != between) return false;
    const std::size_t end = end_of_string(begin), next = end + behind.size();
    if (text_.substr(end, behind.size()) != behind || next - line_begin_ > max_line) return false;
    const std::string_view key = text_.substr(at_, key_end - at_);
    if (!is_new(key, *current_, kinds_)) return false;
    const auto between_places = [this](std::size_t from, std::size_t to) {
      const auto column_of = [this](std::size_t at) { return static_cast<std::uint32_t>(at - line_begin_) + 1; };
      return Span{source_, line_, column_of(from), line_, column_of(to)};
    };
    const std::string_view value{text_.data() + begin, end - begin};
    current_->emplace_back(key, between_places(at_, key_end), value, between_places(begin - 1, end + 1));
    ++line_;
    at_ = line_begin_ = next;
    return true;
  }

  /// True where the table has room and no such key; `kinds` is what it has.
  static bool is_new(std::string_view key, Entries& table, KeyKinds& kinds) {
    return table.size() < most_entries && !(kinds.add(key) && find_entry(table, key) != nullptr);
  }

  /// `key = value`.
  bool pair(Entries& table, KeyKinds& kinds) {
    std::string_view key;
    Span at;
    if (!any_key(key, at)) return false;
    skip_blanks();
    if (!accept('=') || !is_new(key, table, kinds)) return false;
    skip_blanks();
    Entry& entry = table.emplace_back();
    entry.key = key;
    entry.at = at;
    return read_value(entry.value);
  }

  bool read_value(Value& value) {
    switch (peek()) {
    case '"':
    case '\'': {
      std::string_view text;
      if (!quoted(text, value.at)) return false;
      value.data = text;
      return true;
    }
    case '[':
      return list(value);
    case '{':
      return inline_table(value);
    default:
      return bare(value);
    }
  }

  /// A string of one line, without escapes.
  bool quoted(std::string_view& text, Span& at) {
    at = begin();
    const char quote = text_[at_++];
    const std::size_t from = at_;
    for (;; ++at_) {
      if (!pass(in_string)) return false;
      const char c = peek();
      if (c == quote) break;
      if (c != '"' && c != '\'' && (c != '\\' || quote == '"')) return false;
    }
    text = text_.substr(from, at_ - from);
    ++at_;
    end(at);
    return !text.empty() || peek() != quote;  // three quotes begin a string of several lines
  }

  /// A number, a date, a time or a truth.
  bool bare(Value& value) {
    value.at = begin();
    const std::size_t from = at_;
    skip(in_bare);
    const std::string_view text = text_.substr(from, at_ - from);
    end(value.at);
    if (text.empty()) return false;
    if (set_day(text, value)) return peek() != ' ' || peek(1) < '0' || peek(1) > '9';  // a time may follow
    return set_bare(text, value);
  }

  /// Blanks, comments and line ends between the items of an array.
  bool skip_lines() {
    for (skip_blanks(); peek() == '#' || peek() == '\n' || peek() == '\r'; skip_blanks())
      if (!rest_of_line()) return false;
    return true;
  }

  bool list(Value& value) {
    value.at = begin();
    ++at_;
    List& items = value.data.emplace<List>();
    if (++depth_ > deepest || !skip_lines()) return false;
    while (!accept(']')) {
      if (!read_value(items.emplace_back()) || !skip_lines()) return false;
      if (!accept(',') && peek() != ']') return false;
      if (!skip_lines()) return false;
    }
    --depth_;
    end(value.at);
    return true;
  }

  /// On one line, without a comma behind the last pair.
  bool inline_table(Value& value) {
    value.at = begin();
    ++at_;
    Entries& entries = value.data.emplace<Entries>();
    KeyKinds kinds;
    if (++depth_ > deepest) return false;
    skip_blanks();
    if (!accept('}')) {
      do {
        skip_blanks();
        if (!can_begin_key(peek()) || !pair(entries, kinds)) return false;
        skip_blanks();
      } while (accept(','));
      if (!accept('}')) return false;
    }
    --depth_;
    end(value.at);
    return true;
  }

  std::string_view text_;
  std::uint32_t source_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t line_begin_ = 0;
  std::size_t continuations_ = 0;  ///< bytes of the line that begin no character
  int depth_ = 0;
  Entries* root_ = nullptr;
  Entries* current_ = nullptr;
  KeyKinds kinds_;  ///< of the keys of `current_`
};

}  // namespace

std::optional<Value> scan(std::string_view text, std::uint32_t source) {
  if (text.size() > max_bytes) return std::nullopt;
  return Scan(text, source).run();
}

}  // namespace rubdown::toml
