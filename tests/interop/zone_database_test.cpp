// Every zone of the system, 1970 to 2100, against zdump; also as slim and as fat files made by zic.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "rubdown/base/zone.hpp"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using rubdown::Instant;
using rubdown::Zone;

const fs::path database = "/usr/share/zoneinfo";
constexpr Instant from = std::chrono::sys_days{std::chrono::year{1970} / 1 / 1};
constexpr Instant to = std::chrono::sys_days{std::chrono::year{2100} / 1 / 1};

std::string run(const std::string& command) {
  std::string output;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::array<char, 65536> buffer{};
  for (std::size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;)
    output.append(buffer.data(), n);
  return output;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Names of all zones, one for each different file, without the copies under posix/ and right/.
std::vector<std::string> zone_names() {
  std::map<std::string, std::string> name_by_bytes;
  for (const auto& entry : fs::recursive_directory_iterator(database)) {
    const std::string name = entry.path().lexically_relative(database).string();
    const std::string bytes = entry.is_regular_file() && rubdown::is_zone_name(name) ? bytes_of(entry.path()) : "";
    if (bytes.substr(0, 4) == "TZif") name_by_bytes.emplace(bytes, name);
  }
  std::vector<std::string> names;
  for (const auto& [bytes, name] : name_by_bytes) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

struct Reading {
  Instant when;
  std::chrono::seconds utc;
  bool dst;
  std::string abbreviation;
};

/// `Europe/Berlin  Sun Mar 29 00:59:59 2026 UT = Sun Mar 29 01:59:59 2026 CET isdst=0 gmtoff=3600`
void read_line(const std::string& line, std::map<std::string, std::vector<Reading>>& readings) {
  static const std::string months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  std::istringstream in(line);
  std::string path, weekday, month, clock, word, ut, eq, w2, m2, d2, c2, y2, abbreviation, dst, offset;
  int day = 0, year = 0;
  in >> path >> weekday >> month >> day >> clock >> year >> ut >> eq >> w2 >> m2 >> d2 >> c2 >> y2 >> abbreviation >>
      dst >> offset;
  if (offset.rfind("gmtoff=", 0) != 0) return;
  const unsigned m = static_cast<unsigned>(months.find(month) / 3 + 1);
  const auto two = [&](std::size_t at) { return std::stoi(clock.substr(at, 2)); };
  const Instant when = std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(m) / day} +
                       std::chrono::hours{two(0)} + std::chrono::minutes{two(3)} + std::chrono::seconds{two(6)};
  readings[path].push_back({when, std::chrono::seconds{std::stol(offset.substr(7))}, dst == "isdst=1", abbreviation});
}

/// What zdump says of each zone, by name.
using Readings = std::map<std::string, std::vector<Reading>>;

Readings zdump(const fs::path& folder, const std::vector<std::string>& names) {
  std::string command = "zdump -v -c 1970,2100";
  for (const std::string& name : names) command += " " + (folder / name).string();
  std::istringstream lines(run(command));
  Readings by_path;
  for (std::string line; std::getline(lines, line);) read_line(line, by_path);
  Readings by_name;
  for (const std::string& name : names) by_name[name] = by_path[(folder / name).string()];
  return by_name;
}

void compare(const std::string& name, const Zone& zone, const std::vector<Reading>& readings) {
  std::size_t wrong = 0;
  std::vector<Instant> changes;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Reading& expected = readings[i];
    if (expected.when < from || expected.when >= to) continue;
    const auto found = zone.offset_at(expected.when);
    wrong += found.utc != expected.utc || found.dst != expected.dst || found.abbreviation != expected.abbreviation;
    const bool changed = i > 0 && readings[i - 1].when + 1s == expected.when;
    const auto& before = readings[i > 0 ? i - 1 : 0];
    if (changed &&
        (before.utc != expected.utc || before.dst != expected.dst || before.abbreviation != expected.abbreviation)) {
      changes.push_back(expected.when);
    }
    const auto civil = zone.to_civil(expected.when);
    const auto resolved = zone.resolve(civil);
    wrong += resolved.first != expected.when && resolved.second != expected.when;
    wrong += resolved.kind == rubdown::CivilResolution::Kind::gap;
  }
  std::vector<Instant> found;
  for (const auto& transition : zone.transitions(from, to)) found.push_back(transition.when);
  CHECK_MESSAGE(wrong == 0, name);
  CHECK_MESSAGE(found == changes, name, ": ", found.size(), " changes for ", changes.size());
}

Zone read_zone(const fs::path& folder, const std::string& name) {
  std::string error;
  const auto zone = rubdown::parse_tzif(name, bytes_of(folder / name), error);
  REQUIRE_MESSAGE(zone.has_value(), name << ": " << error);
  return *zone;
}

void compare_all(const fs::path& folder, const Readings& readings) {
  for (const auto& [name, expected] : readings) compare(name, read_zone(folder, name), expected);
}

}  // namespace

TEST_CASE("every zone of the system agrees with zdump from 1970 to 2100") {
  const auto names = zone_names();
  REQUIRE(names.size() > 300);
  compare_all(database, zdump(database, names));
}

TEST_CASE("slim and fat files made by zic agree with zdump from 1970 to 2100") {
  std::string folder = (fs::temp_directory_path() / "rubdown-zones-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  for (const std::string form : {"slim", "fat"}) {
    CAPTURE(form);
    const fs::path made = fs::path(folder) / form;
    CHECK(run("PATH=$PATH:/usr/sbin zic -b " + form + " -d " + made.string() + " " + (database / "tzdata.zi").string() +
              " 2>&1") == "");
    std::vector<std::string> names;
    for (const std::string& name : zone_names()) {
      if (fs::exists(made / name)) names.push_back(name);
    }
    REQUIRE(names.size() > 300);
    compare_all(made, zdump(made, names));
  }
  fs::remove_all(folder);
}

TEST_CASE("zone files that count leap seconds are refused") {
  const fs::path path = database / "right/Europe/Berlin";
  if (!fs::exists(path)) return;
  std::string error;
  CHECK_FALSE(rubdown::parse_tzif("Europe/Berlin", bytes_of(path), error).has_value());
  CHECK(error == "it counts leap seconds; use the file of the same name outside right/");
}
