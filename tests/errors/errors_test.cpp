#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "rubdown/batch/codes.hpp"
#include "rubdown/calendar/codes.hpp"
#include "rubdown/plan/codes.hpp"
#include "rubdown/recovery/codes.hpp"
#include "rubdown/training/codes.hpp"
#include "rubdown/workout/codes.hpp"
#include "sample.hpp"
#include "toml/codes.hpp"

namespace rubdown::test {
namespace {

/// The tables of codes whose samples are complete.
std::vector<std::span<const Code* const>> tables() {
  return {toml::toml_codes(), plan_codes(),     log_codes(),      workout_codes(),
          training_codes(),   recovery_codes(), calendar_codes(), file_codes()};
}

}  // namespace

TEST_CASE("every sample is told in the exact words") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  for (const auto& folder : sample_folders()) {
    const std::string code = folder.filename().string();
    CAPTURE(code);
    const std::string bad = findings_of(folder, "bad");
    if (update) std::ofstream(folder / "expected.txt", std::ios::binary) << bad;
    CHECK(bad == read_text(folder / "expected.txt"));
    CHECK(bad.find('[' + code + ']') != std::string::npos);
    CHECK(findings_of(folder, "good") == "");
  }
}

TEST_CASE("every code has a sample") {
  std::set<std::string> samples;
  for (const auto& folder : sample_folders()) samples.insert(folder.filename().string());
  for (const auto& table : tables()) {
    for (const Code* code : table) {
      CAPTURE(code->id);
      CHECK(samples.count(std::string(code->id)) == 1);
    }
  }
}

}  // namespace rubdown::test
