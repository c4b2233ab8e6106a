#include "toml/schema.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace rubdown::toml {
namespace {

constexpr std::string_view time_schema = R"("type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9](:00)?$")";

/// Our own texts hold nothing that JSON must escape but quotes and backslashes.
std::string json(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// A section's name as it can stand in a reference.
std::string definition_name(const Section& section) {
  std::string name(section.name);
  for (char& c : name) {
    if (c == ' ' || c == '\'') c = '-';
  }
  return name;
}

std::string reference(const Section& section) {
  return fmt::format("\"$ref\": {}", json("#/definitions/" + definition_name(section)));
}

std::string words_schema(const Key& key) {
  std::string list;
  for (const std::string_view word : key.words()) list += (list.empty() ? "" : ", ") + json(word);
  return fmt::format("\"enum\": [{}]", list);
}

std::string one_or_many(std::string_view item) {
  return fmt::format(R"("anyOf": [{{ {0} }}, {{ "type": "array", "items": {{ {0} }} }}])", item);
}

std::string number_or(std::string_view other) {
  return fmt::format(R"("anyOf": [{{ "type": "number", "minimum": 0 }}, {{ {} }}])", other);
}

/// The members of the schema of a value, without braces.
std::string value_schema(const Key& key) {
  constexpr std::string_view text = R"("type": "string")";
  switch (key.type) {
  case Type::text:
  case Type::pace:
  case Type::clock:
    return std::string(text);
  case Type::word:
    return words_schema(key);
  case Type::boolean:
    return R"("type": "boolean")";
  case Type::integer:
    return fmt::format(R"("type": "integer", "minimum": {}, "maximum": {})", key.min, key.max);
  case Type::severity:
    return R"("anyOf": [{ "type": "integer", "minimum": 0, "maximum": 10 }, { "enum": ["mild", "moderate", "severe"] }])";
  case Type::day:
    return R"("type": "string", "format": "date")";
  case Type::time:
    return std::string(time_schema);
  case Type::distance:
  case Type::hours:
  case Type::price:
    return number_or(text);
  case Type::texts:
  case Type::windows:
  case Type::areas:
    return one_or_many(text);
  case Type::words:
    return one_or_many(words_schema(key));
  case Type::run_times:
    return fmt::format(R"("anyOf": [{{ {} }}, {{ {} }}])", time_schema, reference(*key.section));
  case Type::sessions:
    return one_or_many(fmt::format(R"("anyOf": [{{ {} }}, {{ "type": "number", "minimum": 0 }}, {{ {} }}])", text,
                                   reference(*key.section)));
  case Type::table:
    return reference(*key.section);
  case Type::tables:
    return fmt::format(R"("type": "array", "items": {{ {} }})", reference(*key.section));
  case Type::any:
    return {};
  }
  return {};
}

/// Draft 4 lets nothing stand beside a reference, so a described one is wrapped.
std::string key_schema(const Key& key) {
  std::string schema = value_schema(key);
  const std::string_view means = key.means.empty() && key.section != nullptr ? key.section->means : key.means;
  if (means.empty()) return schema;
  if (schema.rfind("\"$ref\"", 0) == 0) schema = fmt::format("\"allOf\": [{{ {} }}]", schema);
  const std::string otherwise = key.otherwise.empty() ? std::string() : fmt::format("; otherwise {}", key.otherwise);
  return fmt::format("\"description\": {}{}{}", json(fmt::format("{}{}", means, otherwise)), schema.empty() ? "" : ", ",
                     schema);
}

/// `whole`: tables must have the required keys, as a list of tables has that does not complete a template's.
std::string section_schema(const Section& section, std::string_view indent, bool whole = true) {
  std::string out = fmt::format("{0}\"type\": \"object\",\n{0}\"additionalProperties\": false,\n", indent);
  std::string required;
  for (const Key& key : section.keys) {
    if (whole && key.required) required += (required.empty() ? "" : ", ") + json(key.name);
  }
  if (!required.empty()) out += fmt::format("{}\"required\": [{}],\n", indent, required);
  out += fmt::format("{}\"properties\": {{\n", indent);
  for (const Key& key : section.keys) {
    out += fmt::format("{}  {}: {{ {} }}{}\n", indent, json(key.name), key_schema(key),
                       &key == &section.keys.back() ? "" : ",");
  }
  return out + fmt::format("{}}}", indent);
}

/// The keys that take sections, each section once.
void collect(const Section& section, std::vector<const Key*>& found) {
  for (const Key& key : section.keys) {
    const auto has_it = [&key](const Key* other) { return other->section == key.section; };
    if (key.section == nullptr || std::any_of(found.begin(), found.end(), has_it)) continue;
    found.push_back(&key);
    collect(*key.section, found);
  }
}

}  // namespace

std::string json_schema(const Section& file, std::string_view title) {
  std::string out = "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\",\n";
  out += fmt::format("  \"title\": {},\n", json(title));
  out += section_schema(file, "  ") + ",\n  \"definitions\": {\n";
  std::vector<const Key*> keys;
  collect(file, keys);
  for (const Key* key : keys) {
    const bool whole = key->extending != Extending::completes;
    out += fmt::format("    {}: {{\n{}\n    }}{}\n", json(definition_name(*key->section)),
                       section_schema(*key->section, "      ", whole), key == keys.back() ? "" : ",");
  }
  return out + "  }\n}\n";
}

}  // namespace rubdown::toml
