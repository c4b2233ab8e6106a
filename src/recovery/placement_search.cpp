// How it works. Starts are visited in time. A label is a way to have placed everything so far; of its past only this
// binds the future: the last capped starts, the last deep start, how many fell in the running month, when the last
// session ends, and which of the demands that are still open it has served. Labels that have served the same open demands
// form a group. At each start every label is extended by every set of demands one appointment there can serve.
//
// Why it is exact. The objective is a sum over appointments, compared lexicographically, and its ties are broken by the
// sequence of appointments from the first on: both are kept when the same rest is added to two labels. So a label that is
// behind another of its group, and bound at least as much in every respect, can never be part of the best answer and is
// dropped; nothing else is dropped, with one exception that loses nothing: an appointment takes every demand it can serve
// for which no later appointment is possible ("last chance"), because that serves one more and binds nothing more.
//
// What it costs. With m starts, at most g groups and l labels in one: O(m g l) times the sets at a start. g is at most two
// to the power of the demands open at once, and l is the trade-offs between "earlier" and "better" that are still undecided:
// both are bounded by the windows and the look-back of the spacing rules, not by the length of the plan, which enters only
// through m. Should a plan hold so many wishes at once that the work passes a fixed limit, the search is repeated with
// fewer open at once, and the last in order are left out and reported.
#include "recovery/placement_search.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <map>

namespace rubdown::placing {
namespace {

/// Demands open at the same time, one bit each; a bit is given to a new demand when its owner has closed.
using Open = std::uint64_t;

int first_of(Open set) { return std::countr_zero(set); }

constexpr std::size_t limits[] = {16, 10, 6};   // demands open at once, tried in this order
constexpr std::size_t most_work = 4'000'000;    // labels tried

/// An appointment and the chain before it. Node 0 is the empty chain.
struct Node {
  std::uint32_t before = 0;
  std::uint32_t cost = 0;       ///< offset of its row in the table of costs
  Minute start = 0;
  int length = 0;
  SessionType type = SessionType::massage_sport;
  std::uint32_t opening = 0;
  std::int32_t fixed = -1;
  Open serves = 0;
};

/// What a chain means for what may come after it.
struct Label {
  std::uint32_t node = 0;
  std::array<Minute, 7> last{};      ///< capped starts, latest first; `never` where none binds
  std::uint8_t last_fixed = 0;       ///< bit i: last[i] is a fixed appointment
  bool deep_fixed = false;
  Minute deep = never;
  int month = 0, spent = 0;          ///< new capped appointments in the month of the last one
  Minute busy = never;               ///< end of the last session, kept only where free ones could overlap it
};

struct Group {
  Open served = 0;
  std::vector<Label> labels;         ///< best first
};

/// A row of costs, compared word by word, lower is better: demands served (negative, a field for each priority, highest
/// first, as many words as that takes), then appointments | downgrades | plain days, then seconds from the ideals.
struct CostRow {
  std::size_t words = 0;
  std::vector<std::pair<std::size_t, std::int64_t>> served;   ///< by want: word and unit
};

constexpr std::int64_t one_appointment = std::int64_t{1} << 42;
constexpr std::int64_t one_downgrade = std::int64_t{1} << 21;

CostRow cost_row(const std::vector<Want>& wants, const std::vector<Demand>& demands) {
  CostRow row;
  row.served.resize(wants.size());
  int left = 0;
  for (std::size_t i = 0; i < wants.size();) {
    std::size_t end = i;
    while (end < wants.size() && demands[wants[end].demand].priority == demands[wants[i].demand].priority) ++end;
    int bits = 0;
    for (std::size_t n = end - i; n > 0; n >>= 1U) ++bits;
    if (left < bits) {
      ++row.words;
      left = 62;
    }
    left -= bits;
    for (; i < end; ++i) row.served[i] = {row.words - 1, std::int64_t{1} << left};
  }
  row.words += 2;
  return row;
}

class Search {
 public:
  Search(const Terms& terms, std::size_t most_open);
  /// False where the work passed the limit.
  bool run();
  Solution solution() const;

 private:
  // Demands that open and close.
  void leave_out_crowded(std::size_t most_open);
  void move_to(Minute now);
  void close(Open closed);
  Want const& want(int bit) const { return terms_.wants[owners_[static_cast<std::size_t>(bit)].back()]; }

  // Order and dominance.
  const std::int64_t* cost(std::uint32_t node) const { return &costs_[nodes_[node].cost]; }
  bool better(std::uint32_t a, std::uint32_t b) const;
  bool earlier(std::uint32_t a, std::uint32_t b) const;
  int compare_at_one_start(const Node& x, const Node& y) const;
  std::vector<std::size_t> served_by(const Node& node) const;
  bool binds_no_more(const Label& a, const Label& b) const;
  int spent_in(const Label& label, int month) const { return label.month == month ? label.spent : 0; }
  void forget(Label& label) const;
  void insert(std::vector<Group>& groups, Open served, const Label& label);
  Group& group(std::vector<Group>& groups, Open served);

  // Extending labels.
  void visit(const Slot& slot);
  void extend(const Group& from, bool free);
  Open eligible(const Label& label, Open open, bool free) const;
  bool allowed(const Label& label) const;
  bool unbound(const Label& label) const;
  template <class Emit>
  void each_set(Open open, Open last_chance, const Emit& emit);
  void offer(const Group& from, const Label& label, Open open, Open last_chance, bool free, SessionType type);
  void emit(const Group& from, const Label& label, Open serves, bool free, SessionType type);
  Open last_chances(Minute now, std::size_t next_fixed) const;
  std::uint32_t add_node(const Node& node, std::uint32_t before);

  // Fixed appointments.
  void pass(std::size_t fixed);
  bool may_pass(const Label& label, const FixedTime& fixed) const;
  void serve_sets(std::vector<Group>& after, const Group& from, const Label& label, std::size_t fixed, Open last_chance);
  void serve_fixed(std::vector<Group>& after, const Group& from, const Label& label, std::size_t fixed, Open serves);

  void look_around();

  const Terms& terms_;
  const PlacementProblem& problem_;
  CostRow row_;
  std::vector<std::size_t> crowded_;
  std::vector<std::size_t> opening_order_;           // wants by first start
  std::size_t next_want_ = 0;
  Open open_ = 0;
  std::array<std::vector<std::size_t>, 64> owners_;  // by bit: the wants that have had it
  std::size_t next_fixed_ = 0;
  std::vector<std::size_t> free_;                    // wants that are free of caps
  std::vector<Node> nodes_;
  std::vector<std::int64_t> costs_;
  std::vector<Group> groups_;
  std::vector<std::pair<Open, Label>> fresh_;
  std::vector<Open> settled_;
  std::map<int, int> fixed_in_month_;
  std::size_t work_ = 0;

  // The start being visited.
  Minute now_ = never;
  Minute midnight_ = never;
  int month_ = 0, limit_ = 1, month_left_ = 0;
  bool preferred_ = false;
  Open last_chance_capped_ = 0;
  std::span<const Room> rooms_;
};

Search::Search(const Terms& terms, std::size_t most_open)
    : terms_(terms), problem_(*terms.problem), row_(cost_row(terms.wants, terms.problem->demands)) {
  for (std::size_t i = 0; i < terms.wants.size(); ++i) {
    if (terms.wants[i].first <= terms.wants[i].last) opening_order_.push_back(i);
    if (terms.wants[i].free) free_.push_back(i);
  }
  std::sort(opening_order_.begin(), opening_order_.end(), [&](std::size_t a, std::size_t b) {
    return std::pair{terms_.wants[a].first, a} < std::pair{terms_.wants[b].first, b};
  });
  leave_out_crowded(most_open);
  for (const FixedTime& fixed : terms.fixed) {
    if (!fixed.free) ++fixed_in_month_[month_of(day_of(civil(fixed.begin)))];
  }
  const std::size_t expected = 2 * (terms.slots.size() + terms.fixed.size()) + 16;   // labels a start, as seen in plans
  nodes_.reserve(expected);
  costs_.reserve(expected * row_.words);
  costs_.assign(row_.words, 0);
  nodes_.emplace_back();
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
  look_around();
  Open closed = 0;
  for (Open rest = open_; rest != 0; rest &= rest - 1) {
    const int b = first_of(rest);
    if (want(b).last < now) closed |= Open{1} << b;
  }
  if (closed != 0) close(closed);
  for (; next_want_ < opening_order_.size() && terms_.wants[opening_order_[next_want_]].first <= now; ++next_want_) {
    if (terms_.wants[opening_order_[next_want_]].last < now) continue;   // it had no start
    std::size_t b = 0;
    while ((open_ >> b & 1U) != 0) ++b;
    owners_[b].push_back(opening_order_[next_want_]);
    open_ |= Open{1} << b;
  }
}

void Search::close(Open closed) {
  open_ &= ~closed;
  std::vector<Group> kept;
  for (Group& from : groups_) {
    for (Label& label : from.labels) {
      forget(label);
      insert(kept, from.served & ~closed, label);
    }
  }
  groups_ = std::move(kept);
}

// --- order and dominance

std::vector<std::size_t> Search::served_by(const Node& node) const {
  std::vector<std::size_t> wants;
  for (std::size_t b = 0; b < 64; ++b) {
    if ((node.serves >> b & 1U) == 0) continue;
    for (const std::size_t owner : owners_[b]) {
      if (terms_.wants[owner].first <= node.start && node.start <= terms_.wants[owner].last) wants.push_back(owner);
    }
  }
  std::sort(wants.begin(), wants.end());
  return wants;
}

/// Equal costs mean equally many appointments, so the chains are compared pairwise from the end back to where they part.
bool Search::earlier(std::uint32_t a, std::uint32_t b) const {
  int by_start = 0, by_rest = 0;   // of the earliest pair that differs
  for (; a != b; a = nodes_[a].before, b = nodes_[b].before) {
    const Node &x = nodes_[a], &y = nodes_[b];
    if (x.start != y.start) {
      by_start = x.start < y.start ? -1 : 1;
    } else if (by_start == 0) {
      const int order = compare_at_one_start(x, y);
      if (order != 0) by_rest = order;
    }
  }
  return by_start != 0 ? by_start < 0 : by_rest < 0;
}

int Search::compare_at_one_start(const Node& x, const Node& y) const {
  if (x.serves != y.serves) {
    const auto wants_x = served_by(x), wants_y = served_by(y);
    if (wants_x != wants_y) return wants_x < wants_y ? -1 : 1;
  }
  if (x.type != y.type) return x.type < y.type ? -1 : 1;
  if (x.opening != y.opening) return x.opening < y.opening ? -1 : 1;
  return 0;
}

bool Search::better(std::uint32_t a, std::uint32_t b) const {
  const std::int64_t *x = cost(a), *y = cost(b);
  for (std::size_t i = 0; i < row_.words; ++i) {
    if (x[i] != y[i]) return x[i] < y[i];
  }
  return earlier(a, b);
}

bool Search::binds_no_more(const Label& a, const Label& b) const {
  for (std::size_t i = 0; i < terms_.gaps.remembered; ++i) {
    if (a.last[i] > b.last[i]) return false;
  }
  if (a.deep > b.deep || a.busy > b.busy) return false;
  if (a.spent == 0) return true;
  return a.month < month_ || a.spent <= spent_in(b, a.month);
}

/// Drops from a label what binds no appointment from now on.
void Search::forget(Label& label) const {
  if (label.last[0] <= now_ - terms_.gaps.horizon) label.last[0] = never;
  for (std::size_t i = 1; i < terms_.gaps.remembered; ++i) {
    if (label.last[i] <= now_ - seven_days) label.last[i] = never;
  }
  if (label.deep <= now_ - terms_.gaps.deep) label.deep = never;
  if (label.busy <= now_) label.busy = never;
  if (label.month < month_) label.spent = 0;
}

Group& Search::group(std::vector<Group>& groups, Open served) {
  auto place = std::lower_bound(groups.begin(), groups.end(), served,
                                [](const Group& g, Open value) { return g.served < value; });
  if (place == groups.end() || place->served != served) place = groups.insert(place, Group{served, {}});
  return *place;
}

void Search::insert(std::vector<Group>& groups, Open served, const Label& label) {
  std::vector<Label>& labels = group(groups, served).labels;
  std::size_t at = 0;
  for (; at < labels.size() && better(labels[at].node, label.node); ++at) {
    if (binds_no_more(labels[at], label)) return;
  }
  const auto behind = labels.begin() + static_cast<std::ptrdiff_t>(at);
  labels.erase(std::remove_if(behind, labels.end(), [&](const Label& other) { return binds_no_more(label, other); }),
               labels.end());
  labels.insert(labels.begin() + static_cast<std::ptrdiff_t>(at), label);
}

// --- extending labels

/// What holds for the whole day being visited.
void Search::look_around() {
  if (now_ >= midnight_ && now_ < midnight_ + a_day) return;
  midnight_ = midnight(now_);
  const Day day = day_of(civil(now_));
  limit_ = weekly_limit(problem_.caps, day);
  month_ = month_of(day);
  preferred_ = std::binary_search(problem_.preferred_days.begin(), problem_.preferred_days.end(), day);
  if (problem_.caps.per_month) {
    const auto fixed = fixed_in_month_.find(month_);
    month_left_ = *problem_.caps.per_month - (fixed == fixed_in_month_.end() ? 0 : fixed->second);
  }
}

bool Search::allowed(const Label& label) const {
  const Gaps& gaps = terms_.gaps;
  if (label.busy > now_ || limit_ <= 0) return false;
  if (problem_.caps.per_month && spent_in(label, month_) >= month_left_) return false;
  if (limit_ <= static_cast<int>(gaps.remembered) &&
      label.last[static_cast<std::size_t>(limit_) - 1] > now_ - seven_days) {
    return false;
  }
  const Minute last = label.last[0];
  if (last == never) return true;
  return now_ - last >= gaps.spacing && (midnight_ - midnight(last)) / a_day >= gaps.own_days;
}

/// True where a label extended here is bound by nothing before its new appointment.
bool Search::unbound(const Label& label) const {
  if (terms_.gaps.remembered > 1 && label.last[0] > now_ - seven_days) return false;
  if (label.deep > now_ - terms_.gaps.deep) return false;
  return !problem_.caps.per_month || spent_in(label, month_) == 0;
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
    if (w.first < now + terms_.longest_session && w.last >= now) return 0;   // a longer session could be in its way
  }
  Open found = 0;
  for (Open rest = open_; rest != 0; rest &= rest - 1) {
    const int b = first_of(rest);
    const Want& w = want(b);
    if (next_fixed < terms_.fixed.size() && terms_.fixed[next_fixed].begin <= w.last) continue;
    Minute gap = std::max({terms_.gaps.spacing, w.every, (terms_.gaps.own_days - 1) * a_day + 1});
    if (terms_.gaps.remembered == 1) gap = std::max(gap, seven_days);
    if (now + gap > w.last) found |= Open{1} << b;
  }
  return found;
}

/// Calls `emit` with every set one appointment of a type may serve, but for sets that lack a last chance they could take.
/// `open` holds the demands that accept the type and fit merged.
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

std::uint32_t Search::add_node(const Node& node, std::uint32_t before) {
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  const auto row = static_cast<std::uint32_t>(costs_.size());
  const std::size_t from = nodes_[before].cost;
  for (std::size_t i = 0; i < row_.words; ++i) costs_.push_back(costs_[from + i]);
  std::int64_t* to = &costs_[row];
  for (Open rest = node.serves; rest != 0; rest &= rest - 1) {
    const std::size_t b = static_cast<std::size_t>(first_of(rest));
    const std::size_t index_of_want = owners_[b].back();
    const Want& w = terms_.wants[index_of_want];
    to[row_.served[index_of_want].first] -= row_.served[index_of_want].second;
    to[row_.words - 2] += downgrades(problem_.demands[w.demand], node.type) * one_downgrade;
    to[row_.words - 1] += std::abs(std::int64_t{node.start} * 60 - w.ideal);
  }
  if (node.fixed < 0) to[row_.words - 2] += one_appointment + (preferred_ ? 0 : 1);
  nodes_.push_back(node);
  nodes_.back().before = before;
  nodes_.back().cost = row;
  return index;
}

void Search::emit(const Group& from, const Label& label, Open serves, bool free, SessionType type) {
  ++work_;
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
  next.node = add_node(node, label.node);
  if (!free_.empty()) next.busy = std::max(label.busy, now_ + length);
  if (!free) {
    std::copy_backward(label.last.begin(), label.last.end() - 1, next.last.end());
    next.last[0] = now_;
    next.last_fixed = static_cast<std::uint8_t>(static_cast<unsigned>(label.last_fixed) << 1U);
    if (type == SessionType::massage_deep) {
      next.deep = now_;
      next.deep_fixed = false;
    }
    next.spent = problem_.caps.per_month ? spent_in(label, month_) + 1 : 0;
    next.month = month_;
    forget(next);
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
  settled_.clear();
  for (const Label& label : from.labels) {
    if (free ? label.busy > now_ : !allowed(label)) continue;
    const Open open = eligible(label, open_ & ~from.served, free);
    if (open == 0) continue;
    const bool seen = std::any_of(settled_.begin(), settled_.end(), [&](Open other) { return (open & ~other) == 0; });
    if (seen) continue;
    Types done = 0;
    for (const Room& room : rooms_) {
      if ((done & bit(room.type)) != 0) continue;
      done |= bit(room.type);
      offer(from, label, open, free ? 0 : last_chance_capped_, free, room.type);
    }
    if (!free && unbound(label)) settled_.push_back(open);
  }
}

void Search::visit(const Slot& slot) {
  move_to(slot.start);
  if (open_ == 0) return;
  rooms_ = std::span<const Room>(terms_.rooms).subspan(slot.first_room, slot.end_room - slot.first_room);
  last_chance_capped_ = last_chances(slot.start, next_fixed_);
  fresh_.clear();
  for (const Group& from : groups_) {
    extend(from, false);
    if (!free_.empty()) extend(from, true);
  }
  for (const auto& [served, label] : fresh_) insert(groups_, served, label);
}

// --- fixed appointments

bool Search::may_pass(const Label& label, const FixedTime& fixed) const {
  if (fixed.free) return true;
  const Gaps& gaps = terms_.gaps;
  const Minute last = label.last[0];
  if (last != never && (label.last_fixed & 1U) == 0) {
    if (fixed.begin - last < gaps.spacing) return false;
    if ((midnight(fixed.begin) - midnight(last)) / a_day < gaps.own_days) return false;
  }
  int within = 0;
  bool any_new = false;
  for (std::size_t i = 0; i < gaps.remembered && label.last[i] > fixed.begin - seven_days; ++i) {
    ++within;
    any_new = any_new || (label.last_fixed >> i & 1U) == 0;
  }
  if (any_new && within + 1 > weekly_limit(problem_.caps, day_of(civil(fixed.begin)))) return false;
  return fixed.type != SessionType::massage_deep || label.deep == never || label.deep_fixed ||
         fixed.begin - label.deep >= gaps.deep;
}

void Search::serve_fixed(std::vector<Group>& after, const Group& from, const Label& label, std::size_t index,
                         Open serves) {
  ++work_;
  const FixedTime& fixed = terms_.fixed[index];
  Node node;
  node.start = fixed.begin;
  node.length = fixed.end - fixed.begin;
  node.type = fixed.type;
  node.fixed = static_cast<std::int32_t>(index);
  node.serves = serves;
  Label next = label;
  next.node = add_node(node, label.node);
  if (!fixed.free) {
    std::copy_backward(label.last.begin(), label.last.end() - 1, next.last.end());
    next.last[0] = fixed.begin;
    next.last_fixed = static_cast<std::uint8_t>((static_cast<unsigned>(label.last_fixed) << 1U) | 1U);
    if (fixed.type == SessionType::massage_deep) {
      next.deep = fixed.begin;
      next.deep_fixed = true;
    }
    forget(next);
  }
  insert(after, from.served | serves, next);
}

/// Extends a label by every set of demands the fixed appointment may serve, none included.
void Search::serve_sets(std::vector<Group>& after, const Group& from, const Label& label, std::size_t index,
                        Open last_chance) {
  const FixedTime& fixed = terms_.fixed[index];
  Open alone = 0, merging = 0;
  for (Open rest = eligible(label, open_ & ~from.served, fixed.free); rest != 0; rest &= rest - 1) {
    const int b = first_of(rest);
    if ((want(b).types & bit(fixed.type)) == 0) continue;
    (want(b).merges ? merging : alone) |= Open{1} << b;
  }
  const auto serve = [&](Open serves) { serve_fixed(after, from, label, index, serves); };
  if (((alone | merging) & last_chance) == 0) serve(0);
  for (Open rest = alone; rest != 0; rest &= rest - 1) serve(rest & (~rest + 1));
  each_set(merging, last_chance, serve);
}

void Search::pass(std::size_t index) {
  const FixedTime& fixed = terms_.fixed[index];
  move_to(fixed.begin);
  const Open last_chance = fixed.free ? 0 : last_chances(fixed.begin, index + 1);
  std::vector<Group> after;
  for (const Group& from : groups_) {
    for (const Label& label : from.labels) {
      if (may_pass(label, fixed)) serve_sets(after, from, label, index, last_chance);
    }
  }
  groups_ = std::move(after);
}

bool Search::run() {
  std::size_t slot = 0;
  while (slot < terms_.slots.size() || next_fixed_ < terms_.fixed.size()) {
    const bool is_fixed = next_fixed_ < terms_.fixed.size() &&
                          (slot == terms_.slots.size() || terms_.fixed[next_fixed_].begin <= terms_.slots[slot].start);
    if (is_fixed) {
      pass(next_fixed_++);
    } else {
      visit(terms_.slots[slot++]);
    }
    if (work_ > most_work) return false;
  }
  return true;
}

Solution Search::solution() const {
  std::uint32_t best = 0;
  bool any = false;
  for (const Group& from : groups_) {
    for (const Label& label : from.labels) {
      if (!any || better(label.node, best)) best = label.node;
      any = true;
    }
  }
  Solution found;
  for (std::uint32_t at = best; at != 0; at = nodes_[at].before) {
    const Node& node = nodes_[at];
    Step step{node.start, node.length, node.type, node.opening, std::nullopt, served_by(node)};
    if (node.fixed >= 0) step.fixed = static_cast<std::size_t>(node.fixed);
    found.steps.push_back(std::move(step));
  }
  std::reverse(found.steps.begin(), found.steps.end());
  found.crowded = crowded_;
  return found;
}

}  // namespace

Solution solve(const Terms& terms) {
  for (const std::size_t most_open : limits) {
    Search search(terms, most_open);
    if (search.run() || most_open == limits[std::size(limits) - 1]) return search.solution();
  }
  return {};
}

}  // namespace rubdown::placing
