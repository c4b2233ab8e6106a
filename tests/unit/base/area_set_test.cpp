#include "rubdown/base/area_set.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace rubdown;

namespace {

using List = std::vector<BodyArea>;

List list_of(AreaSet areas) { return {areas.begin(), areas.end()}; }

constexpr Side sides[] = {Side::both, Side::left, Side::right};

/// Every set of the sides of one area, beside another area that must stay as it is.
std::vector<List> all_of_calf() {
  std::vector<List> all;
  for (unsigned bits = 0; bits < 8; ++bits) {
    List list;
    for (const Side side : sides) {
      if ((bits >> static_cast<unsigned>(side) & 1) != 0) list.push_back({Area::calf, side});
    }
    list.push_back({Area::knee, Side::right});
    all.push_back(list);
  }
  return all;
}

/// Taken away one after the other.
List taken_away(List areas, const List& others) {
  for (const BodyArea other : others) {
    List left;
    for (const BodyArea area : areas) {
      if (area.area != other.area) {
        left.push_back(area);
      } else if (other.side == Side::both || other.side == area.side) {
        continue;
      } else if (area.side == Side::both) {
        left.push_back({area.area, other.side == Side::left ? Side::right : Side::left});
      } else {
        left.push_back(area);
      }
    }
    areas = left;
  }
  std::sort(areas.begin(), areas.end());
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  return areas;
}

}  // namespace

TEST_CASE("areas are gone through in their order, each once") {
  AreaSet areas{{Area::knee, Side::right}, {Area::calf, Side::left}, {Area::calf, Side::both}};
  areas.add({Area::calf, Side::left});
  const List ordered{{Area::calf, Side::both}, {Area::calf, Side::left}, {Area::knee, Side::right}};
  CHECK(list_of(areas) == ordered);
  CHECK(std::is_sorted(ordered.begin(), ordered.end()));
  CHECK(areas.size() == 3);
  CHECK(areas.front() == ordered.front());
  CHECK(areas.has({Area::knee, Side::right}));
  CHECK_FALSE(areas.has({Area::knee, Side::left}));
  CHECK(AreaSet{ordered} == areas);
  CHECK(AreaSet{}.empty());
  CHECK(list_of(AreaSet{}).empty());
}

TEST_CASE("every area and side has its own place in a set") {
  AreaSet all;
  List listed;
  for (int area = 0; area <= static_cast<int>(Area::knee); ++area) {
    for (const Side side : sides) {
      listed.push_back({static_cast<Area>(area), side});
      CHECK_FALSE(all.has(listed.back()));
      all.add(listed.back());
    }
  }
  CHECK(list_of(all) == listed);
  CHECK(all.without(all).empty());
}

TEST_CASE("a side that is also there as both is a repeat") {
  for (const List& list : all_of_calf()) {
    List expected = list;
    if (list.front() == BodyArea{Area::calf, Side::both}) {
      std::erase_if(expected, [](BodyArea area) { return area.area == Area::calf && area.side != Side::both; });
    }
    CHECK(list_of(AreaSet{list}.without_repeats()) == expected);
  }
}

TEST_CASE("areas are taken away side by side") {
  for (const List& areas : all_of_calf()) {
    for (List others : all_of_calf()) {
      others.pop_back();
      CHECK(list_of(AreaSet{areas}.without(AreaSet{others})) == taken_away(areas, others));
    }
  }
}

TEST_CASE("a set of areas is said in its order") {
  CHECK(describe(AreaSet{{Area::quad, Side::left}, {Area::calf, Side::both}, {Area::hamstring, Side::both}}) ==
        "calves, hamstrings and left quad");
  CHECK(describe(AreaSet{}) == "");
}
