#include "recovery/bans.hpp"

#include <fmt/format.h>

#include "recovery/lapse.hpp"
#include "recovery/rule_reader.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr TypeSet massages{SessionType::massage_event, SessionType::massage_relax, SessionType::massage_sport,
                           SessionType::massage_deep, SessionType::massage_scar};

// Far enough for any plan, near enough to compute with.
constexpr Civil ever_before{std::chrono::local_days{std::chrono::year{1900} / 1 / 1}};
constexpr Civil ever_after{std::chrono::local_days{std::chrono::year{2300} / 1 / 1}};

void add_self_care(TypeSet& types) {
  for (const SessionTypeRow& row : session_types()) {
    if (!row.professional && row.type != SessionType::massage_event && !is_note(row.type)) types.add(row.type);
  }
}

void add_stop(const StopSpan& stop, std::vector<Ban>& bans) {
  Ban ban;
  ban.begin = Civil{stop.from};
  ban.end = stop.until ? Civil{*stop.until} : ever_after;
  ban.constraint = "stop";
  ban.rule = stop.rule;
  ban.fact = stop.fact;
  if (!stop.areas.empty()) {
    bans.push_back(ban);
    bans.back().areas = stop.areas;
  }
  if (stop.blocks(Blocks::everything)) return bans.push_back(ban);
  if (stop.blocks(Blocks::massage)) {
    for (const SessionTypeRow& row : session_types()) {
      if (massages.has(row.type)) ban.types.add(row.type);
    }
  }
  if (stop.blocks(Blocks::self_care)) add_self_care(ban.types);
  for (const SessionType type : stop.effect->types) ban.types.add(type);
  if (!ban.types.empty()) bans.push_back(ban);
}

std::string keep_clear_detail(const KeepClear& keep, const Rule& rule, const Fact& fact) {
  std::string types;
  for (const SessionType type : keep.types) types.append(types.empty() ? "" : ", ").append(lower(row(type).title));
  if (keep.always) return fmt::format("{}: no {}", rule.id, types);
  const bool before = keep.before > Minutes{0};
  const Minutes span = before ? keep.before : keep.after;
  const std::string limit = keep.minutes ? fmt::format(" over {} min", *keep.minutes) : std::string{};
  if (span == Minutes{0}) return fmt::format("{}: no {}{} in {}", rule.id, types, limit, fact.words);
  return fmt::format("{}: no {}{} in the {} {} {}", rule.id, types, limit, lapse_in_words(span),
                     before ? "before" : "after", fact.words);
}

/// A time of a rule, and what does not change from one firing to the next.
struct InForce {
  const KeepClear* keep = nullptr;
  TypeSet types;
};

/// The times of the rule that the plan's settings let act.
void find_in_force(const Rule& rule, const RecoverySettings& settings, std::vector<InForce>& out) {
  out.clear();
  for (const KeepClear& keep : rule.keep_clear) {
    if (!opted(keep.opt_in, keep.opt_out, settings)) continue;
    InForce& one = out.emplace_back(InForce{&keep, {}});
    for (const SessionType type : keep.types) one.types.add(type);
  }
}

void add_keep_clear(const InForce& one, const Firing& firing, const Facts& facts, std::vector<Ban>& bans) {
  const KeepClear& keep = *one.keep;
  const Fact& fact = *firing.fact;
  Civil begin = keep.before > Minutes{0} ? fact.begin - keep.before : keep.during ? fact.begin : fact.end;
  Civil end = keep.after > Minutes{0} ? fact.end + keep.after : keep.during ? fact.end : fact.begin;
  if (keep.always) begin = ever_before, end = ever_after;
  if (begin >= end) return;
  Ban& ban = bans.emplace_back();
  ban.begin = begin;
  ban.end = end;
  ban.types = one.types;
  ban.seconds_per_muscle = keep.seconds_per_muscle;
  ban.minutes = keep.minutes;
  ban.constraint = "keep-clear";
  ban.rule = firing.rule;
  ban.keep_clear = &keep;
  ban.fact = firing.fact;
  if (keep.areas_from == AreasFrom::reported) ban.areas = reported_areas(firing, facts.engine());
  if (keep.areas_from == AreasFrom::leg) ban.areas = leg_areas(firing.reported().told().side, facts.engine());
}

/// Of bans of whole kinds: those that say no kind forbid all.
bool bans_appointments(const Ban& ban) { return ban.types.empty() || (ban.types.bits() & massages.bits()) != 0; }

}  // namespace

bool Ban::concerns(SessionType type) const {
  if (types.empty()) return type != SessionType::refer && (areas.empty() || !is_note(type));
  return types.has(type);
}

std::string detail_of(const Ban& ban) {
  if (ban.keep_clear != nullptr) return keep_clear_detail(*ban.keep_clear, *ban.rule, *ban.fact);
  return fmt::format("{}: {}", ban.rule->id, ban.fact->words);
}

std::vector<Ban> find_bans(const Firings& firings, const std::vector<StopSpan>& stops, const Facts& facts) {
  std::vector<Ban> bans;
  bans.reserve(2 * stops.size() + firings.size());  // about one of two firings bans something
  for (const StopSpan& stop : stops) add_stop(stop, bans);
  std::vector<InForce> in_force;
  firings.each_rule([&](std::span<const Firing> of_rule) {
    const Rule& rule = *of_rule.front().rule;
    if (rule.keep_clear.empty()) return;
    find_in_force(rule, facts.plan().recovery, in_force);
    for (const Firing& firing : of_rule) {
      for (const InForce& one : in_force) {
        const List<Match>& only_if = one.keep->only_if;
        if (only_if.empty() || first_match(only_if, *firing.fact, facts, firing.table)) {
          add_keep_clear(one, firing, facts, bans);
        }
      }
    }
  });
  return bans;
}

AreaSet allowed_areas(AreaSet areas, SessionType type, Civil from, Civil to, const Ban& ban) {
  if (ban.areas.empty() || !ban.concerns(type) || !ban.overlaps(from, to)) return areas;
  return areas.without(ban.areas);
}

AreaSet allowed_areas(AreaSet areas, SessionType type, Civil from, Civil to, std::span<const Ban> bans) {
  for (const Ban& ban : bans) areas = allowed_areas(areas, type, from, to, ban);
  return areas;
}

void add_keep_outs(std::span<const Ban> bans, bool with_details, std::vector<KeepOut>& out) {
  for (const Ban& ban : bans) {
    if (!ban.areas.empty() || !(with_details || bans_appointments(ban))) continue;
    KeepOut& keep = out.emplace_back();
    keep.begin = ban.begin;
    keep.end = ban.end;
    keep.types = ban.types;
    keep.constraint = ban.constraint;
    keep.rule = ban.rule->id;
    if (with_details) keep.detail = detail_of(ban);
    if (ban.minutes) keep.longest = Minutes{*ban.minutes};
  }
}

}  // namespace rubdown
