// The walk over time that the search is: demands open and close, starts extend labels, fixed appointments are passed.
#pragma once

#include <chrono>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "recovery/placement_labels.hpp"
#include "recovery/placement_rooms.hpp"
#include "recovery/placement_search.hpp"

namespace rubdown::placing {

/// One run of the search over a problem; see placement_search.cpp for how and why.
class Search {
 public:
  Search(const Terms& terms, std::size_t most_open);
  /// False where the work passed the limit; `to_the_end` goes on then with few labels.
  bool run(bool to_the_end);
  Solution solution() const;
  /// The most demands open at the same time, but for those left out.
  std::size_t open_at_once() const { return open_at_once_; }

 private:
  // Demands that open and close.
  void leave_out_crowded(std::size_t most_open);
  void move_to(Minute now);
  void narrow();
  bool look_around();
  void look_ahead();
  Now bound_from(Minute at) const;
  const Want& want(int bit) const { return chains_.want(bit); }
  void keep(std::vector<Group>& groups, Open served, const Label& label) { insert(groups, served, label, scales_); }

  // Extending labels.
  void visit(std::span<const Start> same);
  void try_start();
  void extend(const Group& from, bool free);
  Open eligible(const Label& label, Open open, bool free) const;
  bool allowed(const Label& label) const;
  bool settles(const Label& label, const Now& after) const;
  template <class Emit>
  void each_set(Open open, Open last_chance, const Emit& emit);
  void offer(const Group& from, const Label& label, Open open, Open last_chance, bool free, SessionType type);
  void emit(const Group& from, const Label& label, Open serves, bool free, SessionType type);
  Open last_chances(Minute now, std::size_t next_fixed) const;

  // Fixed appointments.
  void pass(std::size_t fixed);
  bool may_pass(const Label& label, const FixedTime& fixed) const;
  bool may_pass_all(Label label) const;
  void serve_sets(std::vector<Group>& after, const Group& from, const Label& label, std::size_t fixed,
                  Open last_chance);
  void serve_fixed(std::vector<Group>& after, const Group& from, const Label& label, std::size_t fixed, Open serves);

  const Terms& terms_;
  const PlacementProblem& problem_;
  Chains chains_;
  Scales scales_;
  bool narrow_ = false;  // groups keep few labels
  std::vector<std::size_t> crowded_;
  std::size_t open_at_once_ = 0;
  std::vector<std::size_t> opening_order_;  // wants by first start
  std::size_t next_want_ = 0;
  Open open_ = 0;
  std::size_t next_fixed_ = 0;
  std::vector<std::size_t> free_;  // wants that are free of caps
  std::vector<Group> groups_;
  std::vector<std::pair<Open, Label>> fresh_;
  std::vector<std::pair<Open, int>> settled_;  // what labels before could serve, and had spent
  std::map<int, int> fixed_in_month_;

  // The start being visited.
  Minute now_ = never;
  std::vector<std::pair<Minute, Minute>>
      long_memory_;                  // times in which an appointment before the last may bind, by begin
  std::vector<std::size_t> seldom_;  // wants that ask not to come too soon after the last massage
  Minute midnight_ = never;
  Minute next_alone_ = never;   // from here on seven days may hold no second massage, or one stands here
  Minute latest_last_ = never;  // of a massage before that lets one start now
  int month_ = 0, limit_ = 1, month_left_ = 0, wanted_ = 0;
  bool preferred_ = false;
  Open last_chance_capped_ = 0;
  Rooms rooms_of_;
  std::span<const Room> rooms_;
};

/// Calls `emit` with every set one appointment of a type may serve, but for sets that lack a last chance they could
/// take. `open` holds the demands that accept the type and fit merged.
template <class Emit>
void Search::each_set(Open open, Open last_chance, const Emit& emit) {
  const std::int64_t close_by = std::chrono::seconds{problem_.caps.merged_ideals}.count();
  for (Open anchors = open; anchors != 0; anchors &= anchors - 1) {
    const int a = first_of(anchors);
    const std::int64_t first = want(a).ideal;
    Open taken = Open{1} << a, choice = 0;
    for (Open rest = open & ~taken; rest != 0; rest &= rest - 1) {
      const int b = first_of(rest);
      const std::int64_t ideal = want(b).ideal;
      if (ideal < first || (ideal == first && b < a) || ideal - first > close_by) continue;
      ((last_chance >> b & 1U) != 0 ? taken : choice) |= Open{1} << b;
    }
    for (Open part = choice;; part = (part - 1) & choice) {
      emit(taken | part);
      if (part == 0) break;
    }
  }
}

}  // namespace rubdown::placing
