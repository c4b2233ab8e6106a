#include <fmt/format.h>

#include <iterator>

#include "recovery/explain_text.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

/// A JSON string: valid UTF-8, with quotes, backslashes and controls escaped (RFC 8259 section 7).
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : valid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.append({'\\', c});
    } else if (byte < 0x20 || byte == 0x7f) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  return out += '"';
}

std::string time(Civil at, const ExplainOptions& options) {
  if (options.zone == nullptr) return quoted(format_civil(at));
  const Instant instant = options.zone->resolve(at).first;
  return quoted(format_rfc3339(options.zone->to_civil(instant), options.zone->offset_at(instant).utc));
}

std::string served_by(const DemandRecord& demand, const Schedule& schedule, const ExplainOptions& options) {
  if (!demand.served_by) return "null";
  if (options.session_id) {
    for (const Session& session : schedule.sessions) {
      if (session.identity == *demand.served_by) return quoted(options.session_id(session));
    }
  }
  return quoted(*demand.served_by);
}

std::string types_of(const DemandRecord& demand) {
  std::string out;
  for (const SessionType type : demand.types) out += (out.empty() ? "" : ",") + quoted(name(type));
  return out;
}

std::string refusals_of(const DemandRecord& demand) {
  std::string out;
  for (const RefusedBy& by : demand.refused_by) {
    fmt::format_to(std::back_inserter(out), "{}{{\"constraint\":{},\"detail\":{}}}", out.empty() ? "" : ",",
                   quoted(by.constraint), quoted(by.detail));
  }
  return out;
}

std::string object(const DemandRecord& demand, const Schedule& schedule, const ExplainOptions& options) {
  const std::string ideal = time(demand.ideal, options);
  const std::string& change = demand.smallest_change;
  return fmt::format(
      "{{\"rule\":{},\"trigger\":{},\"window\":{{\"earliest\":{},\"ideal\":{},\"latest\":{}}},\"ideal\":{},"
      "\"priority\":{},"
      "\"types\":[{}],\"length_s\":{},\"served_by\":{},\"refused_by\":[{}],\"smallest_change\":{}}}",
      quoted(demand.rule), quoted(demand.trigger), time(demand.earliest, options), ideal, time(demand.latest, options),
      ideal, demand.priority, types_of(demand), Seconds{demand.length}.count(), served_by(demand, schedule, options),
      refusals_of(demand), change.empty() ? std::string("null") : quoted(change));
}

std::string file_and_line(std::string_view prefix, std::optional<Span> at, const Sources& sources) {
  if (!at || at->line == 0) return fmt::format("\"{0}file\":null,\"{0}line\":null", prefix);
  return fmt::format("\"{0}file\":{1},\"{0}line\":{2}", prefix, quoted(sources[at->source].name), at->line);
}

std::string object(const DayChange& change, const Sources& sources) {
  return fmt::format("{{\"why\":{},\"was\":{},{},{}}}", change.why.empty() ? "null" : quoted(change.why),
                     quoted(change.was), file_and_line("", change.at, sources),
                     file_and_line("was_", change.instead, sources));
}

/// What the plan wrote on a day.
std::string sessions_on(const Schedule& schedule, const ExplainOptions& options, Day day) {
  std::string out;
  for (const Session& session : schedule.sessions) {
    if (session.day != day || session.at.line == 0) continue;
    const DayChange* change = explaining::changed_by(schedule, session);
    const std::string id = options.session_id ? options.session_id(session) : std::string{session.identity};
    out += fmt::format("{}\n{{\"uid\":{},\"title\":{},{},\"change\":{}}}", out.empty() ? "" : ",", quoted(id),
                       quoted(session.title), file_and_line("", session.at, *options.sources),
                       change == nullptr ? std::string{"null"} : object(*change, *options.sources));
  }
  return out + (out.empty() ? "" : "\n");
}

std::string values_of(const PlanValues& values) {
  std::string out;
  for (const PlanValue& value : values.list) {
    out += fmt::format("{}\n{{\"key\":{},\"value\":{},\"file\":{},\"line\":{}}}", out.empty() ? "" : ",",
                       quoted(value.key), quoted(value.text), quoted(value.file),
                       value.line == 0 ? std::string{"null"} : std::to_string(value.line));
  }
  return out + (out.empty() ? "" : "\n");
}

std::string stops_of(const Schedule& schedule, std::optional<Day> day) {
  std::string out;
  for (const Stop* stop : explaining::stops_on(schedule, day)) {
    out += fmt::format(
        "{}\n{{\"rule\":{},\"urgent\":{},\"since\":{},\"until\":{},\"blocks\":{},\"message\":{},\"trigger\":{}}}",
        out.empty() ? "" : ",", quoted(stop->id), stop->urgent, quoted(format_day(stop->since)),
        stop->until ? quoted(format_day(*stop->until)) : std::string{"null"}, quoted(stop->blocks),
        quoted(stop->message), quoted(stop->trigger));
  }
  return out + (out.empty() ? "" : "\n");
}

}  // namespace

std::string explain_json(const Schedule& schedule, const ExplainOptions& options, std::optional<Day> day,
                         std::string_view rule) {
  std::string out = fmt::format("{{\"stops\":[{}],\n\"demands\":[", stops_of(schedule, day));
  bool first = true;
  for (const DemandRecord& demand : schedule.demands) {
    if (!rule.empty() && demand.rule != rule) continue;
    if (day && (day_of(demand.earliest) > *day || day_of(demand.latest) < *day)) continue;
    out.append(first ? "\n" : ",\n").append(object(demand, schedule, options));
    first = false;
  }
  out.append(first ? "]" : "\n]");
  if (options.sources != nullptr && day) {
    out.append(",\n\"sessions\":[").append(sessions_on(schedule, options, *day)).append("]");
  } else if (options.sources != nullptr && rule.empty()) {
    out.append(",\n\"values\":[").append(values_of(options.values)).append("]");
  }
  out.append(",\n\"resume\":");
  if (!options.resume) return out.append("null}\n");
  const Suggestion& resume = *options.resume;
  return out + fmt::format("{{\"days\":{},\"per_cent\":{},\"advice\":{},\"changes\":{}}}}}\n", resume.days,
                           resume.per_cent, quoted(resume.advice), quoted(resume.toml));
}

}  // namespace rubdown
