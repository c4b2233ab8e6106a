// Texts, short lists and workouts that sessions refer to: kept once, never moved, freed together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace rubdown {

/// A view of a text that outlives whoever holds it: a literal, or what a store keeps. A std::string does not convert to
/// it, so that none is left behind by mistake.
class KeptText : public std::string_view {
 public:
  constexpr KeptText() = default;
  constexpr KeptText(const char* literal) : std::string_view(literal) {}
  constexpr KeptText(std::string_view kept) : std::string_view(kept) {}
  KeptText(const std::string&) = delete;
};

class TextStore {
 public:
  /// A copy of `text` that lives as long as the store; no room is taken for an empty one.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* const kept = static_cast<char*>(room(text.size(), 1));
    std::copy(text.begin(), text.end(), kept);
    return {kept, text.size()};
  }
  /// The parts in a row, kept as one text.
  std::string_view join(std::initializer_list<std::string_view> parts);

  /// A copy of the values.
  template <typename T>
  std::span<const T> keep(std::span<const T> values) {
    if (values.empty()) return {};
    T* const kept = room_for<T>(values.size());
    std::uninitialized_copy(values.begin(), values.end(), kept);
    return {kept, values.size()};
  }
  /// Puts one more value behind a kept list. It grows in place where nothing was kept since, else it is copied: meant
  /// for lists of a few values. Whoever else holds the list sees what it saw.
  template <typename T>
  void add(std::span<const T>& list, const T& value) {
    if (static_cast<const void*>(list.data() + list.size()) == free_ && sizeof(T) <= left_) {
      std::construct_at(room_for<T>(1), value);
      list = {list.data(), list.size() + 1};
      return;
    }
    T* const copy = room_for<T>(list.size() + 1);
    std::construct_at(std::uninitialized_copy(list.begin(), list.end(), copy), value);
    list = {copy, list.size() + 1};
  }
  /// Unless it is there already.
  template <typename T>
  void add_once(std::span<const T>& list, const T& value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) add(list, value);
  }

  /// A value that others share too.
  template <typename T>
  const T* hold(std::shared_ptr<const T> value) {
    const T* const held = value.get();
    held_.push_back(std::move(value));
    return held;
  }

 private:
  template <typename T>
  T* room_for(std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>, "nobody destroys it");
    return static_cast<T*>(room(count * sizeof(T), alignof(T)));
  }
  /// A thousand times a plan: mostly the last block has room.
  void* room(std::size_t size, std::size_t alignment) {
    const std::size_t skipped = -reinterpret_cast<std::uintptr_t>(free_) & (alignment - 1);
    if (skipped + size > left_) return block_for(size);
    char* const place = free_ + skipped;
    free_ = place + size;
    left_ -= skipped + size;
    return place;
  }
  /// Room in a new block.
  void* block_for(std::size_t size);

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::shared_ptr<const void>> held_;
  char* free_ = nullptr;
  std::size_t left_ = 0, size_ = 0;  // of the last block, of all
};

}  // namespace rubdown
