// Where appointments may stand at a start: the room each type has there.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "recovery/placement_terms.hpp"

namespace rubdown::placing {

/// Where an appointment of one type may stand at one start: the opening, and the minutes that are free there.
struct Room {
  std::size_t opening = 0;
  SessionType type = SessionType::massage_sport;
  int minutes = 0;
  int longest = 0;  ///< a session here is cut to this
};

/// Walks the closed times along with starts that grow.
class Rooms {
 public:
  explicit Rooms(const Terms& terms) : terms_(terms) { shut_.fill(never); }

  /// The rooms at a start, which several openings may have: by type, then opening, each with more minutes than the one
  /// before of its type.
  std::span<const Room> at(std::span<const Start> same);

 private:
  void move_to(Minute at);
  int free_minutes(SessionType type) const;
  int longest(SessionType type) const;
  void add(std::span<const Start> same, SessionType type);

  const Terms& terms_;
  std::size_t next_ = 0;  // the first closed time that begins later
  Minute at_ = never;
  std::array<Minute, static_cast<std::size_t>(SessionType::refer) + 1> shut_{};  // until when, by type
  std::vector<Room> rooms_;
};

}  // namespace rubdown::placing
