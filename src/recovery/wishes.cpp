#include "recovery/wishes.hpp"

#include "recovery/stops.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

void add_area(BodyArea area, const Engine& engine, AreaSet& out) {
  for (const Instead& row : engine.instead) {
    if (row.area != area.area) continue;
    for (const Area muscle : row.areas) out.add({muscle, area.side});
    return;
  }
  out.add(area);
}

/// Areas reported lately and not cleared.
AreaSet tight_areas(const Firing& firing, const Facts& facts) {
  AreaSet out;
  const Day last = firing.fact->day;
  for (const Fact& report : facts.of(FactKind::symptom)) {
    if (report.day > last || report.day <= last - days{facts.engine().tight_days}) continue;
    if (report.told().cleared && *report.told().cleared <= last) continue;
    for (const BodyArea area : report.told().areas) add_area(area, facts.engine(), out);
  }
  return out;
}

}  // namespace

void Wishes::begin(const Rule& rule) {
  in_force_.clear();
  std::uint32_t number = shelf_.number_of(rule);
  for (const Prescription& session : rule.sessions) {
    if (wanted_(session) && opted(session.opt_in, session.opt_out, facts_.plan().recovery)) in_force_.push_back(number);
    ++number;
  }
}

std::uint32_t Wishes::number_of_named(const Prescription& session, const Firing& firing) {
  const AreaSet areas = areas_meant(session, firing, facts_);
  // Those of this rule stand last.
  std::size_t behind = named_.size();
  while (behind > 0 && (named_[behind - 1].session != &session || named_[behind - 1].areas != areas)) --behind;
  if (behind == 0) {
    named_.push_back({&session, areas});
    behind = named_.size();
  }
  return shelf_.size() + static_cast<std::uint32_t>(behind - 1);
}

AreaSet areas_meant(const Prescription& session, const Firing& firing, const Facts& facts) {
  AreaSet areas;
  const Fact& reported = firing.reported();
  switch (session.areas_from) {
  case AreasFrom::none:
    break;
  case AreasFrom::reported:
    // A scar is where the operation was; complaints of bone and tendon are worked on in the muscles beside them.
    if (reported.kind == FactKind::surgery)
      areas = AreaSet{reported.told().areas};
    else
      for (const BodyArea area : reported.told().areas) add_area(area, facts.engine(), areas);
    break;
  case AreasFrom::tight:
    areas = tight_areas(firing, facts);
    break;
  case AreasFrom::leg:
    areas = leg_areas(reported.told().side, facts.engine());
    break;
  }
  if (areas.empty()) {
    const Side side =
        session.sides == SidesFrom::reported && !reported.told().areas.empty() ? reported.told().side : Side::both;
    for (const Area area : session.areas) areas.add({area, side});
  }
  return areas.without_repeats();
}

}  // namespace rubdown
