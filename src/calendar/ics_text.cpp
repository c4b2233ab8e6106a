#include "rubdown/calendar/ics_text.hpp"

#include <algorithm>
#include <array>

namespace rubdown {
namespace {

constexpr std::size_t line_octets = 75;  // RFC 5545 section 3.1, without the line end

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Characters that stand for themselves in TEXT and need no look at their neighbours.
constexpr std::array<bool, 256> plain_table() {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x21; c < 0x7f; ++c) plain[c] = c != '\\' && c != ';' && c != ',' && c != '<';
  return plain;
}
constexpr auto plain = plain_table();

bool is_plain(char c) { return plain[static_cast<unsigned char>(c)]; }

/// How much of the front of `text` can be copied as it is: plain characters, and single spaces between two of them.
std::size_t plain_run(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const bool inner_space =
        text[length] == ' ' && length > 0 && length + 1 < text.size() && is_plain(text[length + 1]);
    if (!inner_space && !is_plain(text[length])) break;
    ++length;
  }
  return length;
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

void put_digits(std::string& out, long long value, int digits) {
  std::array<char, 8> buffer{};
  for (int i = digits; i-- > 0; value /= 10) buffer[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  out.append(buffer.data(), static_cast<std::size_t>(digits));
}

void put_date(std::string& out, std::chrono::year_month_day date) {
  put_digits(out, static_cast<int>(date.year()), 4);
  put_digits(out, static_cast<unsigned>(date.month()), 2);
  put_digits(out, static_cast<unsigned>(date.day()), 2);
}

void put_clock(std::string& out, std::chrono::seconds since_midnight) {
  put_digits(out, since_midnight.count() / 3600, 2);
  put_digits(out, since_midnight.count() / 60 % 60, 2);
  put_digits(out, since_midnight.count() % 60, 2);
}

}  // namespace

void IcsText::start(std::string_view name) {
  line_start_ = out_.size();
  column_ = 0;
  empty_ = true;
  after_backslash_ = after_less_ = false;
  space_.clear();
  run(name);
  run(":");
  empty_ = true;
}

void IcsText::fold() {
  out_ += "\r\n ";
  column_ = 1;
}

void IcsText::unit(std::string_view bytes) {
  if (column_ + bytes.size() > line_octets) fold();
  out_ += bytes;
  column_ += bytes.size();
  empty_ = false;
}

void IcsText::run(std::string_view ascii) {
  while (!ascii.empty()) {
    if (column_ == line_octets) fold();
    const std::size_t part = std::min(ascii.size(), line_octets - column_);
    out_.append(ascii.data(), part);
    column_ += part;
    ascii.remove_prefix(part);
    empty_ = false;
  }
}

void IcsText::finish() {
  out_ += "\r\n";
  space_.clear();
}

void IcsText::constant(std::string_view name, std::string_view value) {
  start(name);
  while (!value.empty()) {
    const auto bad = std::find_if(value.begin(), value.end(), [](char c) { return c < 0x20 || c > 0x7e; });
    const auto length = static_cast<std::size_t>(bad - value.begin());
    run(value.substr(0, length));
    value.remove_prefix(std::min(value.size(), length + 1));
  }
  finish();
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
  if (empty_) space_.clear();
  // Readers that unescape twice would take a backslash and what follows for an escape of its own.
  if (after_backslash_ && !space_.empty() && space_.front() == '\n') unit(" ");
  for (const char c : space_) unit(c == '\n' ? "\\n" : " ");
  if (!space_.empty()) after_backslash_ = after_less_ = false;
  space_.clear();
}

void IcsText::character(std::uint32_t code_point, std::string_view bytes) {
  if (is_line_end(code_point) || code_point == ' ' || code_point == '\t') {
    const bool line_end = is_line_end(code_point) && multiline_;
    if (line_end) space_.erase(space_.find_last_not_of(' ') + 1);
    if (line_end) {
      space_ += '\n';
    } else if (code_point == ' ' || space_.empty()) {
      space_ += ' ';
    }
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

IcsText& IcsText::text(std::string_view piece) {
  while (!piece.empty()) {
    const std::size_t length = plain_run(piece);
    if (length > 0) {
      flush_space();
      const char first = piece.front();
      // `<b` is a tag to readers that take text for HTML, `\n` an escape to those that unescape twice.
      if ((after_less_ && (is_letter(first) || first == '/' || first == '!')) ||
          (after_backslash_ && (first == 'n' || first == 'N'))) {
        unit(" ");
      }
      run(piece.substr(0, length));
      after_backslash_ = after_less_ = false;
      piece.remove_prefix(length);
      continue;
    }
    std::uint32_t code_point = 0;
    const std::size_t size = decode(piece, code_point);
    const bool pair = code_point == '\r' && piece.size() > 1 && piece[1] == '\n';
    if (size == 0) {
      character('?', "?");
    } else if (!pair) {
      character(code_point, piece.substr(0, size));
    }
    piece.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return *this;
}

IcsText& IcsText::new_line() {
  character('\n', "\n");
  return *this;
}

void IcsText::close() {
  if (empty_) {
    out_.resize(line_start_);
    space_.clear();
    return;
  }
  finish();
}

std::string ics_date(Day day) {
  std::string text;
  put_date(text, std::chrono::year_month_day{day});
  return text;
}

std::string ics_civil(Civil civil) {
  std::string text;
  const Day day = day_of(civil);
  put_date(text, std::chrono::year_month_day{day});
  text += 'T';
  put_clock(text, civil - Civil{day});
  return text;
}

std::string ics_utc(Instant instant) { return ics_civil(Civil{instant.time_since_epoch()}) + 'Z'; }

std::string ics_offset(std::chrono::seconds offset) {
  std::string text(1, offset < std::chrono::seconds{0} ? '-' : '+');
  put_clock(text, std::chrono::abs(offset));
  if (text.ends_with("00")) text.resize(5);
  return text;
}

std::string ics_duration(std::chrono::minutes length) {
  if (length <= std::chrono::minutes{0}) return "PT0S";
  std::string text = "PT";
  if (length.count() >= 60) text += std::to_string(length.count() / 60) + "H";
  if (length.count() % 60 != 0) text += std::to_string(length.count() % 60) + "M";
  return text;
}

}  // namespace rubdown
