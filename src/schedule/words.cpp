#include "rubdown/schedule/words.hpp"

#include "rubdown/base/text.hpp"
#include "rubdown/base/vocabulary.hpp"

namespace rubdown {

std::string week_text(const Schedule& schedule, const Week& week) {
  const int weeks = schedule.header.plan_weeks;
  if (week.by_rule && weeks > 0 && week.number > weeks)
    return "week " + std::to_string(week.number - weeks) + " after the race";
  std::string text = "week " + std::to_string(week.number);
  return weeks > 0 ? text + " of " + std::to_string(weeks) : text;
}

std::optional<std::string_view> beyond_title(SessionType type, std::string_view dose) {
  const std::string_view title = row(type).title;
  if (lower(dose.substr(0, title.size())) != lower(title)) return std::nullopt;
  return dose.substr(title.size());
}

}  // namespace rubdown
