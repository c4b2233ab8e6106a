#include "rubdown/batch/roster_lines.hpp"

namespace rubdown {
namespace {

constexpr std::size_t place_count = 32'768;
constexpr std::uint64_t line_bits = 0xFF'FFFF;

/// FNV-1a, 64 bits, its upper half folded into the lower, which chooses the place.
std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = 14'695'981'039'346'656'037u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
  return hash ^ hash >> 32U;
}

}  // namespace

std::optional<std::uint32_t> RosterLines::seen(std::string_view name, std::uint32_t line) {
  static_assert(most * 5 < place_count * 4, "a search soon ends at an empty place");
  if (places_.empty()) places_.resize(place_count);
  const std::uint64_t hash = hash_of(name);
  std::size_t i = hash % place_count;
  for (; places_[i] != 0; i = (i + 1) % place_count) {
    if ((places_[i] ^ hash) <= line_bits) return static_cast<std::uint32_t>(places_[i] & line_bits);
  }
  // Line 0 would be an empty place, and a line past 16 million has no room in one.
  if (used_ == most || line == 0 || line > line_bits) return std::nullopt;
  places_[i] = (hash & ~line_bits) | line;
  ++used_;
  return std::nullopt;
}

}  // namespace rubdown
