// The importer of week grids on any bytes: findings, or a plan that its own reader takes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rubdown/plan/read_plan.hpp"
#include "rubdown/training/import_grid.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rubdown::Sources sources;
  rubdown::Diagnostics findings;
  const std::uint32_t grid = sources.add("grid.csv", std::string(data, data + size));
  const std::string plan = rubdown::import_grid(sources[grid].text, grid, {}, findings);
  rubdown::render(findings, sources);
  if (plan.empty() && !findings.has_errors()) std::abort();
  if (plan.empty()) return 0;
  rubdown::Diagnostics read;
  rubdown::PlanInput input;
  input.source = sources.add("plan.toml", plan);
  if (!rubdown::read_plan(input, sources, read)) std::abort();
  return 0;
}
