#include "sample.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "rubdown/plan/read_plan.hpp"
#include "rubdown/recovery/rule.hpp"

namespace rubdown::test {
namespace {

using std::filesystem::path;

std::string expand(const path& file) {
  std::ifstream in(file);
  std::string out, line;
  while (std::getline(in, line)) {
    const std::size_t space = line.find(' ');
    std::string text = line.substr(space + 1);
    for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
    for (int left = std::stoi(line); left > 0; --left) out += text;
  }
  return out;
}

std::vector<Override> read_row(const path& file, Sources& sources) {
  std::vector<Override> row;
  if (!std::filesystem::exists(file)) return row;
  const std::uint32_t source = sources.add(file.filename().string(), read_text(file));
  std::istringstream lines(sources[source].text);
  std::string line;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    const std::size_t equals = line.find('=');
    const auto column = static_cast<std::uint32_t>(equals) + 2;
    row.push_back({line.substr(0, equals),
                   line.substr(equals + 1),
                   {source, number, column, number, static_cast<std::uint32_t>(line.size()) + 1}});
  }
  return row;
}

/// What reads a file is told by its ending.
struct Reader {
  std::string ending;
  void (*read)(std::uint32_t source, const path& folder, const std::string& stem, Sources&, Diagnostics&);
};

void read_toml(std::uint32_t source, const path& folder, const std::string& stem, Sources& sources,
               Diagnostics& findings) {
  const FileReader reader = [&folder](std::string_view, std::string_view name) -> std::optional<std::string> {
    const path file = folder / std::string(name);
    return std::filesystem::is_regular_file(file) ? std::optional{read_text(file)} : std::nullopt;
  };
  const std::vector<Override> row = read_row(folder / (stem + ".row"), sources);
  read_plan({source, reader, row}, sources, findings);
}

void read_workouts(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  std::istringstream lines(sources[source].text);
  std::string line;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    const auto width = static_cast<std::uint32_t>(line.size());
    parse_workout(line, Units::km, {source, number, 1, number, width + 1}, findings);
  }
}

void read_rule_file(std::uint32_t source, const path&, const std::string&, Sources& sources, Diagnostics& findings) {
  RulePack pack = builtin_rules();
  read_rules(source, sources, pack, findings);
}

const Reader readers[] = {
    {".toml", read_toml},
    {".rules", read_rule_file},
    {".workouts", read_workouts},
};

}  // namespace

std::string read_text(const path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<path> sample_folders() {
  std::vector<path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(RUBDOWN_SOURCE_DIR "/tests/errors")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string findings_of(const path& folder, const std::string& stem) {
  Sources sources;
  Diagnostics findings;
  for (const Reader& reader : readers) {
    const path file = folder / (stem + reader.ending), repeat = folder / (stem + ".repeat");
    const bool plain = std::filesystem::exists(file);
    if (!plain && !std::filesystem::exists(repeat)) continue;
    const std::uint32_t source = sources.add(file.filename().string(), plain ? read_text(file) : expand(repeat));
    reader.read(source, folder, stem, sources, findings);
    findings.sort();
    return render(findings, sources);
  }
  return "there is no such file";
}

}  // namespace rubdown::test
