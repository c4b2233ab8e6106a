#include "toml/scan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "unit/toml/same.hpp"

using namespace rubdown::toml;

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Every TOML file of the project, in order of name.
std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::filesystem::path> all_files() {
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"examples", "src", "tests"})
    for (const auto& file : toml_files(std::filesystem::path(RUBDOWN_SOURCE_DIR) / folder)) files.push_back(file);
  return files;
}

/// The same changes on every machine (splitmix64).
struct Chance {
  std::uint64_t state;
  std::size_t below(std::size_t n) {
    std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<std::size_t>((z ^ (z >> 31)) % n);
  }
};

constexpr std::string_view snippets[] = {"\"",
                                         "'",
                                         "\\",
                                         "#",
                                         "\n",
                                         "\r\n",
                                         "\r",
                                         " ",
                                         "\t",
                                         "=",
                                         ",",
                                         "[",
                                         "]",
                                         "{",
                                         "}",
                                         "[[",
                                         "]]",
                                         ".",
                                         "a = 1\n",
                                         "[a]\n",
                                         "[[a]]\n",
                                         "[a.b]\n",
                                         "\"\"",
                                         "\"\"\"",
                                         "2026-11-01",
                                         "2026-02-30",
                                         "07:30",
                                         "07:30:61",
                                         "1.5",
                                         "01",
                                         "-3",
                                         "+3",
                                         "true",
                                         "inf",
                                         "0x1F",
                                         "1_000",
                                         "2026-11-01 07:30",
                                         "{ a = 1, b = [1, 2] }",
                                         "a.b = 1\n",
                                         "\xC3\xA9",
                                         "\xFF",
                                         "\x7F",
                                         "\xE2\x80\x93",
                                         "1e5"};

/// A text with one to three changes: bytes and lines dropped, doubled or exchanged for pieces of TOML.
std::string changed(std::string text, Chance& chance) {
  for (std::size_t i = chance.below(3) + 1; i > 0 && !text.empty(); --i) {
    const std::size_t at = chance.below(text.size());
    const std::string_view snippet = snippets[chance.below(std::size(snippets))];
    const std::size_t line = text.find('\n', at) + 1;  // npos + 1 is the first line
    const std::size_t end = std::min(text.find('\n', line), text.size());
    switch (chance.below(5)) {
    case 0:
      text.erase(at, 1 + chance.below(4));
      break;
    case 1:
      text.insert(at, snippet);
      break;
    case 2:
      text.replace(at, 1 + chance.below(6), snippet);
      break;
    case 3:
      text.insert(chance.below(2) == 0 ? line : 0, text.substr(line, end - line) + "\n");
      break;
    case 4:
      text.erase(line, end - line);
      break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the quick reader reads plans, and every other file as the library does or not at all") {
  std::size_t read = 0, files = 0;
  for (const auto& file : all_files()) {
    INFO(file.string());
    const Compared compared = compare_readers(text_of(file));
    CHECK(compared != Compared::differ);
    if (file.string().find("/examples/") != std::string::npos) CHECK(compared == Compared::alike);
    read += compared == Compared::alike ? 1 : 0;
    ++files;
  }
  CHECK(read * 2 > files);
}

TEST_CASE("the quick reader never disagrees on a file that was changed here and there") {
  std::vector<std::string> texts;
  for (const auto& file : all_files())
    if (std::string text = text_of(file); text.size() < 6000) texts.push_back(std::move(text));
  REQUIRE(texts.size() > 20);
  Chance chance{20261122};
  std::size_t read = 0;
  constexpr std::size_t rounds = 6000;
  for (std::size_t i = 0; i < rounds; ++i) {
    const std::string text = changed(texts[chance.below(texts.size())], chance);
    const Compared compared = compare_readers(text);
    if (compared == Compared::differ) FAIL_CHECK(text);
    read += compared == Compared::alike ? 1 : 0;
  }
  CHECK(read > rounds / 20);
}

TEST_CASE("the quick reader knows the shapes of a plan, and leaves the rest to the library") {
  const char* known[] = {"",
                         "a = 1",
                         "a = -12 # note\r\nb = \"\"\n",
                         "a = 'x\\y'\nb = \"it's\"\n",
                         "\"a key\" = 12.5\n'b' = 07:30\n",
                         "[a]\nb = 2026-11-01\n[a.c]\nd = 06:15:30\n",
                         "[[w]]\nmon = [\"x\", { run = \"y\", at = 06:00 }]\n[[w]]\n[[w.d]]\n[[w.d]]\n",
                         "a = [\n  1, # one\n  2,\n]\n",
                         "a = {}\nb = [[1], [true, false]]\n",
                         "name = \"Chlo\xC3\xA9\" # \xE2\x80\x93\nb = 2\n"};
  for (const char* text : known) {
    INFO(text);
    CHECK(compare_readers(text) == Compared::alike);
  }
  const char* left[] = {"a = \"x\\n\"\n",
                        "a = \"\"\"x\"\"\"\n",
                        "a.b = 1\n",
                        "a = 1\na = 2\n",
                        "a = 01\n",
                        "a = +1\n",
                        "a = 2026-11-01 07:30:00\n",
                        "a = 2026-02-30\n",
                        "a = 24:00\n",
                        "[a]\n[a]\n",
                        "a = 1\n[a]\n",
                        "a = {}\n[a.b]\n",
                        "a = [{}]\n[[a]]\n",
                        "[b.c]\n",
                        "a = \xC3\xA9\n",
                        "a = \"\xC3\"\n",
                        "a = \"x\n",
                        "a = 1 b = 2\n",
                        "a\n",
                        "= 1\n",
                        "a = inf\n",
                        "a = \"\x01\"\n",
                        "# \x7F\n"};
  for (const char* text : left) {
    INFO(text);
    CHECK(compare_readers(text) == Compared::left_to_parser);
  }
}

TEST_CASE("strings end where they end, wherever in sixteen bytes that is") {
  for (std::size_t size = 0; size < 40; ++size) {
    for (const char* inside : {"", "\t", "\x1f", "\x7f", "\\", "'", "\"", "\xC3\xA9", "\xFF"}) {
      CAPTURE(size);
      CAPTURE(inside);
      std::string text = "a = \"" + std::string(size, 'x') + inside + std::string(size % 7, 'y') + "\"\n";
      CHECK(compare_readers(text) != Compared::differ);
      text += "b = 1\n";
      CHECK(compare_readers(text) != Compared::differ);
    }
  }
}

TEST_CASE("a key twice is found out, and another of its kind is not taken for it") {
  // The kinds are told by first letter, last letter and length: all of these are of one kind.
  CHECK(compare_readers("axa = \"1\"\naya = \"2\"\naza = \"3\"\n") == Compared::alike);
  CHECK(compare_readers("axa = \"1\"\naya = \"2\"\naxa = \"3\"\n") == Compared::left_to_parser);
  CHECK(compare_readers("a = { axa = 1, aya = 2 }\n") == Compared::alike);
  CHECK(compare_readers("a = { axa = 1, aya = 2, axa = 3 }\n") == Compared::left_to_parser);
  CHECK(compare_readers("[a]\naxa = 1\n[b]\naxa = 1\n") == Compared::alike);
  CHECK(compare_readers("a = 1\n[a]\nb = 1\n") == Compared::left_to_parser);
}
