#include <fmt/format.h>

#include <algorithm>

#include "recovery/explain_text.hpp"

namespace rubdown {
namespace {

using explaining::Page;
using explaining::session_line;
using explaining::short_day;
using explaining::short_time;

const Session* find(const Schedule& schedule, std::string_view identity) {
  for (const Session& session : schedule.sessions) {
    if (session.identity == identity) return &session;
  }
  return nullptr;
}

std::string rules_of(const Session& session) {
  std::string out;
  for (const Reason& reason : session.reasons) {
    if (out.find(reason.rule) == std::string::npos) out.append(out.empty() ? " (" : ", ").append(reason.rule);
  }
  return out.empty() ? out : out + ")";
}

std::string when(const Session& session) { return session.start ? short_time(*session.start) : short_day(session.day); }

std::string advice_of(const Session& session) {
  std::string out;
  for (const Advice& advice : session.advice) out.append(advice.rule).append(": ").append(advice.text).append("\n");
  return out;
}

bool same_time(const Session& a, const Session& b) { return a.day == b.day && a.start == b.start; }

bool same_booking(const Booking* a, const Booking* b) { return a == b || (a != nullptr && b != nullptr && *a == *b); }

bool same_content(const Session& a, const Session& b) {
  const auto *x = std::get_if<Recovery>(&a.what), *y = std::get_if<Recovery>(&b.what);
  const bool parts =
      (x == nullptr) == (y == nullptr) &&
      (x == nullptr || (std::ranges::equal(x->parts, y->parts) && same_booking(x->therapist, y->therapist)));
  return parts && a.title == b.title && a.length == b.length && std::ranges::equal(a.reasons, b.reasons) &&
         a.status == b.status && advice_of(a) == advice_of(b);
}

/// One heading and its lines, nothing where there are none.
void print(Page& page, std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page.heading(heading);
  for (const std::string& line : lines) page.strong(line);
}

std::vector<std::string> only_in(const Schedule& one, const Schedule& other) {
  std::vector<std::string> lines;
  for (const Session& session : one.sessions) {
    if (find(other, session.identity) == nullptr) lines.push_back(session_line(session) + rules_of(session));
  }
  return lines;
}

std::vector<std::string> moved(const Schedule& before, const Schedule& after) {
  std::vector<std::string> lines;
  for (const Session& session : after.sessions) {
    const Session* old = find(before, session.identity);
    if (old == nullptr || same_time(*old, session)) continue;
    lines.push_back(fmt::format("{}, instead of {}", session_line(session), when(*old)));
  }
  return lines;
}

std::string change_of(const Session& old, const Session& now) {
  if (old.title != now.title) return fmt::format("{}, before: {}", session_line(now), old.title);
  if (old.status != now.status)
    return fmt::format("{}: {}, before: {}", session_line(now), name(now.status), name(old.status));
  const std::string rules = rules_of(now), rules_before = rules_of(old);
  if (rules != rules_before) {
    return fmt::format("{}: for{}, before: for{}", session_line(now), rules.empty() ? " nothing" : rules,
                       rules_before.empty() ? " nothing" : rules_before);
  }
  if (advice_of(old) != advice_of(now)) return session_line(now) + ": other advice";
  return session_line(now) + ": other details";
}

std::vector<std::string> changed(const Schedule& before, const Schedule& after) {
  std::vector<std::string> lines;
  for (const Session& session : after.sessions) {
    const Session* old = find(before, session.identity);
    if (old != nullptr && same_time(*old, session) && !same_content(*old, session))
      lines.push_back(change_of(*old, session));
  }
  return lines;
}

std::vector<std::string> refused_only_in(const Schedule& one, const Schedule& other) {
  std::vector<std::string> lines;
  for (const Unplaced& mine : one.unplaced) {
    const bool known = std::any_of(other.unplaced.begin(), other.unplaced.end(), [&](const Unplaced& theirs) {
      return theirs.rule == mine.rule && theirs.trigger == mine.trigger;
    });
    if (!known) lines.push_back(fmt::format("{}: {}, after {}", mine.rule, mine.wanted, mine.trigger));
  }
  return lines;
}

std::vector<std::string> stops_only_in(const Schedule& one, const Schedule& other) {
  std::vector<std::string> lines;
  for (const Stop& mine : one.stops) {
    const bool known = std::any_of(other.stops.begin(), other.stops.end(), [&](const Stop& theirs) {
      return theirs.id == mine.id && theirs.trigger == mine.trigger && theirs.since == mine.since;
    });
    if (!known) lines.push_back(fmt::format("{}: {}", mine.id, mine.message));
  }
  return lines;
}

}  // namespace

std::string explain_difference(const Schedule& before, const Schedule& after, const ExplainOptions& options) {
  Page page(options);
  print(page, "Stops that would hold", stops_only_in(after, before));
  print(page, "Stops that would end", stops_only_in(before, after));
  print(page, "Added", only_in(after, before));
  print(page, "Gone", only_in(before, after));
  print(page, "Moved", moved(before, after));
  print(page, "Changed", changed(before, after));
  print(page, "No longer placed", refused_only_in(after, before));
  print(page, "No longer refused", refused_only_in(before, after));
  if (page.empty()) page.plain("It would make no difference.");
  return page.take();
}

}  // namespace rubdown
