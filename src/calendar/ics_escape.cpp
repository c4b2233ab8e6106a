// TEXT values (RFC 5545 section 3.3.11): what is escaped, what is left out, and texts that were escaped before.
#include <algorithm>
#include <array>
#include <utility>

#include "base/octets.hpp"
#include "calendar/ics_fold.hpp"
#include "calendar/letters.hpp"
#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {
namespace {

/// Whether a character stands for itself in TEXT and needs no look at its neighbours.
constexpr bool is_simple(char c) { return c >= 0x20 && c < 0x7f && c != '\\' && c != ';' && c != ',' && c != '<'; }

/// The same of sixteen: not zero for those that are not simple. One comparison finds all below 0x20, those of other
/// characters than ASCII, which are below zero, and 0x7f, which is moved there; a comma and `<` differ in one bit.
inline Octets not_simple(Octets o) {
  const Octets moved = wrapping_add(o, 1);
  return (moved < 0x21) | ((o | 0x10) == '<') | (o == ';') | (o == '\\');
}

/// Reads one UTF-8 sequence at the front of `text`; its length, or 0 where it is not one.
std::size_t decode(std::string_view text, std::uint32_t& code_point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  code_point = length == 1 ? first : first & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0u) != 0x80) return 0;
    code_point = code_point << 6 | (byte(i) & 0x3fu);
  }
  constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
  return code_point < least[length] || code_point > 0x10ffff || surrogate ? 0 : length;
}

bool is_line_end(std::uint32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// What readers choke on or are deceived by: controls, byte order marks, noncharacters, bidi marks and overrides.
bool is_unwanted(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xfeff || (c >= 0xfdd0 && c <= 0xfdef) ||
         (c & 0xfffe) == 0xfffe || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
         c == 0x200f || c == 0x061c;
}

/// Characters that mean nothing outside the program that wrote them, and the mark of a lost one.
bool is_unknown(std::uint32_t c) { return c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000; }

/// After `<`: a tag to readers that take text for HTML.
bool makes_tag(char c) { return is_letter(c) || c == '/' || c == '!'; }

/// After a backslash: an escape to readers that unescape twice. So is the one that a line end is written with.
bool makes_escape(char c) { return c == 'n' || c == 'N' || c == ';' || c == ','; }

/// Texts of at most as many octets are looked at before they are taken for anything but plain.
constexpr std::size_t most_simple = 4 * octets_at_once;

}  // namespace

/// What is put before `next`, which is not escaped: space that waited, and what keeps readers from taking it and what
/// stands before it for one.
inline void IcsText::part_from(char next) {
  if (waiting_.line_ends == 0 && waiting_.after == '\0') {
    if (!empty())
      for (; waiting_.spaces > 0; --waiting_.spaces) put(' ');
    waiting_.spaces = 0;
  } else if (waiting_.is_line_end() && !empty()) {
    copy("\\n");
    waiting_ = {};
  } else {
    put_space(next);
  }
}

void IcsText::put_space(char next) {
  const IcsWaiting waiting = std::exchange(waiting_, {});
  if (empty()) return;
  if ((waiting.line_ends | waiting.spaces) == 0) {
    const bool one = waiting.after == '<' ? makes_tag(next) : waiting.after == '\\' && makes_escape(next);
    if (one) put(' ');
    return;
  }
  if (waiting.after == '\\' && waiting.line_ends > 0) put(' ');
  for (auto left = waiting.line_ends; left > 0; --left) copy("\\n");
  for (auto left = waiting.spaces; left > 0; --left) put(' ');
}

inline void IcsText::line_end() {
  if (multiline_) {
    ++waiting_.line_ends;
    waiting_.spaces = 0;
  } else if ((waiting_.line_ends | waiting_.spaces) == 0) {
    ++waiting_.spaces;
  }
}

void IcsText::character(std::uint32_t code_point, std::string_view bytes) {
  if (is_line_end(code_point)) return line_end();
  if (code_point == ' ' || code_point == '\t') {
    // A tab goes with the space before it, or with the line end, which a phrase may have written already.
    const bool alone = (waiting_.line_ends | waiting_.spaces) == 0 && at_ != ended_;
    if (code_point == ' ' || alone) ++waiting_.spaces;
    return;
  }
  if (is_unwanted(code_point)) return;
  part_from(bytes.front());
  if (code_point == '\\') put('\\');
  copy(is_unknown(code_point) ? "?" : bytes);
  waiting_.after = code_point == '\\' || code_point == '<' ? static_cast<char>(code_point) : '\0';
}

/// Copies what `text` begins with as far as it is simple, spaces at the end of that included; its octets. More may be
/// written behind it, up to sixteen octets.
inline std::size_t IcsText::copy_simple(std::string_view text) {
  std::size_t run = 0, some = octets_at_once;
  while (some == octets_at_once && text.size() - run >= octets_at_once) {
    const Octets octets = load_octets(text.data() + run);
    std::memcpy(at_ + run, &octets, octets_at_once);
    some = octets_of_zero(not_simple(octets));
    run += some;
  }
  if (some == octets_at_once && run < text.size()) {
    std::array<char, octets_at_once> rest{};
    std::memcpy(rest.data(), text.data() + run, text.size() - run);
    std::memcpy(at_ + run, rest.data(), octets_at_once);
    run += octets_of_zero(not_simple(load_octets(rest.data())));
  }
  at_ += run;
  return run;
}

/// Spaces at the end of what was written since `from` wait for what follows.
inline void IcsText::hold_spaces(const char* from) {
  for (; at_ > from && at_[-1] == ' '; --at_) ++waiting_.spaces;
}

/// One character that is neither simple nor a comma or semicolon; its octets.
std::size_t IcsText::special(std::string_view text) {
  std::uint32_t code_point = 0;
  const std::size_t size = decode(text, code_point);
  const bool pair = code_point == '\r' && text.size() > 1 && text[1] == '\n';
  if (size == 0) {
    character('?', "?");
  } else if (!pair) {
    character(code_point, text.substr(0, size));
  }
  return std::max<std::size_t>(size, 1);
}

bool IcsText::plain_line(std::string_view name, std::string_view value) {
  if (value.empty() || value.front() == ' ' || value.back() == ' ') return false;
  if (name.size() + 1 + value.size() > line_octets) return false;
  std::array<char, line_octets + octets_at_once> line;
  char* const begin = std::copy(name.begin(), name.end(), line.begin()) + 1;
  begin[-1] = ':';
  char* const end = std::copy(value.begin(), value.end(), begin);
  // What is looked at behind the value is plain as well.
  std::memset(end, 'x', octets_at_once);
  for (const char* at = begin; at < end; at += octets_at_once) {
    const Octets here = load_octets(at), before = load_octets(at - 1);
    if (any_octet(not_simple(here) | ((here == ' ') & (before == ' ')))) return false;
  }
  std::memcpy(end, "\r\n", 2);
  lines({line.data(), static_cast<std::size_t>(end + 2 - line.data())});
  return true;
}

/// Adds a text that needs no change, as most do, where nothing waits; false, and nothing added, for another. What it
/// begins with may be a space, what it ends with may not: that would have to wait.
inline bool IcsText::add_simple(std::string_view text) {
  constexpr std::size_t half = octets_at_once / 2;
  if (text.size() < half || text.size() > most_simple || text.back() == ' ' || (empty() && text.front() == ' '))
    return false;
  Octets found{};
  if (text.size() < octets_at_once) {
    std::array<char, octets_at_once> both;
    std::memcpy(both.data(), text.data(), half);
    std::memcpy(both.data() + half, text.data() + text.size() - half, half);
    if (any_octet(not_simple(load_octets(both.data())))) return false;
    std::memcpy(at_, both.data(), half);
    std::memcpy(at_ + text.size() - half, both.data() + half, half);
    at_ += text.size();
    return true;
  }
  const auto look = [&](std::size_t at) {
    const Octets octets = load_octets(text.data() + at);
    std::memcpy(at_ + at, &octets, octets_at_once);
    found |= not_simple(octets);
  };
  // The last sixteen are looked at whole, some of them again.
  const std::size_t last = text.size() - octets_at_once;
  for (std::size_t at = 0; at < last; at += octets_at_once) look(at);
  look(last);
  if (any_octet(found)) return false;
  at_ += text.size();
  return true;
}

IcsText& IcsText::text(std::string_view piece) {
  // An octet becomes at most three: a space and an escape.
  make_room(3 * (piece.size() + waiting_.line_ends + waiting_.spaces) + most_unfolded);
  bool waits = waiting_.any();
  if (waits && !piece.empty() && piece.front() != ' ' && is_simple(piece.front())) {
    part_from(piece.front());
    if (at_ > limit_) fold_rest();
    waits = false;
  }
  if (!waits && add_simple(piece)) {
    if (at_ > limit_) fold_simple();
    return *this;
  }
  add(piece);
  if (at_ > limit_) fold_rest();
  return *this;
}

/// Any text, where there is room for it.
void IcsText::add(std::string_view piece) {
  while (!piece.empty()) {
    if (waiting_.any() || empty()) {
      for (; !piece.empty() && piece.front() == ' '; piece.remove_prefix(1)) ++waiting_.spaces;
      if (piece.empty()) break;
      if (is_simple(piece.front())) part_from(piece.front());
    }
    const char* const from = at_;
    piece.remove_prefix(copy_simple(piece));
    for (; !piece.empty() && (piece.front() == ',' || piece.front() == ';'); piece.remove_prefix(copy_simple(piece))) {
      part_from(piece.front());
      put('\\');
      put(piece.front());
      piece.remove_prefix(1);
    }
    hold_spaces(from);
    if (piece.empty()) break;
    if (piece.front() == '\n') {
      line_end();
      piece.remove_prefix(1);
    } else {
      piece.remove_prefix(special(piece));
    }
  }
}

IcsText& IcsText::new_line() {
  line_end();
  return *this;
}

/// Adds octets of escaped text that begin with none of an escape or a character that went before, where there is room
/// for what they become. Behind them there are some that may be read.
inline void IcsText::put_folded_text(std::string_view text) {
  const auto begun = cut_text(value_);
  const char *from = text.data(), *const end = from + text.size();
  char *at = at_, *limit = limit_;
  // As many octets in every case, which takes few instructions: those too many are written over.
  for (std::memcpy(at, from, copied_octets); end - from > limit - at; std::memcpy(at, from, copied_octets)) {
    char* const cut = limit - begun(limit - line_octets, limit);
    std::memcpy(cut, "\r\n  ", 4);
    from += cut - at;
    at = cut + 3;
    limit = cut + 2 + line_octets;
  }
  at_ = at + (end - from);
  limit_ = limit;
}

/// Folds what was written beyond where the line has to be folded.
void IcsText::fold_rest() {
  if (!folds_) return;
  // That is laid aside with as much of what stands before it as may have to go with it.
  constexpr std::size_t most_begun = 4;
  const auto rest = static_cast<std::size_t>(at_ - limit_);
  make_room(continued_octets(rest) + most_begun + rest + copied_octets);
  char* const aside = at_ + continued_octets(rest) + most_begun;
  std::memcpy(aside - most_begun, limit_ - most_begun, most_begun + rest);
  at_ = limit_;
  put_folded_text({aside, rest});
}

/// The same after add_simple(), where the line may be folded anywhere.
inline void IcsText::fold_simple() {
  if (!folds_) return;
  static_assert(most_simple + 1 < line_octets, "one fold is enough, also of a space and such a text");
  std::array<char, copied_octets> rest;
  std::memcpy(rest.data(), limit_, rest.size());
  std::memcpy(limit_, "\r\n ", 3);
  std::memcpy(limit_ + 3, rest.data(), rest.size());
  at_ += 3;
  limit_ += 2 + line_octets;
}

/// Where there is room and nothing waits.
inline void IcsText::put_phrase(const IcsPhrase& phrase) {
  put_folded_text(phrase.text_);
  if (phrase.is_line_) {
    ended_ = at_;
  } else {
    waiting_ = phrase.waiting_;
  }
}

IcsText& IcsText::text(const IcsPhrase& phrase) {
  if (static_cast<std::size_t>(end_ - at_) < phrase.room_ || waiting_.any()) return add(phrase);
  put_phrase(phrase);
  return *this;
}

IcsText& IcsText::text(const IcsPhrase& before, std::string_view piece, const IcsPhrase& after) {
  if (waiting_.any() || !before.waiting_.is_space() || after.first_ == '\0')
    return text(before).text(piece).text(after);
  make_room(before.room_ + after.room_ + most_unfolded);
  put_folded_text(before.text_);
  put(' ');
  if (!add_simple(piece)) {
    --at_;
    waiting_ = before.waiting_;
    return text(piece).text(after);
  }
  if (at_ > limit_) fold_simple();
  put_phrase(after);
  return *this;
}

/// One that has to be escaped, or that something waits for, or that there is no room for.
IcsText& IcsText::add(const IcsPhrase& phrase) {
  if (phrase.first_ == '\0') return text(phrase.text_);
  make_room(2 * waiting_.line_ends + waiting_.spaces + most_unfolded);
  if (waiting_.any()) part_from(phrase.first_);
  if (at_ > limit_) fold_rest();
  make_room(phrase.room_);
  return text(phrase);
}

std::string_view IcsPhraseStore::join(std::initializer_list<std::string_view> parts) {
  constexpr std::size_t block = 4096;
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  if (size + copied_octets > left_) {
    left_ = std::max(block, size + copied_octets);
    free_ = blocks_.emplace_back(new char[left_]).get();
  }
  char* const kept = free_;
  for (const std::string_view part : parts) free_ = std::copy(part.begin(), part.end(), free_);
  left_ -= size;
  return {kept, size};
}

IcsPhrase IcsText::joined(const IcsPhrase& lines, const IcsPhrase& next, IcsPhraseStore& store) {
  IcsPhrase both = next;
  both.text_ = store.join({lines.text_, next.text_});
  both.room_ = continued_octets(both.text_.size());
  both.first_ = lines.first_;
  return both;
}

IcsPhrase IcsText::phrase(std::string_view given, IcsPhraseStore& store) {
  IcsPhrase phrase;
  // What space and controls at the front come to depends on what stands before them.
  if (given.empty() || given.front() <= 0x20 || given.front() >= 0x7f) {
    phrase.text_ = store.join({given});
    return phrase;
  }
  folds_ = false;
  open({});
  text(given);
  folds_ = true;
  phrase.first_ = given.front();
  phrase.is_line_ = waiting_.is_line_end();
  if (phrase.is_line_) {
    make_room(2);
    copy("\\n");
  } else {
    phrase.waiting_ = waiting_;
  }
  phrase.text_ = store.join({{value_, static_cast<std::size_t>(at_ - value_)}});
  phrase.room_ = continued_octets(phrase.text_.size());
  if (!holds_) give_end();
  return phrase;
}

}  // namespace rubdown
