#include <fmt/format.h>

#include <algorithm>

#include "rubdown/base/count.hpp"
#include "rubdown/training/codes.hpp"
#include "training/day_items.hpp"
#include "training/running.hpp"

namespace rubdown {
namespace {

constexpr Race::Priority priority_of(RacePriority priority) {
  switch (priority) {
  case RacePriority::a:
    return Race::Priority::a;
  case RacePriority::b:
    return Race::Priority::b;
  case RacePriority::c:
    return Race::Priority::c;
  }
  return Race::Priority::a;
}

struct PlacedRace {
  const PlanRace* race;
  KeptText identity;
  Race::Priority priority;
};

/// Identities follow the order in the file, so that moving a race's date keeps them.
std::vector<PlacedRace> identified(const Plan& plan, TextStore& texts) {
  std::vector<PlacedRace> races;
  std::vector<std::string> slugs;
  for (const PlanRace& race : plan.races) {
    slugs.push_back(race_slug(race.name.value));
    const std::string& slug = slugs.back();
    const auto times = std::count(slugs.begin(), slugs.end(), slug);
    races.push_back({&race, times > 1 ? texts.join({slug, "/", std::to_string(times)}) : texts.keep(slug),
                     priority_of(race.priority.value)});
  }
  std::stable_sort(races.begin(), races.end(),
                   [](const PlacedRace& a, const PlacedRace& b) { return a.race->date.value < b.race->date.value; });
  return races;
}

/// Of two races closer than the recovery of the first, one is run as training: the less important, else the later.
void settle_close_races(std::vector<PlacedRace>& races, Diagnostics& findings) {
  for (std::size_t i = 0; i < races.size(); ++i) {
    for (std::size_t j = i + 1; j < races.size(); ++j) {
      PlacedRace &first = races[i], &second = races[j];
      const auto gap = second.race->date.value - first.race->date.value;
      const auto needed = easy_days(first.race->distance.value);
      if (gap >= needed || first.priority == Race::Priority::c || second.priority == Race::Priority::c) continue;
      PlacedRace& yields = second.priority < first.priority ? first : second;
      yields.priority = Race::Priority::c;
      findings.add(
          races_too_close, yields.race->date.at,
          fmt::format("{} is {} after {}, whose recovery takes {}: {} is planned as a C race", second.race->name.value,
                      counted(gap.count(), "day"), first.race->name.value, needed.count(), yields.race->name.value),
          "run it as training (`priority = \"C\"`), or leave it out [daniels-2014]");
    }
  }
}

bool stands_for_race(const DayItem& item) {
  return item.race == nullptr && item.written && item.written->workout->kind == RunKind::race;
}

bool is_rest(const DayItem& item) {
  return item.race == nullptr && item.written && item.written->workout->kind == RunKind::rest;
}

void place(const PlacedRace& placed, std::size_t index, DayItems& days, Diagnostics& findings) {
  const std::span<DayItem> items = days.on(index);
  auto text = std::find_if(items.begin(), items.end(), stands_for_race);
  if (text == items.end()) text = std::find_if(items.begin(), items.end(), is_rest);
  if (text != items.end()) {
    text->race = placed.race;
    text->identity = placed.identity;
    text->priority = placed.priority;
    return;
  }
  for (const DayItem& item : items) {
    if (item.race != nullptr || !item.written) continue;
    findings.add(run_on_race_day, item.written->place,
                 fmt::format("{} is on this day, {}, and the plan writes another session: both are kept",
                             placed.race->name.value, format_day(placed.race->date.value)),
                 "write \"race\" or \"rest\" here, or correct the date of the race");
  }
  days.insert(index, {placed.identity, nullptr, placed.race, placed.priority});
}

}  // namespace

std::string race_slug(std::string_view name) {
  std::string slug;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    const bool capital = c >= 'A' && c <= 'Z';
    if (letter || capital) {
      slug += capital ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (!slug.empty() && slug.back() == '-') slug.pop_back();
  return "race/" + (slug.empty() ? "race" : slug);
}

void place_races(const Plan& plan, TextStore& texts, DayItems& days, Diagnostics& findings) {
  std::vector<PlacedRace> races = identified(plan, texts);
  settle_close_races(races, findings);
  for (const PlacedRace& placed : races) {
    const auto index = days.index_of(placed.race->date.value);
    if (!index) {
      findings.add(race_outside, placed.race->date.at,
                   fmt::format("{} on {} is outside the plan's weeks ({} to {}) and left out", placed.race->name.value,
                               format_day(placed.race->date.value), format_day(days.first()), format_day(days.last())),
                   "correct the date, or add the weeks up to the race");
      continue;
    }
    place(placed, *index, days, findings);
  }
}

}  // namespace rubdown
