// Short forms for tests of the plan room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rubdown/plan/read_plan.hpp"

namespace rubdown {

/// A plan read from a text, with files of its own and a roster's row.
struct PlanReading {
  Sources sources;
  Diagnostics findings;
  std::optional<Plan> plan;

  explicit PlanReading(std::string text, std::map<std::string, std::string> files = {},
                       std::vector<Override> overrides = {}) {
    const auto source = sources.add("plan.toml", std::move(text));
    const FileReader reader = [&files](std::string_view, std::string_view path) -> std::optional<std::string> {
      const auto found = files.find(std::string(path));
      return found == files.end() ? std::nullopt : std::optional{found->second};
    };
    plan = read_plan({source, reader, overrides}, sources, findings);
    findings.sort();
  }
  std::string concise() const { return render(findings, sources, {DiagnosticFormat::concise, false}); }
  std::string full() const { return render(findings, sources, {DiagnosticFormat::full, false}); }
};

}  // namespace rubdown
