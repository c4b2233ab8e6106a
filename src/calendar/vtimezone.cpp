#include "rubdown/calendar/vtimezone.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace rubdown {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using std::chrono::year;

/// A change of the clock as a yearly rule would say it.
struct YearlyChange {
  unsigned month = 0;
  unsigned weekday = 0;  ///< 0 Sunday
  int week = 0;          ///< 1 to 5, by the day of the month
  bool last_week = false;
  seconds time{0};
  ZoneOffset before, after;
};

Civil local_onset(const ZoneTransition& change) { return Civil{(change.when + change.before.utc).time_since_epoch()}; }

YearlyChange yearly(const ZoneTransition& change) {
  const Civil onset = local_onset(change);
  const Day day = day_of(onset);
  const std::chrono::year_month_day date{day};
  const std::chrono::year_month_day week_later{day + days{7}};
  return {static_cast<unsigned>(date.month()),
          std::chrono::weekday{day}.c_encoding(),
          static_cast<int>((static_cast<unsigned>(date.day()) - 1) / 7 + 1),
          week_later.month() != date.month(),
          onset - Civil{day},
          change.before,
          change.after};
}

bool same_but_week(const YearlyChange& a, const YearlyChange& b) {
  return a.month == b.month && a.weekday == b.weekday && a.time == b.time && a.before.utc == b.before.utc &&
         a.after.utc == b.after.utc;
}

/// True where the zone's own rule for later times says `week` (5 is the last) of this month and weekday.
bool footer_says(const Zone& zone, const YearlyChange& change, int week) {
  if (!zone.footer() || !zone.footer()->has_daylight) return false;
  const auto says = [&](const ZoneRuleDay& rule) {
    return rule.kind == ZoneRuleDay::Kind::month_week_day && rule.month == static_cast<int>(change.month) &&
           rule.weekday == static_cast<int>(change.weekday) && rule.time == change.time && rule.week == week;
  };
  return says(zone.footer()->daylight_starts) || says(zone.footer()->daylight_ends);
}

/// The week of the month (5: the last) that holds in every year of `changes`; nothing where there is none.
std::optional<int> common_week(const Zone& zone, const std::vector<YearlyChange>& changes) {
  const int week = changes.front().week;
  const bool always_last = std::all_of(changes.begin(), changes.end(), [](const auto& c) { return c.last_week; });
  const bool always_same = std::all_of(changes.begin(), changes.end(), [&](const auto& c) { return c.week == week; });
  // Two years can fit both the fourth and the last Sunday: the zone's own rule knows which is meant.
  if (always_last && (!always_same || week == 5 || !footer_says(zone, changes.front(), week))) return 5;
  if (always_same) return week;
  return std::nullopt;
}

struct YearlyRule {
  YearlyChange change;
  int week = 0;  ///< 5: the last
};

int local_year(const Zone& zone, Instant instant) {
  return static_cast<int>(std::chrono::year_month_day{day_of(zone.to_civil(instant))}.year());
}

/// The two rules that describe `first_year` to `last_year`; none for a zone without changes; nothing where no pair
/// does.
std::optional<std::vector<YearlyRule>> yearly_rules(const Zone& zone, int first_year, int last_year) {
  const Instant from = std::chrono::sys_days{year{first_year} / 1 / 1};
  const Instant to = std::chrono::sys_days{year{last_year + 1} / 1 / 1};
  std::vector<ZoneTransition> changes = zone.transitions(from, to);
  std::erase_if(changes, [](const ZoneTransition& c) { return c.before.utc == c.after.utc; });
  if (changes.empty()) return std::vector<YearlyRule>{};
  if (changes.size() != static_cast<std::size_t>(last_year - first_year + 1) * 2) return std::nullopt;

  std::vector<YearlyRule> rules;
  for (std::size_t which = 0; which < 2; ++which) {
    std::vector<YearlyChange> same;
    for (std::size_t i = which; i < changes.size(); i += 2) {
      const int expected_year = first_year + static_cast<int>(i / 2);
      const YearlyChange change = yearly(changes[i]);
      if (local_year(zone, changes[i].when) != expected_year) return std::nullopt;
      if (!same.empty() && !same_but_week(same.front(), change)) return std::nullopt;
      same.push_back(change);
    }
    const auto week = common_week(zone, same);
    if (!week) return std::nullopt;
    rules.push_back({same.back(), *week});
  }
  if (rules[0].change.after.utc != rules[1].change.before.utc) return std::nullopt;
  return rules;
}

/// The day of 1970 that a rule names: the anchor must be an instance of its own rule (RFC 5545 section 3.8.5.3).
Day anchor(const YearlyRule& rule) {
  const auto month = year{1970} / static_cast<int>(rule.change.month);
  const std::chrono::weekday weekday{rule.change.weekday};
  if (rule.week == 5) return Day{std::chrono::sys_days{month / weekday[std::chrono::last]}.time_since_epoch()};
  return Day{std::chrono::sys_days{month / weekday[static_cast<unsigned>(rule.week)]}.time_since_epoch()};
}

std::string recurrence(const YearlyRule& rule) {
  constexpr std::array<std::string_view, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  std::string text = "FREQ=YEARLY;BYMONTH=" + std::to_string(rule.change.month) + ";BYDAY=";
  text += rule.week == 5 ? "-1" : std::to_string(rule.week);
  text += names[rule.change.weekday];
  return text;
}

void write_observance(IcsText& ics, std::string_view kind, Civil onset, seconds from, const ZoneOffset& to,
                      std::string_view rule) {
  ics.begin(kind);
  ics.constant("DTSTART", ics_civil(onset));
  ics.constant("TZOFFSETFROM", ics_offset(from));
  ics.constant("TZOFFSETTO", ics_offset(to.utc));
  ics.constant("TZNAME", to.abbreviation);
  if (!rule.empty()) ics.constant("RRULE", rule);
  ics.end(kind);
}

constexpr Civil beginning{std::chrono::sys_days{year{1970} / 1 / 1}.time_since_epoch()};

void write_rules(IcsText& ics, const std::vector<YearlyRule>& rules) {
  for (const bool daylight : {false, true}) {
    for (const YearlyRule& rule : rules) {
      if (daylight != (rule.change.after.utc > rule.change.before.utc)) continue;
      write_observance(ics, daylight ? "DAYLIGHT" : "STANDARD", Civil{anchor(rule)} + rule.change.time,
                       rule.change.before.utc, rule.change.after, recurrence(rule));
    }
  }
}

void write_changes(IcsText& ics, const Zone& zone, Instant first, Instant last) {
  constexpr days reach{800};  // far enough for the change before and the one after
  auto changes = zone.transitions(first - reach, last + reach);
  std::erase_if(changes, [](const ZoneTransition& c) { return c.before.utc == c.after.utc; });
  while (changes.size() > 1 && changes[1].when <= first) changes.erase(changes.begin());
  while (changes.size() > 1 && changes[changes.size() - 2].when > last) changes.pop_back();
  const ZoneOffset base = changes.empty() ? zone.offset_at(first) : changes.front().before;
  write_observance(ics, "STANDARD", beginning, base.utc, base, {});
  for (const ZoneTransition& change : changes) {
    // A change that is not for summer time (a country that moves to another offset) sets the standard anew.
    const bool daylight = change.after.utc > change.before.utc && change.after.dst != change.before.dst;
    write_observance(ics, daylight ? "DAYLIGHT" : "STANDARD", local_onset(change), change.before.utc, change.after, {});
  }
}

}  // namespace

bool is_utc_name(std::string_view zone) {
  constexpr std::array<std::string_view, 9> names{"UTC",      "Etc/UTC",       "Etc/UCT",   "UCT",     "Zulu",
                                                  "Etc/Zulu", "Etc/Universal", "Universal", "Etc/GMT0"};
  return std::find(names.begin(), names.end(), zone) != names.end();
}

void write_vtimezone(IcsText& ics, const Zone& zone, Instant first, Instant last) {
  const int first_year = local_year(zone, first);
  const auto rules = yearly_rules(zone, first_year, std::max(local_year(zone, last), first_year + 1));
  ics.begin("VTIMEZONE");
  ics.constant("TZID", zone.name());
  if (!rules) {
    write_changes(ics, zone, first, last);
  } else if (rules->empty()) {
    const ZoneOffset only = zone.offset_at(first);
    write_observance(ics, "STANDARD", beginning, only.utc, only, {});
  } else {
    write_rules(ics, *rules);
  }
  ics.end("VTIMEZONE");
}

}  // namespace rubdown
