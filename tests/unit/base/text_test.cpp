#include "rubdown/base/text.hpp"

#include <doctest/doctest.h>
#include <utf8proc.h>

#include <random>
#include <string>
#include <vector>

#include "base/graphemes.hpp"
#include "rubdown/base/count.hpp"

using namespace rubdown;

namespace {

/// Samples with every kind of character that terminals and counting disagree about.
const std::vector<std::string> samples{
    "",
    "easy 5 mi",
    "Zoë",
    "Zoe\u0308",  // the same name with a combining mark
    "東京マラソン",
    "ﾏﾗｿﾝ",
    "서울 마라톤",
    "🏃 easy",
    "👩‍🦰 long",  // joined by U+200D
    "👍🏽",
    "🇳🇴 Oslo",  // two letters, one flag
    "a\u200Db",
    "e\u0301\u0302\u0303",  // three marks on one letter
    "\u0301start",
    "नमस्ते",
    "10–12 × 500 m …",
};

/// Width counted with the library directly: each break a new character, each character as wide as its widest part.
std::size_t oracle_width(const std::string& text) {
  std::size_t total = 0;
  int widest = 0;
  int regional = 0;
  utf8proc_int32_t previous = -1;
  utf8proc_int32_t state = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (utf8proc_ssize_t at = 0; at < static_cast<utf8proc_ssize_t>(text.size());) {
    utf8proc_int32_t c = 0;
    const auto read = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size()) - at, &c);
    REQUIRE(read > 0);
    at += read;
    if (previous < 0 || utf8proc_grapheme_break_stateful(previous, c, &state)) {
      total += static_cast<std::size_t>(regional == 2 ? 2 : widest);
      widest = regional = 0;
    }
    widest = std::max(widest, utf8proc_charwidth(c));
    if (c >= 0x1F1E6 && c <= 0x1F1FF) ++regional;
    previous = c;
  }
  return total + static_cast<std::size_t>(regional == 2 ? 2 : widest);
}

std::string random_bytes(std::mt19937& random) {
  std::string out(random() % 40, '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

}  // namespace

TEST_CASE("one thing is counted without an s") {
  CHECK(counted(0, "day") == "0 days");
  CHECK(counted(1, "easy day") == "1 easy day");
  CHECK(counted(std::size_t{2}, "week") == "2 weeks");
}

TEST_CASE("display width agrees with the Unicode library") {
  for (const std::string& a : samples) {
    for (const std::string& b : samples) {
      const std::string text = a + " " + b;
      CAPTURE(text);
      REQUIRE(display_width(text) == oracle_width(text));
    }
  }
}

TEST_CASE("display width counts what a reader takes for one character") {
  struct Row {
    std::string_view text;
    std::size_t width;
  };
  for (const Row& row :
       {Row{"Zoe\u0308", 3}, Row{"東京", 4}, Row{"👩‍🦰", 2}, Row{"🇳🇴", 2}, Row{"👍🏽", 2}, Row{"▁▂▃█▓░", 6},
        Row{"●○◆◇▲■□✓★", 9}, Row{"\xFF\xFE", 2}, Row{"a\xC3", 2}, Row{"\xED\xA0\x80", 3}}) {
    CAPTURE(row.text);
    CHECK(display_width(row.text) == row.width);
  }
}

TEST_CASE("fit is exactly as wide as asked") {
  for (const std::string& text : samples) {
    for (std::size_t width = 0; width <= 20; ++width) {
      for (const bool ascii : {false, true}) {
        CAPTURE(text);
        CAPTURE(width);
        const std::string fitted = fit(text, width, ascii);
        REQUIRE(oracle_width(fitted) == width);
        REQUIRE(oracle_width(cut(text, width, ascii)) <= width);
        REQUIRE(oracle_width(pad_left(text, width)) == std::max(width, oracle_width(text)));
      }
    }
  }
}

TEST_CASE("cut text ends in an ellipsis") {
  CHECK(cut("recovery", 8) == "recovery");
  CHECK(cut("recovery", 7) == "recove…");
  CHECK(cut("recovery", 7, true) == "reco...");
  CHECK(cut("recovery", 2, true) == "..");
  CHECK(cut("recovery", 1) == "…");
  CHECK(cut("recovery", 0) == "");
  CHECK(cut("東京マラソン", 6) == "東京…");
  CHECK(fit("東京マラソン", 6) == "東京… ");
  CHECK(fit("run", 5) == "run  ");
  CHECK(pad_left("12", 5) == "   12");
  CHECK(pad_left("12", 1) == "12");
}

TEST_CASE("words are wrapped to lines that fit") {
  CHECK(wrap("walk ten easy minutes", 10) == "walk ten\neasy\nminutes");
  CHECK(wrap("walk ten easy minutes", 10, "  ") == "walk ten\n  easy\n  minutes");
  CHECK(wrap("  two   spaces  ", 20) == "two spaces");
  CHECK(wrap("one\ntwo", 20) == "one\ntwo");
  CHECK(wrap("one\n\ntwo", 20, "  ") == "one\n\n  two");
  CHECK(wrap("abcdefghij", 4) == "abcd\nefgh\nij");
  CHECK(wrap("ab abcdefghij k", 4) == "ab\nabcd\nefgh\nij k");
  CHECK(wrap("東京マラソン", 5) == "東京\nマラ\nソン");
  CHECK(wrap("", 10) == "");
  CHECK(wrap("ab", 0) == "a\nb");
}

TEST_CASE("wrapped text keeps every character and every limit") {
  std::mt19937 random{1};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto words = random() % 12; words > 0; --words) text += samples[random() % samples.size()] + " ";
    const std::size_t width = 4 + random() % 30;
    const std::string wrapped = wrap(text, width);
    CAPTURE(text);
    std::string kept, expected;
    for (const char c : wrapped) {
      if (c != ' ' && c != '\n') kept += c;
    }
    for (const char c : text) {
      if (c != ' ') expected += c;
    }
    REQUIRE(kept == expected);
    for (std::size_t begin = 0; begin < wrapped.size();) {
      const std::size_t end = std::min(wrapped.find('\n', begin), wrapped.size());
      REQUIRE(display_width(wrapped.substr(begin, end - begin)) <= width);
      begin = end + 1;
    }
  }
}

TEST_CASE("one line holds nothing a terminal would act on") {
  struct Row {
    std::string_view text, expected;
  };
  for (const Row& row :
       {Row{"plain", "plain"}, Row{"  trimmed \n", "trimmed"}, Row{"a\nb", "a b"}, Row{"a\r\nb", "a b"},
        Row{"a\tb", "a b"}, Row{"a\n\n\nb", "a b"}, Row{"\x1b[31mred\x1b[0m", "[31mred[0m"},
        Row{"a\x7f"
            "b",
            "ab"},
        Row{"a\xC2\x9B"
            "b",
            "ab"},
        Row{"\u202Eevil", "evil"}, Row{"a\u2028b", "a b"}, Row{"\uFEFFtext", "text"}, Row{"a\xFF", "a\uFFFD"},
        Row{"\xC0\xAF", "\uFFFD\uFFFD"}, Row{"\uFDD0x\uFFFEy", "xy"}, Row{"👩‍🦰 Zoë", "👩‍🦰 Zoë"}}) {
    CAPTURE(row.text);
    CHECK(one_line(row.text) == row.expected);
  }
  CHECK(one_line(std::string_view{"a\0b", 3}) == "ab");
}

TEST_CASE("plain text keeps its lines") {
  CHECK(plain_text("one\r\ntwo\rthree\n") == "one\ntwo\nthree");
  CHECK(plain_text("a\tb\n\x1b[0mc") == "a b\n[0mc");
}

TEST_CASE("any bytes become valid text and stay so") {
  std::mt19937 random{2};
  for (int round = 0; round < 20000; ++round) {
    const std::string bytes = random_bytes(random);
    REQUIRE(is_valid_utf8(valid_utf8(bytes)));
    if (is_valid_utf8(bytes)) REQUIRE(valid_utf8(bytes) == bytes);
    const std::string line = one_line(bytes);
    REQUIRE(is_valid_utf8(line));
    REQUIRE(one_line(line) == line);
    for (const char c : line) REQUIRE((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
    for (const char c : to_ascii(line)) REQUIRE((c >= 0x20 && c < 0x7F));
    REQUIRE(display_width(fit(bytes, 12)) == 12);
  }
}

TEST_CASE("our typography has an ASCII form") {
  CHECK(to_ascii("10–12 × 500 m … “fast” → rest") == "10-12 x 500 m ... \"fast\" -> rest");
  CHECK(to_ascii("▁▂▃▄▅▆▇█▓░●○◆◇▲■□★") == "_.-==+*##.*o*o^#o*");
  CHECK(to_ascii("Zoë Müller, Renée") == "Zoe Muller, Renee");
  CHECK(to_ascii("Zoe\u0308") == "Zoe");
  CHECK(to_ascii("東京 \xFF") == "?? ?");
  CHECK(to_ascii("½ mi, 10 °C, ±2, ≥ 3") == "1/2 mi, 10 degC, +/-2, >= 3");
}

TEST_CASE("only ASCII letters change their case and only ASCII spaces are trimmed") {
  CHECK(lower("Easy RUN É") == "easy run É");
  CHECK(trim(" \t run \r\n") == "run");
  CHECK(trim("   ") == "");
}

TEST_CASE("one octet that is not printable makes a text no plain one, wherever it stands") {
  for (std::size_t size = 0; size <= 40; ++size) {
    CHECK(is_plain_ascii(std::string(size, 'a')));
    for (std::size_t place = 0; place < size; ++place) {
      for (int octet = 0; octet < 256; ++octet) {
        std::string text(size, '~');
        text[place] = static_cast<char>(octet);
        if (is_plain_ascii(text) != (octet >= 0x20 && octet < 0x7F)) FAIL_CHECK(size << ' ' << place << ' ' << octet);
      }
    }
  }
}
