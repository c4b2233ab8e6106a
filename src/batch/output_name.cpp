#include "rubdown/batch/output_name.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "rubdown/base/other_letters.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::size_t longest = 80;

/// What the letters U+00C0 to U+017F look like without their accents; `-` where there is no such letter, `+` where it
/// is spelt with two.
constexpr std::string_view latin =
    "aaaaaa+ceeeeiiiidnooooo-ouuuuy++aaaaaa+ceeeeiiiidnooooo-ouuuuy+y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii++jjkkklllllll"
    "lllnnnnnnnnnoooooo++rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

void append(std::string& name, char c) {
  bool fits = name.size() < longest;
  if (!fits) return;
  if (plain(c) && !(name.empty() && c == '.'))
    name += c;
  else if (!name.empty() && name.back() != '-')
    name += '-';
}

/// What stands for a letter of two bytes; `+` where that takes more than a look.
char one_letter(std::string_view letter) {
  const auto first = static_cast<unsigned char>(letter[0]);
  if (letter.size() != 2 || first < 0xC3 || first > 0xC5) return '+';
  const std::size_t code = (first & 0x1Fu) << 6 | (static_cast<unsigned char>(letter[1]) & 0x3Fu);
  return latin[code - 0xC0];
}

/// Latin letters without their marks; all else is a hyphen.
void append_latin(std::string& name, std::string_view folded) {
  for (OtherLetters left{folded}; !left.done();) {
    const std::string_view letter = left.skip();
    if (static_cast<unsigned char>(letter[0]) < 0x80) {
      append(name, letter[0]);
    } else if (const char one = one_letter(letter); one != '+') {
      append(name, one);
    } else if (const std::string plain_letters = plain_latin(letter); !plain_letters.empty()) {
      for (const char c : plain_letters) append(name, c);
    } else if (!is_mark(letter)) {
      append(name, '-');
    }
  }
}

/// The same where there are letters of other scripts, which stay.
void append_any(std::string& name, std::string_view text) {
  // A text may be a megabyte; what of it can get into a name is in its beginning.
  const std::string lowered = OtherLetters::plain(text.substr(0, 16 * longest));
  for (OtherLetters letters{lowered}; !letters.done();) {
    const std::string_view letter = letters.take();
    if (letter.empty())
      append_latin(name, letters.skip());
    else if (name.size() + letter.size() <= longest)
      name += letter;
    else
      return;
  }
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

/// FNV-1a, 64 bits.
std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = 14'695'981'039'346'656'037u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
  return hash;
}

/// Empty where nothing of the text can stand in a name.
std::string usable(std::string_view text) {
  std::string name;
  if (OtherLetters::in(text))
    append_any(name, text);
  else
    append_latin(name, lower(text));
  while (!name.empty() && (name.back() == '-' || name.back() == '.')) name.pop_back();
  return name;
}

}  // namespace

bool can_name_files(std::string_view text) { return !usable(text).empty(); }

std::string safe_file_name(std::string_view text) {
  const std::string name = usable(text);
  if (name.empty()) return "athlete";
  return is_device(name) ? "_" + name : name;
}

NameRegister::Place NameRegister::place_of(std::string_view name) {
  // The last character alone tells many names of a roster apart, and FNV carries it no further than a few bits.
  const std::uint64_t sum = hash_of(name);
  const std::uint64_t hash = (sum ^ sum >> 32) * 0x9e37'79b9'7f4a'7c15u >> 30;
  return {hash / (1u << 24), static_cast<std::uint32_t>(hash % (1u << 24))};
}

const NameRegister::Block& NameRegister::block(std::uint32_t number) const {
  return slabs_[(number - 1) / blocks_in_slab][(number - 1) % blocks_in_slab];
}

bool NameRegister::holds(const Place& place) const {
  const Group& group = groups_[place.group];
  std::size_t left = group.size;
  for (std::uint32_t number = group.last; number != 0;) {
    const Block& here = block(number);
    const std::size_t in_block = left % rests_in_block == 0 ? rests_in_block : left % rests_in_block;
    for (std::size_t i = 0; i < in_block; ++i) {
      const std::uint8_t* rest = &here.rests[3 * i];
      if ((std::uint32_t{rest[0]} | std::uint32_t{rest[1]} << 8 | std::uint32_t{rest[2]} << 16) == place.rest)
        return true;
    }
    left -= in_block;
    number = here.before;
  }
  return false;
}

bool NameRegister::add(const Place& place) {
  if (holds(place)) return false;
  Group& group = groups_[place.group];
  const std::size_t at = group.size % rests_in_block;
  if (at == 0) {
    if (blocks_ % blocks_in_slab == 0) slabs_.emplace_back(new Block[blocks_in_slab]);
    ++blocks_;
    slabs_.back()[(blocks_ - 1) % blocks_in_slab].before = std::exchange(group.last, blocks_);
  }
  Block& last = slabs_[(group.last - 1) / blocks_in_slab][(group.last - 1) % blocks_in_slab];
  for (std::size_t i = 0; i < 3; ++i) last.rests[3 * at + i] = static_cast<std::uint8_t>(place.rest >> 8 * i);
  ++group.size;
  ++size_;
  return true;
}

bool NameRegister::has(std::string_view name) const { return holds(place_of(name)); }

std::string NameRegister::unique(std::string_view name) {
  if (add(place_of(name))) return std::string{name};
  for (int number = 2;; ++number) {
    std::string numbered = fmt::format("{}-{}", name, number);
    if (add(place_of(numbered))) return numbered;
  }
}

}  // namespace rubdown
