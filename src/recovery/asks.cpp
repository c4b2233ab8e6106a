#include "recovery/asks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace rubdown {
namespace {

using std::chrono::days;

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
  if (reported.kind == FactKind::symptom && reported.told().side == Side::both) {
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

}  // namespace

std::string_view Ask::identity(TextStore& texts) const {
  const auto offset = (day - firing->fact->day).count();
  const std::string_view rule = firing->rule->id, key = firing->fact->key;
  std::array<char, 96> buffer;
  constexpr std::size_t room_for_offset = 32;
  if (rule.size() + key.size() + room_for_offset > buffer.size()) {
    if (offset == 0) return texts.join({rule, "/", key});
    return texts.join({rule, "/", key, offset < 0 ? "/day" : "/day+", std::to_string(offset)});
  }
  // A hundred of a plan: written where they are short, and they always are.
  char* end = std::copy(rule.begin(), rule.end(), buffer.data());
  *end++ = '/';
  end = std::copy(key.begin(), key.end(), end);
  if (offset != 0) {
    constexpr std::string_view words = "/day+";
    end = std::copy_n(words.data(), words.size() - (offset < 0 ? 1 : 0), end);
    end = std::to_chars(end, buffer.data() + buffer.size(), offset).ptr;
  }
  return texts.keep({buffer.data(), end});
}

std::vector<Appointed> appointments_asked(const Firings& firings, const Facts& facts, std::span<const Ban> bans) {
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

std::string_view dose_of(const Prescription& session, TextStore& texts) {
  if (!session.optional) return session.dose;
  return session.dose.empty() ? "optional" : texts.join({"optional; ", session.dose});
}

Unplaced unplaced_ask(const Ask& ask, const RefusedBy& refused_by, TextStore& texts) {
  Unplaced out;
  out.rule = ask.firing->rule->id;
  out.trigger = ask.firing->fact->words;
  out.wanted = texts.join(
      {row(ask.session->type).title, " ", std::to_string(ask.session->minutes), " min on ", DayWords{ask.day}.text()});
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
