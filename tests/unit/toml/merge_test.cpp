#include "toml/merge.hpp"

#include <doctest/doctest.h>

#include "toml_help.hpp"

namespace rubdown::toml {
namespace {

constexpr Section any{"any", "Anything.", {}};
constexpr Key inner_keys[] = {
    {.name = "pin", .type = Type::tables, .section = &any, .extending = Extending::by_day},
};
constexpr Section inner{"inner", "A table.", inner_keys};
constexpr Key keys[] = {
    {.name = "race", .type = Type::tables, .section = &any, .extending = Extending::completes},
    {.name = "week", .type = Type::tables, .section = &any, .extending = Extending::by_number},
    {.name = "pain", .type = Type::tables, .section = &any, .extending = Extending::adds_up},
    {.name = "change", .type = Type::tables, .section = &any, .extending = Extending::by_day},
    {.name = "inner", .type = Type::table, .section = &inner},
};
constexpr Section file{"", "A file.", keys};

std::string merged(std::string base, std::string over) {
  Reading under(std::move(base)), top(std::move(over));
  merge(under.document.root, std::move(top.document.root), file);
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

TEST_CASE("tables of dated things add up, the template's first") {
  CHECK(merged("[[pain]]\na = 1\n", "[[pain]]\na = 2\n") == "{pain: [{a: 1}, {a: 2}]}");
  CHECK(merged("[[pain]]\na = 1\n", "pain = []\n") == "{pain: [{a: 1}]}");
  CHECK(merged("pain = []\n", "[[pain]]\na = 2\n") == "{pain: [{a: 2}]}");
  CHECK(merged("[[pain]]\na = 1\n", "pain = 3\n") == "{pain: 3}");  // the reader says what is wrong with it
}

TEST_CASE("of tables with a date, the file's own take the place of the template's of that date") {
  CHECK(merged("[[change]]\ndate = 2026-05-01\na = 1\n[[change]]\ndate = 2026-05-02\na = 2\n[[change]]\na = 3\n",
               "[[change]]\ndate = \"2026-05-01\"\na = 4\n[[change]]\na = 5\n") ==
        "{change: [{date: 2026-05-02, a: 2}, {a: 3}, {date: \"2026-05-01\", a: 4}, {a: 5}]}");
  CHECK(merged("[inner]\npin = [{ date = 2026-05-01, at = \"18:00\" }, { date = 2026-05-01, at = \"20:00\" }]\n",
               "[inner]\npin = [{ date = 2026-05-01, at = 18:00:00, a = 1 }]\n")
            .find("at: \"18:00\"") == std::string::npos);
  CHECK(merged("[inner]\npin = [{ date = 2026-05-01, at = \"20:00\" }]\n",
               "[inner]\npin = [{ date = 2026-05-01, at = 18:00:00 }]\n")
            .find("20:00") != std::string::npos);
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
