// Most starts of a day need no visit. Of two starts of one day, one is of no use where every appointment there could
// stand at the other one, nearer to the ideals of all it serves, with no other appointment in the way: then no best
// answer has it, for with the other one the answer would be better.
//
// Once the ideals are past, that is the later start (drop_later), if its openings were open before, with no less room
// for each type, and no appointment before bars the earlier start alone. While the ideals are still to come, it is the
// earlier start (drop_earlier), if the later one has all the room that may be needed, and bars no appointment after it
// that the earlier one lets through. Only appointments at starts that are themselves of use count, so one pass walks
// forward in time, the other backward; and none that could serve nothing but the same demand. What one appointment asks
// of another is their distance in days, which is the same for two starts of a day, and in minutes, of which there are
// few kinds (gaps).
#include "recovery/placement_starts.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace rubdown::placing {
namespace {

constexpr Minute grid = 15;

/// The midnights before the appointments that stand: nothing new starts on their days. Sorted.
std::vector<Minute> taken_days(const std::vector<FixedTime>& fixed) {
  std::vector<Minute> days;
  days.reserve(fixed.size());
  for (const FixedTime& time : fixed) days.push_back(midnight(time.begin));
  return days;
}

/// Adds the starts of an opening at which the shortest session fits.
void add_starts(const Opening& opening, std::uint32_t index, int shortest, WindowFinder& windows,
                std::vector<Start>& starts) {
  const Minute begin = ceil_minute(opening.begin);
  const Minute end = opening.start_only ? begin + 1 : floor_minute(opening.end) - shortest + 1;
  for (const Window& window : windows.from(begin)) {
    if (window.first >= end) return;
    Minute at = std::max(begin, window.first);
    if (opening.start_only && at != begin) return;
    if (!opening.start_only) at += (grid - at % grid) % grid;
    for (const Minute to = std::min(end, window.last + 1); at < to; at += grid) starts.push_back({at, index});
  }
}

bool has_opening(std::span<const Start> starts, std::uint32_t opening) {
  return std::any_of(starts.begin(), starts.end(), [&](const Start& s) { return s.opening == opening; });
}

constexpr std::size_t several = ~std::size_t{0};

/// The demands that are open at some time.
struct Here {
  Minute from = std::numeric_limits<Minute>::min();   ///< since when they are, and no other
  Minute until = std::numeric_limits<Minute>::max();  ///< when that ends
  std::size_t only = several;                         ///< the one that is open, where it is alone
  std::int64_t first_ideal = std::numeric_limits<std::int64_t>::max();
  std::int64_t last_ideal = std::numeric_limits<std::int64_t>::min();
  int length = 0;  ///< of the longest appointment they may ask for
};

Here demands_at(const Terms& terms, Minute at) {
  Here here;
  int count = 0;
  for (std::size_t i = 0; i < terms.wants.size(); ++i) {
    const Want& want = terms.wants[i];
    if (want.last < at) {
      here.from = std::max(here.from, want.last + 1);
    } else if (want.first > at) {
      here.until = std::min(here.until, want.first);
    } else {
      here.from = std::max(here.from, want.first);
      here.until = std::min(here.until, want.last + 1);
      here.only = ++count == 1 ? i : several;
      here.first_ideal = std::min(here.first_ideal, want.ideal);
      here.last_ideal = std::max(here.last_ideal, want.ideal);
      here.length = std::max(here.length, want.length);
    }
  }
  if (count > 1) here.length = merged_length(terms.problem->caps, here.length);
  return here;
}

class Useful {
 public:
  explicit Useful(const Terms& terms) : terms_(terms) {
    gaps_ = {terms.gaps.spacing, seven_days, terms.gaps.deep};
    for (const Want& want : terms.wants) gaps_.push_back(want.every);
    std::sort(gaps_.begin(), gaps_.end());
    gaps_.erase(std::unique(gaps_.begin(), gaps_.end()), gaps_.end());
    for (const Cut& cut : terms.cuts) cuts_.insert(cuts_.end(), {cut.begin, cut.end});
  }

  std::vector<Start> drop_later(const std::vector<Start>& starts);
  std::vector<Start> drop_earlier(const std::vector<Start>& starts);

 private:
  /// What is open, looked up again where it has changed.
  void look_around(Minute at);
  void begin_pass(std::size_t starts);
  void keep(const Start& start);
  Minute no_use_until(Minute at);
  Minute no_use_from(std::span<const Start> same);
  /// The first kept start that is less than a gap away, as `is_near` says, and that could serve something else than the
  /// one being looked at: `kept_.size()` where none is.
  template <class Near>
  std::size_t first_bound(std::size_t gap, const Near& is_near);

  const Terms& terms_;
  std::vector<Minute> gaps_;  // all that may be asked between two appointments, from start to start
  std::vector<Minute> cuts_;  // when sessions begin or end to be cut

  // Of a pass: what is kept so far, by time forward or backward, and the demand that is alone open at each.
  std::vector<Start> kept_;
  std::vector<std::size_t> only_;
  std::vector<std::size_t> near_;  // by gap: the first kept that is not so far away, which only grows
  std::size_t first_closed_ = 0;   // those before are over
  Here here_{0, 0};                // at the start being looked at
};

void Useful::look_around(Minute at) {
  if (at < here_.from || at >= here_.until) here_ = demands_at(terms_, at);
}

void Useful::keep(const Start& start) {
  kept_.push_back(start);
  only_.push_back(here_.only);
}

void Useful::begin_pass(std::size_t starts) {
  only_.clear();
  kept_.reserve(starts);
  only_.reserve(starts);
  near_.assign(gaps_.size(), 0);
}

template <class Near>
std::size_t Useful::first_bound(std::size_t gap, const Near& is_near) {
  std::size_t& near = near_[gap];
  while (near < kept_.size() && !is_near(kept_[near].at)) ++near;
  std::size_t i = near;
  while (i < kept_.size() && here_.only != several && only_[i] == here_.only) ++i;
  return i;
}

std::vector<Start> Useful::drop_later(const std::vector<Start>& starts) {
  begin_pass(starts.size());
  for (std::size_t first = 0; first < starts.size();) {
    std::size_t end = first + 1;
    while (end < starts.size() && starts[end].at == starts[first].at) ++end;
    const auto same = std::span<const Start>{starts}.subspan(first, end - first);
    look_around(same.front().at);
    const Minute until = no_use_until(same.front().at);
    for (const Start& start : same) keep(start);
    for (first = end; first < starts.size() && starts[first].at < until && has_opening(same, starts[first].opening);)
      ++first;
  }
  return std::exchange(kept_, {});
}

/// Starts after `at` and before this time are of no use in the openings there.
Minute Useful::no_use_until(Minute at) {
  if (here_.last_ideal > std::int64_t{at} * 60) return at;
  Minute until = std::min(midnight(at) + a_day, here_.until);
  const std::vector<Closed>& closed = terms_.closed;
  while (first_closed_ < closed.size() && closed[first_closed_].end <= at) ++first_closed_;
  for (std::size_t i = first_closed_; i < closed.size() && closed[i].begin < until; ++i) {
    if (closed[i].end > at) until = std::min(until, closed[i].end);
  }
  for (const Minute cut : cuts_) {
    if (cut > at) until = std::min(until, cut);
  }
  for (std::size_t g = 0; g < gaps_.size(); ++g) {
    const Minute gap = gaps_[g];
    const std::size_t i = first_bound(g, [&](Minute kept) { return kept + gap > at; });
    if (i < kept_.size()) until = std::min(until, kept_[i].at + gap);
    for (const FixedTime& fixed : terms_.fixed) {
      if (fixed.begin + gap > at) until = std::min(until, fixed.begin + gap);
    }
  }
  return until;
}

std::vector<Start> Useful::drop_earlier(const std::vector<Start>& starts) {
  begin_pass(starts.size());
  for (std::size_t end = starts.size(); end > 0;) {
    std::size_t first = end - 1;
    while (first > 0 && starts[first - 1].at == starts[first].at) --first;
    const auto same = std::span<const Start>{starts}.subspan(first, end - first);
    look_around(same.front().at);
    const Minute from = no_use_from(same);
    for (auto start = same.rbegin(); start != same.rend(); ++start) keep(*start);
    for (end = first; end > 0 && starts[end - 1].at >= from && has_opening(same, starts[end - 1].opening);) --end;
  }
  std::reverse(kept_.begin(), kept_.end());
  return std::exchange(kept_, {});
}

/// Starts from this time on and before those given are of no use in their openings. Where sessions are cut does not
/// matter, as there is room for a whole one.
Minute Useful::no_use_from(std::span<const Start> same) {
  const Minute at = same.front().at, end = at + here_.length;
  if (here_.first_ideal < std::int64_t{at} * 60) return at;
  for (const Start& start : same) {
    if (floor_minute(terms_.problem->openings[start.opening].end) < end) return at;
  }
  Minute from = std::max(midnight(at), here_.from);
  const auto closed = std::partition_point(terms_.closed.begin(), terms_.closed.end(),
                                           [&](const Closed& time) { return time.begin < end; });
  if (closed != terms_.closed.begin()) from = std::max(from, (closed - 1)->begin);
  for (std::size_t g = 0; g < gaps_.size(); ++g) {
    const Minute gap = gaps_[g];
    const std::size_t i = first_bound(g, [&](Minute kept) { return kept < at + gap; });
    if (i < kept_.size()) from = std::max(from, kept_[i].at - gap + 1);
    for (const FixedTime& fixed : terms_.fixed) {
      if (fixed.begin < at + gap) from = std::max(from, fixed.begin - gap + 1);
    }
  }
  return from;
}

}  // namespace

std::vector<Window> windows_of(const std::vector<Want>& wants) {
  std::vector<Window> windows;
  windows.reserve(wants.size());
  for (const Want& want : wants) {
    if (want.first <= want.last) windows.push_back({want.first, want.last});
  }
  std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.first < b.first; });
  std::size_t united = 0;
  for (const Window& window : windows) {
    if (united > 0 && window.first <= windows[united - 1].last) {
      windows[united - 1].last = std::max(windows[united - 1].last, window.last);
    } else {
      windows[united++] = window;
    }
  }
  windows.resize(united);
  return windows;
}

std::vector<Start> every_start(const Terms& terms, std::span<const Window> windows) {
  const PlacementProblem& problem = *terms.problem;
  std::vector<Start> starts;
  if (problem.caps.per_month && *problem.caps.per_month <= 0) return starts;
  WindowFinder finder(windows);
  bool sorted = true;
  for (std::uint32_t i = 0; i < problem.openings.size(); ++i) {
    const std::size_t before = starts.size();
    add_starts(problem.openings[i], i, terms.shortest_session, finder, starts);
    const bool joined = before > 0 && before < starts.size();
    sorted = sorted && (!joined || starts[before - 1].at <= starts[before].at);
  }
  if (!sorted) {
    std::sort(starts.begin(), starts.end(),
              [](const Start& a, const Start& b) { return std::tie(a.at, a.opening) < std::tie(b.at, b.opening); });
  }
  if (const std::vector<Minute> taken = taken_days(terms.fixed); !taken.empty()) {
    std::erase_if(starts,
                  [&](const Start& s) { return std::binary_search(taken.begin(), taken.end(), midnight(s.at)); });
  }
  return starts;
}

std::vector<Start> useful_starts(const Terms& terms, const std::vector<Start>& starts) {
  // An appointment that is free of caps binds others by its end, too.
  const bool any_free = std::any_of(terms.wants.begin(), terms.wants.end(), [](const Want& w) { return w.free; });
  if (any_free) return starts;
  Useful useful(terms);
  return useful.drop_earlier(useful.drop_later(starts));
}

}  // namespace rubdown::placing
