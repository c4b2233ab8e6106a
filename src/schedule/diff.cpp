#include "rubdown/schedule/diff.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace rubdown {
namespace {

bool is_rest(const Session& session) { return category(session) == Category::rest; }

std::map<std::string_view, const Session*> by_identity(const Schedule& schedule) {
  std::map<std::string_view, const Session*> sessions;
  for (const Session& session : schedule.sessions) {
    if (!is_rest(session)) sessions.emplace(session.identity, &session);
  }
  return sessions;
}

std::string day_text(const Session& session) {
  return std::string{weekday_short(weekday_index(session.day))} + " " + format_day(session.day);
}

std::string start_text(const Session& session) {
  return session.start ? format_time(time_of(*session.start)) : "all day";
}

std::string type_text(const Session& session) { return std::string{type_name(session)}; }

std::string distance_text(const Session& session) {
  return session.distance ? format_distance(*session.distance, Units::km) : "unknown";
}

std::string areas_text(const Session& session) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  std::string text;
  if (recovery == nullptr) return text;
  for (const Care& care : recovery->parts) {
    if (care.areas.empty()) continue;
    text += (text.empty() ? "" : "; ") + describe(care.areas);
  }
  return text;
}

std::string therapist_text(const Session& session) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  return recovery != nullptr && recovery->therapist ? recovery->therapist->name : "";
}

std::string status_text(const Session& session) { return std::string{name(session.status)}; }
std::string length_text(const Session& session) { return format_duration(session.length); }
std::string title_text(const Session& session) { return session.title; }

struct Field {
  std::string_view name;
  std::string (*text)(const Session&);
  bool moves;  ///< a session is moved, not only changed
};
constexpr std::array<Field, 9> fields{{{"day", day_text, true},
                                       {"start", start_text, true},
                                       {"title", title_text, false},
                                       {"type", type_text, false},
                                       {"length", length_text, false},
                                       {"distance", distance_text, false},
                                       {"areas", areas_text, false},
                                       {"therapist", therapist_text, false},
                                       {"status", status_text, false}}};

/// What is different; of kind moved or changed, without fields where nothing is.
SessionChange compare(const Session& before, const Session& after) {
  SessionChange change;
  change.before = &before;
  change.after = &after;
  for (const Field& field : fields) {
    std::string old_text = field.text(before), new_text = field.text(after);
    if (old_text == new_text) continue;
    if (field.moves) change.kind = SessionChange::Kind::moved;
    change.fields.push_back({field.name, std::move(old_text), std::move(new_text)});
  }
  return change;
}

const Session& shown(const SessionChange& change) { return change.after != nullptr ? *change.after : *change.before; }

bool earlier(const SessionChange& a, const SessionChange& b) {
  const Session &first = shown(a), &second = shown(b);
  if (first.day != second.day) return first.day < second.day;
  if (first.start != second.start) return first.start < second.start;
  return first.identity < second.identity;
}

std::string_view sign(SessionChange::Kind kind) {
  switch (kind) {
  case SessionChange::Kind::added:
    return "+";
  case SessionChange::Kind::moved:
    return ">";
  case SessionChange::Kind::changed:
    return "~";
  case SessionChange::Kind::cancelled:
    return "-";
  }
  return "";
}

std::string count_line(const std::vector<SessionChange>& changes) {
  std::array<int, 4> counts{};
  for (const SessionChange& change : changes) ++counts[static_cast<std::size_t>(change.kind)];
  std::string line;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    line += (line.empty() ? "" : ", ") + std::to_string(counts[i]) + " " +
            std::string{name(static_cast<SessionChange::Kind>(i))};
  }
  return line + "\n";
}

}  // namespace

std::string_view name(SessionChange::Kind kind) {
  switch (kind) {
  case SessionChange::Kind::added:
    return "added";
  case SessionChange::Kind::moved:
    return "moved";
  case SessionChange::Kind::changed:
    return "changed";
  case SessionChange::Kind::cancelled:
    return "cancelled";
  }
  return "";
}

std::vector<SessionChange> diff(const Schedule& before, const Schedule& after) {
  const auto old_sessions = by_identity(before), new_sessions = by_identity(after);
  std::vector<SessionChange> changes;
  for (const auto& [identity, session] : new_sessions) {
    const auto old = old_sessions.find(identity);
    if (old == old_sessions.end()) {
      changes.push_back({SessionChange::Kind::added, nullptr, session, {}});
      continue;
    }
    SessionChange change = compare(*old->second, *session);
    if (!change.fields.empty()) changes.push_back(std::move(change));
  }
  for (const auto& [identity, session] : old_sessions) {
    if (new_sessions.count(identity) == 0) changes.push_back({SessionChange::Kind::cancelled, session, nullptr, {}});
  }
  std::sort(changes.begin(), changes.end(), earlier);
  return changes;
}

std::string diff_text(const std::vector<SessionChange>& changes) {
  if (changes.empty()) return "nothing changed\n";
  std::string out;
  for (const SessionChange& change : changes) {
    const Session& session = shown(change);
    out += std::string{sign(change.kind)} + " " + day_text(session) + " " + start_text(session) + "  " + session.title;
    for (std::size_t i = 0; i < change.fields.size(); ++i) {
      const FieldChange& field = change.fields[i];
      out +=
          (i == 0 ? "  (" : ", ") + std::string{field.field} + " was " + (field.before.empty() ? "none" : field.before);
    }
    out += change.fields.empty() ? "\n" : ")\n";
  }
  return out + "\n" + count_line(changes);
}

}  // namespace rubdown
