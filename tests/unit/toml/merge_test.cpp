#include "toml/merge.hpp"

#include <doctest/doctest.h>

#include "toml_help.hpp"

namespace rubdown::toml {
namespace {

std::string merged(std::string base, std::string over) {
  Reading under(std::move(base)), top(std::move(over));
  merge(under.document.root, std::move(top.document.root), [](std::string_view key) { return key == "week"; });
  return dump(under.document.root);
}

std::string after_set(std::string text, std::string_view key) {
  Reading reading(std::move(text));
  const std::string problem = set(reading.document.root, key, "v", {7, 1, 2, 1, 3});
  return problem.empty() ? dump(reading.document.root) : problem;
}

}  // namespace

TEST_CASE("a file wins over its template key by key") {
  CHECK(merged("a = 1\n[t]\nx = 1\ny = [1, 2]\n", "b = 2\n[t]\ny = [3]\nz = 4\n") ==
        "{a: 1, t: {x: 1, y: [3], z: 4}, b: 2}");
  CHECK(merged("a = { b = 1 }", "a = 2") == "{a: 2}");
  CHECK(merged("a = 1", "a = { b = 2 }") == "{a: {b: 2}}");
}

TEST_CASE("tables that repeat are replaced but for those merged by number") {
  CHECK(merged("[[race]]\na = 1\n[[race]]\na = 2\n", "[[race]]\nb = 3\n") == "{race: [{b: 3}]}");
  CHECK(merged("[[week]]\nmon = 1\ntue = 2\n[[week]]\nmon = 3\n", "[[week]]\ntue = 9\n") ==
        "{week: [{mon: 1, tue: 9}, {mon: 3}]}");
  CHECK(merged("[[week]]\nmon = 1\n", "[[week]]\n[[week]]\nmon = 2\n") == "{week: [{mon: 1}, {mon: 2}]}");
  CHECK(merged("week = 1", "[[week]]\nmon = 2\n") == "{week: [{mon: 2}]}");
}

TEST_CASE("a dotted key reaches into tables and tables that repeat") {
  CHECK(after_set("[a]\nb = 1\n", "a.b") == "{a: {b: \"v\"}}");
  CHECK(after_set("", "a.b.c") == "{a: {b: {c: \"v\"}}}");
  CHECK(after_set("[[w]]\n[[w]]\n", "w.2.x") == "{w: [{}, {x: \"v\"}]}");
  CHECK(after_set("[[w]]\n[[w]]\n", "w.x") == "{w: [{x: \"v\"}, {}]}");
}

TEST_CASE("a dotted key that leads nowhere says why") {
  CHECK(after_set("a = 1", "a.b") == "it does not lead to a table");
  CHECK(after_set("[[w]]\n", "w.2.x") == "there is no number 2, the last is 1");
  CHECK(after_set("[[w]]\n", "w.1") == "it names a table, not a key of one");
  CHECK(after_set("", "a..b") == "a part of the name is empty");
  CHECK(after_set("", "") == "a part of the name is empty");
}

TEST_CASE("values keep the place they were written at") {
  Reading reading("[a]\nb = 1\n");
  REQUIRE(set(reading.document.root, "a.c", "2", {7, 1, 2, 1, 3}).empty());
  const Value* table = find(reading.document.root, "a");
  REQUIRE(table != nullptr);
  CHECK(find(*table, "b")->at == Span{0, 2, 5, 2, 6});
  CHECK(find(*table, "c")->at == Span{7, 1, 2, 1, 3});
  CHECK(find(*table, "c")->loose);
}

}  // namespace rubdown::toml
