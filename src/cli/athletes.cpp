#include "cli/athletes.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"

namespace rubdown::cli {
namespace {

bool is_plan_name(std::string_view name) {
  return name.ends_with(".toml") && !name.ends_with(".log.toml") && name[0] != '_' && name[0] != '.';
}

AthleteJob job_of_plan(const std::string& path) {
  AthleteJob job;
  job.name = default_plan_id(path);
  job.label = one_line(path);
  job.request.path = path;
  return job;
}

/// The plans of a folder in the order of their names, holding a bounded number of names: each round reads the folder
/// again and keeps the first names behind the last one given out.
class Folder {
 public:
  explicit Folder(std::string path) : path_{std::move(path)} {}

  std::optional<AthleteJob> next() {
    if (position_ == names_.size() && !fill()) return std::nullopt;
    last_ = names_[position_++];
    return job_of_plan(path_ + "/" + last_);
  }

 private:
  static constexpr std::size_t most = 8192;

  bool fill() {
    names_.clear();
    position_ = 0;
    DIR* folder = ::opendir(path_.c_str());
    if (!folder) return false;
    while (const dirent* entry = ::readdir(folder)) {
      std::string_view name = entry->d_name;
      if (!is_plan_name(name) || (!last_.empty() && name <= last_)) continue;
      if (names_.size() == most) {
        if (name >= names_.front()) continue;
        std::pop_heap(names_.begin(), names_.end());
        names_.pop_back();
      }
      names_.emplace_back(name);
      std::push_heap(names_.begin(), names_.end());
    }
    ::closedir(folder);
    std::sort_heap(names_.begin(), names_.end());
    return !names_.empty();
  }

  std::string path_, last_;
  std::vector<std::string> names_;
  std::size_t position_ = 0;
};

std::optional<std::size_t> count_plans(const std::string& folder) {
  std::size_t count = 0;
  each_name(folder, [&count](std::string_view name) { count += is_plan_name(name) ? 1 : 0; });
  return count;
}

/// A file read piece by piece.
ReadBytes reader_of(int descriptor) {
  auto close = [](const int* fd) {
    if (*fd > 2) ::close(*fd);
    delete fd;
  };
  std::shared_ptr<int> owned{new int{descriptor}, close};
  return [owned]() -> std::string {
    std::string bytes(1 << 16, '\0');
    ssize_t n;
    do {
      n = ::read(*owned, bytes.data(), bytes.size());
    } while (n < 0 && errno == EINTR);
    bytes.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    return bytes;
  };
}

bool is_table(std::string_view path) {
  const std::string name = lower(path);
  return name.ends_with(".csv") || name.ends_with(".tsv");
}

/// A table that a spreadsheet saved as text: in UTF-16, or with tabs in its first line, which has no key as in a plan.
bool is_text_table(const std::string& path) {
  if (!lower(path).ends_with(".txt")) return false;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const std::string start = reader_of(descriptor)();
  const std::string_view first = std::string_view{start}.substr(0, start.find_first_of("\r\n"));
  if (first.starts_with("\xFF\xFE") || first.starts_with("\xFE\xFF")) return true;
  if (first.starts_with('#') || first.starts_with('[')) return false;
  return first.find('\t') != std::string_view::npos && first.find('=') == std::string_view::npos;
}

/// The rows of a table below its header. What can be read but once is not counted.
std::optional<std::size_t> count_rows(const std::string& path) {
  if (path == "-" || !is_file(path)) return std::nullopt;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  CsvRows rows{reader_of(descriptor)};
  std::size_t count = 0;
  while (rows.next()) ++count;
  return count > 0 ? count - 1 : 0;
}

bool holds_toml_roster(const std::string& path) {
  if (!lower(path).ends_with(".toml")) return false;
  std::string error;
  std::optional<std::string> text = read_file(path, error);
  return text && is_toml_roster(*text);
}

void take_list(std::vector<AthleteJob> jobs, Athletes& athletes) {
  athletes.count = [count = jobs.size()] { return count; };
  auto list = std::make_shared<std::vector<AthleteJob>>(std::move(jobs));
  auto index = std::make_shared<std::size_t>(0);
  athletes.next = [list, index]() -> std::optional<AthleteJob> {
    if (*index == list->size()) return std::nullopt;
    return std::move((*list)[(*index)++]);
  };
}

std::optional<Athletes> from_csv(const std::string& word, std::optional<std::string> default_plan, std::string& error) {
  int descriptor = word == "-" ? STDIN_FILENO : ::open(word.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    error = std::strerror(errno);
    return std::nullopt;
  }
  Athletes athletes;
  athletes.roster = std::make_shared<CsvRoster>(word, reader_of(descriptor), std::move(default_plan));
  athletes.next = [roster = athletes.roster] { return roster->next(); };
  if (word != "-") athletes.table = word;
  athletes.count = [word] { return count_rows(word); };
  return athletes;
}

std::optional<Athletes> from_toml(const std::string& word, const std::optional<std::string>& default_plan,
                                  std::string& error) {
  std::optional<std::string> text = read_file(word, error);
  if (!text) return std::nullopt;
  Athletes athletes;
  athletes.table = word;
  std::vector<AthleteJob> jobs =
      read_toml_roster(word, std::move(*text), default_plan, athletes.sources, athletes.findings);
  take_list(std::move(jobs), athletes);
  return athletes;
}

}  // namespace

bool is_roster(const std::string& path) { return is_table(path) || is_text_table(path) || holds_toml_roster(path); }

std::optional<Athletes> find_athletes(const std::vector<std::string>& words, std::optional<std::string> default_plan,
                                      std::string& error) {
  const std::string& first = words[0];
  std::optional<Athletes> athletes;
  struct stat status {};
  bool folder = ::stat(first.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  if (words.size() == 1 && folder) {
    athletes.emplace();
    athletes->folder = first;
    athletes->next = [plans = std::make_shared<Folder>(first)] { return plans->next(); };
    athletes->count = [first] { return count_plans(first); };
  } else if (words.size() == 1 && (is_table(first) || first == "-" || is_text_table(first))) {
    athletes = from_csv(first, std::move(default_plan), error);
  } else if (words.size() == 1 && holds_toml_roster(first)) {
    athletes = from_toml(first, default_plan, error);
  } else {
    std::vector<AthleteJob> jobs;
    jobs.reserve(words.size());
    for (const std::string& word : words) jobs.push_back(job_of_plan(word));
    take_list(std::move(jobs), athletes.emplace());
  }
  if (athletes) athletes->title = words.size() == 1 ? one_line(file_name(first)) : counted(words.size(), "plan");
  return athletes;
}

}  // namespace rubdown::cli
