#include "recovery/self_care.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "recovery/placement_words.hpp"
#include "recovery/rule_reader.hpp"

namespace rubdown {
namespace {

constexpr Minutes least_part{5};

/// A part of a day's block: one type, asked for by one or more rules.
struct Part {
  const Ask* ask = nullptr;  ///< of the highest priority
  std::vector<const Ask*> also;
  Minutes length{0};
  std::vector<BodyArea> areas;

  SessionType type() const { return ask->session->type; }
  bool note() const { return is_note(type()); }
};

/// A time that is taken, or that a ban keeps clear.
struct Slot {
  Civil begin{}, end{};
  const Ban* ban = nullptr;
};

/// Walks slots along with the days: what touches a day and the next is at hand without looking at all.
class Walk {
 public:
  explicit Walk(std::vector<Slot> slots) : slots_(std::move(slots)) {
    std::stable_sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
  }
  /// By begin. Days must not go back.
  const std::vector<Slot>& around(Day day) {
    const Civil from{day}, to{day + std::chrono::days{2}};
    std::erase_if(touching_, [from](const Slot& slot) { return slot.end <= from; });
    for (; next_ < slots_.size() && slots_[next_].begin < to; ++next_) {
      if (from < slots_[next_].end) touching_.push_back(slots_[next_]);
    }
    return touching_;
  }

 private:
  std::vector<Slot> slots_, touching_;
  std::size_t next_ = 0;
};

std::vector<Slot> taken_times(const Surroundings& around) {
  std::vector<Slot> slots;
  slots.reserve(around.schedule.sessions.size() + around.busy.size());
  const auto add = [&](Civil from, Civil to) {
    if (from < to) slots.push_back({from, to});
  };
  for (const Session& session : around.schedule.sessions) {
    if (session.start && session.status != Status::missed && session.status != Status::stopped) {
      add(*session.start, *session.end());
    }
  }
  for (const BusyTime& busy : around.busy) add(busy.begin, busy.end);
  return slots;
}

std::vector<Slot> banned_times(const Surroundings& around) {
  std::vector<Slot> slots;
  slots.reserve(around.bans.size());
  for (const Ban& ban : around.bans) slots.push_back({ban.begin, ban.end, &ban});
  return slots;
}

/// What touches a day: the times taken on it, and the bans.
struct OnDay {
  const std::vector<Slot>& taken;
  const std::vector<Slot>& bans;
  int appointments = 0;
};

class DayBlock {
 public:
  DayBlock(Day day, const std::vector<const Ask*>& asks, const Facts& facts, const Surroundings& around, OnDay on)
      : day_(day), facts_(facts), engine_(facts.engine()), around_(around), on_(on) {
    parts_.reserve(asks.size());
    for (const Ask* ask : asks) add(*ask);
  }

  /// The day's session; nothing where all of it is forbidden or unplaceable.
  std::optional<Session> place() {
    trim();
    if (blocked_day()) {
      parts_.erase(std::remove_if(parts_.begin(), parts_.end(),
                                  [](const Part& part) { return part.type() != SessionType::refer; }),
                   parts_.end());
    }
    if (full_day()) keep_notes();
    if (parts_.empty()) return std::nullopt;
    std::optional<Civil> start = free_start(true);
    if (!start && has_time()) {
      drop_banned();
      start = free_start(false);
    }
    if (!start && has_time()) {
      refused_by_ = RefusedBy{"busy", fmt::format("no free time for self-care on {}", day_in_words(day_))};
      keep_notes();
      if (parts_.empty()) return std::nullopt;
    }
    if (start) drop_late(*start);
    std::stable_partition(parts_.begin(), parts_.end(), [](const Part& part) { return !part.note(); });
    return session(has_time() ? start : std::nullopt);
  }

  /// What refused the day's block, where anything did.
  const std::optional<RefusedBy>& refused_by() const { return refused_by_; }

 private:
  void add(const Ask& ask) {
    const Prescription& session = *ask.session;
    if (banned_all_day(session.type)) return;
    std::vector<BodyArea> areas = areas_meant(session, *ask.firing, facts_);
    const bool somewhere = !areas.empty();
    for (const Slot& slot : on_.bans) {
      remove_banned(areas, session.type, Civil{day_}, Civil{day_ + std::chrono::days{1}}, *slot.ban);
    }
    if (somewhere && areas.empty()) return;
    for (Part& part : parts_) {
      const bool same = part.type() == session.type &&
                        (session.type != SessionType::refer || part.ask->session->dose == session.dose);
      if (!same) continue;
      part.also.push_back(&ask);
      part.length = std::max(part.length, allowed_length(ask));
      part.areas.insert(part.areas.end(), areas.begin(), areas.end());
      tidy(part.areas);
      return;
    }
    parts_.push_back({&ask, {}, allowed_length(ask), std::move(areas)});
  }

  bool banned_all_day(SessionType type) const {
    const Civil begin{day_}, end{day_ + std::chrono::days{1}};
    return std::any_of(on_.bans.begin(), on_.bans.end(), [&](const Slot& slot) {
      const Ban& ban = *slot.ban;
      return ban.begin <= begin && end <= ban.end && ban.areas.empty() && !ban.minutes && ban.seconds_per_muscle == 0 &&
             ban.concerns(type);
    });
  }

  /// As asked for, but not longer than a rule allows on this day.
  Minutes allowed_length(const Ask& ask) const {
    Minutes length{ask.session->minutes};
    for (const Slot& slot : on_.bans) {
      const Ban& ban = *slot.ban;
      const bool limits = ban.minutes && ban.areas.empty() && ban.concerns(ask.session->type) &&
                          ban.begin <= ask.ideal && ask.ideal < ban.end;
      if (limits) length = std::min(length, Minutes{*ban.minutes});
    }
    return length;
  }

  bool is_stretch(SessionType type) const {
    return type == SessionType::stretch_static || type == SessionType::stretch_dynamic;
  }

  /// The caps of the block: what comes last gives way.
  void trim() {
    Minutes total{0}, roll{0}, stretch{0};
    std::vector<Part> kept;
    for (Part& part : parts_) {
      if (part.note()) {
        kept.push_back(std::move(part));
        continue;
      }
      Minutes room = engine_.block - total;
      if (part.type() == SessionType::roll) room = std::min(room, engine_.roll - roll);
      if (is_stretch(part.type())) room = std::min(room, engine_.stretch - stretch);
      const Minutes length = std::min(part.length, room);
      if (length < std::min(least_part, part.length)) continue;
      part.length = length;
      total += length;
      if (part.type() == SessionType::roll) roll += length;
      if (is_stretch(part.type())) stretch += length;
      kept.push_back(std::move(part));
    }
    parts_ = std::move(kept);
  }

  void keep_notes() {
    parts_.erase(std::remove_if(parts_.begin(), parts_.end(), [](const Part& part) { return !part.note(); }),
                 parts_.end());
  }

  /// Appointments and pinned recovery leave no room for the block among the events of a day.
  bool full_day() {
    if (!has_time() || on_.appointments < engine_.events_per_day) return false;
    refused_by_ =
        RefusedBy{"per-day", placing::recovery_events(on_.appointments) + " already on " + day_in_words(day_)};
    return true;
  }

  bool has_time() const {
    return std::any_of(parts_.begin(), parts_.end(), [](const Part& part) { return !part.note(); });
  }
  Minutes length() const {
    Minutes total{0};
    for (const Part& part : parts_) total += part.length;
    return total;
  }
  const Part* leading() const {
    for (const Part& part : parts_) {
      if (!part.note()) return &part;
    }
    return nullptr;
  }

  bool blocked_day() const {
    const auto& blocked = around_.plan.availability.blocked;
    return std::any_of(blocked.begin(), blocked.end(),
                       [&](const BlockedDays& span) { return span.from <= day_ && day_ <= span.to; });
  }

  /// Everything that takes up time on the day, sorted.
  std::vector<Slot> taken(bool with_bans) const {
    std::vector<Slot> slots;
    slots.reserve(on_.taken.size() + on_.bans.size());
    slots = on_.taken;
    if (!with_bans) return slots;
    for (const Slot& slot : on_.bans) {
      if (bans_part(*slot.ban)) slots.push_back(slot);
    }
    std::sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
    return slots;
  }

  static bool bans(const Ban& ban, const Part& part) {
    if (part.note() || !ban.areas.empty() || !ban.concerns(part.type())) return false;
    if (ban.minutes) return part.length > Minutes{*ban.minutes};
    return ban.seconds_per_muscle == 0 || part.ask->session->seconds_per_muscle >= ban.seconds_per_muscle;
  }
  bool bans_part(const Ban& ban) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return bans(ban, part); });
  }

  void drop_banned() {
    const Civil begin{day_}, end{day_ + std::chrono::days{1}};
    const auto banned = [&](const Part& part) {
      return std::any_of(on_.bans.begin(), on_.bans.end(),
                         [&](const Slot& slot) { return bans(*slot.ban, part) && slot.ban->overlaps(begin, end); });
    };
    parts_.erase(std::remove_if(parts_.begin(), parts_.end(), banned), parts_.end());
  }

  /// The first free start from the ideal on, else the last one before it; inside the leading part's window.
  std::optional<Civil> free_start(bool with_bans) const {
    const Part* lead = leading();
    if (lead == nullptr) return std::nullopt;
    const Ask& ask = *lead->ask;
    const Civil earliest = std::max(ask.earliest, at(day_, engine_.day_begins));
    const Civil latest = std::min(ask.latest, std::max(at(day_, engine_.day_ends), ask.ideal));
    if (latest < earliest) return std::nullopt;
    Civil wanted = std::clamp(ask.ideal, earliest, latest);
    for (const Part& part : parts_) {
      if (!part.note() && part.ask->timed && part.ask->earliest <= latest)
        wanted = std::max(wanted, part.ask->earliest);
    }
    if (round_up(wanted) <= latest) wanted = round_up(wanted);
    const std::vector<Slot> slots = taken(with_bans);
    if (const auto start = first_after(wanted, latest, slots)) return start;
    return last_before(wanted, earliest, slots);
  }

  static bool is_free(Civil start, Minutes length, const std::vector<Slot>& slots) {
    const Civil end = start + length;
    return std::none_of(slots.begin(), slots.end(),
                        [&](const Slot& slot) { return slot.begin < end && start < slot.end; });
  }
  std::optional<Civil> first_after(Civil wanted, Civil latest, const std::vector<Slot>& slots) const {
    const Minutes all = length();
    Civil start = wanted;
    for (const Slot& slot : slots) {
      if (is_free(start, all, slots)) break;
      if (slot.end > start && slot.begin < start + all) start = round_up(slot.end);
    }
    if (start > latest || !is_free(start, all, slots)) return std::nullopt;
    return start;
  }
  std::optional<Civil> last_before(Civil wanted, Civil earliest, const std::vector<Slot>& slots) const {
    const Minutes all = length();
    Civil start = wanted;
    for (auto slot = slots.rbegin(); slot != slots.rend(); ++slot) {
      if (is_free(start, all, slots)) break;
      if (slot->end > start && slot->begin < start + all) start = round_down(slot->begin - all);
    }
    if (start < earliest || !is_free(start, all, slots)) return std::nullopt;
    return start;
  }
  static Civil round_up(Civil time) {
    return std::chrono::ceil<std::chrono::duration<int, std::ratio<300>>>(time.time_since_epoch()) + Civil{};
  }
  static Civil round_down(Civil time) {
    return std::chrono::floor<std::chrono::duration<int, std::ratio<300>>>(time.time_since_epoch()) + Civil{};
  }

  /// Parts that are bound to a run and cannot be at this time.
  void drop_late(Civil start) {
    const auto out = [&](const Part& part) {
      return !part.note() && part.ask->timed && (start > part.ask->latest || start < part.ask->earliest);
    };
    parts_.erase(std::remove_if(parts_.begin(), parts_.end(), out), parts_.end());
  }

  /// `Roll 10 min`, `Self-care 25 min: roll, static stretching`; notes alone as they are called.
  std::string title() const {
    const auto timed = static_cast<std::size_t>(
        std::count_if(parts_.begin(), parts_.end(), [](const Part& part) { return !part.note(); }));
    if (timed == 0) return titles(true);
    const std::string minutes = std::to_string(length().count());
    if (timed == 1) return titles(false).append(" ").append(minutes).append(" min");
    return std::string{"Self-care "}.append(minutes).append(" min: ").append(lower(titles(false)));
  }
  std::string titles(bool notes) const {
    std::string list;
    list.reserve(64);
    for (const Part& part : parts_) {
      if (part.note() != notes) continue;
      const std::string_view title = row(part.type()).title;
      list.empty() ? list.append(title) : list.append(", ").append(lower(title));
    }
    return list;
  }

  Session session(std::optional<Civil> start) {
    Session session;
    const Ask& first = *parts_.front().ask;
    const std::string key = first.key();
    session.identity.reserve(first.firing->rule->id.size() + 1 + key.size());
    session.identity.append(first.firing->rule->id).append("/").append(key);
    session.day = day_;
    session.start = start;
    session.length = length();
    session.title = title();
    Recovery recovery;
    recovery.parts.reserve(parts_.size());
    session.reasons.reserve(parts_.size());
    for (Part& part : parts_) {
      recovery.parts.push_back({part.type(), part.length, std::move(part.areas),
                                dose_of(*part.ask->session, *around_.schedule.texts), part.ask->firing->rule->id});
      add_reason(*part.ask, session);
      for (const Ask* ask : part.also) add_reason(*ask, session);
    }
    session.what = std::move(recovery);
    return session;
  }
  static void add_reason(const Ask& ask, Session& session) {
    const Reason reason = reason_of(*ask.firing->rule, *ask.firing->fact);
    if (std::find(session.reasons.begin(), session.reasons.end(), reason) == session.reasons.end()) {
      session.reasons.push_back(reason);
    }
  }

  Day day_;
  const Facts& facts_;
  const Engine& engine_;
  const Surroundings& around_;
  OnDay on_;
  std::vector<Part> parts_;
  std::optional<RefusedBy> refused_by_;
};

}  // namespace

std::vector<Session> place_self_care(const std::vector<Ask>& asks, const Facts& facts, const Surroundings& around,
                                     std::vector<Unplaced>& unplaced) {
  std::vector<Session> sessions;
  std::vector<const Ask*> of_day;
  Walk taken{taken_times(around)}, bans{banned_times(around)};
  const std::vector<Day> booked = booked_days(around.schedule);
  for (std::size_t begin = 0; begin < asks.size();) {
    std::size_t end = begin;
    of_day.clear();
    while (end < asks.size() && asks[end].day == asks[begin].day) of_day.push_back(&asks[end++]);
    const Ask& first = asks[begin];
    begin = end;
    if (first.day < around.first || first.day > around.last) continue;
    if (week_of(around.schedule, first.day) == nullptr) {
      of_day.erase(
          std::remove_if(of_day.begin(), of_day.end(), [](const Ask* ask) { return ask->session->per_week > 0; }),
          of_day.end());
      if (of_day.empty()) continue;
    }
    const auto appointments = static_cast<int>(std::count(booked.begin(), booked.end(), first.day));
    DayBlock block{first.day, of_day, facts, around, {taken.around(first.day), bans.around(first.day), appointments}};
    if (auto session = block.place()) sessions.push_back(std::move(*session));
    if (block.refused_by() && !first.session->optional) unplaced.push_back(unplaced_ask(first, *block.refused_by()));
  }
  return sessions;
}

}  // namespace rubdown
