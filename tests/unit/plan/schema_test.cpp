#include "rubdown/plan/schema.hpp"

#include <doctest/doctest.h>

#include "plan/keys.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

/// Every key under a section, with its header: `[[race]] goal`.
void list_keys(const toml::Section& section, std::vector<std::string>& found) {
  for (const toml::Key& key : section.keys) {
    found.push_back(toml::header(section) + ' ' + std::string(key.name));
    if (key.section != nullptr) list_keys(*key.section, found);
  }
}

}  // namespace

TEST_CASE("every key has a meaning and room for it in a table") {
  std::vector<std::string> all;
  list_keys(keys::file, all);
  CHECK(all.size() > 150);
  const std::string help = plan_help();
  for (const toml::Key& key : keys::file.keys) {
    if (key.section == nullptr) continue;
    CHECK(help.find("\n" + toml::header(*key.section)) != std::string::npos);
    for (const toml::Key& inner : key.section->keys) {
      CAPTURE(inner.name);
      CHECK_FALSE(inner.means.empty());
      CHECK(help.find("\n  " + std::string(inner.name) + " ") != std::string::npos);
    }
  }
}

TEST_CASE("the help fits its width") {
  for (const std::size_t width : {60U, 80U, 120U}) {
    const std::string help = plan_help(width);
    for (std::size_t begin = 0; begin < help.size();) {
      const std::size_t end = help.find('\n', begin);
      CHECK(display_width(help.substr(begin, end - begin)) <= width);
      begin = end + 1;
    }
  }
}

TEST_CASE("a key that is in the plan's schema is one the reader knows, and the reverse") {
  const std::string schema = plan_schema_json();
  std::vector<std::string> all;
  list_keys(keys::file, all);
  for (const std::string& key : all) {
    CAPTURE(key);
    CHECK(schema.find('"' + key.substr(key.rfind(' ') + 1) + "\": {") != std::string::npos);
  }
}

}  // namespace rubdown
