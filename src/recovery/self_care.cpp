#include "recovery/self_care.hpp"

#include <fmt/format.h>

#include <algorithm>

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

struct Slot {
  Civil begin{}, end{};
};

class DayBlock {
 public:
  DayBlock(Day day, std::vector<const Ask*> asks, const Facts& facts, const Surroundings& around)
      : day_(day), engine_(facts.engine()), around_(around) {
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
    if (parts_.empty()) return std::nullopt;
    std::optional<Civil> start = free_start(true);
    if (!start && has_time()) {
      drop_banned();
      start = free_start(false);
    }
    if (!start && has_time()) {
      refused_ = true;
      parts_.erase(std::remove_if(parts_.begin(), parts_.end(), [](const Part& part) { return !part.note(); }),
                   parts_.end());
      if (parts_.empty()) return std::nullopt;
    }
    if (start) drop_late(*start);
    std::stable_partition(parts_.begin(), parts_.end(), [](const Part& part) { return !part.note(); });
    return session(has_time() ? start : std::nullopt);
  }

  bool refused() const { return refused_; }

 private:
  void add(const Ask& ask) {
    const Prescription& session = *ask.session;
    if (banned_all_day(session.type)) return;
    std::vector<BodyArea> areas =
        allowed_areas(ask.areas, session.type, Civil{day_}, Civil{day_ + std::chrono::days{1}}, around_.bans);
    if (!ask.areas.empty() && areas.empty()) return;
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

  static void tidy(std::vector<BodyArea>& areas) {
    std::sort(areas.begin(), areas.end());
    areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
    std::vector<BodyArea> kept;
    for (const BodyArea area : areas) {
      const BodyArea both{area.area, Side::both};
      if (area.side == Side::both || std::find(areas.begin(), areas.end(), both) == areas.end()) kept.push_back(area);
    }
    areas = std::move(kept);
  }

  bool banned_all_day(SessionType type) const {
    const Civil begin{day_}, end{day_ + std::chrono::days{1}};
    return std::any_of(around_.bans.begin(), around_.bans.end(), [&](const Ban& ban) {
      return ban.areas.empty() && !ban.minutes && ban.seconds_per_muscle == 0 && ban.concerns(type) &&
             ban.begin <= begin && end <= ban.end;
    });
  }

  /// As asked for, but not longer than a rule allows on this day.
  Minutes allowed_length(const Ask& ask) const {
    Minutes length{ask.session->minutes};
    for (const Ban& ban : around_.bans) {
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
    const Civil begin{day_}, end{day_ + std::chrono::days{2}};
    const auto add = [&](Civil from, Civil to) {
      if (from < end && begin < to && from < to) slots.push_back({from, to});
    };
    for (const Session& session : around_.schedule.sessions) {
      if (session.start && session.status != Status::missed && session.status != Status::stopped) {
        add(*session.start, *session.end());
      }
    }
    for (const BusyTime& busy : around_.busy) add(busy.begin, busy.end);
    if (with_bans) {
      for (const Ban& ban : around_.bans) {
        if (bans_part(ban)) add(ban.begin, ban.end);
      }
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
      return std::any_of(around_.bans.begin(), around_.bans.end(),
                         [&](const Ban& ban) { return bans(ban, part) && ban.overlaps(begin, end); });
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

  bool is_free(Civil start, const std::vector<Slot>& slots) const {
    const Civil end = start + length();
    return std::none_of(slots.begin(), slots.end(),
                        [&](const Slot& slot) { return slot.begin < end && start < slot.end; });
  }
  std::optional<Civil> first_after(Civil wanted, Civil latest, const std::vector<Slot>& slots) const {
    Civil start = wanted;
    for (const Slot& slot : slots) {
      if (is_free(start, slots)) break;
      if (slot.end > start && slot.begin < start + length()) start = round_up(slot.end);
    }
    if (start > latest || !is_free(start, slots)) return std::nullopt;
    return start;
  }
  std::optional<Civil> last_before(Civil wanted, Civil earliest, const std::vector<Slot>& slots) const {
    Civil start = wanted;
    for (auto slot = slots.rbegin(); slot != slots.rend(); ++slot) {
      if (is_free(start, slots)) break;
      if (slot->end > start && slot->begin < start + length()) start = round_down(slot->begin - length());
    }
    if (start < earliest || !is_free(start, slots)) return std::nullopt;
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

  std::string title() const {
    std::string timed, notes;
    int count = 0;
    for (const Part& part : parts_) {
      std::string& list = part.note() ? notes : timed;
      std::string word{row(part.type()).title};
      if (!list.empty()) word = lower(word);
      list.append(list.empty() ? "" : ", ").append(word);
      if (!part.note()) ++count;
    }
    if (count == 0) return notes;
    if (count == 1) return fmt::format("{} {} min", timed, length().count());
    return fmt::format("Self-care {} min: {}", length().count(), lower(timed));
  }

  Session session(std::optional<Civil> start) const {
    Session session;
    const Ask& first = *parts_.front().ask;
    session.identity = fmt::format("{}/{}", first.firing->rule->id, first.key);
    session.day = day_;
    session.start = start;
    session.length = length();
    session.title = title();
    Recovery recovery;
    for (const Part& part : parts_) {
      recovery.parts.push_back({part.type(), part.length, part.areas,
                                dose_of(*part.ask->session, *around_.schedule.texts), part.ask->firing->rule->id});
      add_reason(*part.ask, session);
      for (const Ask* ask : part.also) add_reason(*ask, session);
    }
    session.what = std::move(recovery);
    return session;
  }
  static void add_reason(const Ask& ask, Session& session) {
    Reason reason = reason_of(*ask.firing->rule, *ask.firing->fact);
    if (std::find(session.reasons.begin(), session.reasons.end(), reason) == session.reasons.end()) {
      session.reasons.push_back(std::move(reason));
    }
  }

  Day day_;
  const Engine& engine_;
  const Surroundings& around_;
  std::vector<Part> parts_;
  bool refused_ = false;
};

Unplaced unplaced_block(const Ask& ask) {
  Unplaced out;
  out.rule = ask.firing->rule->id;
  out.trigger = ask.firing->fact->words;
  out.wanted =
      fmt::format("{} {} min on {}", row(ask.session->type).title, ask.session->minutes, day_in_words(ask.day));
  out.refused_by = {{"busy", fmt::format("no free time for self-care on {}", day_in_words(ask.day))}};
  out.day = ask.day;
  return out;
}

}  // namespace

std::string_view dose_of(const Prescription& session, TextStore& texts) {
  if (!session.optional) return session.dose;
  return session.dose.empty() ? "optional" : texts.keep(fmt::format("optional; {}", session.dose));
}

std::vector<Session> place_self_care(const std::vector<Ask>& asks, const Facts& facts, const Surroundings& around,
                                     std::vector<Unplaced>& unplaced) {
  std::vector<Session> sessions;
  for (std::size_t begin = 0; begin < asks.size();) {
    std::size_t end = begin;
    std::vector<const Ask*> of_day;
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
    DayBlock block{first.day, of_day, facts, around};
    if (auto session = block.place()) sessions.push_back(std::move(*session));
    if (block.refused() && !first.session->optional) unplaced.push_back(unplaced_block(first));
  }
  return sessions;
}

}  // namespace rubdown
