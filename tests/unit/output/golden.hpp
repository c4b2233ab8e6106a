// Texts compared with reviewed files; UPDATE_GOLDEN=1 writes them anew.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace rubdown {

/// The file's text; where UPDATE_GOLDEN is set, `text` is written to it first.
inline std::string golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(RUBDOWN_SOURCE_DIR) + "/tests/golden/" + name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace rubdown
