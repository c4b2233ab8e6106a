// rubdown-ics: reads a calendar from its standard input and prints the busy times in it. It is a program of its own so
// that a hostile calendar can harm nothing but itself: it opens nothing but zone files, and memory and time are
// bounded.
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "busy/read_busy.hpp"

namespace {

void bound(int what, rlim_t most) {
  rlimit limit{};
  if (getrlimit(static_cast<__rlimit_resource>(what), &limit) != 0) return;
  if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most) limit.rlim_cur = most;
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

std::string read_input() {
  std::string text;
  char buffer[65536];
  while (text.size() <= rubdown::largest_calendar) {
    const ssize_t count = read(STDIN_FILENO, buffer, sizeof buffer);
    if (count <= 0) break;
    text.append(buffer, static_cast<std::size_t>(count));
  }
  return text;
}

std::optional<std::string> zone_file(std::string_view name) {
  std::ifstream file("/usr/share/zoneinfo/" + std::string(name), std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

int main(int argc, char** argv) {
#ifndef RUBDOWN_SANITIZED  // AddressSanitizer keeps terabytes of addresses in reserve.
  bound(RLIMIT_AS, rlim_t{1} << 30);
#endif
  bound(RLIMIT_CPU, 20);
  bound(RLIMIT_CORE, 0);
  bound(RLIMIT_NOFILE, 16);
  std::string error;
  const auto request = rubdown::parse_busy_arguments({argv + 1, argv + argc}, error);
  if (!request) {
    std::fprintf(stderr, "rubdown-ics: %s\n", error.c_str());
    return 2;
  }
  rubdown::Diagnostics findings;
  const auto report = rubdown::read_busy(read_input(), *request, zone_file, findings);
  const std::string text = rubdown::print_busy_report(report, findings);
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return std::fflush(stdout) == 0 && written ? 0 : 3;
}
