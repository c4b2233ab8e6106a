// `rubdown workout`: how a workout text is understood.
#include "rubdown/workout/workout.hpp"

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/workout/describe.hpp"

namespace rubdown::cli {

ExitCode run_workout(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  bool json = arguments.value("--format").value_or("text") == "json";
  std::vector<std::string> texts;
  if (arguments.words().size() == 1 && arguments.words()[0] == "-") {
    std::optional<std::string> input = read_file("-", error);
    if (!input) return io_error("standard input", error);
    std::size_t begin = 0;
    while (begin < input->size()) {
      std::size_t end = std::min(input->find('\n', begin), input->size());
      std::size_t stop = end > begin && (*input)[end - 1] == '\r' ? end - 1 : end;
      texts.push_back(input->substr(begin, stop - begin));
      begin = end + 1;
    }
  } else {
    // A shell splits an unquoted text into words; together they are the one text that was meant.
    texts.push_back(fmt::format("{}", fmt::join(arguments.words(), " ")));
  }
  Units units = settings.units.value_or(Units::km);
  std::string out;
  for (const std::string& text : texts) {
    Sources sources;
    std::uint32_t source = sources.add("workout", text);
    Diagnostics findings;
    Span at{source, 1, 1, 1, static_cast<std::uint32_t>(text.size() + 1)};
    Workout workout = parse_workout(text, units, at, findings);
    findings.sort();
    if (json) {
      out += workout_json(workout, findings.items()) + '\n';
    } else {
      if (!out.empty()) out += '\n';
      out += workout_text(workout, findings.items(), {units, settings.color, settings.ascii});
    }
  }
  return print(out);
}

}  // namespace rubdown::cli
