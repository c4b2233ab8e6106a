// The rule files of the built-in pack, read as a user's would be.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

inline RulePack read_builtin_files(Sources& sources, Diagnostics& findings) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{RUBDOWN_SOURCE_DIR "/src/recovery/rules"}) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  RulePack pack;
  for (const auto& file : files) {
    std::ifstream in{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    read_rules(sources.add(file.filename().string(), text), sources, pack, findings);
  }
  return pack;
}

}  // namespace rubdown
