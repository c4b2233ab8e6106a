#include "toml/read.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "toml/guard.hpp"
#include "toml/parse.hpp"
#include "toml/syntax.hpp"

namespace rubdown::toml {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr int max_syntax_errors = 20;

/// Values on the lines that were blanked stand for nothing.
void mark_broken(Value& value, const std::vector<std::uint32_t>& lines) {
  if (std::find(lines.begin(), lines.end(), value.at.line) != lines.end()) {
    value.data = std::monostate{};
    return;
  }
  if (List* items = value.list()) {
    for (Value& item : *items) mark_broken(item, lines);
  }
  if (Entries* entries = value.table()) {
    for (Entry& entry : *entries) mark_broken(entry.value, lines);
  }
}

/// Goes on behind an error: the value on its line is replaced by an empty string and the text parsed again, so that
/// several mistyped lines are told at once. Only the lines of a broken file are parsed more than once.
Document recover(std::string_view original, std::uint32_t source, SyntaxError error, Diagnostics& findings) {
  std::string text(original);
  std::vector<std::uint32_t> broken;
  Document document{make_table({source, 0, 0, 0, 0}), false};
  for (int round = 0; round < max_syntax_errors; ++round) {
    const SyntaxFinding found = explain(error, text, source);
    findings.add(*found.code, found.at, found.message, found.help);
    if (!cure(text, found)) return document;
    broken.push_back(found.at.line);
    if (std::optional<Value> root = parse(text, source, error)) {
      document.root = std::move(*root);
      mark_broken(document.root, broken);
      return document;
    }
  }
  return document;
}

}  // namespace

Document read(std::uint32_t source, const Sources& sources, Diagnostics& findings) {
  std::string_view text = sources[source].text;
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  if (!guard(text, source, findings)) return {make_table({source, 0, 0, 0, 0}), false};
  SyntaxError error;
  if (std::optional<Value> root = parse(text, source, error)) return {std::move(*root), true};
  return recover(text, source, std::move(error), findings);
}

}  // namespace rubdown::toml
