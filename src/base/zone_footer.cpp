#include "base/zone_footer.hpp"

#include <algorithm>
#include <utility>

namespace rubdown {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads the footer from left to right; each member gives nothing where the text is not what it reads.
class FooterReader {
 public:
  explicit FooterReader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
  bool take(char c) {
    if (!next_is(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<std::string> abbreviation() {
    const bool quoted = take('<');
    std::size_t length = 0;
    while (length < rest_.size() && (is_letter(rest_[length]) || (quoted && rest_[length] != '>'))) ++length;
    const std::string_view text = rest_.substr(0, length);
    rest_.remove_prefix(length);
    if ((quoted && !take('>')) || !is_zone_abbreviation(text)) return std::nullopt;
    return std::string(text);
  }

  std::optional<int> number(int min, int max) {
    int value = 0;
    std::size_t length = 0;
    while (length < rest_.size() && length < 4 && is_digit(rest_[length])) value = value * 10 + (rest_[length++] - '0');
    rest_.remove_prefix(length);
    if (length == 0 || value < min || value > max) return std::nullopt;
    return value;
  }

  /// `[+-]hh[:mm[:ss]]`
  std::optional<seconds> time(int max_hours) {
    const bool negative = take('-');
    if (!negative) take('+');
    const auto h = number(0, max_hours);
    std::optional<int> m = 0, s = 0;
    if (h && take(':')) m = number(0, 59);
    if (h && m && *m >= 0 && take(':')) s = number(0, 59);
    if (!h || !m || !s) return std::nullopt;
    const seconds value = hours{*h} + minutes{*m} + seconds{*s};
    return negative ? -value : value;
  }

  /// `Mm.w.d`, `Jn` or `n`, each with an optional `/time`
  std::optional<ZoneRuleDay> rule_day() {
    ZoneRuleDay day;
    if (!(take('M') ? month_week_day(day) : day_of_year(day))) return std::nullopt;
    if (!take('/')) return day;
    const auto time_of_change = time(167);
    if (!time_of_change) return std::nullopt;
    day.time = *time_of_change;
    return day;
  }

 private:
  bool month_week_day(ZoneRuleDay& day) {
    const auto month = number(1, 12);
    const auto week = month && take('.') ? number(1, 5) : std::nullopt;
    const auto weekday = week && take('.') ? number(0, 6) : std::nullopt;
    if (!weekday) return false;
    day.kind = ZoneRuleDay::Kind::month_week_day;
    day.month = *month;
    day.week = *week;
    day.weekday = *weekday;
    return true;
  }

  bool day_of_year(ZoneRuleDay& day) {
    const bool julian = take('J');
    const auto n = julian ? number(1, 365) : number(0, 365);
    if (!n) return false;
    day.kind = julian ? ZoneRuleDay::Kind::julian_without_leap_day : ZoneRuleDay::Kind::day_of_year;
    day.day = *n;
    return true;
  }

  std::string_view rest_;
};

/// Midnight of the rule's day, as if local time were UTC.
std::chrono::sys_days rule_date(const ZoneRuleDay& rule, int year) {
  using std::chrono::month;
  const std::chrono::year y{year};
  const std::chrono::sys_days new_year{y / 1 / 1};
  switch (rule.kind) {
  case ZoneRuleDay::Kind::month_week_day: {
    const month m{static_cast<unsigned>(rule.month)};
    const std::chrono::weekday wanted{static_cast<unsigned>(rule.weekday)};
    if (rule.week == 5) return std::chrono::sys_days{y / m / wanted[std::chrono::last]};
    return std::chrono::sys_days{y / m / wanted[static_cast<unsigned>(rule.week)]};
  }
  case ZoneRuleDay::Kind::julian_without_leap_day:
    return new_year + days{rule.day - 1 + (y.is_leap() && rule.day >= 60 ? 1 : 0)};
  case ZoneRuleDay::Kind::day_of_year:
    return new_year + days{rule.day};
  }
  return new_year;
}

}  // namespace

bool is_zone_abbreviation(std::string_view text) {
  return text.size() >= 3 && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
           return is_digit(c) || is_letter(c) || c == '+' || c == '-';
         });
}

std::optional<ZoneFooter> parse_zone_footer(std::string_view text) {
  FooterReader reader(text);
  ZoneFooter footer;
  const auto standard = reader.abbreviation();
  const auto standard_west = standard ? reader.time(24) : std::nullopt;
  if (!standard_west) return std::nullopt;
  footer.standard = {-*standard_west, false, *standard};
  if (reader.at_end()) return footer;

  const auto daylight = reader.abbreviation();
  if (!daylight) return std::nullopt;
  footer.has_daylight = true;
  footer.daylight = {footer.standard.utc + hours{1}, true, *daylight};
  if (!reader.next_is(',')) {
    const auto daylight_west = reader.time(24);
    if (!daylight_west) return std::nullopt;
    footer.daylight.utc = -*daylight_west;
  }
  const auto starts = reader.take(',') ? reader.rule_day() : std::nullopt;
  const auto ends = starts && reader.take(',') ? reader.rule_day() : std::nullopt;
  if (!ends || !reader.at_end()) return std::nullopt;
  footer.daylight_starts = *starts;
  footer.daylight_ends = *ends;
  return footer;
}

std::array<FooterChange, 2> footer_changes(const ZoneFooter& footer, int year) {
  const Instant starts =
      Instant{rule_date(footer.daylight_starts, year)} + footer.daylight_starts.time - footer.standard.utc;
  const Instant ends = Instant{rule_date(footer.daylight_ends, year)} + footer.daylight_ends.time - footer.daylight.utc;
  std::array<FooterChange, 2> changes{{{ends, false}, {starts, true}}};
  if (starts < ends) std::swap(changes[0], changes[1]);
  return changes;
}

const ZoneOffset& footer_offset(const ZoneFooter& footer, Instant instant) {
  if (!footer.has_daylight) return footer.standard;
  // The year that has the latest change at or before `instant`: usually its own, or the one before in January.
  std::optional<FooterChange> last;
  const int newest = utc_year(instant + change_outside_year);
  for (int year = newest; year >= newest - 2; --year) {
    for (const FooterChange& change : footer_changes(footer, year)) {
      if (change.when > instant) continue;
      if (!last || change.when > last->when || (change.when == last->when && change.to_daylight)) last = change;
    }
    if (last && utc_year(last->when - change_outside_year) >= year) break;
  }
  return last && last->to_daylight ? footer.daylight : footer.standard;
}

int utc_year(Instant instant) {
  constexpr Instant least = std::chrono::sys_days{std::chrono::year{-30000} / 1 / 1};
  constexpr Instant most = std::chrono::sys_days{std::chrono::year{30000} / 1 / 1};
  const auto day = std::chrono::floor<days>(std::clamp(instant, least, most));
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}

}  // namespace rubdown
