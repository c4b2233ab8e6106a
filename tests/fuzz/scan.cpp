// The quick reader of TOML against the library: what it decides of any bytes is what the library reads.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "../unit/toml/same.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  if (rubdown::toml::compare_readers(text) == rubdown::toml::Compared::differ) std::abort();
  return 0;
}
