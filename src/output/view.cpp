#include "output/view.hpp"

#include <algorithm>

namespace rubdown {
namespace {

bool is_named(const Session& session, std::string_view word) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (word == "self-care") return recovery && !recovery->appointment;
  const std::string_view type = type_name(session);
  return word == name(category(session)) || word == type ||
         (type.size() > word.size() && type.starts_with(word) && type[word.size()] == '.');
}

bool counts(const Session& session) { return session.status != Status::stopped && session.status != Status::missed; }

void add_distance(Sum& sum, const Session& session, bool race) {
  if (!session.distance) sum.known = false;
  const Range<Distance> known = known_distance(session);
  sum.distance = sum.distance + known;
  sum.longest = std::max(sum.longest, known.max);
  if (race) sum.race += known.max;
}

void add_recovery(Sum& sum, const Recovery& recovery) {
  for (const Care& care : recovery.parts) sum.recovery += care.length;
  sum.appointments += recovery.appointment ? 1 : 0;
}

}  // namespace

bool is_shown(const Session& session, const RenderOptions& options) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if ((options.to_book || options.todo) && !is_to_book(session)) return false;
  if (!options.self_care && recovery && !recovery->appointment) return false;
  return options.only.empty() || std::any_of(options.only.begin(), options.only.end(),
                                             [&](const std::string& word) { return is_named(session, word); });
}

SessionRefs shown_sessions(const Schedule& schedule, DaySpan span, const RenderOptions& options) {
  SessionRefs found;
  for (const Session& session : schedule.sessions) {
    if (session.day < span.from || session.day > span.to) continue;
    if (is_shown(session, options)) found.push_back(&session);
  }
  return found;
}

SessionRefs sessions_on(const SessionRefs& sessions, Day day) {
  SessionRefs found;
  for (const Session* session : sessions)
    if (session->day == day) found.push_back(session);
  std::stable_partition(found.begin(), found.end(), [](const Session* session) {
    return session->start || !std::holds_alternative<Recovery>(session->what);
  });
  return found;
}

Sum sum_of(const Schedule& schedule, DaySpan span) {
  Sum sum;
  for (const Session* session : shown_sessions(schedule, span, RenderOptions{})) {
    sum.done += session->status == Status::done ? 1 : 0;
    sum.missed += session->status == Status::missed ? 1 : 0;
    if (!counts(*session)) continue;
    const Category kind = category(*session);
    if (kind == Category::run || kind == Category::race) {
      ++sum.runs;
      add_distance(sum, *session, kind == Category::race);
    }
    if (const auto* run = std::get_if<Run>(&session->what)) sum.hard += run->hard ? 1 : 0;
    if (const auto* recovery = std::get_if<Recovery>(&session->what)) add_recovery(sum, *recovery);
  }
  return sum;
}

std::vector<const Stop*> stops_for(const Schedule& schedule, DaySpan span) {
  std::vector<const Stop*> found;
  for (const Stop& stop : schedule.stops) {
    const bool held = stop.since <= span.to && stop.until && *stop.until > span.from;
    if (!stop.until || held) found.push_back(&stop);
  }
  return found;
}

std::vector<const Unplaced*> unplaced_in(const Schedule& schedule, DaySpan span) {
  std::vector<const Unplaced*> found;
  for (const Unplaced& unplaced : schedule.unplaced)
    if (unplaced.day >= span.from && unplaced.day <= span.to) found.push_back(&unplaced);
  return found;
}

Distance peak_of(const Schedule& schedule) {
  std::vector<Distance> raced(schedule.weeks.size());
  for (const Session& session : schedule.sessions) {
    const auto* race = std::get_if<Race>(&session.what);
    if (!race || race->priority != Race::Priority::a || !session.distance || !counts(session)) continue;
    if (const Week* week = week_of(schedule, session.day))
      raced[static_cast<std::size_t>(week - schedule.weeks.data())] += session.distance->max;
  }
  Distance peak;
  for (std::size_t i = 0; i < raced.size(); ++i) peak = std::max(peak, schedule.weeks[i].distance.max - raced[i]);
  return peak;
}

Day week_start(Day day, bool sunday) {
  return sunday ? monday_of(day + std::chrono::days{1}) - std::chrono::days{1} : monday_of(day);
}

const Week* week_named(const Schedule& schedule, Day start) { return week_of(schedule, start + std::chrono::days{3}); }

DaySpan days_printed(const Schedule& schedule, DaySpan span) {
  if (schedule.weeks.empty()) return {Day{std::chrono::days{1}}, Day{}};
  const Day first = schedule.weeks.front().start;
  const Day last = schedule.weeks.back().start + std::chrono::days{6};
  return {std::max(span.from, first), std::min(span.to, last)};
}

}  // namespace rubdown
