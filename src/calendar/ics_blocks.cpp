#include "calendar/ics_blocks.hpp"

#include <algorithm>
#include <charconv>

#include "rubdown/base/text.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

constexpr std::size_t most_findings = 20;

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

/// Where the value begins: after the first colon outside quotes.
std::size_t colon(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == ':' && !quoted) return i;
  }
  return std::string_view::npos;
}

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// A number of digits alone.
std::optional<int> digits(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && text.front() != '-' ? std::optional(value)
                                                                                         : std::nullopt;
}

std::optional<Day> parse_ics_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  const auto y = digits(text.substr(0, 4)), m = digits(text.substr(4, 2)), d = digits(text.substr(6, 2));
  if (!y || !m || !d) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                                         std::chrono::day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

/// Reads lines one after the other and puts them where they belong.
class BlockReader {
 public:
  BlockReader(const IcsReading& reading, Diagnostics& findings) : reading_(reading), findings_(findings) {}

  void line(IcsLine line) {
    const std::size_t at = colon(line.text);
    line.name = upper(std::string_view(line.text).substr(0, std::min(line.text.find(';'), at)));
    if (at == std::string::npos || !is_name(line.name)) return damage(line.number, "this line is no calendar line");
    if (line.name == "BEGIN") return begin(std::move(line));
    if (line.name == "END") return end(std::move(line));
    if (!in_calendar_) return damage(line.number, "this line stands outside of the calendar");
    if (reading_.keep && !reading_.keep(line.name)) return;
    (open_.empty() ? file_.headers.back() : block_.lines).push_back(std::move(line));
  }

  void damage(std::uint32_t number, std::string what) {
    if (++reported_ > most_findings) return;
    const std::string help = reported_ == most_findings ? "there is more damage; only this much is listed" : "";
    findings_.add(*reading_.damage, {reading_.source, number, 1, number, 2}, std::move(what), help);
  }

  IcsFile finish(std::uint32_t last_line) {
    if (!open_.empty()) close_damaged("it does not end");
    if (in_calendar_) damage(last_line, "the calendar does not end; the file may have been cut off");
    return std::move(file_);
  }

 private:
  void begin(IcsLine line) {
    const std::string kind = upper(trim(line.value()));
    if (kind == "VCALENDAR") {
      if (!open_.empty()) close_damaged("another calendar begins before it ends");
      in_calendar_ = file_.is_calendar = true;
      file_.headers.emplace_back();
      return;
    }
    if (!in_calendar_) return damage(line.number, "this line stands outside of the calendar");
    // No event, to-do or zone holds another: the one before lost its end.
    const bool top =
        kind == "VEVENT" || kind == "VTODO" || kind == "VJOURNAL" || kind == "VTIMEZONE" || kind == "VFREEBUSY";
    if (!open_.empty() && top) close_damaged("another component begins before it ends");
    if (open_.empty()) {
      block_ = {};
      block_.kind = kind;
      block_.number = line.number;
      block_.calendar = file_.headers.size() - 1;
    }
    if (open_.size() == reading_.deepest) return close_damaged("its parts lie too deep in each other");
    open_.push_back(kind);
    block_.lines.push_back(std::move(line));
  }

  void end(IcsLine line) {
    const std::string kind = upper(trim(line.value()));
    if (kind == "VCALENDAR") {
      if (!open_.empty()) close_damaged("the calendar ends before it does");
      if (!in_calendar_) damage(line.number, "this line ends a calendar that did not begin");
      in_calendar_ = false;
      return;
    }
    if (open_.empty() || open_.back() != kind) {
      if (open_.empty() || std::find(open_.begin(), open_.end(), kind) == open_.end()) {
        return damage(line.number, "this line ends what did not begin");
      }
      while (open_.back() != kind) open_.pop_back();
      block_.damaged = true;
      damage(line.number, "parts of this component do not end");
    }
    open_.pop_back();
    block_.lines.push_back(std::move(line));
    if (open_.empty()) file_.blocks.push_back(std::move(block_));
  }

  void close_damaged(std::string_view why) {
    damage(block_.number, "this component cannot be read: " + std::string(why));
    block_.damaged = true;
    open_.clear();
    file_.blocks.push_back(std::move(block_));
  }

  const IcsReading& reading_;
  Diagnostics& findings_;
  IcsFile file_;
  IcsBlock block_;
  std::vector<std::string> open_;
  bool in_calendar_ = false;
  std::size_t reported_ = 0;
};

const IcsLine* first_named(const std::vector<IcsLine>& lines, std::string_view name) {
  std::size_t depth = 0;
  for (const IcsLine& line : lines) {
    if (line.name == "END") --depth;
    if (depth <= 1 && line.name == name) return &line;
    if (line.name == "BEGIN") ++depth;
  }
  return nullptr;
}

}  // namespace

std::string_view IcsLine::value() const {
  const std::size_t at = colon(text);
  return at == std::string_view::npos ? std::string_view{} : std::string_view(text).substr(at + 1);
}

std::string IcsLine::parameter(std::string_view wanted) const {
  std::string_view rest = std::string_view(text).substr(0, colon(text));
  bool quoted = false;
  for (std::size_t i = 0, begin = std::string_view::npos; i <= rest.size(); ++i) {
    if (i < rest.size() && rest[i] == '"') quoted = !quoted;
    if (i < rest.size() && (rest[i] != ';' || quoted)) continue;
    if (begin != std::string_view::npos) {
      const std::string_view part = rest.substr(begin, i - begin);
      const std::size_t equals = part.find('=');
      if (equals != std::string_view::npos && upper(part.substr(0, equals)) == wanted) {
        std::string value(part.substr(equals + 1));
        std::erase(value, '"');
        return value;
      }
    }
    begin = i + 1;
  }
  return {};
}

const IcsLine* IcsBlock::find(std::string_view name) const { return first_named(lines, name); }

const IcsLine* IcsFile::find(std::string_view name, std::size_t calendar) const {
  if (calendar >= headers.size()) return nullptr;
  const auto& header = headers[calendar];
  const auto found = std::find_if(header.begin(), header.end(), [&](const IcsLine& line) { return line.name == name; });
  return found == header.end() ? nullptr : &*found;
}

std::string IcsBlock::uid() const {
  const IcsLine* line = find("UID");
  return line ? std::string(trim(line->value())) : std::string{};
}

std::uint32_t IcsBlock::sequence() const {
  const IcsLine* line = find("SEQUENCE");
  const auto value = line && !trim(line->value()).empty() ? digits(trim(line->value())) : std::nullopt;
  return value ? static_cast<std::uint32_t>(*value) : 0;
}

std::optional<Instant> IcsBlock::stamp() const {
  const IcsLine* line = find("DTSTAMP");
  return line ? parse_ics_utc(trim(line->value())) : std::nullopt;
}

std::optional<Day> IcsBlock::day() const {
  const IcsLine* line = find(kind == "VTODO" ? "DUE" : "DTSTART");
  return line ? parse_ics_date(trim(line->value()).substr(0, 8)) : std::nullopt;
}

std::optional<Day> IcsBlock::last_day() const {
  const IcsLine* line = find("DTEND");
  const std::string_view value = line ? trim(line->value()) : std::string_view{};
  const auto end = parse_ics_date(value.substr(0, 8));
  if (!end) return day();
  return value.size() == 8 ? *end - std::chrono::days{1} : *end;
}

bool IcsBlock::cancelled() const {
  const IcsLine* line = find("STATUS");
  return line && upper(trim(line->value())) == "CANCELLED";
}

IcsFile read_ics(std::string_view text, std::uint32_t source, Diagnostics& findings) {
  IcsReading reading;
  reading.source = source;
  reading.damage = &previous_damaged;
  return read_ics(text, reading, findings);
}

IcsFile read_ics(std::string_view text, const IcsReading& reading, Diagnostics& findings) {
  BlockReader reader(reading, findings);
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  IcsLine line;
  std::uint32_t number = 0;
  const auto flush = [&] {
    if (line.text.size() > reading.longest_line) {
      reader.damage(line.number, "this line is too long to be read");
    } else if (!line.physical.empty()) {
      reader.line(std::move(line));
    }
    line = {};
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view physical = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (physical.ends_with('\r')) physical.remove_suffix(1);
    if (physical.empty()) continue;
    const bool continued = physical.front() == ' ' || physical.front() == '\t';
    if (!continued) flush();
    if (line.physical.empty()) line.number = number;
    line.physical.push_back(physical);
    if (line.text.size() <= reading.longest_line) line.text += continued ? physical.substr(1) : physical;
  }
  flush();
  return reader.finish(number);
}

std::string unescape_text(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    const char next = value[++i];
    out += next == 'n' || next == 'N' ? '\n' : next;
  }
  return out;
}

bool is_stamp(std::string_view name) {
  return name == "DTSTAMP" || name == "LAST-MODIFIED" || name == "CREATED" || name == "SEQUENCE";
}

std::optional<Instant> parse_ics_utc(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  const auto day = parse_ics_date(text.substr(0, 8));
  const auto h = digits(text.substr(9, 2)), m = digits(text.substr(11, 2)), s = digits(text.substr(13, 2));
  if (!day || !h || !m || !s || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
  return Instant{day->time_since_epoch()} + std::chrono::hours{*h} + std::chrono::minutes{*m} +
         std::chrono::seconds{*s};
}

}  // namespace rubdown
