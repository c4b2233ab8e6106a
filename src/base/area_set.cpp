#include "rubdown/base/area_set.hpp"

#include <vector>

namespace rubdown {

std::string describe(AreaSet areas) {
  const std::vector<BodyArea> list(areas.begin(), areas.end());
  return describe(std::span{list});
}

}  // namespace rubdown
