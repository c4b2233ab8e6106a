#include "output/chart_data.hpp"

#include <algorithm>

namespace rubdown {
namespace {

void add_session(ChartWeek& week, const Session& session) {
  if (session.status == Status::missed || session.status == Status::stopped) return;
  const Distance distance = known_distance(session).max;
  if (const auto* race = std::get_if<Race>(&session.what)) {
    week.race += distance;
    week.race_name = race->name;
  } else if (category(session) == Category::run) {
    week.long_run = std::max(week.long_run, distance);
  }
}

}  // namespace

std::string total_text(const ChartWeek& week, Units units, bool with_unit) {
  std::string text = week.known || week.total.mm > 0 ? format_number(week.total, units) : "?";
  if (with_unit) text += units == Units::mi ? " mi" : " km";
  return week.known || week.total.mm == 0 ? text : text + "+";
}

ChartData chart_of(const Schedule& schedule) {
  ChartData chart;
  for (const Week& week : schedule.weeks) {
    ChartWeek one;
    one.number = week.number;
    one.start = week.start;
    one.phase = week.phase;
    one.total = week.distance.max;
    one.recovery = week.recovery;
    one.known = week.distance_known;
    one.now = schedule.header.today >= week.start && schedule.header.today < week.start + std::chrono::days{7};
    for (const Session& session : schedule.sessions)
      if (session.day >= week.start && session.day < week.start + std::chrono::days{7}) add_session(one, session);
    chart.most = std::max(chart.most, one.total);
    chart.most_recovery = std::max(chart.most_recovery, one.recovery);
    chart.weeks.push_back(std::move(one));
  }
  return chart;
}

}  // namespace rubdown
