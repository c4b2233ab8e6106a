#include "training/day_items.hpp"

#include <iterator>

namespace rubdown {

DayItems::DayItems(Day first, std::size_t days) : first_(first) {
  items_.reserve(days + days / 4);
  begins_.reserve(days);
}

void DayItems::insert(std::size_t index, const DayItem& item) {
  items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(end(index)), item);
  shift_behind(index, 1, 0);
}

void DayItems::replace(std::size_t index, std::vector<DayItem> items) {
  const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(begins_[index]);
  const std::size_t before = count(index);
  const auto room = items_.erase(begin, begin + static_cast<std::ptrdiff_t>(before));
  items_.insert(room, std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
  shift_behind(index, items.size(), before);
}

void DayItems::shift_behind(std::size_t index, std::size_t added, std::size_t removed) {
  for (std::size_t day = index + 1; day < size(); ++day) begins_[day] += added - removed;
}

}  // namespace rubdown
