// Plans with mistakes: whatever bytes are changed, the reader says what is wrong, where, and in order.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rubdown/plan/read_plan.hpp"

namespace rubdown {
namespace {

/// Numbers that follow from a seed alone, the same on every machine (the generator of Vigna's SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

 private:
  std::uint64_t state_;
};

std::vector<std::string> good_plans() {
  std::vector<std::filesystem::path> files;
  for (const auto& folder : std::filesystem::directory_iterator(RUBDOWN_SOURCE_DIR "/tests/errors")) {
    const auto file = folder.path() / "good.toml";
    if (std::filesystem::exists(file)) files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> plans;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    plans.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return plans;
}

/// Changes, drops, doubles or inserts a few bytes, mostly ones that mean something in TOML.
std::string mutate(std::string text, Random& random) {
  constexpr std::string_view telling = "\"'[]{}=#.,\n\\ -:0123456789abtx\xC3\xA9\xFF\t\r";
  for (std::size_t left = 1 + random.below(4); left > 0 && !text.empty(); --left) {
    const std::size_t at = random.below(text.size());
    const char byte =
        random.below(4) == 0 ? static_cast<char>(random.below(256)) : telling[random.below(telling.size())];
    switch (random.below(5)) {
    case 0:
      text[at] = byte;
      break;
    case 1:
      text.erase(at, 1 + random.below(8));
      break;
    case 2:
      text.insert(at, 1, byte);
      break;
    case 3:
      text.insert(at, text.substr(random.below(text.size()), random.below(40)));
      break;
    case 4:
      text.resize(at);
      break;
    }
  }
  return text;
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

std::array<std::uint32_t, 3> begin_of(const Diagnostic& finding) {
  return {finding.at.source, finding.at.line, finding.at.column};
}

std::string problem_with(const std::string& text) {
  Sources sources;
  Diagnostics findings;
  const auto plan = read_plan({sources.add("plan.toml", text), {}, {}}, sources, findings);
  if (!plan && !findings.has_errors()) return "no plan and no error";
  findings.sort();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Diagnostic& finding = findings.items()[i];
    if (i > 0 && begin_of(finding) < begin_of(findings.items()[i - 1])) return "not in order: " + finding.message;
    const bool placed = finding.at.line == 0 ? finding.at.column == 0 : finding.at.column > 0;
    if (!placed || finding.at.line > lines_of(text)) return "no place in the text: " + finding.message;
    if (finding.message.empty() || finding.message.find('\n') != std::string::npos)
      return "not one line: " + finding.message;
  }
  return render(findings, sources).find('\0') != std::string::npos ? "a NUL is printed" : "";
}

}  // namespace

TEST_CASE("no change of bytes is too much for the reader") {
  const std::vector<std::string> plans = good_plans();
  REQUIRE(plans.size() > 30);
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    Random random(seed);
    const std::string text = mutate(plans[random.below(plans.size())], random);
    const std::string problem = problem_with(text);
    REQUIRE_MESSAGE(problem.empty(), "seed ", seed, ": ", problem, "\n", text);
  }
}

TEST_CASE("as many mistyped keys as there are, so many findings") {
  const std::string_view keys[] = {"name", "timezone", "born", "weeks_running", "easy_pace"};
  const std::string_view values[] = {"\"Ann\"", "\"UTC\"", "1984", "60", "\"5:40/km\""};
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    Random random(seed);
    std::string text = "[[week]]\nsun = \"rest\"\n[athlete]\n";
    std::size_t typos = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      std::string key(keys[i]);
      if (random.below(2) == 0) {
        std::swap(key[key.size() - 1], key[key.size() - 2]);
        ++typos;
      }
      text += key + " = " + std::string(values[i]) + "\n";
    }
    Sources sources;
    Diagnostics findings;
    read_plan({sources.add("plan.toml", text), {}, {}}, sources, findings);
    CAPTURE(text);
    REQUIRE(findings.size() == typos);
    for (const Diagnostic& finding : findings) REQUIRE(finding.help.rfind("did you mean", 0) == 0);
  }
}

}  // namespace rubdown
