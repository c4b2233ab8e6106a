#include "busy/read_busy.hpp"

#include <algorithm>
#include <map>

#include "busy/occurrences.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

std::string latin1_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xc0 | byte >> 6);
      out += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return out;
}

/// Whether the lines are UTF-8 once they are unfolded; many programs fold inside a character.
bool is_utf8_unfolded(std::string_view text) {
  std::string unfolded;
  unfolded.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const bool continued = end < text.size() && (text[end] == ' ' || text[end] == '\t');
    std::string_view line = text.substr(0, end);
    if (continued) line.remove_suffix(line.ends_with("\r\n") ? 2 : 1);
    unfolded += line;
    text.remove_prefix(continued ? end + 1 : end);
  }
  return is_valid_utf8(unfolded);
}

/// vCalendar 1.0 breaks quoted-printable lines with `=` at their end instead of folding them.
std::string join_soft_breaks(std::string text) {
  for (std::size_t at = text.find("=\r\n"); at != std::string::npos; at = text.find("=\r\n", at)) text.erase(at, 3);
  for (std::size_t at = text.find("=\n"); at != std::string::npos; at = text.find("=\n", at)) text.erase(at, 2);
  return text;
}

std::string_view why_skipped(Standing standing) {
  switch (standing) {
  case Standing::free:
    return "marked as free";
  case Standing::cancelled:
    return "cancelled";
  case Standing::declined:
    return "declined";
  case Standing::busy:
  case Standing::tentative:
    break;
  }
  return {};
}

/// Some programs write the year 9999, or 1, for "for ever". Days are read from 1900 to 2200: what is printed must be
/// readable again.
constexpr Civil first_civil = Civil{std::chrono::sys_days{std::chrono::year{1900} / 1 / 1}.time_since_epoch()};
constexpr Civil last_civil = Civil{std::chrono::sys_days{std::chrono::year{2200} / 12 / 31}.time_since_epoch()};

class Collector {
 public:
  explicit Collector(const BusyRequest& request) : request_(request) {}

  void add(const std::vector<Occurrence>& found) {
    for (const Occurrence& one : found) {
      const BusyEvent& event = *one.event;
      if (const std::string_view why = why_skipped(event.standing); !why.empty()) {
        skip(event, why);
      } else if (one.date && !request_.all_day) {
        skip(event, "all day");
      } else {
        add_busy(event, {std::max(one.begin, first_civil), std::min(one.end, last_civil), one.date, event.title});
      }
    }
  }

  void finish() {
    std::sort(report.entries.begin(), report.entries.end(), [](const BusyEntry& a, const BusyEntry& b) {
      return std::tie(a.time.begin, a.time.end, a.line) < std::tie(b.time.begin, b.time.end, b.line);
    });
    std::stable_sort(report.skipped.begin(), report.skipped.end(),
                     [](const BusySkipped& a, const BusySkipped& b) { return a.line < b.line; });
    report.skipped.erase(std::unique(report.skipped.begin(), report.skipped.end()), report.skipped.end());
    report.complete = true;
  }

  BusyReport report;

 private:
  void add_busy(const BusyEvent& event, BusyTime time) {
    if (time.begin >= time.end) return skip(event, "no length");
    report.entries.push_back({std::move(time), event.standing == Standing::tentative, event.line});
  }

  void skip(const BusyEvent& event, std::string_view why) {
    // The repeats of an event are skipped for the same reason: once is enough.
    const BusySkipped skipped{event.line, std::string(why), event.title};
    if (report.skipped.empty() || report.skipped.back() != skipped) report.skipped.push_back(skipped);
  }

  const BusyRequest& request_;
};

std::vector<BusyEvent> read_events(const IcsFile& file, const EventContext& context) {
  std::vector<BusyEvent> events;
  for (const IcsBlock& block : file.blocks) {
    if (block.kind == "VEVENT") {
      if (auto event = read_event(block, context)) events.push_back(std::move(*event));
    } else if (block.kind == "VFREEBUSY") {
      for (BusyEvent& event : read_free_busy(block, context)) events.push_back(std::move(event));
    }
  }
  return events;
}

/// vCalendar 1.0 writes recurrences in another grammar: the first time counts.
void drop_old_rules(std::vector<BusyEvent>& events, const IcsFile& file, const EventContext& context) {
  const IcsLine* version = file.find("VERSION");
  if (!version || trim(version->value()) != "1.0") return;
  for (BusyEvent& event : events) {
    if (event.rules.empty()) continue;
    event.rules.clear();
    context.findings.add(busy_rule, {context.source, event.line, 1, event.line, 2},
                         "this event repeats by a rule of vCalendar 1.0, which is not read",
                         "only its first time counts");
  }
}

void collect(Collector& collector, const std::vector<BusyEvent>& events, const BusyWindow& window,
             const EventContext& context) {
  std::map<std::string_view, std::vector<const BusyEvent*>> by_uid;
  for (const BusyEvent& event : events) {
    const bool alone = event.uid.empty() || (event.rules.empty() && event.extra.empty() && !event.replaces);
    const BusyEvent* one[] = {&event};
    if (alone && event.uid.empty()) {
      collector.add(occurrences(one, window, context));
    } else {
      by_uid[event.uid].push_back(&event);
    }
  }
  for (const auto& [uid, group] : by_uid) collector.add(occurrences(group, window, context));
}

BusyWindow window_of(const BusyRequest& request, const Zone& home) {
  return {home.resolve(Civil{request.from}).first, home.resolve(Civil{request.to + days{1}}).first, &home};
}

}  // namespace

BusyReport read_busy(std::string_view bytes, const BusyRequest& request, const ZoneFile& zone_file,
                     Diagnostics& findings) {
  BusyReport report;
  const auto zone_bytes = is_zone_name(request.timezone) ? zone_file(request.timezone) : std::nullopt;
  std::string error;
  const auto own = zone_bytes ? parse_tzif(request.timezone, *zone_bytes, error) : std::nullopt;
  const Zone home = own ? *own : fixed_zone("UTC", std::chrono::seconds{0});
  const Span whole{};
  if (bytes.size() > largest_calendar) {
    findings.add(busy_too_large, whole, "the calendar is larger than 20 MB", "export fewer years into it");
    return report;
  }
  std::string text(bytes);
  if (!is_utf8_unfolded(text)) {
    findings.add(busy_encoding, whole, "the calendar is not UTF-8; it was read as Latin-1");
    text = latin1_to_utf8(text);
  }
  if (text.find("VERSION:1.0") != std::string::npos) text = join_soft_breaks(std::move(text));

  const IcsReading reading{0, &busy_damaged, is_busy_property, 64 << 10, 16};
  const IcsFile file = read_ics(text, reading, findings);
  if (!file.is_calendar) {
    findings.add(busy_not_calendar, whole, "this is no calendar: it has no BEGIN:VCALENDAR", "check the file's name");
    report.complete = true;
    return report;
  }
  const BusyWindow window = window_of(request, home);
  FileZones zones(file, home, zone_file, window.end + days{400}, 0, findings);
  const EventContext context{zones, file, request.owner, 0, findings};
  std::vector<BusyEvent> events = read_events(file, context);
  drop_old_rules(events, file, context);
  Collector collector(request);
  collect(collector, events, window, context);
  collector.finish();
  return std::move(collector.report);
}

}  // namespace rubdown
