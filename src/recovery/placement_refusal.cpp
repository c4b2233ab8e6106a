#include "recovery/placement_refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "recovery/placement_words.hpp"

namespace rubdown::placing {
namespace {

constexpr Minute grid = 15;

/// What refused starts, in the order it was met, and how many.
class Tally {
 public:
  void add(std::string_view constraint, std::string detail, int starts = 1) {
    for (Row& row : rows_) {
      if (row.refused.constraint == constraint && row.refused.detail == detail) {
        row.starts += starts;
        return;
      }
    }
    rows_.push_back({{std::string(constraint), std::move(detail)}, starts});
  }

  std::vector<RefusedBy> take() {
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.starts > b.starts; });
    std::vector<RefusedBy> all;
    for (Row& row : rows_) all.push_back(std::move(row.refused));
    return all;
  }

 private:
  struct Row {
    RefusedBy refused;
    int starts = 0;
  };
  std::vector<Row> rows_;
};

class Why {
 public:
  Why(const Terms& terms, const Solution& solution, const Want& want)
      : terms_(terms), problem_(*terms.problem), solution_(solution), want_(want),
        demand_(problem_.demands[want.demand]) {}

  std::vector<RefusedBy> all() {
    if (want_.first > want_.last) {
      tally_.add("window", "no start is possible in its window");
      return tally_.take();
    }
    int inside = 0;
    for (const Opening& opening : problem_.openings) inside += opening_starts(opening);
    const bool one_start = !problem_.openings.empty() && problem_.openings.front().start_only;
    const int outside = (want_.last - want_.first) / grid + 1 - inside;
    if (inside == 0) {
      tally_.add("availability", fmt::format("no time for massage from {} to {}", time_words(demand_.earliest),
                                             time_words(demand_.latest)));
    } else if (outside > 0 && !one_start) {
      tally_.add("availability", "outside the times for massage", outside);
    }
    return tally_.take();
  }

 private:
  int opening_starts(const Opening& opening) {
    Minute at = ceil_minute(opening.begin), end = opening.start_only ? at + 1 : floor_minute(opening.end);
    if (!opening.start_only) at += (grid - at % grid) % grid;
    if (at < want_.first && !opening.start_only) at += (want_.first - at + grid - 1) / grid * grid;
    if (at < want_.first) return 0;
    int starts = 0;
    for (end = std::min(end, want_.last + 1); at < end; at += grid, ++starts) refuse(opening, at);
    return starts;
  }

  void refuse(const Opening& opening, Minute at) {
    if (!therapist_can(opening)) return;
    const Types given = offered(problem_, opening);
    bool free = false;
    for (const SessionType type : demand_.types) {
      if ((given & bit(type)) == 0) continue;
      if (!kept_out(opening, at, type) && !bound(at, type)) free = true;
    }
    // Every other reason is looked for above: what remains is the work limit or a demand that cannot share the time.
    if (free && left_out()) {
      tally_.add("crowded", "too many wishes at once");
    } else if (free) {
      tally_.add("displaced", "demands of higher priority need the time");
    }
  }

  bool left_out() const {
    const auto index = static_cast<std::size_t>(&want_ - terms_.wants.data());
    return std::binary_search(solution_.crowded.begin(), solution_.crowded.end(), index);
  }

  bool therapist_can(const Opening& opening) {
    if ((offered(problem_, opening) & want_.types) != 0) return true;
    const PlacementTherapist& therapist = problem_.therapists[*opening.therapist];
    if (!therapist.license_until) {
      tally_.add("therapist", fmt::format("{} has no licence in the plan", therapist.name));
    } else if (*therapist.license_until < day_of(opening.begin)) {
      tally_.add("therapist", fmt::format("{}'s licence ends on {}", therapist.name, day_words(*therapist.license_until)));
    } else {
      tally_.add("therapist", fmt::format("{} does not offer {}", therapist.name, name(demand_.types.front())));
    }
    return false;
  }

  int length_at(Minute at, SessionType type) const {
    int length = want_.length;
    for (const KeepOut& out : problem_.keep_outs) {
      const bool starts_in = out.longest && out.begin <= civil(at) && civil(at) < out.end && concerns(out, type);
      if (starts_in) length = std::min(length, static_cast<int>(out.longest->count()));
    }
    return length;
  }

  static bool concerns(const KeepOut& out, SessionType type) {
    return out.types.empty() || std::find(out.types.begin(), out.types.end(), type) != out.types.end();
  }

  bool kept_out(const Opening& opening, Minute at, SessionType type) {
    const Civil begin = civil(at), end = civil(at + length_at(at, type));
    if (!opening.start_only && end > opening.end) {
      tally_.add("availability", fmt::format("{} min do not fit before {}", length_at(at, type),
                                             format_time(time_of(opening.end))));
      return true;
    }
    bool found = false;
    for (const KeepOut& out : problem_.keep_outs) {
      if (out.longest || out.begin >= out.end || !concerns(out, type) || end <= out.begin || out.end <= begin) continue;
      tally_.add(out.constraint, out.detail.empty() ? out.rule : out.detail);
      found = true;
    }
    for (const FixedTime& fixed : terms_.fixed) {
      if (civil(fixed.end) <= begin || end <= civil(fixed.begin)) continue;
      tally_.add("overlap", fmt::format("the appointment on {} stands there", time_words(civil(fixed.begin))));
      found = true;
    }
    return found;
  }

  std::string reasons_of(const Step& step) const {
    if (step.fixed || step.serves.empty()) return {};
    return fmt::format(" ({})", problem_.demands[terms_.wants[step.serves.front()].demand].rule);
  }
  std::string massage_on(const Step& step) const {
    return fmt::format("the massage on {}{}", day_words(day_of(civil(step.start))), reasons_of(step));
  }
  bool is_free(const Step& step) const {
    return step.fixed ? terms_.fixed[*step.fixed].free : terms_.wants[step.serves.front()].free;
  }

  bool bound(Minute at, SessionType type) {
    bool found = false;
    if (!want_.free) {
      const bool budget = over_budget(at), week = over_the_week(at);
      found = budget || week;
    }
    for (const Step& step : solution_.steps) {
      const bool both_capped = !want_.free && !is_free(step);
      if (both_capped ? too_close(at, type, step) : overlaps(at, type, step)) found = true;
    }
    return found;
  }

  bool overlaps(Minute at, SessionType type, const Step& step) {
    if (step.fixed || step.start + step.length <= at || at + length_at(at, type) <= step.start) return false;
    tally_.add("overlap", massage_on(step) + " lies there");
    return true;
  }

  bool too_close(Minute at, SessionType type, const Step& step) {
    const Minute apart = std::abs(at - step.start);
    const int days = std::abs(midnight(at) - midnight(step.start)) / a_day;
    if (apart < terms_.gaps.spacing) {
      tally_.add("spacing", fmt::format("less than {} from {}", gap_words(std::chrono::minutes{terms_.gaps.spacing}),
                                        massage_on(step)));
    } else if (problem_.caps.own_every_days && days < terms_.gaps.own_days) {
      tally_.add("own-limit", fmt::format("massage_every_days = {}: {} is {} days away", *problem_.caps.own_every_days,
                                          massage_on(step), days));
    } else if (type == SessionType::massage_deep && step.type == SessionType::massage_deep && apart < terms_.gaps.deep) {
      tally_.add("spacing", fmt::format("deep tissue again less than {} from {}",
                                        gap_words(std::chrono::minutes{terms_.gaps.deep}), massage_on(step)));
    } else if (step.start < at && apart < want_.every) {
      tally_.add("frequency", fmt::format("{} asks for it only {} after {}", demand_.rule,
                                          gap_words(std::chrono::minutes{want_.every}), massage_on(step)));
    } else {
      return follows_too_soon(at, step);
    }
    return true;
  }

  /// The step stands for a demand that looks back further than to `at`.
  bool follows_too_soon(Minute at, const Step& step) {
    if (step.fixed || step.start < at) return false;
    for (const std::size_t served : step.serves) {
      if (step.start - at >= terms_.wants[served].every) continue;
      tally_.add("displaced", massage_on(step) + " would come too soon after it");
      return true;
    }
    return false;
  }

  bool over_budget(Minute at) {
    if (!problem_.caps.per_month) return false;
    const int month = month_of(day_of(civil(at)));
    int count = 0;
    for (const Step& step : solution_.steps) {
      if (!is_free(step) && month_of(day_of(civil(step.start))) == month) ++count;
    }
    if (count < *problem_.caps.per_month) return false;
    const std::chrono::year_month_day date{day_of(civil(at))};
    tally_.add("budget", *problem_.caps.per_month == 0
                             ? std::string("massages_per_month = 0: self-care only")
                             : fmt::format("massages_per_month = {}: used up in {}", *problem_.caps.per_month,
                                           month_long(static_cast<unsigned>(date.month()))));
    return true;
  }

  /// True where an appointment at `at` would make the seven days up to it, or to a later one, too full.
  bool over_the_week(Minute at) {
    std::vector<Minute> starts{at};
    for (const Step& step : solution_.steps) {
      if (!is_free(step)) starts.push_back(step.start);
    }
    for (const Minute end : starts) {
      if (end < at || at <= end - seven_days) continue;
      const auto within = std::count_if(starts.begin(), starts.end(),
                                        [&](Minute start) { return end - seven_days < start && start <= end; });
      const int limit = weekly_limit(problem_.caps, day_of(civil(end)));
      if (within <= limit) continue;
      tally_.add("per-week", fmt::format("at most {} in seven days{}", massages(limit), neighbours(at)));
      return true;
    }
    return false;
  }

  std::string neighbours(Minute at) const {
    const Step* nearest = nullptr;
    for (const Step& step : solution_.steps) {
      if (is_free(step)) continue;
      if (nearest == nullptr || std::abs(step.start - at) < std::abs(nearest->start - at)) nearest = &step;
    }
    return nearest == nullptr ? std::string{} : ", and " + massage_on(*nearest) + " is one";
  }

  const Terms& terms_;
  const PlacementProblem& problem_;
  const Solution& solution_;
  const Want& want_;
  const Demand& demand_;
  Tally tally_;
};

}  // namespace

std::vector<RefusedDemand> refusals(const Terms& terms, const Solution& solution) {
  std::vector<bool> served(terms.wants.size());
  for (const Step& step : solution.steps) {
    for (const std::size_t want : step.serves) served[want] = true;
  }
  std::vector<RefusedDemand> refused;
  for (std::size_t i = 0; i < terms.wants.size(); ++i) {
    if (!served[i]) refused.push_back({terms.wants[i].demand, Why{terms, solution, terms.wants[i]}.all()});
  }
  std::sort(refused.begin(), refused.end(),
            [](const RefusedDemand& a, const RefusedDemand& b) { return a.demand < b.demand; });
  return refused;
}

}  // namespace rubdown::placing
