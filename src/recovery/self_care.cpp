#include "recovery/self_care.hpp"

#include <algorithm>

#include "recovery/day_block.hpp"

namespace rubdown {
namespace {

/// Walks slots along with the days: what touches a day and the next is at hand without looking at all.
class Walk {
 public:
  explicit Walk(std::vector<Slot> slots) : slots_(std::move(slots)) {
    const auto earlier = [](const Slot& a, const Slot& b) { return a.begin < b.begin; };
    // Most are in order: sessions, and behind them what was placed or read since.
    const auto rest = std::is_sorted_until(slots_.begin(), slots_.end(), earlier);
    std::stable_sort(rest, slots_.end(), earlier);
    std::inplace_merge(slots_.begin(), rest, slots_.end(), earlier);
  }
  /// By begin. Days must not go back.
  const std::vector<Slot>& around(Day day) {
    const Civil from{day}, to{day + std::chrono::days{2}};
    std::erase_if(touching_, [from](const Slot& slot) { return slot.end <= from; });
    for (; next_ < slots_.size() && slots_[next_].begin < to; ++next_) {
      if (from < slots_[next_].end) touching_.push_back(slots_[next_]);
    }
    return touching_;
  }

 private:
  std::vector<Slot> slots_, touching_;
  std::size_t next_ = 0;
};

std::vector<Slot> taken_times(const Surroundings& around) {
  std::vector<Slot> slots;
  slots.reserve(around.schedule.sessions.size() + around.busy.size());
  const auto add = [&](Civil from, Civil to) {
    if (from < to) slots.push_back({from, to});
  };
  for (const Session& session : around.schedule.sessions) {
    if (session.start && session.status != Status::missed && session.status != Status::stopped) {
      add(*session.start, *session.end());
    }
  }
  for (const BusyTime& busy : around.busy) add(busy.begin, busy.end);
  return slots;
}

/// Most bans are of appointments alone and say nothing here.
std::vector<Slot> banned_times(const Surroundings& around) {
  TypeSet self_care;
  for (const SessionTypeRow& row : session_types()) {
    if (!row.professional) self_care.add(row.type);
  }
  std::vector<Slot> slots;
  slots.reserve(around.bans.size());
  for (const Ban& ban : around.bans) {
    if (ban.types.empty() || (ban.types.bits() & self_care.bits()) != 0) slots.push_back({ban.begin, ban.end, &ban});
  }
  return slots;
}

}  // namespace

void place_self_care(const std::vector<Ask>& asks, const Facts& facts, const Surroundings& around, Schedule& schedule) {
  std::vector<const Ask*> of_day;
  Walk taken{taken_times(around)}, bans{banned_times(around)};
  const std::vector<Day> booked = booked_days(around.schedule);
  DayBlock block{facts, around};
  const Day last_planned = around.schedule.weeks.back().start + std::chrono::days{6};
  for (std::size_t begin = 0; begin < asks.size();) {
    std::size_t end = begin;
    of_day.clear();
    while (end < asks.size() && asks[end].day == asks[begin].day) of_day.push_back(&asks[end++]);
    const Ask& first = asks[begin];
    begin = end;
    if (first.day < around.first || first.day > around.last) continue;
    if (first.day > last_planned) {
      of_day.erase(
          std::remove_if(of_day.begin(), of_day.end(), [](const Ask* ask) { return ask->session->per_week > 0; }),
          of_day.end());
      if (of_day.empty()) continue;
    }
    const auto appointments = static_cast<int>(std::count(booked.begin(), booked.end(), first.day));
    const CareDay day{first.day, of_day, taken.around(first.day), bans.around(first.day), appointments};
    block.place(day, schedule.sessions);
    if (block.refused_by() && !first.session->optional)
      schedule.unplaced.push_back(unplaced_ask(first, *block.refused_by()));
  }
}

}  // namespace rubdown
