#include "recovery/placement_refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "recovery/placement_timeline.hpp"
#include "recovery/placement_words.hpp"

namespace rubdown::placing {
namespace {

constexpr Minute grid = 15;

/// What can refuse a start; `about` is the index of what it is about: an opening, a keep-out, a step, a fixed
/// appointment, or a month.
enum class Cause {
  no_opening,
  outside,
  too_short,
  no_licence,
  licence_over,
  not_offered,
  keep_out,
  stands_there,
  lies_there,
  spacing,
  own_limit,
  one_a_day,
  deep_again,
  frequency,
  comes_too_soon,
  budget,
  per_week,
  crowded,
  displaced
};

struct Refused {
  Cause cause;
  std::size_t about = 0;
  int starts = 0;
};

struct Scene {
  const Terms& terms;
  const Solution& solution;
  Timeline openings, keep_outs, fixed, steps;
  std::vector<Minute> capped;  // starts of capped steps

  Scene(const Terms& t, const Solution& s);
  bool is_free(const Step& step) const {
    return step.fixed ? terms.fixed[*step.fixed].free : terms.wants[step.serves.front()].free;
  }
};

Scene::Scene(const Terms& t, const Solution& s) : terms(t), solution(s) {
  const PlacementProblem& problem = *t.problem;
  openings.reserve(problem.openings.size());
  keep_outs.reserve(problem.keep_outs.size());
  for (std::size_t i = 0; i < problem.openings.size(); ++i) {
    const Minute begin = ceil_minute(problem.openings[i].begin);
    openings.add(begin, problem.openings[i].start_only ? begin + 1 : floor_minute(problem.openings[i].end), i);
  }
  for (std::size_t i = 0; i < problem.keep_outs.size(); ++i) {
    const KeepOut& out = problem.keep_outs[i];
    if (out.begin < out.end) keep_outs.add(floor_minute(out.begin), ceil_minute(out.end), i);
  }
  for (std::size_t i = 0; i < t.fixed.size(); ++i) fixed.add(t.fixed[i].begin, t.fixed[i].end, i);
  for (std::size_t i = 0; i < s.steps.size(); ++i) {
    steps.add(s.steps[i].start, s.steps[i].start + s.steps[i].length, i);
    if (!is_free(s.steps[i])) capped.push_back(s.steps[i].start);
  }
  for (Timeline* line : {&openings, &keep_outs, &fixed, &steps}) line->settle();
}

class Why {
 public:
  Why(const Scene& scene, std::size_t want)
      : scene_(scene),
        terms_(scene.terms),
        problem_(*terms_.problem),
        index_(want),
        want_(terms_.wants[want]),
        demand_(problem_.demands[want_.demand]) {
    const Minute end = want_.last + terms_.longest_session, horizon = terms_.gaps.horizon;
    keep_outs_ = scene.keep_outs.around(want_.first, end);
    fixed_ = scene.fixed.around(want_.first, end);
    steps_ = scene.steps.around(want_.first - horizon, end + horizon);
  }

  std::vector<RefusedBy> all();

 private:
  void add(Cause cause, std::size_t about, int starts = 1);
  int opening_starts(std::size_t opening);
  void refuse(std::size_t opening, Minute at);
  Cause therapist_cause(const Opening& opening) const;
  int length_at(Minute at, SessionType type) const;
  bool kept_out(std::size_t opening, Minute at, SessionType type);
  bool bound(Minute at, int length, bool deep);
  bool too_close(Minute at, bool deep, std::size_t step);
  bool no_budget() const { return problem_.caps.per_month && *problem_.caps.per_month <= 0; }
  bool over_budget(Minute at);
  bool over_the_week(Minute at);
  RefusedBy words(const Refused& refused) const;
  std::string massage(std::size_t step) const;

  const Scene& scene_;
  const Terms& terms_;
  const PlacementProblem& problem_;
  std::size_t index_;
  const Want& want_;
  const Demand& demand_;
  std::vector<Timeline::Item> keep_outs_, fixed_, steps_;  // those that can refuse a start in the window
  Types given_ = 0;
  std::vector<Refused> tally_;
};

void Why::add(Cause cause, std::size_t about, int starts) {
  for (Refused& row : tally_) {
    if (row.cause == cause && row.about == about) {
      row.starts += starts;
      return;
    }
  }
  tally_.push_back({cause, about, starts});
}

std::vector<RefusedBy> Why::all() {
  const std::vector<std::size_t>& crowded = scene_.solution.crowded;
  if (std::binary_search(crowded.begin(), crowded.end(), index_)) return {words({Cause::crowded, 0, 0})};
  int inside = 0;
  bool one_start = false;
  for (const Timeline::Item& item : scene_.openings.around(want_.first, want_.last + 1)) {
    inside += opening_starts(item.index);
    one_start = one_start || problem_.openings[item.index].start_only;
  }
  const int outside = (want_.last - want_.first) / grid + 1 - inside;
  if (inside == 0) {
    if (no_budget()) add(Cause::budget, 0);
    add(Cause::no_opening, 0);
  } else if (outside > 0 && !one_start) {
    add(Cause::outside, 0, outside);
  }
  const auto order = [](const Refused& r) { return std::pair{r.cause == Cause::outside, -r.starts}; };
  std::stable_sort(tally_.begin(), tally_.end(),
                   [&](const Refused& a, const Refused& b) { return order(a) < order(b); });
  std::vector<RefusedBy> found;
  for (const Refused& row : tally_) {
    RefusedBy by = words(row);
    if (std::find(found.begin(), found.end(), by) == found.end()) found.push_back(std::move(by));
  }
  return found;
}

/// Refuses the opening's starts that lie in the window, and counts them.
int Why::opening_starts(std::size_t index) {
  const Opening& opening = problem_.openings[index];
  Minute at = ceil_minute(opening.begin);
  Minute end = opening.start_only ? at + 1 : floor_minute(opening.end);
  if (!opening.start_only) {
    at = std::max(at, want_.first);
    at += (grid - at % grid) % grid;
  } else if (at < want_.first) {
    return 0;
  }
  given_ = offered(problem_, opening);
  int starts = 0;
  for (end = std::min(end, want_.last + 1); at < end; at += grid, ++starts) refuse(index, at);
  return starts;
}

void Why::refuse(std::size_t index, Minute at) {
  const Opening& opening = problem_.openings[index];
  if ((given_ & want_.types) == 0) return add(therapist_cause(opening), *opening.therapist);
  bool clear = false, only_deep = true;
  int length = 0;
  for (const SessionType type : demand_.types) {
    if ((given_ & bit(type)) == 0) continue;
    const bool kept = kept_out(index, at, type);
    if (kept && clear) continue;
    if (!kept && !clear) clear = true, only_deep = true, length = 0;  // what is forbidden no longer counts
    only_deep = only_deep && type == SessionType::massage_deep;
    length = std::max(length, length_at(at, type));
  }
  if (bound(at, length, only_deep) || !clear) return;
  add(Cause::displaced, 0);
}

Cause Why::therapist_cause(const Opening& opening) const {
  const PlacementTherapist& therapist = problem_.therapists[*opening.therapist];
  if (!therapist.license_until) return Cause::no_licence;
  return *therapist.license_until < day_of(opening.begin) ? Cause::licence_over : Cause::not_offered;
}

int Why::length_at(Minute at, SessionType type) const {
  int length = want_.length;
  for (const Timeline::Item& item : keep_outs_) {
    const KeepOut& out = problem_.keep_outs[item.index];
    const bool starts_in = out.longest && out.begin <= civil(at) && civil(at) < out.end && out.concerns(type);
    if (starts_in) length = std::min(length, static_cast<int>(out.longest->count()));
  }
  return length;
}

bool Why::kept_out(std::size_t index, Minute at, SessionType type) {
  const Opening& opening = problem_.openings[index];
  const Minute end = at + length_at(at, type);
  if (!opening.start_only && end > floor_minute(opening.end)) {
    add(Cause::too_short, index);
    return true;
  }
  bool found = false;
  for (const Timeline::Item& item : keep_outs_) {
    const KeepOut& out = problem_.keep_outs[item.index];
    if (item.begin >= end || item.end <= at || out.longest || !out.concerns(type)) continue;
    add(Cause::keep_out, item.index);
    found = true;
  }
  for (const Timeline::Item& item : fixed_) {
    if (item.begin >= end || item.end <= at) continue;
    add(Cause::stands_there, item.index);
    found = true;
  }
  return found;
}

bool Why::bound(Minute at, int length, bool deep) {
  bool found = false;
  if (!want_.free || no_budget()) found = over_budget(at);
  if (!want_.free && over_the_week(at)) found = true;
  for (const Timeline::Item& item : steps_) {
    const Step& step = scene_.solution.steps[item.index];
    if (!want_.free && !scene_.is_free(step)) {
      if (too_close(at, deep, item.index)) found = true;
    } else if (midnight(at) == midnight(step.start)) {
      add(Cause::one_a_day, item.index);
      found = true;
    } else if (!step.fixed && at < item.end && item.begin < at + length) {
      add(Cause::lies_there, item.index);
      found = true;
    }
  }
  return found;
}

bool Why::too_close(Minute at, bool deep, std::size_t index) {
  const Step& step = scene_.solution.steps[index];
  const Gaps& gaps = terms_.gaps;
  const Minute apart = std::abs(at - step.start);
  const bool follows = !step.fixed && step.start > at;
  const bool too_soon = follows && std::any_of(step.serves.begin(), step.serves.end(),
                                               [&](std::size_t served) { return apart < terms_.wants[served].every; });
  if (apart < gaps.spacing) {
    add(Cause::spacing, index);
  } else if (std::abs(midnight(at) - midnight(step.start)) / a_day < gaps.own_days) {
    add(problem_.caps.own_every_days ? Cause::own_limit : Cause::one_a_day, index);
  } else if (deep && step.type == SessionType::massage_deep && apart < gaps.deep) {
    add(Cause::deep_again, index);
  } else if (step.start < at && apart < want_.every) {
    add(Cause::frequency, index);
  } else if (too_soon) {
    add(Cause::comes_too_soon, index);
  } else {
    return false;
  }
  return true;
}

bool Why::over_budget(Minute at) {
  if (!problem_.caps.per_month) return false;
  const int month = month_of(day_of(civil(at)));
  const auto count = std::count_if(scene_.capped.begin(), scene_.capped.end(),
                                   [&](Minute start) { return month_of(day_of(civil(start))) == month; });
  if (count < *problem_.caps.per_month) return false;
  add(Cause::budget,
      static_cast<std::size_t>(static_cast<unsigned>(std::chrono::year_month_day{day_of(civil(at))}.month())));
  return true;
}

/// True where an appointment at `at` would make the seven days up to it, or up to a later one, too full.
bool Why::over_the_week(Minute at) {
  const std::vector<Minute>& starts = scene_.capped;
  const auto full = [&](Minute end) {
    const auto first = std::upper_bound(starts.begin(), starts.end(), end - seven_days);
    const auto last = std::upper_bound(starts.begin(), starts.end(), end);
    return last - first + 1 > weekly_limit(problem_.caps, day_of(civil(end)));
  };
  bool found = full(at);
  auto next = std::lower_bound(starts.begin(), starts.end(), at);
  for (; !found && next != starts.end() && *next < at + seven_days; ++next) found = full(*next);
  if (!found) return false;
  // Name the nearest appointment, where there is one.
  const std::vector<Step>& steps = scene_.solution.steps;
  std::size_t nearest = steps.size();
  for (const Timeline::Item& item : steps_) {
    if (scene_.is_free(steps[item.index]) || std::abs(item.begin - at) >= seven_days) continue;
    const bool nearer = nearest == steps.size() || std::abs(item.begin - at) < std::abs(steps[nearest].start - at);
    if (nearer) nearest = item.index;
  }
  add(Cause::per_week, nearest);
  return true;
}

std::string Why::massage(std::size_t index) const {
  const Step& step = scene_.solution.steps[index];
  std::string on = "the massage on " + day_words(day_of(civil(step.start)));
  if (step.fixed || step.serves.empty()) return on;
  return fmt::format("{} ({})", on, problem_.demands[terms_.wants[step.serves.front()].demand].rule);
}

RefusedBy Why::words(const Refused& refused) const {
  const std::size_t about = refused.about;
  const auto gap = [](Minute minutes) { return gap_words(std::chrono::minutes{minutes}); };
  switch (refused.cause) {
  case Cause::no_opening:
    return {"availability",
            fmt::format("no time for massage from {} to {}", time_words(demand_.earliest), time_words(demand_.latest))};
  case Cause::outside:
    return {"availability", "outside the times for massage"};
  case Cause::too_short: {
    const Civil end = problem_.openings[about].end;
    return {"availability", fmt::format("{} min do not fit before {} on {}", demand_.length.count(),
                                        format_time(time_of(end)), day_words(day_of(end)))};
  }
  case Cause::no_licence:
    return {"therapist", fmt::format("{} has no licence in the plan", problem_.therapists[about].name)};
  case Cause::licence_over:
    return {"therapist", fmt::format("the licence of {} ends on {}", problem_.therapists[about].name,
                                     day_words(*problem_.therapists[about].license_until))};
  case Cause::not_offered:
    return {"therapist",
            fmt::format("{} does not offer {}", problem_.therapists[about].name, name(demand_.types.front()))};
  case Cause::keep_out: {
    const KeepOut& out = problem_.keep_outs[about];
    return {out.constraint, out.detail.empty() ? std::string{out.rule} : out.detail};
  }
  case Cause::stands_there:
    return {"overlap", fmt::format("the appointment on {} stands there", time_words(civil(terms_.fixed[about].begin)))};
  case Cause::lies_there:
    return {"overlap", massage(about) + " lies there"};
  case Cause::spacing:
    return {"spacing", fmt::format("less than {} from {}", gap(terms_.gaps.spacing), massage(about))};
  case Cause::own_limit:
    return {"own-limit",
            fmt::format("massage_every_days = {}: too near to {}", *problem_.caps.own_every_days, massage(about))};
  case Cause::one_a_day:
    return {"per-day", "one appointment a day: " + massage(about) + " is on that day"};
  case Cause::deep_again:
    return {"spacing", fmt::format("deep tissue less than {} from {}", gap(terms_.gaps.deep), massage(about))};
  case Cause::frequency:
    return {"frequency", fmt::format("{} asks only {} after a massage, and there is {}", demand_.rule, gap(want_.every),
                                     massage(about))};
  case Cause::comes_too_soon:
    return {"displaced", massage(about) + " would come too soon after it"};
  case Cause::budget:
    if (*problem_.caps.per_month == 0) return {"budget", "massages_per_month = 0: self-care only"};
    return {"budget", fmt::format("massages_per_month = {}: used up in {}", *problem_.caps.per_month,
                                  month_long(static_cast<unsigned>(about)))};
  case Cause::per_week: {
    const std::string rule =
        fmt::format("at most {} in seven days", massages(std::max(0, problem_.caps.per_seven_days.value_or(0))));
    return {"per-week", about < scene_.solution.steps.size() ? rule + ", and there is " + massage(about) : rule};
  }
  case Cause::crowded:
    return {"crowded", "too many wishes at once"};
  case Cause::displaced:
    return {"displaced", "demands that come first need the time"};
  }
  return {};
}

}  // namespace

std::vector<RefusedDemand> refusals(const Terms& terms, const Solution& solution, bool with_reasons) {
  std::vector<bool> served(terms.wants.size());
  std::size_t count = 0;
  for (const Step& step : solution.steps) {
    for (const std::size_t want : step.serves) served[want] = true;
    count += step.serves.size();
  }
  std::vector<RefusedDemand> refused;
  if (count == terms.wants.size()) return refused;
  refused.reserve(terms.wants.size() - count);
  std::optional<Scene> scene;
  if (with_reasons) scene.emplace(terms, solution);
  for (std::size_t i = 0; i < terms.wants.size(); ++i) {
    if (!served[i]) refused.push_back({terms.wants[i].demand, scene ? Why(*scene, i).all() : std::vector<RefusedBy>{}});
  }
  std::sort(refused.begin(), refused.end(),
            [](const RefusedDemand& a, const RefusedDemand& b) { return a.demand < b.demand; });
  return refused;
}

}  // namespace rubdown::placing
