// What it costs to write files safely: COUNT new files of BYTES into the new folder FOLDER, `write_bench HOW FOLDER
// COUNT BYTES`. HOW is `plain` (open, write, close), `safe` (as a batch writes) or `durable` (as it does with
// --durable).
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "batch/whole_file.hpp"

namespace {

using rubdown::Take;
using rubdown::WholeFile;

bool write_plain(const std::string& path, const std::string& bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return false;
  const bool whole = ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  return ::close(file) == 0 && whole;
}

/// Names the files that wait, after the disk has them.
bool end_group(const std::string& folder, std::vector<WholeFile>& files) {
  std::string error;
  if (!rubdown::sync_folder(folder, rubdown::Synced::bytes, error)) return false;
  for (WholeFile& file : files) {
    if (!file.take_name(error)) return false;
  }
  files.clear();
  return rubdown::sync_folder(folder, rubdown::Synced::names, error);
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) return 2;
  const std::string_view how = words[1];
  const std::string folder = words[2];
  const std::string bytes(std::strtoul(words[4], nullptr, 10), 'x');
  if (::mkdir(folder.c_str(), 0777) != 0) return 1;
  std::string error;
  std::vector<WholeFile> group;
  for (unsigned long left = std::strtoul(words[3], nullptr, 10); left > 0; --left) {
    const std::string path = folder + "/" + std::to_string(left) + ".ics";
    if (how == "plain" && !write_plain(path, bytes)) return 1;
    if (how == "safe" && !rubdown::write_file(path, bytes, error, false)) return 1;
    if (how != "durable") continue;
    auto file = WholeFile::write(
        path, [&](const Take& take) { return take(bytes); }, error);
    if (!file) return 1;
    group.push_back(std::move(*file));
    if (group.size() == 256 && !end_group(folder, group)) return 1;
  }
  return group.empty() || end_group(folder, group) ? 0 : 1;
}
