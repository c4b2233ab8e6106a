#include "recovery/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr TimeOfDay evening{Minutes{18 * 60}}, morning{Minutes{7 * 60}};

std::string spaced(std::string_view hyphenated) {
  std::string words{hyphenated};
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

/// `Long run 10 mi on Sun 1 Mar`.
std::string_view kept_words(const Session& session, DayWords& day, TextStore& texts) {
  day.go_to(session.day);
  return texts.join({session.title, " on ", day.text()});
}

std::string area_key(BodyArea area) { return fmt::format("{}-{}", name(area.area), name(area.side)); }

/// Nothing where no fact is made of it.
std::optional<FactKind> kind_of(Category kind) {
  switch (kind) {
  case Category::run:
    return FactKind::run;
  case Category::race:
    return FactKind::race;
  case Category::cross:
    return FactKind::cross;
  case Category::recovery:
  case Category::rest:
    return std::nullopt;
  }
  return std::nullopt;
}

void fill_run(Fact& fact, const Run& run) {
  fact.run_kind = run.workout->kind;
  fact.long_run = run.is_long;
  fact.hard = run.hard;
  fact.written = run.workout->flags;
  if (run.workout->quality) fact.quality = run.workout->quality->max;
}

// A race is hard, and long by the size that makes a run long.
void fill_race(Fact& fact, const Race& race, Seconds length) {
  fact.run_kind = RunKind::race;
  fact.hard = true;
  fact.long_run = race.distance >= metres(16'000) || length >= Minutes{90};
  fact.priority = race.priority;
  fact.distance = race.distance;
}

void fill_session(Fact& fact, const Session& session, std::size_t index, DayWords& day, TextStore& texts) {
  fact.session = static_cast<std::uint32_t>(index);
  fact.day = session.day;
  // Without a clock time the whole day counts: exclusions round up.
  fact.begin = session.start.value_or(Civil{session.day});
  fact.end = session.start ? *session.end() : Civil{session.day + std::chrono::days{1}};
  fact.key = session.identity;
  fact.words = kept_words(session, day, texts);
  if (session.distance) fact.distance = session.distance->max;
  if (session.length_known) fact.duration = std::chrono::duration_cast<Minutes>(session.length);
  if (const auto* run = std::get_if<Run>(&session.what)) fill_run(fact, *run);
  if (const auto* race = std::get_if<Race>(&session.what)) fill_race(fact, *race, session.length);
  // Without parts all of it is run at the main effort.
  if (!fact.quality) fact.quality = fact.distance;
}

/// What the plan asks for in a week, stopped or not; nothing where a run has no distance.
std::optional<Distance> planned_distance(const Schedule& schedule, int week) {
  Distance sum;
  for (const Session& session : schedule.sessions) {
    if (session.week != week) continue;
    const Category kind = category(session);
    if (kind != Category::run && kind != Category::race) continue;
    if (!session.distance) return std::nullopt;
    sum += session.distance->max;
  }
  return sum;
}

bool earlier(const Fact& a, const Fact& b) { return a.begin != b.begin ? a.begin < b.begin : a.key < b.key; }

/// Sessions come in order, entries as somebody wrote them down.
void put_in_order(std::vector<Fact>& facts) {
  if (!std::is_sorted(facts.begin(), facts.end(), earlier)) std::sort(facts.begin(), facts.end(), earlier);
}

/// The weeks of days that seldom go back: the one looked at last, or the next, is nearly always the one.
class WeekWalk {
 public:
  explicit WeekWalk(const Schedule& schedule) : schedule_(schedule) {}
  const Week* of(Day day) {
    const auto holds = [&](const Week* week) {
      return week != nullptr && week->start <= day && day < week->start + std::chrono::days{7};
    };
    if (!holds(week_)) week_ = week_of(schedule_, day);
    return week_;
  }

 private:
  const Schedule& schedule_;
  const Week* week_ = nullptr;
};

}  // namespace

Facts::Facts(const Schedule& schedule, const Plan& plan, const Engine& engine, FactKinds kinds)
    : schedule_(&schedule), plan_(&plan), engine_(&engine), kinds_(plan.entries.empty() ? kinds : all_facts) {
  add_sessions();
  for (const FactKind kind : {FactKind::run, FactKind::race, FactKind::cross}) put_in_order(list(kind));
  index_days();
  add_symptoms();
  add_entries();
  add_flags_and_illness();
  add_remarks();
  add_surgery_and_conditions();
  add_massages();
  if ((kinds_ & (bit(FactKind::week) | bit(FactKind::athlete))) != 0) add_weeks();
  for (std::vector<Fact>& facts : by_kind_) put_in_order(facts);
  for (const FactKind kind : {FactKind::symptom, FactKind::flag, FactKind::illness, FactKind::condition}) {
    take_over_ends(list(kind));
  }
  complete();
}

void Facts::add_sessions() {
  if ((kinds_ & bit(FactKind::run)) != 0) list(FactKind::run).reserve(schedule_->sessions.size());
  if ((kinds_ & bit(FactKind::cross)) != 0) list(FactKind::cross).reserve(2 * schedule_->weeks.size());
  WeekWalk weeks{*schedule_};
  DayWords day{first_day()};
  for (std::size_t i = 0; i < schedule_->sessions.size(); ++i) {
    const Session& session = schedule_->sessions[i];
    const std::optional<FactKind> kind = kind_of(category(session));
    if (!kind || (kinds_ & bit(*kind)) == 0) continue;
    if (session.status == Status::missed || session.status == Status::stopped) continue;
    Fact& fact = list(*kind).emplace_back();
    fact.kind = *kind;
    fill_session(fact, session, i, day, *schedule_->texts);
    fact.week = weeks.of(fact.day);
    if (fact.week != nullptr && fact.distance && fact.week->distance.max.mm > 0) {
      fact.share_of_week = static_cast<double>(fact.distance->mm) / static_cast<double>(fact.week->distance.max.mm);
    }
  }
}

/// An entry without a time was felt on the day's longest run, or is written in the evening.
Civil Facts::entry_time(Day day, std::optional<TimeOfDay> given) const {
  if (given) return at(day, *given);
  const Fact* run = longest_run(day);
  return run != nullptr ? run->end : at(day, engine_->log_time);
}

void Facts::add_symptoms() {
  std::vector<const LoggedSymptom*> entries;
  for (const LoggedSymptom& entry : plan_->entries.symptoms) entries.push_back(&entry);
  std::stable_sort(entries.begin(), entries.end(),
                   [](const LoggedSymptom* a, const LoggedSymptom* b) { return a->on < b->on; });
  std::map<BodyArea, int> numbers;
  for (const LoggedSymptom* entry : entries) {
    Fact fact;
    fact.kind = FactKind::symptom;
    fact.day = entry->on;
    fact.begin = fact.end = entry_time(entry->on, entry->at);
    fact.key = schedule_->texts->keep(fmt::format("symptom/{}/{}", area_key(entry->area), ++numbers[entry->area]));
    fact.words = schedule_->texts->keep(
        fmt::format("{} {}/10 on {}", describe(entry->area), entry->severity.value, day_in_words(entry->on)));
    Told& told = tell(fact);
    told.areas = {&entry->area, 1};
    told.side = entry->area.side;
    told.severity = entry->severity.value;
    told.signs = {entry->night_pain, entry->rest_pain, entry->altered_gait};
    told.note = entry->note;
    told.cleared = entry->cleared;
    told.place = entry->place;
    fact.week = week_of(*schedule_, fact.day);
    list(FactKind::symptom).push_back(fact);
  }
}

void Facts::add_entries() {
  const Log& log = plan_->entries;
  const auto add = [&](FactKind kind, std::string_view kind_name, Day day, Civil begin,
                       const std::string& words) -> Fact& {
    Fact& fact = list(kind).emplace_back();
    fact.kind = kind;
    fact.day = day;
    fact.begin = fact.end = begin;
    fact.key = schedule_->texts->keep(fmt::format("{}/{}", kind_name, list(kind).size()));
    fact.words = schedule_->texts->keep(words);
    fact.week = week_of(*schedule_, day);
    return fact;
  };
  const auto evening_of = [&](Day day, std::optional<TimeOfDay> given) {
    return at(day, given.value_or(engine_->log_time));
  };
  for (const LoggedStress& entry : log.stress) {
    Fact& fact = add(FactKind::stress, "stress", entry.on, evening_of(entry.on, entry.at),
                     fmt::format("stress {}/10 on {}", entry.level, day_in_words(entry.on)));
    Told& told = tell(fact);
    told.level = entry.level;
    told.note = entry.note;
  }
  for (const LoggedSoreness& entry : log.soreness) {
    Fact& fact = add(FactKind::soreness, "soreness", entry.on, evening_of(entry.on, entry.at),
                     fmt::format("soreness {}/10 on {}", entry.level, day_in_words(entry.on)));
    Told& told = tell(fact);
    told.level = entry.level;
    told.areas = entry.areas;
  }
  for (const LoggedSleep& entry : log.sleep) {
    Fact& fact = add(FactKind::sleep, "sleep", entry.on, at(entry.on, morning),
                     fmt::format("{} of sleep before {}", format_duration(entry.length), day_in_words(entry.on)));
    tell(fact).slept = entry.length;
  }
  for (const LoggedSkipped& entry : log.skipped) {
    std::string what;
    for (const auto& [left_out, word] :
         {std::pair{entry.stretching, "stretching"}, {entry.hydration, "drinking"}, {entry.rolling, "rolling"}}) {
      if (left_out) what.append(what.empty() ? "" : " and ").append(word);
    }
    Fact& fact = add(FactKind::skipped, "skipped", entry.on, entry_time(entry.on, std::nullopt),
                     fmt::format("{} left out on {}", what, day_in_words(entry.on)));
    Told& told = tell(fact);
    told.skipped = {entry.stretching, entry.hydration, entry.rolling};
    told.note = entry.note;
    if (const Fact* run = longest_run(entry.on)) fact.duration = run->duration;
  }
}

void Facts::name_remark(Fact& fact, std::string_view text) {
  fact.kind = FactKind::note;
  fact.key = schedule_->texts->keep(fmt::format("note/{}", list(FactKind::note).size()));
  fact.words =
      schedule_->texts->keep(fmt::format("note \"{}\" on {}", cut(one_line(text), 60), day_in_words(fact.day)));
}

/// Remarks: those that stand alone, then those on entries that are no report of a pain.
void Facts::add_remarks() {
  const Log& log = plan_->entries;
  const auto add = [&](Day day, std::string_view text, Span place, const LoggedNote* note = nullptr) {
    if (trim(text).empty()) return;
    Fact& fact = list(FactKind::note).emplace_back();
    fact.day = day;
    fact.begin = fact.end = entry_time(day, std::nullopt);
    name_remark(fact, text);
    Told& told = tell(fact);
    told.note = text;
    told.is_note = note != nullptr;
    told.place = place;
    if (note != nullptr) told.cleared = note->cleared;
    fact.week = week_of(*schedule_, day);
  };
  for (const LoggedNote& entry : log.notes) add(entry.on, entry.text, entry.place, &entry);
  for (const LoggedDone& entry : log.done) add(entry.on, entry.note, entry.place);
  for (const LoggedMissed& entry : log.missed) add(entry.on, entry.why, entry.place);
  for (const LoggedStress& entry : log.stress) add(entry.on, entry.note, entry.place);
  for (const LoggedSkipped& entry : log.skipped) add(entry.on, entry.note, entry.place);
  // On a warning sign or an illness it is about the same area and side, and over when that is: both share what is told.
  for (const FactKind kind : {FactKind::flag, FactKind::illness}) {
    for (const Fact& entry : of(kind)) {
      const std::string_view text = entry.told().note;
      if (!trim(text).empty()) name_remark(list(FactKind::note).emplace_back(entry), text);
    }
  }
}

void Facts::add_flags_and_illness() {
  std::map<std::string, int> numbers;
  for (const LoggedFlag& entry : plan_->entries.flags) {
    Fact& fact = list(FactKind::flag).emplace_back();
    fact.kind = FactKind::flag;
    fact.day = entry.on;
    fact.begin = fact.end = Civil{entry.on};
    const std::string side = entry.side == Side::both ? std::string{} : fmt::format("-{}", name(entry.side));
    const std::string key = fmt::format("flag/{}{}", entry.name.value, side);
    fact.key = schedule_->texts->keep(fmt::format("{}/{}", key, ++numbers[key]));
    Told& told = tell(fact);
    told.flag = entry.name.value;
    fact.words = schedule_->texts->keep(fmt::format(
        "{}{} on {}", spaced(entry.name.value),
        entry.side == Side::both ? std::string{} : fmt::format(" ({})", name(entry.side)), day_in_words(entry.on)));
    told.side = entry.side;
    if (entry.area) told.areas = kept({*entry.area, entry.side});
    told.cleared = entry.cleared;
    told.place = entry.place;
    told.note = entry.note;
    fact.week = week_of(*schedule_, fact.day);
  }
  for (const LoggedIllness& entry : plan_->entries.illness) {
    Fact& fact = list(FactKind::illness).emplace_back();
    fact.kind = FactKind::illness;
    fact.day = entry.on;
    fact.begin = fact.end = Civil{entry.on};
    fact.key = schedule_->texts->keep(fmt::format("illness/{}", list(FactKind::illness).size()));
    fact.words = schedule_->texts->keep(
        fmt::format("{} on {}", entry.fever ? "illness with fever" : "a cold", day_in_words(entry.on)));
    Told& told = tell(fact);
    told.fever = entry.fever;
    told.cleared = entry.cleared;
    told.place = entry.place;
    told.note = entry.note;
    fact.week = week_of(*schedule_, fact.day);
  }
}

void Facts::add_surgery_and_conditions() {
  constexpr std::array<std::string_view, 3> procedures{"ACL reconstruction", "patellar tendon repair", "surgery"};
  for (const Surgery& surgery : plan_->surgeries) {
    Fact& fact = list(FactKind::surgery).emplace_back();
    fact.kind = FactKind::surgery;
    fact.day = surgery.on.value;
    fact.begin = fact.end = Civil{surgery.on.value};
    fact.key = schedule_->texts->keep(fmt::format("surgery/{}", list(FactKind::surgery).size()));
    Told& told = tell(fact);
    told.areas = kept({surgery.area.value_or(Area::knee), surgery.side});
    told.side = surgery.side;
    told.surgery = &surgery;
    fact.words =
        schedule_->texts->keep(fmt::format("{} ({}) on {}", procedures[static_cast<std::size_t>(surgery.procedure)],
                                           describe(told.areas.front()), format_day(surgery.on.value)));
  }
  for (const Condition& condition : plan_->conditions) {
    Fact& fact = list(FactKind::condition).emplace_back();
    fact.kind = FactKind::condition;
    fact.day = condition.since.value_or(first_day());
    fact.begin = fact.end = Civil{fact.day};
    Told& told = tell(fact);
    told.condition = condition.name.value;
    fact.key = schedule_->texts->keep(fmt::format("condition/{}", condition.name.value));
    fact.words = schedule_->texts->keep(spaced(condition.name.value));
    told.cleared = condition.cleared;
    told.note = condition.note;
  }
}

void Facts::add_massages() {
  const auto add = [&](Day day, SessionType type, Civil begin) {
    Fact& fact = list(FactKind::massage).emplace_back();
    fact.kind = FactKind::massage;
    fact.day = day;
    fact.begin = fact.end = begin;
    tell(fact).massage = type;
    fact.key = schedule_->texts->keep(fmt::format("massage/{}", list(FactKind::massage).size()));
    fact.words = schedule_->texts->keep(fmt::format("{} on {}", row(type).title, day_in_words(day)));
  };
  const RecoverySettings& settings = plan_->recovery;
  const SessionType usual =
      settings.prefer == MassagePreference::relax ? SessionType::massage_relax : SessionType::massage_sport;
  for (const LoggedMassage& entry : plan_->entries.massages) add(entry.on, entry.type, at(entry.on, evening));
  for (const Pin& pin : settings.pins) add(pin.date.value, pin.session.value, at(pin.date.value, pin.at.value));
  if (settings.last_massage) add(settings.last_massage->value, usual, at(settings.last_massage->value, evening));
  if (settings.last_deep_massage) {
    const Day day = settings.last_deep_massage->value;
    add(day, SessionType::massage_deep, at(day, evening));
  }
}

void Facts::add_weeks() {
  list(FactKind::week).reserve(schedule_->weeks.size());
  for (const Week& week : schedule_->weeks) {
    Fact& fact = list(FactKind::week).emplace_back();
    fact.kind = FactKind::week;
    fact.day = week.start;
    fact.begin = Civil{week.start};
    fact.end = Civil{week.start + std::chrono::days{7}};
    // Both in one text: `w07week 7`.
    const std::string number = std::to_string(week.number);
    const std::string_view key_start = number.size() < 2 ? "w0" : "w";
    const std::string_view both = schedule_->texts->join({key_start, number, "week ", number});
    fact.key = both.substr(0, key_start.size() + number.size());
    fact.words = both.substr(fact.key.size());
    fact.week = &week;
  }
  Fact& athlete = list(FactKind::athlete).emplace_back();
  athlete.kind = FactKind::athlete;
  athlete.day = first_day();
  athlete.begin = athlete.end = Civil{athlete.day};
  athlete.key = "athlete";
  athlete.words = "the athlete";
  if (!schedule_->weeks.empty()) {
    athlete.week = &schedule_->weeks.front();
    athlete.distance = planned_distance(*schedule_, athlete.week->number);
  }
}

}  // namespace rubdown
