#include "busy/recurrence.hpp"

#include <libical/ical.h>

#include <memory>

namespace rubdown {
namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr int most_steps = 50'000;

icaltimetype to_ical(Civil civil, bool date) {
  const Day day = day_of(civil);
  const std::chrono::year_month_day ymd{day};
  const auto time = civil - Civil{day};
  icaltimetype result = icaltime_null_time();
  result.year = static_cast<int>(ymd.year());
  result.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  result.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  result.is_date = date ? 1 : 0;
  if (!date) {
    result.hour = static_cast<int>(time.count() / 3600);
    result.minute = static_cast<int>(time.count() / 60 % 60);
    result.second = static_cast<int>(time.count() % 60);
  }
  return result;
}

Civil from_ical(const icaltimetype& time) {
  const std::chrono::year_month_day ymd{std::chrono::year{time.year},
                                        std::chrono::month{static_cast<unsigned>(time.month)},
                                        std::chrono::day{static_cast<unsigned>(time.day)}};
  return Civil{Day{ymd}} + seconds{time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + time.second};
}

/// UNTIL in the form of the first instance. A date means the whole of that day; UTC is brought into the zone; a time
/// without `Z` is taken as civil, though RFC 5545 section 3.3.10 asks for UTC.
icaltimetype until_of(const icaltimetype& until, const RuleQuestion& question) {
  Civil civil = from_ical(until);
  if (until.is_date && !question.date) civil += days{1} - seconds{1};
  if (!until.is_date && icaltime_is_utc(until) && question.zone) {
    civil = question.zone->to_civil(Instant{civil.time_since_epoch()});
  }
  return to_ical(question.date ? Civil{day_of(civil)} : civil, question.date);
}

/// A rule that tries every second or minute against conditions that may never hold would be tried for centuries.
bool tries_too_often(const icalrecurrencetype& rule) {
  if (rule.freq != ICAL_SECONDLY_RECURRENCE && rule.freq != ICAL_MINUTELY_RECURRENCE) return false;
  for (const short first : {rule.by_second[0], rule.by_minute[0], rule.by_hour[0], rule.by_day[0], rule.by_month_day[0],
                            rule.by_year_day[0], rule.by_week_no[0], rule.by_month[0]}) {
    if (first != ICAL_RECURRENCE_ARRAY_MAX) return true;
  }
  return false;
}

/// The grid a rule repeats on where it can be entered anywhere: zero where it cannot.
seconds step_of(const icalrecurrencetype& rule) {
  const seconds interval{rule.interval > 0 ? rule.interval : 1};
  switch (rule.freq) {
  case ICAL_SECONDLY_RECURRENCE:
    return interval;
  case ICAL_MINUTELY_RECURRENCE:
    return interval * 60;
  case ICAL_HOURLY_RECURRENCE:
    return interval * 3600;
  case ICAL_DAILY_RECURRENCE:
    return interval * 86400;
  case ICAL_WEEKLY_RECURRENCE:
    return interval * 7 * 86400;
  case ICAL_MONTHLY_RECURRENCE:
  case ICAL_YEARLY_RECURRENCE:
  case ICAL_NO_RECURRENCE:
    return seconds{0};
  }
  return seconds{0};
}

/// A start nearer to the window on the same grid: a rule from twenty years ago costs no more than one of this year.
Civil entry(const icalrecurrencetype& rule, const RuleQuestion& question) {
  const seconds step = step_of(rule);
  const seconds ahead = question.from - question.start - 2 * step;
  if (step == seconds{0} || rule.count != 0 || ahead <= seconds{0}) return question.start;
  return question.start + ahead / step * step;
}

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

}  // namespace

RuleAnswer expand_rule(const RuleQuestion& question) {
  RuleAnswer answer;
  icalerror_set_errors_are_fatal(0);
  icalerrno = ICAL_NO_ERROR;
  icalrecurrencetype rule = icalrecurrencetype_from_string(std::string(question.rule).c_str());
  if (rule.freq == ICAL_NO_RECURRENCE || icalerrno != ICAL_NO_ERROR) {
    answer.problem = "cannot be read";
    return answer;
  }
  if (tries_too_often(rule)) {
    answer.problem = "tries every second or minute";
    return answer;
  }
  if (!icaltime_is_null_time(rule.until)) rule.until = until_of(rule.until, question);
  const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(
      icalrecur_iterator_new(rule, to_ical(entry(rule, question), question.date)));
  if (!iterator) {
    answer.problem = "contradicts itself";
    return answer;
  }
  for (int step = 0;; ++step) {
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next)) break;
    const Civil instance = from_ical(next);
    if (instance >= question.to) break;
    answer.cut = step >= most_steps || answer.instances.size() >= question.most;
    if (answer.cut) break;
    if (instance >= question.from) answer.instances.push_back(instance);
  }
  return answer;
}

}  // namespace rubdown
