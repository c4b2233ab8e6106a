// The two readers of TOML side by side: scan() and guard() with parse().
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "toml/guard.hpp"
#include "toml/parse.hpp"
#include "toml/scan.hpp"

namespace rubdown::toml {

/// True where both trees are the same, places included.
inline bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind() || a.at != b.at || a.loose != b.loose) return false;
  if (const List* items = a.list()) {
    if (items->size() != b.list()->size()) return false;
    for (std::size_t i = 0; i < items->size(); ++i)
      if (!same((*items)[i], (*b.list())[i])) return false;
    return true;
  }
  if (const Entries* entries = a.table()) {
    if (entries->size() != b.table()->size()) return false;
    for (std::size_t i = 0; i < entries->size(); ++i) {
      const Entry &one = (*entries)[i], &other = (*b.table())[i];
      if (one.key != other.key || one.at != other.at || !same(one.value, other.value)) return false;
    }
    return true;
  }
  switch (a.kind()) {
  case Kind::boolean:
    return std::get<bool>(a.data) == std::get<bool>(b.data);
  case Kind::integer:
    return std::get<std::int64_t>(a.data) == std::get<std::int64_t>(b.data);
  case Kind::real:
    return std::get<double>(a.data) == std::get<double>(b.data);
  case Kind::text:
    return *a.text() == *b.text();
  case Kind::day:
    return std::get<Day>(a.data) == std::get<Day>(b.data);
  case Kind::time:
    return std::get<ClockTime>(a.data) == std::get<ClockTime>(b.data);
  case Kind::moment:
    return std::get<Civil>(a.data) == std::get<Civil>(b.data);
  case Kind::broken:
  case Kind::list:
  case Kind::table:
    break;
  }
  return true;
}

enum class Compared { alike, left_to_parser, differ };

/// Reads a text both ways: what scan() decides must be what the library reads of a text the guard finds clean.
inline Compared compare_readers(std::string_view text) {
  const std::optional<Value> scanned = scan(text, 3);
  if (!scanned) return Compared::left_to_parser;
  Diagnostics findings;
  SyntaxError error;
  if (guard(text, 3, findings) != Guarded::clean) return Compared::differ;
  Texts texts;
  const std::optional<Value> parsed = parse(text, 3, texts, error);
  return parsed && same(*scanned, *parsed) ? Compared::alike : Compared::differ;
}

}  // namespace rubdown::toml
