#include "batch/record_toml.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <vector>

#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 8;

/// A TOML basic string.
std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (byte < 0x20 || byte == 0x7F)
      out += fmt::format("\\u{:04X}", byte);
    else
      out += c;
  }
  return out += '"';
}

bool is_bare(std::string_view key) {
  for (char c : key) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!plain) return false;
  }
  return !key.empty();
}

std::string key_text(std::string_view key) { return is_bare(key) ? std::string{key} : toml_string(key); }

/// A value on one line; null is left out by the callers, in a list it cannot be.
bool value_text(const Json& value, std::string& out, int depth) {
  if (depth > deepest) return false;
  if (value.is_string()) {
    out += toml_string(value.get_ref<const std::string&>());
  } else if (value.is_array()) {
    out += '[';
    bool first = true;
    for (const Json& item : value) {
      if (!first) out += ", ";
      first = false;
      if (item.is_null() || !value_text(item, out, depth + 1)) return false;
    }
    out += ']';
  } else if (value.is_object()) {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value.items()) {
      if (item.is_null()) continue;
      out += fmt::format("{}{} = ", first ? " " : ", ", key_text(key));
      first = false;
      if (!value_text(item, out, depth + 1)) return false;
    }
    out += " }";
  } else {
    out += value.dump();
  }
  return true;
}

bool is_tables(const Json& value) {
  if (!value.is_array() || value.empty()) return false;
  for (const Json& item : value) {
    if (!item.is_object()) return false;
  }
  return true;
}

bool table_lines(const Json& table, std::string& out) {
  for (const auto& [key, value] : table.items()) {
    if (value.is_null()) continue;
    out += key_text(key) + " = ";
    if (!value_text(value, out, 1)) return false;
    out += '\n';
  }
  return true;
}

/// Keys of the top first, then tables, each under a header of its own.
bool plan_text(const Json& plan, std::string& out) {
  for (const auto& [key, value] : plan.items()) {
    if (value.is_null() || value.is_object() || is_tables(value)) continue;
    out += key_text(key) + " = ";
    if (!value_text(value, out, 1)) return false;
    out += '\n';
  }
  for (const auto& [key, value] : plan.items()) {
    if (value.is_object()) {
      out += fmt::format("[{}]\n", key_text(key));
      if (!table_lines(value, out)) return false;
    } else if (is_tables(value)) {
      for (const Json& item : value) {
        out += fmt::format("[[{}]]\n", key_text(key));
        if (!table_lines(item, out)) return false;
      }
    }
  }
  return true;
}

bool take_text(const Json& value, std::string_view key, std::optional<std::string>& out, std::string& error) {
  if (value.is_null()) return true;
  if (!value.is_string()) {
    error = fmt::format("\"{}\" is not a string", key);
    return false;
  }
  out = value.get<std::string>();
  return true;
}

bool take_toml(const Json& value, std::string_view key, std::string& out, std::string& error) {
  if (value.is_string()) {
    out = value.get<std::string>();
    return true;
  }
  if (value.is_object() && plan_text(value, out)) return true;
  error = fmt::format("\"{}\" is neither TOML text nor an object with the plan's keys", key);
  return false;
}

bool take_formats(const Json& value, Record& record, std::string& error) {
  record.formats.emplace();
  if (value.is_array()) {
    for (const Json& item : value) {
      if (item.is_string()) record.formats->push_back(item.get<std::string>());
    }
    if (record.formats->size() == value.size()) return true;
  }
  error = "\"formats\" is not a list of names";
  return false;
}

bool take_member(const std::string& key, const Json& value, Record& record, bool& has_plan, std::string& error) {
  if (key == "id") return true;
  if (key == "plan") {
    has_plan = true;
    return take_toml(value, key, record.plan, error);
  }
  if (key == "log") return value.is_null() || take_toml(value, key, record.log.emplace(), error);
  if (key == "today") return take_text(value, key, record.today, error);
  if (key == "formats") return value.is_null() || take_formats(value, record, error);
  constexpr std::string_view names[] = {"id", "plan", "log", "today", "formats"};
  error = fmt::format("unknown key \"{}\": {}", one_line(key), suggestion(key, names));
  return false;
}

}  // namespace

bool read_record(std::string_view text, Record& record, std::string& error) {
  record.id = "null";
  record.name = "plan";
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    error = json.is_discarded() ? "this line is not JSON" : "this line is not a JSON object";
    return false;
  }
  if (auto id = json.find("id"); id != json.end() && (id->is_string() || id->is_number())) {
    record.id = id->dump(-1, ' ', false, Json::error_handler_t::replace);
    record.name = id->is_string() ? id->get<std::string>() : record.id;
  }
  bool has_plan = false;
  for (const auto& [key, value] : json.items()) {
    if (!take_member(key, value, record, has_plan, error)) return false;
  }
  if (!has_plan) error = "the record has no \"plan\"";
  return has_plan;
}

namespace {

/// No plan goes deeper, and none has more keys in one place.
constexpr std::size_t deepest_look = 64, most_keys = 1'000;

/// Told of each part of a JSON text in its order; false ends the look.
class Look : public nlohmann::json_sax<Json> {
 public:
  explicit Look(RecordKeys& found) : found_{found} {}

  bool null() override {
    is_id_ = false;
    return true;
  }
  bool boolean(bool) override { return wrong_id(); }
  bool number_integer(std::int64_t number) override { return number_id(std::to_string(number)); }
  bool number_unsigned(std::uint64_t number) override { return number_id(std::to_string(number)); }
  /// What is no whole number of 64 bits comes here, with its text.
  bool number_float(double, const std::string& text) override { return number_id(text); }
  bool string(std::string&) override {
    is_id_ = false;
    return true;
  }
  bool binary(Json::binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    keys_.emplace_back();
    return wrong_id() && ++depth_ <= deepest_look;
  }
  bool key(std::string& name) override {
    is_id_ = depth_ == 1 && name == "id";
    if (keys_.back().size() == most_keys) found_.too_many = true;
    if (found_.too_many) return false;
    if (keys_.back().insert(name).second) return true;
    found_.twice = name;
    return false;
  }
  bool end_object() override {
    keys_.pop_back();
    --depth_;
    return true;
  }
  bool start_array(std::size_t) override { return wrong_id() && ++depth_ <= deepest_look; }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

 private:
  bool wrong_id() {
    found_.id_is_wrong = found_.id_is_wrong || is_id_;
    is_id_ = false;
    return true;
  }
  bool number_id(std::string text) {
    if (is_id_) found_.id = std::move(text);
    is_id_ = false;
    return true;
  }

  RecordKeys& found_;
  std::vector<std::unordered_set<std::string>> keys_;  ///< of each object that is open
  std::size_t depth_ = 0;                              ///< objects and lists that are open
  bool is_id_ = false;                                 ///< the next value is the record's `id`
};

}  // namespace

RecordKeys look_at_keys(std::string_view record) {
  RecordKeys found;
  Look look{found};
  static_cast<void>(Json::sax_parse(record, &look));
  return found;
}

}  // namespace rubdown
