#include "busy/occurrences.hpp"

#include <algorithm>
#include <set>

#include "busy/recurrence.hpp"
#include "rubdown/calendar/codes.hpp"

namespace rubdown {
namespace {

using std::chrono::days;
using std::chrono::seconds;

/// A start of a repeating event, civil in its own zone.
struct Start {
  Civil civil{};
  std::optional<WrittenLength> length;
};

Civil end_of(const BusyEvent& event, Civil start, const WrittenLength& length, const BusyWindow& window) {
  if (event.start.date) return start + length.days;
  const Instant exact = event.start.zone->resolve(start + length.days).first + length.exact;
  return window.home->to_civil(exact);
}

Occurrence occurrence(const BusyEvent& event, Civil start, const WrittenLength& length, const BusyWindow& window) {
  if (event.start.date) return {&event, start, start + std::max(length.days, days{1}), true};
  const Civil begin = window.home->to_civil(event.start.zone->resolve(start).first);
  return {&event, begin, std::max(begin, end_of(event, start, length, window)), false};
}

bool touches(const Occurrence& occurrence, const BusyWindow& window) {
  const Civil from = window.home->to_civil(window.begin), to = window.home->to_civil(window.end);
  return occurrence.begin < to && (occurrence.end > from || occurrence.begin >= from);
}

/// True where `moment` names the instance of `event` that starts at `start`.
bool names(const Moment& moment, const BusyEvent& event, Civil start) {
  if (moment.date || event.start.date) return day_of(moment.civil) == day_of(start);
  return moment.instant() == event.start.zone->resolve(start).first;
}

/// The moment as a civil time in the event's zone.
Civil in_zone_of(const BusyEvent& event, const Moment& moment) {
  if (moment.date || event.start.date) return Civil{day_of(moment.civil)};
  return event.start.zone->to_civil(moment.instant());
}

class Expansion {
 public:
  Expansion(const BusyEvent& event, const BusyWindow& window, const EventContext& context, seconds reach)
      : event_(event), context_(context) {
    const seconds around = reach + days{2} + event.length.days + event.length.exact;
    from_ = event.start.zone->to_civil(window.begin) - around;
    to_ = event.start.zone->to_civil(window.end) + reach + days{2};
  }

  std::vector<Start> starts() {
    add({event_.start.civil, std::nullopt});
    for (const std::string& rule : event_.rules)
      for (const Civil civil : expand(rule)) add({civil, std::nullopt});
    for (const ExtraDate& extra : event_.extra) add({in_zone_of(event_, extra.start), extra.length});
    std::set<Civil> excluded;
    for (const std::string& rule : event_.exception_rules)
      for (const Civil civil : expand(rule)) excluded.insert(civil);
    std::stable_sort(starts_.begin(), starts_.end(), [](const Start& a, const Start& b) { return a.civil < b.civil; });
    std::vector<Start> kept;
    for (const Start& start : starts_) {
      const bool repeated = !kept.empty() && kept.back().civil == start.civil;
      const bool exception = std::any_of(event_.exceptions.begin(), event_.exceptions.end(),
                                         [&](const Moment& m) { return names(m, event_, start.civil); });
      if (!repeated && !exception && excluded.count(start.civil) == 0) kept.push_back(start);
    }
    return kept;
  }

 private:
  void add(Start start) {
    if (start.civil >= from_ && start.civil < to_) starts_.push_back(start);
  }

  std::vector<Civil> expand(const std::string& rule) {
    const RuleAnswer answer = expand_rule({rule, event_.start.civil, event_.start.date, event_.start.zone, from_, to_});
    if (!answer.problem.empty() || answer.cut) {
      const std::string what = answer.cut ? "this event repeats more often than is counted"
                                          : "the recurrence rule of this event " + answer.problem;
      context_.findings.add(busy_rule, {context_.source, event_.line, 1, event_.line, 2}, what,
                            answer.cut ? "later repeats are left out" : "only its first time counts");
    }
    return answer.instances;
  }

  const BusyEvent& event_;
  const EventContext& context_;
  Civil from_{}, to_{};
  std::vector<Start> starts_;
};

/// The replacement for this and all later instances that holds at `start`, the latest one.
const BusyEvent* following(std::span<const BusyEvent* const> all, const BusyEvent& master, Civil start) {
  const BusyEvent* latest = nullptr;
  for (const BusyEvent* event : all) {
    if (!event->and_following || in_zone_of(master, *event->replaces) > start) continue;
    if (!latest || in_zone_of(master, *latest->replaces) < in_zone_of(master, *event->replaces)) latest = event;
  }
  return latest;
}

/// How far THISANDFUTURE moves instances, at most; a year is more than anyone means.
seconds reach_of(std::span<const BusyEvent* const> all) {
  seconds reach{0};
  for (const BusyEvent* event : all) {
    if (event->and_following)
      reach = std::max(reach, std::chrono::abs(seconds{event->start.instant() - event->replaces->instant()}));
  }
  return std::min(reach, seconds{days{366}});
}

bool is_replaced(std::span<const BusyEvent* const> all, const BusyEvent& master, Civil start) {
  return std::any_of(all.begin(), all.end(),
                     [&](const BusyEvent* event) { return event->replaces && names(*event->replaces, master, start); });
}

}  // namespace

std::vector<Occurrence> occurrences(std::span<const BusyEvent* const> all, const BusyWindow& window,
                                    const EventContext& context) {
  std::vector<Occurrence> found;
  const auto take = [&](const Occurrence& one) {
    if (touches(one, window)) found.push_back(one);
  };
  const seconds reach = reach_of(all);
  for (const BusyEvent* event : all) {
    if (event->replaces) {
      take(occurrence(*event, event->start.civil, event->length, window));
      continue;
    }
    for (const Start& start : Expansion(*event, window, context, reach).starts()) {
      if (is_replaced(all, *event, start.civil)) continue;
      const BusyEvent* later = following(all, *event, start.civil);
      if (!later) {
        take(occurrence(*event, start.civil, start.length.value_or(event->length), window));
        continue;
      }
      const seconds shift = later->start.civil - in_zone_of(*event, *later->replaces);
      take(occurrence(*later, start.civil + shift, later->length, window));
    }
  }
  return found;
}

}  // namespace rubdown
