#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "property/placement_cases.hpp"
#include "property/placement_reference.hpp"
#include "recovery/placement_search.hpp"
#include "recovery/placement_starts.hpp"

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

TEST_CASE("a ceiling of seven days binds as it should, however many it lets through") {
  long tries = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    CAPTURE(seed);
    const PlacementProblem problem = daily_case(seed);
    const Placement found = place(problem);
    const Placement best = reference::best_placement(problem, tries);
    refused += static_cast<long>(found.refused.size());
    REQUIRE_MESSAGE(same(found, best), describe(problem), "found ", describe(problem, found), "best ",
                    describe(problem, best));
  }
  MESSAGE(tries, " sets tried, ", refused, " demands refused");
  CHECK(refused > 500);
}

TEST_CASE("placements that were too much work to find the best keep every promise") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    PlacementProblem problem;
    for (int i = 0; i < 40; ++i) {
      Demand d;
      d.rule = "X";
      d.trigger_key = std::to_string(i);
      d.trigger_time = Civil{*parse_day("2026-03-01")} + std::chrono::days{i} + std::chrono::hours{8};
      d.earliest = d.trigger_time + std::chrono::hours{2};
      d.ideal = d.trigger_time + std::chrono::hours{63};
      d.latest = d.trigger_time + std::chrono::hours{65};
      d.types = {SessionType::massage_sport};
      d.merges = seed % 2 == 0;
      problem.demands.push_back(d);
    }
    for (int i = 0; i < 43; ++i) {
      const Civil noon = Civil{*parse_day("2026-03-01")} + std::chrono::days{i} + std::chrono::hours{12};
      problem.openings.push_back({noon, noon + std::chrono::hours{8}, std::nullopt, false});
      if (i % 9 == static_cast<int>(seed % 9))
        problem.fixed.push_back({"", noon + std::chrono::hours{i % 5}, Minutes{30}, SessionType::massage_sport, false});
    }
    problem.caps.spacing = problem.caps.deep_spacing = std::chrono::hours{0};
    problem.caps.per_seven_days = static_cast<int>(4 + seed % 4);
    const Placement placement = place(problem);
    const std::string broken = reference::broken_promise(problem, placement);
    REQUIRE_MESSAGE(broken.empty(), broken, "\n", describe(problem), describe(problem, placement));
    CHECK(placement.refused.size() < 20);
    CHECK(same(placement, place(problem)));
  }
}

TEST_CASE("placements of whole plans keep every promise") {
  long appointments = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    PlacementProblem problem = plan_case(seed, 12, static_cast<int>(seed % 40));
    const PlacementProblem odd = small_case(seed);
    problem.caps = odd.caps;
    problem.fixed = odd.fixed;
    const Placement placement = place(problem);
    appointments += placement.score.appointments;
    const std::string broken = reference::broken_promise(problem, placement);
    REQUIRE_MESSAGE(broken.empty(), broken, "\n", describe(problem), describe(problem, placement));
    for (const RefusedDemand& refused : placement.refused) {
      REQUIRE_MESSAGE(!refused.refused_by.empty(), describe(problem), describe(problem, placement));
    }
  }
  CHECK(appointments > 1000);
}

bool same(const placing::Step& a, const placing::Step& b) {
  return a.start == b.start && a.length == b.length && a.type == b.type && a.opening == b.opening &&
         a.fixed == b.fixed && a.serves == b.serves;
}

TEST_CASE("starts that are passed over are in no best answer of whole plans") {
  std::size_t every = 0, visited = 0, steps = 0;
  for (std::uint64_t seed = 1; seed <= 10'000; ++seed) {
    CAPTURE(seed);
    PlacementProblem problem = plan_case(seed, 3 + static_cast<int>(seed % 6), static_cast<int>(seed % 9));
    const PlacementProblem odd = small_case(seed);
    problem.caps = odd.caps;
    if (seed % 3 == 0) problem.fixed = odd.fixed;
    if (seed % 2 == 0) problem.keep_outs.insert(problem.keep_outs.end(), odd.keep_outs.begin(), odd.keep_outs.end());
    for (Demand& demand : problem.demands) demand.free_of_caps = false;
    placing::Terms terms = placing::terms_of(problem);
    const placing::Solution found = placing::solve(terms);
    visited += terms.starts.size();
    terms.starts = placing::every_start(terms, placing::windows_of(terms.wants));
    every += terms.starts.size();
    const placing::Solution plain = placing::solve(terms);
    steps += plain.steps.size();
    const bool alike = std::equal(found.steps.begin(), found.steps.end(), plain.steps.begin(), plain.steps.end(),
                                  [](const placing::Step& a, const placing::Step& b) { return same(a, b); });
    REQUIRE_MESSAGE(alike, describe(problem), describe(problem, place(problem)));
  }
  MESSAGE(every, " starts, ", visited, " visited, ", steps, " appointments");
  CHECK(visited < every / 3 * 2);
  CHECK(steps > 20'000);
}

/// The answer as appointments that stand.
PlacementProblem with_answer_fixed(const PlacementProblem& problem, const Placement& placement) {
  PlacementProblem again = problem;
  for (const Appointment& made : placement.appointments) {
    if (made.fixed) continue;
    const bool free = problem.demands[made.serves.front()].free_of_caps;
    again.fixed.push_back({"", made.begin, made.length, made.type, free});
  }
  return again;
}

/// Whether something that stands serves a demand that asks for a longer session.
bool stretched(const PlacementProblem& problem, const Placement& placement) {
  return std::any_of(placement.appointments.begin(), placement.appointments.end(), [&](const Appointment& made) {
    return made.fixed && std::any_of(made.serves.begin(), made.serves.end(),
                                     [&](std::size_t d) { return problem.demands[d].length > made.length; });
  });
}

PlacementProblem again_case(std::uint64_t seed) { return seed % 10 == 0 ? plan_case(seed, 8, 12) : small_case(seed); }

// What stands serves whatever its length, a new appointment does not: so what stands may take a longer demand that was
// refused, and what it was made for is then free to be placed elsewhere. Nothing else is ever added.
TEST_CASE("placing again around the answer adds nothing and serves no less") {
  long stretches = 0;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    CAPTURE(seed);
    const PlacementProblem problem = again_case(seed);
    const Placement before = place(problem);
    const Placement after = place(with_answer_fixed(problem, before));
    const bool more = after.score.served != before.score.served;
    const bool added = after.score.appointments > 0;
    stretches += added ? 1 : 0;
    REQUIRE_MESSAGE((!added || (more && stretched(problem, after))), describe(problem), describe(problem, before),
                    describe(problem, after));
    REQUIRE_MESSAGE(after.score.served >= before.score.served, describe(problem), describe(problem, before),
                    describe(problem, after));
  }
  CHECK(stretches == 2);
}

TEST_CASE("what stands may serve a longer demand, and the one it was made for is placed elsewhere") {
  for (const std::uint64_t seed : {7429U, 18380U, 50295U, 64407U, 73261U}) {
    CAPTURE(seed);
    const PlacementProblem problem = again_case(seed);
    const PlacementProblem again = with_answer_fixed(problem, place(problem));
    const Placement after = place(again);
    CHECK(after.score.appointments == 1);
    CHECK(stretched(problem, after));
    // Once that stands too, all is served and nothing is left to add.
    CHECK(place(with_answer_fixed(again, after)).score.appointments == 0);
  }
}

TEST_CASE("a demand far away moves nothing") {
  for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
    CAPTURE(seed);
    const PlacementProblem near = seed % 10 == 0 ? plan_case(seed, 8, 12) : small_case(seed);
    const PlacementProblem far = small_case(seed + 77777);
    const bool first = seed % 2 == 0;  // the demands far away come first in the list
    const auto away = std::chrono::days{seed % 4 < 2 ? 200 : -200};
    PlacementProblem both = near;
    std::size_t before_near = 0;
    for (Demand d : far.demands) {
      d.earliest += away, d.ideal += away, d.latest += away, d.trigger_time += away;
      both.demands.insert(
          first ? both.demands.begin() + static_cast<std::ptrdiff_t>(before_near++) : both.demands.end(), d);
    }
    for (Opening o : far.openings) {
      o.begin += away, o.end += away;
      o.therapist.reset();
      both.openings.insert(first ? both.openings.begin() : both.openings.end(), o);
    }
    const Placement alone = place(near), together = place(both);
    std::vector<Appointment> kept;
    for (Appointment a : together.appointments) {
      std::erase_if(a.serves, [&](std::size_t d) { return d < before_near || d >= before_near + near.demands.size(); });
      for (std::size_t& d : a.serves) d -= before_near;
      if (!a.serves.empty()) kept.push_back(a);
    }
    REQUIRE_MESSAGE(kept == alone.appointments, describe(near), describe(near, alone), describe(both, together));
  }
}

}  // namespace
}  // namespace rubdown
