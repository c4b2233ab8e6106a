#include "calendar/generation.hpp"

#include <algorithm>

#include "rubdown/base/text.hpp"
#include "rubdown/calendar/ics_text.hpp"
#include "rubdown/calendar/update.hpp"

namespace rubdown {
namespace {

constexpr std::uint32_t highest_sequence = 2'000'000'000;  // an INTEGER of RFC 5545 section 3.3.8 has 31 bits

std::vector<std::string_view> what_it_says(const IcsBlock& block, bool with_alarms) {
  std::vector<std::string_view> lines;
  bool in_alarm = false;
  for (const IcsLine& line : block.lines) {
    const bool alarm = (line.name == "BEGIN" || line.name == "END") && lower(trim(line.value())) == "valarm";
    if (alarm) in_alarm = line.name == "BEGIN";
    if ((alarm || in_alarm) && !with_alarms) continue;
    if (!is_stamp(line.name)) lines.push_back(line.text);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

bool says_the_same(const IcsBlock& a, const IcsBlock& b, bool with_alarms) {
  return !a.damaged && !b.damaged && what_it_says(a, with_alarms) == what_it_says(b, with_alarms);
}

void copy_line(std::string& out, const IcsLine& line) {
  for (const std::string_view physical : line.physical) out.append(physical).append("\r\n");
}

std::string next_sequence(const IcsBlock& previous) {
  return std::to_string(std::min(previous.sequence(), highest_sequence - 1) + 1);
}

/// Later than the previous stamp, also where the plan's own time has not moved on.
Instant next_stamp(const IcsBlock& previous, Instant stamp) {
  const auto before = previous.stamp();
  return before ? std::max(stamp, *before + std::chrono::seconds{1}) : stamp;
}

std::string_view line_before_colon(const IcsLine& line) {
  return std::string_view(line.text).substr(0, line.text.size() - line.value().size() - 1);
}

}  // namespace

bool says_the_same(const IcsBlock& a, const IcsBlock& b) { return says_the_same(a, b, true); }

void copy_block(std::string& out, const IcsBlock& block) {
  for (const IcsLine& line : block.lines) copy_line(out, line);
}

void write_changed(std::string& out, const IcsBlock& current, const IcsBlock& previous) {
  IcsText ics(out);
  const std::string stamp = ics_utc(next_stamp(previous, current.stamp().value_or(Instant{})));
  const std::string sequence =
      says_the_same(current, previous, false) ? std::to_string(previous.sequence()) : next_sequence(previous);
  for (const IcsLine& line : current.lines) {
    if (line.name == "SEQUENCE") {
      ics.constant(line.name, sequence);
    } else if (line.name == "DTSTAMP" || line.name == "LAST-MODIFIED") {
      ics.constant(line.name, stamp);
    } else {
      copy_line(out, line);
    }
  }
}

void write_cancelled(std::string& out, const IcsBlock& previous, Instant stamp) {
  IcsText ics(out);
  const std::string when = ics_utc(next_stamp(previous, stamp));
  std::size_t depth = 0;
  for (const IcsLine& line : previous.lines) {
    if (line.name == "BEGIN" && ++depth > 1) continue;
    if (depth > 1) {
      depth -= line.name == "END" ? 1 : 0;
      continue;
    }
    if (line.name == "SEQUENCE" || line.name == "STATUS" || line.name == "TRANSP" || line.name == "LAST-MODIFIED" ||
        line.name == "X-MICROSOFT-CDO-BUSYSTATUS" || line.name == "CREATED") {
      continue;
    }
    if (line.name == "DTSTAMP") {
      ics.constant("DTSTAMP", when);
      ics.constant("LAST-MODIFIED", when);
      ics.constant("SEQUENCE", next_sequence(previous));
    } else if (line.name == "SUMMARY") {
      ics.line(line_before_colon(line), "Cancelled: " + unescape_text(line.value()));
    } else if (line.name == "END") {
      ics.constant("STATUS", "CANCELLED");
      if (previous.kind == "VEVENT") {  // a task takes no time (RFC 5545 section 3.6.2)
        ics.constant("TRANSP", "TRANSPARENT");
        ics.constant("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
      }
      copy_line(out, line);
    } else {
      copy_line(out, line);
    }
  }
}

std::string plan_tag(const IcsBlock& event) {
  const bool entry = (event.kind == "VEVENT" || event.kind == "VTODO") && !event.find("RECURRENCE-ID");
  const IcsLine* line = entry ? event.find(ics_plan_property) : nullptr;
  return line ? std::string(trim(line->value())) : std::string{};
}

std::string plan_tag(const IcsFile& calendar) {
  std::string common;
  for (const IcsBlock& block : calendar.blocks) {
    const std::string tag = plan_tag(block);
    if (tag.empty()) continue;
    if (!common.empty() && tag != common) return {};
    common = tag;
  }
  return common;
}

}  // namespace rubdown
