#include "rubdown/batch/output_name.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cctype>
#include <iterator>
#include <random>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

TEST_CASE("a file name is safe whatever the plan calls the athlete") {
  struct Row {
    std::string text;
    const char* want;
  };
  const Row rows[] = {
      {"Ann", "ann"},
      {"Ann Example", "ann-example"},
      {"Zo\u00EB B\u00F6hm", "zoe-bohm"},
      {"\u0141ukasz \u0160ari\u0107", "lukasz-saric"},
      {"Jan Wei\u00DF", "jan-weiss"},
      {"JAN WEI\u1E9E", "jan-weiss"},
      {"\u00C6r\u00F8 \u00E6\u01FD", "aero-aeae"},
      {"Ph\u0153be \u0152uvre", "phoebe-oeuvre"},
      {"\u00DE\u00F3r Gu\u00F0r\u00FAn\u00FE", "thor-gudrunth"},
      {"B\u00F8rge \u00D8st \u01FF", "borge-ost-o"},
      {"\u0132sbrand van D\u0133k", "ijsbrand-van-dijk"},
      {"\u0110or\u0111e \u0141o\u015B \u0126al", "dorde-los-hal"},
      {"../../etc/passwd", "etc-passwd"},
      {"/etc/passwd", "etc-passwd"},
      {"..", "athlete"},
      {".hidden", "hidden"},
      {"a/b\\c:d", "a-b-c-d"},
      {"", "athlete"},
      {"   ", "athlete"},
      {"CON", "_con"},
      {"com1.x", "_com1.x"},
      {"console", "console"},
      {"\u674E\u96F7", "\u674E\u96F7"},
      {"li \u96F7", "li-\u96F7"},
      {std::string{"a\0b", 3}, "a-b"},
      {"x\x1b[31m", "x-31m"},
      {"runner.v2", "runner.v2"},
      {"tail...", "tail"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(safe_file_name(row.text) == row.want);
  }
  CHECK(safe_file_name(std::string(500, 'a')).size() == 80);
}

TEST_CASE("letters of other scripts stay in a file name, in one spelling") {
  struct Row {
    std::string text;
    const char* want;
  };
  const Row rows[] = {
      {"Мария", "мария"},
      {"МАРИЯ Иванова", "мария-иванова"},
      {"田中 花子", "田中-花子"},
      {"مريم", "مريم"},
      {"\u200F\u202Bمر\u200Eيم\u202C", "مريم"},  // marks of direction
      {"\u0438\u0306ога", "\u0439ога"},          // composed
      {"\u1112\u1161\u11ab", "\uD55C"},          // Hangul in its letters
      {"प्रिया", "प्रिया"},                        // marks belong to their letters
      {"Ελένη", "ελένη"},
      {"../田中/..", "田中"},
      {".田", "田"},
      {"田\u3164\uFE0F中", "田中"},  // a filler and a selector, which nobody sees
      {"José 田中", "jose-田中"},    // Latin letters as ever
      {"NGUYỄN Văn Dương", "nguyen-van-duong"},
      {"Nguye\u0302\u0303n", "nguyen"},  // marks written apart
      {"Jose\u0301 田", "jose-田"},
      {"\uFB01nn \u01C4\u2167", "finn-dz"},
      {"Ann Müller-Lüdenscheidt", "ann-muller-ludenscheidt"},
      {"Ａｎｎ", "ann"},
      {"Jan Weiß 田", "jan-weiss-田"},
      {"Ægir Þór 田", "aegir-thor-田"},
      {"🏃 !?", "athlete"},
      {"田\xFF中", "田-中"},
      {"١٢", "١٢"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(safe_file_name(row.text) == row.want);
    CHECK(safe_file_name(row.want) == row.want);
    CHECK(can_name_files(row.text) == (std::string_view{row.want} != "athlete"));
  }
  std::string long_name = "a";
  for (int i = 0; i < 200; ++i) long_name += "田";
  CHECK(safe_file_name(long_name).size() == 79);  // whole letters only
}

/// Latin names as plainly as can be said: what stays, what loses its accent, and a hyphen for any run of the rest.
std::string latin_name(std::string_view text) {
  const std::string_view accented =
      "\u00C0a\u00C1a\u00C4a\u00C7c\u00C9e\u00D1n\u00D6o\u00D8o\u00DCu\u00DFs\u00E0a\u00E1a\u00E4a\u00E7c\u00E9e\u00F1n"
      "\u00F6o\u00F8o\u00FCu\u0107c\u010Dc\u0141l\u0142l\u0160s\u0161s\u017Az\u017Ez";
  std::string name;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = static_cast<unsigned char>(text[i]) < 0x80 ? 1 : 2;
    std::string letter = lower(text.substr(i, bytes));
    if (bytes == 2) letter = accented.substr(accented.find(text.substr(i, 2)) + 2, 1);
    if (text.substr(i, bytes) == "\u00DF") letter = "ss";
    i += bytes;
    const bool stays =
        std::isalnum(static_cast<unsigned char>(letter[0])) || letter == "_" || (letter == "." && !name.empty());
    if (stays)
      name += letter;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  name = name.substr(0, 80);
  while (name.ends_with('-') || name.ends_with('.')) name.pop_back();
  return name.empty() ? "athlete" : name;
}

TEST_CASE("names in Latin letters make the names they always made") {
  const std::string_view letters[] = {"a", "B",      "z",      "9",      " ",      "-",      "_",      ".",      "/",
                                      "!", "\u00C4", "\u00E9", "\u00F8", "\u0141", "\u0161", "\u017E", "\u00DF", "'"};
  std::mt19937 random{7};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto left = random() % 120; left > 0; --left) text += letters[random() % std::size(letters)];
    const std::string want = latin_name(text);
    CAPTURE(text);
    if (want.size() > 4) CHECK(safe_file_name(text) == want);  // shorter ones may be devices
  }
}

TEST_CASE("whatever the bytes, a name is safe, and its own name") {
  const std::string_view pieces[] = {"a",      "\u7530", "\u0416", "\u0308", "\u0645", "\u202E",     "\u200D",
                                     "\uFEFF", "/",      "..",     "\\",     "\0",     "\U0001F3C3", "\xFF",
                                     "\xE7",   "\u0130", "\u1112", "\u1161", "\n",     "\u3164",     "\u0915",
                                     "\u094D", "\u00E9", "\u1E9E", "\uFDFA", "\u0344", ":"};
  std::mt19937 random{11};
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (auto left = random() % 90; left > 0; --left) text += pieces[random() % std::size(pieces)];
    const std::string name = safe_file_name(text);
    CAPTURE(text);
    CHECK(!name.empty());
    CHECK(name.size() <= 81);  // 80, and the underscore before a device's name
    CHECK(is_valid_utf8(name));
    CHECK(one_line(name) == name);
    CHECK(name.front() != '.');
    CHECK(name.find_first_of("/\\: \n") == std::string::npos);
    CHECK(safe_file_name(name) == name);
  }
}

TEST_CASE("two athletes of one name get two files") {
  NameRegister names;
  CHECK(names.unique("ann") == "ann");
  CHECK(names.unique("ann") == "ann-2");
  CHECK(names.unique("ann-2") == "ann-2-2");
  CHECK(names.unique("ann") == "ann-3");
  CHECK(names.unique("ben") == "ben");
}

TEST_CASE("a register knows the names it gave out") {
  NameRegister names;
  CHECK_FALSE(names.has("ann"));
  names.unique("ann");
  names.unique("ann");
  CHECK(names.has("ann"));
  CHECK(names.has("ann-2"));
  CHECK_FALSE(names.has("ben"));
}

TEST_CASE("the register stays right while it grows") {
  NameRegister names;
  for (int i = 0; i < 5000; ++i) names.unique("athlete " + std::to_string(i));
  CHECK(names.size() == 5000);
  CHECK(names.unique("athlete 17") == "athlete 17-2");
}

TEST_CASE("of a hundred thousand ids in a row hardly one is numbered for nothing, and each is known again") {
  NameRegister names;
  int numbered = 0;
  const auto id = [](int i) { return fmt::format("a{:06}", i); };
  for (int i = 0; i < 100'000; ++i) numbered += names.unique(id(i)) == id(i) ? 0 : 1;
  CHECK(numbered <= 3);
  CHECK(names.size() == 100'000);
  int unknown = 0;
  for (int i = 0; i < 100'000; ++i) unknown += names.has(id(i)) ? 0 : 1;
  CHECK(unknown == 0);
  CHECK_FALSE(names.has("a100000"));
}

}  // namespace
}  // namespace rubdown
