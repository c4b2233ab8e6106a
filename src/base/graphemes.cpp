#include "base/graphemes.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "base/octets.hpp"

namespace rubdown {
namespace {

constexpr std::int32_t first_regional_indicator = 0x1F1E6;
constexpr std::int32_t last_regional_indicator = 0x1F1FF;

bool is_regional_indicator(std::int32_t c) { return c >= first_regional_indicator && c <= last_regional_indicator; }

std::size_t columns(std::int32_t code_point) {
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code_point)));
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  utf8proc_int32_t value = -1;
  // Four bytes are the longest sequence; asking for no more keeps the length inside the library's signed type.
  const auto size = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
  const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), size, &value);
  if (read <= 0) return {-1, 1};
  return {value, static_cast<std::size_t>(read)};
}

Cluster take_cluster(std::string_view& text) {
  const std::string_view whole = text;
  const CodePoint first = first_code_point(text);
  Cluster cluster{{}, first, 1, first.valid() ? columns(first.value) : 1};
  text.remove_prefix(first.bytes);
  utf8proc_int32_t state = 0;
  std::int32_t previous = first.value;
  while (first.valid() && !text.empty()) {
    const CodePoint next = first_code_point(text);
    if (!next.valid() || utf8proc_grapheme_break_stateful(previous, next.value, &state)) break;
    cluster.width = std::max(cluster.width, columns(next.value));
    if (is_regional_indicator(first.value) && is_regional_indicator(next.value)) cluster.width = 2;
    ++cluster.code_points;
    previous = next.value;
    text.remove_prefix(next.bytes);
  }
  cluster.bytes = whole.substr(0, whole.size() - text.size());
  return cluster;
}

bool is_plain_ascii(std::string_view text) {
  while (text.size() >= octets_at_once) {
    const Octets octets = load_octets(text.data());
    if (any_octet((octets < 0x20) | (octets == 0x7F))) return false;
    text.remove_prefix(octets_at_once);
  }
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_unsafe(std::int32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

bool is_line_end(std::int32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

}  // namespace rubdown
