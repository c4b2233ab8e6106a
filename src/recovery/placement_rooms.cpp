#include "recovery/placement_rooms.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace rubdown::placing {
namespace {

SessionType first_type(Types types) { return static_cast<SessionType>(std::countr_zero(types)); }

}  // namespace

std::span<const Room> Rooms::at(std::span<const Start> same) {
  move_to(same.front().at);
  rooms_.clear();
  for (Types rest = terms_.wanted; rest != 0; rest &= rest - 1) add(same, first_type(rest));
  return rooms_;
}

void Rooms::move_to(Minute at) {
  for (; next_ < terms_.closed.size() && terms_.closed[next_].begin <= at; ++next_) {
    for (Types rest = terms_.closed[next_].types; rest != 0; rest &= rest - 1) {
      Minute& shut = shut_[static_cast<std::size_t>(first_type(rest))];
      shut = std::max(shut, terms_.closed[next_].end);
    }
  }
  at_ = at;
}

int Rooms::free_minutes(SessionType type) const {
  if (shut_[static_cast<std::size_t>(type)] > at_) return 0;
  for (std::size_t i = next_; i < terms_.closed.size() && terms_.closed[i].begin < at_ + terms_.longest_session; ++i) {
    if ((terms_.closed[i].types & bit(type)) != 0) return terms_.closed[i].begin - at_;
  }
  return terms_.longest_session;
}

int Rooms::longest(SessionType type) const {
  int longest = std::numeric_limits<int>::max();
  for (const Cut& cut : terms_.cuts) {
    if (cut.begin <= at_ && at_ < cut.end && (cut.types & bit(type)) != 0) longest = std::min(longest, cut.longest);
  }
  return longest;
}

void Rooms::add(std::span<const Start> same, SessionType type) {
  const int free = free_minutes(type);
  int most = 0;
  for (const Start& start : same) {
    const Opening& opening = terms_.problem->openings[start.opening];
    const int whole = opening.start_only ? terms_.longest_session : floor_minute(opening.end) - at_;
    const int minutes = std::min(whole, free);
    if (minutes <= most || (offered(*terms_.problem, opening) & bit(type)) == 0) continue;
    most = minutes;
    rooms_.push_back({start.opening, type, minutes, longest(type)});
  }
}

}  // namespace rubdown::placing
