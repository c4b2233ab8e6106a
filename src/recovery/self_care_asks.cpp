#include "recovery/self_care_asks.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "recovery/absorbed_asks.hpp"
#include "recovery/frequency.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

/// The usual time of self-care on a day: an hour after its last run, in the evening without one.
Civil usual_time(Day day, const Facts& facts) {
  const std::optional<Civil> end = facts.last_end(day);
  return end ? *end + facts.engine().after_run : at(day, facts.engine().self_care);
}

bool is_self_care(const Prescription& session) { return !row(session.type).professional && !session.inside_run; }

/// Collects asks, rule by rule.
class Asking {
 public:
  Asking(const Facts& facts, SelfCareAsked& out) : facts_(facts), out_(out) {}

  void add(std::span<const Firing> of_rule) {
    in_force_.clear();
    for (const Prescription& session : of_rule.front().rule->sessions) {
      if (is_self_care(session) && may_act(session)) in_force_.push_back({&session, std::nullopt});
    }
    if (in_force_.empty()) return;
    for (const Firing& firing : of_rule) {
      for (InForce& one : in_force_) {
        const Prescription& session = *one.session;
        if (session.only_if.empty() || first_match(session.only_if, *firing.fact, facts_, firing.table)) {
          add_asks(firing, session, wish(firing, one));
        }
      }
    }
  }

 private:
  /// A prescription of the rule, and its wish where no firing says other areas.
  struct InForce {
    const Prescription* session = nullptr;
    std::optional<std::uint32_t> wish;
  };

  /// What the plan says about it, whatever has fired.
  bool may_act(const Prescription& session) const {
    if (!opted(session.opt_in, session.opt_out, facts_.plan().recovery)) return false;
    const auto& budget = facts_.plan().recovery.massages_per_month;
    return !session.without_massage || (budget && budget->value == 0);
  }

  /// Nearly always the one of the prescription: only reports name areas.
  std::uint32_t wish(const Firing& firing, InForce& one) {
    const Prescription& session = *one.session;
    const bool names_areas = session.areas_from == AreasFrom::leg || !firing.reported().areas.empty() ||
                             (session.areas_from == AreasFrom::tight && !facts_.of(FactKind::symptom).empty());
    if (!names_areas && one.wish) return *one.wish;
    const std::uint32_t found = wish({&session, areas_meant(session, firing, facts_)});
    if (!names_areas) one.wish = found;
    return found;
  }

  /// Its number, which stays the same.
  std::uint32_t wish(const Wish& wanted) {
    const auto same = [&](const Wish& wish) { return wish.session == wanted.session && wish.areas == wanted.areas; };
    // Those of a rule stand together, and this rule's last.
    const auto found = std::find_if(out_.wishes.rbegin(), out_.wishes.rend(), same);
    if (found != out_.wishes.rend()) return static_cast<std::uint32_t>(out_.wishes.rend() - found - 1);
    out_.wishes.push_back(wanted);
    return static_cast<std::uint32_t>(out_.wishes.size() - 1);
  }

  void add_asks(const Firing& firing, const Prescription& session, std::uint32_t wish) {
    if (session.window) return add_window_ask(firing, session, wish);
    for (const int offset : session.days) add_day_ask(firing, session, wish, offset);
    if (session.per_week == 0) return;
    const int first = firing.fact->kind == FactKind::week ? 0 : 1;
    for (int k = 0; k * 7 / session.per_week < session.for_days; ++k) {
      add_day_ask(firing, session, wish, first + k * 7 / session.per_week);
    }
  }

  /// Asks so many days after the trigger's.
  void add_day_ask(const Firing& firing, const Prescription& session, std::uint32_t wish, int offset) {
    Day day = firing.fact->day + days{offset};
    // A message must not be lost before the plan's first day.
    if (session.type == SessionType::refer) day = std::max(day, facts_.first_day());
    const std::optional<Day>& cleared = firing.fact->cleared;
    if (session.per_week > 0 && session.cancelled_by_clearance && cleared && day >= *cleared) return;
    add_on(day, firing, session, wish);
  }

  /// At any time of the day, best at its usual one.
  Ask& add_on(Day day, const Firing& firing, const Prescription& session, std::uint32_t wish) {
    const Civil begins = at(day, facts_.engine().day_begins), ends = at(day, facts_.engine().day_ends);
    const Civil ideal = std::clamp(usual_time(day, facts_), begins, ends);
    return out_.all.emplace_back(Ask{&firing, &session, day, begins, ideal, ends, false, wish});
  }

  /// A window whose ideal lies on another day than its trigger is about that day, not about the hour.
  void add_window_ask(const Firing& firing, const Prescription& session, std::uint32_t wish) {
    const Civil from = firing.anchor();
    const Civil earliest = from + session.window->earliest, latest = from + session.window->latest;
    const Civil ideal = from + session.window->ideal;
    if (day_of(ideal) == day_of(from)) {
      out_.all.emplace_back(Ask{&firing, &session, day_of(ideal), earliest, ideal, latest, true, wish});
      return;
    }
    Ask& ask = add_on(day_of(ideal), firing, session, wish);
    ask.earliest = std::max(ask.earliest, earliest);
    ask.latest = std::max(ask.earliest, std::min(ask.latest, latest));
    ask.ideal = std::clamp(ask.ideal, ask.earliest, ask.latest);
  }

  const Facts& facts_;
  SelfCareAsked& out_;
  std::vector<InForce> in_force_;
};

/// Of asks of one day, which lie in the order in which they were asked.
bool comes_first(const Ask* one, const Ask* other) {
  const Ask &a = *one, &b = *other;
  if (a.priority() != b.priority()) return a.priority() > b.priority();
  if (a.session->optional != b.session->optional) return !a.session->optional;
  if (a.firing->fact->begin != b.firing->fact->begin) return a.firing->fact->begin < b.firing->fact->begin;
  if (a.firing->rule->id != b.firing->rule->id) return a.firing->rule->id < b.firing->rule->id;
  return std::less<>{}(one, other);
}

}  // namespace

std::vector<const Ask*> in_order(const std::vector<Ask>& all) {
  if (all.empty()) return {};
  Day first = all.front().day, last = first;
  for (const Ask& ask : all) first = std::min(first, ask.day), last = std::max(last, ask.day);
  // Counted by day, then each put behind those of the days before: a day has one or two.
  const auto index = [first](const Ask& ask) { return static_cast<std::size_t>((ask.day - first).count()); };
  std::vector<std::uint32_t> ends(static_cast<std::size_t>((last - first).count()) + 1);
  for (const Ask& ask : all) ++ends[index(ask)];
  for (std::uint32_t before = 0; std::uint32_t & end : ends) before += std::exchange(end, before);
  std::vector<const Ask*> order(all.size());
  for (const Ask& ask : all) order[ends[index(ask)]++] = &ask;
  for (std::uint32_t begin = 0; const std::uint32_t end : ends) {
    if (end - begin > 1) std::sort(order.begin() + begin, order.begin() + end, comes_first);
    begin = end;
  }
  return order;
}

SelfCareAsked self_care_asked(const std::vector<Firing>& firings, const RulePack& rules, const Facts& facts) {
  SelfCareAsked out;
  out.all.reserve(2 * firings.size());
  out.wishes.reserve(32);
  Asking asking{facts, out};
  each_rule(firings, [&](std::span<const Firing> of_rule) { asking.add(of_rule); });
  out.order = in_order(out.all);
  const AbsorbedAsks absorbed{out.all};
  Frequency frequency{rules, out.wishes};
  std::erase_if(out.order, [&](const Ask* ask) { return absorbed.has(*ask) || !frequency.allows(*ask); });
  return out;
}

}  // namespace rubdown
