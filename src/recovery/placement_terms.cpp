#include "recovery/placement_terms.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "recovery/placement_starts.hpp"

namespace rubdown::placing {
namespace {

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

int shortest_of(const Terms& terms) {
  int shortest = terms.longest_session;
  for (const Want& want : terms.wants) shortest = std::min(shortest, want.length);
  for (const Cut& cut : terms.cuts) shortest = std::min(shortest, cut.longest);
  return shortest;
}

Gaps gaps_of(const Terms& terms) {
  const PlacementCaps& caps = terms.problem->caps;
  Gaps gaps;
  gaps.spacing = std::max(static_cast<Minute>(std::chrono::minutes{caps.spacing}.count()), terms.longest_session);
  gaps.deep = static_cast<Minute>(std::chrono::minutes{caps.deep_spacing}.count());
  gaps.own_days = std::max(1, caps.own_every_days.value_or(1));
  gaps.horizon = std::max({gaps.spacing, seven_days, (gaps.own_days + 1) * a_day});
  for (const Want& want : terms.wants) gaps.horizon = std::max(gaps.horizon, want.every);
  if (caps.per_seven_days) {
    const int most = std::max(*caps.per_seven_days, caps.doubled_weeks.empty() ? 1 : 2);
    gaps.remembered = static_cast<std::size_t>(std::clamp(most, 1, 7));
    gaps.ceiling = static_cast<std::size_t>(std::clamp(*caps.per_seven_days, 1, 7));
    gaps.once_a_week = gaps.remembered == 1;
  }
  return gaps;
}

/// Adds the times closed to types that are wanted, where they may be in the way of a start in one of the windows, and
/// the times in which sessions are cut.
void add_keep_outs(const std::vector<Window>& windows, Terms& terms) {
  std::vector<Closed>& closed = terms.closed;
  closed.reserve(terms.problem->keep_outs.size() + terms.fixed.size());
  WindowFinder finder(windows);
  const auto close = [&](Minute begin, Minute end, Types types) {
    const std::span<const Window> near = finder.from(begin - terms.longest_session + 1);
    if (!near.empty() && near.front().first < end) closed.push_back({begin, end, types});
  };
  for (const KeepOut& out : terms.problem->keep_outs) {
    const Types types = types_of(out) & terms.wanted;
    if (types == 0 || out.begin >= out.end) continue;
    if (out.longest) {
      const int longest = static_cast<int>(out.longest->count());
      terms.cuts.push_back({ceil_minute(out.begin), ceil_minute(out.end), types, longest});
    } else {
      close(floor_minute(out.begin), ceil_minute(out.end), types);
    }
  }
  for (const FixedTime& fixed : terms.fixed) close(fixed.begin, fixed.end, terms.wanted);
  std::sort(closed.begin(), closed.end(), [](const Closed& a, const Closed& b) { return a.begin < b.begin; });
}

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
  if (!caps.per_seven_days) return std::numeric_limits<int>::max();
  for (const auto& [first, last] : caps.doubled_weeks) {
    if (first <= day && day <= last) return std::max(*caps.per_seven_days, 2);
  }
  return *caps.per_seven_days;
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
  for (const Want& want : terms.wants) terms.wanted |= want.types;
  const std::vector<Window> windows = windows_of(terms.wants);
  add_keep_outs(windows, terms);
  terms.shortest_session = shortest_of(terms);
  terms.starts = useful_starts(terms, every_start(terms, windows));
  return terms;
}

}  // namespace rubdown::placing
