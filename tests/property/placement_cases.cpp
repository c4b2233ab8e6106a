#include "property/placement_cases.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubdown {
namespace {

using std::chrono::days;
using std::chrono::hours;

/// splitmix64: the same numbers everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 0xD1B54A32D192ED03U) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// `low` to `high`, both included.
  int in(int low, int high) { return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1)); }
  bool chance(int percent) { return in(1, 100) <= percent; }
  template <class T>
  T one_of(std::initializer_list<T> values) {
    return *(values.begin() + in(0, static_cast<int>(values.size()) - 1));
  }

 private:
  std::uint64_t state_;
};

constexpr SessionType relax = SessionType::massage_relax, sport = SessionType::massage_sport,
                      deep = SessionType::massage_deep, event = SessionType::massage_event;

/// 25 February 2026, so that most cases see a month end.
constexpr Day first_day = Day{days{20509}};

std::vector<SessionType> some_types(Dice& dice) {
  switch (dice.in(0, 6)) {
  case 0:
    return {relax};
  case 1:
    return {sport};
  case 2:
    return {deep, sport, relax};
  case 3:
    return {deep};
  case 4:
    return {relax, sport};
  default:
    return {sport, relax};
  }
}

Demand some_demand(Dice& dice, int horizon_days, int number) {
  Demand d;
  d.rule = dice.one_of({"R-LONG", "R-XL", "S-ITB", "R-STRESS"});
  d.trigger_key = std::to_string(number);
  d.trigger_time = Civil{first_day} + hours{dice.in(0, 3) * 24};
  d.priority = dice.one_of({20, 40, 40, 45, 50});
  d.earliest = Civil{first_day} + std::chrono::minutes{dice.in(0, horizon_days * 24 * 60)} + Seconds{dice.in(0, 59)};
  d.latest = d.earliest + std::chrono::minutes{dice.chance(10) ? dice.in(0, 300) : dice.in(300, 5 * 24 * 60)};
  d.ideal = d.earliest + std::chrono::minutes{dice.in(0, static_cast<int>((d.latest - d.earliest) / Minutes{1}))};
  if (dice.chance(50)) d.ideal = Civil{day_of(d.ideal)} + hours{18};
  d.types = some_types(dice);
  d.length = Minutes{dice.one_of({20, 30, 45, 60})};
  d.areas = {{Area::calf, Side::both}};
  d.merges = dice.chance(75);
  d.every = hours{dice.one_of({0, 0, 0, 72, 168, 336})};
  if (dice.chance(12)) {
    d.free_of_caps = true;
    if (dice.chance(60)) d.types = {event};
  }
  return d;
}

/// On a quarter-hour about the window of some demand.
Civil some_time(Dice& dice, const PlacementProblem& problem) {
  const Demand& d = problem.demands[static_cast<std::size_t>(dice.in(0, static_cast<int>(problem.demands.size()) - 1))];
  const Civil from = d.earliest - Minutes{30}, to = d.latest;
  const Civil at = from + Minutes{dice.in(0, static_cast<int>((to - from) / Minutes{1}))};
  return Civil{day_of(at)} + time_of(at).since_midnight / 15 * 15;
}

void add_openings(Dice& dice, PlacementProblem& problem, int horizon_days, int starts) {
  for (int i = 0; i < starts; ++i) {
    Opening o;
    o.begin = dice.chance(80) ? some_time(dice, problem)
                              : Civil{first_day} + days{dice.in(0, horizon_days)} + Minutes{dice.in(14, 40) * 30 + 10};
    o.end = o.begin + Minutes{dice.one_of({45, 60, 75, 90})};
    o.start_only = dice.chance(20);
    if (!problem.therapists.empty() && dice.chance(60)) {
      o.therapist = static_cast<std::size_t>(dice.in(0, static_cast<int>(problem.therapists.size()) - 1));
    }
    problem.openings.push_back(o);
    if (dice.chance(20)) problem.openings.push_back(o);  // two therapists at one time
    if (dice.chance(20)) problem.openings.back().therapist.reset();
  }
  if (dice.chance(70)) {
    std::sort(problem.openings.begin(), problem.openings.end(),
              [](const Opening& a, const Opening& b) { return a.begin < b.begin; });
  }
}

void add_therapists(Dice& dice, PlacementProblem& problem) {
  for (int i = dice.one_of({0, 0, 1, 2}); i > 0; --i) {
    PlacementTherapist t;
    t.name = i == 1 ? "Sam" : "Kim";
    for (const SessionType type : {event, relax, sport, deep}) {
      if (dice.chance(75)) t.offers.push_back(type);
    }
    if (dice.chance(85)) t.license_until = first_day + days{dice.in(2, 40)};
    problem.therapists.push_back(t);
  }
}

void add_keep_outs(Dice& dice, PlacementProblem& problem, int horizon_days) {
  for (int i = dice.one_of({0, 0, 1, 2, 4}); i > 0; --i) {
    KeepOut k;
    k.begin = Civil{first_day} + Minutes{dice.in(0, horizon_days * 24 * 60)} + Seconds{dice.in(0, 59)};
    k.end = k.begin + Minutes{dice.in(-10, 36 * 60)};
    if (dice.chance(60)) k.types = dice.chance(50) ? TypeSet{deep} : TypeSet{sport, deep};
    if (dice.chance(20)) k.longest = Minutes{dice.one_of({20, 30})};
    k.constraint = "keep-clear";
    k.detail = fmt::format("keep-clear {}", i);
    problem.keep_outs.push_back(k);
  }
}

void add_fixed(Dice& dice, PlacementProblem& problem, int horizon_days) {
  for (int i = dice.one_of({0, 0, 0, 1, 1, 2}); i > 0; --i) {
    FixedAppointment f;
    f.begin = dice.chance(60) ? some_time(dice, problem)
                              : Civil{first_day} + days{dice.in(0, horizon_days)} + Minutes{dice.in(14, 40) * 30};
    f.type = dice.one_of({relax, sport, sport, deep});
    f.length = Minutes{dice.one_of({30, 45})};
    f.free_of_caps = dice.chance(10);
    problem.fixed.push_back(f);
  }
}

void set_caps(Dice& dice, PlacementProblem& problem, int horizon_days) {
  PlacementCaps& caps = problem.caps;
  caps.spacing = hours{dice.one_of({48, 48, 24, 72, 0})};
  caps.deep_spacing = hours{dice.one_of({168, 168, 96, 240})};
  caps.per_seven_days = dice.one_of({1, 1, 1, 2, 2, 3});
  if (dice.chance(30)) {
    const Day first = first_day + days{dice.in(0, horizon_days)};
    caps.doubled_weeks.emplace_back(first, first + days{6});
  }
  if (dice.chance(25)) caps.own_every_days = dice.one_of({2, 3, 7, 10, 14});
  if (dice.chance(30)) caps.per_month = dice.in(0, 2);
}

}  // namespace

PlacementProblem daily_case(std::uint64_t seed) {
  Dice dice(seed);
  PlacementProblem problem;
  const int ceiling = dice.chance(3) ? 7 : dice.in(2, 4);
  const int wishes = ceiling + (ceiling < 7 ? dice.in(1, 2) : 1);
  for (int i = 0; i < wishes; ++i) {
    Demand d;
    d.rule = "X";
    d.trigger_key = std::to_string(i);
    d.trigger_time = Civil{first_day} + days{i + (dice.chance(15) ? 1 : 0)} + hours{8};
    d.priority = dice.one_of({40, 40, 50});
    d.earliest = d.trigger_time + hours{dice.in(0, 12)};
    d.ideal = d.earliest + hours{dice.in(0, 24)};
    d.latest = std::max(d.ideal, d.earliest + hours{dice.in(10, 26)});
    d.types = {SessionType::massage_sport};
    d.merges = dice.chance(25);
    problem.demands.push_back(d);
  }
  for (int i = 0; i < wishes + 3; ++i) {
    for (const int hour : {dice.in(8, 13), dice.in(14, 20)}) {
      const Civil begin = Civil{first_day} + days{i} + hours{hour};
      if (dice.chance(75)) problem.openings.push_back({begin, begin + hours{1}, std::nullopt, true});
    }
  }
  PlacementCaps& caps = problem.caps;
  caps.spacing = hours{dice.one_of({0, 0, 0, 20, 30})};
  caps.deep_spacing = hours{0};
  caps.per_seven_days.reset();
  if (!dice.chance(10)) caps.per_seven_days = ceiling;
  if (problem.caps.per_seven_days && dice.chance(20)) caps.doubled_weeks = {{first_day + days{2}, first_day + days{5}}};
  if (dice.chance(20)) caps.own_every_days = 2;
  if (dice.chance(20)) {
    problem.fixed.push_back({"", Civil{first_day} + days{dice.in(0, wishes)} + hours{dice.in(8, 20)}, Minutes{30},
                             SessionType::massage_sport, dice.chance(20)});
  }
  return problem;
}

PlacementProblem small_case(std::uint64_t seed) {
  Dice dice(seed);
  PlacementProblem problem;
  const int horizon_days = dice.one_of({3, 6, 10, 20});
  const int demands = dice.in(1, 5);
  for (int i = 0; i < demands; ++i) {
    problem.demands.push_back(some_demand(dice, horizon_days, i));
    if (i > 0 && dice.chance(15)) {  // twins: everything hangs on the order of ties
      problem.demands[static_cast<std::size_t>(i)] = problem.demands[static_cast<std::size_t>(i) - 1];
    }
  }
  add_therapists(dice, problem);
  add_openings(dice, problem, horizon_days + 3, dice.in(2, demands > 3 ? 5 : 7));
  add_keep_outs(dice, problem, horizon_days);
  add_fixed(dice, problem, horizon_days);
  set_caps(dice, problem, horizon_days);
  for (int d = 0; d <= horizon_days + 5; ++d) {
    if (dice.chance(40)) problem.preferred_days.push_back(first_day + days{d});
  }
  return problem;
}

namespace {

void add_week(Dice& dice, PlacementProblem& problem, int week) {
  const Day monday = first_day + days{5 + 7 * week};
  for (int d = 0; d < 7; ++d) {
    const Day day = monday + days{d};
    if (d == 0 || d == 4) problem.preferred_days.push_back(day);
    const bool weekend = d >= 5;
    if (d != 6) {
      Opening o;
      o.begin = Civil{day} + (weekend ? Minutes{10 * 60} : Minutes{17 * 60 + 30});
      o.end = Civil{day} + (weekend ? Minutes{16 * 60} : Minutes{20 * 60 + 30});
      problem.openings.push_back(o);
    }
    if (d != 0 && d != 4) {  // runs
      const Civil run = Civil{day} + hours{dice.chance(30) ? 18 : 7};
      problem.keep_outs.push_back({run, run + Minutes{75}, {}, "run", "", "the run", std::nullopt});
      if (d == 2 || d == 3) {
        problem.keep_outs.push_back(
            {run - hours{12}, run, {sport}, "keep-clear", "X-SPORT-PRE-HARD", "12 h", std::nullopt});
        problem.keep_outs.push_back(
            {run - hours{48}, run, {deep}, "keep-clear", "X-DEEP-PRE-HARD", "48 h", std::nullopt});
      }
    }
    if (dice.chance(40)) {
      const Civil busy = Civil{day} + hours{dice.in(9, 20)};
      problem.keep_outs.push_back({busy, busy + Minutes{dice.in(30, 120)}, {}, "busy", "", "busy", std::nullopt});
    }
  }
  Demand d;
  const bool xl = week % 3 == 2;
  d.rule = xl ? "R-LONG-XL" : "R-LONG-MASSAGE";
  d.trigger_key = fmt::format("long-{}", week);
  d.trigger_time = Civil{monday + days{6}} + Minutes{dice.in(9 * 60, 11 * 60)};
  d.priority = xl ? 45 : 40;
  d.earliest = d.trigger_time + hours{2};
  d.ideal = d.trigger_time + hours{24};
  d.latest = d.trigger_time + hours{48};
  d.types = {sport, relax};
  d.length = Minutes{xl ? 45 : 30};
  d.areas = {{Area::calf, Side::both}, {Area::quad, Side::both}};
  d.every = hours{xl ? 168 : 336};
  problem.demands.push_back(d);
}

}  // namespace

PlacementProblem plan_case(std::uint64_t seed, int weeks, int extra_demands) {
  Dice dice(seed);
  PlacementProblem problem;
  for (int week = 0; week < weeks; ++week) add_week(dice, problem, week);
  for (int i = 0; i < extra_demands; ++i) {
    Demand d = some_demand(dice, weeks * 7, i);
    d.latest = std::min(d.latest, d.earliest + hours{72});
    d.ideal = std::min(d.ideal, d.latest);
    if (d.free_of_caps) d.latest = std::min(d.latest, d.earliest + hours{3}), d.ideal = d.earliest;
    problem.demands.push_back(d);
  }
  std::stable_sort(problem.demands.begin(), problem.demands.end(),
                   [](const Demand& a, const Demand& b) { return a.trigger_time < b.trigger_time; });
  return problem;
}

std::string describe(const PlacementProblem& problem) {
  std::string text;
  const PlacementCaps& c = problem.caps;
  text += fmt::format("caps spacing {} deep {} per7 {} own {} month {}\n", c.spacing.count(), c.deep_spacing.count(),
                      c.per_seven_days.value_or(-1), c.own_every_days.value_or(-1), c.per_month.value_or(-1));
  for (const auto& [from, to] : c.doubled_weeks)
    text += fmt::format("doubled {} {}\n", format_day(from), format_day(to));
  for (const Demand& d : problem.demands) {
    text += fmt::format("demand {} {} prio {} {} .. {} .. {} len {} every {} merges {} free {} types", d.rule,
                        d.trigger_key, d.priority, format_civil(d.earliest), format_civil(d.ideal),
                        format_civil(d.latest), d.length.count(), d.every.count(), d.merges, d.free_of_caps);
    for (const SessionType t : d.types) text += fmt::format(" {}", name(t));
    text += "\n";
  }
  for (const Opening& o : problem.openings) {
    text += fmt::format("opening {} .. {} therapist {} start-only {}\n", format_civil(o.begin), format_civil(o.end),
                        o.therapist ? static_cast<int>(*o.therapist) : -1, o.start_only);
  }
  for (const PlacementTherapist& t : problem.therapists) {
    text += fmt::format("therapist until {}:", t.license_until ? format_day(*t.license_until) : "-");
    for (const SessionType type : t.offers) text += fmt::format(" {}", name(type));
    text += "\n";
  }
  for (const KeepOut& k : problem.keep_outs) {
    text += fmt::format("keep-out {} .. {} longest {}", format_civil(k.begin), format_civil(k.end),
                        k.longest ? k.longest->count() : -1);
    for (const SessionTypeRow& row : session_types()) {
      if (k.types.has(row.type)) text += fmt::format(" {}", name(row.type));
    }
    text += "\n";
  }
  for (const FixedAppointment& f : problem.fixed) {
    text += fmt::format("fixed {} {} min {} free {}\n", format_civil(f.begin), f.length.count(), name(f.type),
                        f.free_of_caps);
  }
  return text;
}

std::string describe(const PlacementProblem& problem, const Placement& placement) {
  std::string text = "score";
  for (const auto& [priority, count] : placement.score.served) text += fmt::format(" {}:{}", priority, count);
  text += fmt::format(" appts {} down {} pref {} dist {}\n", placement.score.appointments, placement.score.downgrades,
                      placement.score.on_preferred_days, placement.score.distance_from_ideal.count());
  for (const Appointment& a : placement.appointments) {
    text += fmt::format("  {} {} min {} fixed {} therapist {} serves", format_civil(a.begin), a.length.count(),
                        name(a.type), a.fixed ? static_cast<int>(*a.fixed) : -1,
                        a.therapist ? static_cast<int>(*a.therapist) : -1);
    for (const std::size_t i : a.serves) text += fmt::format(" {}#{}", problem.demands[i].rule, i);
    text += "\n";
  }
  return text;
}

}  // namespace rubdown
