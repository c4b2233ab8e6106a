// print_calendar NAME ZONE [feed] [utc] [busy] [reminder] [nozone] [moved] [shorter]: prints a fixture's calendar.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "calendar_fixtures.hpp"

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::string error;
  const auto zone = rubdown::parse_tzif(argv[2], bytes_of(std::string("/usr/share/zoneinfo/") + argv[2]), error);
  if (!zone) return std::fprintf(stderr, "%s: %s\n", argv[2], error.c_str()), 3;
  auto schedule = rubdown::fixture::schedule_named(argv[1], *zone);
  if (!schedule) return std::fprintf(stderr, "no fixture is called %s\n", argv[1]), 2;
  rubdown::RenderOptions options =
      rubdown::fixture::options_for(rubdown::fixture::day(2025, 1, 1), rubdown::fixture::day(2028, 12, 31));
  options.zone = &*zone;
  for (int i = 3; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "feed") options.feed = true;
    if (word == "utc") options.utc = true;
    if (word == "busy") options.busy_view = true;
    if (word == "reminder") options.reminder = rubdown::Minutes{90};
    if (word == "nozone") options.zone = nullptr;
    if (word == "moved") {
      for (rubdown::Session& session : schedule->sessions) session.day += std::chrono::days{1};
      for (rubdown::Session& session : schedule->sessions) {
        if (session.start) *session.start += std::chrono::hours{24};
      }
    }
    if (word == "shorter" && !schedule->sessions.empty()) schedule->sessions.pop_back();
  }
  const std::string text = rubdown::render_ics(*schedule, options);
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 3;
}
