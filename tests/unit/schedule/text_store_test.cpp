#include "rubdown/schedule/text_store.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "rubdown/schedule/session.hpp"

using namespace rubdown;

namespace {

template <typename T>
std::vector<T> values(std::span<const T> list) {
  return {list.begin(), list.end()};
}

}  // namespace

// What a string holds ends with it.
static_assert(!std::is_convertible_v<std::string, KeptText> && !std::is_convertible_v<const std::string&, KeptText>);
static_assert(!std::is_constructible_v<KeptText, std::string> && !std::is_assignable_v<KeptText&, std::string>);
static_assert(std::is_convertible_v<std::string_view, KeptText> && std::is_convertible_v<const char*, KeptText>);
static_assert(!std::is_aggregate_v<KeptText> && !std::is_constructible_v<Rest, std::string>);

TEST_CASE("texts stay where they are, whatever is kept after them") {
  TextStore store;
  std::deque<std::string> given;
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < 400; ++i) {
    given.emplace_back(i * i % 600, static_cast<char>('a' + i % 26));
    kept.push_back(i % 2 == 0 ? store.keep(given.back()) : store.join({given.back(), "/", given.front()}));
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    CHECK(kept[i] == (i % 2 == 0 ? given[i] : given[i] + "/" + given.front()));
  }
  CHECK(store.keep("").empty());
}

TEST_CASE("lists grow behind each other, and who holds a shorter one keeps it") {
  TextStore store;
  std::vector<std::vector<std::int64_t>> wanted(5);
  std::vector<std::span<const std::int64_t>> lists(5);
  std::vector<std::span<const std::int64_t>> before;
  for (std::int64_t i = 0; i < 900; ++i) {
    const auto list = static_cast<std::size_t>(i * i % 7 % 5);
    if (i % 3 == 0) store.keep("odd");
    if (i == 400) before = lists;
    wanted[list].push_back(i);
    store.add(lists[list], i);
    CHECK(reinterpret_cast<std::uintptr_t>(lists[list].data()) % alignof(std::int64_t) == 0);
  }
  for (std::size_t i = 0; i < lists.size(); ++i) {
    CHECK(values(lists[i]) == wanted[i]);
    const auto had = static_cast<std::ptrdiff_t>(before[i].size());
    CHECK(values(before[i]) == std::vector<std::int64_t>(wanted[i].begin(), wanted[i].begin() + had));
  }
}

TEST_CASE("two that share a list each put their own behind it") {
  TextStore store;
  std::span<const int> one;
  store.add(one, 1);
  std::span<const int> other = one;
  store.add(one, 2);
  store.add(other, 3);
  store.add(one, 4);
  CHECK(values(one) == std::vector{1, 2, 4});
  CHECK(values(other) == std::vector{1, 3});
}

TEST_CASE("a value is kept once") {
  TextStore store;
  std::span<const Advice> list;
  store.add_once(list, {"R-A", "one"});
  store.add_once(list, {"R-B", "two"});
  store.add_once(list, {"R-A", "one"});
  CHECK(values(list) == std::vector<Advice>{{"R-A", "one"}, {"R-B", "two"}});
  CHECK(values(store.keep(list)) == values(list));
  CHECK(store.keep(std::span<const Advice>{}).empty());
}

TEST_CASE("what a store holds lives as long as it does") {
  const auto shared = std::make_shared<const std::string>("a text that others share");
  {
    TextStore store;
    CHECK(store.hold(shared) == shared.get());
    CHECK(shared.use_count() == 2);
  }
  CHECK(shared.use_count() == 1);
}
