// How it works. Starts are visited in time. A label is a way to have placed everything so far; of its past only this
// binds the future: the last capped starts, the last deep start, how many fell in the running month, when the last
// session ends, and which of the demands that are still open it has served. Labels that have served the same open
// demands form a group. At each start every label is extended by every set of demands one appointment there can serve.
//
// Why it is exact. The objective is a sum over appointments, compared lexicographically, and its ties are broken by the
// sequence of appointments from the first on: both are kept when the same rest is added to two labels. So a label that
// is behind another of its group, and bound at least as much in every respect, can never be part of the best answer and
// is dropped; nothing else is dropped, with one exception that loses nothing: an appointment takes every demand it can
// serve for which no later appointment is possible ("last chance"), because that serves one more and binds nothing
// more. Starts that no best answer has are not visited (placement_starts.cpp). Labels that would be dropped at once are
// not made at all: of two labels that can be extended alike only the better one is, where nothing before the new
// appointment binds what comes after it.
//
// A label forgets what can bind nothing to come, so that labels are compared by what still matters (bound_from).
//
// What it costs. With m starts, at most g groups and l labels in one: O(m g l) times the sets at a start. g is at most
// two to the power of the demands open at once, and l is the trade-offs between "earlier" and "better" that are still
// undecided: both are bounded by the windows and the look-back of the spacing rules, not by the length of the plan,
// which enters only through m. Should a plan hold so many wishes at once that the work passes a fixed limit, the search
// is repeated with fewer open at once, and the last in order are left out and reported. Should even the last of these
// tries pass the limit, it goes on with few labels of each group, so that every plan gets an answer.
#include "recovery/placement_search.hpp"

#include <algorithm>
#include <limits>

#include "recovery/placement_walk.hpp"

namespace rubdown::placing {
namespace {

constexpr std::size_t limits[] = {16, 10, 6};   // demands open at once, tried in this order
constexpr std::size_t most_work = 256'000'000;  // of one try: labels made (label_work each) and compared
constexpr std::size_t few = 4;                  // labels that a group keeps where even the last try is too much work

}  // namespace

Search::Search(const Terms& terms, std::size_t most_open)
    : terms_(terms),
      problem_(*terms.problem),
      chains_(terms),
      scales_{chains_, terms.gaps, most_work},
      rooms_of_(terms) {
  opening_order_.reserve(terms.wants.size());
  seldom_.reserve(terms.wants.size());
  for (std::size_t i = 0; i < terms.wants.size(); ++i) {
    if (terms.wants[i].first <= terms.wants[i].last) opening_order_.push_back(i);
    if (terms.wants[i].free) free_.push_back(i);
  }
  std::sort(opening_order_.begin(), opening_order_.end(), [&](std::size_t a, std::size_t b) {
    return std::pair{terms_.wants[a].first, a} < std::pair{terms_.wants[b].first, b};
  });
  leave_out_crowded(most_open);
  for (const FixedTime& fixed : terms.fixed) {
    if (fixed.free) continue;
    ++fixed_in_month_[month_of(day_of(civil(fixed.begin)))];
    long_memory_.emplace_back(fixed.begin, fixed.begin + 1);
  }
  for (const auto& [first, last] : problem_.caps.doubled_weeks) {
    long_memory_.emplace_back(floor_minute(Civil{first}), floor_minute(Civil{last}) + a_day);
  }
  if (problem_.caps.per_seven_days.value_or(1) > 1)
    long_memory_.emplace_back(never, std::numeric_limits<Minute>::max());
  std::sort(long_memory_.begin(), long_memory_.end());
  for (std::size_t i = 0; i < terms.wants.size(); ++i) {
    if (terms.wants[i].every > 0 && !terms.wants[i].free) seldom_.push_back(i);
  }
  Label none;
  none.last.fill(never);
  groups_.push_back({0, {none}});
}

void Search::leave_out_crowded(std::size_t most_open) {
  std::vector<std::size_t> open;
  std::vector<bool> left_out(terms_.wants.size());
  for (const std::size_t index : opening_order_) {
    const Minute now = terms_.wants[index].first;
    std::erase_if(open, [&](std::size_t other) { return terms_.wants[other].last < now; });
    open.push_back(index);
    open_at_once_ = std::max(open_at_once_, std::min(open.size(), most_open));
    if (open.size() <= most_open) continue;
    const auto last = std::max_element(open.begin(), open.end());
    left_out[*last] = true;
    crowded_.push_back(*last);
    open.erase(last);
  }
  std::erase_if(opening_order_, [&](std::size_t index) { return left_out[index]; });
  std::sort(crowded_.begin(), crowded_.end());
}

// --- demands that open and close

void Search::move_to(Minute now) {
  now_ = now;
  const bool at_midnight = look_around();
  Open closed = 0;
  for (Open rest = open_; rest != 0; rest &= rest - 1) {
    const int b = first_of(rest);
    if (want(b).last < now) closed |= Open{1} << b;
  }
  open_ &= ~closed;
  for (; next_want_ < opening_order_.size() && terms_.wants[opening_order_[next_want_]].first <= now; ++next_want_) {
    if (terms_.wants[opening_order_[next_want_]].last < now) continue;  // it had no start
    std::size_t b = 0;
    while ((open_ >> b & 1U) != 0) ++b;
    chains_.open(b, opening_order_[next_want_]);
    open_ |= Open{1} << b;
  }
  if (closed == 0 && open_ == scales_.ahead.open && !at_midnight) return;  // what bound at the start before is enough
  look_ahead();
  if (closed != 0 || at_midnight) unite(groups_, closed, scales_);
}

// --- extending labels

/// What holds for the whole day being visited. True where it is another than before.
bool Search::look_around() {
  if (now_ >= midnight_ && now_ < midnight_ + a_day) return false;
  midnight_ = midnight(now_);
  const Day day = day_of(civil(now_));
  limit_ = weekly_limit(problem_.caps, day);
  next_alone_ = midnight_;
  for (Day other = day; weekly_limit(problem_.caps, other) > 1 && next_alone_ <= now_ + seven_days;
       other += std::chrono::days{1}) {
    next_alone_ += a_day;
  }
  if (next_fixed_ < terms_.fixed.size()) next_alone_ = std::min(next_alone_, terms_.fixed[next_fixed_].begin);
  month_ = month_of(day);
  preferred_ = std::binary_search(problem_.preferred_days.begin(), problem_.preferred_days.end(), day);
  if (problem_.caps.per_month) {
    const auto fixed = fixed_in_month_.find(month_);
    month_left_ = *problem_.caps.per_month - (fixed == fixed_in_month_.end() ? 0 : fixed->second);
    const std::chrono::year_month_day date{day};
    const Minute next_month = floor_minute(Civil{Day{(date.year() / date.month() + std::chrono::months{1}) / 1}});
    const auto wanted = std::count_if(terms_.wants.begin(), terms_.wants.end(),
                                      [&](const Want& w) { return !w.free && w.last >= now_ && w.first < next_month; });
    wanted_ = static_cast<int>(wanted);
  }
  return true;
}

/// What binds from now on, and from the time on when there is something to place again for who has served all that is
/// open.
void Search::look_ahead() {
  Minute later = std::numeric_limits<Minute>::max();
  if (next_want_ < opening_order_.size()) later = terms_.wants[opening_order_[next_want_]].first;
  if (next_fixed_ < terms_.fixed.size()) later = std::min(later, std::max(now_, terms_.fixed[next_fixed_].begin));
  scales_.ahead.open = open_;
  scales_.ahead.here = bound_from(now_);
  scales_.ahead.later = bound_from(later);
}

/// How far back what binds from a time on may lie. An appointment is bound by the last one before it through the
/// spacing, the ceiling of a week and demands that come seldom, and by those before the last only where a week may hold
/// several or an appointment stands.
Now Search::bound_from(Minute at) const {
  if (at == std::numeric_limits<Minute>::max()) return {at, std::numeric_limits<int>::max(), at, at, at, true, 0};
  const Gaps& gaps = terms_.gaps;
  Now now;
  now.at = at;
  now.month = at < midnight_ + a_day ? month_ : month_of(day_of(civil(at)));
  now.last = at - std::max(gaps.spacing, (gaps.own_days + 1) * a_day);
  now.week = problem_.caps.per_seven_days ? std::max(at, next_alone_) - seven_days : at;
  for (const std::size_t index : seldom_) {
    const Want& w = terms_.wants[index];
    if (w.last >= at) now.last = std::min(now.last, std::max(at, w.first) - w.every);
  }
  now.earlier = at;
  const auto next =
      std::find_if(long_memory_.begin(), long_memory_.end(), [&](const auto& time) { return time.second > at; });
  if (next != long_memory_.end()) now.earlier = std::min(at, std::max(at, next->first) - seven_days);
  if (gaps.remembered > 1) now.week = std::min(now.week, now.earlier);  // the last will be one of those before the last
  now.all_new = std::none_of(terms_.fixed.begin() + static_cast<std::ptrdiff_t>(next_fixed_), terms_.fixed.end(),
                             [](const FixedTime& fixed) { return !fixed.free; });
  // Each appointment serves one demand at least, so no more can come in this month than demands.
  if (now.month == month_) now.spent = month_left_ - wanted_;
  return now;
}

bool Search::allowed(const Label& label) const {
  if (label.last[0] > latest_last_ || label.busy > now_ || limit_ <= 0) return false;
  if (limit_ <= static_cast<int>(terms_.gaps.remembered) &&
      label.last[static_cast<std::size_t>(limit_) - 1] > now_ - seven_days) {
    return false;
  }
  return !problem_.caps.per_month || label.spent_in(month_) < month_left_;
}

/// True where a label may be extended by every type here, and what comes of it is bound from `after` on, of what lies
/// before the new appointment, by what is spent alone.
bool Search::settles(const Label& label, const Now& after) const {
  if (terms_.gaps.remembered > 1 && label.last[0] > after.earlier) return false;
  return label.deep <= now_ - terms_.gaps.deep;
}

Open Search::eligible(const Label& label, Open open, bool free) const {
  Open found = 0;
  for (Open rest = open; rest != 0; rest &= rest - 1) {
    const int b = first_of(rest);
    const Want& w = want(b);
    if (w.free != free) continue;
    if (!free && w.every > 0 && label.last[0] != never && now_ - label.last[0] < w.every) continue;
    found |= Open{1} << b;
  }
  return found;
}

/// The open demands that no appointment after one at `now` can serve.
Open Search::last_chances(Minute now, std::size_t next_fixed) const {
  for (const std::size_t index : free_) {
    const Want& w = terms_.wants[index];
    if (w.first < now + terms_.longest_session && w.last >= now) return 0;  // a longer session could be in its way
  }
  Open found = 0;
  for (Open rest = open_; rest != 0; rest &= rest - 1) {
    const int b = first_of(rest);
    const Want& w = want(b);
    if (next_fixed < terms_.fixed.size() && terms_.fixed[next_fixed].begin <= w.last) continue;
    Minute gap = std::max({terms_.gaps.spacing, w.every, (terms_.gaps.own_days - 1) * a_day + 1});
    if (terms_.gaps.once_a_week) gap = std::max(gap, seven_days);
    if (now + gap > w.last) found |= Open{1} << b;
  }
  return found;
}

void Search::emit(const Group& from, const Label& label, Open serves, bool free, SessionType type) {
  scales_.work += label_work;
  int length = 0;
  for (Open rest = serves; rest != 0; rest &= rest - 1) length = std::max(length, want(first_of(rest)).length);
  if ((serves & (serves - 1)) != 0) length = merged_length(problem_.caps, length);
  const Room* room = nullptr;
  for (const Room& candidate : rooms_) {
    if (candidate.type != type) continue;
    room = &candidate;
    if (candidate.minutes >= std::min(length, candidate.longest)) break;
  }
  length = std::min(length, room->longest);
  Node node;
  node.start = now_;
  node.length = length;
  node.type = type;
  node.opening = static_cast<std::uint32_t>(room->opening);
  node.serves = serves;
  Label next = label;
  next.node = chains_.add(node, label.node, !preferred_);
  if (!free_.empty()) next.busy = std::max({label.busy, now_ + length, midnight_ + a_day});
  if (!free) {
    next.remember(now_, false);
    if (type == SessionType::massage_deep) {
      next.deep = now_;
      next.deep_fixed = false;
    }
    next.spent = problem_.caps.per_month ? label.spent_in(month_) + 1 : 0;
    next.month = month_;
    forget(next, terms_.gaps, scales_.ahead.of(from.served | serves));
  }
  fresh_.emplace_back(from.served | serves, next);
}

void Search::offer(const Group& from, const Label& label, Open open, Open last_chance, bool free, SessionType type) {
  int minutes = 0, longest = 0;
  for (const Room& room : rooms_) {
    if (room.type == type) minutes = room.minutes, longest = room.longest;
  }
  if (minutes == 0) return;
  if (!free && type == SessionType::massage_deep && label.deep != never && now_ - label.deep < terms_.gaps.deep) return;
  Open merging = 0;
  for (Open rest = open; rest != 0; rest &= rest - 1) {
    const int b = first_of(rest);
    const Want& w = want(b);
    if ((w.types & bit(type)) == 0 || std::min(w.length, longest) > minutes) continue;
    if (w.merges && std::min(merged_length(problem_.caps, w.length), longest) <= minutes) {
      merging |= Open{1} << b;
    } else {
      emit(from, label, Open{1} << b, free, type);
    }
  }
  if (merging != 0) each_set(merging, last_chance, [&](Open serves) { emit(from, label, serves, free, type); });
}

void Search::extend(const Group& from, bool free) {
  const Open unserved = open_ & ~from.served;
  if (unserved == 0) return;
  const Now& after = std::has_single_bit(unserved) ? scales_.ahead.later : scales_.ahead.here;
  settled_.clear();
  for (auto best = from.labels.rbegin(); best != from.labels.rend() && !scales_.spent(); ++best) {
    const Label& label = *best;
    if (free ? label.busy > now_ : !allowed(label)) continue;
    const Open open = eligible(label, unserved, free);
    if (open == 0) continue;
    const int spent = problem_.caps.per_month ? label.spent_in(month_) : 0;
    const bool seen = std::any_of(settled_.begin(), settled_.end(), [&](const auto& other) {
      return (open & ~other.first) == 0 && other.second <= spent;
    });
    if (seen) continue;
    Types done = 0;
    for (const Room& room : rooms_) {
      if ((done & bit(room.type)) != 0) continue;
      done |= bit(room.type);
      offer(from, label, open, free ? 0 : last_chance_capped_, free, room.type);
    }
    if (free || !settles(label, after)) continue;
    if (spent == 0 && open == unserved) return;  // what comes of the rest is behind this
    settled_.emplace_back(open, spent);
  }
}

void Search::visit(std::span<const Start> same) {
  move_to(same.front().at);
  rooms_ = rooms_of_.at(same);
  if (open_ != 0 && !rooms_.empty()) try_start();
}

void Search::try_start() {
  last_chance_capped_ = last_chances(now_, next_fixed_);
  // The massage before lies at least the spacing back, and so many civil days.
  latest_last_ = std::min(now_ - terms_.gaps.spacing, midnight_ - (terms_.gaps.own_days - 1) * a_day - 1);
  fresh_.clear();
  for (const Group& from : groups_) {
    extend(from, false);
    if (!free_.empty()) extend(from, true);
  }
  for (const auto& [served, label] : fresh_) keep(groups_, served, label);
}

/// Keeps few labels of each group, the best that let every appointment that stands follow: from here on the answer need
/// not be the best, but there is one.
void Search::narrow() {
  for (Group& group : groups_) {
    std::vector<Label>& labels = group.labels;
    std::size_t found = 0;
    auto kept = labels.end();
    for (auto label = labels.end(); label != labels.begin() && found < few;) {
      if (!may_pass_all(*--label)) continue;
      *--kept = *label;
      ++found;
    }
    labels.erase(labels.begin(), kept);
  }
  std::erase_if(groups_, [](const Group& group) { return group.labels.empty(); });
  narrow_ = true;
  scales_.work = 0;
}

bool Search::run(bool to_the_end) {
  const std::span<const Start> starts{terms_.starts};
  std::size_t next = 0;
  while (next < starts.size() || next_fixed_ < terms_.fixed.size()) {
    const bool is_fixed = next_fixed_ < terms_.fixed.size() &&
                          (next == starts.size() || terms_.fixed[next_fixed_].begin <= starts[next].at);
    if (is_fixed) {
      pass(next_fixed_);
      ++next_fixed_;
    } else {
      std::size_t end = next + 1;
      while (end < starts.size() && starts[end].at == starts[next].at) ++end;
      visit(starts.subspan(next, end - next));
      next = end;
    }
    if (scales_.spent() && !to_the_end) return false;
    if (scales_.spent() || narrow_) narrow();
  }
  return true;
}

Solution Search::solution() const {
  std::uint32_t best = 0;
  bool any = false;
  for (const Group& from : groups_) {
    for (const Label& label : from.labels) {
      if (!any || chains_.better(label.node, best)) best = label.node;
      any = true;
    }
  }
  Solution found;
  for (std::uint32_t at = best; at != 0; at = chains_[at].before) {
    const Node& node = chains_[at];
    Step step{node.start, node.length, node.type, node.opening, std::nullopt, chains_.served_by(node)};
    if (node.fixed >= 0) step.fixed = static_cast<std::size_t>(node.fixed);
    found.steps.push_back(std::move(step));
  }
  std::reverse(found.steps.begin(), found.steps.end());
  found.crowded = crowded_;
  return found;
}

Solution solve(const Terms& terms) {
  constexpr std::size_t tries = std::size(limits);
  for (std::size_t i = 0; i < tries; ++i) {
    Search search(terms, limits[i]);
    if (search.run(search.open_at_once() <= limits[tries - 1])) return search.solution();
    while (i + 1 < tries && search.open_at_once() <= limits[i + 1]) ++i;  // this try would be the same
  }
  return {};
}

}  // namespace rubdown::placing
