#include "recovery/asks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "recovery/absorbed_asks.hpp"
#include "recovery/rule_reader.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

void add_area(BodyArea area, const Engine& engine, AreaSet& out) {
  for (const Instead& row : engine.instead) {
    if (row.area != area.area) continue;
    for (const Area muscle : row.areas) out.add({muscle, area.side});
    return;
  }
  out.add(area);
}

/// Areas reported lately and not cleared.
AreaSet tight_areas(const Firing& firing, const Facts& facts) {
  AreaSet out;
  const Day last = firing.fact->day;
  for (const Fact& report : facts.of(FactKind::symptom)) {
    if (report.day > last || report.day <= last - days{facts.engine().tight_days}) continue;
    if (report.cleared && *report.cleared <= last) continue;
    for (const BodyArea area : report.areas) add_area(area, facts.engine(), out);
  }
  return out;
}

bool wants_deep(SessionType type, const RecoverySettings& settings) {
  return type == SessionType::massage_deep && !settings.deep_tissue;
}

/// The type and what serves as well: deep tissue only with the runner's consent, relaxation where it is preferred.
std::vector<SessionType> types_of(const Prescription& session, const RecoverySettings& settings) {
  std::vector<SessionType> types;
  types.reserve(1 + session.downgrades.size());
  const auto add = [&](SessionType type) {
    if (wants_deep(type, settings)) type = SessionType::massage_sport;
    if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
  };
  const bool gentle = session.follows_preference && settings.prefer == MassagePreference::relax;
  add(gentle ? SessionType::massage_relax : session.type);
  for (const SessionType type : session.downgrades) {
    if (!gentle || type == SessionType::massage_relax) add(type);
  }
  return types;
}

/// The longest part of [earliest, latest] from which the next hard session is at least `clear` away.
void cut_before_hard(Demand& demand, Minutes clear, const Facts& facts) {
  Civil best_begin{}, best_end{}, begin = demand.earliest;
  bool found = false;
  const auto part = [&](Civil from, Civil to) {
    if (to < from || (found && to - from <= best_end - best_begin)) return;
    best_begin = from, best_end = to, found = true;
  };
  std::vector<const Fact*> hard;
  for (const FactKind kind : {FactKind::run, FactKind::race}) {
    const std::vector<Fact>& all = facts.of(kind);
    for (auto fact = facts.first_from(kind, demand.earliest - facts.longest_length());
         fact != all.end() && fact->begin < demand.latest + clear; ++fact) {
      if (fact->hard && fact->end > demand.earliest) hard.push_back(&*fact);
    }
  }
  std::sort(hard.begin(), hard.end(), [](const Fact* a, const Fact* b) { return a->begin < b->begin; });
  for (const Fact* fact : hard) {
    part(begin, std::min(demand.latest, fact->begin - clear));
    begin = std::max(begin, fact->end);
  }
  part(begin, demand.latest);
  demand.earliest = found ? best_begin : demand.latest;
  demand.latest = found ? best_end : demand.earliest - Minutes{15};
  demand.ideal = std::clamp(demand.ideal, std::min(demand.earliest, demand.latest), demand.latest);
}

std::string suffix(int number) { return number > 1 ? fmt::format("/{}", number) : std::string{}; }

Demand demand_of(const Prescription& session, const Firing& firing, const Facts& facts) {
  Demand demand;
  demand.rule = firing.rule->id;
  demand.trigger = firing.fact->words;
  demand.trigger_key = firing.fact->key;
  demand.trigger_time = firing.fact->begin;
  demand.priority = firing.rule->importance;
  demand.earliest = firing.anchor() + session.window->earliest;
  demand.ideal = firing.anchor() + session.window->ideal;
  demand.latest = firing.anchor() + session.window->latest;
  demand.types = types_of(session, facts.plan().recovery);
  demand.length = Minutes{session.minutes};
  demand.areas = areas_meant(session, firing, facts);
  const Fact& reported = firing.reported();
  if (reported.kind == FactKind::symptom && reported.side == Side::both) {
    demand.length += facts.engine().both_sides_extra;
  }
  demand.merges = session.merges;
  demand.every = std::chrono::duration_cast<std::chrono::hours>(session.every);
  demand.free_of_caps = session.free_of_caps;
  if (session.before_hard > Minutes{0}) cut_before_hard(demand, session.before_hard, facts);
  return demand;
}

bool serves(const Prescription& session, const Firing& firing, const Facts& facts) {
  if (!acts(session.only_if, session.opt_in, session.opt_out, firing, facts)) return false;
  const auto& budget = facts.plan().recovery.massages_per_month;
  return !session.without_massage || (budget && budget->value == 0);
}

/// The usual time of self-care on a day: an hour after its last run, in the evening without one.
Civil usual_time(Day day, const Facts& facts) {
  const std::optional<Civil> end = facts.last_end(day);
  return end ? *end + facts.engine().after_run : at(day, facts.engine().self_care);
}

Ask day_ask(const Firing& firing, const Prescription& session, Day day, const Facts& facts) {
  Ask ask{&firing,
          &session,
          day,
          at(day, facts.engine().day_begins),
          usual_time(day, facts),
          at(day, facts.engine().day_ends),
          false};
  ask.ideal = std::clamp(ask.ideal, ask.earliest, ask.latest);
  return ask;
}

/// A window whose ideal lies on another day than its trigger is about that day, not about the hour.
Ask window_ask(const Firing& firing, const Prescription& session, const Facts& facts) {
  const Civil from = firing.anchor();
  const Civil ideal = from + session.window->ideal;
  if (day_of(ideal) == day_of(from)) {
    return {&firing, &session, day_of(ideal), from + session.window->earliest, ideal, from + session.window->latest,
            true};
  }
  Ask ask = day_ask(firing, session, day_of(ideal), facts);
  ask.earliest = std::max(ask.earliest, from + session.window->earliest);
  ask.latest = std::max(ask.earliest, std::min(ask.latest, from + session.window->latest));
  ask.ideal = std::clamp(ask.ideal, ask.earliest, ask.latest);
  return ask;
}

/// Asks so many days after the trigger's.
void add_day_ask(const Firing& firing, const Prescription& session, int offset, const Facts& facts,
                 std::vector<Ask>& out) {
  Day day = firing.fact->day + days{offset};
  // A message must not be lost before the plan's first day.
  if (session.type == SessionType::refer) day = std::max(day, facts.first_day());
  const std::optional<Day>& cleared = firing.fact->cleared;
  if (session.per_week > 0 && session.cancelled_by_clearance && cleared && day >= *cleared) return;
  out.push_back(day_ask(firing, session, day, facts));
}

void add_asks(const Firing& firing, const Prescription& session, const Facts& facts, std::vector<Ask>& out) {
  if (session.window) return out.push_back(window_ask(firing, session, facts));
  for (const int offset : session.days) add_day_ask(firing, session, offset, facts, out);
  if (session.per_week == 0) return;
  const int first = firing.fact->kind == FactKind::week ? 0 : 1;
  for (int k = 0; k * 7 / session.per_week < session.for_days; ++k) {
    add_day_ask(firing, session, first + k * 7 / session.per_week, facts, out);
  }
}

/// Drops what comes too often: `at_most` of the prescription, `limit` of rules.
class Frequency {
 public:
  explicit Frequency(const RulePack& rules) {
    for (const Rule& rule : rules.rules) {
      for (const Limit& limit : rule.limits) {
        if (limit.times == 0) continue;
        limits_.push_back(&limit);
        for (const SessionType type : limit.types) limited_.add(type);
      }
    }
  }

  bool allows(const Ask& ask) {
    const SessionType type = ask.session->type;
    if (is_note(type)) return true;
    // Days are noted only where something asks for them.
    std::vector<Day>* const by_rule = has_most(*ask.firing->rule, type) ? &by_rule_[{ask.firing->rule, type}] : nullptr;
    std::vector<Day>* const by_type = limited_.has(type) ? &by_type_[static_cast<std::size_t>(type)] : nullptr;
    if (const auto& most = ask.session->at_most; most && !below(*by_rule, ask.day, most->times, most->days)) {
      return false;
    }
    for (const Limit* limit : limits_) {
      if (std::find(limit->types.begin(), limit->types.end(), type) == limit->types.end()) continue;
      if (!below(*by_type, ask.day, limit->times, limit->days)) return false;
    }
    if (by_rule != nullptr) note(*by_rule, ask.day);
    if (by_type != nullptr) note(*by_type, ask.day);
    return true;
  }

 private:
  static bool has_most(const Rule& rule, SessionType type) {
    return std::any_of(rule.sessions.begin(), rule.sessions.end(),
                       [type](const Prescription& session) { return session.type == type && session.at_most; });
  }
  static bool below(const std::vector<Day>& used, Day day, int times, int in_days) {
    // Days are noted in their order.
    int recent = 0;
    for (auto other = used.rbegin(); other != used.rend() && *other > day - days{in_days}; ++other) {
      if (*other < day) ++recent;
    }
    return recent < times;
  }
  static void note(std::vector<Day>& used, Day day) {
    if (used.empty()) used.reserve(64);
    if (used.empty() || used.back() != day) used.push_back(day);
  }

  std::vector<const Limit*> limits_;
  TypeSet limited_;  // the types of all of them
  std::map<std::pair<const Rule*, SessionType>, std::vector<Day>> by_rule_;
  std::array<std::vector<Day>, static_cast<std::size_t>(SessionType::refer) + 1> by_type_;
};

bool comes_first(const Ask& a, const Ask& b) {
  if (a.day != b.day) return a.day < b.day;
  if (a.priority() != b.priority()) return a.priority() > b.priority();
  if (a.session->optional != b.session->optional) return !a.session->optional;
  if (a.firing->fact->begin != b.firing->fact->begin) return a.firing->fact->begin < b.firing->fact->begin;
  return a.firing->rule->id < b.firing->rule->id;
}

}  // namespace

std::string_view Ask::identity(TextStore& texts) const {
  const auto offset = (day - firing->fact->day).count();
  const std::string_view rule = firing->rule->id, key = firing->fact->key;
  if (offset == 0) return texts.join({rule, "/", key});
  return texts.join({rule, "/", key, offset < 0 ? "/day" : "/day+", std::to_string(offset)});
}

AreaSet areas_meant(const Prescription& session, const Firing& firing, const Facts& facts) {
  AreaSet areas;
  const Fact& reported = firing.reported();
  switch (session.areas_from) {
  case AreasFrom::none:
    break;
  case AreasFrom::reported:
    // A scar is where the operation was; complaints of bone and tendon are worked on in the muscles beside them.
    if (reported.kind == FactKind::surgery)
      areas = AreaSet{reported.areas};
    else
      for (const BodyArea area : reported.areas) add_area(area, facts.engine(), areas);
    break;
  case AreasFrom::tight:
    areas = tight_areas(firing, facts);
    break;
  case AreasFrom::leg:
    areas = leg_areas(reported.side, facts.engine());
    break;
  }
  if (areas.empty()) {
    const Side side = session.sides == SidesFrom::reported && !reported.areas.empty() ? reported.side : Side::both;
    for (const Area area : session.areas) areas.add({area, side});
  }
  return areas.without_repeats();
}

std::vector<Appointed> appointments_asked(const std::vector<Firing>& firings, const Facts& facts,
                                          std::span<const Ban> bans) {
  // Few bans are of areas: each demand looks at those alone.
  std::vector<Ban> of_areas;
  std::copy_if(bans.begin(), bans.end(), std::back_inserter(of_areas),
               [](const Ban& ban) { return !ban.areas.empty(); });
  std::vector<Appointed> out;
  out.reserve(32);
  const auto has_appointments = [](const Rule& rule) {
    return std::any_of(rule.sessions.begin(), rule.sessions.end(),
                       [](const Prescription& session) { return row(session.type).professional; });
  };
  each_firing(firings, has_appointments, [&](const Firing& firing) {
    int number = 0;
    for (const Prescription& session : firing.rule->sessions) {
      if (!row(session.type).professional || session.inside_run || !session.window) continue;
      if (!serves(session, firing, facts)) continue;
      Appointed asked{demand_of(session, firing, facts), &firing, &session};
      asked.demand.trigger_key += suffix(++number);
      const bool somewhere = !asked.demand.areas.empty();
      asked.demand.areas = allowed_areas(asked.demand.areas, asked.demand.types.front(), asked.demand.earliest,
                                         asked.demand.latest + asked.demand.length, of_areas);
      if (somewhere && asked.demand.areas.empty()) continue;
      out.push_back(std::move(asked));
    }
  });
  return out;
}

std::vector<Ask> self_care_asked(const std::vector<Firing>& firings, const RulePack& rules, const Facts& facts) {
  std::vector<Ask> all;
  all.reserve(2 * firings.size());
  const auto is_self_care = [](const Prescription& session) {
    return !row(session.type).professional && !session.inside_run;
  };
  const auto has_self_care = [&](const Rule& rule) {
    return std::any_of(rule.sessions.begin(), rule.sessions.end(), is_self_care);
  };
  each_firing(firings, has_self_care, [&](const Firing& firing) {
    for (const Prescription& session : firing.rule->sessions) {
      if (is_self_care(session) && serves(session, firing, facts)) add_asks(firing, session, facts, all);
    }
  });
  const AbsorbedAsks absorbed{all};
  std::vector<const Ask*> order;
  order.reserve(all.size());
  for (const Ask& ask : all) order.push_back(&ask);
  // In memory they stand in the order of the rules, which decides between equals.
  std::sort(order.begin(), order.end(), [](const Ask* a, const Ask* b) {
    return comes_first(*a, *b) || (!comes_first(*b, *a) && std::less<>{}(a, b));
  });
  Frequency frequency{rules};
  std::vector<Ask> kept;
  kept.reserve(all.size());
  for (const Ask* ask : order) {
    if (!absorbed.has(*ask) && frequency.allows(*ask)) kept.push_back(*ask);
  }
  return kept;
}

std::string_view dose_of(const Prescription& session, TextStore& texts) {
  if (!session.optional) return session.dose;
  return session.dose.empty() ? "optional" : texts.join({"optional; ", session.dose});
}

Unplaced unplaced_ask(const Ask& ask, const RefusedBy& refused_by) {
  Unplaced out;
  out.rule = ask.firing->rule->id;
  out.trigger = ask.firing->fact->words;
  out.wanted =
      fmt::format("{} {} min on {}", row(ask.session->type).title, ask.session->minutes, day_in_words(ask.day));
  out.refused_by = {refused_by};
  out.day = ask.day;
  return out;
}

std::vector<Day> booked_days(const Schedule& schedule) {
  std::vector<Day> days;
  for (const Session& session : schedule.sessions) {
    const auto* recovery = std::get_if<Recovery>(&session.what);
    if (recovery != nullptr && recovery->appointment && session.status != Status::stopped) days.push_back(session.day);
  }
  return days;
}

}  // namespace rubdown
