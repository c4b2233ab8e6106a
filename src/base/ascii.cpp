#include "base/ascii.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace rubdown {
namespace {

struct Sign {
  std::int32_t code_point;
  std::string_view ascii;
};

// In the order of their code points. Signs of one column stay one column where a grid is drawn with them.
constexpr std::array signs{
    Sign{0x00A0, " "},  Sign{0x00AB, "<<"},  Sign{0x00B0, "deg"}, Sign{0x00B1, "+/-"}, Sign{0x00B7, "."},
    Sign{0x00BB, ">>"}, Sign{0x00BC, "1/4"}, Sign{0x00BD, "1/2"}, Sign{0x00BE, "3/4"}, Sign{0x00D7, "x"},
    Sign{0x00DF, "ss"}, Sign{0x2009, " "},   Sign{0x200A, " "},   Sign{0x2010, "-"},   Sign{0x2011, "-"},
    Sign{0x2012, "-"},  Sign{0x2013, "-"},   Sign{0x2014, "-"},   Sign{0x2015, "-"},   Sign{0x2018, "'"},
    Sign{0x2019, "'"},  Sign{0x201A, "'"},   Sign{0x201C, "\""},  Sign{0x201D, "\""},  Sign{0x201E, "\""},
    Sign{0x2022, "*"},  Sign{0x2026, "..."}, Sign{0x202F, " "},   Sign{0x2032, "'"},   Sign{0x2033, "\""},
    Sign{0x2044, "/"},  Sign{0x2190, "<-"},  Sign{0x2191, "^"},   Sign{0x2192, "->"},  Sign{0x2193, "v"},
    Sign{0x2212, "-"},  Sign{0x2248, "~"},   Sign{0x2264, "<="},  Sign{0x2265, ">="},  Sign{0x2500, "-"},
    Sign{0x2501, "="},  Sign{0x2502, "|"},   Sign{0x2503, "|"},   Sign{0x250C, "+"},   Sign{0x2510, "+"},
    Sign{0x2514, "+"},  Sign{0x2518, "+"},   Sign{0x251C, "+"},   Sign{0x2524, "+"},   Sign{0x252C, "+"},
    Sign{0x2534, "+"},  Sign{0x253C, "+"},   Sign{0x2581, "_"},   Sign{0x2582, "."},   Sign{0x2583, "-"},
    Sign{0x2584, "="},  Sign{0x2585, "="},   Sign{0x2586, "+"},   Sign{0x2587, "*"},   Sign{0x2588, "#"},
    Sign{0x2591, "."},  Sign{0x2592, ":"},   Sign{0x2593, "#"},   Sign{0x25A0, "#"},   Sign{0x25A1, "o"},
    Sign{0x25B2, "^"},  Sign{0x25C6, "*"},   Sign{0x25C7, "o"},   Sign{0x25CB, "o"},   Sign{0x25CF, "*"},
    Sign{0x2605, "*"},  Sign{0x2713, "v"},   Sign{0x2717, "x"},
};

bool is_combining_mark(std::int32_t code_point) {
  const auto category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/// The letter under the accents, or 0 where there is no ASCII one.
char base_letter(std::int32_t code_point) {
  constexpr utf8proc_ssize_t room = 32;
  utf8proc_int32_t parts[room];
  int last_boundclass = UTF8PROC_BOUNDCLASS_START;
  const auto count = utf8proc_decompose_char(code_point, parts, room, UTF8PROC_DECOMPOSE, &last_boundclass);
  if (count < 1 || count > room || parts[0] >= 0x80) return 0;
  const bool accented = std::all_of(parts + 1, parts + count, is_combining_mark);
  return accented ? static_cast<char>(parts[0]) : '\0';
}

}  // namespace

void append_ascii(std::string& out, std::int32_t code_point) {
  if (code_point >= 0 && code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  const auto sign = std::lower_bound(signs.begin(), signs.end(), code_point,
                                     [](const Sign& row, std::int32_t c) { return row.code_point < c; });
  if (sign != signs.end() && sign->code_point == code_point) {
    out += sign->ascii;
  } else if (code_point < 0) {
    out += '?';
  } else if (const char letter = base_letter(code_point); letter != 0) {
    out += letter;
  } else if (!is_combining_mark(code_point)) {
    out += '?';
  }
}

}  // namespace rubdown
