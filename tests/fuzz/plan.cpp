// The plan reader on any bytes: a plan or findings that say why not, each in its place and in order.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <tuple>

#include "rubdown/plan/read_plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rubdown::Sources sources;
  rubdown::Diagnostics findings;
  const std::uint32_t source = sources.add("fuzz.toml", std::string(data, data + size));
  // The template of a fuzzed plan is the plan itself under another name, so that merging is reached as well.
  const rubdown::FileReader reader = [&sources](std::string_view, std::string_view) -> std::optional<std::string> {
    if (sources.size() > 2) return "[[week]]\nsun = \"rest\"\n";
    return sources[0].text;
  };
  const rubdown::Override row[] = {{"athlete.name", "Ann", {}}, {"race.goal", "3:45:00", {}}};
  const auto plan = rubdown::read_plan({source, reader, row}, sources, findings);
  findings.sort();
  if (!plan && !findings.has_errors()) std::abort();
  const auto begins_before = [](const rubdown::Diagnostic& a, const rubdown::Diagnostic& b) {
    return std::tie(a.at.source, a.at.line, a.at.column) < std::tie(b.at.source, b.at.line, b.at.column);
  };
  if (!std::is_sorted(findings.begin(), findings.end(), begins_before)) std::abort();
  for (const rubdown::Diagnostic& finding : findings) {
    if (finding.at.source >= sources.size() || finding.message.find('\n') != std::string::npos) std::abort();
  }
  rubdown::render(findings, sources);
  return 0;
}
