// The bytes of a TZif file (RFC 9636 section 3): every count is checked against the bytes there are before it is used.
#include <algorithm>
#include <cstdint>

#include "base/zone_footer.hpp"
#include "rubdown/base/zone.hpp"

namespace rubdown {
namespace {

constexpr std::size_t header_size = 44;
/// Some files begin at -2^59, before the universe; nothing real lies beyond, and sums with times in this range fit.
constexpr std::int64_t far_away = std::int64_t{1} << 60;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

/// The six counts of a header, in the order of the file.
struct Counts {
  std::uint64_t ut, standard, leap, times, types, chars;

  std::uint64_t data_size(std::uint64_t time_size) const {
    return times * (time_size + 1) + types * 6 + chars + leap * (time_size + 4) + standard + ut;
  }
};

struct DataBlock {
  char version = 0;
  Counts counts{};
  std::string_view data;  ///< exactly the block
  std::string_view rest;  ///< what follows it
};

std::optional<DataBlock> read_block(std::string_view bytes, std::uint64_t time_size, std::string& error) {
  if (bytes.size() < header_size || bytes.substr(0, 4) != "TZif") {
    error = "it is not a time zone file";
    return std::nullopt;
  }
  const auto count = [&](std::size_t index) { return big_endian(bytes.substr(20 + index * 4, 4)); };
  DataBlock block{bytes[4], {count(0), count(1), count(2), count(3), count(4), count(5)}, {}, {}};
  // Each count is below 2^32 and each weight below 13, so the sum cannot wrap.
  const std::uint64_t size = block.counts.data_size(time_size);
  if (size > bytes.size() - header_size) {
    error = "it is cut off, or its counts are wrong";
    return std::nullopt;
  }
  block.data = bytes.substr(header_size, static_cast<std::size_t>(size));
  block.rest = bytes.substr(header_size + static_cast<std::size_t>(size));
  return block;
}

struct Tables {
  std::vector<Instant> when;
  std::vector<std::uint8_t> type_at;
  std::vector<ZoneOffset> types;
};

bool read_times(const DataBlock& block, std::size_t time_size, Tables& tables) {
  const auto count = static_cast<std::size_t>(block.counts.times);
  tables.when.reserve(count);
  tables.type_at.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t raw = big_endian(block.data.substr(i * time_size, time_size));
    const std::int64_t value =
        time_size == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(raw)) : static_cast<std::int64_t>(raw);
    if (value < -far_away || value > far_away) return false;
    const Instant when{std::chrono::seconds{value}};
    const auto type = static_cast<std::uint8_t>(block.data[count * time_size + i]);
    if (type >= block.counts.types || (i > 0 && when <= tables.when.back())) return false;
    tables.when.push_back(when);
    tables.type_at.push_back(type);
  }
  return true;
}

bool read_types(const DataBlock& block, std::size_t time_size, Tables& tables) {
  const auto times = static_cast<std::size_t>(block.counts.times);
  const auto types = static_cast<std::size_t>(block.counts.types);
  const std::string_view records = block.data.substr(times * (time_size + 1), types * 6);
  const std::string_view names =
      block.data.substr(times * (time_size + 1) + types * 6, static_cast<std::size_t>(block.counts.chars));
  for (std::size_t i = 0; i < types; ++i) {
    const std::string_view record = records.substr(i * 6, 6);
    const auto utc = static_cast<std::int32_t>(static_cast<std::uint32_t>(big_endian(record.substr(0, 4))));
    const auto dst = static_cast<unsigned char>(record[4]);
    const auto name_at = static_cast<unsigned char>(record[5]);
    if (utc <= -26 * 3600 || utc >= 26 * 3600 || dst > 1 || name_at >= names.size()) return false;
    const std::string_view name = names.substr(name_at, names.find('\0', name_at) - name_at);
    if (name_at + name.size() >= names.size() || !is_zone_abbreviation(name)) return false;
    tables.types.push_back({std::chrono::seconds{utc}, dst == 1, std::string(name)});
  }
  return true;
}

/// The line between two line ends after the last block; empty where the file states no rule.
std::optional<std::string_view> footer_text(std::string_view rest) {
  if (rest.empty() || rest.front() != '\n') return std::nullopt;
  const std::size_t end = rest.find('\n', 1);
  if (end == std::string_view::npos) return std::nullopt;
  return rest.substr(1, end - 1);
}

bool read_footer(std::string_view rest, std::optional<ZoneFooter>& footer, std::string& error) {
  const auto text = footer_text(rest);
  if (!text) {
    error = "its last line is missing or cut off";
    return false;
  }
  if (text->empty()) return true;
  footer = parse_zone_footer(*text);
  if (!footer) error = "its last line is no rule for the years to come";
  return footer.has_value();
}

}  // namespace

std::optional<Zone> parse_tzif(std::string_view name, std::string_view bytes, std::string& error) {
  auto block = read_block(bytes, 4, error);
  if (!block) return std::nullopt;
  const char version = block->version;
  if (version != 0 && (version < '2' || version > '9')) {
    error = "its version is unknown";
    return std::nullopt;
  }
  std::size_t time_size = 4;
  if (version != 0) {
    time_size = 8;
    block = read_block(block->rest, time_size, error);
    if (!block) return std::nullopt;
  }
  if (block->counts.leap != 0) {
    error = "it counts leap seconds; use the file of the same name outside right/";
    return std::nullopt;
  }
  Tables tables;
  if (block->counts.types == 0 || !read_times(*block, time_size, tables) || !read_types(*block, time_size, tables)) {
    error = "its tables contradict each other";
    return std::nullopt;
  }
  Zone zone;
  if (version != 0 && !read_footer(block->rest, zone.footer_, error)) return std::nullopt;
  zone.name_ = name;
  zone.when_ = std::move(tables.when);
  zone.type_at_ = std::move(tables.type_at);
  zone.types_ = std::move(tables.types);
  return zone;
}

}  // namespace rubdown
