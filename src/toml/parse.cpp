#include "toml/parse.hpp"

// The library's own switches: header-only in this file alone; TOML 1.1; its assertions abort on half-typed files, which
// are ordinary syntax errors without them.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_UNRELEASED_FEATURES 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#define TOML_ASSERT(x) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace rubdown::toml {
namespace {

Span span(const ::toml::source_region& region, std::uint32_t source) {
  return {source, region.begin.line, region.begin.column, region.end.line, region.end.column};
}

std::chrono::local_days local_day(const ::toml::date& date) {
  return std::chrono::local_days{std::chrono::year{date.year} / date.month / date.day};
}

ClockTime clock_time(const ::toml::time& time) {
  return std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} + std::chrono::seconds{time.second} +
         std::chrono::nanoseconds{time.nanosecond};
}

Value convert(::toml::node& node, std::uint32_t source);

List convert(::toml::array& array, std::uint32_t source) {
  List items;
  items.reserve(array.size());
  for (::toml::node& item : array) items.push_back(convert(item, source));
  return items;
}

/// The library keeps tables sorted by key; ours keep the order of the file.
Entries convert(::toml::table& table, std::uint32_t source) {
  Entries entries;
  entries.reserve(table.size());
  for (auto&& [key, node] : table) {
    entries.push_back({std::string(key.str()), span(key.source(), source), convert(node, source)});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.at < b.at; });
  return entries;
}

Value convert(::toml::node& node, std::uint32_t source) {
  Value value;
  value.at = span(node.source(), source);
  switch (node.type()) {
  case ::toml::node_type::none:
    break;
  case ::toml::node_type::table:
    value.data = convert(*node.as_table(), source);
    break;
  case ::toml::node_type::array:
    value.data = convert(*node.as_array(), source);
    break;
  case ::toml::node_type::string:
    value.data = std::move(node.as_string()->get());
    break;
  case ::toml::node_type::integer:
    value.data = node.as_integer()->get();
    break;
  case ::toml::node_type::floating_point:
    value.data = node.as_floating_point()->get();
    break;
  case ::toml::node_type::boolean:
    value.data = node.as_boolean()->get();
    break;
  case ::toml::node_type::date:
    value.data = local_day(node.as_date()->get());
    break;
  case ::toml::node_type::time:
    value.data = clock_time(node.as_time()->get());
    break;
  case ::toml::node_type::date_time: {
    const ::toml::date_time& moment = node.as_date_time()->get();
    value.data = Civil{local_day(moment.date)} + std::chrono::floor<std::chrono::seconds>(clock_time(moment.time));
    break;
  }
  }
  return value;
}

}  // namespace

std::optional<Value> parse(std::string_view text, std::uint32_t source, SyntaxError& error) {
  try {
    ::toml::table root = ::toml::parse(text);
    Value value;
    value.at = {source, 0, 0, 0, 0};
    value.data = convert(root, source);
    return value;
  } catch (const ::toml::parse_error& failure) {
    error = {failure.source().begin.line, failure.source().begin.column, std::string(failure.description())};
  }
  return std::nullopt;
}

}  // namespace rubdown::toml
