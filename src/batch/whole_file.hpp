// A file that has all its bytes before it gets its name: who reads the folder finds the old one or the new one.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <utility>

#include "batch/descriptor.hpp"
#include "rubdown/batch/files.hpp"

namespace rubdown {

/// It has no name until take_name(), so that a run that is killed leaves nothing behind; where the file system has no
/// such files, a temporary one in the same folder. Dropped without a name it is gone.
class WholeFile {
 public:
  /// Writes the bytes of what is to be called `path`. A device, a pipe or a file without a name takes them at once.
  /// Nothing with `error` where that fails; `error` stays as it was where the pieces could not be made.
  static std::optional<WholeFile> write(const std::string& path, const Pieces& pieces, std::string& error);
  /// The same where is_free(path) said so: the name is not looked for again. A file that got the name in the meantime
  /// is replaced.
  static std::optional<WholeFile> write_new(const std::string& path, const Pieces& pieces, std::string& error);
  WholeFile(WholeFile&& other) noexcept
      : open_{std::move(other.open_)},
        target_{std::move(other.target_)},
        named_{std::exchange(other.named_, {})},
        mode_{other.mode_} {}
  WholeFile& operator=(WholeFile&&) = delete;
  ~WholeFile();

  /// Puts its bytes on the disk.
  bool sync(std::string& error) const;
  /// Takes its place; an existing file keeps its mode, a link its target. False with `error`: the old one stays.
  bool take_name(std::string& error);

 private:
  explicit WholeFile(std::string target) : target_{std::move(target)} {}
  bool open_and_fill(const Pieces& pieces, std::string& error);
  bool open_nameless();
  bool open_named(std::string& error);
  bool fill(const Pieces& pieces, std::string& error) const;
  bool link_to(const std::string& name) const;
  bool name_nameless(std::string& error);
  bool copy_to_named(std::string& error);
  bool rename_temporary(std::string& error);
  std::string temporary() const;

  Descriptor open_{-1};  ///< none: a device, which has it all
  std::string target_;
  std::string named_;           ///< its temporary name, while it has one
  std::optional<mode_t> mode_;  ///< of the file whose place it takes
};

}  // namespace rubdown
