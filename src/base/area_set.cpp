#include "rubdown/base/area_set.hpp"

#include <algorithm>
#include <array>

namespace rubdown {

std::string describe(AreaSet areas) {
  std::array<BodyArea, 3 * (static_cast<std::size_t>(Area::knee) + 1)> list;
  std::copy(areas.begin(), areas.end(), list.begin());
  return describe(std::span{list}.first(areas.size()));
}

}  // namespace rubdown
