#include "toml/table.hpp"

#include <doctest/doctest.h>

#include "rubdown/base/vocabulary.hpp"
#include "toml_help.hpp"

namespace rubdown::toml {
namespace {

constexpr Key inner_keys[] = {{.name = "x", .type = Type::integer, .min = 1, .max = 9}};
constexpr Section inner{"things", "Things.", inner_keys, true};
constexpr Key keys[] = {
    {.name = "text"},
    {.name = "area", .type = Type::word, .words = area_names},
    {.name = "on", .type = Type::boolean},
    {.name = "count", .type = Type::integer, .min = 1, .max = 9},
    {.name = "pain", .type = Type::severity, .max = 10},
    {.name = "day", .type = Type::day},
    {.name = "time", .type = Type::time},
    {.name = "far", .type = Type::distance},
    {.name = "pace", .type = Type::pace},
    {.name = "clock", .type = Type::clock},
    {.name = "slept", .type = Type::hours},
    {.name = "price", .type = Type::price},
    {.name = "names", .type = Type::texts},
    {.name = "things", .type = Type::tables, .section = &inner},
};
constexpr Section section{"", "A file.", keys};

struct Reader {
  Reading reading;
  Diagnostics findings;
  Table table;
  explicit Reader(const std::string& text, Units units = Units::km)
      : reading(text), table(section, reading.document.root, units, findings) {}
  std::string told() {
    findings.sort();
    return render(findings, reading.sources, {DiagnosticFormat::concise, false});
  }
};

struct Row {
  std::string text, told;
};

}  // namespace

TEST_CASE("values are taken in each way they may be written") {
  Reader r(
      "text = 'a'\narea = 'IT_Band'\non = true\ncount = 9\npain = 'Moderate'\nday = '2026-11-01'\ntime = 07:30\n"
      "far = 12.5\npace = '9:30/mi'\nclock = '3:45:00'\nslept = 7.5\nprice = 120.50\nnames = 'one'\n");
  CHECK(r.table.text(section["text"])->value == "a");
  CHECK(r.table.word(section["area"])->value == "it-band");
  CHECK(*r.table.boolean(section["on"]));
  CHECK(r.table.integer(section["count"])->value == 9);
  CHECK(r.table.severity(section["pain"])->value == 5);
  CHECK(format_day(r.table.day(section["day"])->value) == "2026-11-01");
  CHECK(format_time(r.table.time(section["time"])->value) == "07:30");
  CHECK(r.table.distance(section["far"])->value == Distance{12'500'000});
  CHECK(format_pace(r.table.pace(section["pace"])->value, Units::mi) == "9:30/mi");
  CHECK(r.table.clock(section["clock"])->value == Seconds{13'500});
  CHECK(r.table.hours(section["slept"])->value == Minutes{450});
  CHECK(r.table.price(section["price"])->value == "120.5");
  CHECK(r.table.texts(section["names"]).size() == 1);
  CHECK(r.told() == "");
}

TEST_CASE("TOML's own dates and times serve where a text would") {
  Reader r("day = 2026-11-01\ntime = '7:30'\nclock = 03:45:00\nslept = 07:15:00\nnames = ['one', 'two']\n");
  CHECK(format_day(r.table.day(section["day"])->value) == "2026-11-01");
  CHECK(format_time(r.table.time(section["time"])->value) == "07:30");
  CHECK(r.table.clock(section["clock"])->value == Seconds{13'500});
  CHECK(r.table.hours(section["slept"])->value == Minutes{435});
  CHECK(r.table.texts(section["names"]).size() == 2);
  CHECK(r.told() == "");
}

TEST_CASE("values are never converted silently") {
  const Row rows[] = {
      {"text = 1",
       "plan.toml:1:8: error[T021]: `text` is a whole number, not a string (for example text = \"text\")\n"},
      {"on = 1", "plan.toml:1:6: error[T021]: `on` is a whole number, not true or false (for example on = true)\n"},
      {"count = true",
       "plan.toml:1:9: error[T021]: `count` is true or false, not a whole number (write a whole number from 1 to 9)\n"},
      {"count = 2.0",
       "plan.toml:1:9: error[T021]: `count` is a number, not a whole number (write a whole number from 1 to 9)\n"},
      {"count = '2'",
       "plan.toml:1:9: error[T021]: `count` is a string, not a whole number (write a whole number from 1 to 9)\n"},
      {"count = 10", "plan.toml:1:9: error[T024]: `count` is 10 (write a whole number from 1 to 9)\n"},
      {"count = 9223372036854775807",
       "plan.toml:1:9: error[T024]: `count` is 9223372036854775807 (write a whole number from 1 to 9)\n"},
      {"pain = 11", "plan.toml:1:8: error[T024]: `pain` is 11 (write a whole number from 0 to 10)\n"},
      {"pain = 'bad'",
       "plan.toml:1:8: error[T023]: unknown pain `bad` (write a whole number from 0 to 10, or mild (2), moderate (5), "
       "severe (8))\n"},
      {"day = 2026-11-01T00:00:00",
       "plan.toml:1:7: error[T021]: `day` is a date with a time, not a date (for example day = 2026-11-01)\n"},
      {"day = 1899-12-31",
       "plan.toml:1:7: error[T024]: `day` is outside the years 1900 to 2200 (is the year mistyped?)\n"},
      {"time = 07:30:01",
       "plan.toml:1:8: error[T024]: `time` is not a whole minute (write hours and minutes, for example 07:30)\n"},
      {"far = 0", "plan.toml:1:7: error[T024]: `far` is 0 (write a distance above 0 and below 1000 km)\n"},
      {"far = nan", "plan.toml:1:7: error[T021]: `far` is a number, not a distance (for example far = \"12 km\")\n"},
      {"far = inf", "plan.toml:1:7: error[T021]: `far` is a number, not a distance (for example far = \"12 km\")\n"},
      {"pace = 05:40",
       "plan.toml:1:8: error[T025]: `pace` is a time of day, not a pace (write it in quotes with its unit, for example "
       "\"5:40/km\" or \"9:30/mi\")\n"},
      {"slept = 25",
       "plan.toml:1:9: error[T024]: `slept` is longer than a day or below zero (write hours and minutes, for example "
       "\"7:30\")\n"},
      {"slept = -1",
       "plan.toml:1:9: error[T024]: `slept` is longer than a day or below zero (write hours and minutes, for example "
       "\"7:30\")\n"},
      {"names = ['a', 1]",
       "plan.toml:1:15: error[T021]: an item of `names` is a whole number, not a string (for example names = [\"a\", "
       "\"b\"])\n"},
      {"things = {}",
       "plan.toml:1:10: error[T021]: `things` is one table, not an array of tables (write the header as [[things]])\n"},
      {"things = [1]",
       "plan.toml:1:11: error[T021]: an item of `things` is a whole number, not a table (write the header as "
       "[[things]])\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Reader r(row.text);
    r.table.text(section["text"]);
    r.table.boolean(section["on"]);
    r.table.integer(section["count"]);
    r.table.severity(section["pain"]);
    r.table.day(section["day"]);
    r.table.time(section["time"]);
    r.table.distance(section["far"]);
    r.table.pace(section["pace"]);
    r.table.hours(section["slept"]);
    r.table.texts(section["names"]);
    r.table.each(section["things"], [](Table&) {});
    CHECK(r.told() == row.told);
  }
}

TEST_CASE("an unknown key is told with the nearest right one or the table it belongs in") {
  CHECK(Reader("txt = 'a'").told() ==
        "plan.toml:1:1: error[T020]: unknown key `txt` in this file (did you mean \"text\"?)\n");
  Reader inside("[[things]]\nx = 1\nclock = '1:00'\n");
  inside.table.each(section["things"], [](Table&) {});
  CHECK(inside.told() ==
        "plan.toml:3:1: error[T020]: unknown key `clock` in [[things]] (`clock` belongs at the top of the file, before "
        "the "
        "first header)\n");
  CHECK(Reader("x = 1").told() ==
        "plan.toml:1:1: error[T020]: unknown key `x` in this file (`x` belongs in [[things]])\n");
}

TEST_CASE("a table of very many unknown keys is not told key by key") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "q" + std::to_string(i) + " = 1\n";
  Reader r(text);
  CHECK(r.findings.size() == 21);
  CHECK(r.findings.items().back().message == "more unknown keys follow in this file");
}

TEST_CASE("a blank text counts as absent") {
  Reader r("text = ' '\narea = ''\nclock = ''\n");
  CHECK_FALSE(r.table.text(section["text"]));
  CHECK_FALSE(r.table.word(section["area"]));
  CHECK_FALSE(r.table.clock(section["clock"]));
  CHECK(r.told() == "");
}

TEST_CASE("a value that was no TOML is passed over in silence") {
  Reader r("count = x\nday = y\nthings = z\n");
  CHECK_FALSE(r.table.integer(section["count"]));
  CHECK_FALSE(r.table.day(section["day"]));
  r.table.each(section["things"], [](Table&) { CHECK(false); });
  CHECK(r.told() == "");
}

TEST_CASE("a bare distance is in the plan's units") {
  Reader r("far = 2", Units::mi);
  CHECK(r.table.distance(section["far"])->value == mile * 2);
}

}  // namespace rubdown::toml
