// The schemas that editors check files by and the readers agree on the samples of findings and the built-in rules.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "rubdown/plan/schema.hpp"
#include "rubdown/recovery/describe_rules.hpp"
#include "toml/read.hpp"
#include "toml/table.hpp"

namespace rubdown {
namespace {

using nlohmann::json;

/// A tree as editors hand it to a schema: dates and times are strings.
json to_json(const toml::Value& value) {
  switch (value.kind()) {
  case toml::Kind::broken:
    return nullptr;
  case toml::Kind::boolean:
    return std::get<bool>(value.data);
  case toml::Kind::integer:
    return std::get<std::int64_t>(value.data);
  case toml::Kind::real:
    return std::get<double>(value.data);
  case toml::Kind::text:
    return *value.text();
  case toml::Kind::day:
    return format_day(std::get<Day>(value.data));
  case toml::Kind::time:
    return format_time({std::chrono::floor<Minutes>(std::get<toml::ClockTime>(value.data))});
  case toml::Kind::moment:
    return format_civil(std::get<Civil>(value.data));
  case toml::Kind::list: {
    json list = json::array();
    for (const toml::Value& item : *value.list()) list.push_back(to_json(item));
    return list;
  }
  case toml::Kind::table: {
    json table = json::object();
    for (const toml::Entry& entry : *value.table()) table[entry.key] = to_json(entry.value);
    return table;
  }
  }
  return nullptr;
}

class FileSchema {
 public:
  explicit FileSchema(const std::string& schema) {
    const json document = json::parse(schema);
    valijson::SchemaParser(valijson::SchemaParser::kDraft4)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_);
  }
  bool accepts(const std::string& text) const {
    Sources sources;
    Diagnostics findings;
    const toml::Document document = toml::read(sources.add("file.toml", text), sources, findings);
    REQUIRE(document.valid);
    const json file = to_json(document.root);
    valijson::Validator validator;
    return validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(file), nullptr);
  }

 private:
  valijson::Schema schema_;
};

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string sample(std::string_view code, std::string_view file) {
  return text_of(std::filesystem::path(RUBDOWN_SOURCE_DIR "/tests/errors") / std::string(code) / std::string(file));
}

}  // namespace

TEST_CASE("the schema takes every plan that the reader takes") {
  const FileSchema schema(plan_schema_json());
  int count = 0;
  for (const auto& folder : std::filesystem::directory_iterator(RUBDOWN_SOURCE_DIR "/tests/errors")) {
    const std::string code = folder.path().filename().string();
    const std::string text = sample(code, "good.toml");
    if (text.empty() || std::string_view("TPLK").find(code[0]) == std::string_view::npos) continue;
    // A word in other letters than the vocabulary's is taken by the reader alone.
    if (code == "T023") continue;
    CAPTURE(code);
    CHECK(schema.accepts(text));
    ++count;
  }
  CHECK(count > 35);
}

TEST_CASE("the schema refuses keys, types and words that the reader refuses") {
  const FileSchema schema(plan_schema_json());
  for (const std::string_view code : {"T020", "T021", "T022", "T023", "T024"}) {
    CAPTURE(code);
    CHECK_FALSE(schema.accepts(sample(code, "bad.toml")));
  }
}

TEST_CASE("the schema of rule files takes the built-in rules and refuses unknown keys") {
  const FileSchema schema(rules_schema());
  for (const auto& file : std::filesystem::directory_iterator(RUBDOWN_SOURCE_DIR "/src/recovery/rules")) {
    if (file.path().extension() != ".toml") continue;
    CAPTURE(file.path().string());
    CHECK(schema.accepts(text_of(file.path())));
  }
  CHECK_FALSE(schema.accepts("[[rule]]\nid = \"R-X\"\nfelt = true\n"));
}

TEST_CASE("both schemas are of one draft") {
  const std::string draft = R"("http://json-schema.org/draft-04/schema#")";
  CHECK(plan_schema_json().find(draft) != std::string::npos);
  CHECK(rules_schema().find(draft) != std::string::npos);
}

}  // namespace rubdown
