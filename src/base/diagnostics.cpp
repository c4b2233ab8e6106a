#include "rubdown/base/diagnostics.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/excerpt.hpp"
#include "base/graphemes.hpp"
#include "base/scan.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::array<std::string_view, 3> severity_names{"note", "warning", "error"};
constexpr std::array<std::string_view, 3> severity_colors{"\x1b[36m", "\x1b[33m", "\x1b[31m"};
constexpr std::string_view color_off = "\x1b[0m";
// In the order of DiagnosticFormat.
constexpr std::array<std::string_view, 4> format_names{"full", "concise", "json", "github"};

/// one_line() of a text that mostly is one.
std::string on_one_line(std::string text) {
  const bool is_one = is_plain_ascii(text) && trim(text).size() == text.size();
  return is_one ? std::move(text) : one_line(text);
}

auto key(const Diagnostic& finding) {
  return std::tuple{finding.at.source, finding.at.line, finding.at.column, finding.code->id,
                    std::string_view{finding.message}};
}

bool same(const Diagnostic& a, const Diagnostic& b) {
  return a.at == b.at && a.code == b.code && a.message == b.message && a.help == b.help;
}

/// The name as the user typed it, without what a terminal would act on; empty for a finding about no file.
std::string file_name(const Diagnostic& finding, const Sources& sources) {
  return finding.at.source < sources.size() ? one_line(sources[finding.at.source].name) : std::string{};
}

/// `file:line:col: `, as much of it as there is.
void append_place(std::string& out, const Diagnostic& finding, const Sources& sources) {
  const std::string file = file_name(finding, sources);
  if (file.empty()) return;
  out += file;
  if (finding.at.line != 0) {
    out += ':';
    append_digits(out, finding.at.line, 1);
    out += ':';
    append_digits(out, finding.at.column, 1);
  }
  out += ": ";
}

void append_colored(std::string& out, std::string_view text, Severity severity, bool color) {
  if (color) out += severity_colors[static_cast<std::size_t>(severity)];
  out += text;
  if (color) out += color_off;
}

void append_headline(std::string& out, const Diagnostic& finding, const Sources& sources, bool color) {
  append_place(out, finding, sources);
  append_colored(out, name(finding.severity), finding.severity, color);
  out.append("[").append(finding.code->id).append("]: ").append(finding.message);
}

void append_full(std::string& out, const Diagnostic& finding, const Sources& sources, std::string_view line,
                 const DiagnosticStyle& style) {
  if (!out.empty()) out += '\n';
  append_headline(out, finding, sources, style.color);
  out += '\n';
  std::string margin(2, ' ');
  if (finding.at.line != 0 && finding.at.source < sources.size()) {
    std::string number;
    append_digits(number, finding.at.line, 1);
    margin.assign(number.size() + 1, ' ');
    const Excerpt excerpt = excerpt_of(line, finding.at, style.width - std::min(style.width, margin.size() + 2));
    out.append(margin).append("|\n");
    out.append(number).append(" |");
    if (!excerpt.text.empty()) out.append(" ").append(excerpt.text);
    out.append("\n").append(margin).append("| ").append(excerpt.caret_column, ' ');
    append_colored(out, std::string(excerpt.caret_width, '^'), finding.severity, style.color);
    out += '\n';
  }
  if (!finding.help.empty()) out.append(margin).append("= help: ").append(finding.help).append("\n");
}

void append_concise(std::string& out, const Diagnostic& finding, const Sources& sources, bool color) {
  append_headline(out, finding, sources, color);
  if (!finding.help.empty()) out.append(" (").append(finding.help).append(")");
  out += '\n';
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : valid_utf8(text)) {
    if (c == '"' || c == '\\') {
      out.append("\\").append(1, c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out.append("\\u00").append(1, hex[static_cast<unsigned char>(c) >> 4]).append(1, hex[c & 0xF]);
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_json(std::string& out, const Diagnostic& finding, const Sources& sources) {
  const auto text = [&](std::string_view member, std::string_view value) {
    out.append("\"").append(member).append("\": ");
    append_json_string(out, value);
    out += ", ";
  };
  const auto number = [&](std::string_view member, std::uint32_t value) {
    out.append("\"").append(member).append("\": ");
    append_digits(out, value, 1);
    out += ", ";
  };
  out += '{';
  text("code", finding.code->id);
  text("severity", name(finding.severity));
  text("file", finding.at.source < sources.size() ? std::string_view{sources[finding.at.source].name} : "");
  number("line", finding.at.line);
  number("column", finding.at.column);
  number("end_line", finding.at.end_line);
  number("end_column", finding.at.end_column);
  text("message", finding.message);
  out += "\"help\": ";
  append_json_string(out, finding.help);
  out += '}';
}

/// Percent-escapes as GitHub's workflow commands want them; `,` and `:` only inside a property.
std::string github_escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

void append_github(std::string& out, const Diagnostic& finding, const Sources& sources) {
  out.append("::").append(finding.severity == Severity::note ? "notice" : name(finding.severity)).append(" ");
  if (const std::string file = file_name(finding, sources); !file.empty()) {
    out.append("file=").append(github_escaped(file, true)).append(",");
  }
  if (finding.at.line != 0) {
    out += "line=";
    append_digits(out, finding.at.line, 1);
    out += ",col=";
    append_digits(out, finding.at.column, 1);
    out += ',';
  }
  out.append("title=").append(finding.code->id).append("::").append(github_escaped(finding.message, false));
  if (!finding.help.empty()) out.append(" (").append(github_escaped(finding.help, false)).append(")");
  out += '\n';
}

std::string render_json(const Diagnostics& findings, const Sources& sources) {
  std::string out = "[";
  for (const Diagnostic& finding : findings) {
    out += out.size() > 1 ? ",\n " : "";
    append_json(out, finding, sources);
  }
  return out + "]\n";
}

}  // namespace

void Diagnostics::add(const Code& code, Span at, std::string message, std::string help) {
  items_.push_back({&code, code.severity, at, on_one_line(std::move(message)), on_one_line(std::move(help))});
}

void Diagnostics::sort() {
  std::stable_sort(items_.begin(), items_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
}

bool Diagnostics::has_errors() const {
  return std::any_of(begin(), end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

bool Diagnostics::has_warnings() const {
  return std::any_of(begin(), end(), [](const Diagnostic& d) { return d.severity == Severity::warning; });
}

void Diagnostics::append(const Diagnostics& other) {
  items_.insert(items_.end(), other.items_.begin(), other.items_.end());
}

std::span<const std::string_view> diagnostic_format_names() { return format_names; }

std::string_view name(Severity severity) { return severity_names[static_cast<std::size_t>(severity)]; }

std::string render(const Diagnostics& findings, const Sources& sources, DiagnosticStyle style) {
  if (style.format == DiagnosticFormat::json) return render_json(findings, sources);
  std::string out;
  LineReader lines{sources};
  for (const Diagnostic& finding : findings) {
    switch (style.format) {
    case DiagnosticFormat::full:
      append_full(out, finding, sources, lines.line(finding.at), style);
      break;
    case DiagnosticFormat::concise:
      append_concise(out, finding, sources, style.color);
      break;
    case DiagnosticFormat::github:
      append_github(out, finding, sources);
      break;
    case DiagnosticFormat::json:
      break;
    }
  }
  return out;
}

}  // namespace rubdown
