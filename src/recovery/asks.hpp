// What the rules ask for: appointments as demands, self-care and notes on days, warm-ups inside runs.
#pragma once

#include <cstdint>
#include <vector>

#include "recovery/bans.hpp"
#include "recovery/wishes.hpp"

namespace rubdown {

/// Self-care or a note wished for on a day.
struct Ask {
  const Firing* firing = nullptr;
  const Prescription* session = nullptr;
  Day day{};
  Civil earliest{}, ideal{}, latest{};
  bool timed = true;       ///< false: any time of the day will do, `ideal` is the day's usual time
  std::uint32_t wish = 0;  ///< the number of what is wished for: SelfCareAsked::wishes

  /// The rule and the key of the firing's fact, with the days between them: `S-CALF/symptom/calf-left/1/day+2`.
  std::string_view identity(TextStore& texts) const;
  int priority() const { return firing->rule->importance; }
};

/// A demand and where it came from.
struct Appointed {
  Demand demand;
  const Firing* firing = nullptr;
  const Prescription* session = nullptr;
};

/// The professional sessions asked for, their areas cleared of stops.
std::vector<Appointed> appointments_asked(const Firings& firings, const Facts& facts, std::span<const Ban> bans);

/// The dose as the rule gives it, with `optional` where it is; kept in `texts` where it was composed.
std::string_view dose_of(const Prescription& session, TextStore& texts);

/// The days of appointments that stand, each as often as it has one.
std::vector<Day> booked_days(const Schedule& schedule);

/// Self-care that found no place on its day, and why; its words are kept in `texts`.
Unplaced unplaced_ask(const Ask& ask, const RefusedBy& refused_by, TextStore& texts);

}  // namespace rubdown
