#include "recovery/match.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <set>

#include "recovery/phrases.hpp"
#include "recovery/rule_words.hpp"
#include "recovery/traits.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

template <class T>
bool in(List<T> list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T>
bool within(const Bounds<T>& bounds, const std::optional<T>& value) {
  if (!bounds.at_least && !bounds.under) return true;
  if (!value) return false;
  return (!bounds.at_least || *value >= *bounds.at_least) && (!bounds.under || *value < *bounds.under);
}

bool reaches(const Size& size, const Fact& fact) {
  return (size.distance && fact.distance && *fact.distance >= *size.distance) ||
         (size.duration && fact.duration && *fact.duration >= *size.duration);
}

/// Longer than all before it is longer than each: most runs are not, and one run says so.
[[gnu::noinline]] bool is_longer(const Spike& spike, const Fact& fact, const Facts& facts) {
  if (!fact.distance || fact.day - facts.first_day() < days{spike.history}) return false;
  const auto longer_than = [&](Distance other) {
    return static_cast<double>(fact.distance->mm) > spike.factor * static_cast<double>(other.mm) &&
           (!spike.step || fact.distance->mm > other.mm + spike.step->mm);
  };
  const Civil from{fact.day - days{spike.days}};
  bool any = false;
  // Back from the run: the last long one before it mostly says no.
  const std::vector<Fact>& runs = facts.of(FactKind::run);
  const bool inside = !std::less<>{}(&fact, runs.data()) && std::less<>{}(&fact, runs.data() + runs.size());
  const auto before = inside ? runs.begin() + (&fact - runs.data()) : facts.first_from(FactKind::run, Civil{fact.day});
  for (auto run = before; run != runs.begin() && std::prev(run)->begin >= from;) {
    --run;
    if (run->day >= fact.day || !run->distance || run->distance->mm <= 0) continue;
    if (!longer_than(*run->distance)) return false;
    any = true;
  }
  const std::vector<Fact>& races = facts.of(FactKind::race);
  for (auto race = facts.first_from(FactKind::race, from); race != races.end() && race->day < fact.day; ++race) {
    if (!race->distance || race->distance->mm <= 0) continue;
    if (!longer_than(*race->distance)) return false;
    any = true;
  }
  return any;
}

/// Apart from the rest, as few tables ask it: the others need no room for it.
[[gnu::noinline]] bool is_so_written(const Match& match, const Fact& fact) {
  const auto flags = names(fact.written);
  const auto has = [&](Text word) { return std::find(flags.begin(), flags.end(), word) != flags.end(); };
  return std::all_of(match.written.begin(), match.written.end(), has);
}

[[gnu::noinline]] bool is_in_band(const Match& match, const Fact& fact, const Facts& facts) {
  return fact.kind == FactKind::race && fact.distance && in(match.band, band_of(*fact.distance, facts.engine()));
}

bool run_holds(const Match& match, const Fact& fact, const Facts& facts) {
  if (match.reaches && !reaches(*match.reaches, fact)) return false;
  if (match.below && reaches(*match.below, fact)) return false;
  if (!within(match.distance, fact.distance) || !within(match.duration, fact.duration)) return false;
  if (match.quality && (!fact.quality || *fact.quality < *match.quality)) return false;
  if (match.share_of_week && fact.share_of_week < *match.share_of_week) return false;
  if (!match.written.empty() && !is_so_written(match, fact)) return false;
  if (!match.band.empty() && !is_in_band(match, fact, facts)) return false;
  return !match.longer_than || is_longer(*match.longer_than, fact, facts);
}

/// Reports of the same area and side back to the first one without a gap of more than 14 days.
int lasting_days(const Fact& fact, const Facts& facts) {
  constexpr days gap{14};
  Day first = fact.day;
  const std::vector<Fact>& reports = facts.of(FactKind::symptom);
  for (auto report = reports.rbegin(); report != reports.rend(); ++report) {
    if (report->day > first || !same_complaint(*report, fact)) continue;
    if (first - report->day > gap || (report->told().cleared && *report->told().cleared <= first)) break;
    first = report->day;
  }
  return static_cast<int>((fact.day - first).count());
}

bool report_holds(const Match& match, const Fact& fact, const Facts& facts) {
  const Told& told = fact.told();
  if (!match.area.empty() && (told.areas.empty() || !in(match.area, told.areas.front().area))) return false;
  if (!match.side.empty() && !in(match.side, told.side)) return false;
  if (!within(match.severity, std::optional<int>{told.severity})) return false;
  if (!match.sign.empty() && std::none_of(match.sign.begin(), match.sign.end(),
                                          [&](Sign sign) { return told.signs[static_cast<std::size_t>(sign)]; })) {
    return false;
  }
  if (!match.words.empty() && (told.read == nullptr || !told.read->holds_one(match.heard))) return false;
  return !match.lasting_days || lasting_days(fact, facts) >= *match.lasting_days;
}

bool entry_holds(const Match& match, const Fact& fact) {
  const Told& told = fact.told();
  if (!within(match.level, std::optional<int>{told.level})) return false;
  if (!within(match.length, told.slept)) return false;
  if (!match.skipped.empty() && std::none_of(match.skipped.begin(), match.skipped.end(),
                                             [&](Skip skip) { return told.skipped[static_cast<std::size_t>(skip)]; })) {
    return false;
  }
  const auto named = [](List<Text> words, std::string_view word) {
    return std::any_of(words.begin(), words.end(), [word](Text known) {
      const std::array<Text, 1> one{known};
      return find_word(word, one).has_value();
    });
  };
  if (!match.flag.empty() && !named(match.flag, told.flag)) return false;
  if (!match.condition.empty() && !named(match.condition, told.condition)) return false;
  if (!match.massage.empty() && (fact.kind != FactKind::massage || !in(match.massage, told.massage))) return false;
  return !match.fever || (fact.kind == FactKind::illness && *match.fever == told.fever);
}

/// An operation is looked at from the day of the fact that asks; by itself, from the day the plan is looked at.
bool surgery_holds(const Match& match, const Fact& fact, const Facts& facts, std::optional<Day> seen_from) {
  if (fact.told().surgery == nullptr) return false;
  const Surgery& surgery = *fact.told().surgery;
  const Day day = seen_from.value_or(facts.schedule().header.today);
  const auto cleared = [day](const std::optional<Day>& date) { return date && *date <= day; };
  const int weeks = static_cast<int>((day - surgery.on.value).count() / 7);
  return (match.procedure.empty() || in(match.procedure, surgery.procedure)) &&
         within(match.weeks_since, std::optional<int>{weeks}) &&
         (!match.cleared_running || *match.cleared_running == cleared(surgery.cleared.running)) &&
         (!match.cleared_massage || *match.cleared_massage == cleared(surgery.cleared.massage)) &&
         (!match.wound_closed || *match.wound_closed == surgery.wound_closed) &&
         (!match.extension_deficit || *match.extension_deficit == surgery.extension_deficit) &&
         (!match.stiffness || *match.stiffness == surgery.stiffness);
}

bool athlete_holds(const Match& match, const Fact& fact, const Facts& facts) {
  const Athlete& athlete = facts.plan().athlete;
  if (match.age.at_least || match.age.under) {
    if (!athlete.born) return false;
    const int year = static_cast<int>(std::chrono::year_month_day{fact.day}.year());
    if (!within(match.age, std::optional<int>{year - athlete.born->value})) return false;
  }
  std::optional<int> weeks;
  if (athlete.weeks_running) weeks = athlete.weeks_running->value;
  if (!within(match.weeks_running, weeks)) return false;
  const bool asks = match.weekly_distance.at_least || match.weekly_distance.under;
  return !asks || (fact.kind == FactKind::athlete && within(match.weekly_distance, fact.distance));
}

bool week_holds(const Match& match, const Fact& fact, const Facts& facts) {
  if (!match.phase.empty()) {
    const std::string phase = fact.week != nullptr ? lower(fact.week->phase) : std::string{};
    if (!in(match.phase, Text{phase})) return false;
  }
  if (match.nth_week.empty()) return true;
  const int n = setting_number(match.nth_week, facts.plan().recovery);
  return n > 0 && fact.week != nullptr && (fact.week->number - 1) % n == 0;
}

bool in_time(const Near& near, const Fact& fact, const Fact& other) {
  if (near.same_day && other.day != fact.day) return false;
  if (!near.before && !near.after) return true;
  const auto gap = other.begin - fact.begin;
  if (near.before && gap <= Seconds{0} && gap >= -*near.before) return true;
  return near.after && gap >= Seconds{0} && gap <= *near.after;
}

/// Where to look for what may be in time: nothing that begins before is.
Civil earliest(const Near& near, const Fact& fact) {
  if (near.same_day) return Civil{fact.day};
  if (!near.before && !near.after) return Civil::min();
  return near.before ? fact.begin - *near.before : fact.begin;
}

/// And nothing that begins after; what was felt on a run of the day begins with its end.
Civil latest(const Near& near, const Fact& fact, const Facts& facts) {
  if (near.before || near.after) return near.after ? fact.begin + *near.after : fact.begin;
  if (!near.same_day) return Civil::max();
  const Civil midnight{fact.day + days{1}};
  return std::max(midnight, facts.last_end(fact.day).value_or(midnight));
}

bool over(const Fact& other, const Fact& fact) { return other.told().cleared && *other.told().cleared <= fact.day; }

bool one_holds(const Match& match, const Fact& fact, const Facts& facts, std::optional<Day> seen_from);

const Fact* find_near(const Near& near, const Fact& fact, const Facts& facts) {
  if ((near.match.asked.facts & facts.kinds()) == 0) return nullptr;
  const Fact* found = nullptr;
  const auto look = [&](FactKind kind) {
    const std::vector<Fact>& all = facts.of(kind);
    const Civil last = latest(near, fact, facts);
    for (auto other = facts.first_from(kind, earliest(near, fact)); other != all.end() && other->begin <= last;
         ++other) {
      if (!concerns(near.match, *other)) continue;
      const bool itself = other->kind == fact.kind && other->key == fact.key;
      if (itself || !in_time(near, fact, *other) || over(*other, fact)) continue;
      if (one_holds(near.match, *other, facts, fact.day)) found = &*other;
    }
  };
  for (const FactKind kind : near.match.fact) {
    look(kind);
    if (kind == FactKind::run) look(FactKind::race);
  }
  return found;
}

/// All keys but counts and other facts, of a table that concerns the fact.
bool keys_hold(const Match& match, const Fact& fact, const Facts& facts, std::optional<Day> seen_from) {
  const unsigned keys = match.asked.keys;
  const auto has = [keys](KeyGroup group) { return (keys & bit(group)) != 0; };
  if (has(KeyGroup::week) && !week_holds(match, fact, facts)) return false;
  if (has(KeyGroup::run) && !run_holds(match, fact, facts)) return false;
  if (has(KeyGroup::report) && !report_holds(match, fact, facts)) return false;
  if (has(KeyGroup::entry) && !entry_holds(match, fact)) return false;
  if (has(KeyGroup::surgery) && !surgery_holds(match, fact, facts, seen_from)) return false;
  return !has(KeyGroup::athlete) || athlete_holds(match, fact, facts);
}

bool one_holds(const Match& match, const Fact& fact, const Facts& facts, std::optional<Day> seen_from) {
  return concerns(match, fact) && (asks_no_more(match) || keys_hold(match, fact, facts, seen_from));
}

/// On how many civil days of the last `days` such a fact lies.
int count_days(int days_back, const Match& match, const Match* base, const Fact& fact, const Facts& facts) {
  std::set<Day> found;
  for (const Fact& other : facts.of(fact.kind)) {
    if (other.day > fact.day || other.day <= fact.day - days{days_back}) continue;
    if (fact.kind == FactKind::symptom && !same_complaint(other, fact)) continue;
    if (one_holds(match, other, facts, std::nullopt) &&
        (base == nullptr || one_holds(*base, other, facts, std::nullopt))) {
      found.insert(other.day);
    }
  }
  return static_cast<int>(found.size());
}

}  // namespace

bool can_hold(const Match& table, const Facts& facts) {
  return std::all_of(table.with.begin(), table.with.end(),
                     [&](const Near& near) { return (near.match.asked.facts & facts.kinds()) != 0; });
}

bool holds_in_detail(const Match& match, const Fact& fact, const Facts& facts, const Match* base,
                     const Fact** related) {
  // Most tables ask of runs alone.
  if (match.asked.keys == bit(KeyGroup::run)) return run_holds(match, fact, facts);
  if (!keys_hold(match, fact, facts, std::nullopt)) return false;
  if ((match.asked.keys & bit(KeyGroup::others)) == 0) return true;
  if (match.count && count_days(match.count->days, match, base, fact, facts) < match.count->times) return false;
  if (match.not_count && count_days(match.not_count->days, match, base, fact, facts) >= match.not_count->times) {
    return false;
  }
  for (const Near& near : match.with) {
    const Fact* found = find_near(near, fact, facts);
    if (found == nullptr) return false;
    if (related != nullptr) *related = found;
  }
  return std::none_of(match.without.begin(), match.without.end(),
                      [&](const Near& near) { return find_near(near, fact, facts) != nullptr; });
}

std::optional<Matched> first_match(List<Match> tables, const Fact& fact, const Facts& facts, const Match* base) {
  if (tables.empty()) return Matched{};
  for (const Match& table : tables) {
    Matched matched{&table, nullptr};
    if (holds(table, fact, facts, base, &matched.related)) return matched;
  }
  return std::nullopt;
}

Text band_of(Distance distance, const Engine& engine) {
  for (const Band& band : engine.bands) {
    if (!band.up_to || distance <= *band.up_to) return band.name;
  }
  return {};
}

int setting_number(Text name, const RecoverySettings& settings) {
  // In the order of `setting_words`.
  const int numbers[] = {settings.deep_tissue ? 1 : 0, settings.cold_water ? 1 : 0, settings.early_jog ? 1 : 0,
                         settings.weekly_massage ? 1 : 0,
                         settings.routine_every_weeks ? settings.routine_every_weeks->value : 0};
  static_assert(std::size(numbers) == setting_words.size());
  const auto index = find_word(name, setting_words);
  return index ? numbers[*index] : 0;
}

bool setting_is_on(Text name, const RecoverySettings& settings) { return setting_number(name, settings) != 0; }

}  // namespace rubdown
