#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "training/generator.hpp"

namespace rubdown::generator {
namespace {

/// Kinds of faster sessions; a row of `makers` writes each.
enum class Work {
  hills,
  long_hills,
  fartlek,
  long_fartlek,
  progression,
  cruise,
  long_cruise,
  tempo,
  r400,
  i800,
  i1000,
  i1200,
  race_pace
};

/// What a faster session has to fit.
struct Slot {
  int total;  ///< whole units, warm-up and cool-down included
  double week_km;
  Units units;
  Distance race;
  double one() const { return unit(units).km(); }
  /// Kilometres beside warm-up and cool-down.
  double room() const { return (total - (units == Units::km ? 3 : 2)) * one(); }
};

// Caps of faster running: threshold 10 % of the week, intervals 8 % and 10 km, repetitions 5 % and 8 km (daniels-2014).
double threshold_km(const Slot& slot) { return std::min(0.10 * slot.week_km, slot.room()); }
double interval_km(const Slot& slot) { return std::min(0.08 * slot.week_km, 10.0); }
double repetition_km(const Slot& slot) { return std::min(0.05 * slot.week_km, 8.0); }

std::string total(const Slot& slot) { return amount(slot.total, slot.units); }

/// `n` pieces of `metres` with a jog after each that together fit the cap and the room; empty where that is under
/// `least`.
std::string pieces(const Slot& slot, double cap_km, int metres, std::string_view effort, int jog, int least) {
  const double each = metres / 1000.0;
  const int by_cap = static_cast<int>(cap_km / each + 0.05);
  const int by_room = static_cast<int>(slot.room() / (each + jog / 1000.0));
  const int count = std::min({by_cap, by_room, 12});
  if (count < least) return {};
  return fmt::format("{}, w/ {}x{} m @ {} w/ {} m jog", total(slot), count, metres, effort, jog);
}

std::string hills(const Slot& slot, std::string_view length, double each) {
  const int count = std::clamp(static_cast<int>(slot.week_km / 7), 5, 10);
  if (count * each > slot.room()) return {};
  return fmt::format("{} easy, w/ {}x{} hills", total(slot), count, length);
}

std::string fartlek(const Slot& slot, int minutes, int most) {
  const int count = std::min(most, static_cast<int>(slot.room() * 5.5 / (2 * minutes)));
  if (count < 4) return {};
  return fmt::format("{} fartlek, w/ {}x({} min hard, {} min easy)", total(slot), count, minutes, minutes);
}

std::string cruise(const Slot& slot, int units_each) {
  const double each = units_each * slot.one();
  const int count =
      std::min({static_cast<int>(threshold_km(slot) / each + 0.05), 8, static_cast<int>(slot.room() / (each + 0.2))});
  const int least = units_each == 1 ? 3 : 2;
  if (count < least) return {};
  return fmt::format("{}, w/ {}x{} @ T w/ {} min jog", total(slot), count, amount(units_each, slot.units), units_each);
}

std::string tempo(const Slot& slot) {
  const int most = slot.units == Units::km ? 10 : 6;
  const int length = std::min(most, static_cast<int>(threshold_km(slot) / slot.one() + 0.2));
  if (length * slot.one() < 2.9) return {};
  return fmt::format("{}, w/ {} @ T", total(slot), amount(length, slot.units));
}

std::string progression(const Slot& slot) {
  const int last = std::max(slot.total / 3, 2);
  return fmt::format("{} progression, last {} steady", total(slot), amount(last, slot.units));
}

std::string_view race_effort(Distance race) {
  if (race > metres(25'000)) return "MP";
  return race > metres(12'500) ? "HMP" : "T";
}

/// Running at the pace of the race, as far as that is a pace for training: marathon and half.
std::string race_pace(const Slot& slot) {
  if (slot.race <= metres(12'500)) return {};
  const double most = slot.race > metres(25'000) ? 0.16 * slot.week_km : 0.10 * slot.week_km;
  const int length = static_cast<int>(std::min({most, slot.room(), 16.0}) / slot.one());
  if (length * slot.one() < 2.9) return {};
  return fmt::format("{}, w/ {} @ {}", total(slot), amount(length, slot.units), race_effort(slot.race));
}

std::string write_work(Work work, const Slot& slot) {
  switch (work) {
  case Work::hills:
    return hills(slot, "45 s", 0.35);
  case Work::long_hills:
    return hills(slot, "90 s", 0.60);
  case Work::fartlek:
    return fartlek(slot, 1, 10);
  case Work::long_fartlek:
    return fartlek(slot, 2, 8);
  case Work::progression:
    return progression(slot);
  case Work::cruise:
    return cruise(slot, 1);
  case Work::long_cruise:
    return cruise(slot, 2);
  case Work::tempo:
    return tempo(slot);
  case Work::r400:
    return pieces(slot, repetition_km(slot), 400, "R", 400, 4);
  case Work::i800:
    return pieces(slot, interval_km(slot), 800, "I", 400, 3);
  case Work::i1000:
    return pieces(slot, interval_km(slot), 1000, "I", 400, 3);
  case Work::i1200:
    return pieces(slot, interval_km(slot), 1200, "I", 400, 3);
  case Work::race_pace:
    return race_pace(slot);
  }
  return {};
}

/// What the faster sessions of a phase are, in turn: the first of a week, and the second where there are two.
struct Menu {
  std::array<Work, 4> first, second;
};

constexpr std::array<Menu, 3> beginner_menus{{{{Work::fartlek, Work::hills, Work::progression, Work::long_fartlek}, {}},
                                              {{Work::cruise, Work::hills, Work::tempo, Work::long_fartlek}, {}},
                                              {{Work::tempo, Work::race_pace, Work::cruise, Work::progression}, {}}}};
constexpr std::array<Menu, 3> intermediate_menus{
    {{{Work::hills, Work::fartlek, Work::tempo, Work::long_hills},
      {Work::progression, Work::cruise, Work::long_fartlek, Work::tempo}},
     {{Work::i800, Work::long_hills, Work::i1000, Work::r400},
      {Work::tempo, Work::cruise, Work::progression, Work::race_pace}},
     {{Work::i1000, Work::cruise, Work::i1200, Work::i800},
      {Work::race_pace, Work::tempo, Work::long_cruise, Work::race_pace}}}};
constexpr std::array<Menu, 3> advanced_menus{{{{Work::hills, Work::r400, Work::long_hills, Work::fartlek},
                                               {Work::tempo, Work::progression, Work::cruise, Work::long_fartlek}},
                                              {{Work::i1000, Work::i800, Work::long_hills, Work::i1200},
                                               {Work::cruise, Work::race_pace, Work::tempo, Work::long_cruise}},
                                              {{Work::i1200, Work::cruise, Work::i1000, Work::long_cruise},
                                               {Work::race_pace, Work::tempo, Work::race_pace, Work::cruise}}}};

const Menu& menu_for(Level level, Phase phase) {
  const std::size_t row = phase == Phase::base ? 0 : phase == Phase::build ? 1 : 2;
  switch (level) {
  case Level::beginner:
    return beginner_menus[row];
  case Level::intermediate:
    return intermediate_menus[row];
  case Level::advanced:
    return advanced_menus[row];
  }
  return beginner_menus[row];
}

constexpr std::string_view long_notes[] = {
    "flat and relaxed: you can talk all the way", "a rolling course, by effort and not by the watch",
    "try what you will eat and drink in the race", "start slower than you think, and finish as you started",
    "in the shoes and clothes of race day"};

constexpr std::string_view easy_notes[] = {"on grass or a trail, if there is one", "with company, talking",
                                           "without looking at the watch", "a new route"};

/// Writes the days of all weeks in order, so that sessions take turns.
class Writer {
 public:
  explicit Writer(const Settled& settled) : settled_(settled), units_(settled.shape.units) {}

  void week(WeekPlan& plan) {
    int faster = 0;
    // Strides go with another easy run from week to week.
    int easy_runs = 0;
    const int with_strides = plan.shape.phase == Phase::race ? -1 : week_++ % 2;
    for (DayShape& day : plan.days) {
      switch (day.role) {
      case Role::rest:
        day.text = "rest";
        break;
      case Role::easy:
        write_easy(day, easy_runs++ == with_strides);
        break;
      case Role::recovery:
        day.text = fmt::format("recovery {}", amount(day.distance, units_));
        break;
      case Role::medium:
        day.text = fmt::format("easy {}", amount(day.distance, units_));
        break;
      case Role::quality:
        day.text = faster_session(plan, day, faster++);
        break;
      case Role::touch:
        day.text = touch(day.distance);
        break;
      case Role::long_run:
        write_long_run(plan, day);
        break;
      case Role::tune_up:
        write_tune_up(day);
        break;
      case Role::eve:
        day.text = fmt::format("easy {} + 4 strides", amount(day.distance, units_));
        break;
      case Role::race:
        day.text = race_text();
        break;
      }
    }
  }

 private:
  std::string easy(int distance, bool strides) const {
    if (!strides) return fmt::format("easy {}", amount(distance, units_));
    return fmt::format("easy {} + {} strides", amount(distance, units_),
                       settled_.shape.level == Level::beginner ? 4 : 6);
  }

  void write_easy(DayShape& day, bool strides) {
    day.text = easy(day.distance, strides);
    if (!strides && easy_++ % 4 == 3) day.note = easy_notes[easy_note_++ % std::size(easy_notes)];
  }

  std::string faster_session(const WeekPlan& plan, const DayShape& day, int place) {
    const Menu& menu = menu_for(settled_.shape.level, plan.shape.phase);
    const bool second = place > 0 && settled_.shape.level != Level::beginner;
    const std::array<Work, 4>& works = second ? menu.second : menu.first;
    const Slot slot{day.distance, plan.shape.distance * unit(units_).km(), units_, settled_.request.distance};
    int& turn = second ? second_turn_ : first_turn_;
    std::optional<Work>& last = second ? last_second_ : last_first_;
    for (int tried = 0; tried < 4; ++tried) {
      const Work work = works[static_cast<std::size_t>(turn++ % 4)];
      std::string text = work == last ? std::string{} : write_work(work, slot);
      if (text.empty()) continue;
      last = work;
      return text;
    }
    return easy(day.distance, true);
  }

  /// A little at race effort, not hard.
  std::string touch(int distance) const {
    const std::string whole_run = amount(distance, units_);
    if (settled_.request.distance <= metres(12'500))
      return fmt::format("{} easy, w/ 4x200 m @ I w/ 200 m jog", whole_run);
    const int length = std::max(1, std::min(distance - (units_ == Units::km ? 3 : 2), units_ == Units::km ? 3 : 2));
    return fmt::format("{} easy, w/ {}x{} @ {}", whole_run, length, units_ == Units::km ? "1 km" : "1 mi",
                       race_effort(settled_.request.distance));
  }

  /// Whole units at marathon pace at the end of a long run; 0 where it is an easy one. Every second long run of the
  /// later weeks for those who run more, one for beginners; never over 16 km or 35 % of the run.
  int marathon_pace_part(const WeekPlan& plan, int distance) {
    const Phase phase = plan.shape.phase;
    const bool late = phase == Phase::peak || (phase == Phase::build && settled_.shape.level != Level::beginner);
    if (!late || plan.shape.cutback || settled_.request.distance <= metres(25'000)) return 0;
    if (++late_long_runs_ % 2 == 0) return 0;
    const int per_cent = settled_.shape.level == Level::beginner ? 15 : phase == Phase::peak ? 33 : 22;
    return std::min(distance * per_cent / 100, whole(16, units_));
  }

  void write_long_run(const WeekPlan& plan, DayShape& day) {
    day.text = fmt::format("long {}", amount(day.distance, units_));
    const int fast = marathon_pace_part(plan, day.distance);
    if (fast * unit(units_).km() >= 2.9) {
      day.text += fmt::format(", last {} @ MP", amount(fast, units_));
      return;
    }
    if (plan.shape.phase == Phase::taper) return;
    day.note = long_notes[note_++ % std::size(long_notes)];
  }

  void write_tune_up(DayShape& day) const {
    const bool half = day.distance == (units_ == Units::km ? 21 : 13);
    day.text = half ? "half marathon race" : fmt::format("{}, w/ 10 km race", amount(day.distance, units_));
    day.note = half ? "a tune-up: any half marathon near, or a steady run of that length alone"
                    : "a tune-up: any 10 km near, or a time trial alone; it tells your paces";
  }

  std::string race_text() const {
    const Distance race = settled_.request.distance;
    if (race == marathon) return "marathon race";
    if (race == half_marathon) return "half marathon race";
    return "race";
  }

  const Settled& settled_;
  Units units_;
  int first_turn_ = 0, second_turn_ = 0, late_long_runs_ = 0, week_ = 0, easy_ = 0;
  std::size_t note_ = 0, easy_note_ = 0;
  std::optional<Work> last_first_, last_second_;
};

}  // namespace

void write_sessions(const Settled& settled, std::vector<WeekPlan>& weeks) {
  Writer writer(settled);
  for (WeekPlan& week : weeks) writer.week(week);
}

}  // namespace rubdown::generator
