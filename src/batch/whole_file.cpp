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

/// Where a link leads, so that the link itself stays; any other path as it is. `status` is what is there already.
std::string real_target(const std::string& path, struct stat& status, bool& exists) {
  exists = ::lstat(path.c_str(), &status) == 0;
  if (!exists || !S_ISLNK(status.st_mode)) return path;
  char resolved[PATH_MAX];
  const bool leads = ::realpath(path.c_str(), resolved) != nullptr;
  exists = leads && ::stat(resolved, &status) == 0;
  return leads ? std::string{resolved} : path;
}

}  // namespace

std::optional<WholeFile> WholeFile::write(const std::string& path, const Pieces& pieces, std::string& error) {
  struct stat status {};
  bool exists = false;
  WholeFile file{real_target(path, status, exists)};
  if (exists && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    fail(error);
    return std::nullopt;
  }
  if (exists && !S_ISREG(status.st_mode)) {
    Descriptor device{::open(file.target_.c_str(), O_WRONLY | O_CLOEXEC)};
    const auto take = [&](std::string_view piece) { return write_all(device.get(), piece, error); };
    const bool opened = device.get() >= 0 || fail(error);
    if (!opened || !pieces(take) || !(device.close_checked() || fail(error))) return std::nullopt;
    return file;
  }
  if (exists) file.mode_ = status.st_mode & 07777;
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
