#include <doctest/doctest.h>

#include "toml_help.hpp"

namespace rubdown::toml {
namespace {

struct Row {
  std::string text, told;
};

}  // namespace

TEST_CASE("errors of syntax are told about the words the user wrote") {
  const Row rows[] = {
      {"tue = easy 5 mi # x",
       "plan.toml:1:7: error[T012]: `easy 5 mi` must be in quotes (write tue = \"easy 5 mi\")\n"},
      {"tue = tempo", "plan.toml:1:7: error[T012]: `tempo` must be in quotes (write tue = \"tempo\")\n"},
      {"tue = intervals", "plan.toml:1:7: error[T012]: `intervals` must be in quotes (write tue = \"intervals\")\n"},
      {"goal = 3:45:00", "plan.toml:1:8: error[T012]: `3:45:00` must be in quotes (write goal = \"3:45:00\")\n"},
      {"a = True", "plan.toml:1:5: error[T012]: `True` is written in lower case (write true)\n"},
      {"a = 10km", "plan.toml:1:5: error[T012]: `10km` must be in quotes (write a = \"10km\")\n"},
      {"a = [easy, \"x\"]", "plan.toml:1:6: error[T012]: `easy` must be in quotes (write \"easy\")\n"},
      {"a = { b = 47:10 }", "plan.toml:1:11: error[T012]: `47:10` must be in quotes (write \"47:10\")\n"},
      {"d = 2026-02-30",
       "plan.toml:1:5: error[T013]: `2026-02-30` is not a date (write year-month-day of a day that exists, for example "
       "2026-11-01)\n"},
      {"d = 24:00", "plan.toml:1:5: error[T013]: `24:00` is not a time of day (write 00:00 to 23:59)\n"},
      {"n = 08", "plan.toml:1:5: error[T015]: `08` has leading zeros (write 8)\n"},
      {"n = 1,5", "plan.toml:1:5: error[T015]: `1,5` is not a number (write 8 or 12.5)\n"},
      {"s = \"\\d\"",
       "plan.toml:1:6: error[T014]: `\\d` is not an escape (double the backslash, or use single quotes)\n"},
      {"s = \"\\u12\"",
       "plan.toml:1:6: error[T014]: `\\u` is not an escape (double the backslash, or use single quotes)\n"},
      {"s = \"x", "plan.toml:1:5: error[T008]: this string has no closing \" (close it on the same line)\n"},
      {"s = 'x", "plan.toml:1:5: error[T008]: this string has no closing ' (close it on the same line)\n"},
      {"s = don't",
       "plan.toml:1:8: error[T012]: an apostrophe in a text without quotes (put the whole text in double quotes)\n"},
      {"a: \"x\"", "plan.toml:1:1: error[T010]: a key and its value are joined by = (write = instead of :)\n"},
      {"a \"x\"",
       "plan.toml:1:1: error[T010]: this line has no = (write key = \"value\"; a comment begins with #, a table header "
       "stands in brackets)\n"},
      {"a =", "plan.toml:1:1: error[T010]: `a` has no value (write a value behind the =, or remove the line)\n"},
      {"= 1", "plan.toml:1:1: error[T010]: there is no key before = (write key = \"value\")\n"},
      {"a b = 1",
       "plan.toml:1:1: error[T010]: `a b` is not a key (a key is made of letters, digits, hyphens and underscores)\n"},
      {"a = \"x\" y", "plan.toml:1:9: error[T010]: `y` behind the value (one key a line; a comment begins with #)\n"},
      {"[a",
       "plan.toml:1:1: error[T016]: the table header is not closed as it was opened (write [plan] for one table, "
       "[[week]] for a table that repeats)\n"},
      {"[[a]",
       "plan.toml:1:1: error[T016]: the table header is not closed as it was opened (write [plan] for one table, "
       "[[week]] for a table that repeats)\n"},
      {"[]",
       "plan.toml:1:1: error[T010]: this is not a table header (write [plan] for one table, [[week]] for a table that "
       "repeats)\n"},
      {"a = [1\nb = 2",
       "plan.toml:2:1: error[T016]: a comma or a closing bracket is missing here (close the bracket that was opened in "
       "line 1)\n"},
      {"a = [1,\n", "plan.toml:1:5: error[T016]: this bracket is never closed (close it with ] or })\n"},
      {"a = [\"x\" \"y\"]",
       "plan.toml:1:10: error[T016]: a comma or a closing bracket is missing here (separate items by commas; close "
       "arrays with ] and inline tables with })\n"},
      {"a = 1\na = 2", "plan.toml:2:1: error[T011]: `a` is written twice in this table (keep one of the two)\n"},
      {"[a]\n[b]\n[a]", "plan.toml:3:1: error[T011]: table [a] is written twice (join the two tables)\n"},
      {"[a]\n[[a]]",
       "plan.toml:2:1: error[T011]: `a` is written in two ways in this file (write all its headers in double brackets "
       "if it repeats, else give it one header)\n"},
      {"a = 1\na.b = 2", "plan.toml:2:1: error[T011]: `a.b` is written twice in this table (keep one of the two)\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Reading(row.text).concise() == row.told);
  }
}

TEST_CASE("five mistyped lines are five findings and the rest is still read") {
  const Reading reading("a = 1\nb = x y\nc = 08\nd = \"\\d\"\ne \"x\"\nf = \u2013\n[g]\nh = 2\n");
  CHECK(reading.findings.size() == 5);
  CHECK_FALSE(reading.document.valid);
  CHECK(dump(reading.document.root) == "{a: 1, b: ?, c: ?, d: ?, f: ?, g: {h: 2}}");
}

TEST_CASE("reading does not go on where that would change what other lines mean") {
  const Reading header("a = x\n[[b\nc = y\n");
  CHECK(header.findings.size() == 2);
  CHECK(dump(header.document.root) == "{}");
  const Reading bracket("a = [x,\n1]\nb = y\n");
  CHECK(bracket.findings.size() == 1);
  CHECK(dump(bracket.document.root) == "{}");
}

TEST_CASE("a broken line that cannot be mended ends the reading") {
  const Reading reading("a.b = 1\n\"a\".b = 2\na.b.c = 3\n");
  CHECK(reading.findings.size() == 2);
  CHECK_FALSE(reading.document.valid);
}

}  // namespace rubdown::toml
