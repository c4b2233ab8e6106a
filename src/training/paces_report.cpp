#include "rubdown/training/paces_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

struct Event {
  std::string_view name;
  Distance distance;
};
constexpr Event events[] = {
    {"1500 m", metres(1500)}, {"1 mile", mile},         {"3 km", metres(3000)},  {"5 km", metres(5000)},
    {"10 km", metres(10000)}, {"15 km", metres(15000)}, {"10 miles", mile * 10}, {"half marathon", half_marathon},
    {"marathon", marathon}};

/// The times between which the equations were fitted.
constexpr Seconds shortest{210}, longest = std::chrono::hours{4};

std::vector<PaceRow> rows_of(const TrainingPaces& paces) {
  return {{"easy", "E", "most running: you can talk", paces.easy},
          {"marathon", "MP", "what the marathon is run at", exactly(paces.marathon)},
          {"threshold", "T", "about an hour's race effort", exactly(paces.threshold)},
          {"interval", "I", "3 to 5 minutes at a time", exactly(paces.interval)},
          {"repetition", "R", "short and relaxed, full rests", exactly(paces.repetition)}};
}

std::string pace_text(Range<Pace> pace, Units units) {
  if (pace.min == pace.max) return format_pace(pace.min, units);
  const std::string fast = format_pace(pace.min, units);
  return fmt::format("{}-{}", fast.substr(0, fast.find('/')), format_pace(pace.max, units));
}

/// Narrow pages lose what a pace is for, then the other unit.
std::string pace_lines(const PacesReport& report, Units units, std::size_t width) {
  constexpr std::size_t with_words = 80, with_both = 50;
  const Units other = units == Units::km ? Units::mi : Units::km;
  std::string out;
  for (const PaceRow& row : report.paces) {
    std::string line = fmt::format("  {:<2}  {:<10}  {}", row.letter, row.name, pace_text(row.pace, units));
    if (width >= with_both) line = fmt::format("{:<34}{}", line, pace_text(row.pace, other));
    if (width >= with_words) line = fmt::format("{:<51}{}", line, row.what);
    out += line + "\n";
  }
  return out;
}

std::string distance_name(Distance distance, Units units) {
  for (const Event& event : events) {
    if (event.distance == distance) return std::string{event.name};
  }
  return format_distance(distance, units);
}

std::string paragraph(const std::string& text, std::size_t width) {
  std::string lines = wrap(text, std::clamp<std::size_t>(width, 40, 80));
  return "\n" + lines + (lines.ends_with('\n') ? "" : "\n");
}

/// What the equations do not say of the marathon: a range by another rule, and why the pace may be slower.
std::string marathon_notes(const PacesReport& report, Units units, std::size_t width) {
  const Seconds even = race_time(report.index, marathon);
  std::string out;
  if (report.index < even_index) {
    out += paragraph(fmt::format("MP is slower than the {} of a marathon in {}: below index {:.0f} the equations are "
                                 "faster than runners hold, so 5 to 10 s a kilometre are added.",
                                 format_pace(pace_for(marathon, even), units), format_clock(even), even_index),
                     width);
  }
  if (report.from.distance >= marathon) return out;
  return out + paragraph(fmt::format("For the marathon count on a range: {} after much training to {} after little, by "
                                     "Riegel's rule with 1.06 to 1.15 [riegel-1981]. The list's {} is that of the "
                                     "equations. Half of recreational runners took at least ten minutes longer than "
                                     "such rules say [vickers-2016].",
                                     format_clock(report.marathon.min), format_clock(report.marathon.max),
                                     format_clock(even)),
                         width);
}

double seconds(Pace pace) { return static_cast<double>(pace.per_km.count()) / 1000; }

}  // namespace

bool is_plausible(Performance performance) {
  if (performance.distance.mm <= 0 || performance.time.count() <= 0) return false;
  const double index = index_of(performance);
  return index >= 10 && index <= 90;
}

PacesReport report_paces(Performance performance) {
  PacesReport report;
  report.from = performance;
  report.index = index_of(performance);
  report.paces = rows_of(training_paces(report.index));
  for (const Event& event : events) {
    report.equivalents.push_back({event.name, event.distance, race_time(report.index, event.distance)});
  }
  report.marathon = marathon_range(performance);
  report.outside = performance.time < shortest || performance.time > longest;
  return report;
}

PacesReport report_easy_pace(Pace easy) {
  Plan plan;
  plan.athlete.easy_pace = At<Pace>{easy, {}};
  const Distance ten = metres(10000);
  PacesReport report = report_paces({ten, race_time(index_for_easy_pace(easy), ten)});
  report.from_easy_pace = true;
  report.paces = rows_of(athlete_paces(plan).paces);
  return report;
}

std::string paces_text(const PacesReport& report, Units units, std::size_t width) {
  std::string out;
  const std::string source =
      report.from_easy_pace
          ? fmt::format("an easy pace of {}",
                        format_pace({(report.paces[0].pace.min.per_km + report.paces[0].pace.max.per_km) / 2}, units))
          : fmt::format("{} in {}", distance_name(report.from.distance, units), format_clock(report.from.time));
  fmt::format_to(std::back_inserter(out), "From {}: index {:.1f} (Daniels and Gilbert 1979)\n\nPaces\n", source,
                 report.index);
  out += pace_lines(report, units, width);
  out += "\nEquivalent races\n";
  for (const EquivalentRow& row : report.equivalents) {
    fmt::format_to(std::back_inserter(out), "  {:<13}  {:>7}  {:>8}\n", row.name, format_clock(row.time),
                   format_pace(pace_for(row.distance, row.time), units));
  }
  out += marathon_notes(report, units, width);
  if (report.outside) {
    out +=
        paragraph("The equations were made for races of 3.5 minutes to 4 hours: take these numbers with care.", width);
  }
  return out;
}

std::string paces_json(const PacesReport& report) {
  std::string out = fmt::format(
      "{{\"index\":{:.4f},\"from\":{{\"distance_m\":{},\"time_s\":{},\"easy_pace\":{}}},\"paces\":[", report.index,
      std::lround(report.from.distance.metres()), report.from.time.count(), report.from_easy_pace);
  for (const PaceRow& row : report.paces) {
    if (out.back() != '[') out += ',';
    fmt::format_to(std::back_inserter(out), "{{\"name\":\"{}\",\"letter\":\"{}\",\"per_km_s\":[{:.1f},{:.1f}]}}",
                   row.name, row.letter, seconds(row.pace.min), seconds(row.pace.max));
  }
  out += "],\"equivalents\":[";
  for (const EquivalentRow& row : report.equivalents) {
    if (out.back() != '[') out += ',';
    fmt::format_to(std::back_inserter(out), "{{\"name\":\"{}\",\"distance_m\":{:.1f},\"time_s\":{}}}", row.name,
                   row.distance.metres(), row.time.count());
  }
  fmt::format_to(std::back_inserter(out), "],\"marathon_s\":[{},{}],\"outside\":{}}}", report.marathon.min.count(),
                 report.marathon.max.count(), report.outside);
  return out;
}

}  // namespace rubdown
