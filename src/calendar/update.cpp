#include "rubdown/calendar/update.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/generation.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/codes.hpp"
#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {
namespace {

using BlocksByUid = std::map<std::string, const IcsBlock*, std::less<>>;

/// No calendar may hold control characters (RFC 5545 section 3.1). They go before anything is compared: two UIDs that
/// differ in nothing else are one in the file that is written.
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n'; }

/// `text` without control characters, in `storage` where it holds any but the CR before a line end.
std::string_view without_controls(std::string_view text, std::string& storage) {
  bool found = false;
  for (std::size_t i = 0; i < text.size() && !found; ++i)
    found = is_control(text[i]) && !(text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
  if (!found) return text;
  storage = text;
  std::erase_if(storage, is_control);
  return storage;
}

Span line_span(const UpdateOptions& options, std::uint32_t line) { return {options.source, line, 1, line, 2}; }

bool is_plain_event(const IcsBlock& block) {
  return (block.kind == "VEVENT" || block.kind == "VTODO") && !block.find("RECURRENCE-ID");
}

bool is_newer(const IcsBlock& a, const IcsBlock& b) {
  return a.damaged == b.damaged ? a.sequence() >= b.sequence() : b.damaged;
}

/// The events by UID; of two with one UID the one that programs keep.
BlocksByUid index_events(const IcsFile& file, const UpdateOptions& options, Diagnostics& findings) {
  BlocksByUid index;
  for (const IcsBlock& block : file.blocks) {
    if (!is_plain_event(block)) continue;
    const std::string uid = block.uid();
    if (uid.empty()) {
      findings.add(previous_damaged, line_span(options, block.number), "this event has no UID");
      continue;
    }
    const auto [place, added] = index.emplace(uid, &block);
    if (added) continue;
    findings.add(previous_repeats, line_span(options, block.number),
                 "another event has the UID " + one_line(uid) + " too");
    if (is_newer(block, *place->second)) place->second = &block;
  }
  return index;
}

/// The zone names that the lines of a block refer to.
void add_zones(std::set<std::string>& zones, const IcsBlock& block) {
  for (const IcsLine& line : block.lines)
    if (std::string zone = line.parameter("TZID"); !zone.empty()) zones.insert(std::move(zone));
}

std::string zone_name(const IcsBlock& block) {
  const IcsLine* line = block.find("TZID");
  return line ? std::string(trim(line->value())) : std::string{};
}

Instant stamp_of(const IcsFile& file) {
  Instant stamp{};
  for (const IcsBlock& block : file.blocks) stamp = std::max(stamp, block.stamp().value_or(Instant{}));
  return stamp;
}

/// What becomes of the blocks of the previous file that the new calendar does not have.
class Leftovers {
 public:
  Leftovers(const IcsFile& current, const UpdateOptions& options)
      : options_(options), stamp_(stamp_of(current)), tag_(plan_tag(current)) {}

  void write(const IcsBlock& block) {
    const bool gone = !tag_.empty() && plan_tag(block) == tag_;
    const auto day = block.day();
    const bool elsewhere =
        options_.only_days && day && (*day < options_.only_days->first || *day > options_.only_days->second);
    if (block.damaged || (gone && !elsewhere && (options_.feed || is_done_with(block)))) return;
    if (gone && !elsewhere && !block.cancelled()) {
      write_cancelled(text, block, stamp_);
    } else {
      copy_block(text, block);
    }
    add_zones(zones, block);
    if (!gone && foreign++ == 0) first_foreign = block.number;
  }

  std::string text;
  std::set<std::string> zones;
  std::size_t foreign = 0;
  std::uint32_t first_foreign = 0;

 private:
  /// Cancelled, and so long ago that no program need be told any more.
  bool is_done_with(const IcsBlock& block) const {
    const auto last = block.last_day();
    return block.cancelled() && (!last || (options_.today && *last < *options_.today));
  }

  const UpdateOptions& options_;
  Instant stamp_;
  std::string tag_;
};

Leftovers leftovers_of(const IcsFile& previous, const IcsFile& current, const BlocksByUid& before,
                       const UpdateOptions& options) {
  std::set<std::string> still_there;
  for (const IcsBlock& block : current.blocks)
    if (is_plain_event(block)) still_there.insert(block.uid());
  Leftovers leftovers(current, options);
  for (const IcsBlock& block : previous.blocks) {
    if (block.kind == "VTIMEZONE") continue;
    if (is_plain_event(block)) {
      const std::string uid = block.uid();
      const auto kept = before.find(uid);
      if (still_there.count(uid) != 0 || kept == before.end() || kept->second != &block) continue;
    }
    leftovers.write(block);
  }
  return leftovers;
}

void write_zones(std::string& out, const IcsFile& previous, const IcsFile& current,
                 const std::set<std::string>& wanted) {
  std::set<std::string> written;
  for (const IcsBlock& block : current.blocks) {
    if (block.kind != "VTIMEZONE") continue;
    copy_block(out, block);
    written.insert(zone_name(block));
  }
  for (const IcsBlock& block : previous.blocks) {
    if (block.kind != "VTIMEZONE" || block.damaged || wanted.count(zone_name(block)) == 0) continue;
    if (written.insert(zone_name(block)).second) copy_block(out, block);
  }
}

void write_event(std::string& out, const IcsBlock& block, const BlocksByUid& before) {
  const auto previous = before.find(block.uid());
  if (previous == before.end()) {
    copy_block(out, block);
  } else if (says_the_same(block, *previous->second)) {
    copy_block(out, *previous->second);
  } else {
    write_changed(out, block, *previous->second);
  }
}

void write_header(std::string& out, const IcsFile& file) {
  IcsText(out).begin("VCALENDAR");
  for (const IcsLine& line : file.headers.at(0))
    for (const std::string_view physical : line.physical) out.append(physical).append("\r\n");
}

}  // namespace

std::string update_ics(std::string_view previous_text, std::string_view current_text, const UpdateOptions& options,
                       Diagnostics& findings) {
  std::string storage;
  const IcsFile previous = read_ics(without_controls(previous_text, storage), options.source, findings);
  if (!previous.is_calendar) {
    findings.add(previous_not_calendar, {options.source, 0, 0, 0, 0}, "the earlier calendar holds no calendar",
                 "nothing was compared; check the file's name");
    return std::string(current_text);
  }
  Diagnostics none;
  const IcsFile current = read_ics(current_text, options.source, none);
  const BlocksByUid before = index_events(previous, options, findings);
  const Leftovers leftovers = leftovers_of(previous, current, before, options);
  if (leftovers.foreign > 0) {
    findings.add(previous_foreign, line_span(options, leftovers.first_foreign),
                 counted(leftovers.foreign, "event") +
                     " of another plan or program in the earlier calendar; such are left as they are",
                 "keep the plan's calendar in a file of its own if they should not");
  }
  std::string out;
  out.reserve(current_text.size() + leftovers.text.size() + 1024);
  write_header(out, current);
  write_zones(out, previous, current, leftovers.zones);
  for (const IcsBlock& block : current.blocks)
    if (block.kind != "VTIMEZONE") write_event(out, block, before);
  out += leftovers.text;
  IcsText(out).end("VCALENDAR");
  return out;
}

}  // namespace rubdown
