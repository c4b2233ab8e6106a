#include "rubdown/calendar/busy.hpp"

#include <algorithm>
#include <charconv>

#include "rubdown/base/text.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

constexpr std::string_view all_day_option = "--no-all-day";

std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    parts.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// `2026-11-01T09:10:00`.
std::optional<Civil> parse_civil(std::string_view text) {
  if (text.size() != 19 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto day = parse_day(text.substr(0, 10));
  const auto h = parse_number(text.substr(11, 2)), m = parse_number(text.substr(14, 2)),
             s = parse_number(text.substr(17, 2));
  if (!day || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return Civil{*day} + std::chrono::hours{*h} + Minutes{*m} + Seconds{*s};
}

const Code* code_named(std::string_view id) {
  for (const Code* code : calendar_codes())
    if (code->id == id) return code;
  return nullptr;
}

std::optional<BusyEntry> parse_entry(const std::vector<std::string_view>& parts) {
  if (parts.size() != 7) return std::nullopt;
  const auto begin = parse_civil(parts[1]), end = parse_civil(parts[2]);
  const auto line = parse_number(parts[5]);
  if (!begin || !end || !line || *end <= *begin) return std::nullopt;
  return BusyEntry{{*begin, *end, parts[3] == "all-day", one_line(parts[6])}, parts[4] == "tentative", *line};
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string instant_text(const Zone& zone, Civil civil) {
  const Instant instant = zone.resolve(civil).first;
  return format_rfc3339(zone.to_civil(instant), zone.offset_at(instant).utc);
}

std::string when_text(const BusyTime& time) {
  const Day first = day_of(time.begin), last = day_of(time.end - Seconds{1});
  std::string text = format_day(first);
  if (time.all_day) return last == first ? text + " all day" : text + " to " + format_day(last) + " all day";
  text += " " + format_time(time_of(time.begin)) + "-";
  if (day_of(time.end) != first) text += format_day(day_of(time.end)) + " ";
  return text + format_time(time_of(time.end));
}

}  // namespace

std::vector<std::string> busy_arguments(const BusyRequest& request) {
  std::vector<std::string> arguments{"--from",     format_day(request.from), "--to", format_day(request.to),
                                     "--timezone", request.timezone};
  if (!request.all_day) arguments.emplace_back(all_day_option);
  if (!request.owner.empty()) arguments.insert(arguments.end(), {"--owner", request.owner});
  return arguments;
}

std::optional<BusyRequest> parse_busy_arguments(const std::vector<std::string>& arguments, std::string& error) {
  BusyRequest request;
  std::optional<Day> from, to;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& name = arguments[i];
    if (name == all_day_option) {
      request.all_day = false;
      continue;
    }
    const std::string value = i + 1 < arguments.size() ? arguments[++i] : "";
    if (name == "--from") {
      from = parse_day(value);
    } else if (name == "--to") {
      to = parse_day(value);
    } else if (name == "--timezone") {
      request.timezone = value;
    } else if (name == "--owner") {
      request.owner = value;
    } else {
      error = "unknown option " + one_line(name);
      return std::nullopt;
    }
  }
  if (!from || !to || *to < *from) {
    error = "it needs --from DATE and --to DATE, in this order, and --timezone ZONE";
    return std::nullopt;
  }
  request.from = *from;
  request.to = *to;
  return request;
}

std::string print_busy_report(const BusyReport& report, const Diagnostics& findings) {
  std::string out;
  const auto put = [&](std::initializer_list<std::string> parts) {
    const std::size_t begin = out.size();
    for (const std::string& part : parts) out.append(out.size() == begin ? "" : "\t").append(one_line(part));
    out += '\n';
  };
  for (const BusyEntry& entry : report.entries) {
    put({"busy", format_civil(entry.time.begin), format_civil(entry.time.end), entry.time.all_day ? "all-day" : "timed",
         entry.tentative ? "tentative" : "confirmed", std::to_string(entry.line), entry.time.title});
  }
  for (const BusySkipped& skipped : report.skipped)
    put({"skipped", std::to_string(skipped.line), skipped.why, skipped.title});
  for (const Diagnostic& finding : findings) {
    put({"finding", std::string(finding.code->id), std::to_string(finding.at.line), finding.message, finding.help});
  }
  if (report.complete) put({"end", std::to_string(report.entries.size())});
  return out;
}

BusyReport parse_busy_report(std::string_view text, std::uint32_t source, Diagnostics& findings) {
  BusyReport report;
  bool explained = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const auto parts = parts_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (parts[0] == "busy") {
      if (auto entry = parse_entry(parts)) report.entries.push_back(std::move(*entry));
    } else if (parts[0] == "skipped" && parts.size() == 4) {
      report.skipped.push_back({parse_number(parts[1]).value_or(0), one_line(parts[2]), one_line(parts[3])});
    } else if (parts[0] == "finding" && parts.size() == 5) {
      const Code* code = code_named(parts[1]);
      const std::uint32_t line = parse_number(parts[2]).value_or(0);
      const Span at = line == 0 ? Span{source, 0, 0, 0, 0} : Span{source, line, 1, line, 2};
      if (code) findings.add(*code, at, one_line(parts[3]), one_line(parts[4]));
      explained = explained || (code && code->severity == Severity::error);
    } else if (parts[0] == "end" && parts.size() == 2) {
      report.complete = parse_number(parts[1]) == report.entries.size();
    }
  }
  if (!report.complete && !explained) {
    findings.add(busy_cut_off, {source, 0, 0, 0, 0},
                 "the calendar was not read to its end; not all busy times are known",
                 "look whether the file is damaged");
  }
  return report;
}

std::vector<BusyTime> busy_times(const BusyReport& report) {
  std::vector<BusyTime> times;
  times.reserve(report.entries.size());
  for (const BusyEntry& entry : report.entries) times.push_back(entry.time);
  return times;
}

std::string list_busy(const BusyReport& report) {
  std::string out;
  for (const BusyEntry& entry : report.entries) {
    out += when_text(entry.time) + (entry.tentative ? "  tentative" : "") + "  " + one_line(entry.time.title) + "\n";
  }
  if (report.entries.empty()) out += "No busy times.\n";
  if (!report.skipped.empty()) out += "\nNot counted:\n";
  for (const BusySkipped& skipped : report.skipped) {
    out += "line " + std::to_string(skipped.line) + "  " + skipped.why + "  " + one_line(skipped.title) + "\n";
  }
  return out;
}

std::string json_busy(const BusyReport& report, const Zone& zone) {
  std::string out = "[";
  for (const BusyEntry& entry : report.entries) {
    const BusyTime& time = entry.time;
    out += out.size() == 1 ? "\n" : ",\n";
    out +=
        "  {\"start\":" + json_string(time.all_day ? format_day(day_of(time.begin)) : instant_text(zone, time.begin));
    out += ",\"end\":" + json_string(time.all_day ? format_day(day_of(time.end)) : instant_text(zone, time.end));
    out += std::string(",\"all_day\":") + (time.all_day ? "true" : "false");
    out += ",\"summary\":" + json_string(one_line(time.title)) + ",\"line\":" + std::to_string(entry.line) + "}";
  }
  return out + (report.entries.empty() ? "]\n" : "\n]\n");
}

}  // namespace rubdown
