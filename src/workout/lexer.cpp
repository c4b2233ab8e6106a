#include <algorithm>

#include "workout/token.hpp"
#include "workout/words.hpp"

namespace rubdown::workout {
namespace {

constexpr char quarter = '\x02', three_quarters = '\x03';  // ¼ and ¾, which have no ASCII form of their length
constexpr char filler = '\x01';  // pads a folded sign to the length of its UTF-8 form; the lexer skips it

struct Fold {
  std::string_view from;
  std::string_view to;  // not longer than `from`
};

constexpr Fold folds[] = {
    {"\u2010", "-"},    {"\u2011", "-"}, {"\u2012", "-"}, {"\u2013", "-"},  {"\u2014", "-"},  {"\u2015", "-"},
    {"\u2212", "-"},    {"\u00d7", "x"}, {"\u2715", "x"}, {"\u2716", "x"},  {"\u2a2f", "x"},  {"\u2018", "'"},
    {"\u2019", "'"},    {"\u2032", "'"}, {"\u00b4", "'"}, {"\u201c", "\""}, {"\u201d", "\""}, {"\u2033", "\""},
    {"\u00a0", " "},    {"\u2009", " "}, {"\u202f", " "}, {"\u2002", " "},  {"\u2003", " "},  {"\u00bd", ".5"},
    {"\u2248", "~"},    {"\u2022", ","}, {"\u00b7", ","}, {"\u2082", "2"},  {"\u2026", ","},  {"\u2215", "/"},
    {"\u2044", "/"},    {"\uff0b", "+"}, {"\uff20", "@"}, {"\u2192", ","},  {"\u2217", "*"},  {"\u00bc", "\x02"},
    {"\u00be", "\x03"}, {"\u200b", ""},  {"\ufeff", ""},  {"\u2265", "~"},  {"\u2264", "~"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

const Fold* fold_at(std::string_view rest) {
  for (const Fold& fold : folds)
    if (rest.substr(0, fold.from.size()) == fold.from) return &fold;
  return nullptr;
}

/// `text` in lower case, typography folded, byte for byte in place.
void fold_text(std::string_view text, std::string& out) {
  out.assign(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char c = out[i];
    if (c >= '\0' && c <= three_quarters) out[i] = ' ';
    if (c >= 'A' && c <= 'Z') out[i] = static_cast<char>(c - 'A' + 'a');
    if (c >= '\0') continue;  // ASCII
    const Fold* fold = fold_at(text.substr(i));
    if (fold == nullptr) continue;
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(i), fold->from.size(), filler);
    std::copy(fold->to.begin(), fold->to.end(), out.begin() + static_cast<std::ptrdiff_t>(i));
    i += fold->from.size() - 1;
  }
}

class Lexer {
 public:
  Lexer(std::string_view original, Lexed& out) : original_(original), out_(out), text_(out.folded) {}

  void run() {
    while (skip_space()) {
      const char c = text_[at_];
      if (is_digit(c) || (c == '.' && is_digit(peek(1))) || c == quarter || c == three_quarters) {
        number();
      } else if (is_letter(c)) {
        word();
      } else if (c == '"' && !after_number()) {
        quote();
      } else {
        push(TokenKind::sign, at_ + 1).sign = c == '[' ? '(' : c == ']' ? ')' : c;
      }
    }
    push(TokenKind::end, at_);
    for (std::size_t i = 0; i + 1 < out_.tokens.size(); ++i) settle(i);
  }

 private:
  /// What is known of a token when the ones behind it are.
  void settle(std::size_t i) {
    Token& token = out_.tokens[i];
    if (token.kind == TokenKind::sign) out_.percents = out_.percents || token.sign == '%';
    if (token.kind != TokenKind::word) return;
    token.phrase = out_.tokens[i + 1].kind == TokenKind::word ? look_up(out_.tokens, i) : token.alone;
    out_.paces = out_.paces || token.alone.kind == WordKind::pace_word || token.text == "race";
    out_.halves = out_.halves || token.phrase.kind == WordKind::half_of_day;
  }

  char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool after_number() const { return !space_ && !out_.tokens.empty() && out_.tokens.back().kind != TokenKind::word; }

  bool skip_space() {
    space_ = at_ == 0;
    while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == filler)) {
      space_ = space_ || text_[at_] != filler;
      ++at_;
    }
    return at_ < text_.size();
  }

  Token& push(TokenKind kind, std::size_t end) {
    Token& token = out_.tokens.emplace_back();
    token.kind = kind;
    token.space = space_;
    token.at = static_cast<std::uint32_t>(at_);
    token.text = std::string_view(text_.data() + at_, end - at_);
    while (end < text_.size() && text_[end] == filler) ++end;  // never end inside a character
    token.end = static_cast<std::uint32_t>(end);
    at_ = end;
    return token;
  }

  /// Digits from `from`; their value (at most 9 digits count), and where they end.
  std::pair<std::int64_t, std::size_t> digits(std::size_t from) const {
    std::int64_t value = 0;
    std::size_t i = from;
    for (; i < text_.size() && is_digit(text_[i]); ++i)
      if (value < 100'000'000) value = value * 10 + (text_[i] - '0');
    return {value, i};
  }

  std::size_t run_of_digits(std::size_t from) const { return digits(from).second - from; }

  /// `1,200` is one number: one or two digits, a comma, exactly three digits.
  bool thousands(std::size_t start, std::size_t comma) const {
    if (comma - start > 2 || text_[start] == '0' || comma + 1 >= text_.size()) return false;
    const std::size_t end = comma + 1 + run_of_digits(comma + 1);
    if (end - comma != 4) return false;
    return end + 1 >= text_.size() || text_[end] != ',' || !is_digit(text_[end + 1]);
  }

  /// `7,5 km` is a decimal comma; `1,2,1,1km` is a list.
  bool decimal_comma(std::size_t start, std::size_t comma) const {
    if (start > 0 && text_[start - 1] == ',') return false;
    if (run_of_digits(comma + 1) != 1) return false;
    const std::size_t end = comma + 2;
    return end < text_.size() && text_[end] != ',' && text_[end] != 'x' && text_[end] != '.' &&
           !(text_[end] == ' ' && end + 1 < text_.size() && text_[end + 1] == 'x');
  }

  std::int64_t fraction(std::size_t from, std::size_t end) const {
    std::int64_t value = 0, scale = 100;
    for (std::size_t i = from; i < end && scale > 0; ++i, scale /= 10) value += (text_[i] - '0') * scale;
    return value;
  }

  void number() {
    const std::size_t start = at_;
    auto [whole, end] = digits(start);
    if (end > start && end + 1 < text_.size() && text_[end] == ':' && is_digit(text_[end + 1])) return clock();
    std::int64_t milli = whole * 1000;
    if (end > start && end < text_.size() && text_[end] == ',' && thousands(start, end)) {
      milli = milli * 1000 + digits(end + 1).first * 1000;
      end += 4;
    } else if (end + 1 < text_.size() && is_digit(text_[end + 1]) &&
               (text_[end] == '.' || (text_[end] == ',' && decimal_comma(start, end)))) {
      const std::size_t tail = end + 1 + run_of_digits(end + 1);
      milli += fraction(end + 1, tail);
      end = tail;
    }
    if (end < text_.size() && (text_[end] == quarter || text_[end] == three_quarters))
      milli += text_[end++] == quarter ? 250 : 750;
    push(TokenKind::number, end).milli = milli;
  }

  void clock() {
    auto [total, end] = digits(at_);
    std::uint8_t colons = 0;
    while (colons < 2 && end + 1 < text_.size() && text_[end] == ':' && is_digit(text_[end + 1])) {
      const auto [part, next] = digits(end + 1);
      total = std::min<std::int64_t>(total * 60 + part, 100'000'000);
      end = next;
      ++colons;
    }
    Token& token = push(TokenKind::clock, end);
    token.milli = total;
    token.colons = colons;
  }

  /// Letters; ends where a small letter meets a capital (`milesEasy`) and after an `x` glued between a count and a
  /// word.
  void word() {
    const bool capital = original_[at_] >= 'A' && original_[at_] <= 'Z';
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_letter(text_[end]) && !camel(end)) ++end;
    if (text_[at_] == 'x' && times_sign(end)) {
      push(TokenKind::sign, at_ + 1).sign = 'x';
      return;
    }
    if (text_.compare(at_, 3, "vo2") == 0)  // the one word with a digit inside
      for (end = at_ + 3; end < text_.size() && is_letter(text_[end]);) ++end;
    if (after_number() && look_up(std::string_view(text_).substr(at_, end - at_)).kind == WordKind::unknown)
      end = unit_end(end);
    const bool single = end == at_ + 1;
    Token& token = push(TokenKind::word, end);
    token.capital = capital;
    token.alone = look_up(token.text);
    if (at_ + 1 >= text_.size() || !is_letter(text_[at_ + 1])) return;
    const bool initials = single && (text_[at_] == '/' || text_[at_] == '&') && !is_letter(peek(2));
    if (text_[at_] == '-' || initials) ++at_;  // warm-up and w/u are two words
  }

  /// `30mineasy`: where the unit ends, if a known word follows it.
  std::size_t unit_end(std::size_t end) const {
    constexpr std::string_view units[] = {"miles", "mile", "mins", "min", "kms", "km",
                                          "mi",    "hrs",  "hr",   "k",   "m",   "h"};
    for (const std::string_view unit : units) {
      if (text_.compare(at_, unit.size(), unit) != 0 || at_ + unit.size() >= end) continue;
      if (look_up(std::string_view(text_).substr(at_ + unit.size(), end - at_ - unit.size())).kind != WordKind::unknown)
        return at_ + unit.size();
    }
    return end;
  }

  bool camel(std::size_t i) const {
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    return original_[i] >= 'A' && original_[i] <= 'Z' && small(original_[i - 1]) && small(text_[i]);
  }

  bool times_sign(std::size_t end) const {
    if (out_.tokens.empty()) return false;
    const Token& last = out_.tokens.back();
    const bool countable = last.kind == TokenKind::number || (last.kind == TokenKind::sign && last.sign == ')');
    if (!countable) return end == at_ + 1 && (is_digit(peek(1)) || (peek(1) == ' ' && is_digit(peek(2))));
    if (end < text_.size() && text_[end] == '-' && end == at_ + 1) return false;  // 35 x-train
    return text_.compare(at_, 2, "xt") != 0;
  }

  void quote() {
    const std::size_t close = text_.find('"', at_ + 1);
    if (close == std::string::npos) {
      push(TokenKind::sign, at_ + 1).sign = '"';
      return;
    }
    push(TokenKind::quote, close + 1);
  }

  std::string_view original_;
  Lexed& out_;
  const std::string& text_;
  std::size_t at_ = 0;
  bool space_ = true;
};

}  // namespace

void lex(std::string_view text, Lexed& out) {
  fold_text(text, out.folded);
  out.tokens.clear();
  out.tokens.reserve(text.size() / 3 + 4);
  Lexer(text, out).run();
}

}  // namespace rubdown::workout
