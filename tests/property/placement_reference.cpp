#include "property/placement_reference.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

namespace rubdown::reference {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

bool has(const std::vector<SessionType>& types, SessionType type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// An appointment that could be made, or a fixed one with what it serves.
struct Choice {
  Civil begin{};
  minutes length{0};
  SessionType type{};
  std::size_t opening = 0;
  std::optional<std::size_t> fixed;
  std::set<std::size_t> serves;  // ranks
  bool free = false;
};

struct Judge {
  const PlacementProblem& problem;
  std::vector<std::size_t> order;  // demands by rank

  explicit Judge(const PlacementProblem& p) : problem(p), order(p.demands.size()) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const Demand &x = p.demands[a], &y = p.demands[b];
      return std::make_tuple(-x.priority, x.trigger_time, x.rule, x.trigger_key) <
             std::make_tuple(-y.priority, y.trigger_time, y.rule, y.trigger_key);
    });
  }

  const Demand& demand(std::size_t rank) const { return problem.demands[order[rank]]; }

  bool belong_together(const std::set<std::size_t>& serves) const {
    if (serves.size() < 2) return true;
    for (const std::size_t a : serves) {
      if (!demand(a).merges) return false;
      for (const std::size_t b : serves) {
        if (std::chrono::abs(demand(a).ideal - demand(b).ideal) > problem.caps.merged_ideals) return false;
        if (demand(a).free_of_caps != demand(b).free_of_caps) return false;
      }
    }
    return true;
  }

  minutes length_of(const std::set<std::size_t>& serves, Civil begin, SessionType type) const {
    minutes length{0};
    for (const std::size_t rank : serves) length = std::max(length, demand(rank).length);
    if (serves.size() > 1) {
      length = std::max(length, std::min(problem.caps.merged_longest, length + problem.caps.merged_extra));
    }
    for (const KeepOut& out : problem.keep_outs) {
      if (out.longest && out.concerns(type) && out.begin <= begin && begin < out.end)
        length = std::min(length, *out.longest);
    }
    return length;
  }

  bool clear_of_everything(Civil begin, Civil end, SessionType type) const {
    for (const KeepOut& out : problem.keep_outs) {
      if (out.longest || !out.concerns(type) || out.begin >= out.end) continue;
      if (begin < out.end && out.begin < end) return false;
    }
    for (const FixedAppointment& fixed : problem.fixed) {
      if (begin < fixed.begin + fixed.length && fixed.begin < end) return false;
    }
    return true;
  }

  bool may_give(const Opening& opening, SessionType type) const {
    if (!opening.therapist) return true;
    const PlacementTherapist& therapist = problem.therapists[*opening.therapist];
    return therapist.license_until && day_of(opening.begin) <= *therapist.license_until && has(therapist.offers, type);
  }

  int limit_on(Day day) const {
    if (!problem.caps.per_seven_days) return std::numeric_limits<int>::max();
    int limit = *problem.caps.per_seven_days;
    for (const auto& [first, last] : problem.caps.doubled_weeks) {
      if (first <= day && day <= last) limit = std::max(limit, 2);
    }
    return limit;
  }

  /// All rules that bind several appointments: `all` is every appointment, by start.
  bool spaced(const std::vector<Choice>& all) const {
    minutes longest{0};
    for (const Demand& d : problem.demands) {
      longest =
          std::max({longest, d.length, std::min(problem.caps.merged_longest, d.length + problem.caps.merged_extra)});
    }
    for (const FixedAppointment& fixed : problem.fixed) longest = std::max(longest, fixed.length);
    const minutes spacing = std::max<minutes>(problem.caps.spacing, longest);

    for (std::size_t i = 0; i < all.size(); ++i) {
      const Choice& later = all[i];
      int in_seven_days = 1, in_month = 0;
      bool any_new = !later.fixed;
      const Civil* previous = nullptr;
      for (std::size_t j = 0; j < all.size(); ++j) {
        const Choice& other = all[j];
        if (i == j) continue;
        const bool both_fixed = later.fixed && other.fixed;
        if (!both_fixed && other.begin < later.begin + later.length && later.begin < other.begin + other.length)
          return false;
        if (!both_fixed && day_of(other.begin) == day_of(later.begin)) return false;
        if (later.free || other.free) continue;
        const auto month = [](Civil at) {
          const std::chrono::year_month_day date{day_of(at)};
          return date.year() / date.month();
        };
        if (month(other.begin) == month(later.begin)) ++in_month;
        if (j > i) continue;
        const auto apart = later.begin - other.begin;
        if (apart < hours{168}) {
          ++in_seven_days;
          any_new = any_new || !other.fixed;
        }
        if (previous == nullptr || *previous < other.begin) previous = &other.begin;
        if (both_fixed) continue;
        if (apart < spacing) return false;
        if (day_of(later.begin) - day_of(other.begin) <
            std::chrono::days{std::max(1, problem.caps.own_every_days.value_or(1))}) {
          return false;
        }
        const bool deep = later.type == SessionType::massage_deep && other.type == SessionType::massage_deep;
        if (deep && apart < problem.caps.deep_spacing) return false;
      }
      if (later.free) continue;
      if (any_new && in_seven_days > limit_on(day_of(later.begin))) return false;
      if (!later.fixed && problem.caps.per_month && in_month + 1 > *problem.caps.per_month) return false;
      if (previous == nullptr) continue;
      for (const std::size_t rank : later.serves) {
        if (later.begin - *previous < demand(rank).every) return false;
      }
    }
    return true;
  }
};

using Key = std::tuple<std::vector<int>, int, int, int, long long, std::vector<Civil>,
                       std::vector<std::tuple<std::vector<std::size_t>, SessionType, std::size_t>>>;

class Trial {
 public:
  Trial(const PlacementProblem& problem, long& tries) : judge_(problem), problem_(problem), tries_(tries) {
    for (std::size_t i = 0; i < problem.fixed.size(); ++i) {
      const FixedAppointment& fixed = problem.fixed[i];
      standing_.push_back({fixed.begin, fixed.length, fixed.type, 0, i, {}, fixed.free_of_caps});
    }
    std::stable_sort(standing_.begin(), standing_.end(),
                     [](const Choice& a, const Choice& b) { return a.begin < b.begin; });
    list_choices();
  }

  Placement run() {
    serve_fixed(0);
    return placement();
  }

 private:
  /// Calls `use` with every set of demands that may share an appointment at `begin` of this type.
  template <class Use>
  void each_set(Civil begin, SessionType type, const Use& use) {
    const std::size_t n = problem_.demands.size();
    for (unsigned set = 0; set < (1U << n); ++set) {
      std::set<std::size_t> serves;
      bool fits = true;
      for (std::size_t rank = 0; rank < n; ++rank) {
        if ((set >> rank & 1U) == 0) continue;
        const Demand& d = judge_.demand(rank);
        fits = fits && d.earliest <= begin && begin <= d.latest && has(d.types, type);
        serves.insert(rank);
      }
      if (fits && judge_.belong_together(serves)) use(serves);
    }
  }

  void list_choices() {
    const SessionType types[] = {SessionType::massage_event, SessionType::massage_relax, SessionType::massage_sport,
                                 SessionType::massage_deep};
    if (problem_.caps.per_month && *problem_.caps.per_month == 0) return;
    for (std::size_t o = 0; o < problem_.openings.size(); ++o) {
      const Opening& opening = problem_.openings[o];
      for (Civil at = opening.begin; opening.start_only ? at == opening.begin : at < opening.end; at += minutes{1}) {
        if (!opening.start_only && time_of(at).since_midnight % minutes{15} != minutes{0}) continue;
        for (const SessionType type : types) {
          if (judge_.may_give(opening, type)) list_choices(o, at, type);
        }
      }
    }
    std::stable_sort(choices_.begin(), choices_.end(),
                     [](const Choice& a, const Choice& b) { return a.begin < b.begin; });
  }

  void list_choices(std::size_t o, Civil at, SessionType type) {
    const Opening& opening = problem_.openings[o];
    each_set(at, type, [&](const std::set<std::size_t>& serves) {
      if (serves.empty()) return;
      const minutes length = judge_.length_of(serves, at, type);
      if (!opening.start_only && at + length > opening.end) return;
      if (!judge_.clear_of_everything(at, at + length, type)) return;
      choices_.push_back({at, length, type, o, std::nullopt, serves, judge_.demand(*serves.begin()).free_of_caps});
    });
  }

  static bool disjoint(const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
    return std::none_of(a.begin(), a.end(), [&](std::size_t rank) { return b.count(rank) != 0; });
  }

  void serve_fixed(std::size_t index) {
    if (index == standing_.size()) {
      if (judge_.spaced(standing_)) add_new(0);
      return;
    }
    Choice& fixed = standing_[index];
    each_set(fixed.begin, fixed.type, [&](const std::set<std::size_t>& serves) {
      if (!disjoint(serves, served_)) return;
      if (!serves.empty() && judge_.demand(*serves.begin()).free_of_caps != fixed.free) return;
      fixed.serves = serves;
      served_.insert(serves.begin(), serves.end());
      serve_fixed(index + 1);
      for (const std::size_t rank : serves) served_.erase(rank);
      fixed.serves.clear();
    });
  }

  void add_new(std::size_t from) {
    judge_this();
    for (std::size_t i = from; i < choices_.size(); ++i) {
      const Choice& choice = choices_[i];
      if (!disjoint(choice.serves, served_)) continue;
      taken_.push_back(choice);
      if (judge_.spaced(together())) {
        served_.insert(choice.serves.begin(), choice.serves.end());
        add_new(i + 1);
        for (const std::size_t rank : choice.serves) served_.erase(rank);
      }
      taken_.pop_back();
    }
  }

  std::vector<Choice> together() const {
    std::vector<Choice> all = standing_;
    all.insert(all.end(), taken_.begin(), taken_.end());
    std::stable_sort(all.begin(), all.end(), [](const Choice& a, const Choice& b) { return a.begin < b.begin; });
    return all;
  }

  void judge_this() {
    ++tries_;
    Key key = key_of(together());
    if (any_ && !(key < best_key_)) return;
    any_ = true;
    best_key_ = std::move(key);
    best_ = together();
  }

  /// What is compared, lower is better.
  Key key_of(const std::vector<Choice>& all) const {
    std::vector<int> served;
    for (std::size_t rank = 0; rank < problem_.demands.size(); ++rank) {
      if (rank == 0 || judge_.demand(rank).priority != judge_.demand(rank - 1).priority) served.push_back(0);
      if (served_.count(rank) != 0) --served.back();
    }
    int appointments = 0, downgrades = 0, plain = 0;
    long long distance = 0;
    std::vector<Civil> starts;
    std::vector<std::tuple<std::vector<std::size_t>, SessionType, std::size_t>> rest;
    for (const Choice& choice : all) {
      for (const std::size_t rank : choice.serves) {
        const Demand& d = judge_.demand(rank);
        downgrades += static_cast<int>(std::find(d.types.begin(), d.types.end(), choice.type) - d.types.begin());
        distance += std::chrono::abs(choice.begin - d.ideal).count();
      }
      rest.emplace_back(std::vector<std::size_t>(choice.serves.begin(), choice.serves.end()), choice.type,
                        choice.opening);
      if (choice.fixed) continue;
      ++appointments;
      const Day day = day_of(choice.begin);
      if (std::count(problem_.preferred_days.begin(), problem_.preferred_days.end(), day) == 0) ++plain;
      starts.push_back(choice.begin);
    }
    return {served, appointments, downgrades, plain, distance, starts, rest};
  }

  Placement placement() const {
    Placement found;
    std::set<std::size_t> served;
    for (std::size_t rank = 0, group = 0; rank < problem_.demands.size(); ++rank) {
      const int priority = judge_.demand(rank).priority;
      if (rank != 0 && priority != judge_.demand(rank - 1).priority) ++group;
      if (found.score.served.size() == group) {
        found.score.served.emplace_back(priority, -std::get<0>(best_key_)[group]);
      }
    }
    found.score.appointments = std::get<1>(best_key_);
    found.score.downgrades = std::get<2>(best_key_);
    found.score.on_preferred_days = std::get<1>(best_key_) - std::get<3>(best_key_);
    found.score.distance_from_ideal = Seconds{std::get<4>(best_key_)};
    for (const Choice& choice : best_) {
      if (choice.serves.empty()) continue;
      Appointment made;
      made.begin = choice.begin;
      made.length = choice.length;
      made.type = choice.type;
      made.fixed = choice.fixed;
      if (!choice.fixed) made.therapist = problem_.openings[choice.opening].therapist;
      for (const std::size_t rank : choice.serves) {
        made.serves.push_back(judge_.order[rank]);
        served.insert(judge_.order[rank]);
      }
      found.appointments.push_back(made);
    }
    for (std::size_t i = 0; i < problem_.demands.size(); ++i) {
      if (served.count(i) == 0) found.refused.push_back({i, {}});
    }
    return found;
  }

  Judge judge_;
  const PlacementProblem& problem_;
  long& tries_;
  std::vector<Choice> standing_, choices_, taken_, best_;
  std::set<std::size_t> served_;
  bool any_ = false;
  Key best_key_;
};

}  // namespace

Placement best_placement(const PlacementProblem& problem, long& tries) { return Trial{problem, tries}.run(); }

std::string broken_promise(const PlacementProblem& problem, const Placement& placement) {
  const Judge judge(problem);
  std::vector<Choice> all;
  std::set<std::size_t> served;
  for (std::size_t i = 0; i < problem.fixed.size(); ++i) {
    const FixedAppointment& fixed = problem.fixed[i];
    all.push_back({fixed.begin, fixed.length, fixed.type, 0, i, {}, fixed.free_of_caps});
  }
  for (const Appointment& made : placement.appointments) {
    std::set<std::size_t> ranks;
    for (const std::size_t index : made.serves) {
      if (!served.insert(index).second) return "a demand is served twice";
      ranks.insert(
          static_cast<std::size_t>(std::find(judge.order.begin(), judge.order.end(), index) - judge.order.begin()));
      const Demand& d = problem.demands[index];
      if (made.begin < d.earliest || d.latest < made.begin) return "outside the window";
      if (!has(d.types, made.type)) return "a type that was not asked for";
    }
    if (ranks.empty() || !judge.belong_together(ranks)) return "demands that do not belong together";
    if (made.fixed) continue;
    const Civil end = made.begin + made.length;
    if (made.length != judge.length_of(ranks, made.begin, made.type)) return "a wrong length";
    if (!judge.clear_of_everything(made.begin, end, made.type)) return "not clear";
    const bool open = std::any_of(problem.openings.begin(), problem.openings.end(), [&](const Opening& o) {
      if (o.therapist != made.therapist || !judge.may_give(o, made.type)) return false;
      return o.start_only ? o.begin == made.begin : o.begin <= made.begin && end <= o.end;
    });
    if (!open) return "outside the openings";
    all.push_back(
        {made.begin, made.length, made.type, 0, std::nullopt, ranks, judge.demand(*ranks.begin()).free_of_caps});
  }
  std::stable_sort(all.begin(), all.end(), [](const Choice& a, const Choice& b) { return a.begin < b.begin; });
  if (!judge.spaced(all)) return "too close, or over a ceiling";
  if (served.size() + placement.refused.size() != problem.demands.size()) return "demands lost";
  return {};
}

}  // namespace rubdown::reference
