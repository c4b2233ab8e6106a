#include "rubdown/batch/output_name.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

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
      {"Nguyễn Văn", "nguy-n-van"},  // also those of no other script
      {"Ann Müller-Lüdenscheidt", "ann-muller-ludenscheidt"},
      {"Ａｎｎ", "athlete"},
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
