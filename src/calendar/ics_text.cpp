#include "rubdown/calendar/ics_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "calendar/ics_fold.hpp"
#include "calendar/letters.hpp"

namespace rubdown {
namespace {

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

/// The text ends in octets to be written from here on.
void IcsText::take_end() {
  line_ = at_ = value_ = limit_ = out_.data() + out_.size();
  end_ = line_;
  ended_ = nullptr;
}

void IcsText::give_end() {
  out_.resize(static_cast<std::size_t>(line_ - out_.data()));
  end_ = line_ = at_ = nullptr;
}

void IcsText::hold() {
  take_end();
  line_ = at_ = value_ = limit_ = out_.data();
  holds_ = true;
}

void IcsText::release() {
  give_end();
  holds_ = false;
}

void IcsText::grow(std::size_t octets) {
  // A string fills what it grows by with zeros: in portions that stay near until they are written over.
  constexpr std::size_t portion = 1920;
  const char* const before = out_.data();
  const auto line = line_ - before, at = at_ - before, limit = limit_ - before, value = value_ - before;
  const auto ended = ended_ ? ended_ - before : 0;
  out_.resize(static_cast<std::size_t>(at) + (holds_ ? std::max(octets, portion) : octets));
  char* const text = out_.data();
  line_ = text + line;
  at_ = text + at;
  limit_ = text + limit;
  value_ = text + value;
  if (ended_) ended_ = text + ended;
  end_ = text + out_.size();
}

/// Lines that there is no room for.
void IcsText::append(std::string_view whole) {
  if (!holds_) {
    out_.append(whole);
    return;
  }
  at_ = line_;
  grow(whole.size() + 1);
  lines(whole);
}

void IcsText::end_line() {
  copy("\r\n");
  line_ = at_;
  if (!holds_) give_end();
}

/// Adds a line that was gathered, folded.
template <class Begun>
void IcsText::fold_line(std::string& line, Begun begun) {
  const std::size_t size = line.size();
  line.append(copied_octets, ' ');
  begin_line(folded_octets(size));
  at_ = put_folded(at_, std::string_view(line).substr(0, size), begun) - 2;
  end_line();
}

void IcsText::constant(std::string_view name, std::string_view value) {
  const auto printable = [](char c) { return c >= 0x20 && c <= 0x7e; };
  const bool fits = name.size() + 1 + value.size() <= line_octets;
  if (fits && std::all_of(value.begin(), value.end(), printable)) {
    std::array<char, line_octets + 2> line;
    char* end = std::copy(name.begin(), name.end(), line.begin());
    *end++ = ':';
    end = std::copy(value.begin(), value.end(), end);
    *end++ = '\r';
    *end++ = '\n';
    return lines({line.data(), static_cast<std::size_t>(end - line.data())});
  }
  std::string line = std::string{name} + ':';
  std::copy_if(value.begin(), value.end(), std::back_inserter(line), printable);
  fold_line(line, cut_anywhere());
}

void IcsText::line(std::string_view name, std::string_view value) {
  if (plain_line(name, value)) return;
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
  std::string line = std::string{name} + ':';
  if (!has_one) line += schemes[0];
  constexpr std::string_view allowed = "._~:/?#[]@!$&'()*+,;=-";
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::vector<std::ptrdiff_t> escapes;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool encoded = c == '%' && i + 2 < value.size() && is_hex(value[i + 1]) && is_hex(value[i + 2]);
    if (is_letter(c) || is_digit(c) || encoded || allowed.find(c) != std::string_view::npos) {
      line += c;
    } else {
      escapes.push_back(std::ssize(line));
      line += '%';
      line += hex[static_cast<unsigned char>(c) >> 4];
      line += hex[static_cast<unsigned char>(c) & 15];
    }
  }
  fold_line(line, [&](const char*, const char* cut) {
    const std::ptrdiff_t at = cut - line.data();
    const auto next = std::lower_bound(escapes.begin(), escapes.end(), at);
    const std::ptrdiff_t behind = next == escapes.begin() ? 3 : at - *(next - 1);
    return behind < 3 ? behind : 0;
  });
  return true;
}

void IcsText::fold_name() {
  value_ = end_;
  fold_rest();
  value_ = at_;
}

void IcsText::close() {
  if (at_ == ended_) {
    at_ -= 2;
    // It stood on a line of its own.
    const bool folded = limit_ != line_ + line_octets;
    if (folded && at_ + line_octets - 1 == limit_) at_ -= 3;
  }
  if (!empty()) {
    end_line();
  } else if (!holds_) {
    give_end();
  }
}

}  // namespace rubdown
