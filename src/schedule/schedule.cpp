#include "rubdown/schedule/schedule.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace rubdown {
namespace {

constexpr std::chrono::days week_length{7};
constexpr std::size_t few_lists = 8;  ///< that are merged one by one

bool before(const Session& a, const Session& b) {
  if (a.day != b.day) return a.day < b.day;
  if (a.start.has_value() != b.start.has_value()) return !a.start.has_value();
  if (a.start != b.start) return a.start < b.start;
  return a.identity < b.identity;
}

/// The order of the sessions as indices; empty where they stand in it. Most do, and the others were added behind them
/// in a few lists that are in order too: those are merged, the last two first.
std::vector<std::size_t> order_of(const std::vector<Session>& sessions) {
  std::vector<std::ptrdiff_t> lists;  // where each begins
  for (auto at = sessions.begin(); at != sessions.end(); at = std::is_sorted_until(at, sessions.end(), before)) {
    lists.push_back(at - sessions.begin());
  }
  if (lists.size() <= 1) return {};
  std::vector<std::size_t> order(sessions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto first = [&](std::size_t a, std::size_t b) { return before(sessions[a], sessions[b]); };
  if (lists.size() > few_lists) {
    std::stable_sort(order.begin(), order.end(), first);
    return order;
  }
  for (std::size_t i = lists.size(); i-- > 1;) {
    std::inplace_merge(order.begin() + lists[i - 1], order.begin() + lists[i], order.end(), first);
  }
  return order;
}

/// Sessions are large, so each is copied once, to where it stays.
void sort(std::vector<Session>& sessions) {
  std::vector<std::size_t> order = order_of(sessions);
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] == i) continue;
    const Session displaced = sessions[i];
    std::size_t room = i;
    for (std::size_t from = order[room]; from != i; from = order[room]) {
      sessions[room] = sessions[from];
      order[room] = room;
      room = from;
    }
    sessions[room] = displaced;
    order[room] = room;
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
  const Range<Distance> known = session.distance ? *session.distance : known_distance(session);
  week.distance = week.distance + known;
  week.longest = std::max(week.longest, known.max);
}

void add(Week& week, const Session& session) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (recovery == nullptr) return add_distance(week, session);
  for (const Care& care : recovery->parts) week.recovery += care.length;
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
  auto session = schedule.sessions.begin();
  const auto end = schedule.sessions.end();
  for (Week& week : schedule.weeks) {
    clear_sums(week);
    for (; session != end && session->day < week.start; ++session) session->week = 0;
    const Day next = week.start + week_length;
    for (; session != end && session->day < next; ++session) {
      session->week = week.number;
      if (takes_place(*session)) add(week, *session);
    }
  }
  for (; session != end; ++session) session->week = 0;
}

const Week* week_of(const Schedule& schedule, Day day) {
  const std::size_t index = week_index(schedule.weeks, day);
  return index == schedule.weeks.size() ? nullptr : &schedule.weeks[index];
}

const DayChange* change_of(const Schedule& schedule, const Session& session) {
  const auto found = std::find_if(
      schedule.changes.rbegin(), schedule.changes.rend(),
      [&session](const DayChange& change) { return change.day == session.day && change.identity == session.identity; });
  return found == schedule.changes.rend() ? nullptr : &*found;
}

std::optional<int> days_to_race(const Schedule& schedule) {
  if (!schedule.header.race_day) return std::nullopt;
  return static_cast<int>((*schedule.header.race_day - schedule.header.today).count());
}

}  // namespace rubdown
