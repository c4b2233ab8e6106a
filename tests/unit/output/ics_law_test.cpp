// What must hold of every calendar, whatever is in it: octets, lines, components, identities, zones, times.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "random_schedule.hpp"
#include "rubdown/base/text.hpp"
#include "unit/calendar/zones.hpp"

namespace rubdown {
namespace {

constexpr std::uint64_t seeds = 40;

struct ZoneRow {
  std::string_view name, footer;
};
/// Both hemispheres, half hours, a winter exception, none at all, and a rule of days.
constexpr ZoneRow zones[] = {
    {"Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1"},
    {"America/New_York", "EST5EDT,M3.2.0,M11.1.0"},
    {"America/St_Johns", "NST3:30NDT,M3.2.0,M11.1.0"},
    {"America/Santiago", "<-04>4<-03>,M9.1.6/24,M4.1.6/24"},
    {"Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"},
    {"Asia/Kathmandu", "<+0545>-5:45"},
    {"Asia/Gaza", "EET-2EEST,M3.4.4/50,M10.4.4/50"},
    {"Pacific/Apia", "<+13>-13"},
};

struct Form {
  std::string_view name;
  void (*choose)(RenderOptions&);
};
constexpr Form forms[] = {
    {"import", [](RenderOptions& o) { o.reminder = Minutes{90}; }},
    {"feed", [](RenderOptions& o) { o.feed = true; }},
    {"utc", [](RenderOptions& o) { o.utc = true; }},
    {"busy", [](RenderOptions& o) { o.busy_view = true; }},
    {"no zone", [](RenderOptions& o) { o.zone = nullptr; }},
    {"massages", [](RenderOptions& o) { o.only = {"massage"}; }},
    {"to book", [](RenderOptions& o) { o.to_book = true; }},
    {"tasks", [](RenderOptions& o) { o.todo = true; }},
};

struct Line {
  std::string name, parameters, value;
};

struct Component {
  std::string kind;
  std::vector<Line> lines;
  std::vector<Component> parts;

  std::string value(std::string_view name) const {
    for (const Line& line : lines)
      if (line.name == name) return line.value;
    return {};
  }
  std::size_t count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](const Line& line) { return line.name == name; }));
  }
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// RFC 5545 section 3.1: physical lines of at most 75 octets that end in CRLF, without controls, and folds that split
/// no character. Returns the unfolded lines.
std::vector<std::string> unfold(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t wrong = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find("\r\n", begin);
    if (end == std::string::npos) return wrong = 1, lines;
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 2;
    wrong += line.empty() || line.size() > 75;
    wrong += static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }));
    const bool fold = line.starts_with(' ');
    wrong += fold && (lines.empty() || line.size() < 2 || is_continuation(line[1]));
    if (fold && !lines.empty()) lines.back() += line.substr(1);
    if (!fold) lines.emplace_back(line);
  }
  for (const std::string& line : lines) wrong += !is_valid_utf8(line);
  CHECK(wrong == 0);
  return lines;
}

/// Our own lines have no quoted parameter, so the first colon ends the name.
Line parse(const std::string& text) {
  const std::size_t colon = text.find(':'), semicolon = std::min(text.find(';'), colon);
  REQUIRE(colon != std::string::npos);
  return {text.substr(0, semicolon), text.substr(semicolon, colon - semicolon), text.substr(colon + 1)};
}

Component read_component(const std::vector<std::string>& lines, std::size_t& at) {
  Component component{parse(lines.at(at++)).value, {}, {}};
  while (true) {
    const Line line = parse(lines.at(at));
    if (line.name == "BEGIN") {
      component.parts.push_back(read_component(lines, at));
      continue;
    }
    ++at;
    if (line.name == "END") {
      CHECK(line.value == component.kind);
      return component;
    }
    CHECK_MESSAGE(component.parts.empty(), "a property after a part: ", line.name);
    component.lines.push_back(line);
  }
}

void check_entry(const Component& entry, std::set<std::string>& zones_used) {
  const bool task = entry.kind == "VTODO";
  for (const std::string_view name : {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "STATUS"})
    CHECK_MESSAGE(entry.count(name) == 1, name);
  std::map<std::string, int> times;
  for (const Line& line : entry.lines) {
    CHECK_MESSAGE(++times[line.name] == 1, line.name);
    CHECK_MESSAGE(!line.value.empty(), line.name);
    if (line.parameters.starts_with(";TZID=")) zones_used.insert(line.parameters.substr(6));
  }
  CHECK(entry.count("DTSTART") == (task ? 0 : 1));
  CHECK(entry.count("DTEND") == (task ? 0 : 1));
  CHECK(entry.count("DUE") == (task ? 1 : 0));
  CHECK(entry.count("ORGANIZER") + entry.count("ATTENDEE") + entry.count("DURATION") + entry.count("RRULE") == 0);
  CHECK(entry.parts.size() <= 1);
  if (task) return;
  CHECK_MESSAGE(entry.value("DTSTART") < entry.value("DTEND"), entry.value("DTSTART"));
  CHECK(entry.value("DTSTART").size() == entry.value("DTEND").size());
  const bool busy = entry.value("TRANSP") == "OPAQUE";
  CHECK(entry.value("X-MICROSOFT-CDO-BUSYSTATUS") == (busy ? "BUSY" : "FREE"));
  if (entry.value("DTSTART").size() == 8) CHECK_FALSE(busy);
}

/// RFC 5545 section 3.6.5: at least one STANDARD, each with its start and both offsets.
void check_zone(const Component& zone) {
  std::size_t standard = 0;
  for (const Component& observance : zone.parts) {
    standard += observance.kind == "STANDARD";
    for (const std::string_view name : {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"})
      CHECK_MESSAGE(observance.count(name) == 1, name);
    CHECK(observance.count("RDATE") == 0);
  }
  CHECK(standard >= 1);
}

void check_calendar(const std::string& text) {
  const std::vector<std::string> lines = unfold(text);
  std::size_t at = 0;
  const Component calendar = read_component(lines, at);
  CHECK(at == lines.size());
  CHECK(calendar.kind == "VCALENDAR");
  CHECK(calendar.value("VERSION") == "2.0");
  CHECK(calendar.count("METHOD") == 0);
  CHECK(calendar.value("NAME") == calendar.value("X-WR-CALNAME"));
  std::set<std::string> uids, described, used;
  for (const Component& part : calendar.parts) {
    if (part.kind == "VTIMEZONE") {
      CHECK_MESSAGE(uids.empty(), "a zone after an event");
      CHECK(described.insert(part.value("TZID")).second);
      check_zone(part);
    } else {
      CHECK_MESSAGE(uids.insert(part.value("UID")).second, part.value("UID"));
      check_entry(part, used);
    }
  }
  CHECK_FALSE(uids.empty());
  CHECK(described == used);
}

}  // namespace

TEST_CASE("every calendar keeps the laws of its format, in each form and zone, whatever the texts") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Schedule schedule = fixture::any_schedule(seed);
    const ZoneRow& row = zones[seed % std::size(zones)];
    const Zone zone = fixture::zone_with(row.name, row.footer);
    for (const Form& form : forms) {
      CAPTURE(seed);
      CAPTURE(row.name);
      CAPTURE(form.name);
      RenderOptions options = fixture::options_for(fixture::day(2025, 1, 1), fixture::day(2028, 12, 31));
      options.zone = &zone;
      form.choose(options);
      check_calendar(render_ics(schedule, options));
    }
  }
}

TEST_CASE("calendars without anything in them keep the laws too") {
  for (const Form& form : forms) {
    CAPTURE(form.name);
    RenderOptions options = fixture::options_for(fixture::day(2026, 1, 1), fixture::day(2026, 1, 1));
    form.choose(options);
    check_calendar(render_ics(Schedule{}, options));
  }
}

}  // namespace rubdown
