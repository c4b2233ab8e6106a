#include "recovery/placement_terms.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <tuple>

namespace rubdown::placing {
namespace {

constexpr Minute grid = 15;

Types types_of(const std::vector<SessionType>& types) {
  Types set = 0;
  for (const SessionType type : types) set |= bit(type);
  return set;
}

Types types_of(const KeepOut& out) { return out.types.empty() ? all_types : out.types.bits(); }

Want want_of(const Demand& demand, std::size_t index) {
  Want want;
  want.demand = index;
  want.first = ceil_minute(demand.earliest);
  want.last = floor_minute(demand.latest);
  want.ideal = demand.ideal.time_since_epoch().count();
  want.length = static_cast<int>(demand.length.count());
  want.every = static_cast<int>(std::chrono::minutes{demand.every}.count());
  want.types = types_of(demand.types);
  want.merges = demand.merges;
  want.free = demand.free_of_caps;
  return want;
}

std::vector<Want> wants_of(const std::vector<Demand>& demands) {
  std::vector<std::size_t> order(demands.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Demand &x = demands[a], &y = demands[b];
    return std::tie(y.priority, x.trigger_time, x.rule, x.trigger_key, a) <
           std::tie(x.priority, y.trigger_time, y.rule, y.trigger_key, b);
  });
  std::vector<Want> wants;
  wants.reserve(order.size());
  for (const std::size_t index : order) wants.push_back(want_of(demands[index], index));
  return wants;
}

std::vector<FixedTime> fixed_of(const std::vector<FixedAppointment>& fixed) {
  std::vector<FixedTime> times;
  for (std::size_t i = 0; i < fixed.size(); ++i) {
    const Minute begin = floor_minute(fixed[i].begin);
    times.push_back(
        {i, begin, begin + static_cast<Minute>(fixed[i].length.count()), fixed[i].type, fixed[i].free_of_caps});
  }
  std::stable_sort(times.begin(), times.end(),
                   [](const FixedTime& a, const FixedTime& b) { return a.begin < b.begin; });
  return times;
}

int longest_of(const Terms& terms) {
  const PlacementCaps& caps = terms.problem->caps;
  int longest = 0;
  for (const Want& want : terms.wants) longest = std::max(longest, merged_length(caps, want.length));
  for (const FixedTime& fixed : terms.fixed) longest = std::max(longest, fixed.end - fixed.begin);
  return longest;
}

Gaps gaps_of(const Terms& terms) {
  const PlacementCaps& caps = terms.problem->caps;
  Gaps gaps;
  gaps.spacing = std::max(static_cast<Minute>(std::chrono::minutes{caps.spacing}.count()), terms.longest_session);
  gaps.deep = static_cast<Minute>(std::chrono::minutes{caps.deep_spacing}.count());
  gaps.own_days = std::max(1, caps.own_every_days.value_or(1));
  gaps.horizon = std::max({gaps.spacing, seven_days, (gaps.own_days + 1) * a_day});
  for (const Want& want : terms.wants) gaps.horizon = std::max(gaps.horizon, want.every);
  const int most = std::max(caps.per_seven_days, caps.doubled_weeks.empty() ? 1 : 2);
  gaps.remembered = static_cast<std::size_t>(std::clamp(most, 1, 7));
  return gaps;
}

/// A time closed to some types, or in which sessions of some types are cut.
struct Closed {
  Minute begin = 0, end = 0;
  Types types = 0;
};
struct Cut {
  Minute begin = 0, end = 0;
  Types types = 0;
  int longest = 0;
};

std::vector<Closed> closed_times(const Terms& terms) {
  std::vector<Closed> closed;
  closed.reserve(terms.problem->keep_outs.size() + terms.fixed.size());
  for (const KeepOut& out : terms.problem->keep_outs) {
    if (out.longest || out.begin >= out.end) continue;
    closed.push_back({floor_minute(out.begin), ceil_minute(out.end), types_of(out)});
  }
  for (const FixedTime& fixed : terms.fixed) closed.push_back({fixed.begin, fixed.end, all_types});
  std::sort(closed.begin(), closed.end(), [](const Closed& a, const Closed& b) { return a.begin < b.begin; });
  return closed;
}

std::vector<Cut> cuts(const std::vector<KeepOut>& keep_outs) {
  std::vector<Cut> found;
  for (const KeepOut& out : keep_outs) {
    if (!out.longest) continue;
    found.push_back(
        {ceil_minute(out.begin), ceil_minute(out.end), types_of(out), static_cast<int>(out.longest->count())});
  }
  return found;
}

/// The windows of all demands, united and by begin.
std::vector<Closed> wanted_times(const std::vector<Want>& wants) {
  std::vector<Closed> times;
  for (const Want& want : wants) {
    if (want.first <= want.last) times.push_back({want.first, want.last, want.types});
  }
  std::sort(times.begin(), times.end(), [](const Closed& a, const Closed& b) { return a.begin < b.begin; });
  std::vector<Closed> united;
  for (const Closed& time : times) {
    if (!united.empty() && time.begin <= united.back().end) {
      united.back().end = std::max(united.back().end, time.end);
      united.back().types |= time.types;
    } else {
      united.push_back(time);
    }
  }
  return united;
}

struct Start {
  Minute at = 0;
  std::size_t opening = 0;
};

/// The midnights before the appointments that stand: nothing new starts on their days. Sorted.
std::vector<Minute> taken_days(const std::vector<FixedTime>& fixed) {
  std::vector<Minute> days;
  for (const FixedTime& time : fixed) days.push_back(midnight(time.begin));
  return days;
}

void add_starts(const Opening& opening, std::size_t index, const std::vector<Closed>& wanted,
                std::vector<Start>& starts) {
  Minute at = ceil_minute(opening.begin);
  const Minute end = opening.start_only ? at + 1 : floor_minute(opening.end);
  if (!opening.start_only) at += (grid - at % grid) % grid;
  auto window = std::partition_point(wanted.begin(), wanted.end(), [&](const Closed& w) { return w.end < at; });
  for (; at < end && window != wanted.end(); at += grid) {
    while (window != wanted.end() && window->end < at) ++window;
    if (window == wanted.end()) return;
    if (window->begin <= at) starts.push_back({at, index});
  }
}

std::vector<Start> starts_of(const Terms& terms, const std::vector<Closed>& wanted) {
  const PlacementProblem& problem = *terms.problem;
  std::vector<Start> starts;
  if (problem.caps.per_month && *problem.caps.per_month <= 0) return starts;
  for (std::size_t i = 0; i < problem.openings.size(); ++i) add_starts(problem.openings[i], i, wanted, starts);
  const auto earlier = [](const Start& a, const Start& b) {
    return std::tie(a.at, a.opening) < std::tie(b.at, b.opening);
  };
  if (!std::is_sorted(starts.begin(), starts.end(), earlier)) std::sort(starts.begin(), starts.end(), earlier);
  if (const std::vector<Minute> taken = taken_days(terms.fixed); !taken.empty()) {
    std::erase_if(starts,
                  [&](const Start& s) { return std::binary_search(taken.begin(), taken.end(), midnight(s.at)); });
  }
  return starts;
}

constexpr std::size_t type_count = static_cast<std::size_t>(SessionType::refer) + 1;

SessionType first_type(Types types) { return static_cast<SessionType>(std::countr_zero(types)); }

/// The types somebody wants at some time.
Types wanted_types(const std::vector<Closed>& wanted) {
  Types types = 0;
  for (const Closed& time : wanted) types |= time.types;
  return types;
}

/// Walks the closed times along with growing starts: how many minutes are free from a start on, by type.
class Sweep {
 public:
  Sweep(std::vector<Closed> closed, Types types, int longest)
      : closed_(std::move(closed)), types_(types), longest_(longest) {
    shut_.fill(never);
  }

  void move_to(Minute at) {
    for (; next_ < closed_.size() && closed_[next_].begin <= at; ++next_) {
      for (Types rest = closed_[next_].types & types_; rest != 0; rest &= rest - 1) {
        Minute& shut = shut_[static_cast<std::size_t>(first_type(rest))];
        shut = std::max(shut, closed_[next_].end);
      }
    }
    at_ = at;
  }

  int free_minutes(SessionType type) const {
    if (shut_[static_cast<std::size_t>(type)] > at_) return 0;
    for (std::size_t i = next_; i < closed_.size() && closed_[i].begin < at_ + longest_; ++i) {
      if ((closed_[i].types & bit(type)) != 0) return closed_[i].begin - at_;
    }
    return longest_;
  }

 private:
  std::vector<Closed> closed_;
  Types types_;
  int longest_;
  std::size_t next_ = 0;
  Minute at_ = never;
  std::array<Minute, type_count> shut_{};
};

int cut_at(const std::vector<Cut>& cuts, Minute at, SessionType type) {
  int longest = std::numeric_limits<int>::max();
  for (const Cut& cut : cuts) {
    if (cut.begin <= at && at < cut.end && (cut.types & bit(type)) != 0) longest = std::min(longest, cut.longest);
  }
  return longest;
}

class SlotMaker {
 public:
  SlotMaker(Terms& terms, std::vector<Closed> wanted)
      : terms_(terms),
        problem_(*terms.problem),
        used_(wanted_types(wanted)),
        sweep_(closed_times(terms), used_, terms.longest_session),
        cuts_(cuts(problem_.keep_outs)) {
    const std::vector<Start> starts = starts_of(terms_, wanted);
    for (const Opening& opening : problem_.openings) offers_.push_back(offered(problem_, opening) & used_);
    terms_.slots.reserve(starts.size());
    terms_.rooms.reserve(2 * starts.size());
    for (std::size_t i = 0; i < starts.size();) {
      std::size_t end = i;
      while (end < starts.size() && starts[end].at == starts[i].at) ++end;
      add_slot({starts.data() + i, end - i});
      i = end;
    }
  }

 private:
  void add_slot(std::span<const Start> same) {
    const auto first = static_cast<std::uint32_t>(terms_.rooms.size());
    const Minute at = same.front().at;
    sweep_.move_to(at);
    for (Types rest = used_; rest != 0; rest &= rest - 1) add_rooms(same, first_type(rest));
    const auto end = static_cast<std::uint32_t>(terms_.rooms.size());
    if (end > first) terms_.slots.push_back({at, first, end});
  }

  void add_rooms(std::span<const Start> same, SessionType type) {
    int most = 0;
    for (const Start& start : same) {
      if ((offers_[start.opening] & bit(type)) == 0) continue;
      const Opening& opening = problem_.openings[start.opening];
      const int whole = opening.start_only ? terms_.longest_session : floor_minute(opening.end) - start.at;
      const int minutes = std::min(whole, sweep_.free_minutes(type));
      if (minutes <= most) continue;
      most = minutes;
      terms_.rooms.push_back({start.opening, type, minutes, cut_at(cuts_, start.at, type)});
    }
  }

  Terms& terms_;
  const PlacementProblem& problem_;
  Types used_;
  Sweep sweep_;
  std::vector<Cut> cuts_;
  std::vector<Types> offers_;
};

}  // namespace

int downgrades(const Demand& demand, SessionType type) {
  return static_cast<int>(std::find(demand.types.begin(), demand.types.end(), type) - demand.types.begin());
}

int merged_length(const PlacementCaps& caps, int length) {
  const int extra = static_cast<int>(caps.merged_extra.count()),
            longest = static_cast<int>(caps.merged_longest.count());
  return std::max(length, std::min(longest, length + extra));
}

int weekly_limit(const PlacementCaps& caps, Day day) {
  for (const auto& [first, last] : caps.doubled_weeks) {
    if (first <= day && day <= last) return std::max(caps.per_seven_days, 2);
  }
  return caps.per_seven_days;
}

Types offered(const PlacementProblem& problem, const Opening& opening) {
  if (!opening.therapist) return all_types;
  const PlacementTherapist& therapist = problem.therapists[*opening.therapist];
  if (!therapist.license_until || *therapist.license_until < day_of(opening.begin)) return 0;
  return types_of(therapist.offers);
}

int month_of(Day day) {
  const std::chrono::year_month_day date{day};
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month()));
}

Terms terms_of(const PlacementProblem& problem) {
  Terms terms;
  terms.problem = &problem;
  terms.wants = wants_of(problem.demands);
  terms.fixed = fixed_of(problem.fixed);
  terms.longest_session = longest_of(terms);
  terms.gaps = gaps_of(terms);
  SlotMaker{terms, wanted_times(terms.wants)};
  return terms;
}

}  // namespace rubdown::placing
