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
#include <vector>

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

/// Makes our tree of the library's, whose strings are moved out.
class Conversion {
 public:
  Conversion(std::uint32_t source, Texts& texts) : source_(source), texts_(texts) {}

  void fill(Value& value, ::toml::table& table) {
    Entries& entries = value.data.emplace<Entries>();
    entries.reserve(table.size());
    const std::size_t begin = order_.size();
    for (auto&& [key, node] : table) order_.push_back({&key, &node});
    sort_by_place(begin);
    for (std::size_t i = begin; i < order_.size(); ++i) {
      Entry& entry = entries.emplace_back();
      entry.key = texts_.emplace_back(order_[i].key->str());
      entry.at = span(order_[i].key->source(), source_);
      fill(entry.value, *order_[i].node);
    }
    order_.resize(begin);
  }

 private:
  struct Member {
    const ::toml::key* key;
    ::toml::node* node;
  };

  /// The library keeps tables sorted by key; ours keep the order of the file.
  void sort_by_place(std::size_t begin) {
    std::sort(order_.begin() + static_cast<std::ptrdiff_t>(begin), order_.end(),
              [](const Member& a, const Member& b) { return a.key->source().begin < b.key->source().begin; });
  }

  void fill(Value& value, ::toml::array& array) {
    List& items = value.data.emplace<List>(array.size());
    std::size_t i = 0;
    for (::toml::node& item : array) fill(items[i++], item);
  }

  void fill(Value& value, ::toml::node& node) {
    value.at = span(node.source(), source_);
    switch (node.type()) {
    case ::toml::node_type::none:
      break;
    case ::toml::node_type::table:
      fill(value, *node.as_table());
      break;
    case ::toml::node_type::array:
      fill(value, *node.as_array());
      break;
    case ::toml::node_type::string:
      value.data = std::string_view(texts_.emplace_back(std::move(node.as_string()->get())));
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
  }

  std::uint32_t source_;
  Texts& texts_;
  std::vector<Member> order_;
};

}  // namespace

std::optional<Value> parse(std::string_view text, std::uint32_t source, Texts& texts, SyntaxError& error) {
  try {
    ::toml::table root = ::toml::parse(text);
    Value value;
    value.at = {source, 0, 0, 0, 0};
    Conversion(source, texts).fill(value, root);
    return value;
  } catch (const ::toml::parse_error& failure) {
    error = {failure.source().begin.line, failure.source().begin.column, std::string(failure.description())};
  }
  return std::nullopt;
}

}  // namespace rubdown::toml
