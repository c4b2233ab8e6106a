// Findings about what the user wrote, and the one layout they are printed in.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/source.hpp"

namespace rubdown {

enum class Severity { note, warning, error };

/// One kind of finding: a row in the table of the room that reports it (`<room>/codes.hpp`).
struct Code {
  std::string_view id;  ///< `P012`: a letter for the room, three digits, never reused
  Severity severity;
  std::string_view title;    ///< a few words, for lists
  std::string_view explain;  ///< what `rubdown help P012` prints: what it means, why it matters, what to do
};

/// One finding. `message` says what is wrong, `help` what to do; both are one line, without control characters.
struct Diagnostic {
  const Code* code = nullptr;
  Severity severity = Severity::error;
  Span at;
  std::string message;
  std::string help;
};

/// Findings, in the order they were reported until sort().
class Diagnostics {
 public:
  void add(const Code& code, Span at, std::string message, std::string help = {});
  /// By source, line, column, then code and message; equal findings are kept once.
  void sort();
  bool has_errors() const;
  bool has_warnings() const;
  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  const std::vector<Diagnostic>& items() const { return items_; }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  void append(const Diagnostics& other);

 private:
  std::vector<Diagnostic> items_;
};

enum class DiagnosticFormat { full, concise, json, github };

/// `full`, `concise`, `json`, `github`.
std::span<const std::string_view> diagnostic_format_names();

struct DiagnosticStyle {
  DiagnosticFormat format = DiagnosticFormat::full;
  bool color = false;
  std::size_t width = 100;  ///< columns of the full layout; longer lines of the user are cut around the caret
};

std::string_view name(Severity severity);  ///< `note`, `warning`, `error`

/// All findings as text, one layout: `file:line:col: error[P012]: what`, the user's own line with control characters
/// shown and tabs expanded, a caret line in display columns, `help:`. Columns printed are in code points.
std::string render(const Diagnostics& findings, const Sources& sources, DiagnosticStyle style = {});

}  // namespace rubdown
