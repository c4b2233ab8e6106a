// Short forms for tests of the TOML room.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/base/diagnostics.hpp"
#include "toml/read.hpp"

namespace rubdown::toml {

struct Reading {
  Sources sources;
  Diagnostics findings;
  Document document;

  explicit Reading(std::string text) {
    sources.add("plan.toml", std::move(text));
    document = read(0, sources, findings);
    findings.sort();
  }
  std::string concise() const { return render(findings, sources, {DiagnosticFormat::concise, false}); }
  std::string full() const { return render(findings, sources, {DiagnosticFormat::full, false}); }
};

/// A value as text: `{a: 1@2:5, b: ["x"]}`, places of scalars only where asked.
inline std::string dump(const Value& value, bool places = false) {
  std::string out;
  switch (value.kind()) {
  case Kind::broken:
    out = "?";
    break;
  case Kind::boolean:
    out = std::get<bool>(value.data) ? "true" : "false";
    break;
  case Kind::integer:
    out = std::to_string(std::get<std::int64_t>(value.data));
    break;
  case Kind::real:
    out = std::to_string(std::get<double>(value.data));
    break;
  case Kind::text:
    out = '"' + std::string{*value.text()} + '"';
    break;
  case Kind::day:
    out = format_day(std::get<Day>(value.data));
    break;
  case Kind::time:
    out = "T" + std::to_string(std::chrono::floor<std::chrono::seconds>(std::get<ClockTime>(value.data)).count());
    break;
  case Kind::moment:
    out = format_civil(std::get<Civil>(value.data));
    break;
  case Kind::list:
    for (const Value& item : *value.list()) out += (out.empty() ? "" : ", ") + dump(item, places);
    out = '[' + out + ']';
    break;
  case Kind::table:
    for (const Entry& entry : *value.table())
      out += (out.empty() ? "" : ", ") + std::string{entry.key} + ": " + dump(entry.value, places);
    out = '{' + out + '}';
    break;
  }
  if (places && value.kind() != Kind::table && value.kind() != Kind::list) {
    out += '@' + std::to_string(value.at.line) + ':' + std::to_string(value.at.column) + '-' +
           std::to_string(value.at.end_column);
  }
  return out;
}

}  // namespace rubdown::toml
