#include "busy/event.hpp"

#include <algorithm>
#include <array>

#include "rubdown/base/text.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

std::string upper_value(const IcsLine* line) {
  std::string text(line ? trim(line->value()) : std::string_view{});
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

template <class Take>
void for_each_item(std::string_view list, Take take) {
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    take(trim(list.substr(begin, end - begin)));
    begin = end + 1;
  }
}

WrittenLength between(const Moment& start, const Moment& end) {
  if (start.date) return {std::chrono::floor<std::chrono::days>(end.civil - start.civil), {}};
  return {{}, end.instant() - start.instant()};
}

bool is_negative(const WrittenLength& length) {
  return length.days < std::chrono::days{0} || length.exact < std::chrono::seconds{0};
}

/// True where the athlete was invited and said no. Google names a calendar after its owner's address.
bool owner_declined(const IcsBlock& block, const EventContext& context) {
  const IcsLine* name = context.file.find("X-WR-CALNAME", block.calendar);
  const std::string calendar_name = lower(name ? trim(name->value()) : std::string_view{});
  const std::string owner = lower(context.owner);
  return std::any_of(block.lines.begin(), block.lines.end(), [&](const IcsLine& line) {
    if (line.name != "ATTENDEE" || lower(line.parameter("PARTSTAT")) != "declined") return false;
    std::string address = lower(trim(line.value()));
    if (address.starts_with("mailto:")) address.erase(0, 7);
    return !address.empty() && (address == owner || address == calendar_name);
  });
}

Standing standing_of(const IcsBlock& block, const EventContext& context) {
  const std::string status = upper_value(block.find("STATUS"));
  const std::string outlook = upper_value(block.find("X-MICROSOFT-CDO-BUSYSTATUS"));
  if (status == "CANCELLED" || status == "CANCELED") return Standing::cancelled;
  if (owner_declined(block, context)) return Standing::declined;
  if (upper_value(block.find("TRANSP")) == "TRANSPARENT" || outlook == "FREE") return Standing::free;
  return status == "TENTATIVE" || outlook == "TENTATIVE" ? Standing::tentative : Standing::busy;
}

void report(const EventContext& context, const Code& code, std::uint32_t line, std::string what, std::string help) {
  context.findings.add(code, {context.source, line, 1, line, 2}, std::move(what), std::move(help));
}

/// PERIOD: `start/end` or `start/duration`; also the plain forms of RDATE.
std::optional<ExtraDate> read_extra(const IcsLine& line, std::string_view item, std::size_t calendar,
                                    FileZones& zones) {
  const std::size_t slash = item.find('/');
  const auto start = read_moment(line, item.substr(0, slash), calendar, zones);
  if (!start || slash == std::string_view::npos) return start ? std::optional(ExtraDate{*start, {}}) : std::nullopt;
  const std::string_view rest = item.substr(slash + 1);
  if (const auto length = parse_written_length(rest)) return ExtraDate{*start, length};
  const auto end = read_moment(line, rest, calendar, zones);
  return end ? std::optional(ExtraDate{*start, between(*start, *end)}) : std::nullopt;
}

class EventReader {
 public:
  EventReader(const IcsBlock& block, const EventContext& context) : block_(block), context_(context) {}

  std::optional<BusyEvent> read() {
    event_.line = block_.number;
    event_.uid = block_.uid();
    if (const IcsLine* summary = block_.find("SUMMARY")) event_.title = one_line(unescape_text(summary->value()));
    const IcsLine* start = block_.find("DTSTART");
    const auto moment = start ? moment_of(*start, trim(start->value())) : std::nullopt;
    if (!moment) {
      report(context_, busy_event, start ? start->number : block_.number,
             start ? "the start of this event cannot be read" : "this event has no start", "it is left out");
      return std::nullopt;
    }
    event_.start = *moment;
    event_.standing = standing_of(block_, context_);
    read_length();
    std::size_t depth = 0;
    for (const IcsLine& line : block_.lines) {
      depth += line.name == "BEGIN" ? 1 : 0;
      depth -= line.name == "END" && depth > 0 ? 1 : 0;
      if (depth == 1) read_recurrence(line);
    }
    return std::move(event_);
  }

 private:
  std::optional<Moment> moment_of(const IcsLine& line, std::string_view value) {
    return read_moment(line, value, block_.calendar, context_.zones);
  }

  void read_length() {
    const IcsLine* end_line = block_.find("DTEND");
    const IcsLine* duration = block_.find("DURATION");
    const auto end = end_line ? moment_of(*end_line, trim(end_line->value())) : std::nullopt;
    const auto written = duration ? parse_written_length(trim(duration->value())) : std::nullopt;
    if (end) {
      event_.length = between(event_.start, *end);
    } else if (written) {
      event_.length = *written;
    } else if (event_.start.date) {
      event_.length.days = std::chrono::days{1};
    }
    if (end_line && !end) damaged(*end_line, "the end of this event cannot be read", "it is taken to have none");
    if (!end_line && duration && !written)
      damaged(*duration, "the length of this event cannot be read", "it is taken to have none");
    if (!is_negative(event_.length)) return;
    report(context_, busy_order, block_.number, "this event ends before it begins", "it is taken to have no length");
    event_.length = {};
  }

  void damaged(const IcsLine& line, std::string what, std::string help) {
    report(context_, busy_event, line.number, std::move(what), std::move(help));
  }

  void read_recurrence(const IcsLine& line) {
    if (line.name == "RRULE") event_.rules.emplace_back(trim(line.value()));
    if (line.name == "EXRULE") event_.exception_rules.emplace_back(trim(line.value()));
    if (line.name == "RDATE") {
      for_each_item(line.value(), [&](std::string_view item) {
        const auto extra = read_extra(line, item, block_.calendar, context_.zones);
        if (extra) event_.extra.push_back(*extra);
        if (!extra) damaged(line, "a date of this event cannot be read", "that date is left out");
      });
    }
    if (line.name == "EXDATE") {
      for_each_item(line.value(), [&](std::string_view item) {
        const auto moment = moment_of(line, item);
        if (moment) event_.exceptions.push_back(*moment);
        if (!moment) damaged(line, "an exception of this event cannot be read", "the event counts on that day");
      });
    }
    if (line.name == "RECURRENCE-ID") {
      event_.replaces = moment_of(line, trim(line.value()));
      event_.and_following = event_.replaces && lower(line.parameter("RANGE")) == "thisandfuture";
      if (!event_.replaces) {
        damaged(line, "which repeat this event replaces cannot be read", "it counts beside the others");
      }
    }
  }

  const IcsBlock& block_;
  const EventContext& context_;
  BusyEvent event_;
};

}  // namespace

std::optional<Moment> read_moment(const IcsLine& line, std::string_view value, std::size_t calendar, FileZones& zones) {
  const auto written = parse_written_time(value);
  if (!written) return std::nullopt;
  if (written->date) return Moment{written->civil, true, &zones.home()};
  if (written->utc) return Moment{written->civil, false, &zones.utc()};
  const std::string tzid(trim(line.parameter("TZID")));
  // A time without a zone is the same on every clock: the athlete's counts.
  return Moment{written->civil, false, tzid.empty() ? &zones.home() : &zones.find(tzid, calendar, line.number)};
}

std::optional<BusyEvent> read_event(const IcsBlock& block, const EventContext& context) {
  return EventReader(block, context).read();
}

std::vector<BusyEvent> read_free_busy(const IcsBlock& block, const EventContext& context) {
  std::vector<BusyEvent> events;
  for (const IcsLine& line : block.lines) {
    if (line.name != "FREEBUSY") continue;
    const std::string type = lower(line.parameter("FBTYPE"));
    for_each_item(line.value(), [&](std::string_view item) {
      const auto period = read_extra(line, item, block.calendar, context.zones);
      if (!period || !period->length) {
        report(context, busy_event, line.number, "a period of this list cannot be read", "it is left out");
        return;
      }
      BusyEvent event;
      event.line = line.number;
      event.title = "Busy";
      event.start = period->start;
      event.length = *period->length;
      event.standing = type == "free"             ? Standing::free
                       : type == "busy-tentative" ? Standing::tentative
                                                  : Standing::busy;
      events.push_back(std::move(event));
    });
  }
  return events;
}

bool is_busy_property(std::string_view name) {
  constexpr std::array<std::string_view, 23> names{"ATTENDEE",
                                                   "DTEND",
                                                   "DTSTART",
                                                   "DURATION",
                                                   "EXDATE",
                                                   "EXRULE",
                                                   "FREEBUSY",
                                                   "RDATE",
                                                   "RECURRENCE-ID",
                                                   "RRULE",
                                                   "STATUS",
                                                   "SUMMARY",
                                                   "TRANSP",
                                                   "TZID",
                                                   "TZOFFSETFROM",
                                                   "TZOFFSETTO",
                                                   "UID",
                                                   "VERSION",
                                                   "X-MICROSOFT-CDO-BUSYSTATUS",
                                                   "X-WR-CALNAME",
                                                   "X-WR-TIMEZONE",
                                                   "BEGIN",
                                                   "END"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace rubdown
