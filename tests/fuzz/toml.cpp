// The TOML reader on any bytes: it never fails, and every finding has a place in the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "toml/read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rubdown::Sources sources;
  rubdown::Diagnostics findings;
  sources.add("fuzz.toml", std::string(data, data + size));
  const rubdown::toml::Document document = rubdown::toml::read(0, sources, findings);
  if (document.valid == findings.has_errors() || document.root.table() == nullptr) std::abort();
  for (const rubdown::Diagnostic& finding : findings) {
    const bool whole_file = finding.at.line == 0;
    if (!whole_file && (finding.at.column == 0 || finding.at.end_column < finding.at.column)) std::abort();
    if (finding.message.empty() || finding.message.find('\n') != std::string::npos) std::abort();
  }
  rubdown::render(findings, sources);
  return 0;
}
