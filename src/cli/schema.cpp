// `rubdown schema`: JSON Schema of the files, for editors.
#include "rubdown/plan/schema.hpp"

#include <fmt/format.h>

#include <array>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/recovery/describe_rules.hpp"

namespace rubdown::cli {

ExitCode run_schema(const Arguments& arguments) {
  std::string_view which =
      arguments.words().empty() ? std::string_view{"plan"} : std::string_view{arguments.words()[0]};
  if (which == "plan") return print(plan_schema_json());
  if (which == "log") return print(log_schema_json());
  if (which == "rules") return print(rules_schema());
  constexpr std::array<std::string_view, 3> words{"plan", "log", "rules"};
  return usage_error(fmt::format("no schema of \"{}\"\n{}", one_line(which), suggestion(which, words)));
}

}  // namespace rubdown::cli
