// What `rubdown paces` says: the index of a performance, training paces, race equivalents, the marathon as a range.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rubdown/training/paces.hpp"

namespace rubdown {

struct PaceRow {
  std::string_view name;    ///< `easy`, `threshold`
  std::string_view letter;  ///< `E`, `T`: as in workouts
  std::string_view what;    ///< a few words on what it is for
  Range<Pace> pace;         ///< one pace where both ends are equal; min is the faster
};

struct EquivalentRow {
  std::string_view name;
  Distance distance;
  Seconds time{0};
};

struct PacesReport {
  Performance from;  ///< the race, or the 10 km that an easy pace stands for
  bool from_easy_pace = false;
  double index = 0;
  std::vector<PaceRow> paces;              ///< slow to fast
  std::vector<EquivalentRow> equivalents;  ///< 1500 m to marathon
  Range<Seconds> marathon;                 ///< Riegel with 1.06 to 1.15 (vickers-2016)
  bool outside = false;                    ///< the performance is shorter than 3.5 min or longer than 4 h
};

/// True for performances people run: index 10 to 90.
bool is_plausible(Performance performance);

PacesReport report_paces(Performance performance);

/// From the middle of the easy range.
PacesReport report_easy_pace(Pace easy);

/// For people: two columns of paces, kilometres and miles. Lines end with `\n` and fit `width` columns, 40 at least.
std::string paces_text(const PacesReport& report, Units units, std::size_t width = 80);

/// One JSON object on one line: distances in metres, times in seconds, paces in seconds a kilometre.
std::string paces_json(const PacesReport& report);

}  // namespace rubdown
