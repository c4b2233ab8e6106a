#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "rubdown/base/text.hpp"
#include "rubdown/training/codes.hpp"
#include "training/day_items.hpp"

namespace rubdown {
namespace {

constexpr std::string_view weekday_keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// Identities of one week's sessions as written (`w07/easy/1`): kind and ordinal, so that a run keeps its own when it
/// changes its day.
class WeekIdentities {
 public:
  WeekIdentities(int number, TextStore& texts) : texts_(texts) {
    *kinds_++ = 'w';
    if (number < 10) *kinds_++ = '0';
    kinds_ = put_number(number, kinds_);
    *kinds_++ = '/';
  }

  KeptText next(const PlanSession& session, int weekday) {
    const RunKind kind = session.workout->kind;
    char* end = put(name(kind), kinds_);
    if (kind != RunKind::rest) {
      end = put_number(++count_[static_cast<std::size_t>(kind)], end);
    } else {
      const std::string_view key = weekday_keys[weekday];
      const int times = ++rests_[static_cast<std::size_t>(weekday)];
      end = times > 1 ? put_number(times, put(key, end)) : std::copy_n(key.data(), key.size(), end);
    }
    return texts_.keep({text_.data(), static_cast<std::size_t>(end - text_.data())});
  }

 private:
  /// A part of an identity and the slash behind it.
  static char* put(std::string_view part, char* to) {
    to = std::copy_n(part.data(), part.size(), to);
    *to++ = '/';
    return to;
  }
  char* put_number(int number, char* to) {
    if (number < 10) {
      *to = static_cast<char>('0' + number);
      return to + 1;
    }
    return std::to_chars(to, text_.data() + text_.size(), number).ptr;
  }

  std::array<char, 64> text_;   ///< the one made last: two numbers and two short names at most
  char* kinds_ = text_.data();  ///< behind the week, which all have in front
  TextStore& texts_;
  std::array<int, static_cast<std::size_t>(RunKind::other) + 1> count_{};
  std::array<int, 7> rests_{};
};

/// A text that is two runs of a day (`AM: 5 mi / PM: 4 mi`) as two sessions; both keep the text as written. The
/// canonical notation has the halves apart, so each is read again by itself.
std::vector<const PlanSession*> halves(const PlanSession& session, Units units, DayItems& days) {
  constexpr std::string_view morning = "AM: ", between = " / PM: ";
  const std::string_view steps = session.workout->steps;
  const std::size_t middle = steps.find(between);
  if (steps.substr(0, morning.size()) != morning || middle == std::string_view::npos) return {&session};
  const std::string_view parts[] = {steps.substr(morning.size(), middle - morning.size()),
                                    steps.substr(middle + between.size())};
  std::vector<const PlanSession*> both;
  for (const std::string_view part : parts) {
    Diagnostics told_before;
    PlanSession half = session;
    Workout workout = parse_workout(part, units, session.place, told_before);
    workout.text = session.workout->text;
    half.workout = std::move(workout);
    if (!both.empty()) half.at.reset();
    both.push_back(&days.halves.emplace_back(std::move(half)));
  }
  return both;
}

/// Calls `add` with each session of a day.
template <class Add>
void each_session(std::span<const PlanSession> written, Units units, DayItems& days, const Add& add) {
  for (const PlanSession& session : written) {
    if (session.workout->flags.two_a_day) {
      for (const PlanSession* half : halves(session, units, days)) add(*half);
    } else {
      add(session);
    }
  }
}

void place_week(const PlanWeek& week, int number, Units units, TextStore& texts, DayItems& days) {
  WeekIdentities identities(number, texts);
  for (int weekday = 0; weekday < 7; ++weekday) {
    days.next_day();
    each_session(week.days[static_cast<std::size_t>(weekday)], units, days, [&](const PlanSession& session) {
      days.push_back({identities.next(session, weekday), &session, nullptr, Race::Priority::c});
    });
  }
}

/// Identity of a session that a change adds where the week has none in that place.
KeptText added_identity(const std::vector<Day>& starts, Day day, std::size_t index, TextStore& texts) {
  const int week = static_cast<int>((day - starts.front()).count() / 7) + 1;
  return texts.join({week_key(week), "/", weekday_keys[weekday_index(day)], "/", std::to_string(index + 1)});
}

std::vector<DayItem> changed_items(const Change& change, std::span<const DayItem> original,
                                   const std::vector<Day>& starts, Units units, TextStore& texts, DayItems& days) {
  std::vector<DayItem> items;
  each_session(change.sessions, units, days, [&](const PlanSession& session) {
    const std::size_t i = items.size();
    const KeptText identity =
        i < original.size() ? original[i].identity : added_identity(starts, change.date.value, i, texts);
    items.push_back({identity, &session, nullptr, Race::Priority::c});
  });
  return items;
}

std::string title_of(const DayItem& item, Units units) {
  const Workout& workout = *item.written->workout;
  return workout.kind == RunKind::rest ? "Rest" : workout_title(workout, units);
}

/// What is remembered of a change: why, and what stood there.
DayChange remembered(const Change& change, std::span<const DayItem> original, std::span<const DayItem> changed,
                     Units units, TextStore& texts) {
  std::string was;
  for (const DayItem& item : original) was.append(was.empty() ? "" : ", ").append(title_of(item, units));
  return {change.date.value,
          changed.empty() ? KeptText{} : changed.front().identity,
          texts.keep(one_line(change.why)),
          texts.keep(was.empty() ? std::string{"Rest"} : std::move(was)),
          change.at,
          original.empty() ? std::nullopt : std::optional{original.front().written->place}};
}

void apply_changes(const Plan& plan, const std::vector<Day>& starts, TextStore& texts, DayItems& days,
                   Diagnostics& findings) {
  if (plan.changes.empty()) return;
  const DayItems original = days;
  for (const Change& change : plan.changes) {
    const auto index = days.index_of(change.date.value);
    if (!index && change.from_template) continue;
    if (!index) {
      findings.add(change_outside, change.date.at,
                   fmt::format("{} is not a day of the plan, which goes from {} to {}", format_day(change.date.value),
                               format_day(days.first()), format_day(days.last())),
                   "correct the date, or take the change out");
      continue;
    }
    std::vector<DayItem> items = changed_items(change, original.on(*index), starts, plan.units, texts, days);
    days.changes.push_back(remembered(change, original.on(*index), items, plan.units, texts));
    days.replace(*index, std::move(items));
  }
}

}  // namespace

std::string week_key(int number) {
  const std::string digits = std::to_string(number);
  return (digits.size() < 2 ? "w0" : "w") + digits;
}

DayItems place_runs(const Plan& plan, const std::vector<Day>& starts, TextStore& texts, Diagnostics& findings) {
  DayItems days(starts.front(), 7 * starts.size());
  const PlanWeek nothing_written{};
  for (std::size_t i = 0; i < starts.size(); ++i) {
    place_week(i < plan.weeks.size() ? plan.weeks[i] : nothing_written, static_cast<int>(i) + 1, plan.units, texts,
               days);
  }
  apply_changes(plan, starts, texts, days, findings);
  return days;
}

}  // namespace rubdown
