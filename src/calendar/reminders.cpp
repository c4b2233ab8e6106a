// Which reminders the events of an earlier calendar have.
#include <algorithm>
#include <charconv>

#include "calendar/generation.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/ics_text.hpp"
#include "rubdown/calendar/update.hpp"

namespace rubdown {
namespace {

/// The minutes of a duration as ics_duration() writes them; nothing for any other.
std::optional<Minutes> parse_own_duration(std::string_view text) {
  if (!text.starts_with("PT")) return std::nullopt;
  Minutes length{};
  for (std::string_view rest = text.substr(2); !rest.empty();) {
    int number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    const auto digits = static_cast<std::size_t>(end - rest.data());
    if (error != std::errc{} || digits == rest.size() || number < 0 || number > 100'000) return std::nullopt;
    length += rest[digits] == 'H' ? Minutes{60 * number} : Minutes{number};
    rest.remove_prefix(digits + 1);
  }
  return ics_duration(length) == text ? std::optional(length) : std::nullopt;
}

/// How long before its event a trigger of ours goes off.
std::optional<Minutes> time_ahead(std::string_view trigger) {
  trigger = trim(trigger);
  if (trigger.starts_with('-')) trigger.remove_prefix(1);
  return parse_own_duration(trigger);
}

std::vector<std::string_view> triggers_of(const IcsBlock& event) {
  std::vector<std::string_view> triggers;
  for (const IcsLine& line : event.lines)
    if (line.name == "TRIGGER") triggers.push_back(line.value());
  return triggers;
}

/// All-day events have the same reminder whatever was asked for.
bool is_timed(const IcsBlock& event) {
  const IcsLine* start = event.find("DTSTART");
  return start && start->value().find('T') != std::string_view::npos;
}

}  // namespace

Reminders reminders_in(std::span<const std::string_view> calendars, std::string_view tag) {
  Reminders found;
  bool same = true;
  std::optional<Minutes> timed, all_day;
  for (const std::string_view calendar : calendars) {
    Diagnostics none;
    const IcsFile file = read_ics(calendar, 0, none);
    for (const IcsBlock& block : file.blocks) {
      if (block.kind != "VEVENT" || block.damaged || block.cancelled() || plan_tag(block) != tag) continue;
      const std::vector<std::string_view> triggers = triggers_of(block);
      found.any = found.any || !triggers.empty();
      const auto ahead = triggers.size() == 1 ? time_ahead(triggers[0]) : std::nullopt;
      std::optional<Minutes>& common = is_timed(block) ? timed : all_day;
      same = same && ahead && (!common || *common == *ahead);
      common = ahead;
    }
  }
  if (found.any && same) found.common = timed ? timed : all_day;
  return found;
}

}  // namespace rubdown
