// [[surgery]], [[condition]] and the tables that a log shares with a plan.
#include <fmt/core.h>

#include <algorithm>

#include "plan/keys.hpp"
#include "plan/sections.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/plan/codes.hpp"

namespace rubdown {
namespace {

using toml::Section;
using toml::Table;

Side side_of(const std::optional<At<std::string>>& word) {
  return word ? parse_side(word->value).value_or(Side::both) : Side::both;
}

std::optional<Area> area_of(const std::optional<At<std::string>>& word) {
  return word ? parse_area(word->value) : std::nullopt;
}

/// The day of `key`, unless it lies before `since`.
std::optional<Day> end_day(Table& table, std::size_t key, const std::optional<At<Day>>& since, const Code& code) {
  const auto end = table.day(key);
  if (!end) return std::nullopt;
  if (!since || end->value >= since->value) return end->value;
  table.findings().add(code, end->at, fmt::format("{} is before {}", format_day(end->value), format_day(since->value)),
                       "check both dates");
  return std::nullopt;
}

/// `calf`, `right it-band`, `it-band:right`.
std::optional<BodyArea> parse_body_area(std::string_view text) {
  text = trim(text);
  const std::size_t cut = text.find_first_of(" :");
  if (cut == std::string_view::npos) {
    const auto area = parse_area(text);
    return area ? std::optional{BodyArea{*area, Side::both}} : std::nullopt;
  }
  const std::string_view first = trim(text.substr(0, cut)), second = trim(text.substr(cut + 1));
  for (const auto& [side, area] : {std::pair{first, second}, std::pair{second, first}}) {
    if (parse_side(side) && parse_area(area)) return BodyArea{*parse_area(area), *parse_side(side)};
  }
  return std::nullopt;
}

void read_symptom(Table& table, Log& log) {
  const auto area = area_of(table.word(keys::symptom["area"]));
  const auto severity = table.severity(keys::symptom["severity"]);
  const auto on = table.day(keys::symptom["on"]);
  LoggedSymptom symptom;
  symptom.area.side = side_of(table.word(keys::symptom["side"]));
  if (const auto at = table.time(keys::symptom["at"])) symptom.at = at->value;
  symptom.night_pain = table.boolean(keys::symptom["night_pain"]).value_or(false);
  symptom.rest_pain = table.boolean(keys::symptom["rest_pain"]).value_or(false);
  symptom.altered_gait = table.boolean(keys::symptom["altered_gait"]).value_or(false);
  symptom.cleared = end_day(table, keys::symptom["cleared"], on, cleared_before);
  symptom.note = table.plain(keys::symptom["note"]);
  symptom.place = table.at();
  if (!area || !severity || !on) return;
  symptom.area.area = *area;
  symptom.severity = *severity;
  symptom.on = on->value;
  log.symptoms.push_back(std::move(symptom));
}

void read_flag(Table& table, Log& log) {
  auto name = table.word(keys::flag["name"]);
  const auto on = table.day(keys::flag["on"]);
  LoggedFlag flag;
  flag.side = side_of(table.word(keys::flag["side"]));
  flag.area = area_of(table.word(keys::flag["area"]));
  flag.cleared = end_day(table, keys::flag["cleared"], on, cleared_before);
  flag.note = table.plain(keys::flag["note"]);
  flag.place = table.at();
  if (!name || !on) return;
  flag.name = std::move(*name);
  flag.on = on->value;
  log.flags.push_back(std::move(flag));
}

void read_illness(Table& table, Log& log) {
  const auto on = table.day(keys::illness["on"]);
  LoggedIllness illness;
  illness.fever = table.boolean(keys::illness["fever"]).value_or(false);
  illness.cleared = end_day(table, keys::illness["cleared"], on, cleared_before);
  illness.note = table.plain(keys::illness["note"]);
  illness.place = table.at();
  if (!on) return;
  illness.on = on->value;
  log.illness.push_back(std::move(illness));
}

void read_done(Table& table, Log& log) {
  const auto on = table.day(keys::done["on"]);
  LoggedDone done;
  if (const auto at = table.time(keys::done["at"])) done.at = at->value;
  if (const auto distance = table.distance(keys::done["distance"])) done.distance = distance->value;
  if (const auto time = table.clock(keys::done["time"])) done.time = time->value;
  if (const auto session = table.integer(keys::done["session"])) done.session = session->value;
  done.note = table.plain(keys::done["note"]);
  done.place = table.at();
  if (!on) return;
  done.on = on->value;
  log.done.push_back(std::move(done));
}

void read_missed(Table& table, Log& log) {
  const auto on = table.day(keys::missed["on"]);
  LoggedMissed missed;
  if (const auto session = table.integer(keys::missed["session"])) missed.session = session->value;
  missed.why = table.plain(keys::missed["why"]);
  missed.place = table.at();
  if (!on) return;
  missed.on = on->value;
  log.missed.push_back(std::move(missed));
}

void read_stress(Table& table, Log& log) {
  const auto on = table.day(keys::stress["on"]);
  const auto at = table.time(keys::stress["at"]);
  const auto level = table.severity(keys::stress["level"]);
  std::string note = table.plain(keys::stress["note"]);
  if (!on || !level) return;
  log.stress.push_back(
      {on->value, at ? std::optional{at->value} : std::nullopt, level->value, std::move(note), table.at()});
}

void read_soreness(Table& table, Log& log) {
  const auto on = table.day(keys::soreness["on"]);
  const auto at = table.time(keys::soreness["at"]);
  const auto level = table.severity(keys::soreness["level"]);
  std::vector<BodyArea> areas;
  for (const At<std::string>& item : table.texts(keys::soreness["areas"])) {
    if (const auto area = parse_body_area(item.value)) {
      areas.push_back(*area);
    } else {
      const std::size_t word = item.value.find_last_of(" :");
      table.findings().add(
          bad_area, item.at, fmt::format("unknown area {}", toml::quote(item.value)),
          suggestion(word == std::string::npos ? item.value : item.value.substr(word + 1), area_names()));
    }
  }
  if (!on || !level) return;
  log.soreness.push_back(
      {on->value, at ? std::optional{at->value} : std::nullopt, level->value, std::move(areas), table.at()});
}

void read_sleep(Table& table, Log& log) {
  const auto on = table.day(keys::sleep["on"]);
  const auto hours = table.hours(keys::sleep["hours"]);
  if (on && hours) log.sleep.push_back({on->value, hours->value, table.at()});
}

void read_skipped(Table& table, Log& log) {
  const auto on = table.day(keys::skipped["on"]);
  LoggedSkipped skipped;
  const std::size_t before = table.findings().size();
  for (const At<std::string>& word : table.words(keys::skipped["what"])) {
    if (word.value == "stretching") skipped.stretching = true;
    if (word.value == "hydration") skipped.hydration = true;
    if (word.value == "rolling") skipped.rolling = true;
  }
  skipped.note = table.plain(keys::skipped["note"]);
  skipped.place = table.at();
  const bool nothing = !skipped.stretching && !skipped.hydration && !skipped.rolling;
  if (nothing && table.has(keys::skipped["what"]) && table.findings().size() == before) {
    table.findings().add(skipped_nothing, table.place(keys::skipped["what"]), "`what` names nothing that was skipped",
                         "for example what = [\"stretching\", \"hydration\"]");
  }
  if (!on || nothing) return;
  skipped.on = on->value;
  log.skipped.push_back(std::move(skipped));
}

void read_massage(Table& table, Log& log) {
  const auto on = table.day(keys::massage["on"]);
  const auto word = table.word(keys::massage["session"]);
  if (!on) return;
  const auto type = word ? parse_session_type(word->value) : std::nullopt;
  log.massages.push_back({on->value, type.value_or(SessionType::massage_sport), table.at()});
}

void read_note(Table& table, Log& log) {
  const auto on = table.day(keys::note["on"]);
  auto text = table.text(keys::note["text"]);
  const auto cleared = table.day(keys::note["cleared"]);
  if (!on || !text) return;
  log.notes.push_back(
      {on->value, cleared ? std::optional{cleared->value} : std::nullopt, std::move(text->value), table.at()});
}

struct EntryReader {
  std::string_view key;
  void (*read)(Table&, Log&);
};

constexpr EntryReader readers[] = {
    {"symptom", read_symptom}, {"flag", read_flag},       {"illness", read_illness},   {"done", read_done},
    {"missed", read_missed},   {"stress", read_stress},   {"soreness", read_soreness}, {"sleep", read_sleep},
    {"skipped", read_skipped}, {"massage", read_massage}, {"note", read_note},
};

using Which = std::pair<Day, std::optional<int>>;

void find_contradictions(Table& table, const Log& log) {
  std::vector<Which> done;
  done.reserve(log.done.size());
  for (const LoggedDone& entry : log.done) done.emplace_back(entry.on, entry.session);
  std::sort(done.begin(), done.end());
  for (const LoggedMissed& missed : log.missed) {
    if (!std::binary_search(done.begin(), done.end(), Which{missed.on, missed.session})) continue;
    table.findings().add(done_and_missed, missed.place,
                         fmt::format("{} is logged as done and as missed", format_day(missed.on)),
                         "remove one of the two");
  }
}

}  // namespace

void read_entries(Table& table, const Section& file, Log& log) {
  for (const EntryReader& reader : readers) {
    const auto key = std::find_if(file.keys.begin(), file.keys.end(),
                                  [&reader](const toml::Key& row) { return row.name == reader.key; });
    table.each(static_cast<std::size_t>(key - file.keys.begin()), [&](Table& entry) { reader.read(entry, log); });
  }
  find_contradictions(table, log);
}

void read_surgery(Table& table, Plan& plan) {
  const auto procedure = table.word(keys::surgery["procedure"]);
  const auto on = table.day(keys::surgery["on"]);
  const auto area_word = table.word(keys::surgery["area"]);
  Surgery surgery;
  surgery.at = table.at();
  surgery.side = side_of(table.word(keys::surgery["side"]));
  surgery.area = area_of(area_word);
  table.each(keys::surgery["cleared"], [&](Table& cleared) {
    surgery.cleared.running = end_day(cleared, keys::cleared["running"], on, ends_before_it_begins);
    surgery.cleared.massage = end_day(cleared, keys::cleared["massage"], on, ends_before_it_begins);
  });
  surgery.wound_closed = table.boolean(keys::surgery["wound_closed"]).value_or(false);
  surgery.extension_deficit = table.boolean(keys::surgery["extension_deficit"]).value_or(false);
  surgery.stiffness = table.boolean(keys::surgery["stiffness"]).value_or(false);
  if (!procedure || !on) return;
  surgery.on = *on;
  const bool other = procedure->value == "other";
  surgery.procedure = other                                      ? Surgery::Procedure::other
                      : procedure->value == "acl-reconstruction" ? Surgery::Procedure::acl_reconstruction
                                                                 : Surgery::Procedure::patellar_tendon_repair;
  if (other && !table.has(keys::surgery["area"])) {
    table.findings().add(area_needed, procedure->at, "a procedure of another kind needs an area",
                         "for example area = \"foot\"");
  }
  if (!other && surgery.area && *surgery.area != Area::knee) {
    table.findings().add(area_contradicts, area_word->at,
                         fmt::format("{} is an operation on the knee", toml::quote(procedure->value)),
                         "leave area out, or write procedure = \"other\"");
  }
  if (!other) surgery.area = Area::knee;
  plan.surgeries.push_back(surgery);
}

void read_condition(Table& table, Plan& plan) {
  auto name = table.word(keys::condition["name"]);
  const auto since = table.day(keys::condition["since"]);
  Condition condition;
  condition.cleared = end_day(table, keys::condition["cleared"], since, ends_before_it_begins);
  condition.note = table.plain(keys::condition["note"]);
  condition.at = table.at();
  if (since) condition.since = since->value;
  if (!name) return;
  condition.name = std::move(*name);
  plan.conditions.push_back(std::move(condition));
}

}  // namespace rubdown
