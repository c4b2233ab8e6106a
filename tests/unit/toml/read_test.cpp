#include <doctest/doctest.h>

#include "toml_help.hpp"

namespace rubdown::toml {

TEST_CASE("a document keeps the order of the file and the places of its values") {
  const Reading reading("b = 1\na = \"x\"\n[z]\nq = 2026-11-01\n[y]\n");
  CHECK(reading.concise() == "");
  CHECK(reading.document.valid);
  CHECK(dump(reading.document.root, true) == "{b: 1@1:5-6, a: \"x\"@2:5-8, z: {q: 2026-11-01@4:5-15}, y: {}}");
}

TEST_CASE("a byte order mark, CR LF line ends and TOML 1.1 are read") {
  const Reading reading(
      "\xEF\xBB\xBF"
      "at = 07:30\r\nrecent = { a = 1,\r\n b = 2, }\r\n");
  CHECK(reading.concise() == "");
  CHECK(dump(reading.document.root) == "{at: T27000, recent: {a: 1, b: 2}}");
}

TEST_CASE("a byte order mark takes no column") {
  const Reading reading(
      "\xEF\xBB\xBF"
      "mon = rest\n");
  CHECK(reading.full() ==
        "plan.toml:1:7: error[T012]: `rest` must be in quotes\n  |\n1 | mon = rest\n  |       ^^^^\n"
        "  = help: write mon = \"rest\"\n");
}

TEST_CASE("every kind of value is kept") {
  const Reading reading(
      "a = true\nb = 1.5\nc = 07:30:15\nd = 2026-11-01T09:10:00-05:00\ne = [1, [2]]\nf = '''\nx'''\n");
  CHECK(reading.concise() == "");
  CHECK(dump(reading.document.root) ==
        "{a: true, b: 1.500000, c: T27015, d: 2026-11-01T09:10:00, e: [1, [2]], f: \"x\"}");
}

TEST_CASE("tables that repeat are a list in order") {
  const Reading reading("[[week]]\nmon = \"a\"\n[[week]]\nmon = \"b\"\n[other]\n[[week]]\n");
  CHECK(dump(reading.document.root) == "{week: [{mon: \"a\"}, {mon: \"b\"}, {}], other: {}}");
  const Value* weeks = find(reading.document.root, "week");
  REQUIRE(weeks != nullptr);
  CHECK((*weeks->list())[1].at == Span{0, 3, 1, 3, 9});
}

TEST_CASE("dotted keys and headers make tables") {
  const Reading reading("[a.b]\nc.d = 1\n[a]\ne = 2\n");
  CHECK(reading.concise() == "");
  CHECK(dump(reading.document.root) == "{a: {b: {c: {d: 1}}, e: 2}}");
}

TEST_CASE("an empty file is an empty table") {
  const Reading reading("");
  CHECK(reading.document.valid);
  CHECK(dump(reading.document.root) == "{}");
}

}  // namespace rubdown::toml
