// The smallest single change that lets a refused demand in. Changes are tried from the easiest for the runner to the
// hardest; each is made in a copy of the problem, which is then placed again, so that what is proposed is proved.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "recovery/placement_search.hpp"
#include "recovery/placement_words.hpp"

namespace rubdown {
namespace {

using placing::day_words;
using placing::gap_words;
using placing::time_words;
using std::chrono::days;

constexpr Minutes step{15};
constexpr Minutes widest{180};                            // how far a weekly time is widened
constexpr Minutes day_begins{7 * 60}, day_ends{21 * 60};  // a new time lies in these hours

/// Puts a value back when a try is over.
template <class T>
class Restore {
 public:
  explicit Restore(T& value) : value_(value), old_(value) {}
  ~Restore() { value_ = std::move(old_); }
  Restore(const Restore&) = delete;
  Restore& operator=(const Restore&) = delete;

 private:
  T& value_;
  T old_;
};

std::string clock(Civil from, Civil to) { return format_time(time_of(from)) + "-" + format_time(time_of(to)); }

std::string weekday_plural(Civil at) { return std::string(weekday_long(weekday_index(day_of(at)))) + "s"; }

class Changes {
 public:
  Changes(const PlacementProblem& problem, const Placement& placement, std::size_t demand)
      : work_(problem), index_(demand), demand_(problem.demands[demand]) {
    std::vector<bool> refused(problem.demands.size());
    for (const RefusedDemand& r : placement.refused) refused[r.demand] = true;
    for (std::size_t i = 0; i < refused.size(); ++i) {
      if (!refused[i]) kept_.push_back(i);
    }
  }

  /// The first change that serves the demand and loses none that was served; else the first that serves it.
  std::string smallest() {
    if (any_time_would_do()) {
      widen_a_time();
      add_a_time();
    }
    raise_the_budget();
    lower_own_limit();
    ask_more_often();
    one_more_a_week();
    other_therapist();
    free_a_time();
    drop_an_appointment();
    return best_.empty() ? second_best_ : best_;
  }

 private:
  bool found() const { return !best_.empty(); }

  std::vector<bool> served_now() const {
    const placing::Terms terms = placing::terms_of(work_);
    std::vector<bool> served(work_.demands.size());
    for (const placing::Step& made : placing::solve(terms).steps) {
      for (const std::size_t want : made.serves) served[terms.wants[want].demand] = true;
    }
    return served;
  }

  /// Places the changed problem and keeps `words` where the demand is served.
  void attempt(const std::string& words) {
    const std::vector<bool> served = served_now();
    if (!served[index_]) return;
    const bool loses = std::any_of(kept_.begin(), kept_.end(), [&](std::size_t i) { return !served[i]; });
    std::string& slot = loses ? second_best_ : best_;
    if (slot.empty()) slot = loses ? words + ", at the cost of another session" : words;
  }

  /// Whether massage at any time of the window would help: if not, no other weekly time is tried.
  bool any_time_would_do() {
    const Restore keep(work_.openings);
    work_.openings.push_back({demand_.earliest, demand_.latest + demand_.length, std::nullopt, false});
    return served_now()[index_];
  }

  bool near_window(const Opening& opening, Minutes margin) const {
    return opening.begin - margin <= demand_.latest && demand_.earliest <= opening.end + margin;
  }

  // A weekly time is widened wherever it occurs, as in the plan.
  void widen_a_time() {
    for (Minutes more = step; more <= widest && !found(); more += step) {
      std::vector<std::pair<int, Minutes>> tried;  // weekday and begin
      for (std::size_t i = 0; i < work_.openings.size() && !found(); ++i) {
        const Opening opening = work_.openings[i];
        if (opening.start_only || !near_window(opening, more)) continue;
        const std::pair key{weekday_index(day_of(opening.begin)), time_of(opening.begin).since_midnight};
        if (std::find(tried.begin(), tried.end(), key) != tried.end()) continue;
        tried.push_back(key);
        if (day_of(opening.begin - more) == day_of(opening.begin)) widen(opening, more, Minutes{0});
        if (!found() && day_of(opening.end + more) == day_of(opening.begin)) widen(opening, Minutes{0}, more);
      }
    }
  }

  /// Whether somebody works then that may give massages: no time of the runner's helps where nobody does.
  bool works(const PlacementTherapist& therapist, Civil from, Civil to) const {
    const int weekday = weekday_index(day_of(from));
    return therapist.hours.empty() ||
           std::any_of(therapist.hours.begin(), therapist.hours.end(), [&](const WeeklyHours& hours) {
             return hours.weekday == weekday && at(day_of(from), hours.from) <= from &&
                    to <= at(day_of(from), hours.to);
           });
  }

  /// Openings for all who give massages then: one for nobody in particular where no therapist has a licence that day.
  std::vector<Opening> openings_at(Civil from) const {
    const Civil to = from + demand_.length;
    std::vector<Opening> openings;
    bool anybody = false;
    for (std::size_t i = 0; i < work_.therapists.size(); ++i) {
      const PlacementTherapist& one = work_.therapists[i];
      if (!one.license_until || *one.license_until < day_of(from)) continue;
      anybody = true;
      if (works(one, from, to)) openings.push_back({from, to, i, false});
    }
    if (!anybody) openings.push_back({from, to, std::nullopt, false});
    return openings;
  }

  void widen(const Opening& opening, Minutes earlier, Minutes later) {
    const bool helps =
        !opening.therapist || works(work_.therapists[*opening.therapist], opening.begin - earlier, opening.end + later);
    if (!helps) return;
    const Restore keep(work_.openings);
    for (Opening& other : work_.openings) {
      const auto apart = other.begin - opening.begin;
      if (apart % days{7} != apart.zero() || other.end - opening.end != apart || other.therapist != opening.therapist)
        continue;
      other.begin -= earlier;
      other.end += later;
    }
    attempt(fmt::format("massage on {} {} instead of {}", weekday_plural(opening.begin),
                        clock(opening.begin - earlier, opening.end + later), clock(opening.begin, opening.end)));
  }

  void add_a_time() {
    std::vector<Day> near;
    for (Day day = day_of(demand_.earliest); day <= day_of(demand_.latest); day += days{1}) near.push_back(day);
    const Day ideal = day_of(demand_.ideal);
    std::stable_sort(near.begin(), near.end(),
                     [&](Day a, Day b) { return std::chrono::abs(a - ideal) < std::chrono::abs(b - ideal); });
    for (std::size_t i = 0; i < near.size() && i < 7 && !found(); ++i) add_a_time(near[i]);
  }

  void add_a_time(Day day) {
    std::vector<Civil> starts;
    for (Civil at = Civil{day} + day_begins; at + demand_.length <= Civil{day} + day_ends; at += step) {
      if (demand_.earliest <= at && at <= demand_.latest && clear(at) && !openings_at(at).empty()) starts.push_back(at);
    }
    const auto nearest = std::min_element(starts.begin(), starts.end(), [&](Civil a, Civil b) {
      return std::chrono::abs(a - demand_.ideal) < std::chrono::abs(b - demand_.ideal);
    });
    if (nearest == starts.end()) return;
    const Restore keep(work_.openings);
    const auto [first, last] =
        std::minmax_element(work_.demands.begin(), work_.demands.end(),
                            [](const Demand& a, const Demand& b) { return a.earliest < b.earliest; });
    const Civil from = *nearest - (*nearest - first->earliest) / days{7} * days{7};
    for (Civil at = from; at <= last->latest; at += days{7}) {
      const std::vector<Opening> more = openings_at(at);
      work_.openings.insert(work_.openings.end(), more.begin(), more.end());
    }
    attempt(fmt::format("massage also on {} {}", weekday_plural(*nearest), clock(*nearest, *nearest + demand_.length)));
  }

  /// Some type the demand accepts is forbidden by nothing there.
  bool clear(Civil at) const {
    return std::any_of(demand_.types.begin(), demand_.types.end(), [&](SessionType type) {
      return std::none_of(work_.keep_outs.begin(), work_.keep_outs.end(), [&](const KeepOut& out) {
        return !out.longest && out.concerns(type) && at < out.end && out.begin < at + demand_.length;
      });
    });
  }

  void raise_the_budget() {
    if (found() || !work_.caps.per_month) return;
    constexpr int most_more = 4;
    const Restore keep(work_.caps);
    for (int more = 1; more <= most_more && !found(); ++more) {
      ++*work_.caps.per_month;
      attempt(fmt::format("massages_per_month = {}", *work_.caps.per_month));
    }
  }

  void lower_own_limit() {
    if (found() || !work_.caps.own_every_days) return;
    const Restore keep(work_.caps);
    const int now = *work_.caps.own_every_days;
    for (int n = now - 1; n >= 1 && !found(); --n) {
      work_.caps.own_every_days = n;
      attempt(fmt::format("massage_every_days = {} instead of {}", n, now));
    }
  }

  void ask_more_often() {
    Demand& asked = work_.demands[index_];
    const Restore keep(asked.every);
    for (auto every = std::chrono::ceil<days>(asked.every) - days{1}; every >= days{0} && !found(); every -= days{1}) {
      asked.every = every;
      attempt(fmt::format("let {} ask every {} instead of every {}", asked.rule,
                          every == days{0} ? std::string("time") : gap_words(every), gap_words(demand_.every)));
    }
  }

  void one_more_a_week() {
    if (found() || !work_.caps.per_seven_days) return;
    const Restore keep(work_.caps);
    ++*work_.caps.per_seven_days;
    attempt(fmt::format("allow {} in seven days", placing::massages(*work_.caps.per_seven_days)));
  }

  void other_therapist() {
    for (PlacementTherapist& therapist : work_.therapists) {
      if (found()) return;
      const Restore keep(therapist);
      const Day last = day_of(demand_.latest);
      if (!therapist.license_until || *therapist.license_until < last) {
        therapist.license_until = last;
        attempt(fmt::format("a licence of {} that is valid on {}", therapist.name, day_words(last)));
      } else {
        therapist.offers.insert(therapist.offers.end(), demand_.types.begin(), demand_.types.end());
        attempt(fmt::format("a therapist who offers {} when {} works", name(demand_.types.front()), therapist.name));
      }
    }
  }

  void free_a_time() {
    for (KeepOut& out : work_.keep_outs) {
      if (found()) return;
      const bool runners_own = out.constraint == "busy" || out.constraint == "blocked" || out.constraint == "run";
      if (!runners_own || out.end <= demand_.earliest || demand_.latest + demand_.length <= out.begin) continue;
      const Restore keep(out.end);
      out.end = out.begin;
      const char* act = out.constraint == "run" ? "move the run of" : out.constraint == "busy" ? "free" : "unblock";
      attempt(fmt::format("{} {}{}", act, time_words(out.begin), out.detail.empty() ? "" : " (" + out.detail + ")"));
    }
  }

  void drop_an_appointment() {
    for (std::size_t i = 0; i < work_.fixed.size() && !found(); ++i) {
      const Restore keep(work_.fixed);
      const Civil begin = work_.fixed[i].begin;
      work_.fixed.erase(work_.fixed.begin() + static_cast<std::ptrdiff_t>(i));
      attempt(fmt::format("move or give up the appointment on {}", time_words(begin)));
    }
  }

  PlacementProblem work_;
  std::size_t index_;
  const Demand demand_;
  std::vector<std::size_t> kept_;
  std::string best_, second_best_;
};

}  // namespace

std::string smallest_change(const PlacementProblem& problem, const Placement& placement, std::size_t demand) {
  return Changes{problem, placement, demand}.smallest();
}

}  // namespace rubdown
