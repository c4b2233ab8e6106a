#include "rubdown/calendar/ics_text.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "calendar/ics_digits.hpp"

namespace rubdown {
namespace {

constexpr std::size_t line_octets = 75;  // RFC 5545 section 3.1, without the line end

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Characters that stand for themselves in TEXT and need no look at their neighbours.
constexpr std::array<bool, 256> simple_table() {
  std::array<bool, 256> simple{};
  for (std::size_t c = 0x20; c < 0x7f; ++c) simple[c] = c != '\\' && c != ';' && c != ',' && c != '<';
  return simple;
}
constexpr auto simple = simple_table();

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

/// How much of the front of `text` is made of simple characters.
std::size_t simple_run(std::string_view text) {
  const auto end =
      std::find_if(text.begin(), text.end(), [](char c) { return !simple[static_cast<unsigned char>(c)]; });
  return static_cast<std::size_t>(end - text.begin());
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

bool has_scheme(std::string_view uri, std::string_view scheme) {
  return uri.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), uri.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

/// `example.org/book`: letters, digits, hyphens and a dot before the first slash, and no colon there.
bool looks_like_host(std::string_view text) {
  const std::string_view host = text.substr(0, text.find_first_of("/?#"));
  return host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.' &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.'; });
}

std::string_view trim_spaces(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(space) - first + 1);
}

}  // namespace

void IcsText::make_room(std::size_t octets) {
  if (static_cast<std::size_t>(end_ - at_) >= octets) return;
  const auto used = static_cast<std::size_t>(at_ - buffer_.data());
  buffer_.resize(std::max<std::size_t>(2 * buffer_.size(), used + octets + 1024));
  at_ = buffer_.data() + used;
  end_ = buffer_.data() + buffer_.size();
}

void IcsText::copy(std::string_view bytes) {
  std::memcpy(at_, bytes.data(), bytes.size());
  at_ += bytes.size();
  left_ -= bytes.size();
}

void IcsText::start(std::string_view name) {
  at_ = buffer_.data();
  left_ = line_octets;
  folded_ = line_octets - 1;
  line_ends_ = spaces_ = 0;
  after_backslash_ = after_less_ = false;
  make_room(2 * name.size() + 8);
  run(name);
  run(":");
  empty_ = true;
}

void IcsText::fold() {
  std::memcpy(at_, "\r\n ", 3);
  at_ += 3;
  left_ = folded_;
}

void IcsText::unit(std::string_view bytes) {
  if (bytes.size() > left_) fold();
  copy(bytes);
  empty_ = false;
}

void IcsText::run(std::string_view ascii) {
  if (ascii.empty()) return;
  while (ascii.size() > left_) {
    const std::size_t part = left_;
    copy(ascii.substr(0, part));
    ascii.remove_prefix(part);
    fold();
  }
  copy(ascii);
  empty_ = false;
}

void IcsText::escaped(std::string_view escaped) {
  while (escaped.size() > left_) {
    std::size_t part = left_;
    // No escape here is of a backslash, so one at the end belongs to what follows.
    while (part > 0 && ((escaped[part] & 0xc0) == 0x80 || escaped[part - 1] == '\\')) --part;
    copy(escaped.substr(0, part));
    escaped.remove_prefix(part);
    fold();
  }
  copy(escaped);
  empty_ = false;
}

void IcsText::finish() {
  make_room(2);
  *at_++ = '\r';
  *at_++ = '\n';
  out_.append(buffer_.data(), static_cast<std::size_t>(at_ - buffer_.data()));
}

/// A line that needs neither a fold nor a look at its value. False where it is too long for that.
bool IcsText::short_line(std::string_view name, std::string_view value) {
  const std::size_t octets = name.size() + 1 + value.size();
  if (octets > line_octets) return false;
  at_ = buffer_.data();
  make_room(octets + 2);
  std::memcpy(at_, name.data(), name.size());
  at_ += name.size();
  *at_++ = ':';
  std::memcpy(at_, value.data(), value.size());
  at_ += value.size();
  finish();
  return true;
}

void IcsText::printable(std::string_view name, std::string_view value) {
  if (!short_line(name, value)) constant(name, value);
}

void IcsText::constant(std::string_view name, std::string_view value) {
  if (is_printable(value) && short_line(name, value)) return;
  start(name);
  make_room(2 * value.size() + 8);
  while (!value.empty()) {
    const auto bad = std::find_if(value.begin(), value.end(), [](char c) { return c < 0x20 || c > 0x7e; });
    const auto length = static_cast<std::size_t>(bad - value.begin());
    run(value.substr(0, length));
    value.remove_prefix(std::min(value.size(), length + 1));
  }
  finish();
}

void IcsText::date_time(std::string_view name, Civil civil, bool utc) {
  const Day day = day_of(civil);
  if (day != dated_) put_date(date_.data(), day);
  dated_ = day;
  std::array<char, civil_octets + 1> digits{};
  std::memcpy(digits.data(), date_.data(), date_.size());
  digits[8] = 'T';
  put_clock(digits.data() + 9, civil - Civil{day});
  digits.back() = 'Z';
  printable(name, {digits.data(), civil_octets + (utc ? 1 : 0)});
}

void IcsText::line(std::string_view name, std::string_view value) {
  open(name, false);
  text(value);
  close();
}

bool IcsText::uri(std::string_view name, std::string_view value) {
  value = trim_spaces(value);
  constexpr std::array<std::string_view, 4> schemes{"https://", "http://", "mailto:", "tel:"};
  const bool has_one =
      std::any_of(schemes.begin(), schemes.end(), [&](auto scheme) { return has_scheme(value, scheme); });
  if (!has_one && !looks_like_host(value)) return false;
  start(name);
  make_room(4 * value.size() + 32);
  if (!has_one) run("https://");
  constexpr std::string_view allowed = "._~:/?#[]@!$&'()*+,;=-";
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool encoded = c == '%' && i + 2 < value.size() && is_hex(value[i + 1]) && is_hex(value[i + 2]);
    if (is_letter(c) || is_digit(c) || encoded || allowed.find(c) != std::string_view::npos) {
      run(value.substr(i, 1));
    } else {
      const auto byte = static_cast<unsigned char>(c);
      const std::array<char, 3> escape{'%', hex[byte >> 4], hex[byte & 15]};
      unit({escape.data(), escape.size()});
    }
  }
  finish();
  return true;
}

void IcsText::open(std::string_view name, bool multiline) {
  start(name);
  multiline_ = multiline;
}

void IcsText::flush_space() {
  if (line_ends_ + spaces_ == 0) return;
  if (!empty_) {
    // Readers that unescape twice would take a backslash and what follows for an escape of its own.
    if (after_backslash_ && line_ends_ > 0) unit(" ");
    for (; line_ends_ > 0; --line_ends_) unit("\\n");
    for (; spaces_ > 0; --spaces_) unit(" ");
    after_backslash_ = after_less_ = false;
  }
  line_ends_ = spaces_ = 0;
}

void IcsText::character(std::uint32_t code_point, std::string_view bytes) {
  if (is_line_end(code_point) && multiline_) {
    ++line_ends_;
    spaces_ = 0;
    return;
  }
  if (is_line_end(code_point) || code_point == ' ' || code_point == '\t') {
    if (code_point == ' ' || line_ends_ + spaces_ == 0) ++spaces_;
    return;
  }
  if (is_unwanted(code_point)) return;
  flush_space();
  const bool escaped = code_point == '\\' || code_point == ';' || code_point == ',';
  if (after_backslash_ && (code_point == ';' || code_point == ',')) unit(" ");
  if (escaped) {
    const std::array<char, 2> escape{'\\', static_cast<char>(code_point)};
    unit({escape.data(), escape.size()});
  } else {
    unit(is_unknown(code_point) ? "?" : bytes);
  }
  after_backslash_ = code_point == '\\';
  after_less_ = code_point == '<';
}

/// Simple characters: spaces at their ends wait for what follows.
void IcsText::words(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(' ');
  if (first == std::string_view::npos) {
    spaces_ += bytes.size();
    return;
  }
  spaces_ += first;
  flush_space();
  const char c = bytes[first];
  // `<b` is a tag to readers that take text for HTML, `\n` an escape to those that unescape twice.
  if ((after_less_ && (is_letter(c) || c == '/' || c == '!')) || (after_backslash_ && (c == 'n' || c == 'N'))) {
    unit(" ");
  }
  std::size_t end = bytes.size();
  while (bytes[end - 1] == ' ') --end;
  run(bytes.substr(first, end - first));
  spaces_ = bytes.size() - end;
  after_backslash_ = after_less_ = false;
}

/// One character that is not simple; its octets.
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

IcsText& IcsText::text(std::string_view piece) {
  // An octet becomes at most three (a space and an escape), and a line of at least 71 octets takes three more.
  make_room(4 * (piece.size() + line_ends_ + spaces_) + 16);
  while (!piece.empty()) {
    const std::size_t length = simple_run(piece);
    if (length > 0) words(piece.substr(0, length));
    piece.remove_prefix(length > 0 ? length : special(piece));
  }
  return *this;
}

IcsText& IcsText::text(const IcsPhrase& phrase) {
  if (phrase.escaped_.empty() || after_backslash_ || after_less_) return text(std::string_view{phrase.text_});
  make_room(2 * phrase.escaped_.size() + 4 * (line_ends_ + spaces_) + 16);
  flush_space();
  escaped(phrase.escaped_);
  line_ends_ = phrase.line_ends_;
  spaces_ = phrase.spaces_;
  return *this;
}

IcsPhrase::IcsPhrase(std::string text) : text_(std::move(text)) {
  const bool begins_with_space = text_.empty() || text_.front() == ' ' || !(text_.front() > 0x20);
  if (begins_with_space || text_.find('\\') != std::string::npos || escape_simple()) return;
  std::string none;
  IcsText ics(none);
  ics.left_ = ics.folded_ = std::string::npos;
  ics.multiline_ = true;
  ics.text(std::string_view{text_});
  if (ics.after_less_) return;
  escaped_.assign(ics.buffer_.data(), ics.at_);
  line_ends_ = ics.line_ends_;
  spaces_ = ics.spaces_;
}

/// The usual case, in which nothing but commas and semicolons is escaped. False, and nothing done, in any other.
bool IcsPhrase::escape_simple() {
  std::string made;
  made.reserve(text_.size() + 16);
  for (std::string_view rest = text_; !rest.empty();) {
    const std::size_t length = simple_run(rest);
    made.append(rest.substr(0, length));
    rest.remove_prefix(length);
    if (rest.empty()) break;
    if (rest.front() != ',' && rest.front() != ';') return false;
    made += '\\';
    made += rest.front();
    rest.remove_prefix(1);
  }
  const std::size_t end = made.find_last_not_of(' ') + 1;
  spaces_ = made.size() - end;
  made.resize(end);
  escaped_ = std::move(made);
  return true;
}

IcsText& IcsText::new_line() {
  character('\n', "\n");
  return *this;
}

void IcsText::close() {
  if (!empty_) finish();
}

}  // namespace rubdown
