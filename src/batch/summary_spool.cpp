#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstdio>

#include "rubdown/batch/summary.hpp"

namespace rubdown {
namespace {

/// What a bucket keeps in memory before it goes to a file.
constexpr std::size_t kept = 16u << 10;

/// Fields of a row as one line, each followed by U+001F, which no field holds (one_line() was applied to user text).
constexpr char separator = '\x1f';

/// Writes a line, field by field.
class LineWriter {
 public:
  explicit LineWriter(std::string& line) : line_(line) {}

  LineWriter& operator<<(std::string_view text) {
    const std::size_t begin = line_.size();
    line_ += text;
    std::replace_if(
        line_.begin() + static_cast<std::ptrdiff_t>(begin), line_.end(),
        [](char c) { return c == separator || c == '\n' || c == '\r'; }, ' ');
    line_ += separator;
    return *this;
  }
  template <std::integral Number>
  LineWriter& operator<<(Number number) {
    const fmt::format_int digits(number);
    line_.append(digits.data(), digits.size()) += separator;
    return *this;
  }

 private:
  std::string& line_;
};

void append_line(std::string& to, const SummaryRow& row) {
  LineWriter line(to);
  const auto maybe = [&line](const std::optional<int>& number) { number ? line << *number : line << ""; };
  line << row.id << row.name << row.race << (row.race_day ? format_day(*row.race_day) : "");
  maybe(row.days_left);
  line << (row.units == Units::mi ? 1 : 0) << row.week << row.weeks << row.week_distance.mm;
  maybe(row.change);
  line << row.longest.mm << row.recovery << row.to_book << row.unplaced << row.warnings << row.errors
       << (row.of_run ? 1 : 0) << (row.urgent ? 1 : 0) << (row.unheard ? 1 : 0) << (row.clinician ? 1 : 0)
       << fmt::format("{}", fmt::join(row.stops, " ")) << row.first;
  to += '\n';
}

/// Takes the next field off the line.
std::string_view next(std::string_view& line) {
  std::size_t end = std::min(line.find(separator), line.size());
  std::string_view text = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return text;
}

template <class T>
T number(std::string_view text) {
  T value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<int> maybe_number(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional<int>{number<int>(text)};
}

SummaryRow from_line(std::string_view line) {
  SummaryRow row;
  row.id = next(line), row.name = next(line), row.race = next(line);
  row.race_day = parse_day(next(line));
  row.days_left = maybe_number(next(line));
  row.units = next(line) == "1" ? Units::mi : Units::km;
  row.week = number<int>(next(line)), row.weeks = number<int>(next(line));
  row.week_distance.mm = number<std::int64_t>(next(line));
  row.change = maybe_number(next(line));
  row.longest.mm = number<std::int64_t>(next(line));
  row.recovery = number<int>(next(line)), row.to_book = number<int>(next(line));
  row.unplaced = number<int>(next(line)), row.warnings = number<int>(next(line));
  row.errors = number<int>(next(line)), row.of_run = next(line) == "1", row.urgent = next(line) == "1";
  row.unheard = next(line) == "1", row.clinician = next(line) == "1";
  for (std::string_view stops = next(line); !stops.empty();) {
    std::size_t end = std::min(stops.find(' '), stops.size());
    row.stops.emplace_back(stops.substr(0, end));
    stops.remove_prefix(std::min(end + 1, stops.size()));
  }
  row.first = next(line);
  return row;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

/// The rows of one urgency: the last ones in memory, those before in a file.
struct SummarySpool::Bucket {
  std::string memory;
  std::unique_ptr<std::FILE, CloseFile> file;

  bool spill() {
    if (!file) file.reset(std::tmpfile());
    bool good = file && std::fwrite(memory.data(), 1, memory.size(), file.get()) == memory.size();
    memory.clear();
    return good;
  }
  bool visit_file(const std::function<void(const SummaryRow&)>& visit) {
    if (!file) return true;
    if (std::fflush(file.get()) != 0 || std::fseek(file.get(), 0, SEEK_SET) != 0) return false;
    std::string line;
    for (int c = std::fgetc(file.get()); c != EOF; c = std::fgetc(file.get())) {
      if (c == '\n') {
        visit(from_line(line));
        line.clear();
      } else {
        line += static_cast<char>(c);
      }
    }
    const bool good = std::ferror(file.get()) == 0;
    // What is spilled after this stands behind what there is.
    return std::fseek(file.get(), 0, SEEK_END) == 0 && good;
  }
};

SummarySpool::SummarySpool() {
  for (auto& bucket : buckets_) bucket = std::make_unique<Bucket>();
}
SummarySpool::~SummarySpool() = default;

bool SummarySpool::add(const SummaryRow& row) {
  const auto which = static_cast<std::size_t>(urgency(row));
  ++by_urgency_[which];
  Bucket& bucket = *buckets_[which];
  append_line(bucket.memory, row);
  return bucket.memory.size() < kept || bucket.spill();
}

bool SummarySpool::for_each(const std::function<void(const SummaryRow&)>& visit) {
  for (auto& bucket : buckets_) {
    if (!bucket->visit_file(visit)) return false;
    for (std::string_view rest = bucket->memory; !rest.empty();) {
      std::size_t end = std::min(rest.find('\n'), rest.size());
      visit(from_line(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return true;
}

std::size_t SummarySpool::size() const {
  std::size_t total = 0;
  for (std::size_t n : by_urgency_) total += n;
  return total;
}

bool write_summary(const SummaryFormat& format, const SummaryHead& head, SummarySpool& spool,
                   const std::function<bool(std::string_view)>& take) {
  constexpr std::size_t piece = 64u << 10;
  std::string text = format.begin(head);
  std::size_t index = 0;
  bool taken = true;
  const bool read = spool.for_each([&](const SummaryRow& row) {
    if (!taken) return;
    text += format.row(head, row, index++);
    if (text.size() < piece) return;
    taken = take(text);
    text.clear();
  });
  return read && taken && take(text + format.end(head));
}

}  // namespace rubdown
