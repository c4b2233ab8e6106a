// [recovery], [availability] and [[therapist]].
#include <fmt/core.h>

#include <algorithm>

#include "plan/keys.hpp"
#include "plan/sections.hpp"
#include "plan/windows.hpp"
#include "rubdown/plan/codes.hpp"

namespace rubdown {
namespace {

using toml::Table;

/// Rule ids are letters, digits and hyphens, a letter first.
bool is_rule_id(std::string_view id) {
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  return !id.empty() && letter(id.front()) && std::all_of(id.begin(), id.end(), [letter](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

void read_disabled(Table& table, RecoverySettings& recovery) {
  for (At<std::string>& id : table.texts(keys::recovery["disable"])) {
    if (is_rule_id(id.value)) {
      recovery.disable.push_back(std::move(id));
    } else {
      table.findings().add(bad_rule_id, id.at, fmt::format("{} is not the id of a rule", toml::quote(id.value)),
                           "for example R-EASY; rubdown rules list shows all");
    }
  }
}

void read_pin(Table& table, RecoverySettings& recovery) {
  const auto date = table.day(keys::pin["date"]);
  const auto at = table.time(keys::pin["at"]);
  const auto session = table.word(keys::pin["session"]);
  const auto minutes = table.integer(keys::pin["minutes"]);
  std::string note = table.plain(keys::pin["note"]);
  if (!date || !at || !session) return;
  for (const Pin& other : recovery.pins) {
    if (other.date.value != date->value || other.at.value != at->value) continue;
    table.findings().add(pin_twice, date->at,
                         fmt::format("{} {} is pinned twice", format_day(date->value), format_time(at->value)),
                         "remove one of the two");
    return;
  }
  Pin pin;
  pin.date = *date;
  pin.at = *at;
  pin.session = {*parse_session_type(session->value), session->at};
  if (minutes) pin.length = Minutes{minutes->value};
  pin.note = std::move(note);
  pin.table = table.at();
  recovery.pins.push_back(std::move(pin));
}

void read_blocked(Table& table, Availability& availability) {
  const auto from = table.day(keys::blocked["from"]);
  const auto to = table.day(keys::blocked["to"]);
  std::string why = table.plain(keys::blocked["why"]);
  if (!from) return;
  if (to && to->value < from->value) {
    table.findings().add(ends_before_it_begins, to->at,
                         fmt::format("{} is before {}", format_day(to->value), format_day(from->value)),
                         "swap the two dates");
    return;
  }
  availability.blocked.push_back({from->value, to ? to->value : from->value, std::move(why), table.at()});
}

}  // namespace

void read_recovery(Table& table, Plan& plan) {
  RecoverySettings& recovery = plan.recovery;
  recovery.massage_every_days = table.integer(keys::recovery["massage_every_days"]);
  recovery.massages_per_month = table.integer(keys::recovery["massages_per_month"]);
  if (const auto word = table.word(keys::recovery["prefer"])) {
    recovery.prefer = word->value == "relax" ? MassagePreference::relax : MassagePreference::sport;
  }
  recovery.deep_tissue = table.boolean(keys::recovery["deep_tissue"]).value_or(false);
  recovery.cold_water = table.boolean(keys::recovery["cwi"]).value_or(false);
  recovery.early_jog = table.boolean(keys::recovery["early_jog"]).value_or(false);
  recovery.weekly_massage = table.boolean(keys::recovery["weekly_massage"]).value_or(false);
  recovery.routine_every_weeks = table.integer(keys::recovery["massage_every_weeks"]);
  recovery.last_massage = table.day(keys::recovery["last_massage"]);
  recovery.last_deep_massage = table.day(keys::recovery["last_deep_massage"]);
  read_disabled(table, recovery);
  table.each(keys::recovery["pin"], [&](Table& pin) { read_pin(pin, recovery); });
}

void read_availability(Table& table, Plan& plan) {
  if (table.has(keys::availability["massage"])) {
    plan.availability.massage = read_windows(table, keys::availability["massage"]);
  }
  table.each(keys::availability["blocked"], [&](Table& blocked) { read_blocked(blocked, plan.availability); });
  plan.availability.busy = table.texts(keys::availability["busy"]);
  plan.availability.busy_days = table.boolean(keys::availability["busy_days"]).value_or(true);
}

void read_therapist(Table& table, Plan& plan) {
  auto name = table.text(keys::therapist["name"]);
  Therapist therapist;
  therapist.credential = table.plain(keys::therapist["credential"]);
  therapist.license = table.text(keys::therapist["license"]);
  therapist.license_expires = table.day(keys::therapist["license_expires"]);
  therapist.organisation = table.plain(keys::therapist["organisation"]);
  therapist.phone = table.plain(keys::therapist["phone"]);
  therapist.url = table.plain(keys::therapist["url"]);
  therapist.address = table.plain(keys::therapist["address"]);
  therapist.hours = read_windows(table, keys::therapist["hours"]);
  for (const At<std::string>& word : table.words(keys::therapist["offers"])) {
    therapist.offers.push_back(*parse_session_type(word.value));
  }
  if (auto price = table.price(keys::therapist["price"])) therapist.price = std::move(price->value);
  therapist.at = table.at();
  if (!name) return;
  const bool known = std::any_of(plan.therapists.begin(), plan.therapists.end(),
                                 [&name](const Therapist& other) { return other.name.value == name->value; });
  if (known) {
    table.findings().add(therapist_twice, name->at,
                         fmt::format("a second therapist named {}", toml::quote(name->value)),
                         "tell them apart by name");
  }
  therapist.name = std::move(*name);
  plan.therapists.push_back(std::move(therapist));
}

}  // namespace rubdown
