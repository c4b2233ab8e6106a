#include "rubdown/schedule/diff.hpp"

#include <algorithm>
#include <map>

namespace rubdown {
namespace {

bool is_rest(const Session& session) { return category(session) == Category::rest; }

std::string day_text(const Session& session, Units) { return diff_day(session.day); }
std::string start_text(const Session& session, Units) { return diff_start(session.start); }
std::string type_text(const Session& session, Units) { return std::string{type_name(session)}; }

std::string distance_text(const Session& session, Units units) {
  return session.distance ? format_distance(*session.distance, units) : "unknown";
}

std::string areas_text(const Session& session, Units) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  std::string text;
  if (recovery == nullptr) return text;
  for (const Care& care : recovery->parts) {
    if (care.areas.empty()) continue;
    text += (text.empty() ? "" : "; ") + describe(care.areas);
  }
  return text;
}

std::string therapist_text(const Session& session, Units) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  return recovery != nullptr && recovery->therapist ? recovery->therapist->name : "";
}

std::string status_text(const Session& session, Units) { return std::string{name(session.status)}; }
std::string length_text(const Session& session, Units) { return format_duration(session.length); }
std::string title_text(const Session& session, Units) { return std::string{session.title}; }

struct Field {
  std::string_view name;
  std::string (*text)(const Session&, Units);
  bool moves;  ///< a session is moved, not only changed
};
/// By DiffField.
constexpr std::array<Field, diff_fields> fields{{{"day", day_text, true},
                                                 {"start", start_text, true},
                                                 {"title", title_text, false},
                                                 {"type", type_text, false},
                                                 {"length", length_text, false},
                                                 {"distance", distance_text, false},
                                                 {"areas", areas_text, false},
                                                 {"therapist", therapist_text, false},
                                                 {"status", status_text, false}}};

DiffEntry entry_of(const Session& session, Units units) {
  const bool proposed = category(session) == Category::recovery && session.status == Status::planned;
  DiffEntry entry;
  entry.identity = session.identity;
  entry.day = session.day;
  entry.start = session.start;
  entry.title = session.title;
  entry.type = type_name(session);
  entry.proposed = proposed;
  for (std::size_t i = 0; i < fields.size(); ++i) entry.said[i] = fields[i].text(session, units);
  return entry;
}

using ByIdentity = std::map<std::string_view, const DiffEntry*>;

ByIdentity by_identity(const std::vector<DiffEntry>& entries) {
  ByIdentity found;
  for (const DiffEntry& entry : entries) found.emplace(entry.identity, &entry);
  return found;
}

/// What is different; of kind moved or changed, without fields where nothing is.
SessionChange compare(const DiffEntry& before, const DiffEntry& after) {
  SessionChange change;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto &old_text = before.said[i], &new_text = after.said[i];
    if (!old_text || !new_text || *old_text == *new_text) continue;
    if (fields[i].moves) change.kind = SessionChange::Kind::moved;
    change.fields.push_back({fields[i].name, *old_text, *new_text});
  }
  change.before = before;
  change.after = after;
  return change;
}

const DiffEntry& shown(const SessionChange& change) { return change.after ? *change.after : *change.before; }

bool earlier(const SessionChange& a, const SessionChange& b) {
  const DiffEntry &first = shown(a), &second = shown(b);
  if (first.day != second.day) return first.day < second.day;
  if (first.start != second.start) return first.start < second.start;
  return first.identity < second.identity;
}

/// A proposal for days gone by, on each side where there is one.
bool is_history(const SessionChange& change, Day today) {
  const auto gone = [&](const std::optional<DiffEntry>& side) {
    return !side || (side->proposed && side->day < today);
  };
  return gone(change.before) && gone(change.after);
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

std::vector<DiffEntry> diff_entries(const Schedule& schedule, Units units) {
  std::vector<DiffEntry> entries;
  for (const Session& session : schedule.sessions) {
    if (!is_rest(session)) entries.push_back(entry_of(session, units));
  }
  return entries;
}

std::vector<SessionChange> diff(const std::vector<DiffEntry>& before, const std::vector<DiffEntry>& after, Day today) {
  const ByIdentity old_entries = by_identity(before), new_entries = by_identity(after);
  std::vector<SessionChange> changes;
  for (const auto& [identity, entry] : new_entries) {
    const auto old = old_entries.find(identity);
    if (old == old_entries.end()) {
      changes.push_back({SessionChange::Kind::added, std::nullopt, *entry, {}});
      continue;
    }
    SessionChange change = compare(*old->second, *entry);
    if (!change.fields.empty()) changes.push_back(std::move(change));
  }
  for (const auto& [identity, entry] : old_entries) {
    if (new_entries.count(identity) == 0) {
      changes.push_back({SessionChange::Kind::cancelled, *entry, std::nullopt, {}});
    }
  }
  const auto history = [&](const SessionChange& change) { return is_history(change, today); };
  changes.erase(std::remove_if(changes.begin(), changes.end(), history), changes.end());
  std::sort(changes.begin(), changes.end(), earlier);
  return changes;
}

std::vector<SessionChange> diff(const Schedule& before, const Schedule& after, std::optional<Units> units) {
  const Units said = units.value_or(after.header.units);
  return diff(diff_entries(before, said), diff_entries(after, said), after.header.today);
}

std::string diff_day(Day day) { return std::string{weekday_short(weekday_index(day))} + " " + format_day(day); }

std::string diff_start(std::optional<Civil> start) { return start ? format_time(time_of(*start)) : "all day"; }

std::string diff_text(const std::vector<SessionChange>& changes) {
  if (changes.empty()) return "nothing changed\n";
  std::string out = count_line(changes) + "\n";
  for (const SessionChange& change : changes) {
    const DiffEntry& entry = shown(change);
    out +=
        std::string{sign(change.kind)} + " " + diff_day(entry.day) + " " + diff_start(entry.start) + "  " + entry.title;
    for (std::size_t i = 0; i < change.fields.size(); ++i) {
      const FieldChange& field = change.fields[i];
      out +=
          (i == 0 ? "  (" : ", ") + std::string{field.field} + " was " + (field.before.empty() ? "none" : field.before);
    }
    out += change.fields.empty() ? "\n" : ")\n";
  }
  return out;
}

}  // namespace rubdown
