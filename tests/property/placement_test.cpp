#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "property/placement_cases.hpp"
#include "property/placement_reference.hpp"

namespace rubdown {
namespace {

bool same(const Placement& a, const Placement& b) {
  if (!(a.score == b.score) || a.appointments.size() != b.appointments.size()) return false;
  for (std::size_t i = 0; i < a.appointments.size(); ++i) {
    const Appointment &x = a.appointments[i], &y = b.appointments[i];
    if (x.begin != y.begin || x.length != y.length || x.type != y.type || x.fixed != y.fixed) return false;
    if (x.therapist != y.therapist || x.serves != y.serves) return false;
  }
  return true;
}

TEST_CASE("placement is the best of all sets of appointments, ties included") {
  constexpr std::uint64_t cases = 24'000;
  constexpr long enough = 200'000;
  long tries = 0, compared = 0, appointments = 0, refused = 0, merged = 0;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    CAPTURE(seed);
    const PlacementProblem problem = small_case(seed);
    const Placement found = place(problem);
    const Placement best = reference::best_placement(problem, tries);
    ++compared;
    appointments += found.score.appointments;
    refused += static_cast<long>(found.refused.size());
    for (const Appointment& a : found.appointments) merged += a.serves.size() > 1 ? 1 : 0;
    REQUIRE_MESSAGE(reference::broken_promise(problem, found).empty(), reference::broken_promise(problem, found), "\n",
                    describe(problem), describe(problem, found));
    REQUIRE_MESSAGE(same(found, best), describe(problem), "found ", describe(problem, found), "best ",
                    describe(problem, best));
  }
  MESSAGE(compared, " cases, ", tries, " sets tried, ", appointments, " appointments, ", merged, " merged, ", refused,
          " demands refused");
  CHECK(tries > enough);
}

}  // namespace
}  // namespace rubdown
