#include <algorithm>
#include <cmath>

#include "training/generator.hpp"

namespace rubdown::generator {
namespace {

/// A day of the block counted from its first Monday.
using DayNumber = int;

/// What is on the calendar already when a hard session looks for a day.
struct HardDay {
  DayNumber day;
  int clear_before, clear_after;  ///< days from it on which nothing hard may stand
};

struct Limits {
  int least_easy, least_quality, most_easy, eve;
};

Limits limits_of(const Shape& shape) {
  const bool km = shape.units == Units::km;
  const int most = shape.level == Level::advanced ? 20 : 15;
  return {km ? 3 : 2, km ? 7 : 5, whole(most, shape.units), km ? 3 : 2};
}

class Arrangement {
 public:
  Arrangement(const Settled& settled, const std::vector<WeekShape>& block)
      : settled_(settled), limits_(limits_of(settled.shape)) {
    for (const WeekShape& shape : block) {
      WeekPlan week;
      week.shape = shape;
      weeks_.push_back(week);
    }
    race_ = 7 * (static_cast<int>(block.size()) - 1) + settled.shape.race_weekday;
  }

  std::vector<WeekPlan> run() {
    place_race();
    place_tune_ups();
    for (int week = 0; week < count(); ++week) place_long_run(week);
    for (int week = 0; week < count(); ++week) place_other_runs(week);
    for (int week = 0; week < count(); ++week) place_quality(week);
    for (int week = 0; week < count(); ++week) share_out(week);
    return std::move(weeks_);
  }

 private:
  int count() const { return static_cast<int>(weeks_.size()); }
  WeekPlan& week(int index) { return weeks_[static_cast<std::size_t>(index)]; }
  DayShape& day(DayNumber number) { return week(number / 7).days[number % 7]; }
  int days_left(DayNumber number) const { return race_ - number; }

  void place_race() { day(race_).role = Role::race; }

  /// A half marathon (for beginners 10 km) in the last lighter week, and 10 km in the one before the last of long
  /// blocks: races that show where one stands, at a time they cost nothing.
  void place_tune_ups() {
    const Distance race = settled_.request.distance;
    if (race < half_marathon) return;
    std::vector<int> lighter;
    for (int i = 0; i < count(); ++i) {
      const int left = race_ - (7 * i + settled_.shape.long_day);
      if (week(i).shape.cutback && left >= 28 && left <= 84) lighter.push_back(i);
    }
    if (lighter.empty()) return;
    tune_up(lighter.back(), race >= marathon && settled_.shape.level != Level::beginner);
    if (lighter.size() >= 2 && settled_.shape.level != Level::beginner) tune_up(lighter[lighter.size() - 2], false);
  }

  void tune_up(int index, bool half) {
    const bool km = settled_.shape.units == Units::km;
    WeekShape& shape = week(index).shape;
    // The half, or 10 km with warm-up and cool-down: in whole units of the week's sum.
    const int total = half ? (km ? 21 : 13) : (km ? 14 : 9);
    if (total > shape.distance * settled_.shape.share / 100 || total > shape.long_run * 3 / 2) return;
    shape.long_run = total;
    week(index).days[settled_.shape.long_day].role = Role::tune_up;
  }

  /// The day of a week's long run: the last long one stands early enough before the race.
  int long_day(int index) const {
    const int usual = settled_.shape.long_day, taper = taper_weeks(settled_.shape);
    if (index != count() - taper - 1) return usual;
    const int needed = settled_.shape.marathon_taper && settled_.shape.weeks >= 16 ? 21 : 14;
    const std::vector<int>& rest = settled_.request.rest;
    for (int day = usual; day >= 0; --day) {
      const bool free = std::find(rest.begin(), rest.end(), day) == rest.end();
      if (free && race_ - (7 * index + day) >= needed) return day;
    }
    return usual;
  }

  void place_long_run(int index) {
    const WeekShape& shape = week(index).shape;
    if (shape.long_run == 0) return;
    const int weekday = long_day(index);
    DayShape& target = week(index).days[weekday];
    if (target.role == Role::rest) target.role = Role::long_run;
    target.distance = shape.long_run;
    const double km = shape.long_run * unit(settled_.shape.units).km();
    const bool raced = target.role == Role::tune_up;
    // Nothing hard the day before; two clear days after, three after a half or 30 km.
    hard_.push_back({7 * index + weekday, 1, (raced && km > 20) || km >= 29.9 ? 2 : 1});
  }

  /// Weekdays with a run in a week: the usual ones, with the long run's own day where it was moved.
  std::vector<int> run_days(int index) {
    std::vector<int> days = settled_.run_days;
    const int weekday = long_day(index);
    if (std::find(days.begin(), days.end(), weekday) == days.end()) {
      std::replace(days.begin(), days.end(), settled_.shape.long_day, weekday);
    }
    return days;
  }

  Role role_near(DayNumber number) {
    const int left = days_left(number);
    if (left == 1) return settled_.runs >= 4 ? Role::eve : Role::rest;
    const bool after_long = number > 0 && is_long(number - 1);
    return after_long ? Role::recovery : Role::easy;
  }

  bool is_long(DayNumber number) {
    const Role role = day(number).role;
    return role == Role::long_run || role == Role::tune_up;
  }

  void place_other_runs(int index) {
    for (const int weekday : run_days(index)) {
      const DayNumber number = 7 * index + weekday;
      DayShape& target = day(number);
      if (target.role != Role::rest || number > race_) continue;
      target.role = role_near(number);
      if (target.role == Role::eve) target.distance = limits_.eve;
    }
  }

  /// Hard sessions a week besides the long run: none for beginners in their first four weeks.
  int quota(int index) {
    const WeekShape& shape = week(index).shape;
    if (settled_.shape.level == Level::beginner) return index < 4 || shape.cutback ? 0 : 1;
    const bool one = settled_.runs < 5 || shape.cutback || shape.phase == Phase::taper || shape.phase == Phase::race ||
                     (settled_.shape.level == Level::intermediate && shape.phase == Phase::base);
    return one ? 1 : 2;
  }

  bool clear(DayNumber number) const {
    return std::all_of(hard_.begin(), hard_.end(), [&](const HardDay& other) {
      return number < other.day - other.clear_before || number > other.day + other.clear_after;
    });
  }

  /// Days that can take a hard session, the one farthest from other hard days first.
  std::vector<DayNumber> candidates(int index) {
    std::vector<DayNumber> found;
    for (int weekday = 0; weekday < 7; ++weekday) {
      const DayNumber number = 7 * index + weekday;
      const Role role = day(number).role;
      const bool free = role == Role::easy || role == Role::recovery;
      if (free && clear(number) && days_left(number) >= 7) found.push_back(number);
    }
    return found;
  }

  int room(DayNumber number) const {
    int nearest = 7;
    for (const HardDay& other : hard_) nearest = std::min(nearest, std::abs(other.day - number));
    return nearest;
  }

  void place_quality(int index) {
    const int wanted = quota(index);
    for (int i = 0; i < wanted; ++i) {
      const std::vector<DayNumber> days = candidates(index);
      if (days.empty()) break;
      // With two to place the earliest day leaves room for the second; one alone takes the day with most room.
      DayNumber chosen = days.front();
      if (wanted == 1) {
        chosen = *std::max_element(days.begin(), days.end(),
                                   [&](DayNumber a, DayNumber b) { return preference(a) < preference(b); });
      }
      day(chosen).role = Role::quality;
      hard_.push_back({chosen, 1, 1});
    }
    place_touch(index);
    place_medium(index);
  }

  /// Room to other hard days; the last hard session before the race is best seven to ten days before it.
  int preference(DayNumber number) const {
    const bool last_place = days_left(number) >= 7 && days_left(number) <= 10;
    // Every third week another day than the roomiest, so that weeks are not all alike.
    const int roomy = number / 7 % 3 == 2 && days_left(number) > 20 ? -room(number) : room(number);
    return roomy + (last_place ? 10 : 0);
  }

  /// A few kilometres at race effort four or five days before the race.
  void place_touch(int index) {
    for (const int left : {5, 4, 6, 3}) {
      const DayNumber number = race_ - left;
      if (number / 7 != index || number < 0 || touched_) continue;
      if (day(number).role != Role::easy || !clear(number)) continue;
      day(number).role = Role::touch;
      hard_.push_back({number, 1, 1});
      touched_ = true;
    }
  }

  /// One longer easy run in the middle of the week, for those who run five days or more.
  void place_medium(int index) {
    if (settled_.runs < 5 || week(index).shape.phase == Phase::race) return;
    DayNumber best = -1;
    for (int weekday = 0; weekday < 7; ++weekday) {
      const DayNumber number = 7 * index + weekday;
      if (day(number).role != Role::easy || days_left(number) < 7) continue;
      const bool near_long = number + 1 < 7 * count() && is_long(number + 1);
      if (!near_long && (best < 0 || room(number) > room(best))) best = number;
    }
    if (best >= 0) day(best).role = Role::medium;
  }

  double weight(DayNumber number) {
    if (days_left(number) <= 2) return 0.6;
    switch (day(number).role) {
    case Role::recovery:
      return 0.75;
    case Role::medium:
      return 1.35;
    case Role::quality:
      return 1.15;
    case Role::easy:
    case Role::touch:
    case Role::rest:
    case Role::long_run:
    case Role::tune_up:
    case Role::eve:
    case Role::race:
      break;
    }
    const bool before_long = number + 1 < 7 * count() && is_long(number + 1);
    return before_long ? 0.8 : 1.0;
  }

  int least(DayNumber number) { return day(number).role == Role::quality ? limits_.least_quality : limits_.least_easy; }

  int most(DayNumber number) {
    const int longest = week(number / 7).shape.long_run;
    if (days_left(number) <= 6) return whole(settled_.shape.level == Level::advanced ? 12 : 10, settled_.shape.units);
    return std::max(limits_.least_quality, std::min(limits_.most_easy, longest == 0 ? limits_.most_easy : longest - 1));
  }

  std::vector<DayNumber> shared_days(int index, int& left) {
    std::vector<DayNumber> days;
    left = week(index).shape.distance;
    for (int weekday = 0; weekday < 7; ++weekday) {
      const DayShape& shape = week(index).days[weekday];
      if (shape.role == Role::rest || shape.role == Role::race) continue;
      if (shape.distance > 0) {
        left -= shape.distance;
      } else {
        days.push_back(7 * index + weekday);
      }
    }
    return days;
  }

  /// Gives up what does not fit a small week: first the faster running, then a run.
  void make_fit(std::vector<DayNumber>& days, int left) {
    const auto needed = [&] {
      int sum = 0;
      for (const DayNumber number : days) sum += least(number);
      return sum;
    };
    for (const DayNumber number : days) {
      if (needed() > left && day(number).role == Role::quality) day(number).role = Role::easy;
    }
    while (!days.empty() && needed() > left) {
      const auto lightest =
          std::min_element(days.begin(), days.end(), [&](DayNumber a, DayNumber b) { return weight(a) < weight(b); });
      day(*lightest).role = Role::rest;
      days.erase(lightest);
    }
  }

  /// Shares the week's distance out by weights, in whole units within the limits of each day.
  void share_out(int index) {
    keep_to_what_came_before(index);
    int left = 0;
    std::vector<DayNumber> days = shared_days(index, left);
    make_fit(days, left);
    for (const DayNumber number : days) day(number).distance = least(number);
    for (const DayNumber number : days) left -= day(number).distance;
    while (left > 0) {
      DayNumber next = -1;
      for (const DayNumber number : days) {
        if (day(number).distance >= most(number)) continue;
        if (next < 0 || fill(number) < fill(next)) next = number;
      }
      if (next < 0) break;
      ++day(next).distance;
      --left;
    }
    week(index).shape.distance -= left;
  }

  /// What a week before could not hold does not make the next one a jump.
  void keep_to_what_came_before(int index) {
    std::vector<WeekShape> before;
    for (int i = 0; i < index; ++i) before.push_back(week(i).shape);
    WeekShape& shape = week(index).shape;
    const int raced = shape.long_run;
    keep_limits(settled_.shape, before, shape);
    if (shape.cutback && index > 0) shape.distance = std::min(shape.distance, before.back().distance * 4 / 5);
    for (DayShape& day : week(index).days) {
      if (day.role == Role::tune_up) shape.long_run = raced;
      if (day.role == Role::long_run) day.distance = shape.long_run;
    }
  }

  double fill(DayNumber number) { return (day(number).distance + 0.5) / weight(number); }

  const Settled& settled_;
  Limits limits_;
  std::vector<WeekPlan> weeks_;
  std::vector<HardDay> hard_;
  DayNumber race_ = 0;
  bool touched_ = false;
};

}  // namespace

std::vector<WeekPlan> arrange(const Settled& settled, const std::vector<WeekShape>& block) {
  return Arrangement(settled, block).run();
}

}  // namespace rubdown::generator
