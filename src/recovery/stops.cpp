#include "recovery/stops.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "recovery/rule_words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

void clear(std::optional<Day>& first, const Fact& fact, const Fact& by) {
  if (!ends_what_was(by, fact)) return;
  first = first ? std::min(*first, *by.told().cleared) : *by.told().cleared;
}

/// The first day a clinician, or its end, cleared the complaint. A remark is about what its words say: a later note
/// that the same rule acts on clears it as well. The end of a cold, or of another sign, is none of what a note
/// reported.
std::optional<Day> cleared_on(const Firing& firing, const Firings& firings) {
  const Fact& fact = *firing.fact;
  std::optional<Day> first;
  clear(first, fact, fact);
  if (fact.kind != FactKind::note) return first;
  for (const Firing& other : firings) {
    if (other.rule == firing.rule && other.fact->told().is_note) clear(first, fact, *other.fact);
  }
  return first;
}

std::optional<Day> lifted_on(const StopEffect& effect, const Firing& firing, const Firings& firings) {
  const Fact& fact = *firing.fact;
  const Day least = fact.day + days{effect.at_least_days};
  std::optional<Day> cleared;
  switch (effect.lifted) {
  case Lifted::elapsed:
    return least;
  case Lifted::cleared:
    cleared = cleared_on(firing, firings);
    break;
  case Lifted::cleared_running:
    if (fact.told().surgery != nullptr) cleared = fact.told().surgery->cleared.running;
    break;
  case Lifted::cleared_massage:
    if (fact.told().surgery != nullptr) cleared = fact.told().surgery->cleared.massage;
    break;
  }
  if (!cleared) return std::nullopt;
  return std::max(least, *cleared + days{effect.days_after_clearance});
}

AreaSet areas_of(const StopEffect& effect, const Firing& firing, const Engine& engine) {
  switch (effect.areas_from) {
  case AreasFrom::none:
  case AreasFrom::tight:
    return {};
  case AreasFrom::reported:
    return reported_areas(firing, engine);
  case AreasFrom::leg:
    return leg_areas(firing.reported().told().side, engine);
  }
  return {};
}

std::string blocked_words(const StopSpan& stop) {
  std::string words;
  const auto add = [&](std::string_view word) { words.append(words.empty() ? "" : ", ").append(word); };
  constexpr std::string_view names[] = {"everything", "running", "hard running", "long runs", "massage", "self-care"};
  for (const Blocks what : stop.effect->blocks) add(names[static_cast<std::size_t>(what)]);
  for (const SessionType type : stop.effect->types) add(lower(row(type).title));
  // The engine of a pack of the runner's own may name no leg.
  if (stop.effect->areas_from == AreasFrom::leg && !stop.areas.empty()) {
    const Side side = stop.areas.front().side;
    add(side == Side::both ? std::string{"massage and stretching of the legs"}
                           : fmt::format("massage and stretching of the {} leg", name(side)));
  } else if (!stop.areas.empty()) {
    add(stop.areas.size() > 3 ? std::string{"massage and rolling of the leg"}
                              : fmt::format("massage and rolling of the {}", describe(stop.areas)));
  }
  return words;
}

/// With the runner's words where they, and not the report itself, set the stop off; a remark is named by its words.
std::string trigger_words(const StopSpan& stop) {
  const Fact& fact = *stop.fact;
  if (!stop.by_words || fact.kind == FactKind::note) return std::string{fact.words};
  return fmt::format("{}, \"{}\"", fact.words, cut(one_line(fact.told().note), 60));
}

bool milder(const StopEffect& mild, const StopEffect& urgent) {
  return !mild.urgent && urgent.urgent && mild.only_if.empty() && !urgent.only_if.empty();
}

}  // namespace

bool StopSpan::blocks(Blocks what) const {
  return std::find(effect->blocks.begin(), effect->blocks.end(), what) != effect->blocks.end();
}

AreaSet leg_areas(Side side, const Engine& engine) {
  AreaSet areas;
  for (const Area area : engine.leg) areas.add({area, side});
  return areas;
}

AreaSet reported_areas(const Firing& firing, const Engine& engine) {
  const Fact& fact = firing.reported();
  if (!fact.told().areas.empty()) return AreaSet{fact.told().areas};
  AreaSet areas = leg_areas(fact.told().side, engine);
  if (fact.told().side == Side::both) areas.add({Area::lower_back, Side::both});
  return areas;
}

void add_reason(const Firing& firing, TextStore& texts, Session& session) {
  // A rule has one text: what it says of the same trigger is the same.
  const auto known = [&](const Reason& reason) {
    return reason.rule.data() == firing.rule->id.data() && reason.trigger == firing.fact->words;
  };
  if (std::any_of(session.reasons.begin(), session.reasons.end(), known)) return;
  texts.add(session.reasons, reason_of(*firing.rule, *firing.fact));
}

std::vector<StopSpan> find_stops(const Firings& firings, const Facts& facts) {
  std::vector<StopSpan> stops;
  each_firing(firings, has_stops, [&](const Firing& firing) {
    std::vector<const StopEffect*> effects;
    for (const StopEffect& effect : firing.rule->stops) {
      if (first_match(effect.only_if, *firing.fact, facts, firing.table)) effects.push_back(&effect);
    }
    for (const StopEffect* effect : effects) {
      const auto stronger = [&](const StopEffect* other) { return milder(*effect, *other); };
      if (std::any_of(effects.begin(), effects.end(), stronger)) continue;
      StopSpan stop{firing.rule,
                    effect,
                    firing.fact,
                    firing.fact->day,
                    lifted_on(*effect, firing, firings),
                    areas_of(*effect, firing, facts.engine()),
                    firing.table != nullptr && !firing.table->words.empty()};
      if (!stop.until || *stop.until > stop.from) stops.push_back(stop);
    }
  });
  return stops;
}

bool blocks_session(const StopSpan& stop, const Session& session) {
  if (!stop.holds_on(session.day)) return false;
  const Category kind = category(session);
  if (kind == Category::rest || kind == Category::recovery) return false;
  if (stop.blocks(Blocks::everything)) return true;
  if (kind == Category::cross) return false;
  if (stop.blocks(Blocks::running)) return true;
  const auto* run = std::get_if<Run>(&session.what);
  if (stop.blocks(Blocks::hard) && (run == nullptr || run->hard)) return true;
  return stop.blocks(Blocks::long_runs) && (run == nullptr ? session.length >= Minutes{90} : run->is_long);
}

bool has_stops(const Rule& rule) { return !rule.stops.empty(); }

bool stop_sessions(const std::vector<StopSpan>& stops, Schedule& schedule) {
  if (stops.empty()) return false;
  bool any = false;
  for (Session& session : schedule.sessions) {
    if (session.status != Status::planned) continue;
    for (const StopSpan& stop : stops) {
      if (!blocks_session(stop, session)) continue;
      session.status = Status::stopped;
      schedule.texts->add(session.reasons, reason_of(*stop.rule, *stop.fact));
      any = true;
    }
  }
  return any;
}

void advise_easy_days(const std::vector<StopSpan>& stops, Schedule& schedule) {
  for (const StopSpan& stop : stops) {
    if (!stop.until || stop.effect->easy_days_after == 0) continue;
    const Day last = *stop.until + days{stop.effect->easy_days_after - 1};
    const std::string_view text = schedule.texts->keep(
        fmt::format("Easy only until {}; what was hard is dropped, not made up.", day_in_words(last)));
    for (Session& session : schedule.sessions) {
      if (session.day < *stop.until || session.day > last || session.status != Status::planned) continue;
      if (category(session) != Category::run && category(session) != Category::race) continue;
      const Advice advice{stop.rule->id, text};
      if (std::find(session.advice.begin(), session.advice.end(), advice) != session.advice.end()) continue;
      schedule.texts->add(session.advice, advice);
      schedule.texts->add(session.reasons, reason_of(*stop.rule, *stop.fact));
    }
  }
}

void report_stops(const std::vector<StopSpan>& stops, Schedule& schedule) {
  for (const StopSpan& span : stops) {
    if (span.until && *span.until <= schedule.header.today) continue;
    Stop stop{
        std::string{span.rule->id},        span.from,           span.until, span.effect->urgent, blocked_words(span),
        std::string{span.effect->message}, trigger_words(span), {}};
    for (const Text source : span.rule->sources) stop.sources.emplace_back(source);
    const auto same = [&](const Stop& other) {
      return other.id == stop.id && other.message == stop.message && other.blocks == stop.blocks;
    };
    const auto known = std::find_if(schedule.stops.begin(), schedule.stops.end(), same);
    if (known == schedule.stops.end()) {
      schedule.stops.push_back(stop);
      continue;
    }
    known->until = known->until && stop.until ? std::max(known->until, stop.until) : std::nullopt;
    if (stop.since < known->since) known->since = stop.since, known->trigger = stop.trigger;
  }
  std::stable_sort(schedule.stops.begin(), schedule.stops.end(),
                   [](const Stop& a, const Stop& b) { return a.urgent != b.urgent ? a.urgent : a.since < b.since; });
}

}  // namespace rubdown
