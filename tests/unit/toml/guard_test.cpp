#include "toml/guard.hpp"

#include <doctest/doctest.h>

#include "toml_help.hpp"

namespace rubdown::toml {
namespace {

std::string repeat(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

struct Row {
  std::string text, told;
};

}  // namespace

TEST_CASE("bytes that no plan needs are refused with their place") {
  const std::string nul("a = 1\n\0b = 2\n", 13);
  const Row rows[] = {
      {nul, "plan.toml:2:1: error[T002]: control character U+0000 (is this a text file? save it as UTF-8)\n"},
      {"a = 1\rb = 2",
       "plan.toml:1:6: error[T002]: a carriage return without a line feed (save the file with LF or CR LF line "
       "ends)\n"},
      {"# \x1B[31m", "plan.toml:1:3: error[T002]: control character U+001B (remove it)\n"},
      {"a = \"\x7F\"", "plan.toml:1:6: error[T002]: control character U+007F (remove it)\n"},
      {"a = \"\xC0\xAF\"", "plan.toml:1:6: error[T003]: byte 0xC0 is not UTF-8 text (save the file as UTF-8)\n"},
      {"a = \"\xED\xA0\x80\"", "plan.toml:1:6: error[T003]: byte 0xED is not UTF-8 text (save the file as UTF-8)\n"},
      {"# \xF4\x90\x80\x80", "plan.toml:1:3: error[T003]: byte 0xF4 is not UTF-8 text (save the file as UTF-8)\n"},
      {"# \xE2\x82", "plan.toml:1:3: error[T003]: byte 0xE2 is not UTF-8 text (save the file as UTF-8)\n"},
      {"zo\u00EB = 1", "plan.toml:1:3: error[T007]: `\u00EB` outside a string (put the text in double quotes)\n"},
      {"km = 32 \u00E9", "plan.toml:1:9: error[T007]: `\u00E9` outside a string (put the text in double quotes)\n"},
      {"a\u00A0= 1", "plan.toml:1:2: error[T007]: a non-breaking space outside a string (use a plain space)\n"},
      {"a = \u201Clong\u201D",
       "plan.toml:1:5: error[T007]: curly quotes around a text (\u201C and \u201D are no quotes in TOML: write the "
       "straight \" before and after the text)\n"},
      {"a = \u201Crunner's\"",
       "plan.toml:1:5: error[T007]: curly quotes around a text (\u201C and \u201D are no quotes in TOML: write the "
       "straight \" before and after the text)\n"},
      {"a = 1 \u201C", "plan.toml:1:7: error[T007]: a curly quote outside a string (use the straight quote \")\n"},
      {"a = \"\u00E9\"\t\u2014", "plan.toml:1:9: error[T007]: a long dash outside a string (use a hyphen: -)\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Reading(row.text).concise() == row.told);
  }
}

TEST_CASE("any text may stand in strings and comments") {
  const Reading reading(
      "a = \"\u00E9\u2014 \\\" # = [\" # \u2713 \"open\n"
      "b = 'C:\\' # it's\n"
      "c = \"\"\"\n \u201Cx\u201D \"\" [[[[ \n\"\"\"\"\"\n"
      "d = '''\n it's '' ok\n'''\n"
      "\"zo\u00EB\" = 1\n");
  CHECK(reading.concise() == "");
  CHECK(dump(reading.document.root) ==
        "{a: \"\u00E9\u2014 \" # = [\", b: \"C:\\\", c: \" \u201Cx\u201D \"\" [[[[ \n\"\"\", d: \" it's '' ok\n\", "
        "zo\u00EB: 1}");
}

TEST_CASE("sizes and depths end where they are said to") {
  CHECK(Reading(repeat(" ", 1 << 20)).concise() == "");
  CHECK(Reading(repeat(" ", (1 << 20) + 1)).findings.items()[0].code->id == "T001");
  CHECK(Reading("a = \"" + repeat("\u00E9", 16'384 - 6) + "\"").concise() == "");
  CHECK(Reading("a = \"" + repeat("\u00E9", 16'384 - 5) + "\"\n").findings.items()[0].code->id == "T004");
  CHECK(Reading("a" + repeat(".a", 15) + " = 1").concise() == "");
  CHECK(Reading("a" + repeat(".a", 16) + " = 1").findings.items()[0].code->id == "T005");
  CHECK(Reading("[a" + repeat(".a", 16) + "]").findings.items()[0].code->id == "T005");
  CHECK(Reading("a = " + repeat("[", 32) + repeat("]", 32)).concise() == "");
  CHECK(Reading("a = " + repeat("[", 33) + repeat("]", 33)).findings.items()[0].code->id == "T006");
}

TEST_CASE("many dots or brackets are refused before they can overflow a stack") {
  CHECK(Reading("a" + repeat(".a", 100'000)).findings.has_errors());
  CHECK(Reading("[a" + repeat(" . a", 100'000)).findings.has_errors());
  CHECK(Reading("a = " + repeat("[\n", 100'000)).findings.has_errors());
  CHECK(Reading("a = " + repeat("{a=", 100'000)).findings.has_errors());
}

TEST_CASE("a file of nothing but mistakes is told in at most twenty findings") {
  CHECK(Reading(repeat("\u00E9 = 1\n", 1000)).findings.size() <= 40);
  CHECK(Reading(repeat("\x01", 1000)).findings.size() == 20);
}

}  // namespace rubdown::toml
