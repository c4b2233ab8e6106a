#include "batch/record_toml.hpp"

#include <doctest/doctest.h>

namespace rubdown {
namespace {

std::string plan_of(std::string_view record) {
  Record read;
  std::string error;
  return read_record(record, read, error) ? read.plan : "error: " + error;
}

TEST_CASE("a plan as JSON becomes the TOML it stands for") {
  CHECK(plan_of(R"({"plan": "format = 1\n"})") == "format = 1\n");
  CHECK(plan_of(R"({"plan": {"format": 1, "plan": {"name": "A \"B\"", "rules": ["builtin"]},
                    "race": [{"name": "R", "date": "2027-11-07"}],
                    "week": [{"tue": "easy 5", "sun": {"run": "long 12", "at": "07:00"}, "sat": null}]}})") ==
        "format = 1\n"
        "[plan]\nname = \"A \\\"B\\\"\"\nrules = [\"builtin\"]\n"
        "[[race]]\nname = \"R\"\ndate = \"2027-11-07\"\n"
        "[[week]]\ntue = \"easy 5\"\nsun = { run = \"long 12\", at = \"07:00\" }\n");
  CHECK(plan_of("{\"plan\": {\"plan\": {\"a b\": \"x\\ny\\u0001\"}}}") == "[plan]\n\"a b\" = \"x\\ny\\u0001\"\n");
}

TEST_CASE("a bad record says what is wrong") {
  CHECK(plan_of("{") == "error: this line is not JSON");
  CHECK(plan_of("[]") == "error: this line is not a JSON object");
  CHECK(plan_of("{}") == "error: the record has no \"plan\"");
  CHECK(plan_of(R"({"plan": 7})") == "error: \"plan\" is neither TOML text nor an object with the plan's keys");
  CHECK(plan_of(R"({"paln": "x"})") == "error: unknown key \"paln\": did you mean \"plan\"?");
  CHECK(plan_of(R"({"plan": "", "formats": "ics"})") == "error: \"formats\" is not a list of names");
  std::string deep = R"({"plan": {"a": )" + std::string(200, '[') + std::string(200, ']') + "}}";
  CHECK(plan_of(deep) == "error: \"plan\" is neither TOML text nor an object with the plan's keys");
}

TEST_CASE("the id comes back as it came, also from a record that fails") {
  Record record;
  std::string error;
  read_record(R"({"id": 17, "plna": ""})", record, error);
  CHECK(record.id == "17");
  read_record(R"({"id": "ann \"x\"", "plan": ""})", record, error);
  CHECK(record.id == R"("ann \"x\"")");
}

}  // namespace
}  // namespace rubdown
