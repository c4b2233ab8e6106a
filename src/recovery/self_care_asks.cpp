#include "recovery/self_care_asks.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>

#include "recovery/absorbed_asks.hpp"
#include "recovery/by_number.hpp"
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
  Asking(const Facts& facts, std::vector<Ask>& out) : facts_(facts), out_(out) {
    const auto& budget = facts.plan().recovery.massages_per_month;
    without_massage_ = budget && budget->value == 0;
  }

  void add(const Firing& firing, const Prescription& session, std::uint32_t wish) {
    if (session.without_massage && !without_massage_) return;
    add_asks(firing, session, wish);
  }

 private:
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
    const std::optional<Day>& cleared = firing.fact->told().cleared;
    if (session.per_week > 0 && session.cancelled_by_clearance && cleared && day >= *cleared) return;
    add_on(day, firing, session, wish);
  }

  /// At any time of the day, best at its usual one.
  Ask& add_on(Day day, const Firing& firing, const Prescription& session, std::uint32_t wish) {
    const Civil begins = at(day, facts_.engine().day_begins), ends = at(day, facts_.engine().day_ends);
    const Civil ideal = std::clamp(usual_time(day, facts_), begins, ends);
    return out_.emplace_back(Ask{&firing, &session, day, begins, ideal, ends, false, wish});
  }

  /// A window whose ideal lies on another day than its trigger is about that day, not about the hour.
  void add_window_ask(const Firing& firing, const Prescription& session, std::uint32_t wish) {
    const Civil from = firing.anchor();
    const Civil earliest = from + session.window->earliest, latest = from + session.window->latest;
    const Civil ideal = from + session.window->ideal;
    if (day_of(ideal) == day_of(from)) {
      out_.emplace_back(Ask{&firing, &session, day_of(ideal), earliest, ideal, latest, true, wish});
      return;
    }
    Ask& ask = add_on(day_of(ideal), firing, session, wish);
    ask.earliest = std::max(ask.earliest, earliest);
    ask.latest = std::max(ask.earliest, std::min(ask.latest, latest));
    ask.ideal = std::clamp(ask.ideal, ask.earliest, ask.latest);
  }

  const Facts& facts_;
  std::vector<Ask>& out_;
  bool without_massage_ = false;
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
  const auto days_there = static_cast<std::size_t>((last - first).count()) + 1;
  ByNumber<Ask> by_day{all, days_there,
                       [first](const Ask& ask) { return static_cast<std::size_t>((ask.day - first).count()); }};
  by_day.each([](std::span<const Ask*> of_day) {
    if (of_day.size() > 1) std::sort(of_day.begin(), of_day.end(), comes_first);
  });
  return by_day.take();
}

SelfCareAsked::SelfCareAsked(const Facts& facts, RecoveryShelf& kept)
    : shelf(&kept), wishes{facts, is_self_care, kept} {}

SelfCareAsked self_care_asked(const Firings& firings, const Facts& facts, RecoveryShelf& shelf) {
  SelfCareAsked out{facts, shelf};
  out.all.reserve(2 * firings.size());
  Asking asking{facts, out.all};
  firings.each_rule([&](std::span<const Firing> of_rule) {
    out.wishes.each(of_rule, [&](const Firing& firing, std::uint32_t wish) {
      asking.add(firing, *out.wishes[wish].session, wish);
    });
  });
  out.order = in_order(out.all);
  const AbsorbedAsks absorbed{out.all};
  Frequency frequency{shelf.rules(), out.wishes.size()};
  std::erase_if(out.order, [&](const Ask* ask) { return absorbed.has(*ask) || !frequency.allows(*ask); });
  return out;
}

}  // namespace rubdown
