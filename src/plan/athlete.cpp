// [plan], [athlete] and [[race]].
#include <fmt/core.h>

#include <algorithm>

#include "plan/keys.hpp"
#include "plan/sections.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/plan/codes.hpp"

namespace rubdown {
namespace {

using toml::Table;

constexpr Pace fastest{std::chrono::seconds{90}};
constexpr Pace slowest{std::chrono::minutes{30}};

/// Reports a time that nobody runs the distance in, most often hours and minutes read as minutes and seconds.
bool plausible(const At<Seconds>& time, Distance distance, Units units, Diagnostics& findings) {
  if (distance.mm <= 0) return true;
  const Pace pace = pace_for(distance, time.value);
  if (pace >= fastest && pace <= slowest) return true;
  findings.add(implausible_time, time.at,
               fmt::format("{} for {} is {}", format_clock(time.value), format_distance(distance, units),
                           format_pace(pace, units)),
               "hours, minutes and seconds are written \"3:45:00\"");
  return false;
}

void read_recent(Table& table, Athlete& athlete) {
  const auto distance = table.distance(keys::recent["distance"]);
  const auto time = table.clock(keys::recent["time"]);
  if (!distance || !time || !plausible(*time, distance->value, table.units().own, table.findings())) return;
  athlete.recent = At<Performance>{{distance->value, time->value}, table.at()};
}

void read_run_at(Table& athlete, RunTimes& times) {
  constexpr std::size_t key = keys::athlete["run_at"];
  toml::Value* value = athlete.value(key);
  if (value == nullptr) return;
  if (value->kind() != toml::Kind::table) {
    if (const auto time = athlete.time(key)) times.usual = time->value;
    return;
  }
  Table table(keys::run_at, *value, athlete.units(), athlete.findings());
  if (const auto time = table.time(keys::run_at["default"])) times.usual = time->value;
  for (std::size_t day = 0; day < 7; ++day) {
    if (const auto time = table.time(keys::run_at["mon"] + day)) times.by_weekday[day] = time->value;
  }
}

RacePriority priority_of(std::string_view word) {
  return word == "A" ? RacePriority::a : word == "B" ? RacePriority::b : RacePriority::c;
}

}  // namespace

void read_plan_section(Table& table, Plan& plan) {
  if (auto name = table.text(keys::plan["name"])) plan.name = std::move(*name);
  plan.id = table.text(keys::plan["id"]);
  plan.log = table.text(keys::plan["log"]);
  if (const auto word = table.word(keys::plan["progression"])) {
    plan.progression = word->value == "classic" ? Progression::classic : Progression::strict;
  }
  if (table.has(keys::plan["rules"])) plan.rules = table.texts(keys::plan["rules"]);
}

void read_athlete(Table& table, Plan& plan) {
  Athlete& athlete = plan.athlete;
  if (auto name = table.text(keys::athlete["name"])) athlete.name = std::move(*name);
  if (auto zone = table.text(keys::athlete["timezone"])) {
    if (is_zone_name(zone->value)) {
      athlete.timezone = std::move(*zone);
    } else {
      table.findings().add(bad_zone_name, zone->at,
                           fmt::format("{} is not the name of a time zone", toml::quote(zone->value)),
                           "write Area/Location, for example America/New_York or Europe/Berlin");
    }
  }
  athlete.born = table.integer(keys::athlete["born"]);
  athlete.weeks_running = table.integer(keys::athlete["weeks_running"]);
  athlete.easy_pace = table.pace(keys::athlete["easy_pace"]);
  table.each(keys::athlete["recent"], [&](Table& recent) { read_recent(recent, athlete); });
  read_run_at(table, athlete.run_at);
}

void read_race(Table& table, Plan& plan) {
  auto name = table.text(keys::race["name"]);
  const auto date = table.day(keys::race["date"]);
  const auto distance = table.distance(keys::race["distance"]);
  const auto priority = table.word(keys::race["priority"]);
  PlanRace race;
  race.at = table.at();
  race.start = table.time(keys::race["start"]);
  race.goal = table.clock(keys::race["goal"]);
  race.location = table.plain(keys::race["location"]);
  if (race.goal && distance && !plausible(*race.goal, distance->value, table.units().own, table.findings()))
    race.goal.reset();
  if (!name || !date || !distance) {
    plan.race_unread = true;
    return;
  }
  race.name = std::move(*name);
  race.date = *date;
  race.distance = *distance;
  if (priority) race.priority = {priority_of(priority->value), priority->at};
  const auto other = std::find_if(plan.races.begin(), plan.races.end(),
                                  [&race](const PlanRace& earlier) { return earlier.date.value == race.date.value; });
  if (other != plan.races.end()) {
    table.findings().add(
        race_twice, race.date.at,
        fmt::format("{} already holds {}", format_day(race.date.value), toml::quote(other->name.value)),
        "is one of the dates mistyped?");
  }
  plan.races.push_back(std::move(race));
}

}  // namespace rubdown
