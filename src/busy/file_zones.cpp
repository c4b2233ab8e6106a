#include "busy/file_zones.hpp"

#include <algorithm>

#include "busy/moment.hpp"
#include "busy/recurrence.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

/// A STANDARD or DAYLIGHT of a VTIMEZONE.
struct Observance {
  std::optional<WrittenTime> start;
  std::optional<std::chrono::seconds> from, to;
  std::vector<std::string> rules, dates;
  bool daylight = false;
  std::string name = "LMT";
};

std::vector<Observance> observances_of(const IcsBlock& block) {
  std::vector<Observance> found;
  bool inside = false;
  for (const IcsLine& line : block.lines) {
    const std::string value(trim(line.value()));
    if (line.name == "BEGIN" && (lower(value) == "standard" || lower(value) == "daylight")) {
      found.emplace_back();
      found.back().daylight = lower(value) == "daylight";
      inside = true;
    } else if (line.name == "END") {
      inside = false;
    }
    if (!inside) continue;
    Observance& part = found.back();
    if (line.name == "DTSTART") part.start = parse_written_time(value);
    if (line.name == "TZOFFSETFROM") part.from = parse_utc_offset(value);
    if (line.name == "TZOFFSETTO") part.to = parse_utc_offset(value);
    if (line.name == "RRULE") part.rules.push_back(value);
    if (line.name == "RDATE") part.dates.push_back(value);
  }
  return found;
}

bool is_complete(const Observance& part) { return part.start && !part.start->date && part.from && part.to; }

void add_onsets(std::vector<ListedChange>& changes, const Observance& part, Instant until) {
  const Zone before = fixed_zone("before", *part.from);
  std::vector<Civil> onsets{part.start->civil};
  for (const std::string& rule : part.rules) {
    // Rules of the year 1601 or 1 are usual; what lies long ago matters to nobody.
    const RuleAnswer answer =
        expand_rule({rule, part.start->civil, false, &before, part.start->civil, before.to_civil(until), 5'000});
    onsets.insert(onsets.end(), answer.instances.begin(), answer.instances.end());
  }
  for (const std::string& list : part.dates) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      if (const auto time = parse_written_time(trim(std::string_view(list).substr(begin, end - begin)))) {
        onsets.push_back(time->utc ? before.to_civil(Instant{time->civil.time_since_epoch()}) : time->civil);
      }
      begin = end + 1;
    }
  }
  for (const Civil onset : onsets) {
    changes.push_back({Instant{onset.time_since_epoch()} - *part.from, {*part.to, part.daylight, part.name}});
  }
}

/// `/freeassociation.sourceforge.net/Europe/Berlin` names Europe/Berlin: the parts from the end that make a zone.
std::vector<std::string_view> possible_names(std::string_view tzid) {
  std::vector<std::string_view> names{tzid};
  for (std::size_t slash = tzid.find('/'); slash != std::string_view::npos; slash = tzid.find('/', slash + 1)) {
    const std::string_view rest = tzid.substr(slash + 1);
    if (rest.find('/') != std::string_view::npos) names.push_back(rest);
  }
  return names;
}

}  // namespace

std::optional<Zone> zone_from_block(const IcsBlock& block, Instant until) {
  const std::vector<Observance> parts = observances_of(block);
  if (block.damaged || parts.empty() || !std::all_of(parts.begin(), parts.end(), is_complete)) return std::nullopt;
  std::vector<ListedChange> changes;
  for (const Observance& part : parts) add_onsets(changes, part, until);
  const auto first = std::min_element(parts.begin(), parts.end(), [](const Observance& a, const Observance& b) {
    return a.start->civil < b.start->civil;
  });
  const IcsLine* name = block.find("TZID");
  return listed_zone(name ? one_line(name->value()) : "", {*first->from, false, "LMT"}, std::move(changes));
}

FileZones::FileZones(const IcsFile& file, const Zone& home, const ZoneFile& zone_file, Instant until,
                     std::uint32_t source, Diagnostics& findings)
    : file_(file),
      home_(home),
      utc_(fixed_zone("UTC", std::chrono::seconds{0})),
      zone_file_(zone_file),
      until_(until),
      source_(source),
      findings_(findings) {
  for (const IcsBlock& block : file.blocks) {
    const IcsLine* name = block.kind == "VTIMEZONE" ? block.find("TZID") : nullptr;
    if (name) own_.emplace(std::to_string(block.calendar) + ":" + std::string(trim(name->value())), &block);
  }
}

std::optional<Zone> FileZones::from_database(std::string_view name) const {
  if (!is_zone_name(name)) return std::nullopt;
  const auto bytes = zone_file_(name);
  std::string error;
  return bytes ? parse_tzif(name, *bytes, error) : std::nullopt;
}

const Zone& FileZones::find(const std::string& tzid, std::size_t calendar, std::uint32_t line) {
  const std::string key = std::to_string(calendar) + ":" + tzid;
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (const auto own = own_.find(key); own != own_.end()) {
    if (auto zone = zone_from_block(*own->second, until_)) return known_.emplace(key, std::move(*zone)).first->second;
    findings_.add(zone_incomplete, {source_, own->second->number, 1, own->second->number, 2},
                  "the zone \"" + one_line(tzid) + "\" is described incompletely", "its name is looked up instead");
  }
  for (const std::string_view name : possible_names(tzid)) {
    if (auto zone = from_database(name)) return known_.emplace(key, std::move(*zone)).first->second;
  }
  if (const std::string_view name = iana_name(tzid); !name.empty()) {
    if (auto zone = from_database(name)) return known_.emplace(key, std::move(*zone)).first->second;
  }
  return known_.emplace(key, fallback(tzid, calendar, line)).first->second;
}

const Zone& FileZones::fallback(const std::string& tzid, std::size_t calendar, std::uint32_t line) {
  const IcsLine* named = file_.find("X-WR-TIMEZONE", calendar);
  const std::string name = named ? std::string(trim(named->value())) : std::string{};
  const Span at{source_, line, 1, line, 2};
  const std::string what = "the time zone \"" + one_line(tzid) + "\" is not known";
  if (auto zone = from_database(name)) {
    findings_.add(zone_unknown, at, what, "its times are read in the calendar's zone, " + name);
    return known_.emplace("calendar:" + name, std::move(*zone)).first->second;
  }
  findings_.add(zone_unknown, at, what, "its times are read in your zone, " + home_.name());
  return home_;
}

}  // namespace rubdown
