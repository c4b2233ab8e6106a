#include "rubdown/base/other_letters.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "base/graphemes.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

struct Range {
  std::int32_t first, last;
};

constexpr std::int32_t first_greek = 0x0370;

/// Latin letters and signs made of them: phonetic, with several accents, raised, letter-like, extended, joined, wide
/// and mathematical ones.
constexpr Range latin_ranges[] = {{0x1D00, 0x1EFF},   {0x2000, 0x2BFF},   {0x2C60, 0x2C7F},  {0xA720, 0xA7FF},
                                  {0xAB30, 0xAB6F},   {0xFB00, 0xFB06},   {0xFF00, 0xFF5E},  {0x10780, 0x107BF},
                                  {0x1D400, 0x1D7FF}, {0x1DF00, 0x1DFFF}, {0x1F000, 0x1FBFF}};

struct Spelling {
  std::int32_t letter;
  std::string_view plain;
};

/// Letters that are no others with marks on them, as they are spelt where they cannot be written.
constexpr Spelling spellings[] = {{0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},
                                  {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},  {0x0131, "i"},
                                  {0x0142, "l"},  {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"}};

bool is_other(std::int32_t c) {
  return c >= first_greek && std::none_of(std::begin(latin_ranges), std::end(latin_ranges),
                                          [c](Range range) { return range.first <= c && c <= range.last; });
}

bool is_other_letter(std::int32_t c) {
  if (!is_other(c)) return false;
  switch (utf8proc_category(c)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_ND:
    return true;
  default:
    return false;
  }
}

bool is_mark(std::int32_t c) {
  const utf8proc_category_t category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
}

/// A sigma that ends a word is a sigma: file systems that know no case take both for one.
utf8proc_int32_t lower_case(utf8proc_int32_t c, void*) {
  constexpr utf8proc_int32_t sigma = 0x03C3, final_sigma = 0x03C2;
  return c == final_sigma ? sigma : utf8proc_tolower(c);
}

bool is_letter(std::int32_t c) {
  const utf8proc_category_t category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

}  // namespace

std::string plain_latin(std::string_view code_point) {
  const CodePoint c = first_code_point(code_point);
  if (!c.valid() || c.value < 0x80 || is_other(c.value) || !is_letter(c.value)) return {};
  constexpr auto apart = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK);
  std::array<utf8proc_int32_t, 32> parts{};
  int last_class = UTF8PROC_BOUNDCLASS_START;
  const utf8proc_ssize_t count = utf8proc_decompose_char(c.value, parts.data(), parts.size(), apart, &last_class);
  std::string letters;
  for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, parts.size()); ++i) {
    const utf8proc_int32_t part = utf8proc_tolower(parts[static_cast<std::size_t>(i)]);
    if (part >= 'a' && part <= 'z') letters += static_cast<char>(part);
    const auto spelt = std::find_if(std::begin(spellings), std::end(spellings),
                                    [part](const Spelling& spelling) { return spelling.letter == part; });
    if (spelt != std::end(spellings)) letters += spelt->plain;
  }
  return letters;
}

bool parts_words(std::string_view code_point) {
  constexpr utf8proc_int32_t soft_hyphen = 0xAD;
  const CodePoint c = first_code_point(code_point);
  if (!c.valid()) return true;
  const utf8proc_category_t category = utf8proc_category(c.value);
  const bool is_word = is_letter(c.value) || is_mark(c.value) || category == UTF8PROC_CATEGORY_ME ||
                       category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NL ||
                       category == UTF8PROC_CATEGORY_NO;
  return !is_word && c.value != soft_hyphen;
}

bool is_mark(std::string_view code_point) {
  const CodePoint c = first_code_point(code_point);
  return c.valid() && is_mark(c.value);
}

bool OtherLetters::in(std::string_view text) {
  // No byte of a code point before Greek is so great, and nearly every name is found out by its bytes.
  const auto great = [](char c) { return static_cast<unsigned char>(c) >= 0xCD; };
  if (std::none_of(text.begin(), text.end(), great)) return false;
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    if (next.valid() && is_other_letter(next.value) && !utf8proc_get_property(next.value)->ignorable) return true;
    text.remove_prefix(next.bytes);
  }
  return false;
}

std::string OtherLetters::plain(std::string_view text) {
  const std::string valid = valid_utf8(text);
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE);
  utf8proc_uint8_t* made = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map_custom(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                          static_cast<utf8proc_ssize_t>(valid.size()), &made, options, lower_case, nullptr);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{made, &std::free};
  if (size < 0) return lower(valid);
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

std::string_view OtherLetters::take() {
  if (done()) return {};
  const CodePoint next = first_code_point(left_);
  const bool kept = next.valid() && (is_other_letter(next.value) || (after_letter_ && is_mark(next.value)));
  if (!kept) return {};
  const std::string_view bytes = skip();
  after_letter_ = true;
  return bytes;
}

std::string_view OtherLetters::skip() {
  const std::string_view bytes = left_.substr(0, first_code_point(left_).bytes);
  left_.remove_prefix(bytes.size());
  after_letter_ = false;
  return bytes;
}

}  // namespace rubdown
