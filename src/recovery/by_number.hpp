// Things put together by a small number each has: a day, or a place in a list.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace rubdown {

/// The things of each number, numbers from 0, of one number in their order. They are counted, not compared, which is
/// what it is for: there are about as many numbers as things.
template <class T>
class ByNumber {
 public:
  template <class NumberOf>
  ByNumber(const std::vector<T>& things, std::size_t numbers, const NumberOf& number_of) : ends_(numbers) {
    for (const T& thing : things) ++ends_[number_of(thing)];
    for (std::uint32_t before = 0; std::uint32_t & end : ends_) before += std::exchange(end, before);
    all_.resize(things.size());
    for (const T& thing : things) all_[ends_[number_of(thing)]++] = &thing;
  }

  /// Calls `use` with those of each number of which there are any, which may change their order.
  template <class Use>
  void each(const Use& use) {
    for (std::uint32_t begin = 0; const std::uint32_t end : ends_) {
      if (begin != end) use(std::span{all_}.subspan(begin, end - begin));
      begin = end;
    }
  }

  /// All of them by number.
  std::vector<const T*> take() { return std::move(all_); }

 private:
  std::vector<std::uint32_t> ends_;
  std::vector<const T*> all_;
};

}  // namespace rubdown
