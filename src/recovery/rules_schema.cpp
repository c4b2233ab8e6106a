#include <fmt/format.h>

#include "recovery/rule_print.hpp"
#include "rubdown/recovery/describe_rules.hpp"

namespace rubdown {
namespace {

/// Writes the JSON Schema of each kind of value; matches refer to a definition, since they nest. Draft 4, which editors
/// of TOML know best, lets nothing stand beside a reference and no list of required keys be empty.
class SchemaWriter {
 public:
  static std::string of(Text) { return R"({"type":"string"})"; }
  static std::string of(bool) { return R"({"type":"boolean"})"; }
  static std::string of(int) { return R"({"type":"integer"})"; }
  static std::string of(double) { return R"({"type":"number"})"; }
  static std::string of(Minutes) { return R"({"type":"string","pattern":"^-?[0-9.]+ *(min|h|d|w)$"})"; }
  static std::string of(Distance) { return R"({"type":"string","pattern":"^[0-9.]+ *(km|mi|m)$"})"; }
  static std::string of(TimeOfDay) { return R"({"type":"string","pattern":"^[0-2]?[0-9]:[0-5][0-9]$"})"; }
  template <class E>
  requires std::is_enum_v<E>
  static std::string of(E) {
    std::string words;
    for (const std::string_view word : choice_words<E>())
      words.append(words.empty() ? "" : ",").append(quote_string(word));
    return fmt::format(R"({{"enum":[{}]}})", words);
  }
  template <class T>
  static std::string of(const std::optional<T>&) {
    return of(T{});
  }
  template <class T>
  static std::string of(const List<T>&) {
    const std::string item = of(T{});
    return fmt::format(R"({{"anyOf":[{0},{{"type":"array","items":{0}}}]}})", item);
  }
  static std::string of(const Match&) { return R"({"allOf":[{"$ref":"#/definitions/match"}]})"; }
  static std::string of(const Near&) { return R"({"allOf":[{"$ref":"#/definitions/near"}]})"; }
  template <class S>
  requires std::is_class_v<S>
  static std::string of(const S& value) { return object(value); }

  template <class S>
  static std::string object(const S& value) {
    std::string properties, required;
    visit_fields(value, [&](std::string_view key, const auto& member, std::string_view meaning) {
      std::string schema = of(member);
      schema.pop_back();
      properties += fmt::format("{}\"{}\":{},\"description\":{}}}", properties.empty() ? "" : ",\n", key, schema,
                                quote_string(meaning));
      if (meaning.ends_with("; required")) required.append(required.empty() ? "" : ",").append(quote_string(key));
    });
    if (!required.empty()) required = fmt::format(R"("required":[{}],)", required);
    return fmt::format(R"({{"type":"object","additionalProperties":false,{}"properties":{{{}}}}})", required,
                       properties);
  }
};

}  // namespace

std::string rules_schema() {
  return fmt::format(
      R"({{"$schema":"http://json-schema.org/draft-04/schema#","title":"A rule file of rubdown","type":"object",
"additionalProperties":false,"properties":{{
"format":{{"enum":[1]}},
"disable":{{"anyOf":[{{"type":"string"}},{{"type":"array","items":{{"type":"string"}}}}]}},
"engine":{},
"source":{{"type":"array","items":{}}},
"rule":{{"type":"array","items":{}}}}},
"definitions":{{"match":{},
"near":{}}}}}
)",
      SchemaWriter::object(Engine{}), SchemaWriter::object(BibliographyEntry{}), SchemaWriter::object(Rule{}),
      SchemaWriter::object(Match{}), SchemaWriter::object(Near{}));
}

}  // namespace rubdown
