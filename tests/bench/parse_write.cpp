// The floor of a batch: what reading the plans with toml++ and writing as many bytes as the calendars have takes, with
// no planning between them. `parse_write IN OUT BYTES` reads every file of the folder IN and writes BYTES to a file of
// the same name in OUT, under another name first; without OUT it only reads.
#include <fcntl.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

bool read(const std::filesystem::path& path, std::string& text) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  text.resize(1 << 16);
  const ssize_t size = ::read(file, text.data(), text.size());
  ::close(file);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return size > 0;
}

bool write(const std::string& path, const std::string& bytes) {
  const std::string temporary = path + ".tmp";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return false;
  const bool whole = ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  return ::close(file) == 0 && whole && ::rename(temporary.c_str(), path.c_str()) == 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2 && count != 4) return 2;
  const std::string bytes(count == 4 ? std::strtoul(words[3], nullptr, 10) : 0, 'x');
  if (count == 4) std::filesystem::create_directories(words[2]);
  std::string text;
  std::size_t tables = 0;
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) {
    if (!read(entry.path(), text)) return 1;
    tables += toml::parse(std::string_view{text}).size();
    if (count == 4 && !write(std::string{words[2]} + "/" + entry.path().filename().string(), bytes)) return 1;
  }
  return tables > 0 ? 0 : 1;
}
