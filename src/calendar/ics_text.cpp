#include "rubdown/calendar/ics_text.hpp"

#include <algorithm>
#include <array>

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

void IcsText::grow(std::size_t octets) {
  const std::size_t used = gathered().size();
  buffer_.resize(std::max(2 * buffer_.size(), used + octets + 1024));
  at_ = buffer_.data() + used;
  end_ = buffer_.data() + buffer_.size();
}

/// Ends the line and appends it. There is room for copied_octets behind it.
template <class Begun>
void IcsText::fold(Begun begun) {
  if (gathered().size() <= line_octets) {
    make_room(2);
    copy("\r\n");
    out_.append(gathered());
    return;
  }
  const std::string_view line = gathered();
  // Made aside, since a string that grows would fill what it grows by with zeros first.
  if (folded_.size() < folded_octets(line.size())) folded_.resize(2 * folded_octets(line.size()));
  const char* const end = put_folded(folded_.data(), line, begun);
  out_.append(folded_.data(), static_cast<std::size_t>(end - folded_.data()));
}

void IcsText::constant(std::string_view name, std::string_view value) {
  if (plain_line(name, value)) return;
  start(name);
  make_room(value.size() + copied_octets);
  at_ = std::copy_if(value.begin(), value.end(), at_, [](char c) { return c >= 0x20 && c <= 0x7e; });
  fold(cut_anywhere());
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
  start(name);
  make_room(3 * value.size() + schemes[0].size() + copied_octets);
  if (!has_one) copy(schemes[0]);
  constexpr std::string_view allowed = "._~:/?#[]@!$&'()*+,;=-";
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::vector<std::ptrdiff_t> escapes;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool encoded = c == '%' && i + 2 < value.size() && is_hex(value[i + 1]) && is_hex(value[i + 2]);
    if (is_letter(c) || is_digit(c) || encoded || allowed.find(c) != std::string_view::npos) {
      put(c);
    } else {
      escapes.push_back(at_ - buffer_.data());
      put('%');
      put(hex[static_cast<unsigned char>(c) >> 4]);
      put(hex[static_cast<unsigned char>(c) & 15]);
    }
  }
  fold([&](const char*, const char* cut) {
    const std::ptrdiff_t at = cut - buffer_.data();
    const auto next = std::lower_bound(escapes.begin(), escapes.end(), at);
    const std::ptrdiff_t behind = next == escapes.begin() ? 3 : at - *(next - 1);
    return behind < 3 ? behind : 0;
  });
  return true;
}

void IcsText::close() {
  if (gathered().size() == ended_) at_ -= 2;
  make_room(copied_octets);
  if (!empty()) fold(cut_text(buffer_.data() + value_));
}

}  // namespace rubdown
