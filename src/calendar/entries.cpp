#include "rubdown/calendar/entries.hpp"

#include "calendar/generation.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

std::string text_of(const IcsBlock& event, std::string_view name) {
  const IcsLine* line = event.find(name);
  return line ? one_line(unescape_text(line->value())) : std::string{};
}

/// A DTSTART or DTEND with a time, in the zone; nothing where it is a date or unreadable.
std::optional<Civil> time_in(const IcsBlock& event, std::string_view name, const Zone* zone) {
  const IcsLine* line = event.find(name);
  if (!line) return std::nullopt;
  const std::string value{trim(line->value())};
  const bool utc = value.ends_with('Z');
  const auto read = parse_ics_utc(utc ? value : value + 'Z');
  if (!read) return std::nullopt;
  return utc && zone ? zone->to_civil(*read) : Civil{read->time_since_epoch()};
}

std::string& said(DiffEntry& entry, DiffField field) { return entry.said[static_cast<std::size_t>(field)].emplace(); }

DiffEntry entry_of(const IcsBlock& event, Day day, const Zone* zone) {
  DiffEntry entry;
  entry.identity = event.uid();
  entry.start = time_in(event, "DTSTART", zone);
  entry.day = entry.start ? day_of(*entry.start) : day;
  entry.title = text_of(event, "SUMMARY");
  entry.type = lower(text_of(event, "CATEGORIES"));
  entry.proposed = entry.type == "massage" || entry.type == "recovery";
  said(entry, DiffField::day) = diff_day(entry.day);
  said(entry, DiffField::start) = diff_start(entry.start);
  said(entry, DiffField::title) = entry.title;
  said(entry, DiffField::type) = entry.type;
  said(entry, DiffField::therapist) = text_of(event, "CONTACT");
  const auto end = time_in(event, "DTEND", zone);
  if (entry.start && end) said(entry, DiffField::length) = format_duration(*end - *entry.start);
  return entry;
}

}  // namespace

std::vector<DiffEntry> calendar_entries(std::string_view calendar, std::string_view tag, const Zone* zone,
                                        std::uint32_t source, Diagnostics& findings) {
  std::vector<DiffEntry> entries;
  const IcsFile file = read_ics(calendar, source, findings);
  if (!file.is_calendar) {
    findings.add(previous_not_calendar, {source, 0, 0, 0, 0}, "the earlier calendar holds no calendar",
                 "nothing was compared; check the file's name");
    return entries;
  }
  for (const IcsBlock& block : file.blocks) {
    const std::string of_plan = plan_tag(block);
    const auto day = block.day();
    if (block.kind != "VEVENT" || block.damaged || block.cancelled() || !day) continue;
    if (!of_plan.empty() && (tag.empty() || of_plan == tag)) entries.push_back(entry_of(block, *day, zone));
  }
  return entries;
}

}  // namespace rubdown
