#include "toml/schema.hpp"

#include <doctest/doctest.h>

namespace rubdown::toml {
namespace {

constexpr Key part_keys[] = {{.name = "run", .means = "the \"run\"", .required = true}};
constexpr Section part{"a part", "A part.", part_keys};
constexpr Key keys[] = {
    {.name = "day", .type = Type::day, .means = "a day", .otherwise = "none", .required = true},
    {.name = "part", .type = Type::table, .section = &part},
};
constexpr Section file{"", "A file.", keys};

}  // namespace

TEST_CASE("a schema says what the sections say") {
  CHECK(json_schema(file, "things") == R"({
  "$schema": "http://json-schema.org/draft-04/schema#",
  "title": "things",
  "type": "object",
  "additionalProperties": false,
  "required": ["day"],
  "properties": {
    "day": { "description": "a day; otherwise none", "type": "string", "format": "date" },
    "part": { "description": "A part.", "allOf": [{ "$ref": "#/definitions/a-part" }] }
  },
  "definitions": {
    "a-part": {
      "type": "object",
      "additionalProperties": false,
      "required": ["run"],
      "properties": {
        "run": { "description": "the \"run\"", "type": "string" }
      }
    }
  }
}
)");
}

}  // namespace rubdown::toml
