#include "batch/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace rubdown {
namespace {

bool fail(std::string& error) {
  error = std::strerror(errno);
  return false;
}

/// What there is under a path already.
struct There {
  std::string path;              ///< where a link leads, so that the link itself stays
  std::optional<mode_t> mode;    ///< absent: nothing
  bool takes_its_place = false;  ///< a file, whose name another can take
};

bool is_same(const struct stat& one, const struct stat& other) {
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

There there_is(const std::string& path) {
  There there{path, std::nullopt, false};
  struct stat itself {
  }, target{}, resolved{};
  if (::lstat(path.c_str(), &itself) != 0 || ::stat(path.c_str(), &target) != 0) return there;
  there.mode = target.st_mode;
  there.takes_its_place = S_ISREG(target.st_mode);
  if (!S_ISLNK(itself.st_mode)) return there;
  // /dev/stdout leads to a pipe, or to a file that was deleted, under a name that is none.
  char name[PATH_MAX];
  const bool leads =
      ::realpath(path.c_str(), name) != nullptr && ::stat(name, &resolved) == 0 && is_same(target, resolved);
  there.takes_its_place = there.takes_its_place && leads;
  if (leads) there.path = name;
  return there;
}

}  // namespace

std::optional<WholeFile> WholeFile::write(const std::string& path, const Pieces& pieces, std::string& error) {
  const There there = there_is(path);
  WholeFile file{there.path};
  if (there.mode && S_ISDIR(*there.mode)) {
    errno = EISDIR;
    fail(error);
    return std::nullopt;
  }
  if (there.mode && !there.takes_its_place) {
    Descriptor device{::open(file.target_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)};
    const auto take = [&](std::string_view piece) { return write_all(device.get(), piece, error); };
    const bool opened = device.get() >= 0 || fail(error);
    if (!opened || !pieces(take) || !(device.close_checked() || fail(error))) return std::nullopt;
    return file;
  }
  if (there.mode) file.mode_ = *there.mode & 07777;
  if (!file.open_and_fill(pieces, error)) return std::nullopt;
  return file;
}

std::optional<WholeFile> WholeFile::write_new(const std::string& path, const Pieces& pieces, std::string& error) {
  WholeFile file{path};
  if (!file.open_and_fill(pieces, error)) return std::nullopt;
  return file;
}

WholeFile::~WholeFile() {
  if (!named_.empty()) ::unlink(named_.c_str());
}

/// Of this process alone: what is there under this name was left by one that was killed and had the same number.
std::string WholeFile::temporary() const { return target_ + ".tmp" + std::to_string(::getpid()); }

bool WholeFile::open_and_fill(const Pieces& pieces, std::string& error) {
  return (open_nameless() || open_named(error)) && fill(pieces, error);
}

bool WholeFile::open_nameless() {
  const std::size_t slash = target_.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : target_.substr(0, slash + 1);
  open_ = Descriptor{::open(folder.c_str(), O_RDWR | O_TMPFILE | O_CLOEXEC, 0666)};
  return open_.get() >= 0;
}

bool WholeFile::open_named(std::string& error) {
  const std::string name = temporary();
  static_cast<void>(::unlink(name.c_str()));
  open_ = Descriptor{::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
  if (open_.get() < 0) return fail(error);
  named_ = name;
  return true;
}

bool WholeFile::fill(const Pieces& pieces, std::string& error) const {
  if (!pieces([&](std::string_view piece) { return write_all(open_.get(), piece, error); })) return false;
  return !mode_ || ::fchmod(open_.get(), *mode_) == 0 || fail(error);
}

bool WholeFile::sync(std::string& error) const { return open_.get() < 0 || ::fsync(open_.get()) == 0 || fail(error); }

bool WholeFile::take_name(std::string& error) {
  if (open_.get() < 0) return true;
  if (named_.empty()) return name_nameless(error);
  return (open_.close_checked() || fail(error)) && rename_temporary(error);
}

/// By what is open, which newer kernels allow to whoever opened it, else by its name in /proc, which takes longer.
bool WholeFile::link_to(const std::string& name) const {
  if (::linkat(open_.get(), "", AT_FDCWD, name.c_str(), AT_EMPTY_PATH) == 0) return true;
  const std::string itself = "/proc/self/fd/" + std::to_string(open_.get());
  return ::linkat(AT_FDCWD, itself.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

/// A link does not take the place of a file that is there: then under a temporary name first.
bool WholeFile::name_nameless(std::string& error) {
  if (!mode_ && link_to(target_)) return true;
  const std::string name = temporary();
  if (!link_to(name) && (::unlink(name.c_str()) != 0 || !link_to(name))) return copy_to_named(error);
  named_ = name;
  return rename_temporary(error);
}

/// Where files without a name can be made but get none (no /proc): its bytes once more.
bool WholeFile::copy_to_named(std::string& error) {
  const Descriptor nameless = std::move(open_);
  if (!open_named(error)) return false;
  const auto again = [&](const Take& take) {
    char buffer[1 << 15];
    for (off_t at = 0;;) {
      const ssize_t n = ::pread(nameless.get(), buffer, sizeof buffer, at);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return n == 0 || fail(error);
      if (!take({buffer, static_cast<std::size_t>(n)})) return false;
      at += n;
    }
  };
  return fill(again, error) && sync(error) && (open_.close_checked() || fail(error)) && rename_temporary(error);
}

bool WholeFile::rename_temporary(std::string& error) {
  if (::rename(named_.c_str(), target_.c_str()) != 0) return fail(error);
  named_.clear();
  return true;
}

}  // namespace rubdown
