#include "rubdown/batch/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "batch/whole_file.hpp"

namespace rubdown {
namespace {

bool fail(std::string& error) {
  error = std::strerror(errno);
  return false;
}

/// `size` is what a file is said to hold: a piece that ends there and is shorter than there was room for is the last,
/// and nothing more is asked for.
bool read_all(int descriptor, std::string& bytes, std::size_t size = 0) {
  char buffer[1 << 16];
  for (;;) {
    ssize_t n = ::read(descriptor, buffer, sizeof buffer);
    if (n == 0) return true;
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.append(buffer, static_cast<std::size_t>(n));
    if (bytes.size() == size && static_cast<std::size_t>(n) < sizeof buffer) return true;
  }
}

/// The next bytes of a file are these.
bool goes_on_with(int file, std::string_view bytes) {
  char buffer[1 << 15];
  while (!bytes.empty()) {
    const ssize_t n = ::read(file, buffer, std::min(sizeof buffer, bytes.size()));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    const std::string_view part{buffer, static_cast<std::size_t>(n)};
    if (!bytes.starts_with(part)) return false;
    bytes.remove_prefix(part.size());
  }
  return true;
}

bool is_at_end(int file) {
  const off_t here = ::lseek(file, 0, SEEK_CUR);
  struct stat status {};
  return here >= 0 && ::fstat(file, &status) == 0 && status.st_size == here;
}

}  // namespace

Pieces one_piece(std::string_view bytes) {
  return [bytes](const Take& take) { return take(bytes); };
}

std::optional<std::string> read_file(const std::string& path, std::string& error) {
  Descriptor file{path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  std::string bytes;
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) {
    fail(error);
    return std::nullopt;
  }
  const auto size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
  bytes.reserve(size);
  if (!read_all(file.get(), bytes, size)) {
    fail(error);
    return std::nullopt;
  }
  return bytes;
}

std::string beginning_of(const std::string& path, std::size_t most) {
  if (!is_file(path)) return {};
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.get() < 0) return {};
  std::string bytes(most, '\0');
  const ssize_t read = ::pread(file.get(), bytes.data(), bytes.size(), 0);
  bytes.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
  return bytes;
}

bool write_all(int descriptor, std::string_view bytes, std::string& error) {
  while (!bytes.empty()) {
    ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail(error);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool write_file(const std::string& path, std::string_view bytes, std::string& error, bool durable) {
  return write_file(path, one_piece(bytes), error, durable);
}

bool write_file(const std::string& path, const Pieces& pieces, std::string& error, bool durable) {
  std::optional<WholeFile> file = WholeFile::write(path, pieces, error);
  return file && (!durable || file->sync(error)) && file->take_name(error);
}

bool sync_folder(const std::string& folder, Synced what, std::string& error) {
  Descriptor open{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (open.get() < 0) return fail(error);
  return (what == Synced::names ? ::fsync(open.get()) : ::syncfs(open.get())) == 0 || fail(error);
}

bool is_free(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) != 0 && errno == ENOENT;
}

bool is_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool same_file(const std::string& one, const std::string& other) {
  struct stat first {
  }, second{};
  // The other is mostly a file that is yet to be written.
  return ::stat(other.c_str(), &second) == 0 && ::stat(one.c_str(), &first) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

bool holds(const std::string& path, std::string_view bytes) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || static_cast<std::size_t>(status.st_size) != bytes.size()) return false;
  return holds(path, one_piece(bytes));
}

bool holds(const std::string& path, const Pieces& pieces) {
  // Whoever opens a pipe waits for its other end.
  if (!is_file(path)) return false;
  Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  return pieces([&](std::string_view piece) { return goes_on_with(file.get(), piece); }) && is_at_end(file.get());
}

bool append_file(const std::string& path,
                 const std::function<std::optional<std::string>(const std::string& so_far)>& make, std::string& error) {
  Descriptor file{::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666)};
  if (file.get() < 0) return fail(error);
  while (::flock(file.get(), LOCK_EX) != 0) {
    if (errno != EINTR) return fail(error);
  }
  std::string so_far;
  if (!read_all(file.get(), so_far)) return fail(error);
  std::optional<std::string> added = make(so_far);
  if (!added) return true;
  if (!write_all(file.get(), *added, error)) {
    // A full disk may have taken a part: cut back to what was there, so that the log stays readable.
    if (::ftruncate(file.get(), static_cast<off_t>(so_far.size())) != 0) return false;
    return false;
  }
  return ::fsync(file.get()) == 0 || errno == EINVAL || errno == EROFS ? true : fail(error);
}

bool make_folder(const std::string& path, std::string& error) {
  if (::mkdir(path.c_str(), 0777) == 0) return true;
  struct stat status {};
  if (errno == EEXIST && ::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return true;
    errno = ENOTDIR;
  }
  return fail(error);
}

void each_name(const std::string& folder, const std::function<void(std::string_view name)>& tell) {
  DIR* open = ::opendir(folder.c_str());
  if (!open) return;
  while (const dirent* entry = ::readdir(open)) {
    if (entry->d_name[0] != '.') tell(entry->d_name);
  }
  ::closedir(open);
}

std::vector<std::string> files_ending(const std::string& folder, std::string_view ending) {
  std::vector<std::string> names;
  each_name(folder, [&](std::string_view name) {
    if (name.ends_with(ending)) names.emplace_back(name);
  });
  std::sort(names.begin(), names.end());
  return names;
}

bool remove_file(const std::string& path, std::string& error) { return ::unlink(path.c_str()) == 0 || fail(error); }

std::string_view file_name(std::string_view path) {
  std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace rubdown
