#include "rubdown/schedule/schedule.hpp"

#include <algorithm>
#include <utility>

namespace rubdown {
namespace {

constexpr std::chrono::days week_length{7};

bool before(const Session& a, const Session& b) {
  if (a.day != b.day) return a.day < b.day;
  if (a.start.has_value() != b.start.has_value()) return !a.start.has_value();
  if (a.start != b.start) return a.start < b.start;
  return a.identity < b.identity;
}

/// Most sessions stand in order already, and the others were added behind them. Those are taken out, and the rest make
/// room for them from the back: sessions are large, so each moves once and no second list of all is needed.
void sort(std::vector<Session>& sessions) {
  auto kept = std::is_sorted_until(sessions.begin(), sessions.end(), before);
  if (kept == sessions.end()) return;
  std::vector<Session*> order;
  order.reserve(static_cast<std::size_t>(sessions.end() - kept));
  for (auto added = kept; added != sessions.end(); ++added) order.push_back(&*added);
  std::sort(order.begin(), order.end(), [](const Session* a, const Session* b) {
    return before(*a, *b) || (a < b && !before(*b, *a));  // equal ones stay as they were added
  });
  std::vector<Session> added;
  added.reserve(order.size());
  for (Session* session : order) added.push_back(std::move(*session));
  for (auto room = sessions.end(); !added.empty();) {
    if (kept != sessions.begin() && before(added.back(), *std::prev(kept))) {
      *--room = std::move(*--kept);
    } else {
      *--room = std::move(added.back());
      added.pop_back();
    }
  }
}

bool takes_place(const Session& session) {
  return session.status != Status::missed && session.status != Status::stopped;
}

void add_distance(Week& week, const Session& session) {
  if (std::holds_alternative<Rest>(session.what)) return;
  const Category kind = category(session);
  if (kind != Category::run && kind != Category::race) return;
  if (!session.distance) week.distance_known = false;
  const Range<Distance> known = known_distance(session);
  week.distance = week.distance + known;
  week.longest = std::max(week.longest, known.max);
}

void add_recovery(Week& week, const Recovery& recovery) {
  for (const Care& care : recovery.parts) week.recovery += care.length;
}

void clear_sums(Week& week) {
  week.distance = {};
  week.distance_known = true;
  week.longest = {};
  week.recovery = Minutes{0};
}

/// The index of the week that holds `day`; the number of weeks where none does.
std::size_t week_index(const std::vector<Week>& weeks, Day day) {
  const auto after = std::upper_bound(weeks.begin(), weeks.end(), day,
                                      [](Day wanted, const Week& week) { return wanted < week.start; });
  if (after == weeks.begin() || day >= std::prev(after)->start + week_length) return weeks.size();
  return static_cast<std::size_t>(std::distance(weeks.begin(), after)) - 1;
}

}  // namespace

void settle(Schedule& schedule) {
  sort(schedule.sessions);
  for (Week& week : schedule.weeks) clear_sums(week);
  auto week = schedule.weeks.begin();
  for (Session& session : schedule.sessions) {
    while (week != schedule.weeks.end() && session.day >= week->start + week_length) ++week;
    const bool inside = week != schedule.weeks.end() && session.day >= week->start;
    session.week = inside ? week->number : 0;
    if (!inside || !takes_place(session)) continue;
    if (const auto* recovery = std::get_if<Recovery>(&session.what)) {
      add_recovery(*week, *recovery);
    } else {
      add_distance(*week, session);
    }
  }
}

const Week* week_of(const Schedule& schedule, Day day) {
  const std::size_t index = week_index(schedule.weeks, day);
  return index == schedule.weeks.size() ? nullptr : &schedule.weeks[index];
}

std::optional<int> days_to_race(const Schedule& schedule) {
  if (!schedule.header.race_day) return std::nullopt;
  return static_cast<int>((*schedule.header.race_day - schedule.header.today).count());
}

}  // namespace rubdown
