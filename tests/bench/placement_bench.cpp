// What a placement costs, and that it grows with the weeks and not faster: `bench_placement [ROUNDS [WEEKS]]`. Under
// callgrind, `bench_placement 1 104` counts the instructions of that size alone. Times are medians; the ratios are what
// to compare.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <vector>

#include "property/placement_cases.hpp"

namespace rubdown {
namespace {

struct Size {
  int weeks, extra_demands;
};
constexpr Size sizes[] = {{18, 0}, {18, 8}, {18, 68}, {36, 136}, {52, 198}, {104, 396}};

constexpr std::uint64_t plans_of_a_size = 9;  // a few crowded weeks can decide the time of one

double median_microseconds(const PlacementProblem& problem, int rounds) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const Placement placement = place(problem);
    const auto end = std::chrono::steady_clock::now();
    if (placement.appointments.empty()) std::puts("nothing placed");
    times.push_back(std::chrono::duration<double, std::micro>(end - start).count());
  }
  std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
  return times[static_cast<std::size_t>(rounds / 2)];
}

void report(int rounds, int only_weeks) {
  std::puts("weeks demands placed refused       us  us/week  (means of nine plans)");
  for (const Size& size : sizes) {
    if (only_weeks != 0 && size.weeks != only_weeks) continue;
    double us = 0;
    std::size_t demands = 0, placed = 0, refused = 0;
    for (std::uint64_t seed = 1; seed <= plans_of_a_size; ++seed) {
      const PlacementProblem problem = plan_case(seed, size.weeks, size.extra_demands);
      const Placement placement = place(problem);
      demands += problem.demands.size();
      placed += placement.appointments.size();
      refused += placement.refused.size();
      us += median_microseconds(problem, rounds);
    }
    us /= plans_of_a_size;
    std::printf("%5d %7zu %6zu %7zu %8.1f %8.2f\n", size.weeks, demands / plans_of_a_size, placed / plans_of_a_size,
                refused / plans_of_a_size, us, us / size.weeks);
  }
}

}  // namespace
}  // namespace rubdown

int main(int argc, char** argv) {
  int numbers[] = {31, 0};
  for (int i = 1; i < std::min(argc, 3); ++i) {
    const std::string_view text = argv[i];
    std::from_chars(text.data(), text.data() + text.size(), numbers[i - 1]);
  }
  rubdown::report(std::max(numbers[0], 1), numbers[1]);
  return 0;
}
