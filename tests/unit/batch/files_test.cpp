#include "rubdown/batch/files.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "batch/whole_file.hpp"

namespace rubdown {
namespace {

/// A folder of its own that goes with the test.
struct Scratch {
  Scratch() {
    std::string pattern = "/tmp/rubdown-test-XXXXXX";
    path = ::mkdtemp(pattern.data());
  }
  ~Scratch() { static_cast<void>(std::system(("rm -rf " + path).c_str())); }
  std::string operator/(const char* name) const { return path + "/" + name; }
  std::string path;
};

std::string contents(const std::string& path) {
  std::string error;
  return read_file(path, error).value_or("error: " + error);
}

TEST_CASE("a file is written whole and leaves nothing beside it") {
  Scratch folder;
  std::string error;
  CHECK(write_file(folder / "a.ics", "one", error));
  CHECK(contents(folder / "a.ics") == "one");
  CHECK(write_file(folder / "a.ics", "two", error, false));
  CHECK(contents(folder / "a.ics") == "two");
  CHECK(holds(folder / "a.ics", "two"));
  CHECK_FALSE(holds(folder / "a.ics", "one"));
  CHECK_FALSE(holds(folder / "b.ics", ""));
  CHECK(std::system(("test \"$(ls -A " + folder.path + ")\" = a.ics").c_str()) == 0);
}

TEST_CASE("the beginning of a file is no longer than it, and none of what is no file") {
  Scratch folder;
  std::string error;
  CHECK(write_file(folder / "a.ics", "BEGIN", error));
  CHECK(beginning_of(folder / "a.ics", 3) == "BEG");
  CHECK(beginning_of(folder / "a.ics", 9) == "BEGIN");
  CHECK(beginning_of(folder / "b.ics", 9).empty());
  CHECK(beginning_of(folder.path, 9).empty());
}

TEST_CASE("a pipe holds nothing, and nobody waits for its other end") {
  Scratch folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK_FALSE(holds(folder / "pipe", "one"));
  CHECK_FALSE(holds(folder / "pipe", [](const Take& take) { return take("one"); }));
}

TEST_CASE("a file made in pieces is the same file, and is not written where they cannot be made") {
  Scratch folder;
  std::string error = "as it was";
  const auto made_of = [](std::vector<std::string_view> pieces, bool whole = true) -> Pieces {
    return [pieces, whole](const Take& take) {
      for (std::string_view piece : pieces) {
        if (!take(piece)) return false;
      }
      return whole;
    };
  };
  CHECK(write_file(folder / "a.csv", made_of({"one,", "", "two"}), error));
  CHECK(contents(folder / "a.csv") == "one,two");
  CHECK(holds(folder / "a.csv", made_of({"o", "ne,two"})));
  CHECK_FALSE(holds(folder / "a.csv", made_of({"one,", "tw"})));
  CHECK_FALSE(holds(folder / "a.csv", made_of({"one,", "two", "!"})));
  CHECK_FALSE(holds(folder / "a.csv", made_of({"one;", "two"})));
  CHECK_FALSE(holds(folder / "a.csv", made_of({"one,", "two"}, false)));
  CHECK_FALSE(write_file(folder / "a.csv", made_of({"half"}, false), error));
  CHECK(error == "as it was");
  CHECK(contents(folder / "a.csv") == "one,two");
  CHECK(std::system(("test \"$(ls -A " + folder.path + ")\" = a.csv").c_str()) == 0);
}

TEST_CASE("a whole file is nowhere to be seen before it takes its name, and gone if it takes none") {
  Scratch folder;
  std::string error;
  const auto bytes = [](const Take& take) { return take("new"); };
  REQUIRE(write_file(folder / "a.ics", "old", error));
  REQUIRE(::chmod((folder / "a.ics").c_str(), 0640) == 0);
  for (const char* name : {"a.ics", "b.ics"}) {
    CAPTURE(name);
    const bool was_there = is_file(folder / name);
    CHECK(WholeFile::write(folder / name, bytes, error));  // dropped at once
    CHECK(is_file(folder / name) == was_there);
    std::optional<WholeFile> file = WholeFile::write(folder / name, bytes, error);
    REQUIRE(file);
    if (was_there) CHECK(contents(folder / name) == "old");
    CHECK(is_file(folder / name) == was_there);
    WholeFile moved = std::move(*file);
    CHECK(moved.sync(error));
    CHECK(moved.take_name(error));
    CHECK(contents(folder / name) == "new");
  }
  struct stat status {};
  REQUIRE(::stat((folder / "a.ics").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0640);
  CHECK(std::system(("test \"$(ls -A " + folder.path + " | tr '\\n' ' ')\" = 'a.ics b.ics '").c_str()) == 0);
  CHECK(sync_folder(folder.path, Synced::bytes, error));
  CHECK(sync_folder(folder.path, Synced::names, error));
  CHECK_FALSE(sync_folder(folder / "none", Synced::bytes, error));
  CHECK(error == "No such file or directory");
}

TEST_CASE("what is open and has no name of its own takes the bytes, and the link to it stays") {
  Scratch folder;
  std::string error;
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(write_file(folder / "gone", "longer than the new one", error));
  const int gone = ::open((folder / "gone").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(gone >= 0);
  REQUIRE(::unlink((folder / "gone").c_str()) == 0);
  for (const auto& [to, from] : {std::pair{ends[1], ends[0]}, {gone, gone}}) {
    const std::string link = folder / "out";
    REQUIRE(::symlink(("/proc/self/fd/" + std::to_string(to)).c_str(), link.c_str()) == 0);
    CHECK(write_file(link, "one", error, false));
    char bytes[8] = {};
    CHECK(::read(from, bytes, sizeof bytes) == 3);
    CHECK(std::string_view{bytes} == "one");
    struct stat status {};
    REQUIRE(::lstat(link.c_str(), &status) == 0);
    CHECK(S_ISLNK(status.st_mode));
    REQUIRE(::unlink(link.c_str()) == 0);
    ::close(to);
  }
  ::close(ends[0]);
}

TEST_CASE("a new file gets its name without a look, and takes the place of what got it in the meantime") {
  Scratch folder;
  std::string error;
  const auto bytes = [](const Take& take) { return take("new"); };
  CHECK(is_free(folder / "a.ics"));
  CHECK_FALSE(is_free(folder.path));
  REQUIRE(::symlink("nowhere", (folder / "link").c_str()) == 0);
  CHECK_FALSE(is_free(folder / "link"));
  for (const bool in_the_meantime : {false, true}) {
    std::optional<WholeFile> file = WholeFile::write_new(folder / "a.ics", bytes, error);
    REQUIRE(file);
    CHECK(is_free(folder / "a.ics") == !in_the_meantime);
    if (in_the_meantime) REQUIRE(write_file(folder / "a.ics", "old", error));
    CHECK(file->take_name(error));
    CHECK(contents(folder / "a.ics") == "new");
  }
  CHECK(std::system(("test \"$(ls -A " + folder.path + " | tr '\\n' ' ')\" = 'a.ics link '").c_str()) == 0);
  CHECK_FALSE(WholeFile::write_new(folder / "none/a.ics", bytes, error));
  CHECK(error == "No such file or directory");
}

TEST_CASE("a file is read to its end, whatever its size is said to be") {
  Scratch folder;
  std::string error;
  for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 131072U, 200000U}) {
    const std::string text(size, 'x');
    REQUIRE(write_file(folder / "a", text, error));
    CHECK(read_file(folder / "a", error) == text);
  }
  const auto of_no_size = read_file("/proc/self/stat", error);
  REQUIRE(of_no_size);
  CHECK_FALSE(of_no_size->empty());
}

bool has_nameless_files(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_WRONLY | O_TMPFILE, 0600);
  return file >= 0 && ::close(file) == 0;
}

TEST_CASE("a run that is killed while it writes leaves the old file and nothing beside it") {
  Scratch folder;
  std::string error;
  REQUIRE(write_file(folder / "a.ics", "old", error));
  for (const char* name : {"a.ics", "new.ics"}) {
    const pid_t child = ::fork();
    if (child == 0) {
      const rlimit little{1000, 1000};  // the write after these bytes kills (SIGXFSZ)
      ::setrlimit(RLIMIT_FSIZE, &little);
      ::signal(SIGXFSZ, SIG_DFL);
      ::_exit(write_file(folder / name, std::string(5000, 'x'), error) ? 1 : 2);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
  }
  CHECK(contents(folder / "a.ics") == "old");
  if (has_nameless_files(folder.path)) {
    CHECK(std::system(("test \"$(ls -A " + folder.path + ")\" = a.ics").c_str()) == 0);
  }
}

TEST_CASE("what a killed run of the same number left is in nobody's way") {
  Scratch folder;
  std::string error;
  const std::string left = (folder / "a.ics") + ".tmp" + std::to_string(::getpid());
  for (const char* text : {"one", "two"}) {
    REQUIRE(append_file(
        left, [](const std::string&) { return std::optional<std::string>{"half"}; }, error));
    CHECK(write_file(folder / "a.ics", text, error));
    CHECK(contents(folder / "a.ics") == text);
  }
}

TEST_CASE("what cannot be written says why and harms nothing") {
  Scratch folder;
  std::string error;
  CHECK_FALSE(write_file(folder.path, "x", error));
  CHECK(error == "Is a directory");
  CHECK_FALSE(write_file(folder / "no/such/file", "x", error));
  CHECK(error == "No such file or directory");
  CHECK_FALSE(write_file("/dev/full", "x", error));
  CHECK(error == "No space left on device");
}

TEST_CASE("a link stays a link and a file keeps its mode") {
  Scratch folder;
  std::string error;
  REQUIRE(write_file(folder / "real", "old", error));
  REQUIRE(::chmod((folder / "real").c_str(), 0640) == 0);
  REQUIRE(::symlink((folder / "real").c_str(), (folder / "link").c_str()) == 0);
  CHECK(write_file(folder / "link", "new", error));
  CHECK(contents(folder / "real") == "new");
  struct stat status {};
  REQUIRE(::lstat((folder / "link").c_str(), &status) == 0);
  CHECK(S_ISLNK(status.st_mode));
  REQUIRE(::stat((folder / "real").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0640);
}

TEST_CASE("two writers at once lose nothing of a log") {
  Scratch folder;
  std::string log = folder / "plan.log.toml";
  auto write_lines = [&](char letter) {
    for (int i = 0; i < 200; ++i) {
      std::string error;
      append_file(
          log, [&](const std::string&) { return std::optional<std::string>{std::string(3, letter) + "\n"}; }, error);
    }
  };
  { std::jthread a{write_lines, 'a'}, b{write_lines, 'b'}; }
  std::string text = contents(log);
  CHECK(text.size() == 1600);
  std::size_t a = 0;
  for (std::size_t i = 0; i + 3 < text.size(); i += 4) {
    bool whole = text.compare(i, 4, "aaa\n") == 0 || text.compare(i, 4, "bbb\n") == 0;
    CHECK(whole);
    a += text[i] == 'a' ? 1 : 0;
  }
  CHECK(a == 200);
}

}  // namespace
}  // namespace rubdown
