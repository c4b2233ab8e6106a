#include "batch/ordered_work.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>

namespace rubdown {
namespace {

std::vector<int> squares(std::size_t workers, bool ordered, int count) {
  std::vector<int> out;
  int i = 0;
  OrderedWork<int, int> work{[&]() -> std::optional<int> { return i < count ? std::optional<int>{i++} : std::nullopt; },
                             [&](int square) { out.push_back(square); }, ordered};
  work.run(workers, [] {
    return [](int n) {
      if (n % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds{300});
      return n * n;
    };
  });
  return out;
}

TEST_CASE("results come back in the order of the jobs, whoever was faster") {
  std::vector<int> want;
  for (int n = 0; n < 500; ++n) want.push_back(n * n);
  for (std::size_t workers : {1u, 2u, 5u}) {
    CAPTURE(workers);
    CHECK(squares(workers, true, 500) == want);
  }
  std::vector<int> any = squares(4, false, 500);
  std::sort(any.begin(), any.end());
  CHECK(any == want);
  CHECK(squares(3, true, 0).empty());
}

TEST_CASE("no worker runs far ahead of a slow one") {
  std::atomic<int> given{0}, told{0}, most{0};
  OrderedWork<int, int> work{[&]() -> std::optional<int> {
                               if (given == 400) return std::nullopt;
                               most = std::max<int>(most, given - told);
                               return given++;
                             },
                             [&](int) { ++told; }, true};
  work.run(4, [] {
    return [](int n) {
      if (n == 0) std::this_thread::sleep_for(std::chrono::milliseconds{30});
      return n;
    };
  });
  CHECK(told == 400);
  CHECK(most <= static_cast<int>(most_ahead));
}

TEST_CASE("a result is told while the next job is still waited for") {
  for (const bool ordered : {true, false}) {
    CAPTURE(ordered);
    std::mutex mutex;
    std::condition_variable changed;
    int given = 0, told = 0;
    bool in_time = true;
    OrderedWork<int, int> work{[&]() -> std::optional<int> {
                                 // No job before the one before it was answered, as from a pipe held open.
                                 std::unique_lock lock{mutex};
                                 const auto answered = [&] { return told == given; };
                                 in_time = changed.wait_for(lock, std::chrono::seconds{5}, answered) && in_time;
                                 return given < 20 && in_time ? std::optional<int>{given++} : std::nullopt;
                               },
                               [&](int) {
                                 const std::unique_lock lock{mutex};
                                 ++told;
                                 changed.notify_all();
                               },
                               ordered};
    work.run(3, [] {
      return [](int n) {
        std::this_thread::sleep_for(std::chrono::milliseconds{2});  // another worker waits in `next` by then
        return n;
      };
    });
    CHECK(in_time);
    CHECK(told == 20);
  }
}

TEST_CASE("what a worker throws ends the work and comes out") {
  int i = 0;
  OrderedWork<int, int> work{[&]() -> std::optional<int> { return i < 100 ? std::optional<int>{i++} : std::nullopt; },
                             [](int) {}, true};
  auto run = [&] {
    work.run(2, [] {
      return [](int n) -> int {
        if (n == 13) throw std::runtime_error{"thirteen"};
        return n;
      };
    });
  };
  CHECK_THROWS_WITH(run(), "thirteen");
}

}  // namespace
}  // namespace rubdown
