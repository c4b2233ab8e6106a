#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "recovery/appointments.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

constexpr TimeOfDay midnight{}, last_minute{Minutes{24 * 60}}, evening{Minutes{18 * 60}};

struct Hours {
  TimeOfDay from, to;
};

using DayHours = std::array<std::vector<Hours>, 7>;  // from Monday on

DayHours hours_of(const std::vector<WeeklyWindow>& windows) {
  DayHours hours;
  for (const WeeklyWindow& window : windows) {
    for (std::size_t day = 0; day < 7; ++day) {
      if (window.days[day]) hours[day].push_back({window.from, window.to});
    }
  }
  return hours;
}

/// A therapist gives appointments on a day only with a licence that is valid on it.
bool licensed(const Therapist& therapist, Day day) {
  return therapist.license && !therapist.license->value.empty() &&
         (!therapist.license_expires || therapist.license_expires->value >= day);
}

/// The limit that spaces professional massages.
bool spaces_massages(const Limit& limit) {
  return std::find(limit.types.begin(), limit.types.end(), SessionType::massage_sport) != limit.types.end();
}

/// When appointments may lie. Weeks are alike, so what somebody's hours and the runner's leave is found once for each
/// weekday.
class Openings {
 public:
  Openings(const Plan& plan, const Engine& engine, PlacementProblem& problem)
      : plan_(plan), engine_(engine), problem_(problem) {
    if (plan.availability.massage) runner_ = hours_of(*plan.availability.massage);
    therapists_.reserve(plan.therapists.size());
    for (const Therapist& therapist : plan.therapists) {
      therapists_.push_back(common(therapist.hours.empty() ? whole_days() : hours_of(therapist.hours)));
    }
  }

  void add_day(Day day) {
    const auto weekday = static_cast<std::size_t>(weekday_index(day));
    bool anybody = false;
    for (std::size_t i = 0; i < plan_.therapists.size(); ++i) {
      if (!licensed(plan_.therapists[i], day)) continue;
      anybody = true;
      add(day, therapists_[i][weekday], i);
    }
    if (anybody) return;
    if (!anybody_) anybody_ = common(whole_days());
    add(day, (*anybody_)[weekday], std::nullopt);
  }

 private:
  static DayHours whole_days() {
    DayHours hours;
    hours.fill({{midnight, last_minute}});
    return hours;
  }
  /// The hours of both; where the runner says none, the one start there is.
  DayHours common(const DayHours& given) const {
    DayHours both;
    for (std::size_t day = 0; day < both.size(); ++day) {
      for (const Hours& hours : given[day]) {
        if (!plan_.availability.massage) {
          const TimeOfDay start = engine_.appointment;
          if (hours.from <= start && start < hours.to) both[day].push_back({start, start});
          continue;
        }
        for (const Hours& free : runner_[day]) {
          const TimeOfDay from = std::max(free.from, hours.from), to = std::min(free.to, hours.to);
          if (from < to) both[day].push_back({from, to});
        }
      }
    }
    return both;
  }
  void add(Day day, const std::vector<Hours>& open, std::optional<std::size_t> therapist) {
    for (const Hours& hours : open) {
      const Civil begin = at(day, hours.from);
      if (plan_.availability.massage) {
        problem_.openings.push_back({begin, at(day, hours.to), therapist, false});
      } else {
        problem_.openings.push_back({begin, begin + Minutes{15}, therapist, true});
      }
    }
  }

  const Plan& plan_;
  const Engine& engine_;
  PlacementProblem& problem_;
  DayHours runner_;
  std::vector<DayHours> therapists_;
  std::optional<DayHours> anybody_;  ///< where no therapist is named or licensed; made when first needed
};

std::vector<SessionType> offers_of(const Therapist& therapist) {
  if (!therapist.offers.empty()) return therapist.offers;
  return {SessionType::massage_relax, SessionType::massage_sport, SessionType::massage_deep};
}

void add_hours(const std::vector<WeeklyWindow>& windows, std::vector<WeeklyHours>& out) {
  for (const WeeklyWindow& window : windows) {
    for (int day = 0; day < 7; ++day) {
      if (window.days[static_cast<std::size_t>(day)]) out.push_back({day, window.from, window.to});
    }
  }
}

void add_therapists(const Plan& plan, bool with_details, PlacementProblem& problem) {
  for (const Therapist& therapist : plan.therapists) {
    PlacementTherapist out{therapist.name.value, offers_of(therapist), std::nullopt, {}};
    if (with_details) add_hours(therapist.hours, out.hours);
    if (therapist.license) {
      out.license_until = therapist.license_expires ? therapist.license_expires->value : Day{days{200'000}};
    }
    problem.therapists.push_back(std::move(out));
  }
}

struct Days {
  Day first, last;
  Civil begin{}, end{};  ///< what appointments that start on them can reach into: none is longer than a day
};

/// The days on which demands may start, in order and apart: on others nothing can be placed. `all` where more is asked
/// than a placement, as what a change would do.
std::vector<Days> days_asked(const std::vector<Demand>& demands, bool all) {
  std::vector<Days> asked;
  asked.reserve(demands.size());
  if (all) asked.push_back({Day{days{-200'000}}, Day{days{200'000}}});
  for (const Demand& demand : demands) {
    if (!all) asked.push_back({day_of(demand.earliest), day_of(demand.latest)});
  }
  std::sort(asked.begin(), asked.end(), [](const Days& a, const Days& b) { return a.first < b.first; });
  std::size_t united = 0;
  for (const Days& one : asked) {
    if (united > 0 && one.first <= asked[united - 1].last + days{1}) {
      asked[united - 1].last = std::max(asked[united - 1].last, one.last);
    } else {
      asked[united++] = one;
    }
  }
  asked.resize(united);
  for (Days& some : asked) {
    some.begin = Civil{some.first};
    some.end = Civil{some.last + days{2}};
  }
  return asked;
}

/// Whether appointments that start on days asked for can reach into times, which mostly come in order.
class Reach {
 public:
  explicit Reach(std::span<const Days> asked) : asked_(asked) {}
  bool into(Civil begin, Civil end) {
    if (next_ > 0 && asked_[next_ - 1].end > begin) next_ = 0;
    while (next_ < asked_.size() && asked_[next_].end <= begin) ++next_;
    return next_ < asked_.size() && asked_[next_].begin < end;
  }

 private:
  std::span<const Days> asked_;
  std::size_t next_ = 0;  // those before end too early
};

void add_taken(const Schedule& schedule, const Plan& plan, std::span<const BusyTime> busy, std::span<const Days> asked,
               bool with_details, PlacementProblem& problem) {
  Reach reach(asked);
  const auto add = [&](Civil begin, Civil end, std::string_view constraint, const auto& detail) {
    if (!reach.into(begin, end)) return;
    KeepOut& out = problem.keep_outs.emplace_back();
    out.begin = begin;
    out.end = end;
    out.constraint = constraint;
    if (with_details) out.detail = detail();
  };
  for (const Session& session : schedule.sessions) {
    if (!session.start || session.status == Status::missed || session.status == Status::stopped) continue;
    if (category(session) == Category::recovery) continue;
    add(*session.start, *session.end(), std::holds_alternative<Race>(session.what) ? "race" : "run",
        [&] { return fmt::format("{} until {}", session.title, format_time(time_of(*session.end()))); });
  }
  for (const BusyTime& time : busy) {
    add(time.begin, time.end, "busy", [&] {
      return fmt::format("busy on {} until {}", day_in_words(day_of(time.begin)), format_time(time_of(time.end)));
    });
  }
  for (const BlockedDays& blocked : plan.availability.blocked) {
    add(Civil{blocked.from}, Civil{blocked.to + days{1}}, "blocked", [&] {
      return fmt::format("{} to {} is blocked{}{}", day_in_words(blocked.from), day_in_words(blocked.to),
                         blocked.why.empty() ? "" : ": ", blocked.why);
    });
  }
}

constexpr SessionType whole_massages[] = {SessionType::massage_relax, SessionType::massage_sport,
                                          SessionType::massage_deep};

/// Whether appointments of this type count for spacing, ceiling and budget: those the rule that spaces massages names.
bool counts(SessionType type, const RulePack& rules) {
  for (const Rule& rule : rules.rules) {
    for (const Limit& limit : rule.limits) {
      if (!spaces_massages(limit)) continue;
      return std::find(limit.types.begin(), limit.types.end(), type) != limit.types.end();
    }
  }
  return std::find(std::begin(whole_massages), std::end(whole_massages), type) != std::end(whole_massages);
}

/// What stands: appointments that are pinned or were had.
void add_fixed_times(const Schedule& schedule, const Plan& plan, const RulePack& rules, PlacementProblem& problem) {
  for (const Session& session : schedule.sessions) {
    const auto* recovery = std::get_if<Recovery>(&session.what);
    if (recovery == nullptr || !recovery->appointment || !session.start || session.status == Status::stopped) continue;
    const SessionType type = recovery->parts.front().type;
    problem.fixed.push_back({std::string{session.identity}, *session.start,
                             std::chrono::duration_cast<Minutes>(session.length), type, !counts(type, rules)});
  }
  // What was had before the plan counts for spacing and is no session of its own.
  const RecoverySettings& settings = plan.recovery;
  if (settings.last_massage) {
    problem.fixed.push_back(
        {"before/massage", at(settings.last_massage->value, evening), Minutes{45}, SessionType::massage_sport, false});
  }
  if (settings.last_deep_massage) {
    problem.fixed.push_back(
        {"before/deep", at(settings.last_deep_massage->value, evening), Minutes{45}, SessionType::massage_deep, false});
  }
}

/// The caps of `limit` rules, the doubled weeks after races, and the runner's own.
void add_caps(const Firings& firings, const Plan& plan, const RulePack& rules, PlacementProblem& problem) {
  PlacementCaps& caps = problem.caps;
  caps.spacing = caps.deep_spacing = std::chrono::hours{0};
  caps.per_seven_days.reset();
  const auto& disabled = plan.recovery.disable;
  for (const Rule& rule : rules.rules) {
    const auto off = [&](const At<std::string>& id) { return id.value == rule.id; };
    if (std::any_of(disabled.begin(), disabled.end(), off)) continue;
    for (const Limit& limit : rule.limits) {
      const bool deep_only = limit.types.size() == 1 && limit.types[0] == SessionType::massage_deep;
      const auto spacing = std::chrono::duration_cast<std::chrono::hours>(limit.spacing);
      if (deep_only) caps.deep_spacing = std::max(caps.deep_spacing, spacing);
      if (!spaces_massages(limit)) continue;
      caps.spacing = std::max(caps.spacing, spacing);
      if (limit.days == 7) caps.per_seven_days = std::min(caps.per_seven_days.value_or(7), limit.times);
    }
  }
  const auto doubles = [](const Rule& rule) { return rule.double_massage_days > 0; };
  each_firing(firings, doubles, [&](const Firing& firing) {
    caps.doubled_weeks.push_back({firing.fact->day, firing.fact->day + days{firing.rule->double_massage_days}});
  });
  if (plan.recovery.massage_every_days) caps.own_every_days = plan.recovery.massage_every_days->value;
  if (plan.recovery.massages_per_month) caps.per_month = plan.recovery.massages_per_month->value;
  caps.merged_areas = static_cast<std::size_t>(std::max(rules.engine.merged_areas, 1));
  caps.merged_extra = rules.engine.merged_extra;
  caps.merged_longest = rules.engine.merged_longest;
}

bool demanding(const Session& session) {
  if (session.status == Status::missed || session.status == Status::stopped) return false;
  if (std::holds_alternative<Race>(session.what)) return true;
  const auto* run = std::get_if<Run>(&session.what);
  return run != nullptr && (run->hard || run->is_long);
}

/// Those of the days asked for that lie in the plan and hold nothing demanding.
std::vector<Day> easy_days(const Schedule& schedule, std::span<const Days> asked, Day first, Day last) {
  std::vector<Day> hard;
  for (const Session& session : schedule.sessions) {
    if (demanding(session)) hard.push_back(session.day);
  }
  if (!std::is_sorted(hard.begin(), hard.end())) std::sort(hard.begin(), hard.end());
  std::vector<Day> easy;
  auto next = hard.begin();
  for (const Days& some : asked) {
    for (Day day = std::max(first, some.first); day <= std::min(last, some.last); day += days{1}) {
      while (next != hard.end() && *next < day) ++next;
      if (next == hard.end() || *next != day) easy.push_back(day);
    }
  }
  return easy;
}

}  // namespace

PlacementProblem placement_problem(std::vector<Appointed>& asked, const Firings& firings, std::span<const Ban> bans,
                                   const Schedule& schedule, const Plan& plan, const RulePack& rules,
                                   std::span<const BusyTime> busy, bool with_details) {
  PlacementProblem problem;
  problem.demands.reserve(asked.size());
  for (Appointed& one : asked) problem.demands.push_back(std::move(one.demand));
  add_therapists(plan, with_details, problem);
  const std::vector<Days> days_wanted = days_asked(problem.demands, with_details);
  problem.keep_outs.reserve(schedule.sessions.size() + busy.size() + bans.size());
  add_taken(schedule, plan, busy, days_wanted, with_details, problem);
  add_keep_outs(bans, with_details, problem.keep_outs);
  add_fixed_times(schedule, plan, rules, problem);
  add_caps(firings, plan, rules, problem);
  if (asked.empty() || schedule.weeks.empty()) return problem;
  const Day first = schedule.weeks.front().start;
  Day last = schedule.weeks.back().start + days{6};
  for (const Demand& demand : problem.demands) last = std::max(last, std::min(day_of(demand.latest), last + days{7}));
  Openings openings{plan, rules.engine, problem};
  problem.openings.reserve(static_cast<std::size_t>((last - first).count() + 1) *
                           std::max<std::size_t>(plan.therapists.size(), 1));
  for (const Days& some : days_wanted) {
    for (Day day = std::max(first, some.first); day <= std::min(last, some.last); day += days{1}) openings.add_day(day);
  }
  problem.preferred_days = easy_days(schedule, days_wanted, first, last);
  return problem;
}

}  // namespace rubdown
