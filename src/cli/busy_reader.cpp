#include "cli/busy_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"
#include "rubdown/batch/loader.hpp"

extern char** environ;

namespace rubdown::cli {
namespace {

/// The helper lies beside the program itself, wherever that was installed.
std::string helper_path() {
  char path[PATH_MAX];
  ssize_t length = ::readlink("/proc/self/exe", path, sizeof path);
  std::string self = length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string{};
  return path_beside(self, "rubdown-ics");
}

std::string read_to_end(int descriptor) {
  std::string bytes;
  char buffer[1 << 14];
  for (;;) {
    ssize_t n = ::read(descriptor, buffer, sizeof buffer);
    if (n > 0)
      bytes.append(buffer, static_cast<std::size_t>(n));
    else if (n == 0 || errno != EINTR)
      return bytes;
  }
}

/// Runs the helper with the calendar as its standard input; what it printed, or nothing with errno set.
std::optional<std::string> run_helper(int calendar, const std::vector<std::string>& arguments) {
  int pipe_ends[2];
  if (::pipe2(pipe_ends, O_CLOEXEC) != 0) return std::nullopt;
  std::string helper = helper_path();
  std::vector<std::string> words{helper};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, calendar, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  pid_t child = 0;
  int problem = ::posix_spawn(&child, helper.c_str(), &actions, nullptr, pointers.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  std::optional<std::string> output;
  if (problem == 0) {
    output = read_to_end(pipe_ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  ::close(pipe_ends[0]);
  errno = problem;
  return output;
}

}  // namespace

std::optional<BusyReport> ask_busy_helper(const std::string& path, const BusyRequest& request, std::uint32_t source,
                                          Diagnostics& findings, std::string& error) {
  int calendar = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (calendar < 0) {
    error = std::strerror(errno);
    return std::nullopt;
  }
  std::optional<std::string> output = run_helper(calendar, busy_arguments(request));
  int problem = errno;
  if (calendar > 2) ::close(calendar);
  if (output) return parse_busy_report(*output, source, findings);
  error = fmt::format("the program that reads calendars, {}, cannot be run: {}", helper_path(), std::strerror(problem));
  return std::nullopt;
}

std::vector<BusyTime> read_busy_calendar(const std::string& path, Span named, Day from, Day to, const Zone* zone,
                                         Sources& sources, Diagnostics& findings) {
  BusyRequest request;
  request.from = from;
  request.to = to;
  request.timezone = zone ? zone->name() : "UTC";
  // Findings name the file and the line; its text, which may be large and private, is not kept.
  std::uint32_t source = sources.add(path == "-" ? "<stdin>" : path, {});
  std::string error;
  std::optional<BusyReport> report = ask_busy_helper(path, request, source, findings, error);
  if (report) return busy_times(*report);
  findings.add(unreadable_busy, named, fmt::format("cannot read \"{}\": {}", one_line(path), error),
               "paths are relative to the plan");
  return {};
}

}  // namespace rubdown::cli
