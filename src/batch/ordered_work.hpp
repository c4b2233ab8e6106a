// Work for several threads whose results come back in the order the work was given out.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace rubdown {

/// How far a worker may run ahead of the slowest one, so that results that wait for their turn stay few.
constexpr std::size_t most_ahead = 64;

/// Takes jobs from `next` until it has none, and tells `done` of the results one at a time: in the order of the jobs,
/// or as they come where not `ordered`. Neither `next` nor `done` is ever called by two threads at once, but one thread
/// may wait in `next` while another is in `done`: what both touch wants care.
template <class Job, class Result>
class OrderedWork {
 public:
  using Next = std::function<std::optional<Job>()>;
  using Work = std::function<Result(Job)>;
  using Done = std::function<void(Result)>;

  OrderedWork(Next next, Done done, bool ordered) : next_{std::move(next)}, done_{std::move(done)}, ordered_{ordered} {}

  /// `make_work` makes what one worker does; it is called once a worker. What a worker or `done` throws ends the work
  /// and is thrown again here.
  void run(std::size_t workers, const std::function<Work()>& make_work) {
    if (workers <= 1) {
      one_worker(make_work());
    } else {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < workers; ++i) {
        threads.emplace_back([this, work = make_work()] { one_worker(work); });
      }
    }
    if (fault_) std::rethrow_exception(fault_);
  }

 private:
  void one_worker(const Work& work) {
    try {
      while (std::optional<std::pair<std::size_t, Job>> taken = take()) {
        give_back(taken->first, work(std::move(taken->second)));
      }
    } catch (...) {
      std::unique_lock lock{mutex_};
      if (!fault_) fault_ = std::current_exception();
      ended_ = true;
      room_.notify_all();
    }
  }

  std::optional<std::pair<std::size_t, Job>> take() {
    // `next` may wait for more input for as long as it likes; results go out meanwhile, so it has a lock of its own.
    const std::unique_lock turn{turn_};
    {
      std::unique_lock lock{mutex_};
      room_.wait(lock, [this] { return ended_ || given_ - told_ < most_ahead; });
      if (ended_) return std::nullopt;
    }
    std::optional<Job> job = next_();
    const std::unique_lock lock{mutex_};
    if (job) return std::pair<std::size_t, Job>{given_++, std::move(*job)};
    ended_ = true;
    return std::nullopt;
  }

  void give_back(std::size_t number, Result result) {
    std::unique_lock lock{mutex_};
    if (!ordered_) {
      ++told_;
      done_(std::move(result));
    } else {
      waiting_.emplace(number, std::move(result));
      while (!waiting_.empty() && waiting_.begin()->first == told_) {
        Result first = std::move(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
        ++told_;
        done_(std::move(first));
      }
    }
    room_.notify_all();
  }

  Next next_;
  Done done_;
  bool ordered_;
  std::mutex turn_;   ///< whose turn it is to call `next`; taken before the other
  std::mutex mutex_;  ///< of all below, and of `done`
  std::condition_variable room_;
  std::map<std::size_t, Result> waiting_;
  std::exception_ptr fault_;
  std::size_t given_ = 0, told_ = 0;
  bool ended_ = false;
};

}  // namespace rubdown
