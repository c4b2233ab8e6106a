#include "toml/read.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "toml/guard.hpp"
#include "toml/parse.hpp"
#include "toml/scan.hpp"
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

/// Reads on behind errors: the value on a line with one is replaced by an empty string and the text parsed again, so
/// that several mistyped lines are told at once. Only broken files are copied or parsed more than once.
class Recovery {
 public:
  Recovery(std::string_view text, std::uint32_t source, Diagnostics& findings)
      : text_(text), source_(source), findings_(findings) {}

  /// False where there is no going on behind this line.
  bool drop(std::uint32_t line, Cure how) {
    const bool again = std::find(broken_.begin(), broken_.end(), line) != broken_.end();
    broken_.push_back(line);
    return cure(text_, line, again ? Cure::drop_line : how);
  }

  Document run() {
    Document document{make_table({source_, 0, 0, 0, 0}), false, {}};
    for (int round = 0; round < max_syntax_errors; ++round) {
      SyntaxError error;
      if (std::optional<Value> root = parse(text_, source_, document.texts, error)) {
        document.root = std::move(*root);
        mark_broken(document.root, broken_);
        return document;
      }
      const SyntaxFinding found = explain(error, text_, source_);
      if (std::find(broken_.begin(), broken_.end(), found.at.line) == broken_.end()) {
        findings_.add(*found.code, found.at, found.message, found.help);
      }
      if (!drop(found.at.line, found.cure)) return document;
    }
    return document;
  }

 private:
  std::string text_;
  std::uint32_t source_;
  Diagnostics& findings_;
  std::vector<std::uint32_t> broken_;
};

}  // namespace

Document read(std::uint32_t source, const Sources& sources, Diagnostics& findings) {
  std::string_view text = sources[source].text;
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  if (std::optional<Value> root = scan(text, source)) return {std::move(*root), true, {}};
  Document nothing{make_table({source, 0, 0, 0, 0}), false, {}};
  const std::size_t before = findings.size();
  switch (guard(text, source, findings)) {
  case Guarded::refused:
    return nothing;
  case Guarded::clean: {
    SyntaxError error;
    Texts texts;
    if (std::optional<Value> root = parse(text, source, texts, error))
      return {std::move(*root), true, std::move(texts)};
    return Recovery(text, source, findings).run();
  }
  case Guarded::cut_lines:
    break;
  }
  Recovery recovery(text, source, findings);
  for (std::size_t i = before, end = findings.size(); i < end; ++i) {
    const std::uint32_t line = findings.items()[i].at.line;
    if (i > before && findings.items()[i - 1].at.line == line) continue;
    if (!recovery.drop(line, Cure::drop_value)) return nothing;
  }
  return recovery.run();
}

}  // namespace rubdown::toml
