// Any bytes as a rule file on top of the built-in pack: findings, never a crash; what was read prints and reads back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rubdown/recovery/describe_rules.hpp"
#include "rubdown/recovery/rule.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rubdown::Sources sources;
  rubdown::Diagnostics findings;
  rubdown::RulePack pack = rubdown::builtin_rules();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const bool sound = rubdown::read_rules(sources.add("fuzz.toml", text), sources, pack, findings);
  findings.sort();
  rubdown::render(findings, sources);
  if (!sound) return 0;  // no command prints such a pack; printing it takes a thousand times as long as reading did
  const std::string printed = rubdown::print_rules(pack);
  rubdown::rules_json(pack);
  rubdown::Diagnostics again_findings;
  rubdown::RulePack again;
  if (!rubdown::read_rules(sources.add("again.toml", printed), sources, again, again_findings)) std::abort();
  if (rubdown::print_rules(again) != printed) std::abort();
  return 0;
}
