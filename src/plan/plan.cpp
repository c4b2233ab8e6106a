#include "rubdown/plan/plan.hpp"

#include <iterator>

namespace rubdown {

void WeekSessions::set(std::size_t day, std::vector<PlanSession> sessions) {
  const auto from = list_.begin() + begin(day);
  const auto added = static_cast<std::uint32_t>(sessions.size()), removed = static_cast<std::uint32_t>(count(day));
  list_.insert(list_.erase(from, from + removed), std::make_move_iterator(sessions.begin()),
               std::make_move_iterator(sessions.end()));
  for (std::size_t i = day; i < ends_.size(); ++i) ends_[i] += added - removed;
}

std::vector<PlanWeek>& PlanWeeks::edit() {
  if (!list_) {
    list_ = std::make_shared<std::vector<PlanWeek>>();
  } else if (list_.use_count() > 1) {
    list_ = std::make_shared<std::vector<PlanWeek>>(*list_);
  }
  return *list_;
}

}  // namespace rubdown
