#include "recovery/self_care.hpp"

#include <algorithm>
#include <iterator>

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
    auto kept = touching_.begin();
    for (const Slot& slot : touching_) {
      if (slot.end > from) *kept++ = slot;
    }
    touching_.erase(kept, touching_.end());
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

/// Most bans are of what nothing asks for and say nothing here.
std::vector<Slot> banned_times(const std::vector<const Ask*>& asks, const Surroundings& around) {
  TypeSet types;
  for (const Ask* ask : asks) types.add(ask->session->type);
  std::vector<Slot> slots;
  slots.reserve(around.bans.size());
  for (const Ban& ban : around.bans) {
    if (ban.may_concern(types)) slots.push_back({ban.begin, ban.end, &ban});
  }
  return slots;
}

}  // namespace

void place_self_care(const SelfCareAsked& asked, const Surroundings& around, Schedule& schedule) {
  Walk taken{taken_times(around)}, bans{banned_times(asked.order, around)};
  std::vector<Day> booked = booked_days(around.schedule);
  std::sort(booked.begin(), booked.end());
  auto next_booked = booked.begin();
  DayBlock block{asked, around};
  std::vector<const Ask*> single;
  const Day last_planned = around.schedule.weeks.back().start + std::chrono::days{6};
  for (auto begin = asked.order.begin(); begin != asked.order.end();) {
    const Ask& first = **begin;
    const auto end = std::find_if(begin, asked.order.end(), [&](const Ask* ask) { return ask->day != first.day; });
    std::span<const Ask* const> of_day{begin, end};
    begin = end;
    if (first.day < around.first || first.day > around.last) continue;
    if (first.day > last_planned) {
      // What repeats from day to day ends with the plan.
      single.clear();
      std::copy_if(of_day.begin(), of_day.end(), std::back_inserter(single),
                   [](const Ask* ask) { return ask->session->per_week == 0; });
      if (single.empty()) continue;
      of_day = single;
    }
    while (next_booked != booked.end() && *next_booked < first.day) ++next_booked;
    const auto appointments = std::upper_bound(next_booked, booked.end(), first.day) - next_booked;
    const CareDay day{first.day, of_day, taken.around(first.day), bans.around(first.day),
                      static_cast<int>(appointments)};
    block.place(day, schedule.sessions);
    if (block.refused_by() && !first.session->optional)
      schedule.unplaced.push_back(unplaced_ask(first, *block.refused_by(), *schedule.texts));
  }
}

}  // namespace rubdown
