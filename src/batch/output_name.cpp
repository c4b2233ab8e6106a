#include "rubdown/batch/output_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::size_t longest = 80;

/// What the letters U+00C0 to U+017F look like without their accents; `-` where there is no such letter.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

void append(std::string& name, char c) {
  bool fits = name.size() < longest;
  if (!fits) return;
  if (plain(c) && !(name.empty() && c == '.'))
    name += c;
  else if (!name.empty() && name.back() != '-')
    name += '-';
}

/// Names that Windows keeps for devices, whatever their ending.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 4> words{"con", "prn", "aux", "nul"};
  std::string_view stem = name.substr(0, name.find('.'));
  for (std::string_view word : words) {
    if (stem == word) return true;
  }
  return stem.size() == 4 && (stem.substr(0, 3) == "com" || stem.substr(0, 3) == "lpt") && stem[3] >= '1' &&
         stem[3] <= '9';
}

/// FNV-1a, 32 bits.
std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2'166'136'261u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619u;
  return hash;
}

}  // namespace

std::string safe_file_name(std::string_view text) {
  std::string folded = lower(text), name;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(folded[i]);
    bool two_bytes = c >= 0xC3 && c <= 0xC5 && i + 1 < folded.size();
    if (!two_bytes) {
      append(name, c < 0x80 ? folded[i] : '-');
      continue;
    }
    std::size_t code = (c & 0x1Fu) << 6 | (static_cast<unsigned char>(folded[++i]) & 0x3Fu);
    append(name, code >= 0xC0 && code - 0xC0 < latin.size() ? latin[code - 0xC0] : '-');
  }
  while (!name.empty() && (name.back() == '-' || name.back() == '.')) name.pop_back();
  if (name.empty()) return "athlete";
  return is_device(name) ? "_" + name : name;
}

bool NameRegister::add(std::uint32_t hash) {
  Group& group = groups_[group_of(hash)];
  if (group.size() == group.capacity()) group.reserve(group.size() + group.size() / 8 + 4);
  const auto at = std::lower_bound(group.begin(), group.end(), hash);
  if (at != group.end() && *at == hash) return false;
  group.insert(at, hash);
  return true;
}

bool NameRegister::has(std::string_view name) const {
  const std::uint32_t hash = hash_of(name);
  const Group& group = groups_[group_of(hash)];
  return std::binary_search(group.begin(), group.end(), hash);
}

std::size_t NameRegister::size() const {
  std::size_t all = 0;
  for (const Group& group : groups_) all += group.size();
  return all;
}

std::string NameRegister::unique(std::string_view name) {
  if (add(hash_of(name))) return std::string{name};
  for (int number = 2;; ++number) {
    std::string numbered = fmt::format("{}-{}", name, number);
    if (add(hash_of(numbered))) return numbered;
  }
}

}  // namespace rubdown
